"""A formal document on upright paper: title, addressed head, table, terms, signatures."""

import math
from collections.abc import Sequence
from decimal import Decimal
from itertools import accumulate, zip_longest

from openpyxl.worksheet.worksheet import Worksheet

from salescli.render._book_style import LETTER_AMOUNT, LETTER_LINE, LETTER_TITLE, SIGNATURE
from salescli.render._book_table import at, table, write_text
from salescli.render._values import FIGURES, lines
from salescli.render.sheet import Letter, Sheet
from salescli.text import width

_PAGE_WIDTH = 96
_TITLE_HEIGHT = 42
_LINE_HEIGHT = 18
_AMOUNT_HEIGHT = 30
_ROW_HEIGHT = 21
_SIGNING_HEIGHT = 46
_WORDS_BREAK = 1.15
"""Lines break between words, and bold or foreign fonts run wider."""


def stretched(sheet: Sheet, widths: Sequence[float]) -> list[float]:
    """Return widths of columns that fill the paper: words take what figures leave."""
    wide = list(widths)
    words = [n for n, h in enumerate(sheet.blocks[0].columns) if h.kind not in FIGURES]
    spare = max(_PAGE_WIDTH - sum(wide), 0)
    for place in words:
        wide[place] += spare / len(words)
    return wide


def lay(
    page: Worksheet, sheet: Sheet, letter: Letter, name: str, widths: Sequence[float]
) -> tuple[int, dict[str, Decimal]]:
    """Lay a letter on a page; return the row of its table's heading and its live figures."""
    _across(page, 1, (1, len(widths)), sheet.title, LETTER_TITLE)
    page.row_dimensions[1].height = _TITLE_HEIGHT
    row = _head(page, letter, 3, widths) + 1
    _across(page, row, (1, len(widths)), letter.amount, LETTER_AMOUNT)
    page.row_dimensions[row].height = _AMOUNT_HEIGHT
    top = row + 2
    bottom, figures = table(page, sheet.blocks[0], top, sheet.currency.digits, name)
    for number in range(top, bottom + 1):
        page.row_dimensions[number].height = _ROW_HEIGHT
    _foot(page, sheet, letter, bottom + 2, widths)
    return top, figures


def _head(page: Worksheet, letter: Letter, row: int, widths: Sequence[float]) -> int:
    """Lay who it goes to beside who it is from; return the row below."""
    left, right = _halves(widths)
    for pair in zip_longest(lines(letter.to), lines(letter.by), fillvalue=""):
        height = 1
        for text, span in zip(pair, (left, right), strict=True):
            _across(page, row, span, text, LETTER_LINE)
            room = sum(widths[span[0] - 1 : span[1]])
            height = max(height, math.ceil(width(text) * _WORDS_BREAK / room))
        page.row_dimensions[row].height = _LINE_HEIGHT * height
        row += 1
    return row


def _halves(widths: Sequence[float]) -> tuple[tuple[int, int], tuple[int, int]]:
    """Split the columns where half of the paper is passed."""
    half = sum(widths) / 2
    reached = list(accumulate(widths))
    middle = min(range(1, len(widths)), key=lambda n: abs(reached[n - 1] - half))
    return (1, middle), (middle + 1, len(widths))


def _across(page: Worksheet, row: int, span: tuple[int, int], text: str, style: str) -> None:
    write_text(at(page, row, span[0]), text, style)
    for column in range(span[0] + 1, span[1] + 1):
        at(page, row, column).style = style
    if span[1] > span[0]:
        page.merge_cells(start_row=row, end_row=row, start_column=span[0], end_column=span[1])


def _foot(page: Worksheet, sheet: Sheet, letter: Letter, row: int, widths: Sequence[float]) -> None:
    room = sum(widths)
    for text in lines(sheet.foot):
        _across(page, row, (1, len(widths)), text, LETTER_LINE)
        page.row_dimensions[row].height = _LINE_HEIGHT * math.ceil(
            width(text) * _WORDS_BREAK / room
        )
        row += 1
    page.row_dimensions[row].height = _SIGNING_HEIGHT
    # The first column of the right half keeps the two apart.
    left, (begins, last) = _halves(widths)
    for text, span in zip(letter.signatures, (left, (min(begins + 1, last), last)), strict=True):
        _across(page, row + 1, span, text, SIGNATURE)
