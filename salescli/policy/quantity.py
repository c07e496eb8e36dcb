"""Quantities in thousandths of their unit: how they are read and written, and what is usual."""

from collections.abc import Sequence
from typing import Final

from salescli.errors import DataError
from salescli.policy.money import fixed
from salescli.policy.typed.amounts import number
from salescli.text import _, figure

DIGITS: Final = 3

FEWEST: Final = 5
"""Lines from which on something is usual."""

FAR: Final = 10
"""So many times the usual, or such a part of it, is asked about."""


def quantity(text: str, decimal: str | None = ".") -> int:
    """Read a quantity of either sign into thousandths; DataError if it is none."""
    return fixed(text, DIGITS, "1,234.5", decimal)


def typed(text: str) -> int:
    """Read a quantity of either sign into thousandths, as people type it."""
    return number(text, DIGITS, "1,234.5")


def positive(text: str) -> int:
    """Read a quantity above zero into thousandths; DataError if it is none."""
    thousandths = typed(text)
    if thousandths <= 0:
        raise DataError(
            _("the quantity {text!r} is not above zero; a return has a command of its own").format(
                text=text
            )
        )
    return thousandths


def written(thousandths: int) -> str:
    """Write thousandths as people read them: without trailing zeros, thousands set apart."""
    return figure(thousandths, DIGITS, trim=True)


def few(earlier: Sequence[object]) -> bool:
    """Say whether too little is known for anything to be usual."""
    return len(earlier) < FEWEST


def far(value: int, usual: int) -> bool:
    """Say whether a value is ten times another one, or a tenth of it."""
    return usual > 0 and (value >= FAR * usual or value * FAR <= usual)


def unusual(value: int | None, earlier: Sequence[int]) -> int | None:
    """Return what is usual where a value is far from it; None where it is not, or nothing is."""
    if value is None or few(earlier):
        return None
    ordered, half = sorted(earlier), len(earlier) // 2
    twice = ordered[half] + ordered[~half]
    return twice // 2 if far(2 * value, twice) else None
