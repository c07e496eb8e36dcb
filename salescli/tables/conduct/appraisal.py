"""What the manager thinks of somebody's month (MD2, F6)."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field

from salescli.tables import decision  # noqa: F401 - the tables named by foreign keys, and written
from salescli.tables._base import Record


class Appraisal(Record, table=True):
    """The score and grade of somebody's month; the last version counts (F6)."""

    __table_args__ = (
        CheckConstraint("month LIKE '____-__'", name="month_is_labelled"),
        Index("ix_appraisal_month", "month", "employee_id"),
    )

    employee_id: int = Field(foreign_key="employee.id")
    month: str
    score: int = Field(ge=0, le=100)
    grade: str
    note: str | None = None
    author_id: int | None = Field(default=None, foreign_key="employee.id")
    appraised_on: date
    recorded_at: datetime
    recorded_on: date | None = None
