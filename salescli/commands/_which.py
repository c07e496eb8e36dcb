"""Which entry is meant by a word that is none, or several: it is asked, never guessed."""

import sys
from collections.abc import Mapping
from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING, Any, TypeVar

import typer

from salescli import lists
from salescli.errors import AlikeError, AmbiguousError, SalesError, UnknownError
from salescli.line.several import split
from salescli.policy.typed import lines
from salescli.streams import fitting, say
from salescli.text import _, visible

if TYPE_CHECKING:
    from salescli.workspace import Workspace

Refused = TypeVar("Refused", bound=SalesError)

_NOUNS = frozenset(("customer", "staff", "product"))


_ANSWER = 10
"""Columns for what is typed behind a question."""


def unfit(answer: str) -> None:
    """Say that an answer is none of those that were asked for."""
    say(visible(_("{answer!r} does not fit; try again").format(answer=answer)))


def prompt(label: str, **told: Any) -> str:  # noqa: ANN401 - as typer takes it
    """Ask for a line at the terminal."""
    with suppress(ImportError):  # where there is none, the arrow keys are typed as they come
        import_module("readline")
    *before, last = fitting(label, sys.stderr, spare=_ANSWER).split("\n")
    for line in before:
        say(line)
    return str(typer.prompt(last, err=True, **told))


def several(workspace: "Workspace", wrong: Refused) -> "Refused | AlikeError":
    """Return the refusal of a word with the entries that may be meant, if there are any."""
    if isinstance(wrong, UnknownError) and wrong.what in _NOUNS:
        with workspace.read() as look:
            near: list[str] = getattr(lists, wrong.what).REGISTER.near(look, wrong.word)
        if near:
            return AlikeError(wrong.what, wrong.word, near)
    return wrong


def chosen(wrong: SalesError) -> str | None:
    """Ask which candidate of a refusal is meant, and return its code; None for none of them."""
    if not isinstance(wrong, AmbiguousError):
        return None
    say(visible(_("which {what} is {word!r}?").format(what=_(wrong.what), word=wrong.word)))
    for place, candidate in enumerate(wrong.candidates, start=1):
        say(visible(f"  {place}  {candidate}"))
    codes = [candidate.split()[0] for candidate in wrong.candidates]
    known = {code: code for code in codes} | {str(n): c for n, c in enumerate(codes, start=1)}
    label = _("which of them, by its number (empty: none)")
    while answer := prompt(label, default="", show_default=False).strip():
        if answer in known:
            return known[answer]
        unfit(answer)
    return None


def meant(workspace: "Workspace", wrong: SalesError, answer: str) -> str | None:
    """Return an answer with the codes of what was meant, as far as that was asked; or tell why."""
    wrong = several(workspace, wrong)
    if not isinstance(wrong, AmbiguousError):
        say(visible(f"salescli: {wrong}"))
    elif code := chosen(wrong):
        return ",".join(code if word == wrong.word else word for word in _words(answer, wrong.word))
    return None


def _words(answer: str, whole: str) -> list[str]:
    return [whole] if answer == whole else split(answer)


def held(values: Mapping[str, Any], wrong: SalesError) -> list[str]:
    """Return the parameters in which a refused word stands, alone or before `=`.

    Who signed is named by exact code or name, and by nothing that is only like it.
    """
    word = getattr(wrong, "word", None)
    return [
        name
        for name, value in values.items()
        if name != "by" and any(_holds(one, word) for one in _each(value))
    ]


def put(values: dict[str, Any], wrong: SalesError, code: str) -> None:
    """Let a code stand where a refused word stood."""
    word = getattr(wrong, "word", None)
    for name in held(values, wrong):
        put_ = [_with(code, one, word) if _holds(one, word) else one for one in _each(values[name])]
        values[name] = put_ if isinstance(values[name], list) else put_[0]


def _each(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]


def _holds(value: object, word: str | None) -> bool:
    return isinstance(value, str) and (
        value == word or any(_named(line) == word for line in lines.several(value))
    )


def _named(line: str) -> str:
    return line.partition("=")[0].strip().strip('"')


def _with(code: str, value: object, word: str | None) -> str:
    if value == word:
        return code
    told = (
        f"{code}={line.partition('=')[2]}" if _named(line) == word else line
        for line in lines.several(str(value))
    )
    return ",".join(told)
