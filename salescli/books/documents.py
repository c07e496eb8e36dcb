"""Putting documents together: each header with its lines, from two tables or from a flat one."""

from dataclasses import dataclass, field

from salescli.books.columns import Sheet
from salescli.books.contradictions import Contradictions
from salescli.books.located import Book, Fault, Record, Row, Table, Value, text
from salescli.books.mapping import Lines
from salescli.errors import DataError
from salescli.text import _


@dataclass
class _Draft:
    """A document while its lines are looked for."""

    row: Row
    values: dict[str, Value]
    sound: bool
    rows: list[Row] = field(default_factory=list)
    lines: list[Record] = field(default_factory=list)
    keys: dict[str, Row] = field(default_factory=dict)


class Documents:
    """The documents of a book, by what joins their lines to them."""

    def __init__(
        self, key: str, header: Sheet, line: Sheet, lines: Lines, rules: Contradictions
    ) -> None:
        self._key = key
        self._header = header
        self._line = line
        self._lines = lines
        self._rules = rules
        self._drafts: dict[str, _Draft] = {}
        self._numbers: dict[Value, _Draft] = {}
        self._faults: list[Fault] = []
        self._left: list[Row] = []

    def join(self, headers: Table, lines: Table) -> None:
        """Take headers from one table and their lines from another."""
        key, parent = self._lines.key or "", self._lines.parent or ""
        for row in headers.rows:
            if draft := self._open(row, text(row.values[key]), key):
                draft.rows.append(row)
        for row in lines.rows:
            name = text(row.values[parent])
            if name not in self._drafts:
                reason = _("it stands nowhere under {key!r} in {sheet}").format(
                    key=key, sheet=headers.sheet
                )
                self._faults.append(Fault(row.sheet, row.number, parent, name, reason))
            self._add(self._drafts.get(name), row)

    def group(self, table: Table) -> None:
        """Take lines that each repeat the header of their document."""
        for row in table.rows:
            number = text(self._header.cell(row, self._key))
            draft = self._drafts.get(number)
            if draft is None:
                draft = self._open(row, number, self._key)
            else:
                self._compare(draft, row)
            self._add(draft, row)

    def close(self, book: Book) -> None:
        """Give a book the sound documents, every fault, and the rows of all others."""
        for draft in self._drafts.values():
            if not draft.keys:
                self._faults.append(self._header.fault(draft.row, self._key, _("it has no line")))
            if draft.sound and draft.keys:
                book.records.append(_record(draft, self._key))
            else:
                self._left.extend(draft.rows)
        book.faults.extend(self._faults)
        book.rejected.extend(self._left)

    def _open(self, row: Row, name: str, place: str) -> _Draft | None:
        """Begin a document; none if its header cannot be told from another."""
        seen = len(self._faults)
        values = self._header.read(row, self._faults)
        self._rules.find(self._header, row, values, self._faults)
        number = values.get(self._key)
        twin = self._drafts.get(name) or self._numbers.get(number)
        if twin is not None:
            self._faults.append(self._header.fault(row, self._key, again(twin.row)))
        elif name:
            draft = _Draft(row, values, sound=len(self._faults) == seen)
            self._drafts[name] = draft
            if number is not None:
                self._numbers[number] = draft
            return draft
        elif len(self._faults) == seen:
            reason = _("it is empty and must be given")
            self._faults.append(Fault(row.sheet, row.number, place, "", reason))
        self._left.append(row)
        return None

    def _compare(self, draft: _Draft, row: Row) -> None:
        """Check that a row repeats the header of its document, or leaves it blank."""
        for column in self._header.columns:
            cell, first = column.pick(row.values), column.pick(draft.row.values)
            if cell is None or cell == first:
                continue
            try:
                same = column.read(cell) == draft.values.get(column.key)
            except DataError as error:
                same, reason = False, str(error)
            else:
                reason = _("it is not what row {row} says: {value}").format(
                    row=draft.row.number, value=text(first)
                )
            if not same:
                draft.sound = False
                self._faults.append(self._header.fault(row, column.key, reason))

    def _add(self, draft: _Draft | None, row: Row) -> None:
        """Read a line into its document; without one only its faults are told."""
        seen = len(self._faults)
        values = self._line.read(row, self._faults)
        if draft is None:
            self._left.append(row)
            return
        draft.rows.append(row)
        name = self._name(draft, row)
        if name in draft.keys:
            place = self._lines.line or self._key
            reason = again(draft.keys[name])
            self._faults.append(Fault(row.sheet, row.number, place, name, reason))
        draft.keys[name] = row
        draft.sound = draft.sound and len(self._faults) == seen
        number = text(draft.values.get(self._key))
        draft.lines.append(Record(f"{number}/{name}", row.sheet, row.number, values))

    def _name(self, draft: _Draft, row: Row) -> str:
        """Return what tells a line from its neighbours: their name for it, or its place."""
        ordinal = str(len(draft.keys) + 1)
        if self._lines.line is None:
            return ordinal
        name = text(row.values[self._lines.line])
        if not name:
            reason = _("it is empty and must be given")
            self._faults.append(Fault(row.sheet, row.number, self._lines.line, "", reason))
        return name or ordinal


def again(first: Row) -> str:
    """Return the reason why a key that stands in an earlier row is refused."""
    return _("it stands already in row {row}").format(row=first.number)


def _record(draft: _Draft, key: str) -> Record:
    row = draft.row
    number = text(draft.values[key])
    return Record(number, row.sheet, row.number, draft.values, tuple(draft.lines))
