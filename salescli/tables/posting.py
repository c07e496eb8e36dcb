"""Postings: every movement of a figure, from which all forms are read."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index, text
from sqlmodel import Field

from salescli.policy.kinds import Method, PostingKind
from salescli.tables import ship  # noqa: F401 - the tables named by foreign keys
from salescli.tables._base import Minor, Record, Thousandths
from salescli.tables.aftersales import return_  # noqa: F401 - foreign keys
from salescli.tables.money import collect  # noqa: F401 - the tables named by foreign keys


class Posting(Record, table=True):
    """One movement of a figure; never updated, undone by a counter-row (design.md 1.9)."""

    __table_args__ = (
        CheckConstraint(
            "kind NOT IN ('invoiced', 'red', 'applied') OR invoice_id IS NOT NULL",
            name="names_its_invoice",
        ),
        CheckConstraint(
            "kind NOT IN ('collected', 'bounced', 'refunded', 'cleared', 'applied')"
            " OR (collection_id IS NOT NULL AND method IS NOT NULL)",
            name="names_its_collection",
        ),
        CheckConstraint(
            "contract_id IS NOT NULL"
            " OR kind IN ('collected', 'bounced', 'refunded', 'cleared', 'spent')",
            name="is_of_a_contract",
        ),
        CheckConstraint(
            "(kind = 'spent') = (claim_id IS NOT NULL)"
            " AND (kind = 'spent') = (customer_id IS NULL)",
            name="spent_by_its_claim",
        ),
        Index(
            "ix_posting_account",
            "customer_id",
            "kind",
            "booked_on",
            "amount",
            sqlite_where=text("contract_id IS NULL"),
        ),
        Index("ix_posting_claim", "claim_id", sqlite_where=text("claim_id IS NOT NULL")),
        Index("ix_posting_cause", "cause_id", sqlite_where=text("cause_id IS NOT NULL")),
        Index(
            "ix_posting_late",
            "customer_id",
            "recorded_at",
            sqlite_where=text("recorded_on > booked_on"),
        ),
        Index("ix_posting_contract", "contract_id", "kind", "booked_on", "amount"),
        Index("ix_posting_period", "kind", "booked_on", "recorded_at", "salesperson_id", "amount"),
        Index("ix_posting_line", "line_id", "kind", "quantity", "amount"),
        Index("ix_posting_invoice", "invoice_id", "kind", "amount"),
        Index("ix_posting_collection", "collection_id", "kind", "amount"),
    )

    kind: PostingKind
    booked_on: date
    recorded_at: datetime
    recorded_on: date | None = None
    contract_id: int | None = Field(default=None, foreign_key="contract.id")
    """None: money of the customer that is for no contract."""
    line_id: int | None = Field(default=None, foreign_key="contract_line.id")
    shipment_id: int | None = Field(default=None, foreign_key="shipment.id")
    invoice_id: int | None = Field(default=None, foreign_key="invoice.id")
    collection_id: int | None = Field(default=None, foreign_key="collection.id")
    product_id: int | None = Field(default=None, foreign_key="product.id")
    customer_id: int | None = Field(default=None, foreign_key="customer.id")
    """None: what was spent; whose account that was for, the claim says."""
    salesperson_id: int = Field(foreign_key="employee.id")
    region: str = ""
    quantity: Thousandths = 0
    amount: Minor = 0
    due_on: date | None = None
    method: Method | None = None
    undoes_id: int | None = Field(default=None, foreign_key="posting.id")
    cause_id: int | None = Field(default=None, foreign_key="collection.id")
    """The refund, correction or transfer that moved money of the collection."""
    return_id: int | None = Field(default=None, foreign_key="goods_return.id")
    exchange_id: int | None = Field(default=None, foreign_key="goods_return.id")
    """The exchange for which goods came back, or by which others went for them (W7.5)."""
    claim_id: int | None = None
    """The claim by which it was spent; no foreign key, or every sale would load expenses (F9)."""
