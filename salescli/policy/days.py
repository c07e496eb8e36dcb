"""Days as people write them (forms.md, section 1), and what is bound to lie near today."""

import re
import unicodedata
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Final

from salescli.errors import DataError
from salescli.text import Text, _

# A year outside these is a slip of the fingers, and would open a period nobody looks at.
FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2199

REGISTERS = frozenset(("staff", "customer", "product", "target", "setting", "calendar", "import"))
"""Nouns whose entries tell what somebody or something is, from whichever day on.

All others, also those to come, are documents, money and the record of work: they are bound.
"""

_DATES: Final = (
    r"([0-9]{4})([-./]) ?([0-9]{1,2})\2 ?([0-9]{1,2})\.?",  # Koreans write 2026. 11. 20.
    r"([0-9]{4})()([0-9]{2})([0-9]{2})",
    r"([0-9]{4}) ?(년|年) ?([0-9]{1,2}) ?[월月] ?([0-9]{1,2}) ?[일日]",
)

# A month by its name beside its day, and at most one year: 24 Nov 2026, Nov 24, 2026-Nov-24.
_MONTH: Final = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_NAMED: Final = (
    r"(?!.*[0-9]{4}.*[0-9]{4})(?:[12][0-9]{3}[ .,-]+)?"
    rf"(?:[0-9]{{1,2}}[ .,-]+{_MONTH}|{_MONTH}[ .,-]+[0-9]{{1,2}})(?:[ .,-]+[12][0-9]{{3}})?"
)


def parse_date(text: str, today: date) -> date:
    """Read a date that leads with its year or names its month; DataError if it is none."""
    found = day(text, today)
    if found is None:
        raise DataError(
            _("{text!r} is not a date with the year first; write it like 2026-11-20").format(
                text=text
            )
        )
    return found


def day(text: str, today: date) -> date | None:
    """Read a date as people write it; None if it is not written like one, DataError if wrong."""
    word = plain(text)
    if word in {"today", "yesterday"}:
        return today if word == "today" else today - timedelta(days=1)
    matches = (re.fullmatch(pattern, word) for pattern in _DATES)
    match = next((found for found in matches if found), None)
    try:
        if match is None:
            return _named(word, today) if re.fullmatch(_NAMED, word) else None
        check_year(int(match[1]))
        return date(int(match[1]), int(match[3]), int(match[4]))
    except ValueError:
        raise DataError(
            _("there is no day {text!r}; give one that is in the calendar").format(text=text)
        ) from None


def _named(word: str, today: date) -> date | None:
    """Read a day that names its month; of what is left out, only the year is filled in."""
    from dateutil.parser import parse as read  # noqa: PLC0415 - start-up

    blank = (datetime(today.year, n, n, tzinfo=UTC) for n in (1, 2))
    one, other = (read(word, default=filled).date() for filled in blank)
    check_year(one.year)
    return one if one == other else None


def plain(text: str) -> str:
    """Return what was written as it is compared: composed, narrow and lower."""
    # Books write full-width digits, and macOS takes Hangul apart.
    return unicodedata.normalize("NFKC", text).strip().lower()


def check_year(year: int) -> None:
    """Refuse a year that is a slip of the fingers."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise DataError(
            _("the year {year} cannot be meant: years go from {first} to {last}").format(
                year=year, first=FIRST_YEAR, last=LAST_YEAR
            )
        )


def bound(action: str) -> bool:
    """Say whether what an action enters lies back so far only, and needs its role on both days."""
    return action.partition(" ")[0] not in REGISTERS


WEEKDAYS: Mapping[str, Text] = {
    "monday": Text("Monday", "월요일", "星期一"),
    "tuesday": Text("Tuesday", "화요일", "星期二"),
    "wednesday": Text("Wednesday", "수요일", "星期三"),
    "thursday": Text("Thursday", "목요일", "星期四"),
    "friday": Text("Friday", "금요일", "星期五"),
    "saturday": Text("Saturday", "토요일", "星期六"),
    "sunday": Text("Sunday", "일요일", "星期日"),
}
