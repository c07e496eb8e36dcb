"""Days, periods and amounts as people type them, in whichever of the three languages."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum


class Lean(StrEnum):
    """Which day or period is meant where its year, month or week was left out."""

    PAST = "past"
    """The last one: of what was done."""
    COMING = "coming"
    """The next one: of what is planned."""
    NEAR = "near"
    """The nearest one: of what may be either."""

    def among(self, days: Iterable[date], today: date) -> date | None:
        """Return the day that is meant of those that fit; None if there is none on its side."""
        if self is Lean.NEAR:
            return min(days, key=lambda day: (abs(day - today), day), default=None)
        if self is Lean.PAST:
            return max((day for day in days if day <= today), default=None)
        return min((day for day in days if day >= today), default=None)
