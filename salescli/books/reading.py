"""Reading a CSV file or a sheet of a workbook into rows that know where they stand."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from salescli import files
from salescli.books import delimited
from salescli.books.located import NATURAL, Cell, Fault, Form, Row, Table, Unread, text
from salescli.errors import DataError
from salescli.text import _

DELIMITED = (".csv", ".tsv", ".txt")
WORKBOOKS = (".xlsx", ".xlsm")


def table(path: Path, form: Form = NATURAL, *, beside: bool = False) -> Table:
    """Read one CSV file, or one sheet of a workbook; of a book beside it tell the file's name."""
    suffix = path.suffix.lower() if path != files.STREAM else _streamed()
    if suffix in DELIMITED:
        grid = delimited.grid(path, form.encoding, form.delimiter)
        return _table(path, Table(path.name, ()), grid, form.heading_row, padded=False)
    if suffix in WORKBOOKS:
        # calamine and defusedxml are for workbooks alone; a CSV book does without them.
        from salescli.books import workbook  # noqa: PLC0415

        page = workbook.page(path, form.sheet)
        name = f"{path.name} {page.name}" if beside else page.name
        found = Table(name, (), mac=page.mac, other_sheets=page.others)
        return _table(path, found, page.grid, form.heading_row, padded=True)
    files.taken(path)  # One that is not there is missing, whatever it is called.
    raise DataError(
        _("{path} is not a book that can be read; save it as {kinds}").format(
            path=path, kinds=", ".join(DELIMITED + WORKBOOKS)
        )
    )


def _streamed() -> str:
    """Tell by what a book on the standard input begins with how its file would end."""
    return ".xlsx" if files.taken(files.STREAM).startswith(b"PK") else ".csv"


def _table(
    path: Path,
    found: Table,
    grid: Sequence[Sequence[Cell]],
    heading_row: int | None,
    *,
    padded: bool,
) -> Table:
    """Take the headings of a grid and place the rows below under them."""
    top = _top(path, grid, heading_row)
    places = _places(path, grid, top)
    found.headings = tuple(places)
    width = len(grid[top])
    plain = list(places.values()) == list(range(width))
    for number, cells in enumerate(grid[top + 1 :], top + 2):
        if cells.count(None) == len(cells):
            continue
        if padded or len(cells) == width:
            picked = cells if plain else [cells[place] for place in places.values()]
            found.rows.append(Row(found.sheet, number, dict(zip(places, picked, strict=True))))
        else:
            _misfit(found, number, cells, width)
    return found


def _top(path: Path, grid: Sequence[Sequence[Cell]], heading_row: int | None) -> int:
    """Return where the headings stand: in the row given, else in the first that is not blank."""
    wanted = range(len(grid)) if heading_row is None else (heading_row - 1,)
    for place in wanted:
        if place < len(grid) and any(cell is not None for cell in grid[place]):
            return place
    where = (
        _("no row") if heading_row is None else _("nothing in row {row}").format(row=heading_row)
    )
    raise DataError(
        _("{path} has {where} to take headings from; put one heading above each column").format(
            path=path, where=where
        )
    )


def _places(path: Path, grid: Sequence[Sequence[Cell]], top: int) -> dict[str, int]:
    """Return the column of each heading; a column with neither heading nor cells is none."""
    headings = [" ".join(text(cell).split()) for cell in grid[top]]
    empty = [
        _column(place)
        for place, heading in enumerate(headings)
        if not heading and any(len(row) > place and row[place] is not None for row in grid[top:])
    ]
    twice = [repr(heading) for heading, times in Counter(headings).items() if heading and times > 1]
    if empty or twice:
        wrong = [_("no heading above column {letter}").format(letter=letter) for letter in empty]
        wrong += [_("more than one column {heading}").format(heading=name) for name in twice]
        raise DataError(
            _("the headings of {path} (row {row}) must be different texts: {wrong}").format(
                path=path, row=top + 1, wrong="; ".join(wrong)
            )
        )
    broken = [cell.text for cell in grid[top] if isinstance(cell, Unread)]
    if broken:
        raise DataError(
            _("the headings of {path} hold {broken}; write texts").format(
                path=path, broken=", ".join(broken)
            )
        )
    return {heading: place for place, heading in enumerate(headings) if heading}


def _misfit(found: Table, number: int, cells: Sequence[Cell], width: int) -> None:
    names = [*found.headings, *(_("column {n}").format(n=n + 1) for n in range(width, len(cells)))]
    found.misfits.append(Row(found.sheet, number, dict(zip(names, cells, strict=False))))
    reason = _("the row has {cells} cells under {headings} headings").format(
        cells=len(cells), headings=width
    )
    found.faults.append(Fault(found.sheet, number, "", "", reason))


def _column(place: int) -> str:
    letters = ""
    place += 1
    while place:
        place, letter = divmod(place - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters
