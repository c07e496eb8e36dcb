"""The calendar's arithmetic of what was typed, and the one day that several readings come to."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from salescli.errors import DataError
from salescli.policy.days import WEEKDAYS
from salescli.text import _, spoken

DECEMBER: Final = 12


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
