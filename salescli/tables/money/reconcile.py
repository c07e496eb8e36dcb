"""Statements of account, what customers answered, and that both sides were told (R13)."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlmodel import Field

from salescli.policy.kinds import PostingKind
from salescli.policy.states import ReconciliationState
from salescli.tables._base import Minor, Record
from salescli.tables.money import collect  # noqa: F401 - the tables named by foreign keys


class Reconciliation(Record, table=True):
    """A month of an account as it was sent to the customer, and what they make of it (R13)."""

    __table_args__ = (
        UniqueConstraint("customer_id", "month", "version"),
        Index("ix_reconciliation_account", "customer_id", "ends_on", "closed_on"),
        CheckConstraint(
            "(their_balance IS NULL) = (their_paper IS NULL)"
            " AND (their_balance IS NULL) = (answered_on IS NULL)",
            name="answer_is_whole",
        ),
        CheckConstraint(
            "state <> 'closed' OR (closed_on IS NOT NULL AND their_balance IS NOT NULL"
            " AND (their_balance = closing OR cause IS NOT NULL))",
            name="closed_is_explained",
        ),
    )

    number: str = Field(unique=True)
    state: ReconciliationState = Field(default=ReconciliationState.OPEN, index=True)
    customer_id: int = Field(foreign_key="customer.id")
    customer_name: str
    """As it was when the statement was made."""
    month: str = Field(index=True)
    version: int = Field(default=1, ge=1)
    """The how-manieth of its month: a later one replaces it, since what was closed has changed."""
    ends_on: date
    author_id: int | None = Field(default=None, foreign_key="employee.id")
    opened_on: date
    created_at: datetime
    opening: Minor
    """Receivable less prepaid before the month, as was known when the statement was made."""
    closing: Minor
    their_balance: Minor | None = None
    their_paper: str | None = None
    answered_on: date | None = None
    """The day of their paper."""
    cause: str | None = None
    """Why their balance is another one."""
    closed_on: date | None = Field(default=None, index=True)


class ReconciliationLine(Record, table=True):
    """What moved the balance in the month, as the statement says it."""

    __tablename__ = "reconciliation_line"
    __table_args__ = (UniqueConstraint("reconciliation_id", "position"),)

    reconciliation_id: int = Field(foreign_key="reconciliation.id")
    position: int = Field(ge=1)
    booked_on: date
    kind: PostingKind
    contract_id: int | None = Field(default=None, foreign_key="contract.id")
    invoice_id: int | None = Field(default=None, foreign_key="invoice.id")
    collection_id: int | None = Field(default=None, foreign_key="collection.id")
    """The document that caused it: of what was refunded, corrected or moved, not the payment."""
    amount: Minor
    """What it adds to the balance."""
