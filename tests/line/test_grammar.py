"""Aliases, `help`, a noun alone, and every refusal of the parser in the language spoken."""

import re
from pathlib import Path

import pytest
from typer.main import get_command

from salescli import cli
from salescli.commands import NOUNS, SINGLES
from salescli.line.examples import example
from tests._program import Program, process

TREE = get_command(cli.tree([*NOUNS, *SINGLES], {})).commands
each_noun = pytest.mark.parametrize("noun", NOUNS)


@pytest.mark.parametrize("noun", [noun for noun in NOUNS if "list" in TREE[noun].commands])
@pytest.mark.usefixtures("company")
def test_ls_is_list(salescli: Program, noun: str) -> None:
    assert salescli(f"{noun} ls --json") == salescli(f"{noun} list --json")


@each_noun
def test_a_noun_alone_shows_its_verbs_with_an_example_each(salescli: Program, noun: str) -> None:
    said = salescli(noun)

    assert (said.exit_code, said.out) == (2, "")
    assert said.err == salescli(f"{noun} --help").out
    told = " ".join(said.err.split())
    for verb, command in TREE[noun].commands.items():
        assert f" {verb} " in told
        assert example(command, noun) in told


def test_a_noun_alone_is_alone_among_global_options_too(salescli: Program) -> None:
    assert salescli("--as kim contract --no-input").err == salescli("contract").err


@pytest.mark.parametrize(
    ("asked", "page"),
    [
        ("help", "--help"),
        ("help contract", "contract --help"),
        ("help contract sign", "contract sign --help"),
        ("help contract ls", "contract list --help"),
        ("contract help sign", "contract sign -h"),
        ("contract help", "contract -h"),
        ("help whoami", "whoami -h"),
        ("help --as kim contract sign", "contract sign -h"),
    ],
)
def test_help_shows_the_page(salescli: Program, asked: str, page: str) -> None:
    assert salescli.done(asked) == salescli.done(page)


REFUSALS = (
    ("contrct list", "No such command 'contrct' (did you mean contract, conduct?)", "salescli"),
    ("contract lst", "No such command 'lst' (did you mean list?)", "salescli contract"),
    ("help contract sgn", "No such command 'sgn' (did you mean sign?)", "salescli contract"),
    ("contract list --stat x", "No such option: --stat (did you mean --state?)", "…list"),
    ("contract list -x", "No such option: -x", "salescli contract list"),
    ("contract list C-1", "one word too many: C-1", "salescli contract list"),
    ("contract list --state", "--state needs a value", "salescli contract list"),
    ("contract list --json=x", "--json takes no value", "salescli contract list"),
    ("contract list --quiet=x", "--quiet takes no value", "salescli contract list"),
    ("help contract sign now", "one word too many: now", "salescli contract sign"),
)


@pytest.mark.parametrize(("line", "told", "where"), REFUSALS)
def test_a_refusal_of_the_line_is_one_line(
    salescli: Program, line: str, told: str, where: str
) -> None:
    said = salescli(line)

    where = where.replace("…", "salescli contract ")
    assert (said.exit_code, said.out) == (2, "")
    assert said.err == f"salescli: {told}; see: {where} --help\n"


ENGLISH = re.compile("[A-Za-z]{2,}")
TYPED = {"salescli", "help", *NOUNS, *SINGLES} | {
    word
    for entry in TREE.values()
    for verb, command in getattr(entry, "commands", {"": entry}).items()
    for option in command.params
    for name in (verb, *option.opts, *getattr(getattr(option.type, "func", ""), "choices", ()))
    for word in ENGLISH.findall(name)
}
"""Words of commands, options and choices, which are the same in every language."""

READ = {"str", "path", "bool", "choice", "number"}
"""What reads a value: as it stands, or by us; other readers of the parser refuse in English."""


@pytest.mark.parametrize("noun", [*NOUNS, *SINGLES])
def test_no_value_is_refused_by_the_parser_itself(noun: str) -> None:
    verbs = getattr(TREE[noun], "commands", {"": TREE[noun]})
    others = {
        f"{noun} {verb} {parameter.name}": parameter.type.name
        for verb, command in verbs.items()
        for parameter in command.params
        if parameter.type.name.replace("text", "str").replace("boolean", "bool") not in READ
        or parameter.required
    }

    assert others == {}


@pytest.mark.parametrize(
    "line",
    [
        *(line for line, _told, _where in REFUSALS),
        *("contract archive", "contract list --state gone", "contract answer C-1 x y"),
        *(
            "conduct appraise kim --month 2026-03 --score 900 --grade A",
            "report show F3 --edition x",
        ),
        *("--as kim contract list --as lee", "staff add x y --role gone"),
    ],
)
@pytest.mark.parametrize("language", ["ko", "zh"])
@pytest.mark.usefixtures("traded")
def test_no_english_is_left_in_a_refusal(salescli: Program, line: str, language: str) -> None:
    """But for what was typed, and what can be."""
    said = salescli(f"--lang {language} {line}")

    assert said.exit_code == 2
    assert {*ENGLISH.findall(said.err)} - {*ENGLISH.findall(line)} - TYPED == set()


def test_a_process_says_the_same(tmp_path: Path) -> None:
    done = process("contract", "lst", db=tmp_path / "x.db")

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "salescli: No such command 'lst' (did you mean list?); see: salescli contract --help\n"
    )
