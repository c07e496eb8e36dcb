"""A contract at every stage of the short path, made once a session, and what a refusal leaves."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests._program import Program

MONDAY, TUESDAY, WEDNESDAY = "2026-11-16", "2026-11-17", "2026-11-18"

PATH = (
    ("draft", MONDAY, "--as kim contract draft H1"),
    ("draft", MONDAY, "--as kim contract line C-d1 B1 -q 10"),
    ("draft", MONDAY, "--as kim contract line C-d1 N1 -q 3"),
    ("submitted", MONDAY, "--as kim contract submit C-d1"),
    ("confirmed", MONDAY, "--as park contract confirm C-1"),
    ("signed", MONDAY, "--as kim contract sign C-1"),
    ("archived", MONDAY, "--as lee contract archive C-1 --place A-1"),
    ("requested", TUESDAY, "--as kim ship request C-1"),
    ("approved", TUESDAY, "--as park ship approve G-1"),
    ("dispatched", TUESDAY, "--as lee ship dispatch G-1 --carrier 한진"),
    ("received", WEDNESDAY, "--as lee ship receipt G-1 --signed-by 최과장"),
    ("applied", WEDNESDAY, "--as kim invoice apply C-1"),
    ("issued", WEDNESDAY, "--as choi invoice issue I-1"),
    ("payment", WEDNESDAY, "--as kim collect apply C-1=10999 --method transfer"),
    ("half", WEDNESDAY, "--as park collect confirm P-1"),
    ("paid", WEDNESDAY, "--as choi collect confirm P-1"),
)
"""Stage, day and the command that leads there: 10 bolts at 1,000 and 3 nuts at 333."""

At = Callable[[str], Program]
Refuse = Callable[..., str]


@pytest.fixture(scope="session")
def stages(company_file: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Walk the short path once and keep the file of every stage."""
    folder = tmp_path_factory.mktemp("stages")
    program = Program(folder / "walked.db")
    shutil.copy(company_file, program.path)
    kept = {"company": Path(shutil.copy(company_file, folder / "company.db"))}
    for stage, day, line in PATH:
        program.on(day).done(line)
        kept[stage] = Path(shutil.copy(program.path, folder / f"{stage}.db"))
    return kept


@pytest.fixture
def at(salescli: Program, stages: dict[str, Path]) -> At:
    """Put the company at a stage of the short path and return its program, on the day after."""

    def at(stage: str) -> Program:
        shutil.copy(stages[stage], salescli.path)
        return salescli.on("2026-11-19")

    return at


@pytest.fixture
def refuse(salescli: Program) -> Refuse:
    """Run a command that has to be refused in one line, leaving all as it was."""

    def refuse(line: str, exit_code: int, *words: str, noted: bool | None = None) -> str:
        before = dump(salescli.path)
        result = salescli(line)
        assert (result.exit_code, result.out) == (exit_code, ""), f"{line}\n{result.err}"
        assert result.err.count("\n") == 1
        for word in words:
            assert word in result.err
        after = dump(salescli.path)
        traces = after.pop("refusal")[len(before.pop("refusal")) :]
        assert after == before
        by_regulation = exit_code in {76, 77} if noted is None else noted
        assert [row[-1] for row in traces] == [exit_code] * by_regulation
        return result.err

    return refuse


def dump(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Return every row of every table."""
    with closing(sqlite3.connect(path)) as file:
        names = file.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        return {
            name: file.execute(f"SELECT * FROM {name} ORDER BY 1").fetchall() for (name,) in names
        }


@pytest.fixture
def query(salescli: Program) -> Callable[[str], list[tuple[Any, ...]]]:
    """Ask the file itself, past the program."""

    def query(sql: str) -> list[tuple[Any, ...]]:
        with closing(sqlite3.connect(salescli.path)) as file:
            return file.execute(sql).fetchall()

    return query
