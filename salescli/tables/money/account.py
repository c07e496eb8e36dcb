"""Accounts on which money stands for no contract (F7, F8)."""

from datetime import date, datetime

from sqlmodel import Field

from salescli.tables import customer  # noqa: F401 - the tables named by foreign keys
from salescli.tables._base import Record


class Account(Record, table=True):
    """Whose money stands on account, for no contract, and until when any of it moved (F7, F8)."""

    customer_id: int = Field(foreign_key="customer.id", unique=True)
    open_until: date = Field(default=date.max, index=True)
    closed_at: datetime | None = None
