"""Walks: command lines of several people, each with how it has to end, a company to a section."""

import shlex
import shutil
from pathlib import Path
from typing import NamedTuple

from tests._program import Program
from tests.db._chain import broken, departures
from tests.db._sums import astray

OF_CLAUSES = (
    *("around.txt", "asset.txt", "clauses.txt", "conduct.txt", "expense.txt", "filing.txt"),
    *("instruments.txt", "invoices.txt", "issue.txt", "money.txt", "reconcile.txt"),
    *("report.txt", "return.txt", "service.txt"),
)
"""Walks that also tell of steps and gates: test_clauses.py."""

_LONGEST = 110


def sections(name: str) -> dict[str, list[str]]:
    """Return the lines of each section of a walk beside this file, by the words of its heading."""
    told = (Path(__file__).parent / name).read_text("utf-8").split("\n## ")[1:]
    found = {part.partition("\n")[0]: list(filter(None, part.splitlines()[1:])) for part in told}
    # Two of one title would be one; a test is called by its title only as far as this.
    assert len(found) == len(told), f"{name}: two sections of one title"
    assert not (long := [title for title in found if len(title) > _LONGEST]), long
    return found


class Refusal(NamedTuple):
    """What was typed and refused, and how the refusal was worded."""

    command: str
    told: str


def walk(salescli: Program, company: Path, lines: list[str]) -> list[Refusal]:
    """Type `DAY WHO COMMAND => CODE WORDS`; without an end the line has to succeed.

    Returns what was refused by a rule or for want of a role.
    """
    shutil.copy(company, salescli.path)
    refusals = []
    for line in lines:
        command, _arrow, ends = line.partition(" => ")
        day, who, *typed = shlex.split(command)
        result = salescli.on(day)(["--as", who, *typed])
        code, _space, words = ends.strip().partition(" ")
        assert result.exit_code == int(code or 0), f"{line}\n{result.out}{result.err}"
        assert words in result.out + result.err, f"{line}\n{result.out}{result.err}"
        if result.exit_code in {76, 77}:
            refusals.append(Refusal(shlex.join(typed), result.err))
    assert (broken(salescli.path), departures(salescli.path)) == ([], [])
    assert astray(salescli.path) == []
    return refusals
