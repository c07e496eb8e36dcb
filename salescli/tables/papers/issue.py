"""Problems, and who answers for them until when (MD7, R11)."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlmodel import Field

from salescli.policy.kinds import AskedDepartment, Severity
from salescli.policy.states import IssueState, QuestionState
from salescli.tables import contract  # noqa: F401 - the tables named by foreign keys
from salescli.tables._base import Record


class Issue(Record, table=True):
    """A problem, of a contract, an account or the department (MD7)."""

    __table_args__ = (
        CheckConstraint(
            "state <> 'closed' OR (closed_on IS NOT NULL AND result IS NOT NULL)",
            name="closed_says_how",
        ),
        CheckConstraint(
            "state NOT IN ('escalated', 'decided') OR (escalated_on IS NOT NULL"
            " AND decide_by IS NOT NULL AND escalated_for IS NOT NULL)",
            name="escalated_says_why",
        ),
        CheckConstraint(
            "(decided_on IS NULL) = (decision IS NULL)"
            " AND (state <> 'decided' OR decided_on IS NOT NULL)",
            name="decided_says_what",
        ),
        Index("ix_issue_contract", "contract_id", "raised_on"),
    )

    number: str = Field(unique=True)
    state: IssueState = IssueState.OPEN
    subject: str
    severity: Severity
    document: str | None = None
    """The number of what it is about."""
    contract_id: int | None = Field(default=None, foreign_key="contract.id")
    customer_id: int | None = Field(default=None, foreign_key="customer.id", index=True)
    author_id: int | None = Field(default=None, foreign_key="employee.id")
    raised_on: date = Field(index=True)
    created_at: datetime
    closed_on: date | None = Field(default=None, index=True)
    closed_at: datetime | None = None
    result: str | None = None
    escalated_on: date | None = Field(default=None, index=True)
    """When it was put to the leader last."""
    decide_by: date | None = None
    escalated_for: str | None = None
    """Why, and what is asked of the leader."""
    decided_on: date | None = Field(default=None, index=True)
    decision: str | None = None


class IssueQuestion(Record, table=True):
    """What a department was asked about a problem, and what it answered (MD7)."""

    __tablename__ = "issue_question"
    __table_args__ = (
        UniqueConstraint("issue_id", "position"),
        CheckConstraint(
            "(answered_on IS NULL) = (answer IS NULL)"
            " AND (state = 'answered') = (answered_on IS NOT NULL)",
            name="answer_is_whole",
        ),
        Index("ix_issue_question_open", "state", "department"),
    )

    issue_id: int = Field(foreign_key="issue.id")
    position: int = Field(ge=1)
    department: AskedDepartment
    question: str
    state: QuestionState = QuestionState.OPEN
    author_id: int | None = Field(default=None, foreign_key="employee.id")
    asked_on: date
    recorded_at: datetime
    answered_on: date | None = None
    answer: str | None = None


class IssueOwner(Record, table=True):
    """Who answers for a problem from a day on, by which day, and what they do; the last counts."""

    __tablename__ = "issue_owner"
    __table_args__ = (Index("ix_issue_owner_issue", "issue_id", "given_on"),)

    issue_id: int = Field(foreign_key="issue.id")
    owner_id: int = Field(foreign_key="employee.id")
    due_on: date
    action: str | None = None
    given_on: date
    author_id: int | None = Field(default=None, foreign_key="employee.id")
    recorded_at: datetime
    recorded_on: date | None = None
