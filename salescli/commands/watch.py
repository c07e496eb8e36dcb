"""watch: all that is overdue, by rule."""

from typing import TYPE_CHECKING

import typer

from salescli import lists
from salescli.commands._command import read

if TYPE_CHECKING:
    from salescli.render.sheet import Sheet
    from salescli.workspace import Look


def watch(look: "Look") -> "Sheet":
    """List what is overdue today, by rule."""
    return lists.watch.listed(look)


def add(app: typer.Typer) -> None:
    """Put the command into the tree."""
    read(app)(watch)
