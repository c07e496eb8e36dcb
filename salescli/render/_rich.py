"""A block drawn by rich; every cell is a Text, so nothing in it is markup."""

import io
import sys
from collections.abc import Sequence

from rich.box import SIMPLE
from rich.console import Console
from rich.table import Table
from rich.text import Text

from salescli.render._fit import GAP, fitted
from salescli.render._values import FIGURES
from salescli.render.sheet import Block, Cell, Heading
from salescli.text import visible


def draw(block: Block, grid: Sequence[Sequence[str]], room: int | None, *, file: bool) -> str:
    """Return a block as a table, with the colours that stdout can show."""
    widths = fitted(block, grid, room)
    table = Table(
        box=SIMPLE,
        show_edge=False,
        pad_edge=False,
        padding=(0, 1),
        collapse_padding=True,
        show_footer=block.totals is not None,
    )
    last = grid[-1] if block.totals else [""] * len(widths)
    totals = block.totals or (None,) * len(widths)
    for heading, wide, cell, shown in zip(block.columns, widths, totals, last, strict=True):
        table.add_column(
            Text(visible(heading.title)),
            footer=_text(heading, cell, shown),
            width=wide,
            overflow="fold",
            justify="right" if heading.kind in FIGURES and not heading.bar else "left",
        )
    for row, texts in zip(block.rows, grid, strict=False):
        table.add_row(*map(_text, block.columns, row, texts))
    return _printed(table, max(room or 0, sum(widths) + (GAP + 1) * len(widths)), file=file)


def _text(heading: Heading, cell: Cell, shown: str) -> Text:
    negative = heading.kind in FIGURES and isinstance(cell, int) and cell < 0
    return Text(shown, style="red" if negative else "")


def _printed(table: Table, width: int, *, file: bool) -> str:
    console = Console(
        file=io.StringIO() if file else sys.stdout,
        width=width,
        color_system=None if file else "auto",
        markup=False,
        emoji=False,
        highlight=False,
    )
    with console.capture() as captured:
        console.print(table, crop=False)
    return "".join(f"{line.rstrip()}\n" for line in captured.get().splitlines())
