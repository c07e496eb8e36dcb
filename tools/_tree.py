"""The command tree as a list: every command with its help, arguments and options."""

from dataclasses import dataclass
from typing import Any

from typer.main import get_command

from salescli import cli
from salescli.commands import NOUNS, SINGLES
from salescli.line import anywhere

READING = frozenset({"--format", "--json", "--out", "--fields"})
WRITING = frozenset({"--dry-run", "--request-id", "--on", "--yes"})
DECIDING = frozenset({"--by", "--paper", "--note"})
_OF_READING = READING | {"--force", "--if-changed", "--section"}


@dataclass(frozen=True)
class Command:
    """One command: its words, its help, its arguments, and its options with theirs."""

    words: tuple[str, ...]
    help: str
    arguments: tuple[str, ...]
    options: dict[str, str]
    flags: frozenset[str]
    """Options that take no value."""

    @property
    def line(self) -> str:
        """The first sentence of its help."""
        return " ".join(self.help.split("\n\n")[0].split())

    @property
    def does(self) -> str:
        """Whether it reads, writes, or writes a decision; told by the options it takes."""
        given = self.options.keys()
        if given >= WRITING | DECIDING:
            return "decides"
        if given >= WRITING:
            return "writes"
        return "reads" if given >= READING else ""

    @property
    def own(self) -> dict[str, str]:
        """Its options beside those of every command that reads, writes or decides."""
        common = {"decides": WRITING | DECIDING, "writes": WRITING, "reads": _OF_READING}
        shared = common.get(self.does, frozenset())
        return {name: told for name, told in self.options.items() if name not in shared}


def whole() -> Any:  # noqa: ANN401 - typer's own group
    """Build the tree with every noun imported."""
    return get_command(cli.tree([*NOUNS, *SINGLES], {}))


def root() -> Command:
    """Return the program itself, with the options that stand anywhere."""
    entry = whole()
    return _command((), entry, [*entry.params, *anywhere.declared()])


def commands() -> list[Command]:
    """List every command, in the order of the help."""
    found = []
    for name, entry in whole().commands.items():
        if hasattr(entry, "commands"):
            found += [_command((name, verb), sub) for verb, sub in entry.commands.items()]
        else:
            found.append(_command((name,), entry))
    return found


def nouns() -> dict[str, str]:
    """Return each noun or single command with its one-line help."""
    tables = {**SINGLES, **NOUNS}
    return {name: line for name, (line, *_module) in tables.items()}


def _command(
    words: tuple[str, ...],
    entry: Any,  # noqa: ANN401 - typer's own
    params: list[Any] | None = None,
) -> Command:
    options = [
        p for p in params or entry.params if p.param_type_name == "option" and p.name != "help"
    ]
    return Command(
        words,
        (entry.help or "").strip(),
        tuple(p.metavar or p.name.upper() for p in entry.params if p not in options),
        {name: p.help or "" for p in options for name in (*p.opts, *p.secondary_opts)},
        frozenset(n for p in options if p.is_flag for n in (*p.opts, *p.secondary_opts)),
    )
