"""The columns of a book, each made ready to read its cells quickly."""

from collections.abc import Callable, Iterable, Mapping
from operator import itemgetter
from typing import NamedTuple

from salescli.books.converting import Convert, Setting, converter
from salescli.books.decimals import Decimals
from salescli.books.fields import Field
from salescli.books.joined import joiner
from salescli.books.located import Cell, Fault, Row, Table, Unread, Value, text
from salescli.books.mapping import Lookup, Source
from salescli.errors import DataError
from salescli.text import _

Pick = Callable[[dict[str, Cell]], Cell]
Open = Callable[[str], Table]

# Books repeat their values; beyond this many different ones remembering costs more than it saves.
MOST_REMEMBERED = 50_000


class _Unknown:
    """What stands for a cell that was not read before: None is a value."""


_UNKNOWN = _Unknown()


class Column:
    """One of our fields as it stands in a book: what picks its cell, and what reads it."""

    def __init__(self, field: Field, place: str, pick: Pick, convert: Convert) -> None:
        self.key = field.key
        self.place = place
        self.pick = pick
        self.known: dict[Cell, Value | _Unknown] = {}
        self._blank = field.default
        self._required = field.required
        self._convert = convert

    def read(self, cell: Cell) -> Value:
        """Return the value of a cell, and remember it; DataError with the reason for none."""
        value = self._convert(cell)
        if value is None:
            value = self._blank
            if value is None and self._required:
                raise DataError(_("it is empty and must be given"))
        if len(self.known) < MOST_REMEMBERED:
            self.known[cell] = value
        return value


class Sheet(NamedTuple):
    """The columns of one table, and the values of fields that it has no column for."""

    columns: tuple[Column, ...]
    defaults: dict[str, Value]

    def read(self, row: Row, faults: list[Fault]) -> dict[str, Value]:
        """Return the values of a row, adding a fault for each cell that has none."""
        found = self.defaults.copy()
        cells = row.values
        for column in self.columns:
            cell = column.pick(cells)
            value = column.known.get(cell, _UNKNOWN)
            if isinstance(value, _Unknown):
                try:
                    value = column.read(cell)
                except DataError as error:
                    place = column.place
                    faults.append(Fault(row.sheet, row.number, place, text(cell), str(error)))
                    continue
            found[column.key] = value
        return found

    @property
    def keys(self) -> set[str]:
        """Return our fields, whether a column holds them or not."""
        return {*self.defaults, *(column.key for column in self.columns)}

    def only(self, keys: Iterable[str]) -> "Sheet":
        """Return the sheet of some fields alone."""
        some = {*keys}
        columns = tuple(column for column in self.columns if column.key in some)
        return Sheet(columns, {key: self.defaults[key] for key in some & self.defaults.keys()})

    def value(self, row: Row, key: str) -> Value:
        """Return the value of one of our fields in a row; None too for a faulty cell."""
        column = self.column(key)
        if column is None:
            return self.defaults.get(key)
        try:
            return column.read(column.pick(row.values))
        except DataError:
            return None

    def column(self, key: str) -> Column | None:
        """Return the column of one of our fields; none for a constant or a default."""
        return next((column for column in self.columns if column.key == key), None)

    def cell(self, row: Row, key: str) -> Cell:
        """Return the cell of a row that holds one of our fields, or its constant."""
        column = self.column(key)
        return column.pick(row.values) if column else self.defaults.get(key)

    def fault(self, row: Row, key: str, reason: str) -> Fault:
        """Return a fault of one of our fields in a row, under their name for it."""
        column = self.column(key)
        place = column.place if column else key
        return Fault(row.sheet, row.number, place, text(self.cell(row, key)), reason)


def ready(
    fields: Iterable[Field],
    sources: Mapping[str, Source],
    setting: Setting,
    look_up: Open,
    decimals: Decimals,
) -> Sheet:
    """Make the columns of a table ready; DataError for a constant or a value that cannot be."""
    defaults: dict[str, Value] = {}
    columns = []
    for field in fields:
        source = sources.get(field.key)
        if source is None:
            defaults[field.key] = field.default
        elif source.constant is not None:
            defaults[field.key] = _fixed(field, source.constant, converter(field, setting))
        else:
            told = None if source.lookup else decimals.of(source.columns)
            columns.append(_column(field, source, setting._replace(told=told), look_up))
    return Sheet(tuple(columns), defaults)


def _column(field: Field, source: Source, setting: Setting, look_up: Open) -> Column:
    own = setting._replace(unit=source.unit, date_format=source.date_format)
    convert = _filled(converter(field, own))
    if source.values or source.otherwise is not None:
        convert = _translated(field, source, converter(field, setting))
    if source.lookup is not None:
        convert = _looked_up(source.lookup, look_up, convert)
    return Column(field, source.place, _pick(source), convert)


def _pick(source: Source) -> Pick:
    if source.template is not None:
        return joiner(source.template)
    if len(source.columns) == 1:
        return itemgetter(source.columns[0])
    return lambda values: next(
        (values[column] for column in source.columns if values[column] is not None), None
    )


def _filled(convert: Convert) -> Convert:
    return lambda cell: None if cell is None else convert(cell)


def _fixed(field: Field, given: Cell, convert: Convert) -> Value:
    try:
        return convert(given)
    except DataError as error:
        raise DataError(
            _("the mapping gives {field} the value {given!r}: {error}").format(
                field=field.key, given=text(given), error=error
            )
        ) from None


def _translated(field: Field, source: Source, convert: Convert) -> Convert:
    """Return what reads a cell by the table of values of a mapping."""
    known = {theirs: _fixed(field, ours, convert) for theirs, ours in source.values.items()}
    otherwise = source.otherwise and _fixed(field, source.otherwise, convert)

    def read(cell: Cell) -> Value:
        if isinstance(cell, Unread):
            raise DataError(cell.reason)
        written = text(cell)
        if written in known:
            return known[written]
        if cell is None or otherwise is not None:
            return None if cell is None else otherwise
        raise DataError(
            _("the mapping says nothing for {written!r}; it knows: {known}").format(
                written=written, known=", ".join(known)
            )
        )

    return read


def _looked_up(lookup: Lookup, look_up: Open, convert: Convert) -> Convert:
    """Return what reads, in place of a cell, what a further file says of it."""
    table = look_up(lookup.file)
    demand(table, (lookup.key, lookup.value))
    known: dict[str, Cell] = {}
    for row in table.rows:
        name = text(row.values[lookup.key])
        if name in known:
            raise DataError(
                _("{name!r} stands twice under {column!r} in {file}, row {row}").format(
                    name=name, column=lookup.key, file=lookup.file, row=row.number
                )
            )
        known[name] = row.values[lookup.value]

    def read(cell: Cell) -> Value:
        if cell is None:
            return convert(None)
        if text(cell) not in known:
            raise DataError(
                _("there is no {name!r} under {column!r} in {file}").format(
                    name=text(cell), column=lookup.key, file=lookup.file
                )
            )
        return convert(known[text(cell)])

    return read


def demand(table: Table, columns: Iterable[str]) -> None:
    """Refuse a mapping that names columns which a table does not have."""
    missing = sorted({repr(column) for column in columns if column not in table.headings})
    if missing:
        raise DataError(
            _("{sheet} has no column {missing}; there are: {headings}").format(
                sheet=table.sheet, missing=", ".join(missing), headings=", ".join(table.headings)
            )
        )
