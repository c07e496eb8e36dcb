"""Proposals of penalties and rewards (D21)."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint
from sqlmodel import Field

from salescli.policy.kinds import Measured
from salescli.policy.states import ProposalState
from salescli.tables._base import Minor, Record
from salescli.tables.conduct import violation  # noqa: F401 - the tables named by foreign keys


class Proposal(Record, table=True):
    """What is proposed to the leader for somebody: a penalty or a reward (D21)."""

    __table_args__ = (
        CheckConstraint("(state = 'proposed') = (closed_on IS NULL)", name="closed_has_date"),
        CheckConstraint("(kind IN ('fine', 'money')) = (amount IS NOT NULL)", name="money_has_sum"),
        CheckConstraint(
            "(kind IN ('fine', 'warning', 'none')) = (violation_id IS NOT NULL)",
            name="penalty_has_violation",
        ),
        CheckConstraint(
            "joint IS NULL OR (kind = 'fine' AND manager_id IS NOT NULL)", name="joint_is_of_a_fine"
        ),
    )

    number: str = Field(unique=True)
    state: ProposalState = ProposalState.PROPOSED
    violation_id: int | None = Field(default=None, foreign_key="violation.id", index=True)
    document: str | None = Field(default=None, index=True)
    """The number of what it is about."""
    employee_id: int = Field(foreign_key="employee.id", index=True)
    kind: Measured
    amount: Minor | None = Field(default=None, gt=0)
    manager_id: int | None = Field(default=None, foreign_key="employee.id")
    """Who answers for it too (MD7)."""
    joint: Minor | None = Field(default=None, ge=0)
    """What the manager is fined along with it."""
    reason: str
    author_id: int | None = Field(default=None, foreign_key="employee.id")
    proposed_on: date
    created_at: datetime
    closed_on: date | None = Field(default=None, index=True)
