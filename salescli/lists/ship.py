"""Lists of goods requests and deliveries."""

from salescli.lists._browse import Browse
from salescli.lists._columns import IMPORTED, moved
from salescli.policy import fields
from salescli.render.sheet import Kind
from salescli.reports._columns import CONTRACT, CUSTOMER, NUMBER, SALESPERSON, STATE, columns
from salescli.reports._section import Column
from salescli.sql import own_parties
from salescli.text import Text

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
listed, shown, history = BROWSE.listed, BROWSE.shown, BROWSE.history
