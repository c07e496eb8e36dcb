"""How the cells of a workbook look: one named style per kind."""

from typing import Literal

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side

from salescli.render.sheet import Cell, Kind

# On every Windows since 7, with Hangul, kana and common Han; others substitute a font for it.
FONT = "Malgun Gothic"
SIZE = 10

TITLE = "salescli title"
SUBTITLE = "salescli subtitle"
LINE = "salescli line"
"""It runs on over the empty cells to its right."""
NOTE = "salescli note"
LETTER_TITLE = "salescli letter title"
LETTER_LINE = "salescli letter line"
LETTER_AMOUNT = "salescli letter amount"
SIGNATURE = "salescli signature"
"""A line to sign on, and under it who does."""
HEADING = "salescli heading"
FIGURE_HEADING = "salescli figure heading"

_INK = "1F3864"
_THIN = Side(style="thin", color="D0D7E2")
_STRONG = Side(style="medium", color=_INK)
_WHOLE = "#,##0"
_THOUSANDTHS = 1_000


def register(book: Workbook, digits: int) -> None:
    """Add the styles to a workbook whose currency has so many digits."""
    money = f"#,##0.{'0' * digits}" if digits else _WHOLE
    formats = {
        "text": "@",
        "flag": "General",
        "date": "yyyy-mm-dd",
        "money": f"{money};[Red]-{money}",
        "whole": f"{_WHOLE};[Red]-{_WHOLE}",
        "part": "#,##0.###;[Red]-#,##0.###",
        "rate": "0.0%;[Red]-0.0%",
    }
    for name, number_format in formats.items():
        for total in (False, True):
            book.add_named_style(_cell_style(name, number_format, total=total))
    for style in _texts():
        book.add_named_style(style)


def style(kind: Kind, cell: Cell, *, total: bool) -> str:
    """Return the name of the style for a cell."""
    return _named(_base(kind, cell), total=total)


def _base(kind: Kind, cell: Cell) -> str:
    match kind:
        case Kind.MONEY | Kind.RATE | Kind.DATE | Kind.FLAG:
            return kind.value
        case Kind.COUNT | Kind.DAYS:
            return "whole"
        case Kind.QUANTITY:
            # With "#,##0.###" a whole number would end in a point.
            return "part" if isinstance(cell, int) and cell % _THOUSANDTHS else "whole"
        case _:
            return "text"


def _named(base: str, *, total: bool) -> str:
    return f"salescli {base}{' total' if total else ''}"


def _cell_style(name: str, number_format: str, *, total: bool) -> NamedStyle:
    words = name == "text"
    middle = "center" if name in {"flag", "date"} else None
    return NamedStyle(
        name=_named(name, total=total),
        number_format=number_format,
        font=Font(name=FONT, size=SIZE, bold=total),
        alignment=Alignment(vertical="center", wrap_text=words, horizontal=middle),
        border=Border(top=_STRONG if total else None, bottom=_THIN),
    )


def _texts() -> list[NamedStyle]:
    return [
        NamedStyle(name=TITLE, font=Font(name=FONT, size=16, bold=True, color=_INK)),
        NamedStyle(name=SUBTITLE, font=Font(name=FONT, size=12, bold=True, color=_INK)),
        NamedStyle(name=LINE, font=Font(name=FONT, size=SIZE)),
        NamedStyle(
            name=NOTE,
            font=Font(name=FONT, size=SIZE),
            alignment=Alignment(vertical="top", wrap_text=True),
        ),
        *_letter(),
        _heading(HEADING, "left"),
        _heading(FIGURE_HEADING, "center"),
    ]


def _letter() -> list[NamedStyle]:
    return [
        NamedStyle(
            name=LETTER_TITLE,
            font=Font(name=FONT, size=22, bold=True, color=_INK),
            alignment=Alignment(horizontal="center", vertical="center"),
            border=Border(bottom=_STRONG),
        ),
        NamedStyle(
            name=SIGNATURE,
            font=Font(name=FONT, size=SIZE),
            alignment=Alignment(vertical="top"),
            border=Border(top=Side(style="thin", color=_INK)),
        ),
        NamedStyle(
            name=LETTER_LINE,
            font=Font(name=FONT, size=SIZE),
            alignment=Alignment(vertical="center", wrap_text=True),
        ),
        NamedStyle(
            name=LETTER_AMOUNT,
            font=Font(name=FONT, size=13, bold=True, color=_INK),
            fill=PatternFill("solid", fgColor="E8EDF5"),
            alignment=Alignment(horizontal="center", vertical="center"),
            border=Border(top=_THIN, bottom=_THIN),
        ),
    ]


def _heading(name: str, horizontal: Literal["left", "center"]) -> NamedStyle:
    return NamedStyle(
        name=name,
        font=Font(name=FONT, size=SIZE, bold=True, color="FFFFFF"),
        fill=PatternFill("solid", fgColor=_INK),
        alignment=Alignment(horizontal=horizontal, vertical="center", wrap_text=True),
        border=Border(bottom=_STRONG),
    )
