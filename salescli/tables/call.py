"""What is kept of a call beside what it wrote: why it was refused, and what it was answered."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from salescli.tables._base import Record


class Refusal(SQLModel, table=True):
    """Who tried what and was refused why: the only trace a refused command leaves."""

    id: int | None = Field(default=None, primary_key=True)
    recorded_at: datetime
    actor_id: int | None = None
    action: str
    reason: str
    exit_code: int


class Request(Record, table=True):
    """A request id with what was asked by whom and the answer it got: a repeat gets the same."""

    request: str = Field(unique=True)
    action: str
    answer: str
    asked: str | None = None
    """The digest of the words; missing in what was kept before schema 4."""
    actor: str | None = None
    """The code of who asked; missing in what was asked in set-up."""
