"""Which days a work plan is for: a year, a month, a sales week or a day (MD6)."""

from datetime import date
from typing import Final, NamedTuple

from salescli.errors import DataError
from salescli.policy import period as periods
from salescli.policy.days import check_year, parse_date
from salescli.policy.kinds import PlanGrain
from salescli.text import _

_YEAR_DIGITS: Final = 4


class Span(NamedTuple):
    """The label of what is planned for, its first and last day."""

    label: str
    start: date
    end: date


def span(grain: PlanGrain, word: str, today: date, closes: int = periods.FRIDAY) -> Span:
    """Read what a plan of a grain is for; DataError if the word is no such period."""
    if grain is PlanGrain.ANNUAL:
        return _year(word)
    if grain is PlanGrain.DAILY:
        day = parse_date(word, today)
        return Span(day.isoformat(), day, day)
    kind = periods.Grain.WEEK if grain is PlanGrain.WEEKLY else periods.Grain.MONTH
    found = periods.parse(word, kind, today, closes)
    return Span(found.label, found.start, found.end)


def _year(word: str) -> Span:
    digits = word.strip()
    if not (digits.isdecimal() and len(digits) == _YEAR_DIGITS):
        raise DataError(_("{text!r} is no year; write it like 2026").format(text=word))
    check_year(int(digits))
    return year_of(date(int(digits), 1, 1))


def year_of(day: date) -> Span:
    """Return the year a day lies in."""
    return Span(f"{day.year:04d}", date(day.year, 1, 1), date(day.year, 12, 31))
