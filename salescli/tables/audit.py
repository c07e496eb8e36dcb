"""What every write leaves: its audit, and the numbers that it gave."""

from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from salescli.tables._base import Record


class Audit(SQLModel, table=True):
    """One service call: what it changed, chained to the row before it (design.md 1.10)."""

    seq: int = Field(primary_key=True)
    version: int = 1
    recorded_at: datetime
    actor_id: int | None = None
    action: str
    changes: str
    previous: str
    hash: str = Field(unique=True)


class NumberSeries(Record, table=True):
    """The last number given for a kind of document in a year; no gap, no double."""

    __tablename__ = "number_series"
    __table_args__ = (UniqueConstraint("kind", "year"),)

    kind: str
    year: int
    last: int = Field(ge=1)
