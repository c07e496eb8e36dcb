"""What books said of the entries that were taken from them."""

from datetime import datetime

from sqlalchemy import Index

from salescli.tables import audit  # noqa: F401 - the tables named by foreign keys
from salescli.tables._base import Record


class BookEntry(Record, table=True):
    """What a book said of an entry when it was last taken; the latest row counts (1.11)."""

    __tablename__ = "book_entry"
    __table_args__ = (Index("ix_book_entry_key", "source_key", "source", "entered"),)

    entered: str
    """The table of the entry."""
    source: str
    source_key: str
    recorded_at: datetime
    said: str
