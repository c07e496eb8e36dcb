"""The delivery note as it goes with the goods, or the red one that corrects it (D10, R8)."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from salescli.errors import DataError
from salescli.lists import _letter, ship
from salescli.lists._select import part
from salescli.render.sheet import Kind, Sheet
from salescli.reports._columns import QUANTITY
from salescli.reports._section import Column, Section
from salescli.sql import SIGNED, own_product
from salescli.text import Language, Text, _

if TYPE_CHECKING:
    from salescli.look import Look

_NOTE = Text("Delivery note", "출고서", "销售出库单")
_RED = Text("Red delivery note", "적자 출고서", "红字销售出库单")

_BY = {
    "company": Text("From", "공급자", "供方"),
    "number": Text("Number", "번호", "编号"),
    "dated": Text("Date", "출고일", "出库日期"),
    "contract": Text("Contract", "계약번호", "合同号"),
    "request": Text("Goods request", "수요요청서", "要货申请单"),
    "corrects": Text("Corrects", "정정 대상", "更正单号"),
    "salesperson": Text("Salesperson", "영업사원", "销售员"),
}
_FOOT = {
    "reason": Text("Reason", "정정 사유", "更正原因"),
    "carrier": Text("Carrier", "운송사", "承运人"),
    "voucher": Text("Voucher", "배송증명 번호", "发货凭证号"),
    "currency": Text("Currency", "통화", "币种"),
    "received": Text("Received", "인수", "签收"),
    "check": Text("On receipt", "인수 확인", "签收"),
}
_CHECK = Text(
    "please count and look at the goods, and note what is missing or damaged before you sign",
    "수량과 상태를 확인하시고, 부족·파손이 있으면 적은 뒤 서명해 주십시오",
    "请清点并检查货物，如有短少或损坏请注明后再签字",
)

_HEAD = """
    SELECT shipment.note_number AS number, shipment.number AS request,
           shipment.dispatched_on AS dated, shipment.carrier AS carrier,
           shipment.voucher AS voucher, shipment.reason AS reason,
           note.note_number AS corrects, contract.number AS contract,
           contract.customer_id AS customer_id,
           COALESCE(contract.customer_name, customer.name) AS customer,
           employee.name AS salesperson, employee.phone AS salesperson_phone,
           shipment.received_on AS received_on, shipment.received_by AS received_by,
           (SELECT CAST(SUM(amount) AS BIGINT) FROM shipment_line
            WHERE shipment_id = shipment.id) AS total,
           EXISTS (SELECT 1 FROM shipment_line
                   WHERE shipment_id = shipment.id AND (short > 0 OR damaged > 0)) AS wrong
    FROM shipment
    JOIN contract ON contract.id = shipment.contract_id
    JOIN customer ON customer.id = contract.customer_id
    JOIN employee ON employee.id = contract.salesperson_id
    LEFT JOIN shipment AS note ON note.id = shipment.corrects_id
    WHERE shipment.id = :id
"""

_WRONG = (
    Column("short", Kind.QUANTITY, Text("Missing", "부족", "短少")),
    Column("damaged", Kind.QUANTITY, Text("Damaged", "파손", "损坏")),
)


def _lines(columns: tuple[Column, ...]) -> Section:
    return part(
        "lines",
        _NOTE,
        "shipment_line",
        columns,
        f"""
            FROM shipment_line
            JOIN shipment ON shipment.id = shipment_line.shipment_id
            JOIN contract_line ON contract_line.id = shipment_line.line_id
            {own_product("contract_line")}
            WHERE shipment_line.shipment_id = :id
            ORDER BY contract_line.position
        """,
        position="ROW_NUMBER() OVER (ORDER BY contract_line.position)",
        spec="product.spec",
        unit="product.unit",
        quantity=f"{SIGNED} * shipment_line.quantity",
        short="NULLIF(shipment_line.short, 0)",
        damaged="NULLIF(shipment_line.damaged, 0)",
        price="contract_line.price",
        discount="contract_line.discount_bp",
        amount=f"{SIGNED} * shipment_line.amount",
    )._replace(totals=True)


_AFTER = _letter.GOODS.index(QUANTITY) + 1
LINES = _lines((*_letter.GOODS[:_AFTER], *_WRONG, *_letter.GOODS[_AFTER:]))
"""What was sent, with what the customer did not find or found broken, if anything (W4.5)."""


def shown(look: "Look", word: str, *, language: Language | None = None) -> Sheet:
    """Lay out a delivery note, in the customer's language if not told; raise DataError."""
    id_ = ship.BROWSE.id(look, word)
    head = look.rows(_HEAD, id=id_)[0]
    if head["number"] is None:
        raise DataError(
            _("{request} has no delivery note yet; it gets one when the goods go out").format(
                request=head["request"]
            )
        )
    profile = _letter.profile(look, head["customer_id"], head["dated"])
    tongue = language or _letter.language_of(profile)
    to = _letter.pairs(_letter.TO, _letter.addressed(head["customer"], profile, tongue), tongue)
    by = _letter.pairs(_BY, _by(look, head), tongue)
    title = (_RED if head["corrects"] else _NOTE).within(tongue)
    lines = LINES if head["wrong"] else LINES._replace(columns=_letter.GOODS)
    block = lines.lay_out(look.rows(lines.sql, id=id_), tongue)
    amount = (_letter.AMOUNT.within(tongue), _total(look, head))
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


def _total(look: "Look", head: Mapping[str, Any]) -> str:
    total = -head["total"] if head["corrects"] else head["total"]
    return _letter.money(look, total)


def _by(look: "Look", head: Mapping[str, Any]) -> dict[str, str | None]:
    who = [word for word in (head["salesperson"], head["salesperson_phone"]) if word]
    told = {key: head[key] for key in ("number", "dated", "contract", "request", "corrects")}
    return told | {"company": look.company.name, "salesperson": " ".join(who)}


def _foot(look: "Look", head: Mapping[str, Any], tongue: Language) -> dict[str, str | None]:
    got = f"{head['received_on']} {head['received_by']}" if head["received_on"] else None
    return {
        "reason": head["reason"],
        "received": got,
        "carrier": head["carrier"],
        "voucher": head["voucher"],
        "currency": _letter.TAXED.within(tongue).format(currency=look.company.currency),
        "check": None if head["corrects"] or got else _CHECK.within(tongue),
    }
