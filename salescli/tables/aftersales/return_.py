"""Goods that come back, and allowances: the red-letter list of W7 (D16)."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field, Relationship

from salescli.policy.aftersales import ReturnKind, Settlement
from salescli.policy.states import ReturnState
from salescli.tables import ship  # noqa: F401 - the tables named by foreign keys
from salescli.tables._base import EXPLICIT, Minor, Record, Thousandths


class GoodsReturn(Record, table=True):
    """A customer's wish to give goods back, to exchange them or to pay less (W7)."""

    __tablename__ = "goods_return"
    __table_args__ = (
        CheckConstraint("(kind = 'exchange') = (settlement IS NULL)", name="says_how_settled"),
        CheckConstraint(
            "state <> 'booked_in' OR received_on IS NOT NULL", name="booked_in_has_date"
        ),
        CheckConstraint("state <> 'settled' OR settled_on IS NOT NULL", name="settled_has_date"),
        CheckConstraint("(genuine IS NULL) = (ours IS NULL)", name="verified_in_both"),
    )

    number: str = Field(unique=True)
    state: ReturnState = Field(default=ReturnState.REPORTED, index=True)
    kind: ReturnKind
    contract_id: int = Field(foreign_key="contract.id", index=True)
    author_id: int | None = Field(default=None, foreign_key="employee.id")
    reported_on: date = Field(index=True)
    created_at: datetime
    reason: str
    """Why, as the customer says it."""
    cause: str | None = None
    """Which of the company's causes it is, as told, until it was verified."""
    settlement: Settlement | None = None
    """What becomes of the money; None for an exchange, which moves none."""
    compared: str | None = None
    """What was found when it was compared with contract and delivery (W7.2)."""
    genuine: bool | None = None
    ours: bool | None = None
    """Whether the cause is ours (W7.3)."""
    finding: str | None = None
    verifier_id: int | None = Field(default=None, foreign_key="employee.id")
    approved_on: date | None = Field(default=None, index=True)
    received_on: date | None = Field(default=None, index=True)
    receipt: str | None = None
    """What differs from the list, as the warehouse tells it."""
    request_id: int | None = Field(default=None, foreign_key="shipment.id", unique=True)
    """The goods request by which other goods go for those of an exchange."""
    settled_on: date | None = Field(default=None, index=True)

    lines: list["ReturnLine"] = Relationship(
        sa_relationship_kwargs={**EXPLICIT, "order_by": "ReturnLine.id"}
    )


class ReturnLine(Record, table=True):
    """How much of a contract line comes back from a delivery; its worth is the change it makes."""

    __tablename__ = "return_line"
    __table_args__ = (
        UniqueConstraint("goods_return_id", "line_id", "shipment_id"),
        CheckConstraint("quantity > 0 OR amount > 0", name="asks_for_something"),
        CheckConstraint("good + scrap = received", name="inspected_whole"),
    )

    goods_return_id: int = Field(foreign_key="goods_return.id")
    line_id: int = Field(foreign_key="contract_line.id", index=True)
    shipment_id: int = Field(foreign_key="shipment.id", index=True)
    quantity: Thousandths = Field(ge=0)
    amount: Minor = Field(default=0, ge=0)
    """What is allowed, or what goods that came back are worth since they came."""
    serials: str | None = None
    received: Thousandths | None = Field(default=None, ge=0)
    good: Thousandths | None = Field(default=None, ge=0)
    scrap: Thousandths | None = Field(default=None, ge=0)
