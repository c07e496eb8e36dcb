"""A week, month, quarter or year that was said."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Final, NamedTuple

from salescli.policy.typed.dates import DECEMBER, end_of, months_on
from salescli.text import Text

QUARTER: Final = 3
"""Months of a quarter."""


class Kind(StrEnum):
    """How long it is."""

    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


KINDS: Final[Mapping[Kind, Text]] = MappingProxyType(
    {
        Kind.WEEK: Text("week", "주간", "周"),
        Kind.MONTH: Text("month", "월간", "月"),
        Kind.QUARTER: Text("quarter", "분기", "季度"),
        Kind.YEAR: Text("year", "연간", "年度"),
    }
)


class Said(NamedTuple):
    """What was said: how long it is, and a day of it."""

    kind: Kind
    day: date

    @property
    def whole(self) -> tuple[date, date]:
        """The first and the last day of a month, a quarter or a year."""
        months = {Kind.MONTH: 1, Kind.QUARTER: QUARTER, Kind.YEAR: DECEMBER}[self.kind]
        first = self.day.replace(month=(self.day.month - 1) // months * months + 1, day=1)
        return first, end_of(months_on(first, months - 1))
