"""Weeks and months as the forms count them (forms.md, section 1)."""

import re
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Final, NamedTuple

from salescli.errors import DataError
from salescli.policy.days import FIRST_YEAR, check_year, day, plain
from salescli.text import _

FRIDAY: Final = 4
"""The weekday (Monday is 0) on which a sales week closes unless `week_closes` says otherwise."""

BEFORE_RECORDS: Final = date(FIRST_YEAR, 1, 1)
"""From when on holds what a company had before it had this program."""


class Grain(StrEnum):
    """How long a period is."""

    WEEK = "week"
    MONTH = "month"


class Period(NamedTuple):
    """A sales week or a calendar month: its label, first and last day."""

    grain: Grain
    label: str
    start: date
    end: date

    @property
    def year(self) -> int:
        """The year of the label, which for a week is the ISO year of its closing day."""
        return int(self.label[:4])

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.start <= day <= self.end


class Window(NamedTuple):
    """The days on which something may be done; a single day is both."""

    start: date
    end: date


def week_of(day: date, closes: int = FRIDAY) -> Period:
    """Return the sales week a day lies in."""
    return _week_closing(day + timedelta(days=(closes - day.weekday()) % 7))


def month_of(day: date) -> Period:
    """Return the calendar month a day lies in."""
    start = day.replace(day=1)
    end = (start + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return Period(Grain.MONTH, f"{day.year:04d}-{day.month:02d}", start, end)


def month_of_week(week: Period) -> Period:
    """Return the calendar month of a week's closing day, whose targets the week has."""
    return month_of(week.end)


def period_of(day: date, grain: Grain, closes: int = FRIDAY) -> Period:
    """Return the week or month a day lies in."""
    return week_of(day, closes) if grain is Grain.WEEK else month_of(day)


def week_labelled(year: int, week: int, closes: int = FRIDAY) -> Period:
    """Return the sales week with an ISO year and week number; DataError if there is none."""
    check_year(year)
    weeks = date(year, 12, 28).isocalendar().week  # the 28th always lies in the last ISO week
    if not 1 <= week <= weeks:
        raise DataError(
            _("there is no week {year}-W{week:02d}: {year} has the weeks W01 to W{weeks}").format(
                year=year, week=week, weeks=weeks
            )
        )
    return _week_closing(date.fromisocalendar(year, week, closes + 1))


def month_labelled(year: int, month: int) -> Period:
    """Return a calendar month by year and number; DataError if there is none."""
    check_year(year)
    if month not in range(1, 13):
        raise DataError(
            _("there is no month {year}-{month:02d}: a year has the months 01 to 12").format(
                year=year, month=month
            )
        )
    return month_of(date(year, month, 1))


def previous(period: Period) -> Period:
    """Return the period that ends where this one starts."""
    return _stepped(period, -1)


def following(period: Period) -> Period:
    """Return the period that starts where this one ends."""
    return _stepped(period, 1)


def same_month_last_year(period: Period) -> Period:
    """Return the month a year before a month, or before the month of a week's closing day."""
    return month_of(_months_on(period.end, -12))


def last_closed(grain: Grain, today: date, closes: int = FRIDAY) -> Period:
    """Return the last period that ended before today."""
    return previous(period_of(today, grain, closes))


def coming(grain: Grain, today: date, closes: int = FRIDAY) -> Period:
    """Return the first period that starts today or later."""
    current = period_of(today, grain, closes)
    return current if current.start == today else following(current)


def parse(text: str, grain: Grain, today: date, closes: int = FRIDAY) -> Period:
    """Read a label, a date inside, or a word such as last-week; DataError if it is none of it."""
    word = plain(text)
    if word in _WORDS:
        given, step = _WORDS[word]
        _check_grain(text, given, grain)
        return step(period_of(today, grain, closes))
    if match := re.fullmatch(r"([0-9]{4})-w([0-9]{1,2})", word):
        _check_grain(text, Grain.WEEK, grain)
        return week_labelled(int(match[1]), int(match[2]), closes)
    if match := re.fullmatch(r"([0-9]{4})-([0-9]{1,2})", word):
        _check_grain(text, Grain.MONTH, grain)
        return month_labelled(int(match[1]), int(match[2]))
    on = day(text, today)
    if on is None:
        raise DataError(
            _("{text!r} is not a {grain}; give {taken}").format(
                text=text, grain=_(grain), taken=_(_TAKEN[grain])
            )
        )
    return period_of(on, grain, closes)


def parse_either(text: str, today: date, closes: int = FRIDAY) -> Period:
    """Read a period of either grain as `parse` does; a date means its week."""
    on = day(text, today)
    found = week_of(on, closes) if on else _labelled(text, today, closes)
    if found is None:
        raise DataError(
            _("{text!r} is neither a week nor a month; give {taken}").format(
                text=text, taken="2026-W47, last-week, 2026-11, last-month, 2026-11-20"
            )
        )
    return found


def weeks_of(period: Period | Window, closes: int = FRIDAY) -> tuple[Period, ...]:
    """Return the sales weeks that start in a period or between two days, in their order."""
    from dateutil.rrule import WEEKLY, rrule  # noqa: PLC0415 - start-up

    first, last = (datetime.combine(day, time(), UTC) for day in (period.start, period.end))
    starts = rrule(WEEKLY, dtstart=first, until=last, byweekday=(closes + 1) % 7)
    return tuple(week_of(start.date(), closes) for start in starts)


def window(text: str, today: date, closes: int = FRIDAY) -> Window:
    """Read a day, or a week or month by label or word, as its days; DataError if it is none."""
    on = day(text, today)
    found = Window(on, on) if on else _labelled(text, today, closes)
    if found is None:
        raise DataError(
            _("{text!r} is no day, week or month; give {taken}").format(
                text=text, taken="2026-11-20, 2026-W47, next-week, 2026-12, next-month"
            )
        )
    return Window(found.start, found.end)


_LABELS: Final[Mapping[Grain, str]] = MappingProxyType(
    {
        Grain.WEEK: "[0-9]{4}-w[0-9]{1,2}|(last|this|next)-week",
        Grain.MONTH: "[0-9]{4}-[0-9]{1,2}|(last|this|next)-month",
    }
)

_TAKEN: Final[Mapping[Grain, str]] = MappingProxyType(
    {
        Grain.WEEK: "2026-W47, 2026-11-20, last-week, this-week, next-week, today or yesterday",
        Grain.MONTH: "2026-11, 2026-11-20, last-month, this-month, next-month, today or yesterday",
    }
)


_WORDS: Final[Mapping[str, tuple[Grain, Callable[[Period], Period]]]] = MappingProxyType(
    {
        "last-week": (Grain.WEEK, previous),
        "this-week": (Grain.WEEK, lambda week: week),
        "next-week": (Grain.WEEK, following),
        "last-month": (Grain.MONTH, previous),
        "this-month": (Grain.MONTH, lambda month: month),
        "next-month": (Grain.MONTH, following),
    }
)


def _labelled(text: str, today: date, closes: int) -> Period | None:
    fitting = (grain for grain, shape in _LABELS.items() if re.fullmatch(shape, plain(text)))
    return next((parse(text, grain, today, closes) for grain in fitting), None)


def _week_closing(closing: date) -> Period:
    return Period(Grain.WEEK, f"{closing:%G-W%V}", closing - timedelta(days=6), closing)


def _stepped(period: Period, by: int) -> Period:
    if period.grain is Grain.WEEK:
        return _week_closing(period.end + timedelta(weeks=by))
    return month_of(_months_on(period.start, by))


def _months_on(day: date, by: int) -> date:
    from dateutil.relativedelta import relativedelta  # noqa: PLC0415 - start-up

    return day + relativedelta(months=by)


def _check_grain(text: str, given: Grain, wanted: Grain) -> None:
    if given is not wanted:
        raise DataError(
            _("{text!r} is a {given}, and a {wanted} is wanted; give {taken}").format(
                text=text, given=_(given), wanted=_(wanted), taken=_(_TAKEN[wanted])
            )
        )
