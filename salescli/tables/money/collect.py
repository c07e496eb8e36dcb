"""Collections, what they bring and which invoices they name (D13)."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, text
from sqlmodel import Field, Relationship

from salescli.policy.kinds import CollectionKind, Method
from salescli.policy.states import CollectionState
from salescli.tables._base import EXPLICIT, Minor, Record
from salescli.tables.aftersales import return_  # noqa: F401 - foreign keys
from salescli.tables.money import instrument, invoice, private_receipt  # noqa: F401 - foreign keys


class Collection(Record, table=True):
    """Money a customer paid, or what moves it; it counts from the second confirmation on (W5.3)."""

    __table_args__ = (
        CheckConstraint(
            "state <> 'confirmed' OR confirmed_on IS NOT NULL", name="confirmed_has_date"
        ),
        CheckConstraint(
            "method IN ('cash', 'transfer') OR instrument IS NOT NULL",
            name="instrument_is_numbered",
        ),
        Index(
            "ix_collection_unregistered",
            "instrument_key",
            sqlite_where=text(
                "instrument_id IS NULL AND method IN ('cheque', 'acceptance_bill', 'bank_draft')"
            ),
        ),
        CheckConstraint(
            "(kind = 'payment') = (reason IS NULL) AND (kind = 'payment') = (method IS NOT NULL)",
            name="moves_say_why",
        ),
        CheckConstraint(
            "(kind IN ('refund', 'correction')) = (names_id IS NOT NULL)", name="names_its_payment"
        ),
        CheckConstraint(
            "exception_id IS NULL OR receiver_id IS NOT NULL", name="exception_is_of_somebody"
        ),
    )

    number: str = Field(unique=True)
    state: CollectionState = Field(default=CollectionState.APPLIED, index=True)
    customer_id: int = Field(foreign_key="customer.id", index=True)
    author_id: int | None = Field(default=None, foreign_key="employee.id")
    applied_on: date = Field(index=True)
    created_at: datetime
    method: Method | None = None
    """How it was paid; what moves a payment moves it as it was paid."""
    instrument: str | None = None
    amount: Minor = Field(gt=0)
    confirmed_on: date | None = Field(default=None, index=True)
    bank: str | None = None
    """Who draws or accepts the instrument."""
    instrument_key: str | None = Field(default=None, index=True)
    """The number as it is compared; none before schema 4."""
    kind: CollectionKind = CollectionKind.PAYMENT
    salesperson_id: int | None = Field(default=None, foreign_key="employee.id")
    """Who holds the account, where some of it is for no contract."""
    names_id: int | None = Field(default=None, foreign_key="collection.id", index=True)
    """The payment that it refunds, or the payment or refund that it takes back."""
    reason: str | None = None
    receiver_id: int | None = Field(default=None, foreign_key="employee.id")
    """Who took the money; None: it came to the company's account (R2)."""
    exception_id: int | None = Field(default=None, foreign_key="private_receipt.id", index=True)
    instrument_id: int | None = Field(default=None, foreign_key="instrument.id", index=True)
    """Its row of the register; none before schema 5, until it is registered."""
    return_id: int | None = Field(default=None, foreign_key="goods_return.id")
    """The return that a refund settles (W7.5)."""

    parts: list["CollectionPart"] = Relationship(
        sa_relationship_kwargs={**EXPLICIT, "order_by": "CollectionPart.id"}
    )
    named: list["NamedInvoice"] = Relationship(
        sa_relationship_kwargs={**EXPLICIT, "order_by": "NamedInvoice.position"}
    )


class CollectionPart(Record, table=True):
    """What a collection brings for one contract, or takes from it below zero."""

    __tablename__ = "collection_part"
    __table_args__ = (
        UniqueConstraint("collection_id", "contract_id"),
        CheckConstraint("amount <> 0", name="moves_something"),
    )

    collection_id: int = Field(foreign_key="collection.id")
    contract_id: int | None = Field(default=None, foreign_key="contract.id", index=True)
    """None: it is for the customer, or stands on the account."""
    amount: Minor


class NamedInvoice(Record, table=True):
    """An invoice that a collection names, so that it is paid before the others."""

    __tablename__ = "named_invoice"
    __table_args__ = (UniqueConstraint("collection_id", "invoice_id"),)

    collection_id: int = Field(foreign_key="collection.id")
    invoice_id: int = Field(foreign_key="invoice.id")
    position: int = Field(ge=1)
