"""A day as people type it: by date, weekday or word, counted from today, in three languages."""

import re
from datetime import date
from typing import Final

from salescli.errors import DataError
from salescli.policy import days
from salescli.policy.typed import Lean, heard
from salescli.policy.typed.dates import made, one_of, told
from salescli.text import Text, _, spoken

WRITTEN: Final = Text(
    "2026-11-20, 20 Nov, 11/20, Friday, next Monday, yesterday, today, tomorrow, -3d or +2w",
    "2026-11-20, 11/20, 11월 20일, 20일, 금요일, 다음 주 월요일, 어제, 오늘, 내일, -3d, 3일 전",
    "2026-11-20, 11/20, 11月20日, 20号, 周五, 下周一, 昨天, 今天, 明天, -3d, 3天前",
)
"""The words that a refusal names."""

_BRACKETED: Final = re.compile(r"(.+?) ?\(([^()]+)\)")
_YEAR_LAST: Final = re.compile(r"([0-9]{1,2})([-./]) ?([0-9]{1,2})\2 ?([0-9]{4})\.?")


def day(text: str, today: date, lean: Lean = Lean.PAST, around: date | None = None) -> date:
    """Read a day and take note of what it was read as; DataError naming the words it takes.

    What is not said of it is that on the side of `around`, which is today unless told.
    """
    found = read(text, today, lean, around)
    if found is None:
        raise DataError(
            _("{text!r} is not a date; write it like {words}").format(
                text=text, words=WRITTEN.within(spoken())
            )
        )
    if _whole(_compared(text), today) is None:
        heard.note(text, told(found))
    return found


def read(text: str, today: date, lean: Lean = Lean.PAST, around: date | None = None) -> date | None:
    """Read a day; None if it is not typed like one, DataError if it is in no calendar."""
    word = _compared(text)
    if match := _BRACKETED.fullmatch(word):
        return _with_weekday(text, match[2], read(match[1], today, lean, around))
    found = _whole(word, today)
    if found is None:
        from salescli.policy.typed.asked import Asked  # noqa: PLC0415 - start-up
        from salescli.policy.typed.readings import read as reading  # noqa: PLC0415 - start-up

        found = reading(Asked(text, word, today, lean, around or today))
    if found is not None:
        days.check_year(found.year)
    return found


def _compared(text: str) -> str:
    return days.plain(text).replace("\u2212", "-")  # a minus sign


def _whole(word: str, today: date) -> date | None:
    """Read a day that is written with its year, so that nothing has to be understood."""
    if re.search("[0-9]{4}", word) is None:
        return None
    if found := _YEAR_LAST.fullmatch(word):
        one, other, year = int(found[1]), int(found[3]), int(found[4])
        days.check_year(year)
        return one_of(word, [*made(year, one, other), *made(year, other, one)])
    if "月" in word:
        from salescli.policy.typed.words import in_digits  # noqa: PLC0415 - start-up

        word = re.sub("[号號]$", "日", in_digits(word))
    return days.day(word, today)


def _with_weekday(text: str, name: str, found: date | None) -> date | None:
    """Read a day with its day of the week in brackets, which has to be the right one."""
    from salescli.policy.typed.relative import weekday_named  # noqa: PLC0415 - start-up

    weekday = weekday_named(name)
    if weekday is None or found is None:
        return None
    if found.weekday() != weekday:
        raise DataError(
            _("{text!r} cannot be: it is {day}; correct the day or its weekday").format(
                text=text, day=told(found)
            )
        )
    return found
