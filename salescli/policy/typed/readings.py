"""The ways in which a day without its year is read, in their order."""

from collections.abc import Callable
from datetime import date
from typing import Final

from salescli.policy.typed import relative, yearless
from salescli.policy.typed.asked import Asked

_READINGS: Final[tuple[Callable[[Asked], date | None], ...]] = (
    *(relative.by_word, relative.counted, relative.weekday),
    *(yearless.of_month, yearless.end_of_month, yearless.month_and_day),
)


def read(asked: Asked) -> date | None:
    """Read a day in the first way that fits; None if none does."""
    return next((found for reading in _READINGS if (found := reading(asked))), None)
