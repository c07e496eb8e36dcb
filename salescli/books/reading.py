"""Reading a CSV file or a sheet of a workbook into rows that know where they stand."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

from salescli import files
from salescli.books import delimited
from salescli.books.located import NATURAL, Cell, Fault, Form, Table, Unread, text
from salescli.errors import DataError
from salescli.text import _

DELIMITED = (".csv", ".tsv", ".txt")
WORKBOOKS = (".xlsx", ".xlsm")


def table(path: Path, form: Form = NATURAL, *, beside: bool = False) -> Table:
    """Read one CSV file, or one sheet of a workbook; of a book beside it tell the file's name."""
    suffix = path.suffix.lower() if path != files.STREAM else _streamed()
    if suffix in DELIMITED:
        grid = delimited.rows(path, form.encoding, form.delimiter)
        return _table(path, Table(path.name), grid, form.heading_row, padded=False)
    if suffix in WORKBOOKS:
        # calamine and defusedxml are for workbooks alone; a CSV book does without them.
        from salescli.books import workbook  # noqa: PLC0415

        page = workbook.page(path, form.sheet)
        name = f"{path.name} {page.name}" if beside else page.name
        found = Table(name, mac=page.mac, other_sheets=page.others)
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
    grid: Iterable[Sequence[Cell]],
    heading_row: int | None,
    *,
    padded: bool,
) -> Table:
    """Take the headings of a grid and place the rows below under them."""
    numbered = enumerate(grid, 1)
    top, first = _top(path, numbered, heading_row)
    headings = [" ".join(text(cell).split()) for cell in first]
    named = [place for place, heading in enumerate(headings) if heading]
    nameless = [place for place, heading in enumerate(headings) if not heading]
    filled = {place for place in nameless if first[place] is not None}
    found.headings = tuple(headings[place] for place in named)
    for number, cells in numbered:
        if cells.count(None) == len(cells):
            continue
        if nameless:
            filled.update(p for p in nameless if len(cells) > p and cells[p] is not None)
        if padded or len(cells) == len(first):
            found.rows.add(number, [cells[p] for p in named] if nameless else cells)
        else:
            _misfit(found, number, cells, len(first))
    _distinct(path, top, headings, filled)
    _readable(path, first)
    return found


def _top(
    path: Path, numbered: Iterable[tuple[int, Sequence[Cell]]], heading_row: int | None
) -> tuple[int, Sequence[Cell]]:
    """Return the headings and their row: the one given, else the first that is not blank."""
    for number, cells in numbered:
        if number == (heading_row or number) and cells.count(None) < len(cells):
            return number, cells
    where = (
        _("no row") if heading_row is None else _("nothing in row {row}").format(row=heading_row)
    )
    raise DataError(
        _("{path} has {where} to take headings from; put one heading above each column").format(
            path=path, where=where
        )
    )


def _distinct(path: Path, top: int, headings: Sequence[str], filled: Collection[int]) -> None:
    """Refuse headings that are alike or missing; a column without cells needs none."""
    twice = [repr(heading) for heading, times in Counter(headings).items() if heading and times > 1]
    wrong = [
        _("no heading above column {letter}").format(letter=_column(place))
        for place in sorted(filled)
    ]
    wrong += [_("more than one column {heading}").format(heading=name) for name in twice]
    if wrong:
        raise DataError(
            _("the headings of {path} (row {row}) must be different texts: {wrong}").format(
                path=path, row=top, wrong="; ".join(wrong)
            )
        )


def _readable(path: Path, headings: Sequence[Cell]) -> None:
    broken = [cell.text for cell in headings if isinstance(cell, Unread)]
    if broken:
        raise DataError(
            _("the headings of {path} hold {broken}; write texts").format(
                path=path, broken=", ".join(broken)
            )
        )


def _misfit(found: Table, number: int, cells: Sequence[Cell], width: int) -> None:
    names = [*found.headings, *(_("column {n}").format(n=n + 1) for n in range(width, len(cells)))]
    found.misfits.add(found.sheet, number, dict(zip(names, cells, strict=False)))
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
