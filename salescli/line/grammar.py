"""A noun and a verb as the option parser has them, with every refusal in our own words."""

from collections.abc import Callable, Iterator, Mapping, MutableMapping, Sequence
from contextlib import contextmanager
from typing import Any

import typer
from typer.core import TyperArgument, TyperCommand, TyperGroup
from typer.exceptions import TyperException
from typer.main import get_command_from_info
from typer.models import CommandInfo

from salescli.errors import UsageError
from salescli.line import anywhere
from salescli.line.anywhere import Context
from salescli.streams import say
from salescli.text import _

ALIASES: Mapping[str, str] = {"ls": "list"}
"""What else a verb is called."""

HELP = "help"


class Verb(TyperCommand):
    """A command: it takes the options that stand anywhere, and words that are too many it names."""

    allow_extra_args = True

    def get_params(self, ctx: Context) -> list[Any]:
        """Return its own parameters, and those that every command takes."""
        return [*super().get_params(ctx), *anywhere.declared()]

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Read the words of the command; raise UsageError."""
        with _in_our_words(self, ctx):
            left = super().parse_args(ctx, args)
        if left and not ctx.resilient_parsing:
            raise _refusal(ctx, _("one word too many: {words}").format(words=" ".join(left)))
        return left

    def get_help(self, ctx: Context) -> str:
        """Return its page of help."""
        from salescli.line import page  # noqa: PLC0415 - start-up

        return page.of_verb(self, ctx)


class Noun(TyperGroup):
    """A noun, or the program: it knows aliases and `help`, and what was meant by a wrong word."""

    waiting: Callable[[Context], Sequence[str]] = staticmethod(lambda _ctx: ())
    """What comes next for who acts: a shell that completes offers it before a word is begun."""

    registered: Sequence[CommandInfo] = ()
    """Its verbs, where they are made when one is asked for."""

    def __init__(self, **how: Any) -> None:  # noqa: ANN401 - typer's own
        super().__init__(**how)
        if self.registered:
            self.commands = Verbs(self.registered)

    def get_params(self, ctx: Context) -> list[Any]:
        """Return what every command takes."""
        return [*super().get_params(ctx), *anywhere.declared()]

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Read the words before the next noun or verb; raise UsageError."""
        with _in_our_words(self, ctx):
            return super().parse_args(ctx, args)

    def resolve_command(self, ctx: Context, args: list[str]) -> tuple[str | None, Any, list[str]]:
        """Find what the first word names; raise UsageError with what is nearest to it."""
        name = args[0] if args[0] in self.commands else ALIASES.get(args[0], args[0])
        found = self.get_command(ctx, name) or (_Help() if name == HELP else None)
        if found is None and not ctx.resilient_parsing:
            told = _("No such command {word!r}").format(word=args[0])
            raise _refusal(ctx, told, _near(args[0], [*self.commands, HELP]))
        return name if found else None, found, args[1:]

    def shell_complete(self, ctx: Context, incomplete: str) -> list[Any]:
        """Offer what begins as what was typed; of nothing typed, what comes next if anything."""
        offered: list[Any] = super().shell_complete(ctx, incomplete)
        if incomplete:
            return offered
        place = 1 if ctx.parent else 0
        words = {line.split()[place] for line in self.waiting(ctx)}
        return [item for item in offered if item.value in words] or offered

    def get_help(self, ctx: Context) -> str:
        """Return its page of help: verbs or nouns, each with an example."""
        from salescli.line import page  # noqa: PLC0415 - start-up

        return page.of_noun(self, ctx) if ctx.parent else page.of_program(self, ctx)


def holding(app: typer.Typer) -> type[Noun]:
    """Return the class of a noun whose verbs an app has: of those, one run needs one."""
    return type("Held", (Noun,), {"registered": app.registered_commands})


class Verbs(MutableMapping[str, Any]):
    """Verbs by name, each made from its declaration when it is asked for."""

    def __init__(self, registered: Sequence[CommandInfo]) -> None:
        self._made: dict[str, Any] = {str(info.name): info for info in registered}

    def __getitem__(self, name: str) -> Any:  # noqa: ANN401 - typer's own
        found = self._made[name]
        if isinstance(found, CommandInfo):
            if declare := getattr(found.callback, "declare", None):
                declare()
            found = self._made[name] = get_command_from_info(
                found, pretty_exceptions_short=False, rich_markup_mode=None
            )
        return found

    def __contains__(self, name: object) -> bool:
        return name in self._made

    def __setitem__(self, name: str, verb: object) -> None:
        self._made[name] = verb

    def __delitem__(self, name: str) -> None:
        del self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._made)

    def __len__(self) -> int:
        return len(self._made)


class _Help(Verb):
    """`help`, before the words that are asked about."""

    def __init__(self) -> None:
        super().__init__(HELP, params=[TyperArgument(param_decls=["words"], nargs=-1)])

    def invoke(self, ctx: Context) -> None:
        """Print the page of what the words lead to."""
        at = ctx.parent
        for word in ctx.params["words"] or ():
            if not isinstance(at.command, Noun):
                raise _refusal(at, _("one word too many: {words}").format(words=word))
            name, command, _rest = at.command.resolve_command(at, [word])
            at = type(at)(command, parent=at, info_name=name)
        typer.echo(at.get_help())


def alone(ctx: typer.Context) -> None:
    """Show what can be said of a noun that stands alone."""
    if ctx.invoked_subcommand is None:
        say(ctx.get_help())
        raise typer.Exit(UsageError.exit_code)


@contextmanager
def _in_our_words(command: Any, ctx: Context) -> Iterator[None]:  # noqa: ANN401 - typer's own
    """Refuse what the parser refuses about an option: what else it could, nobody declares."""
    try:
        yield
    except TyperException as error:
        option = getattr(error, "option_name", None)
        if option is None:
            raise
        raise _about(command, ctx, error, option) from None


def _about(command: Any, ctx: Context, error: TyperException, option: str) -> UsageError:  # noqa: ANN401 - typer's own
    options = [p for p in command.get_params(ctx) if p.param_type_name == "option"]
    if hasattr(error, "possibilities"):
        names = [name.lstrip("-") for p in options for name in (*p.opts, *p.secondary_opts)]
        near = [f"--{name}" for name in _near(option.lstrip("-"), names)]
        return _refusal(ctx, _("No such option: {option}").format(option=option), near)
    flag = any(p.is_flag for p in options if option in {*p.opts, *p.secondary_opts})
    told = _("{option} takes no value") if flag else _("{option} needs a value")
    return _refusal(ctx, told.format(option=option))


def _refusal(ctx: Context, told: str, near: Sequence[str] = ()) -> UsageError:
    if near:
        told += " " + _("(did you mean {words}?)").format(words=", ".join(near))
    line = _("{told}; see: {command} --help")
    return UsageError(line.format(told=told, command=ctx.command_path))


def _near(word: str, known: Sequence[str]) -> Sequence[str]:
    from difflib import get_close_matches  # noqa: PLC0415 - start-up

    return get_close_matches(word, known)
