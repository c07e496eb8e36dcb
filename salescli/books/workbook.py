"""Reading one sheet of a workbook: as a zip first, then its cells, with merged ones filled."""

import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from io import BytesIO
from itertools import chain, islice, repeat
from pathlib import Path
from typing import NamedTuple
from xml.etree.ElementTree import Element, ParseError  # the types only; the parser is defusedxml's

import python_calamine as calamine
from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from salescli import files
from salescli.books.located import Cell, Unread
from salescli.errors import DataError
from salescli.text import _

# design.md, section 3: what a workbook may be before anything in it is unpacked.
MOST_PACKED = 50 * 1024**2
MOST_UNPACKED = 300 * 1024**2
MOST_RATIO = 100
MOST_ENTRIES = 500
# calamine reserves the whole rectangle up to the last cell, and ends the process if it cannot.
MOST_CELLS = 20_000_000

# Where a cell or row says it stands. The first is fast, and takes some texts for places too.
_LIKELY = re.compile(rb"""\sr\s*=\s*["']([A-Za-z]{0,9})(\d{0,9})([^"'<>]*)""")
_PLACE = re.compile(
    rb"""<(?:\w+:)?(?:c|row)\s(?:[^<>]*?\s)?r\s*=\s*["']([A-Za-z]{0,9})(\d{0,9})([^"']*)"""
)
_ERROR = re.compile(
    rb"""<(?:\w+:)?c\s(?=[^<>]*\bt=["']e["'])[^<>]*\br=["']([A-Z]+)(\d+)["'][^<>]*>"""
    rb"""(?:(?!</(?:\w+:)?c>).)*?<(?:\w+:)?v>([^<]*)<""",
    re.DOTALL,
)
_UNCOMPUTED = re.compile(
    rb"""<(?:\w+:)?c\s(?![^<>]*\bt=["']str["'])[^<>]*\br=["']([A-Z]+)(\d+)["'][^<>]*>\s*"""
    rb"""<(?:\w+:)?f\b(?:[^<>]*/>|[^<>]*>[^<]*</(?:\w+:)?f>)\s*"""
    rb"""(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>|</(?:\w+:)?c>)"""
)

_Marks = dict[int, dict[int, Cell]]
_Area = tuple[tuple[int, int], tuple[int, int]]


class Page(NamedTuple):
    """One sheet: its cells, whether its dates count from 1904, and the sheets beside it."""

    name: str
    grid: Iterator[list[Cell]]
    mac: bool
    others: tuple[str, ...]


def page(path: Path, wanted: str | None) -> Page:
    """Read the sheet wanted, or the first that is not hidden; DataError for no fit workbook."""
    try:
        book = files.taken(path)
        with zipfile.ZipFile(BytesIO(book)) as packed:
            _measure(path, len(book), packed)
            tree = _xml(packed, "xl/workbook.xml")
            names = list(_sheets(tree))
            name = _chosen(path, names, wanted)
            content = packed.read(_part(packed, tree, name))
            _span(path, name, content)
            grid = _grid(path, book, name, _marks(content))
    except (
        calamine.CalamineError,
        zipfile.BadZipFile,
        ParseError,
        DefusedXmlException,
        KeyError,
        NotImplementedError,  # a compression that zipfile does not know
        RuntimeError,  # an entry that is encrypted
        zlib.error,
        EOFError,
    ) as error:
        raise DataError(
            _("{path} cannot be read as a workbook ({error}); save it as .xlsx without a password")
            .format(path=path, error=error)
        ) from None  # fmt: skip
    return Page(name, grid, _counts_from_1904(tree), tuple(each for each in names if each != name))


def _measure(path: Path, size: int, packed: zipfile.ZipFile) -> None:
    """Refuse a zip that would unpack to more than a book can be."""
    entries = packed.infolist()
    unpacked = sum(entry.file_size for entry in entries)
    refusals = (
        (size > MOST_PACKED, _("it is larger than {most} bytes").format(most=MOST_PACKED)),
        (unpacked > MOST_UNPACKED, _("it unpacks to {size} bytes").format(size=unpacked)),
        (
            unpacked > MOST_RATIO * size,
            _("it unpacks to {ratio} times its size").format(ratio=unpacked // max(size, 1)),
        ),
        (len(entries) > MOST_ENTRIES, _("it has {count} entries").format(count=len(entries))),
    )
    for refused, why in refusals:
        if refused:
            raise DataError(
                _("{path} is not read: {why}; save its sheet as CSV").format(path=path, why=why)
            )


def _xml(packed: zipfile.ZipFile, name: str) -> Element:
    root: Element = fromstring(packed.read(name), forbid_dtd=True)
    return root


def _named(root: Element, name: str) -> Iterator[Element]:
    return (node for node in root.iter() if node.tag.rpartition("}")[2] == name)


def _counts_from_1904(tree: Element) -> bool:
    return any(node.get("date1904") in {"1", "true"} for node in _named(tree, "workbookPr"))


def _sheets(tree: Element) -> Iterator[str]:
    """Return the names of the sheets that a reader of the workbook sees."""
    for node in _named(tree, "sheet"):
        if node.get("state", "visible") == "visible":
            yield node.get("name", "")


def _chosen(path: Path, names: list[str], wanted: str | None) -> str:
    if wanted is None and names:
        return names[0]
    if wanted in names:
        return wanted
    raise DataError(
        _("{path} has no sheet {wanted!r}; there are: {names}").format(
            path=path, wanted=wanted or "", names=", ".join(names)
        )
    )


def _part(packed: zipfile.ZipFile, tree: Element, name: str) -> str:
    """Return the entry of the zip that holds a sheet."""
    sheets = {node.get("name"): node for node in _named(tree, "sheet")}
    ids = [value for key, value in sheets[name].items() if key.endswith("}id")]
    relations = _named(_xml(packed, "xl/_rels/workbook.xml.rels"), "Relationship")
    target = next((node.get("Target", "") for node in relations if node.get("Id") in ids), "")
    return target.removeprefix("/") if target.startswith("/") else f"xl/{target}"


def _span(path: Path, name: str, content: bytes) -> None:
    """Refuse a sheet whose cells lie so far apart that it could not be held."""
    rows, columns = _extent(content, _LIKELY)
    if rows * columns > MOST_CELLS:
        rows, columns = _extent(content, _PLACE)
    if rows * columns > MOST_CELLS:
        raise DataError(
            _(
                "sheet {name!r} of {path} spans {rows} rows and {columns} columns;"
                " delete the empty ones"
            ).format(name=name, path=path, rows=rows, columns=columns)
        )


def _extent(content: bytes, pattern: re.Pattern[bytes]) -> tuple[int, int]:
    """Count the rows and columns up to the last place; what is no place is very far away."""
    rows, columns = 0, {b""}
    for place in pattern.finditer(content):
        letters, row, rest = place.groups()
        if rest:
            return MOST_CELLS, MOST_CELLS
        rows = max(rows, int(row or 0))
        columns.add(letters)
    return rows, max(map(_place, columns)) + 1


def _place(letters: bytes) -> int:
    place = 0
    for letter in letters.upper():
        place = place * 26 + letter - 64
    return place - 1


def _grid(path: Path, packed: bytes, name: str, marks: _Marks) -> Iterator[list[Cell]]:
    """Open a sheet; return its rows, all equally wide, with what calamine leaves out."""
    with calamine.CalamineWorkbook.from_filelike(BytesIO(packed)) as book:
        sheet = book.get_sheet_by_name(name)
    left = (sheet.start or (0, 0))[1]
    height, width = (place + 1 for place in sheet.end or (-1, -1))
    height = max(height, *(down + 1 for down in marks), 0)
    width = max(width, *(right + 1 for marked in marks.values() for right in marked), 0)
    areas = _areas(path, sheet.merged_cell_ranges or [], height)
    filled = (
        [*[None] * left, *map(_cell, row), *[None] * (width - left - len(row))]
        for row in chain(sheet.iter_rows(), repeat(()))
    )
    return _whole(islice(filled, height), marks, areas)


def _whole(
    rows: Iterable[list[Cell]], marks: _Marks, areas: Mapping[int, Sequence[tuple[int, int]]]
) -> Iterator[list[Cell]]:
    """Put in what is marked, and give the value of a merged area to each of its rows."""
    merged: list[tuple[int, int, Cell]] = []
    for down, cells in enumerate(rows):
        for right, cell in marks.get(down, {}).items():
            cells[right] = cell
        merged = [area for area in merged if area[1] >= down]
        for right, _bottom, cell in merged:
            cells[right] = cell
        begun = areas.get(down, ())
        merged += [(right, bottom, cells[right]) for right, bottom in begun if right < len(cells)]
        yield cells


def _cell(value: object) -> Cell:
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, float):
        return int(value) if value.is_integer() else value
    if isinstance(value, (date, datetime)):
        return value
    return str(value).upper()  # TRUE and FALSE as the workbook shows them; a time of day


def _marks(content: bytes) -> _Marks:
    """Find what calamine leaves blank, by row and column: errors, formulas without a result."""
    found: _Marks = {}
    wrong = _("the cell holds an error; correct it in the workbook")
    missing = _("the formula has no stored result; open the workbook and save it")
    # A look for the bytes first: the patterns cost a second on a book of 100,000 rows.
    if any(sign in content for sign in (b't="e"', b"t='e'")):
        for letters, row, shown in _ERROR.findall(content):
            unread = Unread(shown.decode(errors="replace"), wrong)
            found.setdefault(int(row) - 1, {})[_place(letters)] = unread
    if any(sign in content for sign in (b"<f", b":f")):
        for letters, row in _UNCOMPUTED.findall(content):
            found.setdefault(int(row) - 1, {})[_place(letters)] = Unread("=", missing)
    return found


def _areas(
    path: Path, merged: Iterable[_Area], height: int
) -> Mapping[int, Sequence[tuple[int, int]]]:
    """Return the column and the last row of each merged area, by its first row."""
    found: dict[int, list[tuple[int, int]]] = {}
    cells = 0
    for (top, left), (bottom, _right) in merged:
        last = min(bottom, height - 1)
        cells += max(last - top, 0)
        found.setdefault(top, []).append((left, last))
    # Areas that overlap, which no spreadsheet makes, could ask for any amount of work.
    if cells > MOST_CELLS:
        raise DataError(
            _("the merged cells of {path} overlap; save its sheet as CSV").format(path=path)
        )
    return found
