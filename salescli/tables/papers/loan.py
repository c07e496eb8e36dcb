"""Papers on file that somebody borrowed (R9)."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index, text
from sqlmodel import Field

from salescli.policy.states import LoanState
from salescli.tables._base import Record
from salescli.tables.papers import archive  # noqa: F401 - the tables named by foreign keys


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
