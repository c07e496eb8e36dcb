"""today: what waits for the one who acts."""

from typing import TYPE_CHECKING

import typer

from salescli import lists
from salescli.commands._command import read

if TYPE_CHECKING:
    from salescli.look import Look
    from salescli.render.sheet import Sheet


def today(look: "Look") -> "Sheet":
    """List what waits for you: to decide, with the command to type; to do; to look out for."""
    return lists.today.listed(look)


def add(app: typer.Typer) -> None:
    """Put the command into the tree."""
    read(app)(today)
