"""A form as Markdown, for a wiki, a ticket or a mail."""

from collections.abc import Iterator, Sequence

from salescli.render import _shown
from salescli.render._choose import pages
from salescli.render._values import FIGURES, harmless, head, lines, title, word
from salescli.render.sheet import Block, Cell, Document, Kind, Pack, Sheet
from salescli.text import _

MARK = False

_ESCAPED = str.maketrans(
    {c: f"\\{c}" for c in "\\`*_[]|~"}
    | {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "", "\n": "<br>"}
)


def render(document: Document, *, file: bool) -> Iterator[bytes]:
    """Give each section as a table of names, and of figures as on a screen."""
    del file
    if isinstance(document, Pack):
        yield _text(f"# {_plain(document.title)}\n\n")
    for _name, sheet in pages(document):
        yield from _sheet(sheet)


def sections(found: bytes) -> object:
    """Give the file without the lines of head and foot, which alone begin with a dash."""
    return [line for line in found.splitlines() if not line.startswith(b"- ")]


def _sheet(sheet: Sheet) -> Iterator[bytes]:
    yield _text(f"# {_plain(title(sheet))}\n\n" + _pairs(head(sheet)))
    for block in sheet.blocks:
        yield _text("\n".join(_block(block, sheet.currency.digits)) + "\n\n")
    yield _text(_pairs(sheet.foot))


def _pairs(pairs: Sequence[tuple[str, str]]) -> str:
    return "".join(f"- {_plain(line)}\n" for line in lines(pairs)) + "\n" * bool(pairs)


def _block(block: Block, digits: int) -> Iterator[str]:
    yield f"## {_plain(block.told)}\n"
    if not block.rows:
        yield f"({_('no rows')})"
        return
    yield _line([_plain(heading.told) for heading in block.columns])
    yield _line(["---:" if h.kind in FIGURES else "---" for h in block.columns])
    for row in block.rows:
        yield _line(_cells(block, row, _shown.cells(block, row, digits)))
    if block.totals:
        cells = _cells(block, block.totals, _shown.totals(block, digits))
        cells[0] = cells[0] or _plain(block.total_title)
        yield _line([cell and f"**{cell}**" for cell in cells])


def _cells(block: Block, row: tuple[Cell, ...], texts: Sequence[str]) -> list[str]:
    """Write figures as on a screen, and words with what is not seen there."""
    return [
        _plain(text if heading.kind is Kind.FLAG or heading.kind in FIGURES else word(cell))
        for heading, cell, text in zip(block.columns, row, texts, strict=True)
    ]


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _plain(text: str) -> str:
    return text.translate(_ESCAPED)


def _text(text: str) -> bytes:
    return harmless(text).encode()
