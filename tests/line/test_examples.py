"""Every command has an example, in every language, that the program understands."""

import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.main import get_command

from salescli import cli
from salescli.commands import NOUNS, SINGLES
from salescli.line.examples import example
from salescli.text import Language, speak
from tests._program import Program

TREE = get_command(cli.tree([*NOUNS, *SINGLES], {})).commands
ALONE = {"demo", "init", "migrate", "template"}
"""They make or change files, and are tried by tests of their own."""


def _all() -> Iterator[tuple[str, str]]:
    for name, entry in TREE.items():
        verbs = getattr(entry, "commands", None)
        yield from ((name, verb) for verb in verbs) if verbs else (("", name),)


EVERY = [*_all()]
each = pytest.mark.parametrize(("noun", "verb"), EVERY, ids=[f"{n} {v}".strip() for n, v in EVERY])


def _example(noun: str, verb: str) -> str:
    return example(TREE[noun].commands[verb] if noun else TREE[verb], noun)


def test_there_are_commands() -> None:
    assert len(EVERY) > 200


@each
@pytest.mark.parametrize("language", Language)
def test_an_example_gives_all_that_has_to_be_given(
    noun: str, verb: str, language: Language
) -> None:
    speak(language)

    line = _example(noun, verb)

    assert "…" not in line
    assert shlex.split(line)[: 3 if noun else 2] == ["salescli", *([noun] if noun else []), verb]


@each
def test_an_example_is_understood(noun: str, verb: str, salescli: Program, company: Path) -> None:
    if verb in ALONE:
        return
    assert company.exists()
    speak(Language.KO)
    line = _example(noun, verb)

    said = salescli(f"--as admin --lang ko {line.removeprefix('salescli ')}")

    assert said.exit_code not in {2, 70}, (line, said.err)
