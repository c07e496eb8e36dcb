"""Putting documents together: each header with its lines, from two tables or from a flat one."""

from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby

from salescli.books.columns import Sheet
from salescli.books.contradictions import Contradictions
from salescli.books.fields import Kind
from salescli.books.located import Cell, Fault, Record, Row, Table, Value, text
from salescli.books.mapping import Lines
from salescli.errors import DataError
from salescli.text import _

NOWHERE = 0
"""Stands for the document of a row that belongs to none."""


@dataclass
class _Draft:
    """A document while its lines are read."""

    row: Row
    number: str
    values: dict[str, Value]
    cells: list[Cell]
    lines: list[Record] = field(default_factory=list)
    names: dict[str, int] = field(default_factory=dict)


class Documents:
    """The documents of a book, by what joins their lines to them.

    A document is known by the row that opens it, and its other rows may stand anywhere. Only the
    numbers of the documents are held in memory, which row is of which, and one document at a time.
    """

    def __init__(
        self,
        kind: Kind,
        lines: Lines,
        rules: Contradictions,
        headers: tuple[Table, Sheet],
        below: tuple[Table, Sheet],
    ) -> None:
        self._key = kind.key
        self._lines = lines
        self._rules = rules
        self._headers, self._header = headers
        self._below, self._line = below
        self._apart = self._below is not self._headers
        self._own = self._header.only(field.key for field in kind.fields if field.apart)
        self._twins: dict[int, int] = {}
        self._documents = array("Q", self._told_apart())
        places = range(len(self._documents))
        self._order = array("Q", sorted(places, key=self._documents.__getitem__))

    def records(self, faults: list[Fault]) -> Iterator[Record]:
        """Yield the sound documents in the order of their first rows; add the faults of others."""
        for document, places in groupby(self._order, self._documents.__getitem__):
            if document == NOWHERE:
                for place in places:
                    self._stray(place, faults)
                continue
            seen = len(faults)
            record = self._document(map(self._row, places), faults)
            if len(faults) == seen:
                yield record

    def _told_apart(self) -> Iterator[int]:
        """Yield for each header, and then for each line apart, the row that opens its document."""
        opened: dict[str, int] = {}
        numbers: dict[Value, int] = {}
        for place, row in enumerate(self._headers.rows):
            name = self._name(row)
            document = opened.get(name, NOWHERE)
            if document == NOWHERE or self._apart:
                number = self._header.value(row, self._key)
                if twin := document or numbers.get(number):
                    self._twins[place] = twin
                    document = NOWHERE
                elif name:
                    document = opened[name] = row.number
                    if number is not None:
                        numbers[number] = document
            yield document
        if self._apart:
            for row in self._below.rows:
                yield opened.get(text(row.values[self._lines.parent or ""]), NOWHERE)

    def _name(self, row: Row) -> str:
        """Return what joins lines to a header; in a flat table its number does."""
        if self._apart:
            return text(row.values[self._lines.key or ""])
        return text(self._header.cell(row, self._key))

    def _row(self, place: int) -> Row:
        above = len(self._headers.rows)
        return self._headers.rows[place] if place < above else self._below.rows[place - above]

    def _stray(self, place: int, faults: list[Fault]) -> None:
        """Tell the faults of a row that belongs to no document."""
        row, seen = self._row(place), len(faults)
        if place >= len(self._headers.rows):
            reason = _("it stands nowhere under {key!r} in {sheet}").format(
                key=self._lines.key, sheet=self._headers.sheet
            )
            parent = self._lines.parent or ""
            faults.append(Fault(row.sheet, row.number, parent, text(row.values[parent]), reason))
            self._line.read(row, faults)
            return
        self._opening(row, faults)
        if place in self._twins:
            faults.append(self._header.fault(row, self._key, again(self._twins[place])))
        elif len(faults) == seen:
            name = (self._lines.key or "") if self._apart else self._key
            faults.append(
                Fault(row.sheet, row.number, name, "", _("it is empty and must be given"))
            )
        if not self._apart:
            self._line.read(row, faults)

    def _document(self, rows: Iterator[Row], faults: list[Fault]) -> Record:
        """Read a document from its rows, and add its faults."""
        row = next(rows)
        values = self._opening(row, faults)
        cells = [column.pick(row.values) for column in self._header.columns]
        draft = _Draft(row, text(values.get(self._key)), values, cells)
        own = {key: values.get(key) for key in self._own.keys}
        if not self._apart:
            self._add(draft, row, own, faults)
        for line in rows:
            if not self._apart:
                self._compare(draft, line, faults)
                own = self._own.read(line, faults)
                self._rules.find(self._header, line, values | own, faults, among=own)
            self._add(draft, line, own, faults)
        if not draft.lines:
            faults.append(self._header.fault(row, self._key, _("it has no line")))
        return Record(draft.number, row.sheet, row.number, values, tuple(draft.lines))

    def _opening(self, row: Row, faults: list[Fault]) -> dict[str, Value]:
        values = self._header.read(row, faults)
        self._rules.find(self._header, row, values, faults)
        return values

    def _compare(self, draft: _Draft, row: Row, faults: list[Fault]) -> None:
        """Check that a row repeats the header of its document, or leaves it blank."""
        for column, first in zip(self._header.columns, draft.cells, strict=True):
            cell = column.pick(row.values)
            if cell is None or cell == first or column in self._own.columns:
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
                faults.append(self._header.fault(row, column.key, reason))

    def _add(self, draft: _Draft, row: Row, own: dict[str, Value], faults: list[Fault]) -> None:
        """Read a line into its document, with what it has of its own beside the line's fields."""
        values = own | self._line.read(row, faults)
        name = self._told(draft, row, faults)
        if name in draft.names:
            place = self._lines.line or self._key
            reason = again(draft.names[name])
            faults.append(Fault(row.sheet, row.number, place, name, reason))
        draft.names[name] = row.number
        draft.lines.append(Record(f"{draft.number}/{name}", row.sheet, row.number, values))

    def _told(self, draft: _Draft, row: Row, faults: list[Fault]) -> str:
        """Return what tells a line from its neighbours: their name for it, or its place."""
        ordinal = str(len(draft.names) + 1)
        if self._lines.line is None:
            return ordinal
        name = text(row.values[self._lines.line])
        if not name:
            reason = _("it is empty and must be given")
            faults.append(Fault(row.sheet, row.number, self._lines.line, "", reason))
        return name or ordinal


def again(first: int) -> str:
    """Return the reason why a key that stands in an earlier row is refused."""
    return _("it stands already in row {row}").format(row=first)
