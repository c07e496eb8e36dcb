"""A form on one page of a workbook: head, blocks with their charts, foot, and how it prints."""

import math
from decimal import Decimal

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from salescli.render import _book_letter
from salescli.render._book_chart import HEIGHT, draw
from salescli.render._book_style import LINE, NOTE, SUBTITLE, TITLE
from salescli.render._book_table import at, table, table_name, write_text
from salescli.render._shown import shown
from salescli.render._values import FIGURES, head, lines, title
from salescli.render.sheet import Block, Heading, Kind, Letter, Sheet
from salescli.text import visible, width

_A4 = 9
_MARGIN = 0.4
_PADDING = 2
_FILTER = 3
_WIDEST = 40
_NARROWEST = 8
_ROW_HEIGHT = 16.5
_FORM_WIDTH = 100
_WORDS_BREAK = 1.15
"""Lines break between words, and bold or foreign fonts run wider."""


def lay(page: Worksheet, sheet: Sheet, name: str, tables: set[str]) -> dict[str, Decimal]:
    """Lay a sheet on a page; return the figures of its formulas by cell."""
    if sheet.letter:
        return _letter(page, sheet, sheet.letter, table_name(name, sheet.blocks[0].key, tables))
    widths = _widths(sheet)
    _set_widths(page, widths)
    write_text(at(page, 1, 1), title(sheet), TITLE)
    row = _head(page, sheet, max(_FORM_WIDTH, sum(widths)))
    top = row - 1
    figures: dict[str, Decimal] = {}
    for block in sheet.blocks:
        if block.title != sheet.title and (len(sheet.blocks) > 1 or block.title):
            write_text(at(page, row, 1), block.told, SUBTITLE)
            row += 1
        if len(sheet.blocks) == 1:
            top = row
        used = table_name(name, block.key, tables)
        last, live = table(page, block, row, sheet.currency.digits, used)
        figures |= live
        row = last + 2 + HEIGHT * draw(page, block, row, last + 2)
    _foot(page, sheet, row, widths)
    _print_setup(page, top)
    return figures


def _letter(page: Worksheet, sheet: Sheet, letter: Letter, name: str) -> dict[str, Decimal]:
    widths = _book_letter.stretched(sheet, _widths(sheet))
    _set_widths(page, widths)
    top, figures = _book_letter.lay(page, sheet, letter, name, widths)
    _print_setup(page, top)
    page.page_setup.orientation = "portrait"
    page.freeze_panes = None
    page.print_title_rows = f"{top}:{top}"
    return figures


def _set_widths(page: Worksheet, widths: list[float]) -> None:
    for place, wide in enumerate(widths, start=1):
        page.column_dimensions[get_column_letter(place)].width = wide


def _head(page: Worksheet, sheet: Sheet, room: float) -> int:
    rows: list[str] = []
    for line in lines(head(sheet)):
        if rows and width(f"{rows[-1]}    {line}") <= room:
            rows[-1] += f"    {line}"
        else:
            rows.append(line)
    for number, text in enumerate(rows, start=2):
        write_text(at(page, number, 1), text, LINE)
    return len(rows) + 3


def _foot(page: Worksheet, sheet: Sheet, row: int, widths: list[float]) -> None:
    spare = math.ceil(max(_FORM_WIDTH - sum(widths), 0) / _NARROWEST)
    room = sum(widths) + spare * _NARROWEST
    columns = len(widths) + spare
    for number, line in enumerate(lines(sheet.foot), start=row):
        write_text(at(page, number, 1), line, NOTE)
        page.merge_cells(start_row=number, end_row=number, start_column=1, end_column=columns)
        page.row_dimensions[number].height = _ROW_HEIGHT * math.ceil(
            width(line) * _WORDS_BREAK / room
        )


def _widths(sheet: Sheet) -> list[float]:
    widths: list[float] = []
    for block in sheet.blocks:
        for place, heading in enumerate(block.columns):
            needed = _width(block, place, heading, sheet.currency.digits)
            widths[place : place + 1] = [max(needed, *widths[place : place + 1], _NARROWEST)]
    return widths


def _width(block: Block, place: int, heading: Heading, digits: int) -> float:
    cells = [row[place] for row in (*block.rows, *((block.totals,) if block.totals else ()))]
    widest = max((width(shown(heading, cell, digits)) for cell in cells), default=0)
    heading_width = min(width(visible(heading.told)) + _FILTER, _WIDEST // 2)
    fixed = heading.kind in FIGURES or heading.kind is Kind.DATE
    return max(widest if fixed else min(widest, _WIDEST), heading_width) + _PADDING


def _print_setup(page: Worksheet, top: int) -> None:
    """Set the paper; rows to `top` stay on the screen and stand on every page.

    That is down to the heading of the only block. Above several blocks it is the form's own head:
    the heading of the first would stand over the columns of the others and name them wrongly.
    """
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = _A4
    page.page_setup.fitToWidth = 1
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.page_margins.left = page.page_margins.right = _MARGIN
    if page.oddFooter is not None:
        page.oddFooter.center.text = "&P / &N"
    page.sheet_view.showGridLines = False
    page.freeze_panes = f"A{top + 1}"
    page.print_title_rows = f"1:{top}"
