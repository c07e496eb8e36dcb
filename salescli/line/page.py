"""Pages of help, at the width of the terminal: what a line looks like, an example, who and when."""

import shutil
from collections.abc import Iterable, Iterator
from typing import Any, TypeAlias

from salescli.line import anywhere
from salescli.line.choices import Choice, Whole, placed
from salescli.line.examples import example
from salescli.line.rights import POINT, allowed, drawn
from salescli.text import _
from salescli.wrapping import listed, wrapped

Command: TypeAlias = Any
Context: TypeAlias = Any
Parameter: TypeAlias = Any
"""The parser's own."""

_WIDEST, _NARROWEST = 80, 40
_LEFT, _LEFT_OF_ROWS = 24, 12
"""The widest name that has what is said of it on its line."""


def of_verb(command: Command, ctx: Context) -> str:
    """Tell of one command."""
    noun = ctx.parent.info_name if ctx.parent and ctx.parent.parent else ""
    needed = getattr(command.callback, "needed", ())
    own = [p for p in command.params if p.param_type_name == "argument"]
    options = [p for p in command.params if p.param_type_name == "option"]
    usage = [_placed(p) if p.name in needed else f"[{_placed(p).strip('[]')}]" for p in own]
    usage += [f"{p.opts[0]} {_value(p)}".strip() for p in options if p.name in needed]
    return _page(
        _usage(ctx, [*usage, f"[{placed('OPTIONS')}]"]),
        _told(command.help),
        _section(_("Example"), wrapped(example(command, noun), _columns() - 2)),
        _section(_("Who may, and when"), _lines(allowed(noun, command.name))),
        _section(_("Arguments"), listed([_row(p) for p in own], _columns(), _LEFT)),
        _section(_("Options"), listed([_row(p) for p in options], _columns(), _LEFT)),
        _section(_("State diagram"), _lines(drawn(getattr(command.callback, "diagram", None)))),
        _anywhere(),
    )


def of_noun(command: Command, ctx: Context) -> str:
    """Tell of a noun: its verbs, each with an example."""
    rows = [
        (name, f"{verb.help or ''}\n{example(verb, ctx.info_name)}")
        for name, verb in command.commands.items()
    ]
    more = _("All of one: {line}").format(line=f"salescli help {ctx.info_name} {placed('VERB')}")
    return _page(
        _usage(ctx, [placed("VERB"), "…"]),
        _told(command.help),
        _section(_("Verbs"), listed(rows, _columns(), _LEFT_OF_ROWS)),
        wrapped(more, _columns()),
        _anywhere(),
    )


def of_program(command: Command, ctx: Context) -> str:
    """Tell of the program: its nouns, and the options that stand anywhere."""
    rows = [(name, noun.help or "") for name, noun in command.commands.items()]
    more = _("All of one: {line}").format(line=f"salescli help {placed('NOUN')}")
    return _page(
        _usage(ctx, [placed("NOUN"), placed("VERB"), "…"]),
        _told(command.help),
        _section(_("Example"), ["salescli --as kim contract list"]),
        _section(_("Commands"), listed(rows, _columns(), _LEFT_OF_ROWS)),
        _section(
            _("Options anywhere"),
            listed([_row(p) for p in command.get_params(ctx)], _columns(), _LEFT),
        ),
        wrapped(more, _columns()),
    )


def _columns() -> int:
    return max(_NARROWEST, min(_WIDEST, shutil.get_terminal_size().columns))


def _page(*parts: Iterable[str]) -> str:
    return "\n\n".join(told for part in parts if (told := "\n".join(part)))


def _usage(ctx: Context, words: list[str]) -> list[str]:
    usage = _("Usage: {line}").format(line=" ".join((ctx.command_path, *words)))
    first, *rest = wrapped(usage, _columns() - 4)
    return [first, *(f"    {line}" for line in rest)]


def _told(help_: str | None) -> Iterator[str]:
    for n, paragraph in enumerate((help_ or "").split("\n\n")):
        yield from [""] if n else []
        yield from (f"  {line}" for line in wrapped(paragraph, _columns() - 2))


def _section(heading: str, lines: Iterable[str]) -> list[str]:
    told = [line if line.startswith(" ") else f"  {line}" for line in lines]
    return [f"{heading}:", *told] if told else []


def _lines(told: Iterable[str]) -> Iterator[str]:
    for line in told:
        start = "    " if line.startswith(POINT) else "  "
        first, *rest = wrapped(line, _columns() - len(start) - 2)
        yield f"{start}{first}"
        yield from (f"{start}  {more}" for more in rest)


def _anywhere() -> list[str]:
    names = _("Options anywhere: {names}; see: salescli --help")
    return wrapped(names.format(names=", ".join(anywhere.named())), _columns())


def _row(parameter: Parameter) -> tuple[str, str]:
    told = [_("Show this help.") if parameter.name == "help" else parameter.help or ""]
    reads = _reads(parameter)
    if isinstance(reads, Choice):
        told.append(f"({', '.join(reads.shown())})")
    if isinstance(reads, Whole) and (reads.least is not None or reads.most is not None):
        bounds = ("" if end is None else str(end) for end in (reads.least, reads.most))
        told.append(f"[{'–'.join(bounds)}]")
    if parameter.default not in (None, False, "", [], ()):
        told.append(_("[default: {value}]").format(value=str(parameter.default)))
    return _written(parameter), " ".join(word for word in told if word)


def _written(parameter: Parameter) -> str:
    if parameter.param_type_name == "argument":
        return _placed(parameter)
    names = ", ".join(sorted(parameter.opts, key=len))
    names = " / ".join((names, *parameter.secondary_opts))
    return f"{names} {_value(parameter)}".strip()


def _value(parameter: Parameter) -> str:
    """Return what stands for the value of an option."""
    if parameter.is_flag:
        return ""
    if parameter.metavar:
        return placed(parameter.metavar)
    return placed("FILE" if parameter.type.name == "path" else "VALUE")


def _placed(argument: Parameter) -> str:
    name = placed(argument.metavar or argument.name.upper())
    return f"{name} …" if argument.nargs != 1 else name


def _reads(parameter: Parameter) -> object:
    return getattr(parameter.type, "func", None)
