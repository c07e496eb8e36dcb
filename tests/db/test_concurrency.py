"""Sixteen processes write while three read: nobody gives up, nothing is lost, nothing half seen.

SALESCLI_TORTURE=1 lets them write for a minute instead of two contracts each.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests._program import ROOT, Program, environment
from tests.db._chain import broken, departures
from tests.db._rows import defects, dump

FOREVER = 100_000
COUNT, SECONDS = (FOREVER, 60) if os.environ.get("SALESCLI_TORTURE") else (2, 120)


@pytest.fixture
def crowd(company: Path) -> dict[str, Any]:
    """Return what each process was told to have written, and what each reader saw."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.db._crowd", str(company), str(COUNT), str(SECONDS)],
        env=environment(company, {"PYTHONPATH": os.fspath(ROOT)}),
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        timeout=2 * SECONDS,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_sixteen_writers_and_three_readers_at_once(
    salescli: Program, company: Path, crowd: dict[str, Any]
) -> None:
    rows = dump(company)
    told = [pair for pairs in crowd["told"] for pair in pairs]
    wanted = [f"C-2026-{n:04d}" for n in range(1, len(told) + 1)]

    assert len(crowd["told"]) == 16
    assert all(2 <= len(pairs) <= COUNT for pairs in crowd["told"])
    assert sorted(number for _draft, number in told) == wanted
    assert [[f"C-d{row['id']}", row["number"]] for row in rows["contract"]] == sorted(
        told, key=lambda pair: int(pair[0].removeprefix("C-d"))
    )
    assert {(row["state"], row["total"]) for row in rows["contract"]} == {("submitted", 2_000)}
    assert [row["last"] for row in rows["number_series"]] == [len(wanted)]
    assert rows["refusal"] == []
    assert (broken(company), departures(company), defects(company)) == ([], [], [])
    assert salescli.done("contract list --state submitted --json").count('"C-2026-') >= len(wanted)

    assert [seen["torn"] for seen in crowd["seen"]] == [[], [], []]
    for seen in crowd["seen"]:
        assert seen["numbered"] == sorted(seen["numbered"])
        assert seen["numbered"][-1] == len(wanted)
