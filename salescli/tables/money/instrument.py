"""The register of cheques, acceptance bills and bank drafts (D14)."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index, text
from sqlmodel import Field

from salescli.policy.kinds import InstrumentKind, Placing
from salescli.policy.states import InstrumentState
from salescli.tables import customer  # noqa: F401 - the tables named by foreign keys
from salescli.tables._base import Minor, Record


class Instrument(Record, table=True):
    """A paper that a customer paid with, and where it is (R9, R12)."""

    __table_args__ = (
        CheckConstraint("kind <> 'acceptance_bill' OR matures_on IS NOT NULL", name="bill_matures"),
        CheckConstraint("matures_on >= drawn_on", name="matures_once_drawn"),
        CheckConstraint("(handed_on IS NULL) = (handed_to_id IS NULL)", name="signed_for"),
        CheckConstraint("(deposited_on IS NULL) = (placing IS NULL)", name="placed"),
        Index(
            "ix_instrument_ended",
            "customer_id",
            text("COALESCE(cleared_on, bounced_on, given_on, '9999-12-31')"),
        ),
    )

    number: str = Field(unique=True)
    state: InstrumentState = Field(default=InstrumentState.REGISTERED, index=True)
    customer_id: int = Field(foreign_key="customer.id")
    salesperson_id: int | None = Field(default=None, foreign_key="employee.id")
    """Who held the account when it came."""
    author_id: int | None = Field(default=None, foreign_key="employee.id")
    received_on: date = Field(index=True)
    created_at: datetime
    kind: InstrumentKind
    serial: str
    """The number that is printed on it."""
    serial_key: str = Field(index=True)
    """That number as it is compared."""
    bank: str
    """The bank that pays, or who accepted it."""
    drawer: str | None = None
    """Who drew it, where that is not the customer."""
    amount: Minor = Field(gt=0)
    drawn_on: date | None = None
    matures_on: date | None = None
    """None: it is paid at sight."""
    handed_on: date | None = Field(default=None, index=True)
    handed_to_id: int | None = Field(default=None, foreign_key="employee.id")
    deposited_on: date | None = None
    placing: Placing | None = None
    placed_with: str | None = None
    """The bank that collects or discounts it, or who took it by endorsement."""
    cleared_on: date | None = Field(default=None, index=True)
    bounced_on: date | None = Field(default=None, index=True)
    given_on: date | None = Field(default=None, index=True)
    given_to: str | None = None
    came_on: date | None = None
    """When it first came, if it went back before finance had it; else on `received_on` (R12)."""
