"""A block as a real Excel table: heading, typed rows, filter, totals row."""

import re
from datetime import date
from decimal import Decimal
from typing import cast

from openpyxl.cell import Cell as Place
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.table import Table, TableColumn, TableFormula, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from salescli.render._book_style import FIGURE_HEADING, HEADING, style
from salescli.render._book_total import amount, formula
from salescli.render._shown import flag
from salescli.render._values import FIGURES, word
from salescli.render.sheet import Block, Cell, Heading, Kind
from salescli.text import visible

_WORDS = frozenset({Kind.TEXT, Kind.CODE, Kind.ENTRY, Kind.TERM})
_FORMULA = ("=", "+", "-", "@")
_LONGEST_HEADING = 255
_FIRST_YEAR = 1901


def table(
    page: Worksheet, block: Block, top: int, digits: int, name: str
) -> tuple[int, dict[str, Decimal]]:
    """Lay a block from a row on; return its last row and the figures of its formulas."""
    titles = _titles(block)
    for place, (heading, title) in enumerate(zip(block.columns, titles, strict=True), start=1):
        look = HEADING if heading.kind in _WORDS else FIGURE_HEADING
        write_text(at(page, top, place), title, look)
    for number, row in enumerate(block.rows, start=top + 1):
        for place, (heading, cell) in enumerate(zip(block.columns, row, strict=True), start=1):
            _write(at(page, number, place), heading, cell, digits)
    # Excel refuses a table without a row below its heading.
    bottom = top + max(len(block.rows), 1)
    columns = [TableColumn(id=n, name=title) for n, title in enumerate(titles, start=1)]
    figures = _totals(page, block, (top + 1, bottom), digits, columns)
    _declare(page, block, (top, bottom), name, columns)
    return bottom + bool(block.totals), figures


def at(page: Worksheet, row: int, column: int) -> Place:
    """Return a cell that no merged area hides."""
    return cast("Place", page.cell(row, column))


def write_text(place: Place, text: str, style_name: str) -> None:
    """Write text that Excel takes for nothing but text."""
    place.style = style_name
    if text:
        place.value = visible(text)
        place.data_type = "s"
        place.quotePrefix = text.startswith(_FORMULA)


def _titles(block: Block) -> list[str]:
    # Excel finds a table's columns by their titles, in any case, so no two may be the same.
    titles: list[str] = []
    for heading in block.columns:
        title = unique = visible(heading.told or heading.key)[:_LONGEST_HEADING]
        number = 2
        while unique.casefold() in {other.casefold() for other in titles}:
            unique = f"{title} ({number})"
            number += 1
        titles.append(unique)
    return titles


def _write(place: Place, heading: Heading, cell: Cell, digits: int, *, total: bool = False) -> None:
    kind = heading.kind
    name = style(kind, cell, total=total)
    if kind is Kind.FLAG:
        write_text(place, flag(heading, cell), name)
    elif kind in FIGURES and isinstance(cell, int):
        place.style = name
        place.value = amount(kind, cell, digits)
    elif kind is Kind.DATE and (day := _day(word(cell))):
        place.style = name
        place.value = day
    else:
        write_text(place, word(cell), name)


def _day(text: str) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    # Excel counts days from 1900, and that year wrongly.
    return day if day.year >= _FIRST_YEAR else None


def _totals(
    page: Worksheet, block: Block, rows: tuple[int, int], digits: int, columns: list[TableColumn]
) -> dict[str, Decimal]:
    figures: dict[str, Decimal] = {}
    for place, (heading, total) in enumerate(zip(block.columns, block.totals or (), strict=False)):
        cell = at(page, rows[1] + 1, place + 1)
        live = formula(block, place, rows, digits)
        _write(cell, heading, total, digits, total=True)
        if live and isinstance(total, int):
            cell.value = live
            if heading.key in block.maxima and block.largest:
                word = visible(block.largest).replace('"', "")
                cell.number_format = f'"{word} "{cell.number_format}'
            figures[cell.coordinate] = amount(heading.kind, total, digits)
            columns[place].totalsRowFunction = "custom"
            columns[place].totalsRowFormula = TableFormula(attr_text=live[1:])
        elif place == 0 and total is None:
            write_text(cell, block.total_title, style(Kind.TEXT, None, total=True))
            columns[place].totalsRowLabel = visible(block.total_title) or None
    return figures


def _declare(
    page: Worksheet, block: Block, rows: tuple[int, int], name: str, columns: list[TableColumn]
) -> None:
    last = get_column_letter(len(columns))
    top, bottom = rows
    declared = Table(
        displayName=name,
        ref=f"A{top}:{last}{bottom + bool(block.totals)}",
        totalsRowCount=1 if block.totals else None,
        totalsRowShown=bool(block.totals),
        autoFilter=AutoFilter(ref=f"A{top}:{last}{bottom}"),
        tableColumns=columns,
        tableStyleInfo=TableStyleInfo(name="TableStyleLight1", showRowStripes=True),
    )
    page.add_table(declared)


def table_name(code: str, key: str, taken: set[str]) -> str:
    """Return a table's name, one of its kind in the workbook, and note it as taken."""
    name = unique = "_".join(re.sub(r"\W", "_", part) for part in (code, key))
    if not name[0].isalpha():
        name = unique = f"T_{name}"
    number = 2
    while unique.casefold() in taken:
        unique = f"{name}_{number}"
        number += 1
    taken.add(unique.casefold())
    return unique
