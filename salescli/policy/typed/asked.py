"""One day that was typed and is being read: its words, and what they may come to."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final, NamedTuple

from salescli.errors import DataError
from salescli.policy.days import WEEKDAYS
from salescli.policy.typed import Lean
from salescli.policy.typed.words import folded, leading
from salescli.text import _, spoken

DECEMBER: Final = 12


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


def told(day: date) -> str:
    """Tell a day with its day of the week, as it stands in a calendar."""
    return f"{day} {[*WEEKDAYS.values()][day.weekday()].within(spoken())}"


def one_of(text: str, readings: Iterable[date]) -> date:
    """Return the one day that a text can be read as; DataError for none, and naming two."""
    found = sorted({*readings})
    if not found:
        raise DataError(
            _("there is no day {text!r}; give one that is in the calendar").format(text=text)
        )
    if len(found) > 1:
        raise DataError(
            _("{text!r} may be {one} or {other}; write which of them is meant").format(
                text=text, one=told(found[0]), other=told(found[1])
            )
        )
    return found[0]


def made(year: int, month: int, number: int) -> list[date]:
    """Return the day of a year, a month and a number; none where the calendar has none."""
    if not 1 <= month <= DECEMBER:
        return []
    first = date(year, month, 1)
    return [first.replace(day=number)] if 1 <= number <= end_of(first).day else []


def months_on(day: date, by: int) -> date:
    """Return the first day of a month so many months on from that of a day."""
    years, month = divmod(day.month - 1 + by, DECEMBER)
    return date(day.year + years, month + 1, 1)


def end_of(day: date) -> date:
    """Return the last day of the month of a day."""
    return months_on(day, 1) - timedelta(days=1)
