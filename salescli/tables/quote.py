"""Quotations and bids, their lines and what in them departs from the norm (D5, D6, R4)."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlmodel import Field, Relationship

from salescli.policy.kinds import PriceBasis
from salescli.policy.states import QuoteState
from salescli.tables import inquiry  # noqa: F401 - the tables named by foreign keys
from salescli.tables._base import (
    EXPLICIT,
    BasisPoints,
    Minor,
    Record,
    Thousandths,
)
from salescli.tables._deviating import Deviating


class Quote(Record, table=True):
    """What was offered to a customer, and what became of it (W2)."""

    __table_args__ = (
        CheckConstraint(
            "state IN ('draft', 'withdrawn') OR number IS NOT NULL", name="submitted_has_number"
        ),
        CheckConstraint(
            "state NOT IN ('sent', 'won', 'lost') OR sent_on IS NOT NULL", name="sent_has_date"
        ),
        CheckConstraint("state <> 'lost' OR lost_reason IS NOT NULL", name="lost_has_reason"),
        CheckConstraint("bid = 0 OR inquiry_id IS NOT NULL", name="bid_answers_a_tender"),
        Index("ix_quote_sent", "sent_on", "salesperson_id", "bid"),
        Index("ix_quote_closed", "state", "closed_on", "salesperson_id", "bid"),
        Index("ix_quote_customer", "customer_id", "drafted_on"),
    )

    number: str | None = Field(default=None, unique=True)
    state: QuoteState = Field(default=QuoteState.DRAFT, index=True)
    bid: bool = False
    customer_id: int = Field(foreign_key="customer.id")
    salesperson_id: int = Field(foreign_key="employee.id")
    author_id: int | None = Field(default=None, foreign_key="employee.id")
    inquiry_id: int | None = Field(default=None, foreign_key="inquiry.id", index=True)
    revises_id: int | None = Field(default=None, foreign_key="quote.id", index=True)
    revision: int = Field(default=1, ge=1)
    drafted_on: date = Field(index=True)
    created_at: datetime
    valid_until: date | None = None
    payment_days: int = Field(ge=0)
    lead_days: int | None = Field(default=None, ge=0)
    """Calendar days from the contract to delivery."""
    terms: str | None = None
    language: str = "ko"
    total: Minor = Field(default=0, ge=0)
    sent_on: date | None = None
    closed_on: date | None = None
    lost_reason: str | None = None
    competitor: str | None = None
    competitor_price: Minor | None = Field(default=None, ge=0)
    customer_name: str | None = None
    """As it was when it was submitted; None before that, or before such words were kept."""

    lines: list["QuoteLine"] = Relationship(
        sa_relationship_kwargs={**EXPLICIT, "order_by": "QuoteLine.position"}
    )
    deviations: list["QuoteDeviation"] = Relationship(
        sa_relationship_kwargs={**EXPLICIT, "order_by": "QuoteDeviation.id"}
    )


class QuoteLine(Record, table=True):
    """A product that was offered; its amount is rounded once and stored."""

    __tablename__ = "quote_line"
    __table_args__ = (
        UniqueConstraint("quote_id", "position"),
        CheckConstraint("basis <> 'cost' OR cost IS NOT NULL", name="cost_is_known"),
    )

    quote_id: int = Field(foreign_key="quote.id")
    position: int = Field(ge=1)
    product_id: int = Field(foreign_key="product.id", index=True)
    quantity: Thousandths = Field(gt=0)
    price: Minor = Field(ge=0)
    discount_bp: BasisPoints = Field(default=0, ge=0, le=10_000)
    amount: Minor = Field(ge=0)
    basis: PriceBasis = PriceBasis.LIST
    cost: Minor | None = Field(default=None, ge=0)
    margin_bp: BasisPoints | None = Field(default=None, lt=10_000)
    """The share of the price that is not cost."""
    dropped: bool = False
    product_code: str | None = None
    """What the product was called when the quotation was submitted."""
    product_name: str | None = None
    spec: str | None = None
    unit: str | None = None


class QuoteDeviation(Record, Deviating, table=True):
    """A price or term of a quotation beyond the norm, and what was decided about it (R4)."""

    __tablename__ = "quote_deviation"

    quote_id: int = Field(foreign_key="quote.id", index=True)
