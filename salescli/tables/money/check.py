"""The daily check of collections against what finance says (R11)."""

from datetime import date, datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from salescli.policy.kinds import Method
from salescli.tables._base import Minor, Record
from salescli.tables.papers import issue  # noqa: F401 - the tables named by foreign keys


class CollectionCheck(Record, table=True):
    """A day's collections as they were compared; what is compared again is another row (R11)."""

    __tablename__ = "collection_check"

    checked_on: date = Field(index=True)
    stated_by: int = Field(foreign_key="employee.id")
    """Whose statement it is, in person or on paper."""
    paper: str | None = None
    author_id: int | None = Field(default=None, foreign_key="employee.id")
    recorded_at: datetime
    recorded_on: date | None = None


class CheckedMethod(Record, table=True):
    """What came in by one method: in our books, and as finance says; in minor units."""

    __tablename__ = "checked_method"
    __table_args__ = (UniqueConstraint("method", "check_id"),)

    check_id: int = Field(foreign_key="collection_check.id", index=True)
    method: Method
    booked: Minor
    stated: Minor
    issue_id: int | None = Field(default=None, foreign_key="issue.id", index=True)
    """The problem that their difference became."""
