"""How wide each column of a table may be: figures are never cut, texts may fold."""

from collections.abc import Sequence

from salescli.render.sheet import Block, Kind
from salescli.text import visible, width

GAP = 2
_NARROWEST = 6
_WORD = 14
"""A word up to this long is not broken, if all the words of the table find room."""
_FOLDS = frozenset({Kind.TEXT, Kind.ENTRY, Kind.TERM})


def fitted(block: Block, grid: Sequence[Sequence[str]], room: int | None) -> list[int]:
    """Return the columns' widths within a room; their natural ones if the figures alone pass it."""
    cells = [max(map(width, column), default=0) for column in zip(*grid, strict=True)]
    titles = [width(visible(heading.title)) for heading in block.columns]
    natural = [max(pair) for pair in zip(cells, titles, strict=True)]
    if room is None:
        return natural
    inside = room - GAP * (len(natural) - 1)
    words = [max(map(_longest_word, column), default=0) for column in zip(*grid, strict=True)]
    whole = _least(block, natural, cells, titles, words)
    if sum(whole) <= inside:
        return _shrunk(natural, whole, inside)
    return _shrunk(natural, _least(block, natural, cells, titles, [0] * len(words)), inside)


def _longest_word(text: str) -> int:
    return max(map(width, text.split()), default=0)


def _least(
    block: Block,
    natural: Sequence[int],
    cells: Sequence[int],
    titles: Sequence[int],
    words: Sequence[int],
) -> list[int]:
    """Return how far each column may shrink: figures not at all, texts down to their words."""
    return [
        min(wide, max(_NARROWEST, min(word, _WORD)))
        if heading.kind in _FOLDS
        else max(cell, min(title, _NARROWEST))
        for heading, wide, cell, title, word in zip(
            block.columns, natural, cells, titles, words, strict=True
        )
    ]


def _shrunk(natural: list[int], least: list[int], room: int) -> list[int]:
    if sum(least) > room:
        return natural
    widths = list(natural)
    for _each in range(sum(natural) - room):
        loose = [place for place, wide in enumerate(widths) if wide > least[place]]
        widest = max(loose, key=widths.__getitem__)
        widths[widest] -= 1
    return widths
