"""A form on a screen: as wide as there is room, with nothing broken inside a number or word."""

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import chain

from salescli.render._choose import pages
from salescli.render._draw import BOLD, END, LATE, Drawing, draw, drawing
from salescli.render._fit import Layout, fitted, measured, whole
from salescli.render._fold import folded
from salescli.render._shown import Grid
from salescli.render._stack import stacked
from salescli.render._values import head, lines, title
from salescli.render.sheet import Block, Document, Pack, Sheet
from salescli.text import _, visible, width

MARK = False


def render(document: Document, *, file: bool, every: bool = False) -> Iterator[bytes]:
    """Give title, head, every block and foot; `every` column, though there is no room for all."""
    screen = _Screen(None if file else _room(), every=every, colour=not _plain(file=file))
    if isinstance(document, Pack):
        yield "".join(screen.bold(document.title)).encode()
        yield b"\n"
    for _name, sheet in pages(document):
        for text in screen.sheet(sheet):
            yield text.encode()


def sections(found: bytes) -> object:
    """Give the file: what a terminal shows is not taken apart again."""
    return found


def _room() -> int | None:
    columns = os.environ.get("COLUMNS", "")
    if columns.isdecimal() and int(columns) > 0:
        return int(columns)
    with suppress(OSError):
        # shutil.get_terminal_size does the same, and loads four compressors.
        return os.get_terminal_size(sys.stdout.fileno()).columns or None
    return None


def _plain(*, file: bool) -> bool:
    """Say whether nothing is coloured."""
    dull = "NO_COLOR" in os.environ or os.environ.get("TERM", "dumb") == "dumb"
    return file or dull or not sys.stdout.isatty()


class _Screen:
    """What is printed on: how much room it has, and whether it has colours."""

    def __init__(self, room: int | None, *, every: bool, colour: bool) -> None:
        self._room, self._every, self._colour = room, every, colour

    def sheet(self, sheet: Sheet) -> Iterator[str]:
        """Give a sheet from its title to its foot."""
        yield from self.bold(title(sheet))
        yield from self._head(head(sheet))
        yield "\n"
        for block in sheet.blocks:
            if block.title != sheet.title and (len(sheet.blocks) > 1 or block.title):
                yield from self.bold(block.told)
            yield from self._block(block, sheet.currency.digits)
            yield "\n"
        for line in lines(sheet.foot):
            yield from self._folded(visible(line))
        yield "\n" * bool(sheet.foot)

    def bold(self, text: str) -> Iterator[str]:
        """Give a title."""
        for line in self._folded(visible(text)):
            yield f"{BOLD}{line[:-1]}{END}\n" if self._colour else line

    def _folded(self, text: str) -> Iterator[str]:
        return (
            f"{line}\n" for line in ([text] if self._room is None else folded(text, self._room))
        )

    def _head(self, pairs: Sequence[tuple[str, str]]) -> Iterator[str]:
        line = ""
        for pair in map(visible, lines(pairs)):
            if line and self._room is not None and width(f"{line}   {pair}") > self._room:
                yield from self._folded(line)
                line = ""
            line = f"{line}   {pair}" if line else pair
        if line:
            yield from self._folded(line)

    def _block(self, block: Block, digits: int) -> Iterator[str]:
        if not block.rows:
            yield f"({_('no rows')})\n"
            return
        yield from self._drawn(block, digits)
        if block.late:
            yield from self._folded(f"{LATE} {_('overdue or late')}")
        if block.note:
            yield from self._folded(block.note)

    def _drawn(self, block: Block, digits: int) -> Iterator[str]:
        grid, every = Grid(block, digits), [heading.key for heading in block.columns]
        layout = self._layout(block, grid)
        if block.brief and not self._every and not whole(layout, block):
            block = block.brief
            grid = Grid(block, digits)
            layout = self._layout(block, grid)
        if layout is None or (self._every and not whole(layout, block)):
            yield from stacked(block, grid, grid.last, self._room, colour=self._colour)
            return
        yield from self._put(drawing(block, layout, grid))
        there = {block.columns[place].key for place in layout.places}
        if hidden := sum(key not in there for key in every):
            yield from self._folded(_("+{count} columns: --all").format(count=hidden))

    def _layout(self, block: Block, grid: Grid) -> Layout | None:
        if block.single:
            return None
        last = [grid.last] if block.totals else []
        return fitted(block, measured(block, chain(grid, last)), self._room)

    def _put(self, drawn: Drawing) -> Iterator[str]:
        if self._colour and os.name == "nt":
            # An old console of Windows knows no escapes: rich asks it.
            from salescli.render import _rich  # noqa: PLC0415  rich costs five times bare Python

            return iter([_rich.draw(drawn, file=False)])
        return draw(drawn, colour=self._colour)
