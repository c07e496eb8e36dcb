"""Work plans by year, month, week and day (MD6)."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field

from salescli.policy.kinds import PlanGrain
from salescli.policy.states import PlanState
from salescli.tables import customer  # noqa: F401 - the tables named by foreign keys
from salescli.tables._base import Minor, Record


class WorkPlan(Record, table=True):
    """An item of somebody's work plan for a period; changed only through the leader (MD6)."""

    __tablename__ = "work_plan"
    __table_args__ = (
        CheckConstraint("end_on >= start_on", name="ends_after_start"),
        CheckConstraint(
            "state <> 'proposed' OR (replaces_id IS NOT NULL AND change_reason IS NOT NULL)",
            name="proposal_says_why",
        ),
        Index("ix_work_plan_period", "grain", "end_on", "employee_id", "state"),
    )

    number: str = Field(unique=True)
    state: PlanState = Field(default=PlanState.PLANNED, index=True)
    grain: PlanGrain
    label: str
    """`2026`, `2026-12`, `2026-W48` or a day."""
    start_on: date
    end_on: date
    employee_id: int = Field(foreign_key="employee.id")
    author_id: int | None = Field(default=None, foreign_key="employee.id")
    planned_on: date = Field(index=True)
    created_at: datetime
    item: str
    """A measure (sales, collection, new_customers), or what is to be done in words."""
    customer_id: int | None = Field(default=None, foreign_key="customer.id")
    target: Minor | None = Field(default=None, ge=0)
    key_customers: str | None = None
    week1: str | None = None
    week2: str | None = None
    week3: str | None = None
    week4: str | None = None
    week5: str | None = None
    measures: str | None = None
    expense_budget: Minor | None = Field(default=None, ge=0)
    support_needed: str | None = None
    owner_id: int | None = Field(default=None, foreign_key="employee.id")
    manager_note: str | None = None
    result: str | None = None
    done_on: date | None = None
    replaces_id: int | None = Field(default=None, foreign_key="work_plan.id", index=True)
    change_reason: str | None = None
