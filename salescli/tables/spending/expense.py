"""Expenses, requested before they are spent, and claims for what was spent (R3, R5, R6, F9)."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field

from salescli.policy.spending.expenses import ExpenseCategory, Lack, PaymentForm
from salescli.policy.states import ClaimState, ExpenseState
from salescli.tables import contract  # noqa: F401 - the tables named by foreign keys
from salescli.tables._base import Minor, Record


class Expense(Record, table=True):
    """What somebody asks to spend, for whom, and where that stands (D17, D18)."""

    __table_args__ = (
        CheckConstraint("special = 0 OR customer_id IS NOT NULL", name="special_names_customer"),
        CheckConstraint(
            "promised_on IS NULL OR (special = 1 AND approved_on IS NOT NULL"
            " AND promised_on >= approved_on)",
            name="consent_before_promise",
        ),
        CheckConstraint("payment_form IS NULL OR special = 1", name="form_of_special"),
        CheckConstraint(
            "state NOT IN ('approved', 'form_proposed', 'form_decided') OR approved_on IS NOT NULL",
            name="approved_has_date",
        ),
        CheckConstraint(
            "state <> 'form_decided' OR (payment_form IS NOT NULL AND decided_on IS NOT NULL)",
            name="decided_has_form",
        ),
        Index("ix_expense_salesperson", "salesperson_id", "approved_on"),
    )

    number: str = Field(unique=True)
    state: ExpenseState = Field(default=ExpenseState.REQUESTED, index=True)
    customer_id: int | None = Field(default=None, foreign_key="customer.id", index=True)
    salesperson_id: int = Field(foreign_key="employee.id")
    contract_id: int | None = Field(default=None, foreign_key="contract.id")
    author_id: int | None = Field(default=None, foreign_key="employee.id")
    requested_on: date = Field(index=True)
    created_at: datetime
    category: ExpenseCategory
    special: bool
    """Whether it is a special expense of the customer (R5)."""
    amount: Minor = Field(gt=0)
    purpose: str
    approved_on: date | None = Field(default=None, index=True)
    promised_on: date | None = None
    """The day on which it was promised to the customer (R5)."""
    payment_form: PaymentForm | None = None
    """How a special one is paid: as proposed, and from `decided_on` as decided (R6)."""
    decided_on: date | None = None


class ExpenseClaim(Record, table=True):
    """What somebody has spent, by which voucher, with the consent of a request or without (R3)."""

    __tablename__ = "expense_claim"
    __table_args__ = (
        CheckConstraint("spent_on <= claimed_on", name="spent_by_then"),
        CheckConstraint("special = 0 OR customer_id IS NOT NULL", name="special_names_customer"),
        CheckConstraint(
            "lack IS NOT NULL OR (expense_id IS NOT NULL AND state <> 'unapproved')",
            name="covered_by_request",
        ),
        CheckConstraint("state <> 'approved' OR approved_on IS NOT NULL", name="approved_has_date"),
        CheckConstraint("state <> 'paid' OR paid_on IS NOT NULL", name="paid_has_date"),
    )

    number: str = Field(unique=True)
    state: ClaimState = Field(default=ClaimState.CLAIMED, index=True)
    expense_id: int | None = Field(default=None, foreign_key="expense.id", index=True)
    customer_id: int | None = Field(default=None, foreign_key="customer.id", index=True)
    salesperson_id: int = Field(foreign_key="employee.id", index=True)
    author_id: int | None = Field(default=None, foreign_key="employee.id")
    claimed_on: date = Field(index=True)
    created_at: datetime
    spent_on: date = Field(index=True)
    category: ExpenseCategory
    special: bool
    amount: Minor = Field(gt=0)
    purpose: str
    voucher: str = Field(index=True)
    """The number of the receipt or invoice."""
    lack: Lack | None = None
    """What it lacked when it was spent; None: it was consented to."""
    approved_on: date | None = Field(default=None, index=True)
    """The day of a consent that came after it was spent."""
    paid_on: date | None = Field(default=None, index=True)
