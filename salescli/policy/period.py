"""Weeks and months as the forms count them (forms.md, section 1)."""

import re
from datetime import date, timedelta
from enum import StrEnum
from typing import Final, NamedTuple

from salescli.errors import DataError
from salescli.policy.days import FIRST_YEAR, check_year, plain
from salescli.policy.typed import Lean, heard, taken
from salescli.policy.typed.dates import told
from salescli.policy.typed.days import read
from salescli.policy.typed.said import KINDS, Kind, Said
from salescli.text import _, spoken

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


def parse(
    text: str, grain: Grain, today: date, closes: int = FRIDAY, lean: Lean = Lean.PAST
) -> Period:
    """Read a label, a day inside, or words such as last week; DataError if it is none of it."""
    if (said := _said(text, today, closes, lean)) is not None:
        if said.kind != grain.value:
            raise _other(said.kind, text, grain)
        return _heard(text, period_of(said.day, grain, closes))
    if (on := read(text, today, lean)) is None:
        raise DataError(
            _("{text!r} is not a {grain}; give {taken}").format(
                text=text, grain=_(grain), taken=taken.OF[grain].within(spoken())
            )
        )
    return _heard(text, period_of(on, grain, closes))


def parse_either(text: str, today: date, closes: int = FRIDAY, lean: Lean = Lean.PAST) -> Period:
    """Read a period of either grain as `parse` does; a date means its week."""
    said = _said(text, today, closes, lean)
    if said is None and (on := read(text, today, lean)) is not None:
        return _heard(text, week_of(on, closes))
    if said is None or said.kind not in {*Grain}:
        raise DataError(
            _("{text!r} is neither a week nor a month; give {taken}").format(
                text=text, taken=taken.EITHER.within(spoken())
            )
        )
    return _heard(text, period_of(said.day, Grain(said.kind), closes))


def weeks_of(period: Period | Window, closes: int = FRIDAY) -> tuple[Period, ...]:
    """Return the sales weeks that start in a period or between two days, in their order."""
    # dateutil's rrule says the same, and takes as long to load as Python itself.
    first = period.start + timedelta(days=(closes + 1 - period.start.weekday()) % 7)
    starts = range(first.toordinal(), period.end.toordinal() + 1, 7)
    return tuple(week_of(date.fromordinal(start), closes) for start in starts)


def window(
    text: str,
    today: date,
    closes: int = FRIDAY,
    lean: Lean = Lean.COMING,
    around: date | None = None,
) -> Window:
    """Read a day, or a week or month by label or words, as its days; DataError if it is none."""
    said = _said(text, today, closes, lean)
    if said is not None and said.kind in {*Grain}:
        return _heard_days(text, _days_of(said, closes))
    on = None if said else read(text, today, lean, around)
    if on is None:
        raise DataError(
            _("{text!r} is no day, week or month; give {taken}").format(
                text=text, taken=taken.ANY.within(spoken())
            )
        )
    return _heard_days(text, Window(on, on))


def since(text: str, today: date, closes: int = FRIDAY) -> date:
    """Read the day from which on something is looked for: of a longer time, its first one."""
    return _bound(text, today, closes).start


def until(text: str, today: date, closes: int = FRIDAY) -> date:
    """Read the day until which something is looked for: of a longer time, its last one."""
    return _bound(text, today, closes).end


def year(text: str, today: date) -> date:
    """Read a year and return its first day; DataError if it is none."""
    said = _said(text, today, FRIDAY, Lean.NEAR)
    if said is None or said.kind is not Kind.YEAR:
        raise DataError(
            _("{text!r} is no year; write it like {words}").format(
                text=text, words=taken.YEAR.within(spoken())
            )
        )
    if plain(text) != f"{said.day.year}":
        heard.note(text, f"{said.day.year}")
    return said.day


def _bound(text: str, today: date, closes: int) -> Window:
    said = _said(text, today, closes, Lean.PAST)
    if said is not None:
        return _heard_days(text, _days_of(said, closes))
    if (on := read(text, today)) is None:
        raise DataError(
            _("{text!r} is no day, week, month, quarter or year; give {taken}").format(
                text=text, taken=taken.LONGER.within(spoken())
            )
        )
    return _heard_days(text, Window(on, on))


_WEEK_LABEL: Final = "([0-9]{4})-w([0-9]{1,2})"
_MONTH_LABEL: Final = "([0-9]{4})-([0-9]{1,2})"


def _said(text: str, today: date, closes: int, lean: Lean) -> Said | None:
    """Read a label, or what people say of a week, month, quarter or year."""
    word = plain(text)
    if match := re.fullmatch(_WEEK_LABEL, word):
        return Said(Kind.WEEK, week_labelled(int(match[1]), int(match[2]), closes).end)
    if match := re.fullmatch(_MONTH_LABEL, word):
        return Said(Kind.MONTH, month_labelled(int(match[1]), int(match[2])).end)
    from salescli.policy.typed import spans  # noqa: PLC0415 - start-up

    return spans.read(text, today, lean, closes)


def _days_of(said: Said, closes: int) -> Window:
    if said.kind is Kind.WEEK:
        week = week_of(said.day, closes)
        return Window(week.start, week.end)
    return Window(*said.whole)


def _heard(text: str, found: Period) -> Period:
    if plain(text) != found.label.lower():
        heard.note(text, f"{found.label} ({found.start} – {found.end})")
    return found


def _heard_days(text: str, found: Window) -> Window:
    if not re.match("[0-9]{4}", plain(text)):
        last = "" if found.start == found.end else f" – {told(found.end)}"
        heard.note(text, f"{told(found.start)}{last}")
    return found


def _week_closing(closing: date) -> Period:
    return Period(Grain.WEEK, f"{closing:%G-W%V}", closing - timedelta(days=6), closing)


def _stepped(period: Period, by: int) -> Period:
    if period.grain is Grain.WEEK:
        return _week_closing(period.end + timedelta(weeks=by))
    return month_of(_months_on(period.start, by))


def _months_on(day: date, by: int) -> date:
    from dateutil.relativedelta import relativedelta  # noqa: PLC0415 - start-up

    return day + relativedelta(months=by)


def _other(given: Kind, text: str, wanted: Grain) -> DataError:
    return DataError(
        _("{text!r} is a {given}, and a {wanted} is wanted; give {taken}").format(
            text=text,
            given=KINDS[given].within(spoken()),
            wanted=_(wanted),
            taken=taken.OF[wanted].within(spoken()),
        )
    )
