"""The monthly contract binder: which original lies where in it (R15, D20)."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field

from salescli.tables import contract  # noqa: F401 - the tables named by foreign keys
from salescli.tables._base import Record


class ContractBinder(Record, table=True):
    """The originals of a month's contracts, bound by a clerk (R15)."""

    __tablename__ = "contract_binder"
    __table_args__ = (CheckConstraint("month LIKE '____-__'", name="month_is_labelled"),)

    month: str = Field(unique=True)
    bound_on: date
    author_id: int | None = Field(default=None, foreign_key="employee.id")
    recorded_at: datetime
    recorded_on: date | None = None


class BinderEntry(Record, table=True):
    """One original in a binder, by its sequence number."""

    __tablename__ = "binder_entry"
    __table_args__ = (UniqueConstraint("binder_id", "sequence"), UniqueConstraint("contract_id"))

    binder_id: int = Field(foreign_key="contract_binder.id")
    sequence: int = Field(ge=1)
    contract_id: int = Field(foreign_key="contract.id")
    bound_on: date
    recorded_at: datetime
