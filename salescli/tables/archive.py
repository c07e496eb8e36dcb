"""The archive register: papers on file, and to whom they are lent (R9, R10)."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index, text
from sqlmodel import Field

from salescli.policy.kinds import Paper
from salescli.policy.states import LoanState
from salescli.tables import contract  # noqa: F401 - the tables named by foreign keys
from salescli.tables._base import Record


class ArchiveItem(Record, table=True):
    """A paper on file from a day on; it is elsewhere once a later row says so (R9)."""

    __tablename__ = "archive_item"
    __table_args__ = (
        CheckConstraint("(contract_id IS NULL) <> (customer_id IS NULL)", name="is_of_somebody"),
        Index("ix_archive_item_paper", "number", "paper"),
    )

    paper: Paper
    number: str
    """Of the document that it is of: of the delivery note, where it went with the goods."""
    contract_id: int | None = Field(default=None, foreign_key="contract.id", index=True)
    customer_id: int | None = Field(default=None, foreign_key="customer.id", index=True)
    """Of what is of no contract."""
    place: str
    holder_id: int | None = Field(default=None, foreign_key="employee.id")
    """Who keeps it; nobody in person, where whoever files also sells."""
    reference: str | None = None
    """What stands on it, where that is no number of ours."""
    filed_on: date
    author_id: int | None = Field(default=None, foreign_key="employee.id")
    recorded_at: datetime
    recorded_on: date | None = None


class ArchiveLoan(Record, table=True):
    """A paper that left the archive, to whom, and by which day it comes back (R9)."""

    __tablename__ = "archive_loan"
    __table_args__ = (
        CheckConstraint("state <> 'returned' OR back_on IS NOT NULL", name="returned_has_date"),
        CheckConstraint("until_on >= lent_on", name="comes_back_later"),
        Index(
            "ix_archive_loan_out",
            "item_id",
            sqlite_where=text("back_on IS NULL"),
        ),
    )

    number: str = Field(unique=True)
    state: LoanState = LoanState.LENT
    item_id: int = Field(foreign_key="archive_item.id")
    borrower_id: int = Field(foreign_key="employee.id")
    author_id: int | None = Field(default=None, foreign_key="employee.id")
    lent_on: date
    created_at: datetime
    until_on: date
    back_on: date | None = Field(default=None, index=True)
