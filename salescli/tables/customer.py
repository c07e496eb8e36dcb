"""Accounts and how they have stood over time."""

from datetime import date, datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from salescli.policy.kinds import CustomerKind
from salescli.tables import staff  # noqa: F401 - the tables named by foreign keys
from salescli.tables._base import BasisPoints, Imported, Minor, Record


class Customer(Record, Imported, table=True):
    """A dealer, an end user or a government buyer (regulation 1.1)."""

    __table_args__ = (UniqueConstraint("source", "source_key"),)

    code: str = Field(unique=True)
    name: str
    name_key: str = Field(index=True)


class CustomerProfile(Record, table=True):
    """How an account stands from a day on; the latest version counts."""

    __tablename__ = "customer_profile"
    __table_args__ = (UniqueConstraint("customer_id", "valid_from", "version"),)

    customer_id: int = Field(foreign_key="customer.id")
    valid_from: date
    version: int = Field(default=1, ge=1)
    recorded_at: datetime
    kind: CustomerKind
    region: str | None = None
    address: str | None = None
    contact: str | None = None
    position: str | None = None
    phone: str | None = None
    payment_days: int | None = Field(default=None, ge=0)
    discount_limit_bp: BasisPoints | None = Field(default=None, ge=0, le=10_000)
    salesperson_id: int | None = Field(default=None, foreign_key="employee.id", index=True)
    blocked: bool = False
    block_reason: str | None = None
    author_id: int | None = Field(default=None, foreign_key="employee.id")
    language: str | None = None
    """In which language documents for the account are printed: en, ko or zh."""
    nature: str | None = None
    business: str | None = None
    assets: Minor | None = Field(default=None, ge=0)
    staff: int | None = Field(default=None, ge=0)
    yearly_purchases: Minor | None = Field(default=None, ge=0)
    buying_habits: str | None = None
    wanted_products: str | None = None
    needs: str | None = None
    current_supplier: str | None = None
    bank: str | None = None
    payment_record: str | None = None
    trading_since: date | None = None
    stage: str | None = None
    next_step: str | None = None
    registration: str | None = Field(default=None, index=True)
    """Its business registration number, in letters and digits alone."""
