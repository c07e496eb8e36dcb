"""What was known of a service case or a return, from a day on (W6, W7, F10)."""

from datetime import date, datetime

from sqlalchemy import Index
from sqlmodel import Field

from salescli.policy.aftersales import AssessedKind
from salescli.tables import staff  # noqa: F401 - the tables named by foreign keys
from salescli.tables._base import Record


class Assessment(Record, table=True):
    """What somebody has found of a case by now; the last row that counts on a day holds."""

    __table_args__ = (Index("ix_assessment_document", "kind", "document_id"),)

    kind: AssessedKind
    document_id: int
    cause: str | None = None
    genuine: bool | None = None
    technician_id: int | None = Field(default=None, foreign_key="employee.id")
    told_on: date
    recorded_at: datetime
