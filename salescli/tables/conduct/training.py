"""The weekly training: what was discussed, and who attended (MD4)."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field

from salescli.tables import staff  # noqa: F401 - the tables named by foreign keys
from salescli.tables._base import Record


class Training(Record, table=True):
    """The training over a sales week that has closed; its latest version counts (MD4)."""

    __table_args__ = (
        UniqueConstraint("week", "version"),
        CheckConstraint("(version = 1) = (reason IS NULL)", name="corrected_says_why"),
    )

    week: str
    """The label of the closed sales week whose problems were studied."""
    version: int = Field(default=1, ge=1)
    held_on: date = Field(index=True)
    holder_id: int = Field(foreign_key="employee.id")
    reason: str | None = None
    """Why it was corrected."""
    author_id: int | None = Field(default=None, foreign_key="employee.id")
    recorded_at: datetime
    recorded_on: date | None = None


class TrainingTopic(Record, table=True):
    """What a training was about: words, or the number of a problem or case (MD4)."""

    __tablename__ = "training_topic"
    __table_args__ = (
        UniqueConstraint("training_id", "position"),
        CheckConstraint("(told IS NULL) <> (document IS NULL)", name="is_words_or_number"),
    )

    training_id: int = Field(foreign_key="training.id")
    position: int = Field(ge=1)
    told: str | None = None
    document: str | None = None


class TrainingAttendee(Record, table=True):
    """Somebody who attended a training (MD4)."""

    __tablename__ = "training_attendee"
    __table_args__ = (UniqueConstraint("training_id", "employee_id"),)

    training_id: int = Field(foreign_key="training.id")
    employee_id: int = Field(foreign_key="employee.id", index=True)
