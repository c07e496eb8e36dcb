"""Weeks, months, quarters and years as people type them, in three languages."""

import re
from datetime import date, timedelta
from typing import Final, NamedTuple

from salescli.errors import DataError
from salescli.policy.days import check_year, plain
from salescli.policy.typed import Lean, words
from salescli.policy.typed.dates import DECEMBER, months_on
from salescli.policy.typed.said import KINDS, QUARTER, Kind, Said
from salescli.text import _, spoken

_NEARBY: Final = range(-2, 3)
"""Years to look into for a month or a week whose year was left out."""

_WEEK: Final = r"w([0-9]{1,2})|week([0-9]{1,2})|제?([0-9]{1,2})주차?|第([0-9]{1,2})周"
_MONTH: Final = r"([0-9]{1,2})[월月]份?"
_OF_YEAR: Final = (
    "q([1-4])|([1-4])q|제?([1-4])/4분기|제?([1-4])분기|第?([1-4])季度?"
    "|([1-4])(?:st|nd|rd|th)quarter"
)
_YEAR_FIRST: Final = r"([12][0-9]{3})(?: ?년도?| ?年)?[-./]?(.*)"
_YEAR_LAST: Final = r"(.+?)([12][0-9]{3})"
_NUMBERED: Final = r"(0[1-9]|1[0-2])|(?P<one>[1-9])"


class _Named(NamedTuple):
    """A week, month or quarter by its number in a year."""

    kind: Kind
    number: int

    def of(self, year: int, closes: int) -> date | None:
        """Return its first day, of a week the one that closes it; None if there is none."""
        check_year(year)
        if self.kind is Kind.WEEK:
            weeks = date(year, 12, 28).isocalendar().week  # the 28th lies in the last one
            there = 1 <= self.number <= weeks
            return date.fromisocalendar(year, self.number, closes + 1) if there else None
        month = (self.number - 1) * (QUARTER if self.kind is Kind.QUARTER else 1) + 1
        return date(year, month, 1) if 1 <= month <= DECEMBER else None


def read(text: str, today: date, lean: Lean, closes: int) -> Said | None:
    """Read a week, month, quarter or year; None if it is not typed like one."""
    key = words.folded(text)
    if (found := _from_here(key, today)) is not None:
        check_year(found.day.year)
        return found
    year, rest = _year(key, plain(text), today)
    if year is not None and not rest:
        check_year(year)
        return Said(Kind.YEAR, date(year, 1, 1))
    if (named := _named(rest) or (_numbered(key, rest) if year else None)) is None:
        return None
    found_on = named.of(year, closes) if year else _near(named, today, lean, closes)
    if found_on is None:
        raise DataError(
            _("there is no {kind} {text!r}; give one that is in the calendar").format(
                kind=KINDS[named.kind].within(spoken()), text=text
            )
        )
    return Said(named.kind, found_on)


def _from_here(key: str, today: date) -> Said | None:
    """Read last week, 이번 달, 上季度, 내년."""
    if (weeks := words.read("WEEKS", key)) is not None:
        return Said(Kind.WEEK, today + timedelta(days=7 * weeks))
    steps = ((Kind.MONTH, "MONTHS", 1), (Kind.QUARTER, "QUARTERS", QUARTER))
    for kind, table, months in steps:
        if (which := words.read(table, key)) is not None:
            return Said(kind, months_on(today, which * months))
    years = words.read("YEARS", key)
    return None if years is None else Said(Kind.YEAR, date(today.year + years, 1, 1))


def _year(key: str, word: str, today: date) -> tuple[int | None, str]:
    """Return the year that is said, if one is, and the rest."""
    for table in (words.leading, words.trailing):
        if said := table("YEARS", key):
            return today.year + said[0][0], said[0][1].removesuffix("of")
    # With its hyphens: 11-20 is no year.
    if match := re.fullmatch(_YEAR_FIRST, word):
        return int(match[1]), words.folded(match[2])
    match = re.fullmatch(_YEAR_LAST, key)
    # A date without its day has no number before its year: 11 2026 is none, nov 2026 is.
    if match and not word[:1].isdecimal():
        return int(match[2]), match[1]
    return None, key


def _numbered(key: str, rest: str) -> _Named | None:
    """Read 2026/11 and 202611, but not 20261."""
    match = re.fullmatch(_NUMBERED, rest)
    return (
        None
        if match is None or (match["one"] and key.isdecimal())
        else _Named(Kind.MONTH, int(rest))
    )


def _named(key: str) -> _Named | None:
    in_digits = words.in_digits(key)
    for kind, pattern in ((Kind.QUARTER, _OF_YEAR), (Kind.WEEK, _WEEK), (Kind.MONTH, _MONTH)):
        if match := re.fullmatch(pattern, in_digits):
            return _Named(kind, int(next(filter(None, match.groups()))))
    if (month := words.read("NAMES", key)) is not None:
        return _Named(Kind.MONTH, month)
    return None


def _near(named: _Named, today: date, lean: Lean, closes: int) -> date | None:
    """Return the first day of what is meant: the last, the next or the nearest of its kind."""
    there = [day for n in _NEARBY if (day := named.of(today.year + n, closes)) is not None]
    if lean is Lean.COMING:
        # What is not over yet is still to come.
        return min((day for day in there if _last(named, day) >= today), default=None)
    if named.kind is Kind.WEEK:
        # A week is given by the day that closes it, and has begun six days before.
        there = [day - timedelta(days=6) for day in there]
    return lean.among(there, today)


def _last(named: _Named, day: date) -> date:
    return day if named.kind is Kind.WEEK else Said(named.kind, day).whole[1]
