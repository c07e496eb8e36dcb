"""Books written by hand into a temporary folder."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from salescli.books import mapping
from salescli.books.fields import Kind
from salescli.books.mapping import Mapping
from tests.books._whole import Whole, read

TODAY = date(2026, 11, 20)

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a text file: a book as CSV, or a mapping."""

    def write(name: str, *lines: str, encoding: str = "utf-8") -> Path:
        path = tmp_path / name
        path.write_bytes("\n".join(lines).encode(encoding))
        return path

    return write


@pytest.fixture
def sheet(tmp_path: Path) -> Write:
    """Write a workbook of one sheet."""

    def sheet(
        rows: Iterable[Sequence[object]], *merged: str, name: str = "book.xlsx", **more: object
    ) -> Path:
        book = Workbook()
        for attribute, value in more.items():
            setattr(book, attribute, value)
        page = book.active
        for row in rows:
            page.append(row)
        for area in merged:
            page.merge_cells(area)
        book.save(tmp_path / name)
        return tmp_path / name

    return sheet


@pytest.fixture
def check() -> Callable[..., Whole]:
    """Check a book in a currency with cents, as of a fixed day."""

    def check(path: Path, how: Mapping | Kind, **more: object) -> Whole:
        return read(path, how, **{"digits": 2, "today": TODAY, **more})

    return check


@pytest.fixture
def mapped(write: Write) -> Callable[..., Mapping]:
    """Load a mapping from its lines."""

    def mapped(kind: str, *lines: str) -> Mapping:
        path = write("mapping.toml", f'kind = "{kind}"', 'source = "old"', *lines)
        return mapping.load(path, kind)

    return mapped
