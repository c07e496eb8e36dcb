"""The options that may stand anywhere in the line: every command declares them to the parser."""

from collections.abc import Callable
from functools import cache, partial
from typing import Any, NamedTuple, TypeAlias

import typer
from typer.core import TyperOption

from salescli import __version__
from salescli.errors import UsageError
from salescli.streams import hush
from salescli.text import Language, _, spoken

Context: TypeAlias = Any
"""The parser's own context, whose `obj` is the workspace that the options are written into."""


class _Taken(NamedTuple):
    """One of them: how it is written, what it fills of the workspace, what help says of it."""

    flags: tuple[str, ...]
    fills: str
    told: str
    held: str = ""
    """What help calls its value; a flag has none."""


def declared() -> list[Any]:
    """Return the options, each the same object for every command of a run."""
    return _declared(spoken())


def named() -> list[str]:
    """Name them, each as it is written in full."""
    return [option.opts[-1] for option in declared()]


def chosen(word: str) -> Language:
    """Return the language that a word names; raise UsageError."""
    try:
        return Language(word.lower())
    except ValueError:
        raise UsageError(
            _("{word!r} is no language of this program; choose en, ko or zh").format(word=word)
        ) from None


@cache
def _declared(_language: Language) -> list[Any]:
    return [
        *(_option(taken, _fill if taken.held else _switch) for taken in _all()),
        TyperOption(
            param_decls=["anywhere_version", "-V", "--version"],
            is_flag=True,
            is_eager=True,
            expose_value=False,
            callback=_tell_version,
            help=_("Print the version."),
        ),
    ]


def _all() -> list[_Taken]:
    return [
        _Taken(("--db",), "db", _("Database file (SALESCLI_DB)."), "FILE"),
        _Taken(("--as",), "as_code", _("Who acts (SALESCLI_AS)."), "WHO"),
        _Taken(("--today",), "today_word", _("Take this day for today."), "DAY"),
        _Taken(("--lang",), "lang", _("en, ko or zh."), "VALUE"),
        _Taken(("--no-input",), "no_input", _("Never ask.")),
        _Taken(("--quiet",), "quiet", _("Say only what was asked for.")),
    ]


def _option(taken: _Taken, callback: Callable[..., object]) -> Any:  # noqa: ANN401 - typer's own
    return TyperOption(
        # What the parser calls it is no command's parameter.
        param_decls=[f"anywhere_{taken.fills}", *taken.flags],
        is_flag=not taken.held,
        multiple=bool(taken.held),
        expose_value=False,
        callback=partial(callback, taken),
        help=taken.told,
        metavar=taken.held or None,
    )


def _fill(taken: _Taken, ctx: Context, _param: object, words: tuple[str, ...]) -> None:
    """Write a value into the workspace; UsageError for another one: a rule of sudo gives one."""
    for word in words:
        if getattr(ctx.obj, taken.fills) not in {None, word}:
            raise UsageError(_("{option} is given twice").format(option=taken.flags[0]))
        if taken.fills == "lang":
            chosen(word)
        setattr(ctx.obj, taken.fills, word)


def _switch(taken: _Taken, ctx: Context, _param: object, given: object) -> None:
    if given and taken.fills == "quiet":
        hush(quiet=True)
    elif given:
        setattr(ctx.obj, taken.fills, True)


def _tell_version(ctx: Context, _param: object, given: object) -> None:
    if given and not ctx.resilient_parsing:
        typer.echo(f"salescli {__version__}")
        ctx.exit()
