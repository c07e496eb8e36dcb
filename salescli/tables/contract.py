"""Sales contracts, their lines and the terms that depart from the norm (D7, R4)."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field, Relationship

from salescli.policy.states import ContractState, DeviationState
from salescli.tables import customer, product  # noqa: F401 - the tables named by foreign keys
from salescli.tables._base import (
    EXPLICIT,
    BasisPoints,
    Imported,
    Minor,
    Record,
    Thousandths,
)


class Contract(Record, Imported, table=True):
    """What a customer agreed to buy, and where that agreement stands (D7)."""

    __table_args__ = (
        UniqueConstraint("source", "source_key"),
        CheckConstraint(
            "state IN ('draft', 'submitted', 'confirmed') OR signed_on IS NOT NULL",
            name="signed_contract_has_date",
        ),
        CheckConstraint("state = 'draft' OR number IS NOT NULL", name="submitted_has_number"),
    )

    number: str | None = Field(default=None, unique=True)
    state: ContractState = Field(default=ContractState.DRAFT, index=True)
    customer_id: int = Field(foreign_key="customer.id", index=True)
    salesperson_id: int = Field(foreign_key="employee.id")
    author_id: int | None = Field(default=None, foreign_key="employee.id")
    drafted_on: date = Field(index=True)
    created_at: datetime
    deliver_by: date | None = None
    payment_days: int = Field(ge=0)
    terms: str | None = None
    total: Minor = Field(default=0, ge=0)
    signed_on: date | None = Field(default=None, index=True)
    archived_on: date | None = Field(default=None, index=True)
    archive_place: str | None = None
    scan_hash: str | None = None
    open_until: date = Field(default=date.max, index=True)
    """The day its last figure came to rest; the end of time while one is open."""
    closed_at: datetime | None = Field(default=None, index=True)

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


class Deviation(Record, table=True):
    """A term or price beyond the norm, and what was decided about it (R4, W3.3)."""

    contract_id: int = Field(foreign_key="contract.id", index=True)
    term: str
    position: int | None = None
    normal: str
    agreed: str
    state: DeviationState = Field(default=DeviationState.OPEN, index=True)
    found_on: date = Field(index=True)
    recorded_at: datetime
    author_id: int | None = Field(default=None, foreign_key="employee.id")
    superseded: bool = False
