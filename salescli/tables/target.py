"""What salespeople and dealers are to reach (MD1, MD2)."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field

from salescli.policy.kinds import Measure
from salescli.tables import customer, product  # noqa: F401 - the tables named by foreign keys
from salescli.tables._base import Minor, Record


class Target(Record, table=True):
    """A target of a month, in minor units or a count of customers; the last version counts."""

    __table_args__ = (
        CheckConstraint("(employee_id IS NULL) <> (customer_id IS NULL)", name="is_somebodys"),
        CheckConstraint("month LIKE '____-__'", name="month_is_labelled"),
        Index("ix_target_month", "month", "measure"),
    )

    measure: Measure
    employee_id: int | None = Field(default=None, foreign_key="employee.id")
    customer_id: int | None = Field(default=None, foreign_key="customer.id")
    product_id: int | None = Field(default=None, foreign_key="product.id")
    month: str
    amount: Minor = Field(ge=0)
    recorded_at: datetime
    recorded_on: date | None = None
