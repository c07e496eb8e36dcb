"""Products and their list prices over time."""

from datetime import date, datetime

from sqlalchemy import UniqueConstraint, text
from sqlmodel import Field

from salescli.policy.kinds import TaxKind
from salescli.tables import audit  # noqa: F401 - the tables named by foreign keys
from salescli.tables._base import BasisPoints, Imported, Minor, Record


class Product(Record, Imported, table=True):
    """Something the company sells, by the unit."""

    __table_args__ = (UniqueConstraint("source", "source_key"),)

    code: str = Field(unique=True)
    name: str
    name_key: str = Field(index=True)
    spec: str | None = None
    unit: str
    category: str | None = None
    discontinued: bool = False
    key_product: bool = Field(default=False, sa_column_kwargs={"server_default": text("0")})
    """Purchasing tells its price and lead time before it is offered (W2.4)."""
    tax_kind: TaxKind = Field(
        default=TaxKind.STANDARD, sa_column_kwargs={"server_default": text("'standard'")}
    )
    """What an invoice over it is taxed by (D12)."""


class Price(Record, table=True):
    """The list price and discount limit of a product from a day on (R4)."""

    __table_args__ = (UniqueConstraint("product_id", "valid_from", "version"),)

    product_id: int = Field(foreign_key="product.id")
    valid_from: date
    version: int = Field(default=1, ge=1)
    recorded_at: datetime
    amount: Minor = Field(ge=0)
    discount_limit_bp: BasisPoints = Field(default=0, ge=0, le=10_000)
