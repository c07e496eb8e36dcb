"""Inquiries and tenders, their lines and what the departments were asked about them (D4)."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlmodel import Field, Relationship

from salescli.policy.kinds import Department
from salescli.policy.states import InquiryState, QuestionState
from salescli.tables import customer, product  # noqa: F401 - the tables named by foreign keys
from salescli.tables._base import EXPLICIT, Minor, Record, Thousandths


class Inquiry(Record, table=True):
    """A customer's inquiry or tender, and whether the company takes part in it (W2.1)."""

    __table_args__ = (Index("ix_inquiry_customer", "customer_id", "received_on"),)

    number: str = Field(unique=True)
    state: InquiryState = Field(default=InquiryState.RECEIVED, index=True)
    tender: bool = False
    customer_id: int = Field(foreign_key="customer.id")
    salesperson_id: int = Field(foreign_key="employee.id", index=True)
    author_id: int | None = Field(default=None, foreign_key="employee.id")
    subject: str
    received_on: date = Field(index=True)
    received_at: datetime
    reported_on: date
    reported_at: datetime
    """When it was told to the manager, by the clock of the program."""
    due_on: date | None = None
    amount: Minor | None = Field(default=None, ge=0)
    """What it may be worth, as far as is known."""

    lines: list["InquiryLine"] = Relationship(
        sa_relationship_kwargs={**EXPLICIT, "order_by": "InquiryLine.position"}
    )
    questions: list["InquiryQuestion"] = Relationship(
        sa_relationship_kwargs={**EXPLICIT, "order_by": "InquiryQuestion.position"}
    )


class InquiryLine(Record, table=True):
    """Something a customer asks for, in their words and, where there is one, our product (W2.2)."""

    __tablename__ = "inquiry_line"
    __table_args__ = (UniqueConstraint("inquiry_id", "position"),)

    inquiry_id: int = Field(foreign_key="inquiry.id")
    position: int = Field(ge=1)
    product_id: int | None = Field(default=None, foreign_key="product.id")
    description: str
    quantity: Thousandths = Field(gt=0)
    unit: str | None = None
    requirement: str | None = None
    dropped: bool = False


class InquiryQuestion(Record, table=True):
    """A question to a department about an inquiry, and its answer (W2.3, W2.4)."""

    __tablename__ = "inquiry_question"
    __table_args__ = (
        UniqueConstraint("inquiry_id", "position"),
        CheckConstraint("state <> 'answered' OR answered_on IS NOT NULL", name="answer_has_date"),
        Index("ix_inquiry_question_open", "state", "department"),
    )

    inquiry_id: int = Field(foreign_key="inquiry.id")
    position: int = Field(ge=1)
    line_position: int | None = None
    department: Department
    question: str
    state: QuestionState = QuestionState.OPEN
    author_id: int | None = Field(default=None, foreign_key="employee.id")
    asked_on: date
    recorded_at: datetime
    answered_on: date | None = None
    answer: str | None = None
    model: str | None = None
    parameters: str | None = None
    price: Minor | None = Field(default=None, ge=0)
    """What the material costs, in minor units for one whole unit (W2.4)."""
    lead_days: int | None = Field(default=None, ge=0)
    supplier: str | None = None
