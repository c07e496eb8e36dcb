"""Lists of goods requests and deliveries."""

from typing import TYPE_CHECKING

from salescli.lists._documents import HISTORY, identity
from salescli.policy import numbers
from salescli.render.sheet import Kind
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
)
from salescli.reports._report import listing
from salescli.reports._section import Column, Section, Total
from salescli.text import Text

if TYPE_CHECKING:
    from salescli.policy.states import ShipmentState
    from salescli.render.sheet import Sheet
    from salescli.workspace import Look

_IDENTITY = """
    SELECT shipment.id AS id
    FROM shipment
    JOIN contract ON contract.id = shipment.contract_id
    JOIN employee ON employee.id = contract.salesperson_id
    WHERE (shipment.number = :number OR shipment.note_number = :number OR shipment.id = :id)
      AND (CAST(:scope AS TEXT) IS NULL OR employee.code = :scope)
"""

_COLUMNS = (
    NUMBER,
    STATE,
    Column("note", Kind.CODE, Text("Delivery note", "출고서", "出库单")),
    CONTRACT,
    CUSTOMER,
    SALESPERSON,
    Column("requested_on", Kind.DATE, Text("Requested", "요청일", "申请日期")),
    Column("due_on", Kind.DATE, Text("To go by", "출고 기한", "发货期限")),
    Column("dispatched_on", Kind.DATE, Text("Dispatched", "출고일", "发货日期")),
    Column("carrier", Kind.TEXT, Text("Carrier", "운송사", "承运人")),
    Column("received_on", Kind.DATE, Text("Received", "인수일", "签收日期")),
    Column("received_by", Kind.TEXT, Text("Signed by", "인수자", "签收人")),
)

_SELECT = """
    SELECT shipment.number AS number, shipment.state AS state, shipment.note_number AS note,
           contract.number AS contract,
           customer.code AS customer, customer.name AS customer_name,
           employee.code AS salesperson, employee.name AS salesperson_name,
           shipment.requested_on AS requested_on, shipment.due_on AS due_on,
           shipment.dispatched_on AS dispatched_on, shipment.carrier AS carrier,
           shipment.received_on AS received_on, shipment.received_by AS received_by
    FROM shipment
    JOIN contract ON contract.id = shipment.contract_id
    JOIN customer ON customer.id = contract.customer_id
    JOIN employee ON employee.id = contract.salesperson_id
"""

LIST = Section(
    key="shipments",
    title=Text("Goods requests and deliveries", "수요요청서·출고서", "要货申请与出库"),
    columns=_COLUMNS,
    totals=False,
    sql=f"""
        {_SELECT}
        WHERE (CAST(:state AS TEXT) IS NULL OR shipment.state = :state)
          AND (CAST(:scope AS TEXT) IS NULL OR employee.code = :scope)
        ORDER BY shipment.requested_on, shipment.id
    """,
)

ENTRY = Section(
    key="shipment",
    title=Text("Goods request", "수요요청서", "要货申请单"),
    columns=_COLUMNS,
    totals=False,
    sql=f"{_SELECT} WHERE shipment.id = :id",
)

LINES = Section(
    key="lines",
    title=Text("Lines", "품목", "明细"),
    columns=(
        Column("position", Kind.COUNT, Text("Line", "행", "行"), total=Total.NONE),
        PRODUCT,
        UNIT,
        QUANTITY,
        AMOUNT,
    ),
    sql="""
        SELECT contract_line.position AS position,
               product.code AS product, product.name AS product_name, product.unit AS unit,
               shipment_line.quantity AS quantity, shipment_line.amount AS amount
        FROM shipment_line
        JOIN contract_line ON contract_line.id = shipment_line.line_id
        JOIN product ON product.id = contract_line.product_id
        WHERE shipment_line.shipment_id = :id
        ORDER BY contract_line.position
    """,
)


def listed(look: "Look", *, state: "ShipmentState | None" = None) -> "Sheet":
    """List goods requests, by state."""
    return listing(look, "shipments", (LIST,), state=state)


def _id(look: "Look", word: str) -> int:
    kind = "note" if numbers.fits("note", word) else "ship"
    return int(identity(look, _IDENTITY, kind, word)["id"])


def shown(look: "Look", word: str) -> "Sheet":
    """Show a goods request, found by its own number or its delivery note's, with its lines."""
    return listing(look, "shipment", (ENTRY, LINES), id=_id(look, word))


def history(look: "Look", word: str) -> "Sheet":
    """Show the steps that were taken with a goods request."""
    return listing(look, "history", (HISTORY,), kind="ship", id=_id(look, word))
