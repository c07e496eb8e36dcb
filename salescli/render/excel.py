"""A form as a workbook: typed cells, real tables, live totals, charts (forms.md, section 5)."""

import hashlib
import json as standard_json
import re
import zipfile
from collections.abc import Iterator
from datetime import datetime
from io import BytesIO

from openpyxl import Workbook
from openpyxl.packaging.custom import StringProperty

from salescli.render import _book_sheet, _book_style, _book_zip
from salescli.render._choose import pages
from salescli.render.json import blocks
from salescli.render.sheet import Document
from salescli.text import visible

MARK = True

_PROPERTY = "salescli sections"
_LONGEST_NAME = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\']")
_HASH = re.compile(rb'name="salescli sections".{0,200}?<vt:lpwstr[^>]*>([0-9a-f]{64})<', re.DOTALL)
_LARGEST_PROPERTIES = 1_000_000
_UNDATED = "2000-01-01"


def render(document: Document, *, file: bool) -> Iterator[bytes]:
    """Give the document as one workbook, a sheet per form; same document, same bytes."""
    del file
    book = Workbook()
    book.remove(book.worksheets[0])
    sheets = pages(document)
    _book_style.register(book, sheets[0][1].currency.digits)
    tables: set[str] = set()
    figures = {}
    for number, (name, sheet) in enumerate(sheets, start=1):
        page = book.create_sheet(_name(name, book))
        figures[f"xl/worksheets/sheet{number}.xml"] = _book_sheet.lay(page, sheet, name, tables)
    _describe(book, document)
    yield _book_zip.packed(book, figures)


def sections(found: bytes) -> object:
    """Give the hash of the sections that a workbook of ours carries."""
    try:
        with zipfile.ZipFile(BytesIO(found)) as archive:
            properties = archive.getinfo("docProps/custom.xml")
            if properties.file_size > _LARGEST_PROPERTIES:
                return None
            mark = _HASH.search(archive.read(properties))
    except (zipfile.BadZipFile, KeyError, OSError, ValueError):
        return None
    return mark and mark[1]


def _name(code: str, book: Workbook) -> str:
    # Excel takes two names that differ in case for the same.
    name = _FORBIDDEN.sub("-", visible(code))[:_LONGEST_NAME] or "1"
    taken = {title.casefold() for title in book.sheetnames}
    number = 2
    unique = name
    while unique.casefold() in taken:
        unique = f"{name[: _LONGEST_NAME - 4]} {number}"
        number += 1
    return unique


def _describe(book: Workbook, document: Document) -> None:
    day = datetime.fromisoformat(document.period.end if document.period else _UNDATED)
    book.properties.creator = "salescli"
    book.properties.title = visible(document.title)
    book.properties.created = book.properties.modified = day
    mark = StringProperty(name=_PROPERTY, value=_fingerprint(document))
    book.custom_doc_props.append(mark)  # type: ignore[attr-defined]  # unknown to the stubs


def _fingerprint(document: Document) -> str:
    parts = [(name, blocks(sheet)) for name, sheet in pages(document)]
    return hashlib.sha256(standard_json.dumps(parts).encode()).hexdigest()
