"""Reference tables: commands, exit codes, settings, fields of books to import, dependencies."""

import inspect
import tomllib
from collections.abc import Iterator
from pathlib import Path

from salescli import cli, errors
from salescli.books.fields import Field, Kind
from salescli.books.kinds import KINDS
from salescli.policy.settings import SETTINGS
from tools import _tree
from tools._markdown import code, table

ROOT = Path(__file__).parents[1]

_OTHERS = {
    0: "done",
    errors.FOUND: "a check found something",
    cli.BUG: "a bug of ours: one line, and the path of a log",
    cli.INTERRUPTED: "interrupted at the keyboard",
    cli.CLOSED_PIPE: "the reader of the output went away",
}
"""Exit codes that no refusal has."""

_COMMON = {"reads": _tree.READING, "writes": _tree.WRITING, "decides": _tree.DECIDING}


def nouns() -> str:
    """Write each noun with its verbs, as the README shows them."""
    found = _tree.commands()
    rows = []
    for name, line in _tree.nouns().items():
        verbs = [c.words[1] for c in found if c.words[0] == name and len(c.words) > 1]
        rows.append((f"`{name}`", code(verbs), line))
    return table(("Command", "Verbs", "What it is for"), rows)


def commands() -> str:
    """Write every command with its arguments and options."""
    rows = []
    for command in _tree.commands():
        words = " ".join(("salescli", *command.words, *command.arguments))
        rows.append((f"`{words}`", command.does, command.line, code(command.own)))
    return table(("Command", "Does", "What", "Options of its own"), rows)


def options() -> str:
    """Write the options that stand anywhere, and those that many commands share."""
    rows = [(f"`{name}`", "anywhere", told) for name, told in _tree.root().options.items()]
    found = _tree.commands()
    for does in _COMMON:
        command = next(c for c in found if c.does == does)
        rows += [
            (f"`{name}`", f"every command that {does}", told)
            for name, told in command.options.items()
            if name not in command.own and not (does == "decides" and name in _tree.WRITING)
        ]
    return table(("Option", "Where", "What"), rows)


def exit_codes() -> str:
    """Write what each exit code means, from the classes that refuse."""
    classes = [
        found
        for _name, found in inspect.getmembers(errors, inspect.isclass)
        if issubclass(found, errors.SalesError) and hasattr(found, "exit_code")
    ]
    meanings = _OTHERS | {found.exit_code: found.meaning for found in classes}
    return table(("Code", "Meaning"), sorted(meanings.items()))


def settings() -> str:
    """Write every setting with its default."""
    return table(
        ("Setting", "What it says", "Default", "Clause"),
        (
            (
                f"`{s.key}`",
                s.line + (" (given to `init`, then fixed)" if s.fixed else ""),
                f"`{s.default}`" if s.default else "",
                s.clause,
            )
            for s in SETTINGS.values()
        ),
    )


def books() -> str:
    """Write the fields of every kind of book that `import` reads."""
    return "\n".join(_book(kind) for kind in KINDS.values())


def _book(kind: Kind) -> str:
    told = f"### `--kind {kind.name}`\n\n{_fields(kind.fields)}"
    if kind.lines:
        told += f"\nIts lines (`[lines.fields]`):\n\n{_fields(kind.lines)}"
    return told


def _fields(fields: tuple[Field, ...]) -> str:
    return table(
        ("Field", "Holds", "Must be given", "Heading en", "ko", "zh"),
        (
            (
                f"`{field.key}`",
                code(field.choices) if field.choices else field.type.name.lower(),
                "yes" if field.required else "",
                *field.heading,
            )
            for field in fields
        ),
    )


def dependencies() -> Iterator[tuple[str, str, str]]:
    """Return each dependency of pyproject.toml: where it is named, its name, its versions."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    groups = {"": project["dependencies"], **project.get("optional-dependencies", {})}
    for group, wanted in groups.items():
        for requirement in wanted:
            name = requirement.split(";")[0].strip()
            end = next((n for n, c in enumerate(name) if c in "<>=!~[ "), len(name))
            yield group, name[:end], name[end:].strip()
