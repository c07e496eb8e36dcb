"""What is known of dealers, of competitors and of the market, each with its day (R1, F11)."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlmodel import Field

from salescli.policy.market import DealerRating
from salescli.tables import customer  # noqa: F401 - the tables named by foreign keys
from salescli.tables._base import Minor, Record, Thousandths


class DealerStatus(Record, table=True):
    """How a dealer does on a day; the last version of a day counts."""

    __tablename__ = "dealer_status"
    __table_args__ = (
        UniqueConstraint("customer_id", "valid_from", "version"),
        Index("ix_dealer_status_day", "valid_from", "customer_id"),
    )

    customer_id: int = Field(foreign_key="customer.id")
    valid_from: date
    version: int = Field(default=1, ge=1)
    recorded_at: datetime
    recorded_on: date | None = None
    author_id: int | None = Field(default=None, foreign_key="employee.id")
    stock: str | None = None
    sold_through: Thousandths | None = Field(default=None, ge=0)
    contract_until: date | None = None
    price_kept: bool | None = None
    promotion: str | None = None
    end_users: str | None = None
    rating: DealerRating | None = None
    problems: str | None = None
    support_needed: str | None = None
    next_month: str | None = None


class CompetitorInfo(Record, table=True):
    """What a competitor sells at an account, as seen on a day; told again it is a new version."""

    __tablename__ = "competitor_info"
    __table_args__ = (
        UniqueConstraint("customer_id", "seen_on", "name_key", "version"),
        Index("ix_competitor_info_day", "seen_on", "customer_id"),
    )

    customer_id: int = Field(foreign_key="customer.id")
    seen_on: date
    name_key: str
    """Competitor and product, as they are compared."""
    version: int = Field(default=1, ge=1)
    competitor: str
    product: str
    price: Minor | None = Field(default=None, ge=0)
    sales: str | None = None
    author_id: int | None = Field(default=None, foreign_key="employee.id")
    recorded_at: datetime
    recorded_on: date | None = None


class MarketNote(Record, table=True):
    """What was seen of the market, at an account or in a region."""

    __tablename__ = "market_note"
    __table_args__ = (
        CheckConstraint("(customer_id IS NULL) <> (region IS NULL)", name="is_of_one"),
        Index("ix_market_note_account", "customer_id", "noted_on"),
        Index("ix_market_note_day", "noted_on", "customer_id"),
    )

    customer_id: int | None = Field(default=None, foreign_key="customer.id")
    region: str | None = Field(default=None, index=True)
    noted_on: date
    told: str
    author_id: int | None = Field(default=None, foreign_key="employee.id")
    recorded_at: datetime
    recorded_on: date | None = None
