"""Losses that the responsible person bears (R6, R8)."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint
from sqlmodel import Field

from salescli.policy.states import LiabilityState
from salescli.tables._base import Minor, Record
from salescli.tables.conduct import violation  # noqa: F401 - the tables named by foreign keys


class Liability(Record, table=True):
    """A loss that somebody is to make good: by what, how much, and how it was settled (R6, R8)."""

    __table_args__ = (
        CheckConstraint(
            "(state IN ('owed', 'settled', 'refused')) = (decided_on IS NOT NULL)",
            name="decided_has_date",
        ),
        CheckConstraint(
            "(state = 'settled') = (settled_on IS NOT NULL)"
            " AND (settled_on IS NULL) = (settlement IS NULL)",
            name="settled_says_how",
        ),
    )

    number: str = Field(unique=True)
    state: LiabilityState = LiabilityState.CLAIMED
    employee_id: int = Field(foreign_key="employee.id", index=True)
    """Who bears it."""
    violation_id: int | None = Field(default=None, foreign_key="violation.id", index=True)
    document: str | None = Field(default=None, index=True)
    """The number of the document by which the loss came."""
    amount: Minor = Field(gt=0)
    reason: str
    major: bool = False
    """Whether whoever entered it asks for the leader (1.3.2)."""
    author_id: int | None = Field(default=None, foreign_key="employee.id")
    claimed_on: date
    created_at: datetime
    decided_on: date | None = None
    settled_on: date | None = None
    settlement: str | None = None
    """How it was made good, in words."""
