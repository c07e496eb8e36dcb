"""A disk that fails at any call: what was told as saved is there, and no statement is untrue.

SIGKILL, a torn write, a disk that is full from then on, an I/O error: at each call by which six
commands change a file; at fifty of them by each command, with SALESCLI_TORTURE=1 at all.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests._company import TRADE
from tests._program import ROOT, Program, environment

POINTS = 0 if os.environ.get("SALESCLI_TORTURE") else 50

COMPILER = shutil.which("cc")

needs = pytest.mark.skipif(
    COMPILER is None or sys.platform != "linux",
    reason="the failing disk is a C library that is preloaded; it needs cc and Linux",
)

STEPS = ("contract submit", "contract sign", "ship dispatch", "collect apply", "collect confirm")
BOOK = "customers.csv"


@pytest.fixture(scope="module")
def shim(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Compile the disk that fails."""
    built = tmp_path_factory.mktemp("shim") / "faults.so"
    source = Path(__file__).with_name("_faults.c")
    words = (COMPILER or "cc", "-shared", "-fPIC", "-O1", "-o", built, source, "-ldl")
    subprocess.run(words, check=True)
    return built


@pytest.fixture
def failing(shim: Path, salescli: Program) -> Callable[..., dict[str, Any]]:
    """Do a command again and again on a failing disk; return how each time ended."""

    def done(day: str, *words: str) -> dict[str, Any]:
        asked = (str(salescli.path), day, str(POINTS), *words)
        more = {"PYTHONPATH": str(ROOT), "LD_PRELOAD": str(shim)}
        result = subprocess.run(
            [sys.executable, "-m", "tests.db._faulty", *asked],
            env=environment(salescli.path, more),
            cwd=ROOT,
            stdout=subprocess.PIPE,
            encoding="utf-8",
            check=True,
        )
        found: dict[str, Any] = json.loads(result.stdout)
        return found

    return done


def is_true(ended: dict[str, Any]) -> bool:
    """Say whether what a command told is what became of it; who was killed told nothing."""
    told, kept = ended["err"], ended["kept"]
    if ended["code"] == 0:
        return bool(kept == "all")
    if "is not known" in told:
        # Only a disk that goes on failing keeps the program from looking.
        return ended["code"] == 74 and ended["fault"] == "FULL"
    if ended["code"] is None:
        return kept in {"all", "nothing"}
    if ended["code"] == 73:
        return kept == "nothing" and "cannot be opened or written" in told
    return ended["code"] == 74 and kept == "nothing" and "nothing was saved" in told


def holds(found: dict[str, Any]) -> None:
    ended = found["ended"]
    assert found["changes"]
    assert len(ended) >= min(POINTS, 4 * found["calls"])
    assert [point for point in ended if not is_true(point)] == []
    assert [point for point in ended if point["wrong"] != [[], [], []]] == []
    # Asked again under its request id, it is done once, whatever became of it before.
    assert [point for point in ended if point["again"] != [0, True]] == []
    assert {point["code"] for point in ended} >= {None, 74}


@needs
@pytest.mark.usefixtures("company")
@pytest.mark.parametrize("step", STEPS)
def test_a_step_is_done_or_not_and_says_so(
    salescli: Program, failing: Callable[..., dict[str, Any]], step: str
) -> None:
    place = max(n for n, (_day, line) in enumerate(TRADE) if step in line)
    for day, line in TRADE[:place]:
        salescli.on(day).done(line)
    day, line = TRADE[place]

    holds(failing(day, *line.split(), "--request-id", "r1"))


@needs
@pytest.mark.usefixtures("company")
def test_a_book_is_entered_or_not_and_says_so(
    salescli: Program, failing: Callable[..., dict[str, Any]]
) -> None:
    """Longer than what one audit row tells of."""
    book = salescli.path.with_name(BOOK)
    rows = [f"K{n},농가 {n},dealer,대전\n" for n in range(1_200)]
    book.write_text("code,name,kind,region\n" + "".join(rows), "utf-8")

    holds(
        failing(
            "2026-03-02", *f"--as lee import {book} --kind customers".split(), "--request-id", "r1"
        )
    )
