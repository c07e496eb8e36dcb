"""Which days a work plan is for: a year, a month, a sales week or a day (MD6)."""

from datetime import date
from typing import NamedTuple

from salescli.policy import period as periods
from salescli.policy.kinds import PlanGrain
from salescli.policy.typed import Lean, days


class Span(NamedTuple):
    """The label of what is planned for, its first and last day."""

    label: str
    start: date
    end: date


def span(
    grain: PlanGrain,
    word: str,
    today: date,
    closes: int = periods.FRIDAY,
    lean: Lean = Lean.COMING,
) -> Span:
    """Read what a plan of a grain is for; DataError if the word is no such period."""
    if grain is PlanGrain.ANNUAL:
        return year_of(periods.year(word, today))
    if grain is PlanGrain.DAILY:
        day = days.day(word, today, lean)
        return Span(day.isoformat(), day, day)
    kind = periods.Grain.WEEK if grain is PlanGrain.WEEKLY else periods.Grain.MONTH
    found = periods.parse(word, kind, today, closes, lean)
    return Span(found.label, found.start, found.end)


def year_of(day: date) -> Span:
    """Return the year a day lies in."""
    return Span(f"{day.year:04d}", date(day.year, 1, 1), date(day.year, 12, 31))
