"""What is read from a book and what is wrong with it, each with the place where it stands."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple

from salescli.books.spool import Spool
from salescli.text import decimal


class Unread(NamedTuple):
    """A cell that holds something, but no value that can be taken."""

    text: str
    reason: str


Cell = str | int | float | date | datetime | Unread | None
Value = str | int | bool | date | None


class Row(NamedTuple):
    """One row of a book: where it stands, and its cells by heading."""

    sheet: str
    number: int
    values: dict[str, Cell]


class Fault(NamedTuple):
    """Why a cell, or with no column a whole row, cannot be taken."""

    sheet: str
    row: int
    column: str
    value: str
    reason: str


class Record(NamedTuple):
    """A checked entry of a register or a document with its lines, in our fields and units."""

    source_key: str
    sheet: str
    row: int
    values: dict[str, Value]
    lines: tuple["Record", ...] = ()

    @property
    def places(self) -> set[tuple[str, int]]:
        """Return the rows of the entry, by sheet and number."""
        return {(self.sheet, self.row), *((line.sheet, line.row) for line in self.lines)}


class Form(NamedTuple):
    """How a file is to be read, where it does not tell by itself."""

    encoding: str | None = None
    sheet: str | None = None
    delimiter: str | None = None
    heading_row: int | None = None

    def over(self, other: "Form") -> "Form":
        """Return this form, completed by another."""
        return Form(
            self.encoding or other.encoding,
            self.sheet or other.sheet,
            self.delimiter or other.delimiter,
            self.heading_row or other.heading_row,
        )


NATURAL = Form()


@dataclass
class Table:
    """One sheet or CSV file: its headings, its rows, and the rows that do not fit the headings."""

    sheet: str
    headings: tuple[str, ...] = ()
    rows: Spool[Row] = field(init=False)
    faults: list[Fault] = field(default_factory=list)
    misfits: Spool[Row] = field(default_factory=lambda: Spool(Row))
    mac: bool = False
    other_sheets: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        self.rows = Spool(self._row)

    def _row(self, number: int, cells: Sequence[Cell]) -> Row:
        return Row(self.sheet, number, dict(zip(self.headings, cells, strict=True)))


@dataclass
class Book:
    """A book after checking: what can be imported, and every fault."""

    kind: str
    source: str
    tables: Sequence[Table]
    columns: dict[str, str]
    """Our fields and the columns of theirs that fill them."""
    records: Spool[Record] = field(default_factory=lambda: Spool(Record))
    faults: list[Fault] = field(default_factory=list)
    rejected: int = 0
    """How many rows are left behind."""
    unread: tuple[str, ...] = ()

    def rows_of(self, faults: Iterable[Fault]) -> Spool[Row]:
        """Return the rows with a fault, as they stand in the book, so that they can be mended."""
        faulty = {(fault.sheet, fault.row) for fault in faults}
        found = Spool(Row)
        for table in self.tables:
            for row in table.rows:
                if (row.sheet, row.number) in faulty:
                    found.add(*row)
        return found


def text(cell: Cell) -> str:
    """Write a cell as a person would have typed it."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, float):
        return _number(cell)
    if isinstance(cell, datetime):
        return _instant(cell)
    if isinstance(cell, Unread):
        return cell.text
    return "" if cell is None else str(cell)


def _number(value: float) -> str:
    # Excel computes with 15 digits: a sum shown as 0.3 is stored as 0.30000000000000004.
    short = f"{value:.15g}"
    if "e" not in short:
        return short
    mantissa, exponent = short.split("e")
    whole, _, part = mantissa.partition(".")
    places = len(part) - int(exponent)
    return decimal(int(whole + part) * 10 ** max(-places, 0), max(places, 0))


def _instant(value: datetime) -> str:
    clock = value.time()
    return (
        value.isoformat(" ") if any((clock.hour, clock.minute, clock.second)) else str(value.date())
    )
