"""How wide each column of a table may be: figures are never cut, texts may fold."""

from collections.abc import Sequence

from salescli.render.sheet import Block, Kind
from salescli.text import visible, width

GAP = 2
_NARROWEST = 6
_FOLDS = frozenset({Kind.TEXT, Kind.ENTRY, Kind.TERM})


def fitted(block: Block, grid: Sequence[Sequence[str]], room: int | None) -> list[int]:
    """Return the columns' widths within a room; their natural ones if the figures alone pass it."""
    cells = [max(map(width, column), default=0) for column in zip(*grid, strict=True)]
    titles = [width(visible(heading.title)) for heading in block.columns]
    natural = [max(pair) for pair in zip(cells, titles, strict=True)]
    if room is None:
        return natural
    least = [
        min(wide, _NARROWEST) if heading.kind in _FOLDS else max(cell, min(title, _NARROWEST))
        for heading, wide, cell, title in zip(block.columns, natural, cells, titles, strict=True)
    ]
    return _shrunk(natural, least, room - GAP * (len(natural) - 1))


def _shrunk(natural: list[int], least: list[int], room: int) -> list[int]:
    if sum(least) > room:
        return natural
    widths = list(natural)
    for _each in range(sum(natural) - room):
        loose = [place for place, wide in enumerate(widths) if wide > least[place]]
        widest = max(loose, key=widths.__getitem__)
        widths[widest] -= 1
    return widths
