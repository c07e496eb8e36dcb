"""Money that a salesperson takes as an exception, until it has reached the company (R2)."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint
from sqlmodel import Field

from salescli.policy.states import PrivateReceiptState
from salescli.tables import customer, decision  # noqa: F401 - named by foreign keys, and written
from salescli.tables._base import Minor, Record


class PrivateReceipt(Record, table=True):
    """That a salesperson takes a customer's money themselves: why, how much and when (R2)."""

    __tablename__ = "private_receipt"
    __table_args__ = (
        CheckConstraint(
            "(state = 'remitted') = (remitted_on IS NOT NULL)", name="remitted_has_date"
        ),
    )

    number: str = Field(unique=True)
    state: PrivateReceiptState = Field(default=PrivateReceiptState.ASKED, index=True)
    customer_id: int = Field(foreign_key="customer.id", index=True)
    salesperson_id: int = Field(foreign_key="employee.id")
    """Who takes it."""
    author_id: int | None = Field(default=None, foreign_key="employee.id")
    asked_on: date
    created_at: datetime
    amount: Minor = Field(gt=0)
    taken_on: date
    reason: str
    remitted_on: date | None = Field(default=None, index=True)
