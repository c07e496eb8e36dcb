"""Eight processes write at once: no lock error, nothing lost, numbers without a gap."""

import os
from pathlib import Path

import pytest

from tests._program import Program
from tests.db._chain import broken, departures
from tests.db._rows import defects, dump
from tests.db._writer import go, writers

PEOPLE = ("kim", "han") * 4
EACH = 50 if os.environ.get("SALESCLI_TORTURE") else 4


@pytest.fixture
def told(company: Path) -> list[list[str]]:
    """Return what each process was told to have written."""
    with writers(company, *PEOPLE, count=EACH) as processes:
        for process in processes:
            go(process)
        ends = [process.communicate(timeout=120) for process in processes]
    assert [err for _out, err in ends] == [""] * len(PEOPLE)
    return [out.split() for out, _err in ends]


def test_eight_writers_at_once(salescli: Program, company: Path, told: list[list[str]]) -> None:
    rows = dump(company)
    drafts = [word for words in told for word in words if "-d" in word]
    numbers = [word for words in told for word in words if "-d" not in word]
    wanted = [f"C-2026-{n:04d}" for n in range(1, len(PEOPLE) * EACH + 1)]

    assert [len(words) for words in told] == [2 * EACH] * len(PEOPLE)
    assert len(set(drafts)) == len(wanted)
    assert sorted(numbers) == wanted
    assert sorted(row["number"] for row in rows["contract"]) == wanted
    assert {row["state"] for row in rows["contract"]} == {"submitted"}
    assert [row["last"] for row in rows["number_series"]] == [len(wanted)]
    assert rows["refusal"] == []
    assert (broken(company), departures(company), defects(company)) == ([], [], [])
    assert salescli.done("contract list --state submitted --json").count('"C-2026-') >= len(wanted)
