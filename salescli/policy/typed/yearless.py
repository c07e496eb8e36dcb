"""Days whose year or month was left out: which one is meant, says the side they lie on."""

import re
from datetime import date
from typing import Final

from salescli.policy.typed import words
from salescli.policy.typed.asked import Asked
from salescli.policy.typed.dates import end_of, made, months_on, one_of
from salescli.text import Language, spoken

_YEARS: Final = 8
"""So many years lie between two leap days at most."""

_OF_MONTH: Final = r"([0-9]{1,2})(?:일|日|号|號|st|nd|rd|th)"
_NUMBERS: Final = r"([0-9]{1,2})([-./]) ?([0-9]{1,2})\.?"
_WRITTEN: Final = r"([0-9]{1,2}) ?[월月] ?([0-9]{1,2}) ?[일日号號]?"
_NAME_FIRST: Final = r"([a-z]+)\.?[ ,-]*(?:the )?([0-9]{1,2})(?:st|nd|rd|th)?"
_NAME_LAST: Final = r"([0-9]{1,2})(?:st|nd|rd|th)?\.?[ -]*(?:of )?([a-z]+)\.?"


def of_month(asked: Asked) -> date | None:
    """Read a day of a month that has no name: 20일, 20号, 20th, 다음 달 5일, 下月5号."""
    if match := re.fullmatch(_OF_MONTH, words.in_digits(asked.key)):
        months = (months_on(asked.around, n) for n in range(-2, 3))
        days = (day for month in months for day in made(month.year, month.month, int(match[1])))
        return asked.nearest(days) or one_of(asked.text, [])
    for table in (words.leading, words.trailing):
        for which, rest in table("MONTHS", asked.key):
            day = words.in_digits(rest.removesuffix("of"))
            if match := re.fullmatch(_OF_MONTH, day):
                month = months_on(asked.today, which)
                return one_of(asked.text, made(month.year, month.month, int(match[1])))
    return None


def end_of_month(asked: Asked) -> date | None:
    """Read the last day of a month: 월말, 이달 말, 月底, end of next month."""
    if words.read("END", asked.key) is not None:
        return asked.nearest(end_of(months_on(asked.around, n)) for n in (-1, 0))
    which = words.read("ENDS", asked.key)
    return None if which is None else end_of(months_on(asked.today, which))


def month_and_day(asked: Asked) -> date | None:
    """Read 11/20, 11월 20일, 十一月二十日, 20 Nov, 작년 11월 20일."""
    year, rest = asked.year()
    if not (orders := _orders(rest)):
        return None
    if year is not None:
        return one_of(asked.text, (day for order in orders for day in made(year, *order)))
    years = range(asked.around.year - _YEARS, asked.around.year + _YEARS + 1)
    near = (asked.nearest(d for year in years for d in made(year, *order)) for order in orders)
    return one_of(asked.text, filter(None, near))


def _orders(word: str) -> list[tuple[int, int]]:
    """Return the month and day that a word can mean; in English either may come first."""
    if match := re.fullmatch(_NUMBERS, word):
        first, second = int(match[1]), int(match[3])
        either = [(second, first)] if spoken() is Language.EN else []
        return [(first, second), *either]
    if match := re.fullmatch(_WRITTEN, words.in_digits(word)):
        return [(int(match[1]), int(match[2]))]
    for pattern, name, number in ((_NAME_FIRST, 1, 2), (_NAME_LAST, 2, 1)):
        match = re.fullmatch(pattern, word)
        if match and (month := words.read("NAMES", match[name])) is not None:
            return [(month, int(match[number]))]
    return []
