"""A block drawn by rich: how every table is to look, and what a console of Windows is spoken to by.

Every cell is a Text, so nothing in it is markup; it is measured and folded before.
"""

import io
import sys

from rich.box import SIMPLE
from rich.console import Console
from rich.table import Table
from rich.text import Text

from salescli.render._draw import LATE, Drawing, Line
from salescli.render._fit import GAP, across


def draw(drawn: Drawing, *, file: bool) -> str:
    """Return a block as a table, with the colours that stdout can show."""
    table = Table(
        box=SIMPLE,
        show_edge=False,
        pad_edge=False,
        padding=(0, 1),
        collapse_padding=True,
        show_footer=drawn.foot is not None,
    )
    heads = _texts(drawn, drawn.head)
    foots = _texts(drawn, drawn.foot) if drawn.foot else [Text()] * len(heads)
    if drawn.marked:
        table.add_column("", width=len(LATE))
        heads, foots = heads[1:], foots[1:]
    for head, foot, wide, right in zip(heads, foots, drawn.widths, drawn.right, strict=True):
        table.add_column(
            head, footer=foot, width=wide, no_wrap=True, justify="right" if right else "left"
        )
    for row in drawn.rows:
        table.add_row(*_texts(drawn, row))
    return _printed(table, across(drawn.widths) + (GAP + 1) * (len(heads) + 1), file=file)


def _texts(drawn: Drawing, row: Line) -> list[Text]:
    mark = [Text(LATE if row.late else "", style="bold red")] if drawn.marked else []
    negative = row.negative or (False,) * len(row.cells)
    return [
        *mark,
        *(
            Text("\n".join(lines), style="red" if red else "")
            for lines, red in zip(row.cells, negative, strict=True)
        ),
    ]


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
