"""The invoice as the customer gets it, or the red one that takes it back (D12, R8)."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from salescli.errors import DataError
from salescli.lists import _letter, invoice
from salescli.lists._select import part
from salescli.policy import wording
from salescli.render.sheet import Sheet
from salescli.sql import INVOICED_LINE, latest, own_product
from salescli.text import Language, Text, _, decimal

if TYPE_CHECKING:
    from salescli.look import Look

_INVOICE = Text("Invoice", "세금계산서", "发票")
_RED = Text("Red invoice", "적자 세금계산서(수정세금계산서)", "红字发票")

_TO = {
    **_letter.TO,
    "registration": Text("Registration number", "사업자등록번호", "统一社会信用代码"),
}
_BY = {
    "company": Text("From", "공급자", "供方"),
    "number": Text("Number", "번호", "编号"),
    "tax_number": Text("Tax number", "세금계산서 번호", "发票号"),
    "issued_on": Text("Issued", "발행일", "开票日期"),
    "supply_on": Text("Supply day", "공급일", "供货日期"),
    "due_on": Text("Due", "만기일", "到期日"),
    "contract": Text("Contract", "계약번호", "合同号"),
    "corrects": Text("Corrects", "정정 대상", "更正单号"),
    "salesperson": Text("Salesperson", "영업사원", "销售员"),
}
_FOOT = {
    "net": Text("Net", "공급가액", "不含税金额"),
    "tax": Text("Tax", "세액", "税额"),
    "reason": Text("Reason", "정정 사유", "红冲原因"),
    "currency": Text("Currency", "통화", "币种"),
}

_ENTERED = Text(
    "{registration} (entered {day})", "{registration} ({day} 등록)", "{registration}（{day} 补登）"
)
_SINCE = f"""
    SELECT registration, MIN(valid_from) AS day FROM customer_profile
    WHERE customer_id = :customer AND registration = (
        SELECT registration FROM customer_profile
        WHERE id = {latest("customer_profile", "customer_id = :customer", ":today")}
    )
    GROUP BY registration
"""
"""The registration number of today and since when, for an invoice that went out without one."""

_HEAD = """
    SELECT invoice.number AS number, invoice.state AS state, invoice.amount AS amount,
           invoice.issued_on AS issued_on, invoice.supply_on AS supply_on,
           invoice.due_on AS due_on, invoice.tax_number AS tax_number,
           invoice.registration AS registration, invoice.tax_kind AS tax_kind,
           invoice.rate_bp AS rate_bp, invoice.tax AS tax, invoice.net AS net,
           invoice.reason AS reason, corrected.number AS corrects,
           contract.number AS contract, contract.customer_id AS customer_id,
           COALESCE(contract.customer_name, customer.name) AS customer,
           employee.name AS salesperson, employee.phone AS salesperson_phone
    FROM invoice
    JOIN contract ON contract.id = invoice.contract_id
    JOIN customer ON customer.id = contract.customer_id
    JOIN employee ON employee.id = contract.salesperson_id
    LEFT JOIN invoice AS corrected ON corrected.id = invoice.corrects_id
    WHERE invoice.id = :id
"""

LINES = part(
    "lines",
    _INVOICE,
    "invoice_line",
    _letter.GOODS,
    f"""
        FROM invoice_line
        JOIN invoice ON invoice.id = invoice_line.invoice_id
        JOIN contract_line ON contract_line.id = invoice_line.line_id
        {own_product("contract_line")}
        WHERE invoice_line.invoice_id = :id
        ORDER BY contract_line.position
    """,
    position="ROW_NUMBER() OVER (ORDER BY contract_line.position)",
    spec="product.spec",
    unit="product.unit",
    quantity=f"{INVOICED_LINE} * invoice_line.quantity",
    price="contract_line.price",
    discount="contract_line.discount_bp",
    amount=f"{INVOICED_LINE} * invoice_line.amount",
)._replace(totals=True)


def shown(look: "Look", word: str, *, language: Language | None = None) -> Sheet:
    """Lay out an invoice, in the customer's language if not told; raise DataError."""
    id_ = invoice.BROWSE.id(look, word)
    head = look.rows(_HEAD, id=id_)[0]
    if head["issued_on"] is None:
        raise DataError(
            _("{document} is not issued yet; finance does: invoice issue").format(
                document=head["number"]
            )
        )
    profile = _letter.profile(look, head["customer_id"], head["issued_on"])
    tongue = language or _letter.language_of(profile)
    known = _letter.addressed(head["customer"], profile, tongue)
    to = _letter.pairs(_TO, known | {"registration": _registered(look, head, tongue)}, tongue)
    by = _letter.pairs(_BY, _by(look, head), tongue)
    title = (_RED if head["corrects"] else _INVOICE).within(tongue)
    block = LINES.lay_out(look.rows(LINES.sql, id=id_), tongue)
    amount = (_letter.AMOUNT.within(tongue), _money(look, head, "amount"))
    paper = _letter.Paper(
        head["number"],
        head["customer"],
        title,
        to,
        by,
        amount,
        _letter.pairs(_FOOT, _foot(look, head, tongue), tongue),
    )
    return _letter.sheet(look, paper, block, tongue)


def _registered(look: "Look", head: Mapping[str, Any], tongue: Language) -> str | None:
    """Return the number that stands on it since its issue, else the one entered since."""
    if head["registration"]:
        return str(head["registration"])
    since = look.rows(_SINCE, customer=head["customer_id"], today=look.today.isoformat())
    return _ENTERED.within(tongue).format(**since[0]) if since else None


def _money(look: "Look", head: Mapping[str, Any], key: str) -> str:
    """Write an amount of it; what a red one takes back is below zero."""
    minor = -head[key] if head["corrects"] else head[key]
    return _letter.money(look, minor)


def _by(look: "Look", head: Mapping[str, Any]) -> dict[str, str | None]:
    who = [word for word in (head["salesperson"], head["salesperson_phone"]) if word]
    told = {key: head[key] for key in _BY if key != "company"}
    return told | {"company": look.company.name, "salesperson": " ".join(who)}


def _foot(look: "Look", head: Mapping[str, Any], tongue: Language) -> dict[str, str | None]:
    reason = head["reason"] and wording.RED_REASONS[head["reason"]].within(tongue)
    told = {
        "reason": reason,
        "currency": _letter.TAXED.within(tongue).format(currency=look.company.currency),
    }
    if head["tax"] is None:
        return told | {"net": None, "tax": None}
    kind = wording.TAX_KINDS[head["tax_kind"]].within(tongue)
    rate = f"{kind} {decimal(head['rate_bp'], 2, trim=True)}%"
    tax = f"{_money(look, head, 'tax')} ({rate})"
    return told | {"net": _money(look, head, "net"), "tax": tax}
