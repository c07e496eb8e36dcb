"""When employees are away, and who writes for them then."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint
from sqlmodel import Field

from salescli.policy.kinds import AbsenceKind
from salescli.tables import staff  # noqa: F401 - the tables named by foreign keys
from salescli.tables._base import Record


class Absence(Record, table=True):
    """Days on which somebody was not at work (F5)."""

    __table_args__ = (CheckConstraint("until_on >= from_on", name="ends_after_start"),)

    employee_id: int = Field(foreign_key="employee.id", index=True)
    kind: AbsenceKind
    from_on: date
    until_on: date
    reason: str | None = None


class Deputy(Record, table=True):
    """Who writes for somebody who is away, on which days; the last word for a first day counts."""

    __table_args__ = (CheckConstraint("until_on >= from_on", name="ends_after_start"),)

    employee_id: int = Field(foreign_key="employee.id")
    deputy_id: int = Field(foreign_key="employee.id", index=True)
    from_on: date
    until_on: date
    recorded_at: datetime
