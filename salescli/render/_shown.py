"""The value of a cell as a person reads it on a screen."""

from salescli.render._values import FIGURES, QUANTITY_DIGITS, word
from salescli.render.sheet import Block, Cell, Heading, Kind
from salescli.text import decimal, visible, width

FLAG = "●"
BAR = 10
_FULL = 10_000
_EIGHTHS = " ▏▎▍▌▋▊▉█"


def shown(heading: Heading, cell: Cell, digits: int) -> str:
    """Return a cell with separators, percent sign or name, and nothing that steers a terminal."""
    if heading.kind is Kind.FLAG:
        return FLAG if cell else ""
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


def grouped(figure: str) -> str:
    """Put separators between the thousands of an exact figure."""
    whole, point, fraction = figure.partition(".")
    sign, whole = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    return f"{sign}{int(whole):,}{point}{fraction}"


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


def grid(block: Block, digits: int) -> list[list[str]]:
    """Return every cell of a block as shown: its rows, and its totals last if it has any."""
    rows = [
        [shown(heading, cell, digits) for heading, cell in zip(block.columns, row, strict=True)]
        for row in (*block.rows, *([block.totals] if block.totals else ()))
    ]
    if block.totals and not rows[-1][0]:
        rows[-1][0] = visible(block.total_title)
    for place, heading in enumerate(block.columns):
        if heading.bar:
            _add_bars(block, rows, place)
    return rows


def _add_bars(block: Block, rows: list[list[str]], place: int) -> None:
    room = max((width(row[place]) for row in rows), default=0)
    cells = [*(row[place] for row in block.rows), *(block.totals or ())[place : place + 1]]
    for row, cell in zip(rows, cells, strict=True):
        drawn = f"{bar(cell):<{BAR + 1}}" if isinstance(cell, int) else " " * (BAR + 1)
        row[place] = f"{row[place]:>{room}} {drawn}".rstrip()
