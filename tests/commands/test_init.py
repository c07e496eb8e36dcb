"""What init asks at a terminal, and what a first run without books is told."""

import json
import os
import pty
import subprocess
import sys
from collections.abc import Sequence
from contextlib import closing, suppress
from pathlib import Path

import pytest

from tests._program import ROOT, Program, environment

ANSWERS = (
    ("Name of the company", "한빛상사"),
    ("Currency, as ISO 4217 has it [KRW]", "WON"),
    ("Currency, as ISO 4217 has it [KRW]", "CNY"),
    ("Time zone [Asia/Seoul]", "Asia/Atlantis"),
    ("Time zone [Asia/Seoul]", ""),
    ("Weekday that ends a sales week [friday]", "saturday"),
    ("Name of the administrator", "정아름"),
    ("Enter the staff now? [y/N]", "y"),
    ("Code, such as kim", "kim"),
    ("Name", "김철수"),
    ("Roles, by comma", "boss"),
    ("Roles, by comma", "영업사원"),
    ("Code, such as kim", "admin"),
    ("Name", "이영희"),
    ("Roles, by comma", "CLERK"),
    ("Code, such as kim", "lee"),
    ("Name", "이영희"),
    ("Roles, by comma", "Sales Clerk, finance"),
    ("Code, such as kim", ""),
)
"""What is asked, and what somebody types, mistakes included."""


def typed(db: Path, words: Sequence[str], answers: Sequence[tuple[str, str]]) -> tuple[int, str]:
    """Run the program at a terminal and answer what it asks; return its exit code and the screen.

    A question that is not asked next is waited for in vain, and ends the run with what was seen.
    """
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "salescli", *words],
        env=environment(db),
        cwd=ROOT,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    ) as running:
        os.close(theirs)
        with closing(os.fdopen(ours, "r+b", buffering=0)) as terminal:
            seen = left = b""
            with suppress(OSError):  # the other end is closed
                for question, answer in answers:
                    while question.encode() not in left:
                        left += terminal.read(1000)
                    seen, left = seen + left, b""
                    terminal.write(f"{answer}\n".encode())
                while more := terminal.read(1000):
                    left += more
            code = running.wait(timeout=20)
    return code, (seen + left).decode()


def test_init_asks_for_all_that_matters_and_enters_the_staff(salescli: Program) -> None:
    code, seen = typed(salescli.path, ["init"], ANSWERS)

    assert code == 0, seen
    settings = salescli.done("setting list --format csv")
    for line in ("company,한빛상사", "currency,CNY", "zone,Asia/Seoul", "week_closes,saturday"):
        assert line in settings
    listed = json.loads(salescli.on("2199-01-01").done("staff list --json"))["sections"][0]["rows"]
    assert [(row["code"], row["name"], row["role"]) for row in listed] == [
        ("admin", "정아름", "ADMIN"),
        ("kim", "김철수", "SALES"),
        ("lee", "이영희", "CLERK,FINANCE"),
    ]
    assert "there is no role 'boss'; there are: SALES" in seen
    assert "'admin' is already there" in seen


@pytest.mark.parametrize(
    ("answers", "code", "entered"),
    [([*ANSWERS[:6], ("Name of the administrator", "")], 0, 0), (ANSWERS[:7], 0, 1)],
)
def test_nobody_has_to_be_entered(
    salescli: Program, answers: Sequence[tuple[str, str]], code: int, entered: int
) -> None:
    done, seen = typed(salescli.path, ["init"], [*answers, ("Enter the staff", "n")][: 7 + entered])

    assert done == code, seen
    assert len(salescli.done("staff list --format csv").splitlines()) == 1 + entered


def test_who_names_the_company_is_asked_nothing(salescli: Program) -> None:
    """The README's lines can be pasted: none of them is taken for an answer."""
    code, seen = typed(salescli.path, ["init", "--company", "한빛상사"], [])

    assert (code, "?" in seen, "[KRW]" in seen) == (0, False, False)


def test_init_without_a_terminal_names_what_is_missing(salescli: Program) -> None:
    said = salescli("init --currency KRW")

    assert (said.exit_code, said.out, said.err) == (
        2,
        "",
        "salescli: missing: --company; see --help\n",
    )
    assert not salescli.path.exists()


def test_a_file_that_is_there_is_refused_before_anything_is_asked(
    salescli: Program, company: Path
) -> None:
    code, seen = typed(company, ["init"], [])

    assert (code, "is there already; choose another file" in seen) == (73, True)
    assert "Currency" not in seen
    assert salescli.path == company


@pytest.mark.parametrize("line", ["contract list", "--as kim contract draft H1", "today", "whoami"])
def test_a_first_run_says_in_two_lines_what_to_do(salescli: Program, line: str) -> None:
    said = salescli(line)

    assert (said.exit_code, said.out) == (66, "")
    assert said.err == (
        f"salescli: there is no file {salescli.path}\n"
        "salescli: to begin: salescli init; to look around first: salescli demo\n"
    )


def test_nobody_is_asked_anything_before_there_are_books(salescli: Program) -> None:
    code, seen = typed(salescli.path, ["--as", "lee", "customer", "add"], [])

    assert (code, "salescli init" in seen) == (66, True)


def test_the_program_alone_says_it_too_until_there_are_books(salescli: Program) -> None:
    to_begin = "salescli: to begin: salescli init; to look around first: salescli demo\n"

    assert salescli("").err.endswith(to_begin)
    salescli.done("init --company A")
    assert to_begin not in salescli("").err


def test_a_book_that_is_not_there_is_no_first_run(salescli: Program, company: Path) -> None:
    said = salescli("--as park import nowhere.csv --kind customers")

    assert (said.exit_code, said.err, company.exists()) == (
        66,
        "salescli: there is no file nowhere.csv\n",
        True,
    )
