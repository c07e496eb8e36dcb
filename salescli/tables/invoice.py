"""Invoices and what they ask money for (D12)."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field, Relationship

from salescli.policy.states import InvoiceState
from salescli.tables import contract  # noqa: F401 - the tables named by foreign keys
from salescli.tables._base import EXPLICIT, Minor, Record, Thousandths


class Invoice(Record, table=True):
    """An invoice application and the invoice it becomes (D12, R8)."""

    __table_args__ = (
        CheckConstraint(
            "state <> 'issued' OR (issued_on IS NOT NULL AND due_on IS NOT NULL)",
            name="issued_has_dates",
        ),
    )

    number: str = Field(unique=True)
    state: InvoiceState = Field(default=InvoiceState.APPLIED, index=True)
    contract_id: int = Field(foreign_key="contract.id", index=True)
    author_id: int | None = Field(default=None, foreign_key="employee.id")
    applied_on: date = Field(index=True)
    created_at: datetime
    amount: Minor = Field(ge=0)
    issued_on: date | None = Field(default=None, index=True)
    due_on: date | None = Field(default=None, index=True)
    tax_number: str | None = None

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
