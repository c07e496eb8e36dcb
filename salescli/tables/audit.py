"""What the program remembers of its own work: audit, refusals, numbers, requests."""

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


class Refusal(SQLModel, table=True):
    """Who tried what and was refused why: the only trace a refused command leaves."""

    id: int | None = Field(default=None, primary_key=True)
    recorded_at: datetime
    actor_id: int | None = None
    action: str
    reason: str
    exit_code: int


class NumberSeries(Record, table=True):
    """The last number given for a kind of document in a year; no gap, no double."""

    __tablename__ = "number_series"
    __table_args__ = (UniqueConstraint("kind", "year"),)

    kind: str
    year: int
    last: int = Field(ge=1)


class Request(Record, table=True):
    """A request id with what was asked by whom and the answer it got: a repeat gets the same."""

    request: str = Field(unique=True)
    action: str
    answer: str
    asked: str | None = None
    """The digest of the words; missing in what was kept before schema 4."""
    actor: str | None = None
    """The code of who asked; missing in what was asked in set-up."""
