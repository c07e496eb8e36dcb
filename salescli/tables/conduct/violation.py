"""Violations of the regulation, each with its facts and who answers for it (R17, MD7)."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint
from sqlmodel import Field

from salescli.policy.kinds import Severity
from salescli.policy.states import ViolationState
from salescli.tables import call, decision  # noqa: F401 - named by foreign keys, and written
from salescli.tables._base import Record


class Violation(Record, table=True):
    """That somebody broke a rule: who, which, when and by which facts (R17)."""

    __table_args__ = (
        CheckConstraint(
            "(state IN ('decided', 'withdrawn')) = (closed_on IS NOT NULL)", name="closed_has_date"
        ),
        CheckConstraint("manager_id IS NULL OR manager_id <> employee_id", name="joint_is_another"),
    )

    number: str = Field(unique=True)
    state: ViolationState = ViolationState.RAISED
    employee_id: int = Field(foreign_key="employee.id", index=True)
    """Who broke it."""
    rule: str
    """A clause of the regulation: `R7`, `TM1`, `W5.1`."""
    happened_on: date
    told: str
    """The facts."""
    severity: Severity
    document: str | None = Field(default=None, index=True)
    """The number of what it is about."""
    due_on: date | None = None
    """By which day it should have been done, where it was late."""
    done_on: date | None = None
    late_days: int | None = Field(default=None, ge=0)
    """How many working days late it was when it was raised."""
    refusal_id: int | None = Field(default=None, foreign_key="refusal.id", index=True)
    """The refused attempt that it was."""
    manager_id: int | None = Field(default=None, foreign_key="employee.id")
    """Who managed them on that day, and answers for it too (MD7)."""
    of_manager: bool = False
    """Whether it is a manager's own, which the leader alone decides about (MD7)."""
    author_id: int | None = Field(default=None, foreign_key="employee.id")
    raised_on: date
    created_at: datetime
    closed_on: date | None = Field(default=None, index=True)
