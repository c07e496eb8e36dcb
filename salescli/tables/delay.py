"""Goods that go later than they should (R7)."""

from datetime import date, datetime

from sqlmodel import Field

from salescli.tables import ship  # noqa: F401 - the tables named by foreign keys
from salescli.tables._base import Record


class ShipmentDelay(Record, table=True):
    """Why goods go later than they should, and the later day that was agreed for them (R7)."""

    __tablename__ = "shipment_delay"

    shipment_id: int = Field(foreign_key="shipment.id", index=True)
    delayed_on: date
    reason: str
    agreed_on: date | None = None
    author_id: int | None = Field(default=None, foreign_key="employee.id")
    recorded_at: datetime
    recorded_on: date | None = None
