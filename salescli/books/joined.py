"""Joining several columns into one text by a template such as "{first_name} {last_name}"."""

from collections.abc import Callable
from string import Formatter
from typing import NamedTuple

from salescli.books.located import Cell, Unread, text


class Pieces(NamedTuple):
    """A template taken apart: its columns, and the texts before, between and after them."""

    columns: tuple[str, ...]
    between: tuple[str, ...]


def pieces(template: str) -> Pieces:
    """Take a template apart; ValueError if its braces do not fit or hold more than a column."""
    columns, between = [], [""]
    for literal, column, form, conversion in Formatter().parse(template):
        between[-1] += literal
        if column is not None:
            if form or conversion or not column:
                raise ValueError(template)
            columns.append(column)
            between.append("")
    return Pieces(tuple(columns), tuple(between))


def joiner(template: str) -> Callable[[dict[str, Cell]], Cell]:
    """Return what joins the cells of a row, leaving out empty ones and the text before them."""
    columns, between = pieces(template)

    def join(values: dict[str, Cell]) -> Cell:
        cells = [values[column] for column in columns]
        broken = next((cell for cell in cells if isinstance(cell, Unread)), None)
        if broken is not None:
            return broken
        written = [place for place, cell in enumerate(cells) if cell is not None]
        found = ""
        for place in written:
            # The first column's prefix is its own; later ones are separated only from a text.
            found += between[place] if place == 0 or found else ""
            found += text(cells[place])
        tail = between[-1] if written and written[-1] == len(columns) - 1 else ""
        return found + tail or None

    return join
