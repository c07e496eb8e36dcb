"""A form as JSON: the contract with every script (forms.md, section 1)."""

import json
from collections.abc import Iterator
from itertools import islice
from typing import Any

from salescli.render._values import harmless, record, totals
from salescli.render.sheet import Block, Document, Pack, Sheet

MARK = True


def render(document: Document, *, file: bool) -> Iterator[bytes]:
    """Give the document as one JSON object."""
    del file
    whole = _sheet(document) if isinstance(document, Sheet) else _pack(document)
    pieces = json.JSONEncoder(ensure_ascii=False, indent=2).iterencode(whole)
    while text := "".join(islice(pieces, _AT_ONCE)):
        yield harmless(text).encode()
    yield b"\n"


_AT_ONCE = 10_000


class _Records(list[Any]):
    """Rows as a list of which each is made when it is written."""

    def __init__(self, block: Block, digits: int) -> None:
        super().__init__([None] * bool(block.rows))  # what is empty is written otherwise
        self._block, self._digits = block, digits

    def __iter__(self) -> Iterator[dict[str, Any]]:
        block = self._block
        return (record(block.columns, row, self._digits) for row in block.rows)


def sections(found: bytes) -> object:
    """Give the sections of a form, or of every form of a pack."""
    try:
        whole = json.loads(found)
        if "pack" in whole:
            forms = [(form["form"], form["sections"]) for form in whole["forms"]]
            return whole["pack"], whole["summary"]["sections"], forms
        return (whole["form"], whole["sections"]) if "audit" in whole else None
    except (ValueError, LookupError, TypeError, RecursionError):
        return None


def blocks(sheet: Sheet) -> list[dict[str, Any]]:
    """Return the sections of a sheet as plain values."""
    return [section | {"rows": [*section["rows"]]} for section in _sections(sheet)]


def _sections(sheet: Sheet) -> list[dict[str, Any]]:
    return [_block(block, sheet.currency.digits) for block in sheet.blocks]


def _pack(document: Pack) -> dict[str, Any]:
    return {
        "pack": document.code,
        "title": document.title,
        "period": document.period._asdict(),
        "summary": {"sections": _sections(document.summary)},
        "forms": [_sheet(form) for form in document.forms],
    }


def _sheet(sheet: Sheet) -> dict[str, Any]:
    return {
        "form": sheet.code,
        "title": sheet.title,
        "period": sheet.period and sheet.period._asdict(),
        "scope": sheet.scope,
        "company": sheet.company,
        "currency": sheet.currency.code,
        "as_of": sheet.as_of,
        "sections": _sections(sheet),
        "audit": sheet.audit and {"count": sheet.audit.count, "head": sheet.audit.head},
    }


def _block(block: Block, digits: int) -> dict[str, Any]:
    return {
        "key": block.key,
        "title": block.title,
        "columns": [
            {"key": heading.key, "kind": heading.kind.value, "heading": heading.title}
            for heading in block.columns
        ],
        "rows": _Records(block, digits),
        "totals": totals(block, digits),
    }
