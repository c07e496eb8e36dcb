"""A block drawn line by line as rich draws it, which tests compare: rich alone takes longer."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from salescli.render._fit import GAP, Layout, across
from salescli.render._fold import folded
from salescli.render._shown import Grid
from salescli.render._values import FIGURES
from salescli.render.sheet import Block, Cell
from salescli.text import visible, width

LATE = "!"
"""Before a row that is overdue or late: nobody has to see a colour."""
BOLD, RED, ALARM, END = "\x1b[1m", "\x1b[31m", "\x1b[1;31m", "\x1b[0m"


class Line(NamedTuple):
    """A row as it is drawn: each column's lines, whether it is late, and which are negative."""

    cells: list[list[str]]
    late: bool = False
    negative: tuple[bool, ...] = ()


class Drawing(NamedTuple):
    """A block, measured and folded: nothing is left to whatever draws it but to put it down."""

    widths: tuple[int, ...]
    right: tuple[bool, ...]
    marked: bool
    """Whether a column in front says which rows are late."""
    head: Line
    rows: Iterable[Line]
    foot: Line | None


def drawing(block: Block, layout: Layout, grid: Grid) -> Drawing:
    """Fold what is shown of a block: its rows, and its totals last."""
    columns = [block.columns[place] for place in layout.places]
    titles = [visible(heading.told) for heading in block.columns]

    def line(texts: Sequence[str], cells: Sequence[Cell] = (), *, late: bool = False) -> Line:
        shown = [
            folded(texts[place], wide)
            for place, wide in zip(layout.places, layout.widths, strict=True)
        ]
        return Line(shown, late, tuple(_negative(block, cells, place) for place in layout.places))

    return Drawing(
        layout.widths,
        tuple(heading.kind in FIGURES and not heading.bar for heading in columns),
        bool(block.late),
        line(titles),
        (
            line(texts, cells, late=place in block.late)
            for place, (texts, cells) in enumerate(grid.pairs())
        ),
        line(grid.last, block.totals) if block.totals else None,
    )


def _negative(block: Block, cells: Sequence[Cell], place: int) -> bool:
    cell = cells[place] if cells else None
    return isinstance(cell, int) and cell < 0 and block.columns[place].kind in FIGURES


def draw(drawn: Drawing, *, colour: bool) -> Iterator[str]:
    """Give heading, rows and totals."""
    rule = "─" * (across(drawn.widths) + (GAP + len(LATE)) * drawn.marked) + "\n"
    yield from _lines(drawn, drawn.head, bold=colour)
    yield rule
    for row in drawn.rows:
        yield from _lines(drawn, row, colour=colour)
    if drawn.foot:
        yield rule
        yield from _lines(drawn, drawn.foot, colour=colour, bold=colour)


def _lines(drawn: Drawing, row: Line, *, colour: bool = False, bold: bool = False) -> Iterator[str]:
    for number in range(max(map(len, row.cells))):
        parts = [""] if drawn.marked else []
        if drawn.marked:
            sign = LATE if row.late and not number else " "
            parts = [f"{ALARM}{sign}{END}" if colour and sign == LATE else sign]
        for place, lines in enumerate(row.cells):
            text = lines[number] if number < len(lines) else ""
            space = " " * (drawn.widths[place] - width(text))
            padded = space + text if drawn.right[place] else text + space
            red = colour and row.negative[place] and text
            style = (ALARM if bold else RED) if red else BOLD if bold and text else ""
            parts.append(f"{style}{padded}{END}" if style else padded)
        yield (" " * GAP).join(parts).rstrip() + "\n"
