"""Settings and the calendar, dated."""

from datetime import date, datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from salescli.policy.kinds import DayKind
from salescli.tables import audit, staff  # noqa: F401 - the tables named by foreign keys
from salescli.tables._base import Record


class Setting(Record, table=True):
    """What a setting holds from a day on; the latest version counts."""

    __table_args__ = (UniqueConstraint("key_", "valid_from", "version"),)

    key_: str
    valid_from: date
    version: int = Field(default=1, ge=1)
    recorded_at: datetime
    value: str
    author_id: int | None = Field(default=None, foreign_key="employee.id")
    note: str | None = None


class CalendarDay(Record, table=True):
    """A day that departs from the working week (regulation 3.8)."""

    __tablename__ = "calendar_day"
    __table_args__ = (UniqueConstraint("day", "version"),)

    day: date
    version: int = Field(default=1, ge=1)
    recorded_at: datetime
    kind: DayKind
    name: str
