"""A form as CSV (RFC 4180), for spreadsheets and scripts."""

import csv
import io
from collections.abc import Iterator
from itertools import islice

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
            for text in _block(before + block.key, block, sheet.currency.digits):
                yield harmless(text, keep="\r\n\t").encode()


def sections(found: bytes) -> object:
    """Give the file: it is all sections."""
    return found


def _block(key: str, block: Block, digits: int) -> Iterator[str]:
    yield _lines([["section", *(name for h in block.columns for name in keys(h))]])
    rows = ([key, *_row(block.columns, row, digits)] for row in block.rows)
    while some := [*islice(rows, _AT_ONCE)]:
        yield _lines(some)
    if block.totals:
        yield _lines([[f"{key}.total", *_row(block.columns, block.totals, digits)]])


_AT_ONCE = 1_000


def _lines(rows: list[list[str]]) -> str:
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    return text.getvalue()


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
