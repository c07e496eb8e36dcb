"""Lists of goods requests and deliveries."""

from datetime import date
from typing import TYPE_CHECKING, Any

from salescli.lists._browse import Browse
from salescli.lists._columns import (
    BY,
    DISCOUNT,
    IMPORTED,
    LINE,
    LINES,
    PRICE,
    REASON,
    TERMS,
    WORTH,
    worth,
)
from salescli.lists._contract_entry import DELIVER_BY
from salescli.lists._select import part
from salescli.policy import fields
from salescli.policy.goods.tranches import put_off
from salescli.render.sheet import Kind, changed
from salescli.reports._columns import (
    AMOUNT,
    CONTRACT,
    CUSTOMER,
    NUMBER,
    PRODUCT,
    QUANTITY,
    SALESPERSON,
    STATE,
    UNIT,
    columns,
)
from salescli.reports._customer import PAYMENT_DAYS
from salescli.reports._section import Column
from salescli.sql import SIGNED, own_parties, own_product, terms
from salescli.supplies import LINE_ASKED, LINE_DELIVERED, LINE_IN_FORCE
from salescli.text import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from salescli.look import Look
    from salescli.render.sheet import Sheet

_AGREED = Column("agreed_on", Kind.DATE, Text("Agreed", "합의일", "约定日期"))
_NOTE = Column("note", Kind.CODE, Text("Delivery note", "출고서", "出库单"))
_LINE = """
    FROM shipment_line
    JOIN shipment ON shipment.id = shipment_line.shipment_id
    JOIN contract_line ON contract_line.id = shipment_line.line_id
"""
_OF_LINE = "WHERE shipment_line.shipment_id = :id ORDER BY contract_line.position"

CONTRACT_BESIDE = part(
    "contract",
    Text("The contract beside the request", "계약 대비", "合同对照"),
    "shipment_line",
    (
        LINE,
        PRODUCT,
        Column("ordered", Kind.QUANTITY, Text("Ordered", "계약 수량", "合同数量")),
        Column("delivered", Kind.QUANTITY, Text("Delivered", "출고 수량", "已发数量")),
        Column("asked", Kind.QUANTITY, Text("Asked for", "요청 수량", "申请数量")),
        Column("left", Kind.QUANTITY, Text("Left", "잔여 수량", "剩余数量")),
        PRICE,
        DISCOUNT,
    ),
    f"{_LINE} {own_product('contract_line')} {_OF_LINE}",
    position="contract_line.position",
    ordered=LINE_IN_FORCE,
    delivered=LINE_DELIVERED,
    asked=f"{SIGNED} * shipment_line.quantity",
    left=f"{LINE_IN_FORCE} - COALESCE({LINE_ASKED}, 0)",
    price="contract_line.price",
    discount="contract_line.discount_bp",
)
"""What the manager reviews a request against: left is what nobody has asked for yet (W4.3)."""

MOVED = part(
    "lines",
    LINES,
    "shipment_line",
    (
        LINE,
        PRODUCT,
        UNIT,
        QUANTITY,
        AMOUNT,
        Column("short", Kind.QUANTITY, Text("Missing", "부족 수량", "短少数量")),
        Column("damaged", Kind.QUANTITY, Text("Damaged", "파손 수량", "损坏数量")),
    ),
    f"{_LINE} {own_product('contract_line')} {_OF_LINE}",
    position="contract_line.position",
    unit="product.unit",
    quantity=f"{SIGNED} * shipment_line.quantity",
    amount=f"{SIGNED} * shipment_line.amount",
)._replace(totals=True)

DELAYS = part(
    "delays",
    Text("Delays", "출고 지연", "延期"),
    "shipment_delay",
    (
        Column("delayed_on", Kind.DATE, Text("Date", "일자", "日期")),
        REASON,
        _AGREED,
        BY,
    ),
    """
        FROM shipment_delay LEFT JOIN employee ON employee.id = shipment_delay.author_id
        WHERE shipment_delay.shipment_id = :id
        ORDER BY shipment_delay.id
    """,
    by="employee",
)

RED_NOTES = part(
    "red_notes",
    Text("Red notes", "적자 출고서", "红字出库单"),
    "red",
    (
        NUMBER,
        STATE,
        _NOTE,
        Column("requested_on", Kind.DATE, Text("Written", "작성일", "填写日期")),
        REASON,
        BY,
        AMOUNT,
    ),
    """
        FROM shipment AS red LEFT JOIN employee ON employee.id = red.author_id
        WHERE red.corrects_id = :id
        ORDER BY red.id
    """,
    note="red.note_number",
    by="employee",
    amount="""
        CAST((SELECT -SUM(amount) FROM shipment_line WHERE shipment_id = red.id) AS BIGINT)
    """,
)

BROWSE = Browse(
    "ship",
    "shipment",
    ("shipments", "shipment"),
    Text("Goods requests and deliveries", "수요요청서·출고서", "要货申请与出库"),
    Text("Goods request", "수요요청서", "要货申请单"),
    columns=(
        NUMBER,
        STATE,
        _NOTE,
        Column("corrects", Kind.CODE, Text("Corrects", "정정 대상", "更正单号")),
        CONTRACT,
        CUSTOMER,
        SALESPERSON,
        Column("requested_on", Kind.DATE, Text("Requested", "요청일", "申请日期")),
        Column("due_on", Kind.DATE, Text("To go by", "출고 기한", "发货期限")),
        _AGREED,
        *columns(fields.DISPATCHED_ON, fields.CARRIER),
        Column("announced_on", Kind.DATE, Text("Customer told", "고객 통보일", "通知客户日期")),
        Column("received_on", Kind.DATE, Text("Received", "인수일", "签收日期")),
        Column("received_by", Kind.TEXT, Text("Signed by", "인수자", "签收人")),
        IMPORTED,
    ),
    last=(WORTH,),
    beside=(
        Column("voucher", Kind.CODE, Text("Voucher", "배송증명 번호", "发货凭证号")),
        Column("announced_to", Kind.TEXT, Text("Told to", "통보 대상", "通知对象")),
        REASON,
        Column("cleared_on", Kind.DATE, Text("Cleared by finance", "재무 확인일", "财务确认日期")),
        PAYMENT_DAYS,
        TERMS,
        DELIVER_BY,
    ),
    joined=terms(":today"),
    source=f"""
        FROM shipment JOIN contract ON contract.id = shipment.contract_id {own_parties("contract")}
        LEFT JOIN shipment AS corrected ON corrected.id = shipment.corrects_id
    """,
    said={
        "worth": f"{SIGNED} * {worth('shipment', 'shipment_line')}",
        "note": "shipment.note_number",
        "corrects": "corrected.note_number",
        "contract": "contract.number",
        "agreed_on": """
            (SELECT shipment_delay.agreed_on FROM shipment_delay
             WHERE shipment_delay.shipment_id = shipment.id
               AND shipment_delay.agreed_on IS NOT NULL
             ORDER BY shipment_delay.id DESC LIMIT 1)
        """,
        "cleared_on": """
            (SELECT MAX(decision.decided_on) FROM decision
             WHERE decision.kind = 'ship' AND decision.document_id = shipment.id
               AND decision.step = 'clear')
        """,
        **{key: f"version.{key}" for key in ("payment_days", "terms", "deliver_by")},
    },
    parts=(CONTRACT_BESIDE, MOVED, DELAYS, RED_NOTES),
    also=(("note", "note_number"),),
)
history = BROWSE.history


def listed(look: "Look", **chosen: object) -> "Sheet":
    """List what was chosen, each with the day that R7 goes by."""
    return _put_off(look, BROWSE.listed(look, **chosen))


def shown(look: "Look", word: str) -> "Sheet":
    """Show one with the day that R7 goes by; raise UnknownError."""
    return _put_off(look, BROWSE.shown(look, word))


def _put_off(look: "Look", sheet: "Sheet") -> "Sheet":
    """Put the day off of what a block of its firm stopped; while the block stands there is none."""
    first, *rest = sheet.blocks
    rows: list[dict[str, Any]] = [
        dict(zip([column.key for column in first.columns], row, strict=True)) for row in first.rows
    ]
    if not any(map(_late, rows)):
        return sheet
    from salescli.watch import deliveries  # noqa: PLC0415 - start-up

    blocked, calendar = deliveries.blocked(look, look.today), look.company.calendar
    for row in filter(_late, rows):
        due_on = date.fromisoformat(row["due_on"])
        day = put_off(due_on, blocked.get(row["customer"].code, []), calendar)
        row["due_on"] = None if day == date.max else day.isoformat()
    told = tuple(tuple(row.values()) for row in rows)
    late = frozenset(n for n, row in enumerate(rows) if _late(row) and _overdue(row, look.today))
    return changed(sheet, blocks=(changed(first, rows=told, late=late), *rest))


def _late(row: "Mapping[str, Any]") -> bool:
    return bool(row["due_on"]) and (row["dispatched_on"] or date.max.isoformat()) > row["due_on"]


def _overdue(row: "Mapping[str, Any]", today: date) -> bool:
    """Say whether goods went late, or wait and should have gone."""
    waits = row["state"].code in {"requested", "division_confirmed", "approved"}
    return bool(row["dispatched_on"]) or (waits and row["due_on"] < today.isoformat())
