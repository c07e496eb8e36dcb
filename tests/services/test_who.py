"""Who may: what walked around a rule is refused, and what is honest beside it is done (who.txt)."""

import shlex
import shutil
from pathlib import Path

import pytest

from tests._program import Program
from tests.db._chain import broken, departures

WALKS = {
    told.partition("\n")[0]: told.splitlines()[1:]
    for told in (Path(__file__).parent / "who.txt").read_text("utf-8").split("\n## ")[1:]
}


@pytest.mark.parametrize("walk", WALKS)
def test_the_attacks_are_refused_and_the_honest_are_not(
    salescli: Program, company_file: Path, walk: str
) -> None:
    shutil.copy(company_file, salescli.path)
    for line in filter(None, WALKS[walk]):
        command, _arrow, ends = line.partition(" => ")
        day, who, *typed = shlex.split(command)
        result = salescli.on(day)(["--as", who, *typed])
        code, _space, words = ends.strip().partition(" ")
        assert result.exit_code == int(code or 0), f"{line}\n{result.out}{result.err}"
        assert words in result.out + result.err, f"{line}\n{result.out}{result.err}"
    assert (broken(salescli.path), departures(salescli.path)) == ([], [])
