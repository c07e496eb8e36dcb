"""The weekly business meeting: agenda, minutes and the work it assigned (W1.2, W1.5)."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, text
from sqlmodel import Field

from salescli.policy.kinds import MeetingItemKind
from salescli.policy.states import MeetingState, TaskState
from salescli.tables import visit  # noqa: F401 - the tables named by foreign keys
from salescli.tables._base import Minor, Record


class Meeting(Record, table=True):
    """A business meeting: it looks back on one sales week and ahead to the next (TM4)."""

    __table_args__ = (
        CheckConstraint("state <> 'closed' OR closed_on IS NOT NULL", name="closed_has_date"),
    )

    number: str = Field(unique=True)
    state: MeetingState = Field(default=MeetingState.OPEN, index=True)
    held_on: date = Field(index=True)
    week: str = Field(unique=True)
    """The label of the closed sales week that is reported."""
    attendees: str | None = None
    author_id: int | None = Field(default=None, foreign_key="employee.id")
    created_at: datetime
    closed_on: date | None = None


class MeetingItem(Record, table=True):
    """A point of the agenda, made from the data when the meeting was opened."""

    __tablename__ = "meeting_item"
    __table_args__ = (UniqueConstraint("meeting_id", "position"),)

    meeting_id: int = Field(foreign_key="meeting.id")
    position: int = Field(ge=1)
    kind: MeetingItemKind
    subject: str
    employee_id: int | None = Field(default=None, foreign_key="employee.id")
    visit_id: int | None = Field(default=None, foreign_key="visit.id", index=True)
    expected_order: Minor | None = Field(default=None, ge=0)
    planned_collection: Minor | None = Field(default=None, ge=0)


class MeetingMinute(Record, table=True):
    """What was said at a meeting, about a point of the agenda or at large."""

    __tablename__ = "meeting_minute"

    meeting_id: int = Field(foreign_key="meeting.id", index=True)
    item_position: int | None = None
    told: str
    author_id: int | None = Field(default=None, foreign_key="employee.id")
    recorded_at: datetime
    put_off: bool = Field(default=False, sa_column_kwargs={"server_default": text("0")})
    """It says why the point goes on the agenda of the next meeting."""


class MeetingTask(Record, table=True):
    """Work that a meeting gave to somebody, open until it is done (W1.5)."""

    __tablename__ = "meeting_task"
    __table_args__ = (
        UniqueConstraint("meeting_id", "position"),
        CheckConstraint("state <> 'done' OR done_on IS NOT NULL", name="done_has_date"),
        Index("ix_meeting_task_open", "state", "due_on", "employee_id"),
    )

    meeting_id: int = Field(foreign_key="meeting.id")
    position: int = Field(ge=1)
    employee_id: int = Field(foreign_key="employee.id")
    task: str
    assigned_on: date
    due_on: date
    author_id: int | None = Field(default=None, foreign_key="employee.id")
    recorded_at: datetime
    state: TaskState = TaskState.OPEN
    done_on: date | None = Field(default=None, index=True)
    result: str | None = None
