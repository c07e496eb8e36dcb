"""What a command does about what was left out: it asks, or names all that is missing."""

import copy
import inspect
import sys
from collections.abc import Iterable, Iterator
from typing import Annotated, Any, NamedTuple, get_args, get_origin

import typer

from salescli.errors import LeftOutError, UsageError
from salescli.line.choices import Choice, named, taken
from salescli.line.several import split
from salescli.text import _
from salescli.workspace import Workspace


class Unless(NamedTuple):
    """Marks a parameter that has to be given unless one of others is."""

    others: tuple[str, ...]


def required(parameters: Iterable[inspect.Parameter]) -> list[inspect.Parameter]:
    """Return the parameters that cannot be left out, or only if another one is given."""
    return [p for p in parameters if p.default is inspect.Parameter.empty or _others(p)]


def _others(parameter: inspect.Parameter) -> tuple[str, ...]:
    marks = [mark for mark in get_args(parameter.annotation)[1:] if isinstance(mark, Unless)]
    return marks[0].others if marks else ()


def optional(parameter: inspect.Parameter) -> inspect.Parameter:
    """Let a required parameter be left out, so that all that is missing can be told at once."""
    if parameter.default is not inspect.Parameter.empty:
        return parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY)
    kind, *info = get_args(parameter.annotation)
    marked = [_marked(i) for i in info]
    empty: Any = [] if get_origin(kind) is list else None
    annotation = kind if get_origin(kind) is list else kind | None
    return parameter.replace(
        kind=inspect.Parameter.KEYWORD_ONLY,
        default=empty,
        annotation=Annotated[annotation, *marked],
    )


def clean(word: str | None) -> str | None:
    """Return what an option of every write says, made clean as any other text."""
    from salescli.policy.names import clean  # noqa: PLC0415 - start-up

    return clean(word, _("text")) if word else word


def unlooked(parameter: inspect.Parameter) -> inspect.Parameter:
    """Leave it to `files` to look at a path: whether it is there is not for every caller."""
    for info in get_args(parameter.annotation)[1:]:
        if isinstance(info, typer.models.ParameterInfo):
            info.readable = False
    return parameter


def _marked(info: Any) -> Any:  # noqa: ANN401 - an argument's or an option's declaration
    info = copy.copy(info)
    info.help = f"{info.help or ''} [{_('required')}]".strip()
    info.show_default = False
    return info


def complete(workspace: Workspace, needed: list[inspect.Parameter], values: dict[str, Any]) -> None:
    """Ask for the required values that were left out, or refuse and name them all."""
    needs = {parameter.name for parameter in needed}
    for name, value in values.items():
        if isinstance(value, list):
            values[name] = [*_each(value, by_comma=name in needs)]
    missing = [
        p for p in needed if not any(_given(values.get(name)) for name in (p.name, *_others(p)))
    ]
    if not missing:
        return
    if not workspace.asks:
        names = ", ".join(named(p) for p in missing)
        raise UsageError(_("missing: {names}; see --help").format(names=names))
    for parameter in missing:
        values[parameter.name] = _ask(parameter)
        if values[parameter.name] is False:
            # Of two flags, a no to the first is the second.
            values[_others(parameter)[0]] = True


def _each(values: list[Any], *, by_comma: bool) -> Iterator[Any]:
    """Yield values one by one, as they are asked for: several words by comma.

    What may be left out is in words of its own, which commas belong to.
    """
    for value in values:
        if by_comma and type(value) is str:
            yield from split(value)
        else:
            yield value


def _given(value: object) -> bool:
    return value not in (None, [], "") and value is not False


def ask(left: LeftOutError) -> dict[str, str]:
    """Ask for what the books have and nobody told of."""
    return {name: typer.prompt(what, err=True) for name, what in left.asked.items()}


def _ask(parameter: inspect.Parameter) -> Any:  # noqa: ANN401 - of the parameter's own type
    kind, info = get_args(parameter.annotation)[:2]
    one = get_args(kind)[0] if get_origin(kind) is list else kind
    parse = get_args(taken(parameter).annotation)[1].parser or str
    label = info.help or named(parameter)
    if isinstance(parse, Choice):
        label = f"{label} ({', '.join(parse.shown())})"
    if one is bool:
        return typer.confirm(label.rstrip(".。"), err=True)
    label = label.rstrip(".。")
    if get_origin(kind) is list:
        return _ask_several(_("{label} (several by comma)").format(label=label), parse)
    while True:
        answer = typer.prompt(label, err=True)
        try:
            return parse(answer.strip())
        except (ValueError, UsageError):
            _misfit(answer)


def _ask_several(label: str, parse: Any) -> list[Any]:  # noqa: ANN401 - of the parameter's own type
    """Ask for values by comma, or one after another until an empty line."""
    values: list[Any] = []
    while True:
        more = _("and more (empty: no more)")
        answer = str(
            typer.prompt(more, default="", show_default=False, err=True)
            if values
            else typer.prompt(label, err=True)
        )
        if values and not answer.strip():
            return values
        try:
            values += [parse(word) for word in split(answer)]
        except (ValueError, UsageError):
            _misfit(answer)


def _misfit(answer: str) -> None:
    print(_("{answer!r} does not fit; try again").format(answer=answer), file=sys.stderr)
