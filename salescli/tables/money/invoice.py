"""Invoices and what they ask money for (D12)."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, text
from sqlmodel import Field, Relationship

from salescli.policy.kinds import HandOver, RedReason, TaxKind
from salescli.policy.states import InvoiceState
from salescli.tables import contract  # noqa: F401 - the tables named by foreign keys
from salescli.tables._base import EXPLICIT, BasisPoints, Minor, Record, Thousandths
from salescli.tables.aftersales import return_  # noqa: F401 - foreign keys


class Invoice(Record, table=True):
    """An invoice application and the invoice it becomes (D12, R8)."""

    __table_args__ = (
        CheckConstraint(
            "state <> 'issued' OR (issued_on IS NOT NULL"
            " AND (due_on IS NULL) = (corrects_id IS NOT NULL))",
            name="issued_has_dates",
        ),
        CheckConstraint(
            "(corrects_id IS NULL) = (reason IS NULL)"
            " AND (corrects_id IS NULL OR replaces_id IS NULL)",
            name="red_says_why",
        ),
        CheckConstraint("tax + net = amount", name="tax_is_of_amount"),
        Index(
            "ix_invoice_to_file",
            "filed_on",
            "issued_on",
            sqlite_where=text("issued_on IS NOT NULL AND filed_on IS NULL"),
        ),
        Index(
            "ix_invoice_to_hand_over",
            "handed_on",
            "issued_on",
            sqlite_where=text("issued_on IS NOT NULL AND handed_on IS NULL"),
        ),
        Index("ix_invoice_loss", "responsible_id", sqlite_where=text("loss > 0")),
    )

    number: str = Field(unique=True)
    state: InvoiceState = Field(default=InvoiceState.APPLIED, index=True)
    contract_id: int = Field(foreign_key="contract.id", index=True)
    author_id: int | None = Field(default=None, foreign_key="employee.id")
    applied_on: date = Field(index=True)
    created_at: datetime
    amount: Minor = Field(ge=0)
    supply_on: date | None = None
    """The last day on which what it asks for was delivered."""
    tax_kind: TaxKind | None = None
    """None on what was issued before tax was kept, as its rate, tax and net."""
    corrects_id: int | None = Field(default=None, foreign_key="invoice.id", index=True)
    """The invoice that a red one takes back; its amounts stand without a sign."""
    reason: RedReason | None = None
    responsible_id: int | None = Field(default=None, foreign_key="employee.id")
    loss: Minor | None = Field(default=None, ge=0)
    replaces_id: int | None = Field(default=None, foreign_key="invoice.id", unique=True)
    """The red invoice with which it is issued, in place of what that one takes back."""
    rate_bp: BasisPoints | None = Field(default=None, ge=0)
    tax: Minor | None = Field(default=None, ge=0)
    net: Minor | None = Field(default=None, ge=0)
    registration: str | None = None
    """The customer's registration number on the day of issue."""
    filed_on: date | None = Field(default=None, index=True)
    filed_at: str | None = None
    handed_on: date | None = Field(default=None, index=True)
    handed_to: str | None = None
    handed_by: HandOver | None = None
    issued_on: date | None = Field(default=None, index=True)
    due_on: date | None = Field(default=None, index=True)
    tax_number: str | None = None
    return_id: int | None = Field(default=None, foreign_key="goods_return.id")
    """The return that a red one settles (W7.5)."""

    lines: list["InvoiceLine"] = Relationship(
        sa_relationship_kwargs={**EXPLICIT, "order_by": "InvoiceLine.id"}
    )


class InvoiceLine(Record, table=True):
    """What of a contract line an invoice asks money for, copied from the deliveries (R8)."""

    __tablename__ = "invoice_line"
    __table_args__ = (UniqueConstraint("invoice_id", "line_id"),)

    invoice_id: int = Field(foreign_key="invoice.id")
    line_id: int = Field(foreign_key="contract_line.id", index=True)
    quantity: Thousandths
    amount: Minor
