"""The company's working days, and the day by which goods must be dispatched (R7)."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, NamedTuple

from salescli.errors import DataError
from salescli.text import _

MONDAY_TO_SATURDAY: Final = frozenset(range(6))
_WEEK: Final = frozenset(range(7))
_DAY: Final = timedelta(days=1)


class Mark(NamedTuple):
    """What was told of a day, and when."""

    day: date
    told_on: date
    worked: bool


@dataclass(frozen=True, slots=True)
class Calendar:
    """Working weekdays (Monday is 0) less holidays; an extra working day wins over both."""

    weekdays: frozenset[int] = MONDAY_TO_SATURDAY
    holidays: frozenset[date] = frozenset()
    extra: frozenset[date] = frozenset()
    weeks: tuple[tuple[date, frozenset[int]], ...] = ()
    """The working weekdays that replaced these, each from its day on."""
    late: tuple[Mark, ...] = ()
    """All marks of the days of which one was told later than it came."""

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
        usual = day.weekday() in self._week(day) and day not in self.holidays
        return usual or day in self.extra

    def next_working(self, day: date) -> date:
        """Return the first working day after a day."""
        return self.add_working(day, 1)

    def add_working(self, day: date, n: int) -> date:
        """Return the n-th working day after a day, or before it if n < 0; the day itself at 0.

        One after it goes by what was marked until it came: what is told later moves it no more.
        """
        found, step, left = day, _DAY if n > 0 else -_DAY, abs(n)
        while left:
            found += step
            left -= self.is_working(found)
        if any(day < mark.day <= found for mark in self.late):
            return self._as_it_came(day, n)
        return found

    def working_days(self, start: date, end: date) -> int:
        """Count the working days from start to end, both included; 0 if end is before start."""
        return sum(self.is_working(start + n * _DAY) for n in range((end - start).days + 1))

    def _as_it_came(self, start: date, n: int) -> date:
        day = start
        while True:
            day += _DAY
            known = self._told_by(day)
            if known.is_working(day) and known.working_days(start + _DAY, day) >= n:
                return day

    def _told_by(self, by: date) -> "Calendar":
        told = {mark.day: mark.worked for mark in self.late if mark.told_on <= by}
        late = {mark.day for mark in self.late}
        worked = {day for day, at_work in told.items() if at_work}
        off = told.keys() - worked
        return Calendar(
            self.weekdays, self.holidays - late | off, self.extra - late | worked, self.weeks
        )

    def _week(self, day: date) -> frozenset[int]:
        return next((week for since, week in reversed(self.weeks) if since <= day), self.weekdays)


def dispatch_due(signed_on: date, agreed_on: date | None, calendar: Calendar) -> date:
    """Return the last day on which a dispatch is on time (R7): the agreed one, if later."""
    due = calendar.next_working(signed_on)
    return due if agreed_on is None else max(due, agreed_on)
