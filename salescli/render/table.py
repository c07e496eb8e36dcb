"""A form on a terminal: drawn by rich, or streamed when it is long."""

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress

from salescli.render import _stream
from salescli.render._choose import pages
from salescli.render._fit import fitted
from salescli.render._shown import grid
from salescli.render._values import head, lines, title
from salescli.render.sheet import Block, Document, Pack, Sheet
from salescli.text import _, visible, width

MARK = False

DRAWN = 1_000
"""rich takes 6.5 s for 10,000 rows, so it draws no longer block than this."""


def render(document: Document, *, file: bool) -> Iterator[bytes]:
    """Give title, head, every block and foot."""
    room = None if file else _room()
    if isinstance(document, Pack):
        yield f"{_bold(document.title, file=file)}\n\n".encode()
    for _name, sheet in pages(document):
        for text in _sheet(sheet, room, file=file):
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


def _sheet(sheet: Sheet, room: int | None, *, file: bool) -> Iterator[str]:
    yield f"{_bold(title(sheet), file=file)}\n"
    yield from _head(head(sheet), room)
    yield "\n"
    for block in sheet.blocks:
        if block.title != sheet.title and (len(sheet.blocks) > 1 or block.title):
            yield f"{_bold(block.title or block.key, file=file)}\n"
        yield from _block(block, sheet.currency.digits, room, file=file)
        yield "\n"
    yield from (f"{visible(line)}\n" for line in lines(sheet.foot))
    yield "\n" * bool(sheet.foot)


def _bold(text: str, *, file: bool) -> str:
    # By hand, since a long block must not wait for rich.
    return visible(text) if _plain(file=file) else f"\x1b[1m{visible(text)}\x1b[0m"


def _plain(*, file: bool) -> bool:
    """Say whether nothing is coloured: then what fits is the same drawn without rich."""
    dull = "NO_COLOR" in os.environ or os.environ.get("TERM", "dumb") == "dumb"
    return file or dull or not sys.stdout.isatty()


def _head(pairs: Sequence[tuple[str, str]], room: int | None) -> Iterator[str]:
    line = ""
    for pair in map(visible, lines(pairs)):
        if line and room is not None and width(f"{line}   {pair}") > room:
            yield f"{line}\n"
            line = ""
        line = f"{line}   {pair}" if line else pair
    if line:
        yield f"{line}\n"


def _block(block: Block, digits: int, room: int | None, *, file: bool) -> Iterator[str]:
    if not block.rows:
        yield f"({_('no rows')})\n"
        return
    cells = grid(block, digits)
    if len(block.rows) > DRAWN or (_plain(file=file) and _fits(block, cells, room)):
        yield from _stream.stream(block, cells)
    else:
        from salescli.render import _rich  # noqa: PLC0415  rich costs five times bare Python

        yield _rich.draw(block, cells, room, file=file)


def _fits(block: Block, cells: Sequence[Sequence[str]], room: int | None) -> bool:
    return room is None or _stream.across(fitted(block, cells, None)) <= room
