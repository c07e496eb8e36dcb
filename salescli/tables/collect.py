"""Collections, what they bring and which invoices they name (D13)."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, text
from sqlmodel import Field, Relationship

from salescli.policy.kinds import Method
from salescli.policy.states import CollectionState
from salescli.tables import instrument, invoice  # noqa: F401 - the tables named by foreign keys
from salescli.tables._base import EXPLICIT, Minor, Record


class Collection(Record, table=True):
    """Money a customer paid; it counts from the second confirmation on (W5.3)."""

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
    )

    number: str = Field(unique=True)
    state: CollectionState = Field(default=CollectionState.APPLIED, index=True)
    customer_id: int = Field(foreign_key="customer.id", index=True)
    author_id: int | None = Field(default=None, foreign_key="employee.id")
    applied_on: date = Field(index=True)
    created_at: datetime
    method: Method
    instrument: str | None = None
    amount: Minor = Field(gt=0)
    confirmed_on: date | None = Field(default=None, index=True)
    bank: str | None = None
    """Who draws or accepts the instrument."""
    instrument_key: str | None = Field(default=None, index=True)
    """The number as it is compared; none before schema 4."""
    instrument_id: int | None = Field(default=None, foreign_key="instrument.id", index=True)
    """Its row of the register; none before schema 5, until it is registered."""

    parts: list["CollectionPart"] = Relationship(
        sa_relationship_kwargs={**EXPLICIT, "order_by": "CollectionPart.id"}
    )
    named: list["NamedInvoice"] = Relationship(
        sa_relationship_kwargs={**EXPLICIT, "order_by": "NamedInvoice.position"}
    )


class CollectionPart(Record, table=True):
    """What a collection brings for one contract."""

    __tablename__ = "collection_part"
    __table_args__ = (UniqueConstraint("collection_id", "contract_id"),)

    collection_id: int = Field(foreign_key="collection.id")
    contract_id: int = Field(foreign_key="contract.id", index=True)
    amount: Minor = Field(gt=0)


class NamedInvoice(Record, table=True):
    """An invoice that a collection names, so that it is paid before the others."""

    __tablename__ = "named_invoice"
    __table_args__ = (UniqueConstraint("collection_id", "invoice_id"),)

    collection_id: int = Field(foreign_key="collection.id")
    invoice_id: int = Field(foreign_key="invoice.id")
    position: int = Field(ge=1)
