"""One day that was typed and is being read: its words, and what was left out of them."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from salescli.policy.typed import Lean
from salescli.policy.typed.words import folded, leading


class Asked(NamedTuple):
    """A day as it was typed, and the day on whose side of it what was left out lies."""

    text: str
    word: str
    """As it is compared: narrow and lower."""
    today: date
    lean: Lean
    around: date

    @property
    def key(self) -> str:
        """The words as they stand in a table."""
        return folded(self.word)

    def year(self) -> tuple[int | None, str]:
        """Return the year that a word in front says, if one does, and the rest."""
        said = leading("YEARS", self.key)
        return (self.today.year + said[0][0], said[0][1]) if said else (None, self.word)

    def nearest(self, days: Iterable[date]) -> date | None:
        """Return the day that is meant of those that fit; None if none does."""
        return self.lean.among(days, self.around)
