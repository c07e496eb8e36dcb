"""The commands that lists and services make alone: `list`, `show` and `history`, and steps."""

from collections.abc import Callable, Mapping
from functools import partial
from keyword import iskeyword
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

import typer

from salescli import lists, services
from salescli.commands._answers import now_so
from salescli.commands._command import Function, Option, parameters, read, write
from salescli.commands._options import FILTERS, Number

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.look import Look
    from salescli.render.sheet import Sheet

_NOTHING: Mapping[str, Option] = MappingProxyType({})
_READ_BY = {"list": "listed", "show": "shown", "history": "history"}
"""Verb to the function of the noun's list."""


class Noun(NamedTuple):
    """A noun of the command line, whose modules in `lists` and `services` have its name."""

    app: typer.Typer
    name: str

    def browse(
        self,
        listed: str,
        shown: str,
        history: str,
        *,
        word: Option = Number,
        one: Mapping[str, Option] = _NOTHING,
        **filters: Option,
    ) -> None:
        """Make `list`, `show` and `history`: their helps, how `one` is named, and the filters."""
        self.look("list", listed, **filters)
        self.look("show", shown, word=word, **one)
        self.look("history", history, word=word, **one)

    def look(self, verb: str, told: str, **takes: Option) -> None:
        """Make one of them; what is shown by its number is a document, and has a diagram."""

        def look(look: "Look", **values: object) -> "Sheet":
            sheet: Sheet = getattr(getattr(lists, self.name), _READ_BY[verb])(look, **values)
            return sheet

        numbered = verb == "show" and takes["word"] is Number
        diagram = self.name if numbered else None
        asked = partial(asking, self.name) if verb == "list" else None
        taken = parameters(**takes)
        read(self.app, verb, diagram=diagram, takes=taken, asked=asked)(helped(look, told))

    def step(
        self,
        verb: str,
        told: str,
        *,
        decides: bool = False,
        amount: bool = True,
        answer: "Callable[[Work, Any], str] | None" = None,
        word: Option = Number,
        **takes: Option,
    ) -> None:
        """Make the command of a step: what it takes goes to the service of its name.

        A `no` goes there as what it leaves of a `yes`; the answer tells the `amount`, if any, or
        is that of the noun.
        """

        def take(work: "Work", **values: Any) -> str:  # noqa: ANN401 - as declared
            if "no" in values:
                values["yes"] = not values.pop("no")
            service = getattr(getattr(services, self.name), f"{verb}_" if iskeyword(verb) else verb)
            document = service(work, values.pop("word"), **values)
            return answer(work, document) if answer else now_so(document, work if amount else None)

        taken = parameters(word=word, **takes)
        write(self.app, verb, decides=decides, takes=taken)(helped(take, told))

    def decision(
        self,
        verb: str,
        told: str,
        *,
        answer: "Callable[[Work, Any], str] | None" = None,
        **takes: Option,
    ) -> None:
        """Make the command of a step that is a decision."""
        self.step(verb, told, decides=True, answer=answer, **takes)


def asking(name: str) -> Mapping[str, Option]:
    """Return the filters that a list has of itself: those that its statements can be asked for."""
    asked = lists.offered.filters(name)
    own = {key: option for key, option in FILTERS.items() if key in asked}
    return {**own, "state": lists.offered.states(name)} if "state" in asked else own


def helped(function: Function, help_: str) -> Function:
    """Let a command be made of a function that is not written for it alone."""
    function.__doc__ = help_
    return function
