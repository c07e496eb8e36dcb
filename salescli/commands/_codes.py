"""The code of a new entry, which is asked for: the next one of its register is offered."""

import inspect
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, get_args

if TYPE_CHECKING:
    from salescli.workspace import Workspace


class Following(NamedTuple):
    """Marks the code of a new entry of a noun."""

    noun: str


def following(workspace: "Workspace", parameter: inspect.Parameter) -> str:
    """Return the code that is offered; empty for another question, or where none is counted."""
    for mark in get_args(parameter.annotation)[1:]:
        if isinstance(mark, Following):
            register = import_module(f"salescli.lists.{mark.noun}").REGISTER
            with workspace.read() as look:
                return str(register.following(look))
    return ""
