"""Goods requests, the delivery notes they become, and the red notes that correct these (D9-D11)."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, text
from sqlmodel import Field, Relationship

from salescli.policy.states import ShipmentState
from salescli.tables import contract  # noqa: F401 - the tables named by foreign keys
from salescli.tables._base import EXPLICIT, Imported, Minor, Record, Thousandths


class Shipment(Record, Imported, table=True):
    """A goods request, its delivery note and the customer's confirmation (W4).

    A red note is one that names the note it corrects; what stands in it is taken back (R8).
    """

    __table_args__ = (
        UniqueConstraint("source", "source_key"),
        CheckConstraint(
            "state NOT IN ('dispatched', 'received', 'corrected')"
            " OR (dispatched_on IS NOT NULL AND note_number IS NOT NULL)",
            name="dispatched_has_note",
        ),
        CheckConstraint("state <> 'received' OR received_on IS NOT NULL", name="received_has_date"),
        CheckConstraint(
            "(corrects_id IS NULL) = (reason IS NULL)"
            " AND (state <> 'correcting' OR corrects_id IS NOT NULL)",
            name="red_note_says_why",
        ),
        Index(
            "ix_shipment_corrects_id",
            "corrects_id",
            sqlite_where=text("corrects_id IS NOT NULL"),
        ),
        Index(
            "ix_shipment_to_file",
            "requested_on",
            sqlite_where=text("filed_on IS NULL AND corrects_id IS NULL"),
        ),
        Index(
            "ix_shipment_to_vouch",
            "received_on",
            sqlite_where=text("received_on IS NOT NULL AND voucher IS NULL"),
        ),
        Index(
            "ix_shipment_voided",
            "state",
            "corrects_id",
            sqlite_where=text("state = 'corrected' AND corrects_id IS NULL"),
        ),
    )

    number: str = Field(unique=True)
    state: ShipmentState = Field(default=ShipmentState.REQUESTED, index=True)
    contract_id: int = Field(foreign_key="contract.id", index=True)
    author_id: int | None = Field(default=None, foreign_key="employee.id")
    requested_on: date = Field(index=True)
    created_at: datetime
    due_on: date
    corrects_id: int | None = Field(default=None, foreign_key="shipment.id")
    reason: str | None = None
    note_number: str | None = Field(default=None, unique=True)
    dispatched_on: date | None = Field(default=None, index=True)
    carrier: str | None = None
    filed_on: date | None = Field(default=None, index=True)
    """The day on which the request was put on file (R10)."""
    voucher: str | None = None
    vouched_on: date | None = Field(default=None, index=True)
    announced_on: date | None = Field(default=None, index=True)
    announced_to: str | None = None
    received_on: date | None = Field(default=None, index=True)
    received_by: str | None = None

    lines: list["ShipmentLine"] = Relationship(
        sa_relationship_kwargs={**EXPLICIT, "order_by": "ShipmentLine.id"}
    )


class ShipmentLine(Record, table=True):
    """How much of a contract line is requested and sent; worth the change it makes."""

    __tablename__ = "shipment_line"
    __table_args__ = (
        UniqueConstraint("shipment_id", "line_id"),
        Index("ix_shipment_line_short", "shipment_id", sqlite_where=text("short > taken_back")),
    )

    shipment_id: int = Field(foreign_key="shipment.id")
    line_id: int = Field(foreign_key="contract_line.id", index=True)
    quantity: Thousandths = Field(gt=0)
    amount: Minor = Field(default=0, ge=0)
    short: Thousandths | None = Field(default=None, ge=0)
    """What the customer did not find; None until the receipt is filed (W4.5)."""
    damaged: Thousandths | None = Field(default=None, ge=0)
    taken_back: Thousandths = Field(default=0, ge=0, sa_column_kwargs={"server_default": text("0")})
    """How much of it red notes that count have taken back, kept so that a watch finds the rest."""
    serials: str | None = None
    """Serial or batch numbers that went, with a space between (W7.2)."""
