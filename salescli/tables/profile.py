"""Every change of what is known of an account, field by field (D3, F12)."""

from datetime import date, datetime

from sqlalchemy import Index, text
from sqlmodel import Field

from salescli.tables import customer  # noqa: F401 - the tables named by foreign keys
from salescli.tables._base import Record


class ProfileChange(Record, table=True):
    """What one field of an account was and became, on which day, by whom."""

    __tablename__ = "profile_change"
    __table_args__ = (
        Index("ix_profile_change_day", "changed_on", "customer_id"),
        Index("ix_profile_change_account", "customer_id", "changed_on", "field"),
        Index(
            "ix_profile_change_turn",
            "customer_id",
            "changed_on",
            sqlite_where=text("field IN ('blocked', 'salesperson')"),
        ),
    )

    customer_id: int = Field(foreign_key="customer.id", index=True)
    field: str
    old: str | None = None
    new: str | None = None
    changed_on: date
    author_id: int | None = Field(default=None, foreign_key="employee.id")
    recorded_at: datetime
    name_key: str | None = Field(default=None, index=True)
    """What an account that was renamed was looked up by before."""
