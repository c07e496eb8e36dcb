"""today: what waits for the one who acts."""

from typing import TYPE_CHECKING

import typer

from salescli import lists
from salescli.commands._command import read

if TYPE_CHECKING:
    from salescli.render.sheet import Sheet
    from salescli.workspace import Look


def today(look: "Look") -> "Sheet":
    """List what waits for you: to decide, with the command to type; to do; to look out for."""
    return lists.today.listed(look)


def add(app: typer.Typer) -> None:
    """Put the command into the tree."""
    read(app)(today)
