"""A form as JSON: the contract with every script (forms.md, section 1)."""

import json
from collections.abc import Iterator
from typing import Any

from salescli.render._values import harmless, record, totals
from salescli.render.sheet import Block, Document, Pack, Sheet

MARK = True


def render(document: Document, *, file: bool) -> Iterator[bytes]:
    """Give the document as one JSON object."""
    del file
    whole = _sheet(document) if isinstance(document, Sheet) else _pack(document)
    yield harmless(json.dumps(whole, ensure_ascii=False, indent=2)).encode() + b"\n"


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
    return [_block(block, sheet.currency.digits) for block in sheet.blocks]


def _pack(document: Pack) -> dict[str, Any]:
    return {
        "pack": document.code,
        "title": document.title,
        "period": document.period._asdict(),
        "summary": {"sections": blocks(document.summary)},
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
        "sections": blocks(sheet),
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
        "rows": [record(block.columns, row, digits) for row in block.rows],
        "totals": totals(block, digits),
    }
