"""A form as CSV (RFC 4180), for spreadsheets and scripts."""

import csv
import io
from collections.abc import Iterator

from salescli.render._choose import named
from salescli.render._values import Value, harmless, keys, values
from salescli.render.sheet import Block, Cell, Document, Heading, Kind
from salescli.text import FORMULA

MARK = False

_WORDS = frozenset({Kind.TEXT, Kind.CODE, Kind.ENTRY})
_FORMULA = (*FORMULA, "\t", "\r")


def render(document: Document, *, file: bool) -> Iterator[bytes]:
    """Give every section with a heading of its own, its rows and its totals."""
    if file:
        # Excel on a Korean or Chinese Windows reads a file without it in the local code page.
        yield "\ufeff".encode()
    for before, sheet in named(document):
        for block in sheet.blocks:
            yield _block(before + block.key, block, sheet.currency.digits).encode()


def sections(found: bytes) -> object:
    """Give the file: it is all sections."""
    return found


def _block(key: str, block: Block, digits: int) -> str:
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(["section", *(name for h in block.columns for name in keys(h))])
    writer.writerows([key, *_row(block.columns, row, digits)] for row in block.rows)
    if block.totals:
        writer.writerow([f"{key}.total", *_row(block.columns, block.totals, digits)])
    return harmless(text.getvalue(), keep="\r\n\t")


def _row(columns: tuple[Heading, ...], row: tuple[Cell, ...], digits: int) -> Iterator[str]:
    for heading, cell in zip(columns, row, strict=True):
        for value in values(heading, cell, digits):
            yield _field(heading.kind, value)


def _field(kind: Kind, value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    text = str(value)
    return f"'{text}" if kind in _WORDS and text.startswith(_FORMULA) else text
