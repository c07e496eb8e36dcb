"""How far back the manager lets things be entered, and until when."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint
from sqlmodel import Field

from salescli.tables import decision, staff  # noqa: F401 - named by foreign keys, and noted in
from salescli.tables._base import Record


class LateLeave(Record, table=True):
    """Leave to enter business days from `since` on, as long as it is not later than `until_on`."""

    __tablename__ = "late_leave"
    __table_args__ = (CheckConstraint("since <= until_on", name="ends_later"),)

    since: date
    until_on: date
    reason: str
    author_id: int | None = Field(default=None, foreign_key="employee.id")
    recorded_at: datetime
    recorded_on: date | None = None
