"""The global options: anywhere in the line, declared by every command, one value each."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from salescli import cli
from salescli.commands import NOUNS, SINGLES
from tests._program import Program
from tests.db._rows import dump

TAKEN = {
    *("--db", "--as", "--today", "--lang", "--no-input", "--quiet"),
    *("--version", "-V", "--help", "-h"),
}
"""commands.md, section 1, and the letters of the two that only tell."""


def _all(entry: Any, words: str = "") -> Iterator[tuple[str, Any]]:  # noqa: ANN401 - typer's own
    yield words, entry
    for name, below in getattr(entry, "commands", {}).items():
        yield from _all(below, f"{words} {name}".strip())


EVERY = dict(_all(get_command(cli.tree([*NOUNS, *SINGLES], {}))))
every = pytest.mark.parametrize("words", EVERY)


class _Ctx:
    """As much of a context as the parser asks for."""

    help_option_names = ("-h", "--help")


@every
def test_every_command_declares_them_and_no_other_has_their_names(words: str) -> None:
    entry = EVERY[words]
    names = [n for p in entry.get_params(_Ctx()) for n in (*p.opts, *p.secondary_opts)]

    assert {name: names.count(name) for name in TAKEN} == dict.fromkeys(TAKEN, 1)


@every
def test_a_parameter_of_a_command_is_filled_by_no_other_option(words: str) -> None:
    names = [parameter.name for parameter in EVERY[words].get_params(_Ctx())]

    assert sorted(set(names)) == sorted(names)


@pytest.mark.parametrize(
    "line",
    [
        "--as kim --today 2026-03-01 whoami",
        "--as kim whoami --today=2026-03-01",
        "whoami --as kim --today 2026-03-01",
        "--as kim whoami --as=kim --today 2026-03-01 --today 2026-03-01",
    ],
)
@pytest.mark.usefixtures("company")
def test_they_mean_the_same_wherever_they_stand(salescli: Program, line: str) -> None:
    told = salescli.done(line)

    assert "김철수 (kim) acts" in told
    assert "today: 2026-03-01" in told


@pytest.mark.parametrize("line", ["--as x {}", "contract --as x list", "contract list --as x"])
@pytest.mark.usefixtures("company")
def test_they_count_before_the_noun_behind_it_and_at_the_end(salescli: Program, line: str) -> None:
    said = salescli(line.format("contract list"))

    assert (said.exit_code, "the code 'x'" in said.err) == (77, True)


@pytest.mark.parametrize(
    ("line", "twice"),
    [
        ("--db {other} contract list --db {path}", "--db"),
        ("--db {path} contract list --db={other}", "--db"),
        ("--db {path} contract --db {other} list", "--db"),
        ("--db {path} --db {other} contract list", "--db"),
        ("--as kim contract list --as lee", "--as"),
        ("--today 2026-03-01 contract list --today 2026-03-02", "--today"),
        ("--lang en contract list --lang ko", "--lang"),
    ],
)
@pytest.mark.usefixtures("traded")
def test_one_given_twice_is_refused_with_another_value(
    salescli: Program, tmp_path: Path, line: str, twice: str
) -> None:
    said = salescli(line.format(path=salescli.path, other=tmp_path / "x.db"))

    assert (said.exit_code, said.out) == (2, "")
    assert said.err == f"salescli: {twice} is given twice\n"


@pytest.mark.usefixtures("traded")
def test_behind_two_dashes_nothing_is_an_option(salescli: Program, tmp_path: Path) -> None:
    said = salescli(f"--db {salescli.path} -- --db {tmp_path / 'x.db'} contract list")

    assert (said.exit_code, said.out) == (2, "")


def test_a_value_may_look_like_one_of_them(salescli: Program, company: Path) -> None:
    salescli.done(["--as", "lee", "customer", "edit", "H1", "--contact", "--quiet"])
    salescli.done(["--as", "lee", "customer", "edit", "H1", "--address", "--db"])
    salescli.done(["--as", "lee", "customer", "edit", "H1", "--phone", "--version"])
    salescli.done(["--as", "lee", "customer", "edit", "H1", "--position", "--lang"])

    (account,) = [row for row in dump(company)["customer"] if row["code"] == "H1"]
    told = json.loads(salescli.done("customer show H1 --json"))
    assert account["code"] == "H1"
    assert {"--quiet", "--db", "--version", "--lang"} <= {
        value for section in told["sections"] for row in section["rows"] for value in row.values()
    }


def test_a_language_that_is_none_is_refused_wherever_it_stands(salescli: Program) -> None:
    said = salescli("contract list --lang fr")

    assert said.exit_code == 2
    assert "'fr' is no language of this program; choose en, ko or zh" in said.err


# What is silent


WRITES = (
    "--as kim contract draft H1",
    "--as kim contract line C-d1 B1",
    "--as lee customer edit H1 --phone 1",
    "--as admin staff add new New --role SALES",
    "--as kim visit plan H1 --for 2026-03-03",
)


def test_a_quiet_write_says_nothing_and_is_done(salescli: Program, company: Path) -> None:
    before = len(dump(company)["audit"])

    for line in WRITES:
        assert salescli(f"{line} --quiet") == (0, "", "")

    assert len(dump(company)["audit"]) == before + len(WRITES)


def test_quiet_is_over_with_the_run(salescli: Program, company: Path) -> None:
    assert company.exists()
    salescli.done("--quiet --as kim contract draft H1")

    assert salescli.done("--as kim contract draft H1")


def test_who_makes_a_company_quietly_hears_nothing(salescli: Program) -> None:
    assert salescli("init --company Hanbit --quiet") == (0, "", "")
    assert salescli("--quiet migrate") == (0, "", "")


def test_a_quiet_template_and_its_import_say_nothing(
    salescli: Program, company: Path, tmp_path: Path
) -> None:
    assert company.exists()
    book = tmp_path / "book.csv"
    book.write_text("Code,Name,Kind,Region,Salesperson,Odd\nA1,Acme,dealer,Seoul,kim,1\n")

    made = salescli(f"--quiet template customers --out {tmp_path / 'empty.xlsx'}")
    read = salescli(f"--as lee import {book} --kind customers --quiet")

    assert (made, read) == ((0, "", ""), (0, "", ""))
    assert "A1" in salescli.done("customer list")


def test_quiet_leaves_what_was_asked_for_and_refusals(salescli: Program, company: Path) -> None:
    assert company.exists()

    assert "H1" in salescli.done("--quiet customer list")
    assert salescli.done("--quiet --as kim contract draft H1 --dry-run")
    assert salescli("--quiet customer show nobody").err.startswith("salescli: ")
