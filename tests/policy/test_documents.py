"""The declarations of documents: complete, and of columns that are there."""

import pytest

from salescli import models
from salescli.policy import diagrams
from salescli.policy.document import Document, Rows
from salescli.policy.documents import DOCUMENTS, OTHERS, PREFIX

TABLES = {str(table.__tablename__): table for table in models.everything()}
PARTS = [document.part.rows for document in DOCUMENTS if document.part]
ROWS = [*(document.rows for document in DOCUMENTS), *PARTS, *OTHERS]

each = pytest.mark.parametrize("document", DOCUMENTS, ids=lambda d: d.kind)


def columns(table: str) -> set[str]:
    return set(TABLES[table].model_fields)


def test_every_diagram_is_of_a_declared_document_and_every_document_has_one() -> None:
    assert [d.kind for d in DOCUMENTS] == [w.name for w in diagrams.WORKFLOWS]


def test_no_two_kinds_share_a_letter_or_a_table() -> None:
    letters = [prefix for prefix in PREFIX.values() if prefix]

    assert len(set(letters)) == len(letters)
    assert len({rows.table for rows in ROWS}) == len(ROWS)


@pytest.mark.parametrize("rows", ROWS, ids=lambda rows: rows.table)
def test_what_may_be_written_is_a_column_and_said_once(rows: Rows) -> None:
    said = [*rows.free.split(), *rows.drafted.split(), *" ".join(rows.once).split()]

    assert set(said) <= columns(rows.table)
    assert len(set(said)) == len(said)
    assert bool(rows.drafted) is bool(rows.open_in)


@each
def test_what_an_approval_binds_is_a_column(document: Document) -> None:
    assert document.binds.split()
    assert set(document.binds.split()) <= columns(document.table)
    if document.part:
        assert set(document.part.binds.split()) <= columns(document.part.rows.table)


@each
def test_what_is_fetched_along_is_a_relationship(document: Document) -> None:
    assert set(document.along) <= set(TABLES[document.table].__sqlmodel_relationships__)


@each
def test_a_beginning_finds_the_columns_that_it_fills(document: Document) -> None:
    fields = columns(document.table)

    assert {"state", "author_id", document.recorded} <= fields
    assert not document.dated or document.dated in fields
    assert bool(document.prefix) is ("number" in fields)
    assert document.drafted is (
        bool(document.prefix) and not TABLES[document.table].model_fields["number"].is_required()
    )


@each
def test_what_an_approval_binds_is_open_in_a_draft_only(document: Document) -> None:
    """Nothing that a decision has looked at may be written at any time."""
    parts = [document.part] if document.part else []
    for rows, binds in [(document.rows, document.binds), *((p.rows, p.binds) for p in parts)]:
        assert not set(rows.free.split()) & set(binds.split())
