"""Checking a book whole: its typed records, and every fault with its place."""

from collections.abc import Iterable
from collections.abc import Mapping as Mappings
from datetime import date
from pathlib import Path

from salescli.books import headings, reading
from salescli.books.columns import Sheet, demand, ready
from salescli.books.contradictions import Contradictions
from salescli.books.converting import Setting
from salescli.books.documents import Documents, again
from salescli.books.fields import Field, Kind
from salescli.books.kinds import GUIDE
from salescli.books.located import NATURAL, Book, Form, Record, Row, Table, Value, text
from salescli.books.mapping import Lines, Mapping, Source
from salescli.text import _

Sources = Mappings[str, Source]


def read(
    path: Path, how: Mapping | Kind, *, digits: int, today: date, form: Form = NATURAL
) -> Book:
    """Read and check a book by a mapping, or as a kind by its headings; `form` goes first."""
    full = form.over(how.form) if isinstance(how, Mapping) else form
    table = reading.table(path, full)
    used = how if isinstance(how, Mapping) else headings.recognise(path, how, table.headings)
    work = _Work(path, used, full, Setting(digits, today))
    tables = [table] if used.lines is None else work.documents(used.lines, table)
    if used.lines is None:
        work.register(table)
    work.finish(tables)
    return work.book


class _Work:
    """A book being checked, and the files it is read from."""

    def __init__(self, path: Path, used: Mapping, form: Form, setting: Setting) -> None:
        self.book = Book(used.kind.name, used.source)
        self._path = path
        self._used = used
        self._form = form
        self._setting = setting
        self._rules = Contradictions(used.kind, setting.today)

    def register(self, table: Table) -> None:
        """Take each row as one entry of a register."""
        key, book = self._used.kind.key, self.book
        demand(table, _columns(self._used.fields))
        sheet = self._ready(table, self._used.kind.fields, self._used.fields)
        first: dict[Value, Row] = {}
        for row in table.rows:
            seen = len(book.faults)
            values = sheet.read(row, book.faults)
            self._rules.find(sheet, row, values, book.faults)
            code = values.get(key)
            if code in first:
                book.faults.append(sheet.fault(row, key, again(first[code])))
            elif code is not None:
                first[code] = row
            if len(book.faults) == seen:
                book.records.append(Record(text(code), row.sheet, row.number, values))
            else:
                book.rejected.append(row)

    def documents(self, lines: Lines, table: Table) -> list[Table]:
        """Take documents with their lines; return the tables they stand in."""
        below = self._beside(lines.file, lines.sheet) if lines.apart else table
        tables = [below] if below is table else [table, below]
        for each, columns in zip(tables, self._columns(len(tables)), strict=True):
            demand(each, columns)
        header = self._ready(table, self._used.kind.fields, self._used.fields)
        line = self._ready(below, self._used.kind.lines, lines.fields)
        found = Documents(self._used.kind.key, header, line, lines, self._rules)
        if below is table:
            found.group(table)
        else:
            found.join(table, below)
        found.close(self.book)
        return tables

    def finish(self, tables: list[Table]) -> None:
        """Put what is wrong in the order of the book, and name what was not read."""
        for table in tables:
            self.book.faults.extend(table.faults)
            self.book.rejected.extend(table.misfits)
            self.book.rows.extend(table.rows)
        lines = self._used.lines.fields if self._used.lines else {}
        for key, source in (*self._used.fields.items(), *lines.items()):
            self.book.columns[key] = ", ".join(source.columns)
        order = {table.sheet: place for place, table in enumerate(tables)}
        self.book.faults.sort(key=lambda fault: (order[fault.sheet], fault.row))
        self.book.rejected.sort(key=lambda row: (order[row.sheet], row.number))
        self.book.unread = tuple(
            _("column {name!r} of {sheet}").format(name=heading, sheet=table.sheet)
            for table, taken in zip(tables, self._columns(len(tables)), strict=True)
            for heading in table.headings
            if heading not in taken
        ) + tuple(
            _("sheet {name!r}").format(name=name)
            for name in tables[0].other_sheets
            if name not in order and name not in GUIDE
        )

    def _ready(self, table: Table, fields: Iterable[Field], sources: Sources) -> Sheet:
        setting = self._setting._replace(mac=table.mac)
        return ready(fields, sources, setting, self._beside)

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
