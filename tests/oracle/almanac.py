"""An almanac made by counting: every day from the end of 1999 on, and what the company works.

It knows no library of dates: a year has 366 days if it is divided by 4 (of hundreds, by 400), and
the first of January 2000 was a Saturday. Working days are found by walking.
"""

from collections.abc import Iterator
from datetime import date
from functools import cached_property
from typing import NamedTuple

FIRST_YEAR, LAST_YEAR = 1999, 2052
SUNDAY, SATURDAY, FRIDAY = 6, 5, 4

FESTIVE = ("01-01", "03-01", "05-05", "06-06", "08-15", "10-03", "10-09", "12-25")
"""Days of every year on which nobody works."""
BRIDGES = ("05-04", "09-28", "09-29", "09-30", "12-31")
"""Other holidays of every third year: rows of them meet weekends and the ends of months."""
SHORTER_WEEK = "2011-07-01"
"""From this day on the company works from Monday to Friday."""


class Day(NamedTuple):
    """One day: as it is written, its weekday (Monday is 0), and which day of its year it is."""

    written: str
    weekday: int
    of_year: int

    @property
    def year(self) -> int:
        """Return the number of its year."""
        return int(self.written[:4])

    @property
    def date(self) -> date:
        """Return it as the program takes it."""
        return date.fromisoformat(self.written)


def _lengths(year: int) -> list[int]:
    leaps = year % 400 == 0 or (year % 4 == 0 and year % 100 != 0)
    return [31, 29 if leaps else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]


def _days() -> Iterator[Day]:
    weekday = FRIDAY  # of the first of January 1999: a year of 365 days before a Saturday
    for year in range(FIRST_YEAR, LAST_YEAR):
        of_year = 0
        for month, length in enumerate(_lengths(year), 1):
            for day in range(1, length + 1):
                of_year += 1
                yield Day(f"{year:04d}-{month:02d}-{day:02d}", weekday, of_year)
                weekday = (weekday + 1) % 7


class Almanac:
    """The days, and by their places in the row which of them are worked."""

    def __init__(self) -> None:
        self.days = list(_days())
        self.place = {day.written: n for n, day in enumerate(self.days)}

    def of(self, year: int) -> list[int]:
        """Return the places of a year's days."""
        return [n for n, day in enumerate(self.days) if day.year == year]

    @cached_property
    def holidays(self) -> list[str]:
        """Name the days that were told to be off."""
        return [
            day.written
            for day in self.days
            if day.written[5:] in FESTIVE or (day.written[5:] in BRIDGES and day.year % 3 == 0)
        ]

    @cached_property
    def extra(self) -> list[str]:
        """Name the days that were told to be worked: the last Sunday of March, and two feasts."""
        sundays = [
            day.written
            for day in self.days
            if day.weekday == SUNDAY and "03-25" <= day.written[5:] <= "03-31"
        ]
        return sundays + [f"{year}-10-09" for year in range(2003, LAST_YEAR, 10)]

    @cached_property
    def worked(self) -> list[bool]:
        """Say of each place whether the company works on its day."""
        off, extra = set(self.holidays), set(self.extra)
        return [
            day.written in extra
            or (day.written not in off and day.weekday <= self._last_weekday(day.written))
            for day in self.days
        ]

    @staticmethod
    def _last_weekday(written: str) -> int:
        return FRIDAY if written >= SHORTER_WEEK else SATURDAY

    def after(self, place: int, much: int) -> int:
        """Walk to the place of the n-th working day after a day, itself where n is 0."""
        while much:
            place += 1
            much -= self.worked[place]
        return place

    def week(self, place: int, closes: int) -> tuple[str, str, str]:
        """Return label, first and last day of the week that closes on the next such weekday.

        It is labelled by the year in which the Thursday of its last day's week lies, and by which
        Thursday of that year it is.
        """
        last = place
        while self.days[last].weekday != closes:
            last += 1
        thursday = self.days[last - self.days[last].weekday + 3]
        label = f"{thursday.year:04d}-W{(thursday.of_year + 6) // 7:02d}"
        return label, self.days[last - 6].written, self.days[last].written

    def of_next_month(self, place: int, nth: int) -> str:
        """Return the n-th day of the month after that of a day."""
        year, month = int(self.days[place].written[:4]), int(self.days[place].written[5:7])
        year, month = (year + 1, 1) if month == len(_lengths(year)) else (year, month + 1)
        return f"{year:04d}-{month:02d}-{nth:02d}"
