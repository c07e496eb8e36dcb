"""Goods requests and the delivery notes they become (D9, D10, D11)."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field, Relationship

from salescli.policy.states import ShipmentState
from salescli.tables import contract  # noqa: F401 - the tables named by foreign keys
from salescli.tables._base import EXPLICIT, Imported, Minor, Record, Thousandths


class Shipment(Record, Imported, table=True):
    """A goods request, its delivery note and the customer's confirmation (W4)."""

    __table_args__ = (
        UniqueConstraint("source", "source_key"),
        CheckConstraint(
            "state NOT IN ('dispatched', 'received')"
            " OR (dispatched_on IS NOT NULL AND note_number IS NOT NULL)",
            name="dispatched_has_note",
        ),
        CheckConstraint("state <> 'received' OR received_on IS NOT NULL", name="received_has_date"),
    )

    number: str = Field(unique=True)
    state: ShipmentState = Field(default=ShipmentState.REQUESTED, index=True)
    contract_id: int = Field(foreign_key="contract.id", index=True)
    author_id: int | None = Field(default=None, foreign_key="employee.id")
    requested_on: date = Field(index=True)
    created_at: datetime
    due_on: date
    note_number: str | None = Field(default=None, unique=True)
    dispatched_on: date | None = Field(default=None, index=True)
    carrier: str | None = None
    received_on: date | None = Field(default=None, index=True)
    received_by: str | None = None

    lines: list["ShipmentLine"] = Relationship(
        sa_relationship_kwargs={**EXPLICIT, "order_by": "ShipmentLine.id"}
    )


class ShipmentLine(Record, table=True):
    """How much of a contract line is requested and sent; worth the change it makes."""

    __tablename__ = "shipment_line"
    __table_args__ = (UniqueConstraint("shipment_id", "line_id"),)

    shipment_id: int = Field(foreign_key="shipment.id")
    line_id: int = Field(foreign_key="contract_line.id", index=True)
    quantity: Thousandths = Field(gt=0)
    amount: Minor = Field(default=0, ge=0)
