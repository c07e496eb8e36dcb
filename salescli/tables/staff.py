"""Employees and the roles they have had."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field

from salescli.policy.roles import Role
from salescli.tables import audit  # noqa: F401 - the tables named by foreign keys
from salescli.tables._base import Imported, Record


class Employee(Record, Imported, table=True):
    """Somebody who works for the company (regulation 1.1)."""

    __table_args__ = (
        UniqueConstraint("source", "source_key"),
        CheckConstraint("ended_on IS NULL OR ended_on >= hired_on", name="ends_after_hiring"),
    )

    code: str = Field(unique=True)
    name: str
    name_key: str = Field(index=True)
    login: str | None = Field(default=None, unique=True)
    phone: str | None = None
    hired_on: date
    ended_on: date | None = None


class Assignment(Record, table=True):
    """Which roles and territory an employee has from a day on; the latest version counts."""

    __table_args__ = (UniqueConstraint("employee_id", "valid_from", "version"),)

    employee_id: int = Field(foreign_key="employee.id")
    valid_from: date
    version: int = Field(default=1, ge=1)
    recorded_at: datetime
    role: Role
    region: str | None = None
    also: str | None = None
    """The roles beside the first, by comma."""
