"""The totals row of a block: live formulas, wherever they give our figure."""

import re
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from openpyxl.utils import get_column_letter

from salescli.render._values import QUANTITY_DIGITS, RATE_DIGITS
from salescli.render.sheet import Block, Cell, Kind

_TERM = re.compile(r"([+-]?)([^+-]+)")
_SUM, _MAXIMUM = 109, 104


def amount(kind: Kind, cell: int, digits: int) -> Decimal:
    """Return a figure in the units that a person counts in."""
    scale = {Kind.MONEY: digits, Kind.QUANTITY: QUANTITY_DIGITS, Kind.RATE: RATE_DIGITS}
    return Decimal(cell).scaleb(-scale.get(kind, 0))


def formula(block: Block, place: int, rows: tuple[int, int], digits: int) -> str | None:
    """Return the formula of a column's total, or None where none gives our figure."""
    total = block.totals and block.totals[place]
    if isinstance(total, (bool, str, tuple)) or total is None:
        return None
    heading = block.columns[place]
    if heading.kind is Kind.RATE:
        return _ratio(block, heading.key, total, rows, digits)
    column = _whole(block, place)
    largest = heading.key in block.maxima
    if total != (max(column, default=0) if largest else sum(column)):
        return None
    return f"=SUBTOTAL({_MAXIMUM if largest else _SUM},{_range(place, rows)})"


def _ratio(block: Block, key: str, total: int, rows: tuple[int, int], digits: int) -> str | None:
    """Divide totals: over the rows that have a rate, else over all, as that gives our figure."""
    place = next(n for n, heading in enumerate(block.columns) if heading.key == key)
    ratio = next((parts for rate, *parts in block.ratios if rate == key), ["", ""])
    for only in (None,) if key in block.whole else (place, None):
        top, bottom = (_sum(block, part, rows, digits, only) for part in ratio)
        if not top or not bottom or not bottom[1]:
            continue
        if _rounded(top[1] / bottom[1] * 10**RATE_DIGITS) == total:
            return f'=IFERROR(ROUND({top[0]}/{bottom[0]},{RATE_DIGITS}),"")'
    return None


def _sum(
    block: Block, expression: str, rows: tuple[int, int], digits: int, only: int | None
) -> tuple[str, Fraction] | None:
    """Add up columns: where that is not the same, `only` of the rows that have a rate there."""
    places = {heading.key: place for place, heading in enumerate(block.columns)}
    terms = [(sign or "+", places.get(key.strip())) for sign, key in _TERM.findall(expression)]
    text, value = "", Fraction(0)
    for sign, place in terms:
        if place is None:
            return None
        cells = [row[place] for row in block.rows if only is None or row[only] is not None]
        total = amount(block.columns[place].kind, sum(_figures(cells)), digits)
        value += Fraction(total) if sign == "+" else -Fraction(total)
        strays = only is not None and any(row[place] for row in block.rows if row[only] is None)
        text += sign + (_some(place, only or 0, rows) if strays else _all(place, rows))
    text = text.removeprefix("+")
    return (f"({text})" if len(terms) > 1 else text), value


def _all(place: int, rows: tuple[int, int]) -> str:
    return f"SUBTOTAL({_SUM},{_range(place, rows)})"


def _some(place: int, only: int, rows: tuple[int, int]) -> str:
    """Add up what is shown of a column, row by row, where another column has a number."""
    first = _range(place, (rows[0], rows[0])).partition(":")[0]
    each = f"OFFSET({first},ROW({_range(place, rows)})-ROW({first}),0)"
    return f"SUMPRODUCT(ISNUMBER({_range(only, rows)})*SUBTOTAL({_SUM},{each}))"


def _rounded(value: Fraction) -> int:
    # Half away from zero, as ROUND does.
    whole = int(abs(value) + Fraction(1, 2))
    return -whole if value < 0 else whole


def _whole(block: Block, place: int) -> list[int]:
    return _figures(row[place] for row in block.rows)


def _figures(cells: Iterable[Cell]) -> list[int]:
    return [cell for cell in cells if isinstance(cell, int)]


def _range(place: int, rows: tuple[int, int]) -> str:
    letter = get_column_letter(place + 1)
    return f"{letter}{rows[0]}:{letter}{rows[1]}"
