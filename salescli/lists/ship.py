"""Lists of goods requests and deliveries."""

from datetime import date
from typing import TYPE_CHECKING, Any

from salescli.lists._browse import Browse
from salescli.lists._columns import IMPORTED, moved
from salescli.policy import fields
from salescli.policy.tranches import put_off
from salescli.render.sheet import Kind, changed
from salescli.reports._columns import CONTRACT, CUSTOMER, NUMBER, SALESPERSON, STATE, columns
from salescli.reports._section import Column
from salescli.sql import own_parties
from salescli.text import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from salescli.render.sheet import Sheet
    from salescli.workspace import Look

BROWSE = Browse(
    "ship",
    "shipment",
    ("shipments", "shipment"),
    Text("Goods requests and deliveries", "수요요청서·출고서", "要货申请与出库"),
    Text("Goods request", "수요요청서", "要货申请单"),
    columns=(
        NUMBER,
        STATE,
        Column("note", Kind.CODE, Text("Delivery note", "출고서", "出库单")),
        CONTRACT,
        CUSTOMER,
        SALESPERSON,
        Column("requested_on", Kind.DATE, Text("Requested", "요청일", "申请日期")),
        Column("due_on", Kind.DATE, Text("To go by", "출고 기한", "发货期限")),
        *columns(fields.DISPATCHED_ON, fields.CARRIER),
        Column("received_on", Kind.DATE, Text("Received", "인수일", "签收日期")),
        Column("received_by", Kind.TEXT, Text("Signed by", "인수자", "签收人")),
        IMPORTED,
    ),
    source=f"""
        FROM shipment JOIN contract ON contract.id = shipment.contract_id {own_parties("contract")}
    """,
    said={"note": "shipment.note_number", "contract": "contract.number"},
    filters={"state": "shipment.state"},
    order="shipment.requested_on, shipment.id",
    parts=(moved("shipment"),),
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
    return changed(sheet, blocks=(changed(first, rows=told), *rest))


def _late(row: "Mapping[str, Any]") -> bool:
    return bool(row["due_on"]) and (row["dispatched_on"] or date.max.isoformat()) > row["due_on"]
