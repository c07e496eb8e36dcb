"""Decisions: who took which step, over which content."""

from datetime import date, datetime

from sqlalchemy import Index, text
from sqlmodel import Field

from salescli.tables import audit, staff  # noqa: F401 - the tables named by foreign keys
from salescli.tables._base import Record


class Decision(Record, table=True):
    """A step somebody took, over which content, typed by whom (design.md 1.8)."""

    __table_args__ = (
        Index("ix_decision_document", "kind", "document_id"),
        Index(
            "ix_decision_ended",
            "kind",
            "decided_on",
            sqlite_where=text("step IN ('withdraw', 'reject')"),
        ),
        Index(
            "ix_decision_late",
            "kind",
            "recorded_on",
            sqlite_where=text("recorded_on > decided_on"),
        ),
    )

    kind: str
    document_id: int
    step: str
    from_state: str | None = None
    to_state: str
    decided_by: int | None = Field(default=None, foreign_key="employee.id")
    recorded_by: int | None = Field(default=None, foreign_key="employee.id")
    decided_on: date
    recorded_at: datetime
    recorded_on: date | None = None
    content: str
    clause: str
    paper: str | None = None
    note: str | None = None
    rule: int | None = None
    """By which rule the content was bound; None: by the first, before there were several."""
    about: int | None = None
    """Whose flag a lifting lifts; which account a firm is told apart from."""
