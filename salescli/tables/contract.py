"""Sales contracts, their lines and the terms that depart from the norm (D7, R4)."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, text
from sqlmodel import Field, Relationship

from salescli.policy.kinds import ContractMeans
from salescli.policy.states import ContractState
from salescli.tables import customer, product  # noqa: F401 - the tables named by foreign keys
from salescli.tables._base import (
    EXPLICIT,
    BasisPoints,
    Imported,
    Minor,
    Record,
    Thousandths,
)
from salescli.tables._deviating import Deviating


class Contract(Record, Imported, table=True):
    """What a customer agreed to buy, and where that agreement stands (D7)."""

    __table_args__ = (
        UniqueConstraint("source", "source_key"),
        CheckConstraint(
            "state IN ('draft', 'negotiating', 'submitted', 'confirmed', 'cancelled')"
            " OR effective_on IS NOT NULL",
            name="contract_in_force_has_date",
        ),
        CheckConstraint(
            "effective_on IS NULL OR effective_on = COALESCE(ordered_on, signed_on)",
            name="in_force_from_order_or_signature",
        ),
        CheckConstraint("ordered_on IS NULL OR means <> 'written'", name="order_is_no_paper"),
        CheckConstraint(
            "state IN ('draft', 'negotiating', 'cancelled') OR number IS NOT NULL",
            name="submitted_has_number",
        ),
        CheckConstraint(
            "state <> 'cancelled' OR (cancelled_on IS NOT NULL AND cancel_reason IS NOT NULL)",
            name="cancelled_says_why",
        ),
        Index("ix_contract_amends", "amends_id", "signed_on"),
        Index("ix_contract_related", "customer_id", "drafted_on"),
        Index("ix_contract_account", "customer_id", "open_until"),
        Index("ix_contract_first", "customer_id", "effective_on"),
        Index(
            "ix_contract_paper_awaited",
            "ordered_on",
            sqlite_where=text("ordered_on IS NOT NULL AND signed_on IS NULL"),
        ),
        Index(
            "ix_contract_paper_to_file",
            "signed_on",
            sqlite_where=text("signed_on IS NOT NULL AND archived_on IS NULL"),
        ),
    )

    number: str | None = Field(default=None, unique=True)
    state: ContractState = Field(default=ContractState.DRAFT, index=True)
    means: ContractMeans = ContractMeans.WRITTEN
    amends_id: int | None = Field(default=None, foreign_key="contract.id")
    """The contract that this version changes, once it is signed."""
    revision: int = Field(default=1, ge=1)
    customer_id: int = Field(foreign_key="customer.id")
    salesperson_id: int = Field(foreign_key="employee.id")
    author_id: int | None = Field(default=None, foreign_key="employee.id")
    drafted_on: date = Field(index=True)
    created_at: datetime
    deliver_by: date | None = None
    payment_days: int = Field(ge=0)
    terms: str | None = None
    total: Minor = Field(default=0, ge=0)
    ordered_on: date | None = None
    """The day an order by telephone or fax was confirmed, and counts from (W3.6)."""
    signed_on: date | None = Field(default=None, index=True)
    effective_on: date | None = Field(default=None, index=True)
    """The day it counts from: of the confirmed order, else of the signature."""
    archived_on: date | None = Field(default=None, index=True)
    archive_place: str | None = None
    scan_hash: str | None = None
    cancelled_on: date | None = Field(default=None, index=True)
    cancel_reason: str | None = None
    open_until: date = Field(default=date.max, index=True)
    """The day its last figure came to rest; the end of time while one is open."""
    closed_at: datetime | None = Field(default=None, index=True)
    customer_name: str | None = None
    """As it was when it was submitted; None before that, or before such words were kept."""

    lines: list["ContractLine"] = Relationship(
        sa_relationship_kwargs={**EXPLICIT, "order_by": "ContractLine.position"}
    )
    deviations: list["Deviation"] = Relationship(
        sa_relationship_kwargs={**EXPLICIT, "order_by": "Deviation.id"}
    )


class ContractLine(Record, Imported, table=True):
    """A product of a contract; its amount is rounded once and stored (forms.md, Sales)."""

    __tablename__ = "contract_line"
    __table_args__ = (
        UniqueConstraint("source", "source_key"),
        UniqueConstraint("contract_id", "position"),
    )

    contract_id: int = Field(foreign_key="contract.id")
    position: int = Field(ge=1)
    product_id: int = Field(foreign_key="product.id", index=True)
    quantity: Thousandths = Field(gt=0)
    price: Minor = Field(ge=0)
    discount_bp: BasisPoints = Field(default=0, ge=0, le=10_000)
    amount: Minor = Field(ge=0)
    dropped: bool = False
    quote_position: int | None = None
    """The line of the quotation that it was drafted from."""
    origin_id: int | None = Field(default=None, foreign_key="contract_line.id")
    """In an amendment, the line it changes; in a contract, the line it continues."""
    product_code: str | None = None
    """What the product was called when the contract was submitted."""
    product_name: str | None = None
    spec: str | None = None
    unit: str | None = None


class Deviation(Record, Deviating, table=True):
    """A term or price beyond the norm, and what was decided about it (R4, W3.3)."""

    contract_id: int = Field(foreign_key="contract.id", index=True)
