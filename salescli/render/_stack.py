"""A block as lines of label and value, a record after the other; what is empty is left out."""

from collections.abc import Iterable, Iterator, Sequence

from salescli.render._draw import ALARM, BOLD, END, LATE
from salescli.render._fit import GAP
from salescli.render._fold import folded, longest
from salescli.render.sheet import Block
from salescli.text import visible, width

_NARROWEST = 20
"""A value that has not so much room beside its label stands below it."""


def stacked(
    block: Block,
    grid: Iterable[Sequence[str]],
    last: Sequence[str],
    room: int | None,
    *,
    colour: bool,
) -> Iterator[str]:
    """Give every row as a record, and the totals as the last."""
    titles = [visible(heading.told) for heading in block.columns]
    indent = GAP + len(LATE) if block.late else 0
    labels = max(map(width, titles))
    inside = None if room is None else room - indent
    for number, texts in enumerate(grid):
        late = number in block.late
        if number:
            yield "\n"
        for place, line in enumerate(_record(titles, texts, labels, inside)):
            mark = f"{LATE:<{indent}}" if late and not place else " " * indent
            yield f"{ALARM}{mark}{END}{line}\n" if colour and mark.strip() else f"{mark}{line}\n"
    if block.totals:
        title = visible(block.total_title)
        yield f"\n{' ' * indent}{BOLD}{title}{END}\n" if colour else f"\n{' ' * indent}{title}\n"
        only = ["" if text == title else text for text in last]
        yield from (f"{' ' * indent}{line}\n" for line in _record(titles, only, labels, inside))


def _record(
    titles: Sequence[str], texts: Sequence[str], labels: int, room: int | None
) -> Iterator[str]:
    for title, text in zip(titles, texts, strict=True):
        if not text:
            continue
        beside = f"{title}{' ' * (labels + GAP - width(title))}"
        left = None if room is None else room - labels - GAP
        if left is None:
            yield f"{beside}{text}"
        elif left >= min(width(text), max(_NARROWEST, longest(text))):
            first, *more = folded(text, left)
            yield f"{beside}{first}"
            yield from (f"{' ' * (labels + GAP)}{line}" for line in more)
        else:
            yield title
            yield from (f"{' ' * GAP}{line}" for line in folded(text, (room or 0) - GAP))
