"""The commands by which a noun is browsed: `list`, `show` and `history`, as `lists` reads them."""

import inspect
from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias, get_args

import typer

from salescli import lists
from salescli.commands._command import read
from salescli.commands._options import Number
from salescli.text import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from salescli.render.sheet import Sheet
    from salescli.workspace import Look

Option: TypeAlias = Any
"""The annotated type of an argument or option; a list's `--state` is told by its states."""

_NOTHING: Mapping[str, Option] = MappingProxyType({})
_READ_BY = {"list": "listed", "show": "shown", "history": "history"}
"""Verb to the function of the noun's list."""


def browse(
    app: typer.Typer,
    noun: str,
    listed: str,
    shown: str,
    history: str,
    *,
    word: Option = Number,
    one: Mapping[str, Option] = _NOTHING,
    **filters: Option,
) -> None:
    """Make the three: their helps, how `one` is named, and by what they are listed."""
    look_at(app, noun, "list", listed, **filters)
    look_at(app, noun, "show", shown, word=word, **one)
    look_at(app, noun, "history", history, word=word, **one)


def look_at(app: typer.Typer, noun: str, verb: str, told: str, **takes: Option) -> None:
    """Make one of them; what is shown by its number is a document, and has a diagram."""
    numbered = verb == "show" and takes["word"] is Number
    taken = [_parameter(name, kind) for name, kind in takes.items()]
    read(app, verb, diagram=noun if numbered else None, takes=taken)(_seen(noun, verb, told))


def _seen(noun: str, verb: str, told: str) -> "Callable[..., Sheet]":
    def seen(look: "Look", **values: object) -> "Sheet":
        sheet: Sheet = getattr(getattr(lists, noun), _READ_BY[verb])(look, **values)
        return sheet

    seen.__doc__ = told
    return seen


def _parameter(name: str, annotation: Option) -> inspect.Parameter:
    if isinstance(annotation, type):
        told = typer.Option("--state", help=_("Only in this state."))
        annotation = Annotated[annotation | None, told]
    kind = get_args(annotation)[0]
    default = None if type(None) in get_args(kind) else inspect.Parameter.empty
    return inspect.Parameter(
        name,
        inspect.Parameter.KEYWORD_ONLY,
        default=False if kind is bool else default,
        annotation=annotation,
    )
