"""What of a table is shown within a room: all of it, its main columns, or records."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from salescli.render._fold import longest
from salescli.render.sheet import Block, Kind
from salescli.text import visible, width

GAP = 2
FEWEST = 2
"""So many columns make a table; of fewer, records tell more."""
_NARROWEST = 14
"""A column of texts is not folded narrower than this, nor within a word."""
_FOLDS = frozenset({Kind.TEXT, Kind.ENTRY, Kind.TERM})


class Layout(NamedTuple):
    """Which columns are shown, in their order, and how wide each is."""

    places: tuple[int, ...]
    widths: tuple[int, ...]


class Measure(NamedTuple):
    """How wide a column is as it stands, and how narrow it may be."""

    natural: int
    least: int


def measured(block: Block, grid: Iterable[Sequence[str]]) -> list[Measure]:
    """Measure the columns of a block whose cells are given once."""
    titles = [visible(heading.told) for heading in block.columns]
    folds = [heading.kind in _FOLDS for heading in block.columns]
    widest, words = list(map(width, titles)), list(map(longest, titles))
    seen: list[set[str]] = [set() for _title in titles]
    for row in grid:
        for place, text in enumerate(row):
            if text in seen[place]:
                continue
            _note(seen[place], text)
            wide = width(text)
            widest[place] = max(widest[place], wide)
            words[place] = max(words[place], longest(text) if folds[place] else wide)
    return [
        Measure(wide, min(wide, max(word, _NARROWEST)) if fold else word)
        for wide, word, fold in zip(widest, words, folds, strict=True)
    ]


_MOST = 1_000


def _note(seen: set[str], text: str) -> None:
    """Remember what was measured: most columns hold few texts; of others not all is kept."""
    if len(seen) < _MOST:
        seen.add(text)


def fitted(block: Block, measures: Sequence[Measure], room: int | None) -> Layout | None:
    """Lay a block out within a room; None where it is told in records."""
    if room is None:
        return Layout(tuple(range(len(measures))), tuple(m.natural for m in measures))
    room -= GAP + 1 if block.late else 0
    for places in _choices(block):
        if across([measures[place].least for place in places]) <= room:
            return Layout(places, _shrunk([measures[place] for place in places], room))
    return None


def whole(layout: Layout | None, block: Block) -> bool:
    """Say whether every column is shown."""
    return layout is not None and len(layout.places) == len(block.columns)


def across(widths: Sequence[int]) -> int:
    """Count the columns that a line of these widths takes."""
    return sum(widths) + GAP * (len(widths) - 1)


def _choices(block: Block) -> Iterator[tuple[int, ...]]:
    """Offer all columns, then the main ones, then ever fewer of them; without any, the first."""
    every = [heading.key for heading in block.columns]
    yield tuple(range(len(every)))
    main = [every.index(key) for key in block.main if key in every] or list(range(len(every)))
    for count in range(len(main), FEWEST - 1, -1):
        yield tuple(sorted(main[:count]))


def _shrunk(measures: Sequence[Measure], room: int) -> tuple[int, ...]:
    widths = [measure.natural for measure in measures]
    for _each in range(across(widths) - room):
        loose = [place for place, wide in enumerate(widths) if wide > measures[place].least]
        widest = max(loose, key=widths.__getitem__)
        widths[widest] -= 1
    return tuple(widths)
