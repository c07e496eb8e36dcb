"""The history of every kind of document tells what was entered: who, when, what, old and new.

Over the documents of the newest fixture; what is wanted is read from its audit.
"""

import json
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

import pytest

from salescli import lists
from salescli.lists import _changes
from salescli.lists._browse import Browse
from salescli.policy.document import Document
from salescli.policy.documents import DOCUMENTS
from tests._program import Program
from tests.lists import _halfway
from tests.lists.test_languages import KEPT

_MODULES = [import_module(f"salescli.lists.{one.name}") for one in iter_modules(lists.__path__)]
BROWSED = {
    value.noun: value
    for module in _MODULES
    for value in vars(module).values()
    if isinstance(value, Browse)
}
WHOLE = [one for one in DOCUMENTS if one.prefix and one.kind != "archive"]
"""What has a number and a history of its own: a loan's is that of its paper."""
KEPT_APART = {
    # Told by the steps, the number of a line, or the names of products and accounts of then.
    *("state", "position", "line_id", "shipment_id", "quote_id"),
    *("customer_name", "product_code", "product_name"),
    # What the program reckons for itself, and how it looks a serial number up.
    *("open_until", "closed_at", "effective_on", "superseded_at", "ordinal"),
    *("serial_key", "came_on"),
}
each_kind = pytest.mark.parametrize("document", WHOLE, ids=lambda one: str(one.kind))


@pytest.fixture(scope="module")
def halfway(tmp_path_factory: pytest.TempPathFactory) -> Program:
    """Open a copy on the day after its last."""
    return _halfway.halfway(tmp_path_factory.mktemp("changes"))


def _numbers(document: Document) -> list[tuple[int, str]]:
    sql = f"SELECT id, number FROM {document.table} WHERE number IS NOT NULL ORDER BY id"
    with closing(sqlite3.connect(KEPT)) as file:
        found: list[tuple[int, str]] = file.execute(sql).fetchall()
    return found


def _audited() -> Iterator[tuple[str, str | None, list[Any]]]:
    sql = """
        SELECT audit.recorded_at, employee.code, audit.changes
        FROM audit LEFT JOIN employee ON employee.id = audit.actor_id ORDER BY audit.seq
    """
    with closing(sqlite3.connect(KEPT)) as file:
        for at, by, changes in file.execute(sql):
            yield at, by, json.loads(changes)


AUDITED = [*_audited()]


def _written(table: str, id_: int, column: str) -> list[tuple[str | None, Any]]:
    """Return who wrote what into a column of a row, in order, as the audit has it."""
    return [
        (by, what[column][1] if isinstance(what[column], list) else what[column])
        for _at, by, changes in AUDITED
        for where, which, what in changes
        if (where, which) == (table, id_) and column in what
    ]


def _changes_of(program: Program, document: Document, number: str, lang: str) -> list[Any]:
    noun = document.noun or document.kind
    line = f"--as park --lang {lang} {noun} history {number} --json --section changes"
    (section,) = json.loads(program.done(line))["sections"]
    rows: list[Any] = section["rows"]
    return rows


@each_kind
def test_every_day_that_was_entered_is_told_with_who_entered_it(
    document: Document, halfway: Program
) -> None:
    days = set(" ".join((document.rows.drafted, *document.rows.once)).split())
    for id_, number in _numbers(document):
        told = [(row["by"], row["after"]) for row in _changes_of(halfway, document, number, "en")]
        for column in sorted(c for c in days - KEPT_APART if c.endswith("_on")):
            for by, value in _written(document.table, id_, column):
                if value is not None:
                    assert (number, column, (by, value) in told) == (number, column, True)


@each_kind
@pytest.mark.parametrize("lang", ["ko", "zh"])
def test_what_was_entered_is_worded(document: Document, lang: str, halfway: Program) -> None:
    _id, number = _numbers(document)[-1]
    rows = _changes_of(halfway, document, number, lang)

    assert rows
    for row in rows:
        assert re.search("[a-z]{3}", row["field"]) is None
        assert row["before"] != row["after"]


@each_kind
def test_what_may_be_written_has_a_word_or_is_told_otherwise(document: Document) -> None:
    parts = [one for one in DOCUMENTS if one.of == document.kind and not one.prefix]
    browse = BROWSED[document.kind]
    for rows in (
        document.rows,
        *((document.part.rows,) if document.part else ()),
        *(part.rows for part in parts),
    ):
        words = _changes.words_of(document, rows.table, browse.words, browse.parts)
        columns = {*" ".join((rows.free, rows.drafted, *rows.once)).split()}
        unworded = {c for c in columns if _changes.column_of(words, c) is None}

        assert (rows.table, unworded - KEPT_APART) == (rows.table, set())


def test_an_edit_is_told_from_old_to_new(company: Path, salescli: Program) -> None:
    assert company == salescli.path
    salescli.on("2026-03-02")
    salescli.done("--as kim contract draft H1 --payment-days 30")
    salescli.done("--as kim contract line C-d1 B1 -q 1000 --price 1200")
    salescli.done("--as kim contract draft H1")
    salescli.done("--as kim contract line C-d1 --change 1 -q 2500")
    salescli.done("--as kim contract line C-d1 N1 -q 1")
    salescli.done("--as kim contract line C-d1 --remove 2")
    salescli.done("--as kim contract submit C-d1")
    salescli.done("--as park contract return C-1")
    salescli.done("--as kim contract edit C-1 --payment-days 45")

    told = json.loads(salescli.done("contract history C-1 --json --section changes"))
    changes = [
        (row["by"], row["part"], row["field"], row["before"], row["after"])
        for row in told["sections"][0]["rows"]
        if row["before"] is not None
    ]
    assert ("kim", "1", "Quantity", "1,000", "2,500") in changes
    assert ("kim", "1", "Amount", "1,200,000", "3,000,000") in changes
    assert ("kim", "2", "Taken out", "no", "yes") in changes
    assert ("kim", None, "Payment days", "30", "45") in changes
    assert ("kim", None, "Total", "1,200,000", "3,000,000") in changes
