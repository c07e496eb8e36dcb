"""What a command does about what was left out: it asks, or names all that is missing."""

import copy
import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Annotated, Any, TypeVar, get_args, get_origin

import typer

from salescli.commands import _which as which
from salescli.commands._checks import Reads
from salescli.commands._codes import following
from salescli.commands._needed import given, marks, others, required
from salescli.errors import DataError, LeftOutError, NoBooksError, UsageError
from salescli.line.choices import Choice, named, taken
from salescli.line.several import split
from salescli.streams import say
from salescli.text import _, visible

if TYPE_CHECKING:
    from salescli.workspace import Workspace


Told = TypeVar("Told")


def optional(parameter: inspect.Parameter) -> inspect.Parameter:
    """Let a required parameter be left out, so that all that is missing can be told at once."""
    if parameter.default is not inspect.Parameter.empty:
        return parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY)
    kind, *info = get_args(parameter.annotation)
    marked = [_marked(i) if isinstance(i, typer.models.ParameterInfo) else i for i in info]
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


@dataclass
class Asker:
    """Asks somebody at a terminal for what a command takes; whatever was typed is kept."""

    workspace: "Workspace"
    parameters: list[inspect.Parameter]
    command: str
    asked: list[inspect.Parameter] = field(default_factory=list)
    """What was typed at a prompt, and can be typed again."""

    def complete(self, values: dict[str, Any]) -> None:
        """Ask for the required values that were left out, or refuse and name them all."""
        needed = required(self.parameters)
        needs = {parameter.name for parameter in needed}
        for name, value in values.items():
            if isinstance(value, list):
                values[name] = [*_each(value, by_comma=name in needs)]
        missing = [
            p for p in needed if not any(given(values.get(name)) for name in (p.name, *others(p)))
        ]
        if missing and not self.workspace.asks:
            from salescli.commands._lacking import lacking  # noqa: PLC0415 - start-up

            names = lacking(self.command, self.parameters, missing, values)
            told = _("missing: {names}; see --help")
            raise UsageError(told.format(names=", ".join(names)))
        asks_books = {"request_id", "format_"} & {p.name for p in self.parameters}
        if missing and asks_books and not self.workspace.path.exists():
            raise NoBooksError(self.workspace.path)
        for parameter in missing:
            self._fill(values, parameter)
        if self.workspace.asks and values.get("by") and not values.get("paper"):
            self._fill(values, next(p for p in self.parameters if p.name == "paper"))

    def asking(self, values: dict[str, Any], write: Callable[[], Told]) -> Told:
        """Write or read, and ask with nothing begun for what was left out or cannot be read."""
        while True:
            try:
                return write()
            except LeftOutError as left:
                if not self.left(left, values):
                    raise
            except DataError as wrong:
                self._meant(wrong, values)

    def _meant(self, wrong: DataError, values: dict[str, Any]) -> None:
        """Ask which entry is meant, or again for what was typed; else refuse."""
        if which.held(values, wrong):
            wrong = which.several(self.workspace, wrong)
            if self.workspace.asks and (code := which.chosen(wrong)):
                which.put(values, wrong, code)
                return
        if not self.again(wrong, values):
            raise wrong

    def left(self, left: LeftOutError, values: dict[str, Any]) -> bool:
        """Ask for what a refusal names; return whether there was anything to ask for."""
        known = {flag: p for p in self.parameters for flag in flags(p)}
        named_ = {flag: known[flag] for flag in left.asked if flag in known}
        missing = {flag: p for flag, p in named_.items() if not given(values.get(p.name))}
        if not self.workspace.asks or not missing or (left.either and missing != named_):
            return False
        say(visible(str(left)))
        if left.either and len(missing) > 1:
            missing = _chosen(missing)
        for flag, parameter in missing.items():
            self._fill(values, parameter, left.asked[flag])
        return True

    def again(self, wrong: DataError, values: dict[str, Any]) -> bool:
        """Ask again for what was typed and is refused; return whether that was known."""
        told = str(wrong)
        doubtful = [p for p in self.asked if any(repr(w) in told for w in _words(values[p.name]))]
        if doubtful:
            say(visible(f"salescli: {told}"))
        for parameter in doubtful:
            self._fill(values, parameter)
        return bool(doubtful)

    def _along(self, values: dict[str, Any], asked: inspect.Parameter) -> None:
        """Ask how much of a product, where nobody said; Enter leaves it as it is."""
        if asked.name == "product" and "=" not in str(values[asked.name]):
            for much in (p for p in self.parameters if p.name == "quantity"):
                if values[much.name] == much.default and much not in self.asked:
                    self.asked.append(much)
                    values[much.name] = _ask(self.workspace, much, default=much.default or "1")

    def _fill(self, values: dict[str, Any], parameter: inspect.Parameter, label: str = "") -> None:
        code = following(self.workspace, parameter)
        values[parameter.name] = _ask(self.workspace, parameter, label=label, default=code)
        self._along(values, parameter)
        if parameter not in self.asked:
            self.asked.append(parameter)
        if values[parameter.name] is False and (instead := others(parameter)):
            # Of two flags, a no to the first is the second.
            values[instead[0]] = True


def _each(values: list[Any], *, by_comma: bool) -> Iterator[Any]:
    """Yield values one by one, as they are asked for: several words by comma.

    What may be left out is in words of its own, which commas belong to.
    """
    for value in values:
        if by_comma and type(value) is str:
            yield from split(value)
        else:
            yield value


def _words(value: object) -> list[str]:
    """Return what was typed word by word; of C-1=5 each side too, which is refused by itself."""
    words = [str(word) for word in (value if isinstance(value, list) else [value])]
    return [part for word in words for part in {word: 0, **dict.fromkeys(word.split("="), 0)}]


def _chosen(missing: dict[str, inspect.Parameter]) -> dict[str, inspect.Parameter]:
    """Ask which of several options is meant, of which one is enough."""
    for place, (flag, parameter) in enumerate(missing.items(), start=1):
        say(f"  {place}  {flag}  {_help(parameter)}")
    while True:
        answer = which.prompt(_("which of them, by its number")).strip()
        for place, (flag, parameter) in enumerate(missing.items(), start=1):
            if answer in {str(place), flag, flag.removeprefix("--")}:
                return {flag: parameter}
        which.unfit(answer)


def flags(parameter: inspect.Parameter) -> list[str]:
    """Return how an option is typed, or what an argument is called."""
    info = next(
        (one for one in marks(parameter) if isinstance(one, typer.models.ParameterInfo)), None
    )
    if isinstance(info, typer.models.ArgumentInfo):
        return [(info.metavar or parameter.name.upper()).strip("[]")]
    # Within Annotated, typer takes the first name of an option for its default.
    names = [info.default, *(info.param_decls or ())] if info else []
    return [
        name for one in names if isinstance(one, str) for name in one.split("/") if "--" in name
    ] or [f"--{parameter.name.replace('_', '-')}"]


def _help(parameter: inspect.Parameter) -> str:
    told = next((str(mark.help) for mark in marks(parameter) if getattr(mark, "help", None)), "")
    return told.replace(f"[{_('required')}]", "").strip().rstrip(".。")


def _held(parameter: inspect.Parameter) -> tuple[Any, bool]:
    """Return what a parameter holds, and whether it is a list of that."""
    kind = get_args(parameter.annotation)[0]
    if get_origin(kind) is UnionType:
        kind = next(one for one in get_args(kind) if one is not NoneType)
    return (get_args(kind)[0], True) if get_origin(kind) is list else (kind, False)


def _ask(
    workspace: "Workspace", parameter: inspect.Parameter, *, label: str = "", default: str = ""
) -> object:
    kind, several = _held(parameter)
    label = label or _help(parameter) or named(parameter)
    if kind is bool:
        return typer.confirm(label, err=True)
    marked = marks(taken(parameter))
    info = next(mark for mark in marked if isinstance(mark, typer.models.ParameterInfo))
    parse = info.parser or kind
    if isinstance(parse, Choice):
        label = f"{label} ({', '.join(parse.shown())})"
    check = next((mark.read for mark in marks(parameter) if isinstance(mark, Reads)), None)
    if several:
        return _ask_several(workspace, label, parse, check)
    return _answer(workspace, label, parse, check, **({"default": default} if default else {}))


def _ask_several(workspace: "Workspace", label: str, parse: Any, check: Any) -> list[Any]:  # noqa: ANN401 - as `_answer` takes them
    """Ask for values by comma, or one after another until an empty line."""
    values: list[Any] = []
    more, told = _("{label} (several by comma)").format(label=label), dict[str, Any]()
    each = partial(map, parse)
    while (found := _answer(workspace, more, lambda a: [*each(split(a))], check, **told)) != "":
        values += found
        if values:
            more, told = _("and more (empty: no more)"), {"default": "", "show_default": False}
    return values


def _answer(
    workspace: "Workspace",
    label: str,
    parse: Callable[[str], Any],
    check: "Callable[[Any, str], object] | None",
    **told: Any,  # noqa: ANN401 - as typer takes it
) -> Any:  # noqa: ANN401 - of the parameter's own type
    """Ask until there is an answer that can be read."""
    meant = None
    while True:
        answer = meant or which.prompt(label, **told).strip()
        meant = None
        if not answer and told:
            return answer
        try:
            value = parse(answer)
            if check:
                with workspace.read() as look:
                    for word in split(answer) if isinstance(value, list) else [answer]:
                        check(look, word)
        except ValueError:
            which.unfit(answer)
        except (DataError, UsageError) as wrong:
            meant = which.meant(workspace, wrong, answer)
        else:
            return value
