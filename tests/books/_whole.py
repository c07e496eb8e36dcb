"""A book read at once, as a test looks at it; the program reads it entry by entry."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from salescli.books import checking
from salescli.books.fields import Kind
from salescli.books.located import NATURAL, Book, Fault, Form, Record, Row
from salescli.books.mapping import Mapping


@dataclass
class Whole:
    """All entries of a book, all its faults, and the rows of no sound entry."""

    kind: str
    source: str
    records: list[Record]
    faults: list[Fault]
    rejected: list[Row]
    unread: tuple[str, ...]


def read(
    path: Path, how: Mapping | Kind, *, digits: int, today: date, form: Form = NATURAL
) -> Whole:
    """Check a book, and hold all of it."""
    book = checking.read(path, how, digits=digits, today=today, form=form)
    records, faults = list(book.records), book.faults
    rejected = left(book, records)
    assert book.rejected == len(rejected)
    return Whole(book.kind, book.source, records, faults, rejected, book.unread)


def left(book: Book, records: list[Record]) -> list[Row]:
    """Return the rows of a book that are in none of these entries, in its order."""
    taken = {place for record in records for place in record.places}
    return [
        row
        for table in book.tables
        for row in sorted([*table.rows, *table.misfits], key=lambda row: row.number)
        if (row.sheet, row.number) not in taken
    ]
