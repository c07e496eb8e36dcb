"""The value of a cell as a person reads it on a screen."""

from collections.abc import Iterator, Sequence

from salescli.render._values import FIGURES, QUANTITY_DIGITS, word
from salescli.render.rows import laid
from salescli.render.sheet import Block, Cell, Heading, Kind
from salescli.text import decimal, grouped, visible, width

FLAG = "●"
BAR = 10
_FULL = 10_000
_EIGHTHS = " ▏▎▍▌▋▊▉█"


def shown(heading: Heading, cell: Cell, digits: int) -> str:
    """Return a cell with separators, percent sign or name, and nothing that steers a terminal."""
    if heading.kind is Kind.FLAG:
        return flag(heading, cell)
    if heading.kind not in FIGURES or not isinstance(cell, int):
        return visible(word(cell))
    match heading.kind:
        case Kind.RATE:
            return percentage(cell, 1)
        case Kind.MONEY:
            return grouped(decimal(cell, digits))
        case Kind.QUANTITY:
            return grouped(decimal(cell, QUANTITY_DIGITS, trim=True))
        case _:
            return grouped(str(cell))


_ZERO = "–"
_DASHED = frozenset({Kind.MONEY, Kind.QUANTITY, Kind.COUNT, Kind.DAYS})
"""A rate of zero says something: nothing came of what was due."""


def cells(block: Block, row: Sequence[Cell], digits: int) -> list[str]:
    """Return a row of a block as shown."""
    return [
        _ZERO
        if block.dashed and cell == 0 and heading.kind in _DASHED
        else shown(heading, cell, digits)
        for heading, cell in zip(block.columns, row, strict=True)
    ]


def totals(block: Block, digits: int) -> list[str]:
    """Return the totals of a block as shown: what is none, but the largest, says so."""
    row = cells(block, block.totals or (), digits)
    return [
        f"{block.largest} {text}".lstrip() if text and heading.key in block.maxima else text
        for heading, text in zip(block.columns, row, strict=True)
    ]


def flag(heading: Heading, cell: Cell) -> str:
    """Return a flag as shown: of what was told and is not so, its word."""
    if cell:
        return FLAG
    return visible(heading.no) if cell is not None else ""


def percentage(rate: int, digits: int) -> str:
    """Write basis points as a percentage, rounded half away from zero."""
    step = 10 ** (2 - digits)
    tenths = (abs(rate) + step // 2) // step
    return f"{grouped(decimal(-tenths if rate < 0 else tenths, digits))}%"


def bar(rate: int) -> str:
    """Draw a rate in blocks up to 100 %; beyond that an arrow says that it goes on."""
    if rate > _FULL:
        return "█" * BAR + "▶"
    eighths = max(rate, 0) * BAR * 8 // _FULL
    return ("█" * (eighths // 8) + _EIGHTHS[eighths % 8]).rstrip()


class Grid:
    """Every cell of a block's rows as shown; of a long block each look reads it anew."""

    def __init__(self, block: Block, digits: int) -> None:
        self._block, self._digits = block, digits
        self._bars = [(n, self._rates(n)) for n, heading in enumerate(block.columns) if heading.bar]
        self._pairs = laid(block.rows, lambda cells: (self._row(cells), cells))

    def __iter__(self) -> Iterator[list[str]]:
        return (texts for texts, _cells in self._pairs)

    def pairs(self) -> Iterator[tuple[list[str], Sequence[Cell]]]:
        """Give every row as shown and as it is."""
        return iter(self._pairs)

    @property
    def last(self) -> list[str]:
        """The totals, where there are any."""
        if not self._block.totals:
            return []
        texts = self._barred(totals(self._block, self._digits), self._block.totals)
        texts[0] = texts[0] or visible(self._block.total_title)
        return texts

    def _row(self, row: Sequence[Cell]) -> list[str]:
        return self._barred(cells(self._block, row, self._digits), row)

    def _barred(self, texts: list[str], row: Sequence[Cell]) -> list[str]:
        for place, room in self._bars:
            drawn = _drawn(row[place])
            texts[place] = f"{texts[place]:>{room}} {drawn}".rstrip()
        return texts

    def _rates(self, place: int) -> int:
        cells = [row[place] for row in (*self._block.rows, *filter(None, [self._block.totals]))]
        heading = self._block.columns[place]
        return max((width(shown(heading, cell, self._digits)) for cell in cells), default=0)


def _drawn(cell: Cell) -> str:
    return f"{bar(cell):<{BAR + 1}}" if isinstance(cell, int) else " " * (BAR + 1)
