"""Walks: command lines of several people, each with how it has to end, a company to a section."""

import shlex
import shutil
from pathlib import Path

from tests._program import Program
from tests.db._chain import broken, departures

_LONGEST = 110


def sections(name: str) -> dict[str, list[str]]:
    """Return the lines of each section of a walk beside this file, by the words of its heading."""
    told = (Path(__file__).parent / name).read_text("utf-8").split("\n## ")[1:]
    found = {part.partition("\n")[0]: list(filter(None, part.splitlines()[1:])) for part in told}
    # Two of one title would be one; a test is called by its title only as far as this.
    assert len(found) == len(told), f"{name}: two sections of one title"
    assert not (long := [title for title in found if len(title) > _LONGEST]), long
    return found


def walk(salescli: Program, company: Path, lines: list[str]) -> None:
    """Type `DAY WHO COMMAND => CODE WORDS`; without an end the line has to succeed."""
    shutil.copy(company, salescli.path)
    for line in lines:
        command, _arrow, ends = line.partition(" => ")
        day, who, *typed = shlex.split(command)
        result = salescli.on(day)(["--as", who, *typed])
        code, _space, words = ends.strip().partition(" ")
        assert result.exit_code == int(code or 0), f"{line}\n{result.out}{result.err}"
        assert words in result.out + result.err, f"{line}\n{result.out}{result.err}"
    assert (broken(salescli.path), departures(salescli.path)) == ([], [])
