"""Vehicles and office supplies: in whose hands they are, their trips, how they are found (MD5)."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, text
from sqlmodel import Field

from salescli.policy.goods.assets import AssetKind, Inspected
from salescli.policy.states import AssetState
from salescli.tables import staff  # noqa: F401 - the tables named by foreign keys
from salescli.tables._base import Record


class Asset(Record, table=True):
    """A vehicle or an office supply, and who answers for it now (MD5)."""

    __table_args__ = (
        CheckConstraint(
            "(state = 'assigned') = (holder_id IS NOT NULL)", name="assigned_has_holder"
        ),
        CheckConstraint("(kind = 'vehicle') = (odometer IS NOT NULL)", name="vehicle_has_odometer"),
        CheckConstraint(
            "(state = 'retired') = (retired_on IS NOT NULL)"
            " AND (retired_on IS NULL) = (retired_for IS NULL)",
            name="retired_says_why",
        ),
    )

    number: str = Field(unique=True)
    state: AssetState = AssetState.KEPT
    kind: AssetKind
    name: str
    identity: str | None = Field(default=None, unique=True)
    """Its number plate, or the number that stands on it."""
    holder_id: int | None = Field(default=None, foreign_key="employee.id", index=True)
    odometer: int | None = Field(default=None, ge=0)
    """The last reading of a vehicle, in kilometres."""
    author_id: int | None = Field(default=None, foreign_key="employee.id")
    added_on: date
    created_at: datetime
    retired_on: date | None = None
    retired_for: str | None = None


class AssetHandover(Record, table=True):
    """That an asset was given to somebody or taken back, as they signed for (MD5)."""

    __tablename__ = "asset_handover"
    __table_args__ = (Index("ix_asset_handover_asset", "asset_id", "handed_on"),)

    asset_id: int = Field(foreign_key="asset.id")
    given: bool
    """Whether they got it; else it was taken back."""
    holder_id: int = Field(foreign_key="employee.id", index=True)
    handed_on: date
    condition: str
    paper: str
    """The sheet that they signed."""
    author_id: int | None = Field(default=None, foreign_key="employee.id")
    recorded_at: datetime
    recorded_on: date | None = None


class AssetTrip(Record, table=True):
    """A trip with a vehicle, as whoever had it tells of it (MD5)."""

    __tablename__ = "asset_trip"
    __table_args__ = (
        UniqueConstraint("asset_id", "position"),
        CheckConstraint("reading > left_at", name="goes_forward"),
    )

    asset_id: int = Field(foreign_key="asset.id")
    position: int = Field(ge=1)
    driver_id: int = Field(foreign_key="employee.id", index=True)
    driven_on: date
    origin: str
    destination: str
    purpose: str
    left_at: int = Field(ge=0)
    """The odometer before it, in kilometres."""
    reading: int = Field(ge=0)
    """The odometer after it."""
    gap: str | None = None
    """Why it does not go on from the last reading."""
    author_id: int | None = Field(default=None, foreign_key="employee.id")
    recorded_at: datetime
    recorded_on: date | None = None


class AssetInspection(Record, table=True):
    """How an asset was found, and who answers for a damage (MD5)."""

    __tablename__ = "asset_inspection"
    __table_args__ = (
        UniqueConstraint("asset_id", "position"),
        CheckConstraint(
            "(result = 'damaged') = (cause IS NOT NULL)"
            " AND (result = 'damaged') = (answers_id IS NOT NULL)",
            name="damage_has_cause",
        ),
        Index(
            "ix_asset_inspection_damaged",
            "inspected_on",
            sqlite_where=text("result = 'damaged'"),
        ),
    )

    asset_id: int = Field(foreign_key="asset.id")
    position: int = Field(ge=1)
    inspected_on: date
    inspector_id: int = Field(foreign_key="employee.id")
    result: Inspected
    finding: str
    cause: str | None = None
    answers_id: int | None = Field(default=None, foreign_key="employee.id")
    """Who answers for the damage."""
    author_id: int | None = Field(default=None, foreign_key="employee.id")
    recorded_at: datetime
    recorded_on: date | None = None
