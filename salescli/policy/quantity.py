"""Quantities in thousandths of their unit: how they are read and written."""

from typing import Final

from salescli.errors import DataError
from salescli.policy.money import fixed
from salescli.text import _, decimal

DIGITS: Final = 3


def quantity(text: str, decimal: str | None = ".") -> int:
    """Read a quantity of either sign into thousandths; DataError if it is none."""
    return fixed(text, DIGITS, "1,234.5", decimal)


def positive(text: str) -> int:
    """Read a quantity above zero into thousandths; DataError if it is none."""
    thousandths = quantity(text)
    if thousandths <= 0:
        raise DataError(
            _("the quantity {text!r} is not above zero; a return has a command of its own").format(
                text=text
            )
        )
    return thousandths


def written(thousandths: int) -> str:
    """Write thousandths as an exact decimal without trailing zeros."""
    return decimal(thousandths, DIGITS, trim=True)
