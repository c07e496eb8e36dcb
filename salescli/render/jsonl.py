"""A form as one JSON object per row, for tools that read line by line."""

import json
from collections.abc import Iterator

from salescli.render._choose import named
from salescli.render._values import Value, harmless, record, totals
from salescli.render.sheet import Block, Document

MARK = False


def render(document: Document, *, file: bool) -> Iterator[bytes]:
    """Give every row, and after each section its totals."""
    del file
    for before, sheet in named(document):
        for block in sheet.blocks:
            yield from _block(before + block.key, block, sheet.currency.digits)


def sections(found: bytes) -> object:
    """Give the file: it is all sections."""
    return found


def _block(key: str, block: Block, digits: int) -> Iterator[bytes]:
    for row in block.rows:
        yield _line(key, record(block.columns, row, digits))
    if block.totals:
        yield _line(f"{key}.total", totals(block, digits))


def _line(section: str, row: dict[str, Value]) -> bytes:
    line = json.dumps({"section": section, **row}, ensure_ascii=False)
    return harmless(line).encode() + b"\n"
