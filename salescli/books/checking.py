"""Checking a book whole: its typed records, and every fault with its place."""

from collections.abc import Iterable, Iterator
from collections.abc import Mapping as Mappings
from datetime import date
from pathlib import Path

from salescli.books import headings, reading, register
from salescli.books.columns import Sheet, demand, ready
from salescli.books.contradictions import Contradictions
from salescli.books.converting import Setting
from salescli.books.decimals import Decimals
from salescli.books.documents import Documents
from salescli.books.fields import Field, Kind
from salescli.books.kinds import GUIDE
from salescli.books.located import NATURAL, Book, Fault, Form, Record, Table
from salescli.books.mapping import Mapping, Source
from salescli.text import _

Sources = Mappings[str, Source]


def read(  # noqa: PLR0913 - what a book is read by
    path: Path,
    how: Mapping | Kind,
    *,
    digits: int,
    today: date,
    form: Form = NATURAL,
    currency: str | None = None,
) -> Book:
    """Read and check a book by a mapping, or as a kind by its headings; `form` goes first.

    Amounts may be marked as those of the company's currency; without one, as any.
    """
    full = form.over(how.form) if isinstance(how, Mapping) else form
    table = reading.table(path, full)
    used = how if isinstance(how, Mapping) else headings.recognise(path, how, table.headings)
    setting = Setting(digits, today, currency=currency, decimal=used.decimal)
    return _Check(path, used, full, setting).book(table)


class _Check:
    """A book being checked, and the files it is read from."""

    def __init__(self, path: Path, used: Mapping, form: Form, setting: Setting) -> None:
        self._path = path
        self._used = used
        self._form = form
        self._setting = setting

    def book(self, table: Table) -> Book:
        """Check every entry, and put what is wrong in the order of the book."""
        tables = self._tables(table)
        columns = {key: source.place for key, source in self._sources()}
        book = Book(self._used.kind.name, self._used.source, tables, columns)
        book.rejected = sum(len(each.rows) + len(each.misfits) for each in tables)
        for record in self._records(tables, book.faults):
            book.records.add(*record)
            book.rejected -= len(record.places)
        book.faults += (fault for each in tables for fault in each.faults)
        order = {each.sheet: place for place, each in enumerate(tables)}
        book.faults.sort(key=lambda fault: (order[fault.sheet], fault.row))
        book.unread = (*self._unread(tables),)
        return book

    def _tables(self, table: Table) -> list[Table]:
        """Return the tables that a book stands in, with the columns that the mapping names."""
        tables, lines = [table], self._used.lines
        if lines is not None and lines.apart:
            tables.append(self._beside(lines.file, lines.sheet))
        for each, columns in zip(tables, self._columns(len(tables)), strict=True):
            demand(each, columns)
        return tables

    def _records(self, tables: list[Table], faults: list[Fault]) -> Iterator[Record]:
        """Read the sound entries of a book, and add the faults of all others."""
        kind, lines = self._used.kind, self._used.lines
        rules = Contradictions(kind, self._setting.today)
        header = self._ready(tables[0], kind.fields, self._used.fields)
        if lines is None:
            return register.records(tables[0], header, kind.key, rules, faults)
        line = self._ready(tables[-1], kind.lines, lines.fields)
        found = Documents(kind, lines, rules, (tables[0], header), (tables[-1], line))
        return found.records(faults)

    def _unread(self, tables: list[Table]) -> Iterator[str]:
        """Name the columns and sheets that were not read."""
        for table, taken in zip(tables, self._columns(len(tables)), strict=True):
            for heading in table.headings:
                if heading not in taken:
                    yield _("column {name!r} of {sheet}").format(name=heading, sheet=table.sheet)
        known = {*GUIDE, *(table.sheet for table in tables)}
        for name in tables[0].other_sheets:
            if name not in known:
                yield _("sheet {name!r}").format(name=name)

    def _sources(self) -> Iterator[tuple[str, Source]]:
        yield from self._used.fields.items()
        if self._used.lines is not None:
            yield from self._used.lines.fields.items()

    def _ready(self, table: Table, fields: Iterable[Field], sources: Sources) -> Sheet:
        setting = self._setting._replace(mac=table.mac)
        return ready(fields, sources, setting, self._beside, Decimals(table))

    def _beside(self, file: str | None, sheet: str | None = None) -> Table:
        form = self._form._replace(sheet=sheet, heading_row=None)
        path = self._path.with_name(file) if file else self._path
        return reading.table(path, form, beside=file is not None)

    def _columns(self, tables: int) -> list[set[str]]:
        """Return the columns that the mapping names in the table, or in each of two."""
        above, lines = _columns(self._used.fields), self._used.lines
        if lines is None:
            return [above]
        beneath = _columns(lines.fields) | _given(lines.parent, lines.line)
        above |= _given(lines.key)
        return [above | beneath] if tables == 1 else [above, beneath]


def _columns(sources: Sources) -> set[str]:
    return {column for source in sources.values() for column in source.columns}


def _given(*names: str | None) -> set[str]:
    return {name for name in names if name is not None}
