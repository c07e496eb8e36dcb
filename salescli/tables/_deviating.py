"""A term that departs from the norm, as a quotation and a contract both keep it (R4)."""

from datetime import date, datetime

from sqlmodel import Field, SQLModel

from salescli.policy.kinds import DeviationBasis
from salescli.policy.states import DeviationState


class Deviating(SQLModel):
    """What was normal, what was agreed instead, and what was decided about it."""

    basis: DeviationBasis = DeviationBasis.NORM
    term: str
    position: int | None = None
    normal: str
    agreed: str
    state: DeviationState = Field(default=DeviationState.OPEN, index=True)
    found_on: date = Field(index=True)
    recorded_at: datetime
    author_id: int | None = Field(default=None, foreign_key="employee.id")
    superseded: bool = False
    superseded_at: datetime | None = None
    """When something replaced it or took it back; before schema 4 nobody kept that."""
