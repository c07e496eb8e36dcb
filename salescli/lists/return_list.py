"""The red-letter list of what comes back, as it goes with the goods (D16)."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from salescli.errors import DataError
from salescli.lists import _letter, return_
from salescli.lists._columns import LINE
from salescli.lists._select import part
from salescli.policy import aftersales, wording
from salescli.policy.standing import listed
from salescli.policy.states import ReturnState
from salescli.render.sheet import Kind, Sheet
from salescli.reports._section import Column
from salescli.sql import own_product
from salescli.text import Language, Text, _, spoken

if TYPE_CHECKING:
    from salescli.look import Look

_LIST = Text(
    "Return list (red-letter request)",
    "반품 상세 명세서 (적자 수요요청서)",
    "退货明细单（红字要货申请单）",
)
_BY = {
    "company": Text("To", "공급자", "供方"),
    "number": Text("Number", "번호", "编号"),
    "dated": Text("Date", "접수일", "受理日期"),
    "kind": Text("Kind", "구분", "类别"),
    "contract": Text("Contract", "계약번호", "合同号"),
    "salesperson": Text("Salesperson", "영업사원", "销售员"),
}
_FOOT = {
    "reason": Text("Reason", "사유", "事由"),
    "cause": Text("Cause", "원인", "原因"),
    "finding": Text("Found", "진위·원인 확인", "真伪·原因鉴定"),
    "serials": Text("Serial numbers", "제조번호", "序列号"),
    "settlement": Text("Settled by", "정산 방법", "结算方式"),
    "currency": Text("Currency", "통화", "币种"),
}
_NOTE = Column("note", Kind.CODE, Text("Delivery note", "출고서", "出库单"))
_CUSTOMER = _letter.TO | {"customer": Text("From", "반품 고객", "退货方")}

_HEAD = """
    SELECT goods_return.number AS number, goods_return.state AS state,
           goods_return.reported_on AS dated,
           goods_return.kind AS kind, goods_return.reason AS reason, goods_return.cause AS cause,
           goods_return.finding AS finding, goods_return.settlement AS settlement,
           contract.number AS contract, contract.customer_id AS customer_id,
           COALESCE(contract.customer_name, customer.name) AS customer,
           employee.name AS salesperson, employee.phone AS salesperson_phone
    FROM goods_return
    JOIN contract ON contract.id = goods_return.contract_id
    JOIN customer ON customer.id = contract.customer_id
    JOIN employee ON employee.id = contract.salesperson_id
    WHERE goods_return.id = :id
"""

_SERIALS = """
    SELECT serials FROM return_line
    WHERE goods_return_id = :id AND serials IS NOT NULL
    ORDER BY id
"""

_BACK = "COALESCE(return_line.received, return_line.quantity)"

LINES = part(
    "lines",
    _LIST,
    "return_line",
    (LINE, _NOTE, *_letter.GOODS[1:]),
    f"""
        FROM return_line
        JOIN shipment ON shipment.id = return_line.shipment_id
        JOIN contract_line ON contract_line.id = return_line.line_id
        {own_product("contract_line")}
        WHERE return_line.goods_return_id = :id
        ORDER BY contract_line.position, return_line.id
    """,
    position="contract_line.position",
    note="shipment.note_number",
    spec="product.spec",
    unit="product.unit",
    quantity=f"-{_BACK}",
    price="contract_line.price",
    discount="contract_line.discount_bp",
    amount="CASE WHEN return_line.amount > 0 THEN -return_line.amount END",
)._replace(totals=True)
"""Below nothing, as the books have it; goods are worth something once they are in."""


def shown(look: "Look", word: str, *, language: Language | None = None) -> Sheet:
    """Lay a return list out, in the customer's language if not told; DataError before W7.4."""
    id_ = return_.BROWSE.id(look, word)
    head = look.rows(_HEAD, id=id_)[0]
    if not listed(ReturnState(head["state"])):
        raise DataError(
            _("{number} is {state}; its list is printed once it is submitted").format(
                number=head["number"], state=wording.STATES[head["state"]].within(spoken())
            )
        )
    profile = _letter.profile(look, head["customer_id"], head["dated"])
    tongue = language or _letter.language_of(profile)
    whom = _letter.addressed(head["customer"], profile, tongue) | {"customer": head["customer"]}
    rows = look.rows(LINES.sql, id=id_)
    total = sum(row["amount"] or 0 for row in rows)
    paper = _letter.Paper(
        head["number"],
        head["customer"],
        _LIST.within(tongue),
        _letter.pairs(_CUSTOMER, whom, tongue),
        _letter.pairs(_BY, _by(look, head, tongue), tongue),
        (_letter.AMOUNT.within(tongue), _letter.money(look, total)),
        _letter.pairs(_FOOT, _foot(look, head, id_, tongue), tongue),
    )
    return _letter.sheet(look, paper, LINES.lay_out(rows, tongue), tongue)


def _by(look: "Look", head: Mapping[str, Any], tongue: Language) -> dict[str, str | None]:
    who = [word for word in (head["salesperson"], head["salesperson_phone"]) if word]
    return {
        "company": look.company.name,
        "number": head["number"],
        "dated": head["dated"],
        "kind": aftersales.RETURN_KINDS[head["kind"]].within(tongue),
        "contract": head["contract"],
        "salesperson": " ".join(who),
    }


def _foot(
    look: "Look", head: Mapping[str, Any], id_: int, tongue: Language
) -> dict[str, str | None]:
    cause = aftersales.CAUSES.get(head["cause"])
    serials = [row["serials"] for row in look.rows(_SERIALS, id=id_)]
    settlement = aftersales.SETTLEMENTS.get(head["settlement"])
    return {
        "reason": head["reason"],
        "cause": cause.within(tongue) if cause else head["cause"],
        "finding": head["finding"],
        "serials": " · ".join(serials) or None,
        "settlement": settlement.within(tongue) if settlement else None,
        "currency": _letter.TAXED.within(tongue).format(currency=look.company.currency),
    }
