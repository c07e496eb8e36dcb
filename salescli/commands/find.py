"""find: where a word stands, in all registers and documents."""

from typing import TYPE_CHECKING, Annotated

import typer

from salescli import lists
from salescli.commands._command import parameters, read
from salescli.commands._options import Limit
from salescli.text import _

if TYPE_CHECKING:
    from salescli.look import Look
    from salescli.render.sheet import Sheet

Word = Annotated[
    str, typer.Argument(metavar="WORD", help=_("A number, a name, or a piece of either."))
]


def find(look: "Look", word: Word) -> "Sheet":
    """List all registers and documents that a word stands in, with the command that shows each."""
    return lists.find.listed(look, word)


def add(app: typer.Typer) -> None:
    """Put the command into the tree."""
    read(app, takes=parameters(limit=Limit))(find)
