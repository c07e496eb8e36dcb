"""A manager's Saturday: from `today` to every gate decided, one typed command a decision."""

import json
import shlex
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests._program import Program
from tests.demo_fixture import demo_db

__all__ = ["demo_db"]

SAID = {
    "service accept": "--handling visit --warranty",
    "report review": "--opinion 확인",
    "conduct propose": "--warning",
    "issue escalate": "--reason '거래처 손실'",
    "expense form": "transfer",
}
"""What is asked for at a terminal, as the manager answers."""

SEEN = {"due", "visits", "promises", "maturing"}
"""What is looked out for, and no gate."""


@pytest.fixture
def saturday(demo_db: Path, tmp_path: Path) -> Program:
    return Program(Path(shutil.copy(demo_db, tmp_path / "saturday.db")))


def gates(saturday: Program, who: str) -> dict[str, list[dict[str, Any]]]:
    whole = json.loads(saturday.done(f"--as {who} today --json"))
    return {s["key"]: s["rows"] for s in whole["sections"] if s["key"] not in SEEN}


def test_each_gate_takes_one_command_and_none_is_left(saturday: Program) -> None:
    waiting = gates(saturday, "M01")
    typed = list(dict.fromkeys(row["command"] for rows in waiting.values() for row in rows))
    documents = {
        (key, row["number"], row.get("owner")) for key, rows in waiting.items() for row in rows
    }

    for command in typed:
        words = shlex.split(command)[1:]
        saturday.done(["--as", "M01", *words, *shlex.split(SAID.get(" ".join(words[:2]), ""))])

    assert len(waiting) > 15
    assert len(typed) == len(documents)
    assert gates(saturday, "M01") == {}
