"""The company's working days, and the day by which goods must be dispatched (R7)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from salescli.errors import DataError
from salescli.text import _

MONDAY_TO_SATURDAY: Final = frozenset(range(6))
_WEEK: Final = frozenset(range(7))
_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Calendar:
    """Working weekdays (Monday is 0) less holidays; an extra working day wins over both."""

    weekdays: frozenset[int] = MONDAY_TO_SATURDAY
    holidays: frozenset[date] = frozenset()
    extra: frozenset[date] = frozenset()

    def __post_init__(self) -> None:
        if not self.weekdays or not self.weekdays <= _WEEK:
            raise DataError(
                _(
                    "a calendar cannot have the working weekdays {weekdays}: it needs one"
                    " to seven of 0 (Monday) to 6 (Sunday)"
                ).format(weekdays=sorted(self.weekdays))
            )

    def is_working(self, day: date) -> bool:
        """Say whether the company works on a day."""
        usual = day.weekday() in self.weekdays and day not in self.holidays
        return usual or day in self.extra

    def next_working(self, day: date) -> date:
        """Return the first working day after a day."""
        return self.add_working(day, 1)

    def add_working(self, day: date, n: int) -> date:
        """Return the n-th working day after a day, or before it if n < 0; the day itself at 0."""
        step = _DAY if n > 0 else -_DAY
        left = abs(n)
        while left:
            day += step
            left -= self.is_working(day)
        return day

    def working_days(self, start: date, end: date) -> int:
        """Count the working days from start to end, both included; 0 if end is before start."""
        # By weeks, not by days: a form asks this for every row.
        weeks, rest = divmod(max((end - start).days + 1, 0), 7)
        usual = weeks * len(self.weekdays)
        usual += sum((start.weekday() + n) % 7 in self.weekdays for n in range(rest))
        return (
            usual
            - self._count(self.holidays - self.extra, start, end, usual=True)
            + (self._count(self.extra, start, end, usual=False))
        )

    def _count(self, days: Iterable[date], start: date, end: date, *, usual: bool) -> int:
        return sum(start <= d <= end and (d.weekday() in self.weekdays) is usual for d in days)


def dispatch_due(signed_on: date, agreed_on: date | None, calendar: Calendar) -> date:
    """Return the last day on which a dispatch is on time (R7): the agreed one, if later."""
    due = calendar.next_working(signed_on)
    return due if agreed_on is None else max(due, agreed_on)
