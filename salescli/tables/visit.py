"""Visits planned and made, what was corrected in them, and the daily work log (D1, D2)."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlmodel import Field

from salescli.policy.kinds import VisitMethod
from salescli.policy.states import VisitState
from salescli.tables import contract  # noqa: F401 - the tables named by foreign keys
from salescli.tables._base import Minor, Record


class Visit(Record, table=True):
    """A visit to an account: planned for a month, a week or a day, and what came of it (W1)."""

    __table_args__ = (
        CheckConstraint("(from_on IS NULL) = (until_on IS NULL)", name="window_is_whole"),
        CheckConstraint("until_on >= from_on", name="window_ends_after_start"),
        CheckConstraint("unplanned = 1 OR from_on IS NOT NULL", name="plan_has_window"),
        CheckConstraint(
            "state <> 'done' OR (visited_on IS NOT NULL AND result IS NOT NULL)",
            name="done_has_result",
        ),
        Index("ix_visit_plan", "until_on", "salesperson_id", "state"),
        Index("ix_visit_made", "visited_on", "salesperson_id", "unplanned"),
        Index("ix_visit_customer", "customer_id", "visited_on"),
    )

    number: str = Field(unique=True)
    state: VisitState = Field(default=VisitState.PLANNED, index=True)
    customer_id: int = Field(foreign_key="customer.id")
    contract_id: int | None = Field(default=None, foreign_key="contract.id", index=True)
    salesperson_id: int = Field(foreign_key="employee.id")
    author_id: int | None = Field(default=None, foreign_key="employee.id")
    created_at: datetime
    from_on: date | None = None
    until_on: date | None = None
    method: VisitMethod = VisitMethod.ON_SITE
    purpose: str | None = None
    expected_order: Minor | None = Field(default=None, ge=0)
    planned_collection: Minor | None = Field(default=None, ge=0)
    other_work: str | None = None
    support_needed: str | None = None
    manager_note: str | None = None
    submitted_on: date | None = None
    approved_on: date | None = Field(default=None, index=True)
    moved_to_id: int | None = Field(default=None, foreign_key="visit.id")
    visited_on: date | None = None
    unplanned: bool = False
    met: str | None = None
    result: str | None = None
    problem: str | None = None
    """A key business or technical problem, to be studied at the meeting (MD4)."""
    next_step: str | None = None
    sealed_on: date | None = Field(default=None, index=True)
    """The day the meeting closed to which it was reported; then it is only corrected (W1.4)."""
    ordinal: int | None = Field(default=None, ge=1)
    """The how-manieth made visit of its account it is, by its day and then its id."""


class VisitCorrection(Record, table=True):
    """What was wrong in the record of a visit, and why it was corrected (W1.4)."""

    __tablename__ = "visit_correction"

    visit_id: int = Field(foreign_key="visit.id", index=True)
    field: str
    old: str | None = None
    new: str
    reason: str
    author_id: int | None = Field(default=None, foreign_key="employee.id")
    corrected_on: date
    recorded_at: datetime


class WorkLog(Record, table=True):
    """What a salesperson did on a day; the latest version counts (D2)."""

    __tablename__ = "work_log"
    __table_args__ = (
        UniqueConstraint("employee_id", "day", "version"),
        Index("ix_work_log_day", "day", "employee_id", "travelled"),
    )

    employee_id: int = Field(foreign_key="employee.id")
    day: date
    version: int = Field(default=1, ge=1)
    author_id: int | None = Field(default=None, foreign_key="employee.id")
    recorded_at: datetime
    written_on: date
    told: str
    travelled: bool = False
    problem: str | None = None
