"""The archive register: papers on file, and to whom they are lent (R9, R10)."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field

from salescli.policy.kinds import Paper
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
