"""A writer is killed at any moment: what it told is there, and what is there is whole.

SALESCLI_TORTURE=1 kills for a few minutes instead of a few seconds.
"""

import os
import random
import sys
import time
from contextlib import ExitStack
from pathlib import Path

from tests._program import Program
from tests.db._chain import broken, departures
from tests.db._rows import defects, dump
from tests.db._writer import Writer, go, writers

ROUNDS = 60 if os.environ.get("SALESCLI_TORTURE") else 4
FOREVER = 100_000
SEED = os.environ.get("SALESCLI_SEED") or str(time.time_ns())


def killed(processes: list[Writer], chance: random.Random) -> set[str]:
    """Let processes write, kill each at some moment, return what they told until then."""
    for process in processes:
        go(process)
    for process in processes:
        time.sleep(chance.uniform(0.02, 0.4))
        process.kill()
    return {word for process in processes for word in whole(process.communicate()[0])}


def whole(out: str) -> list[str]:
    """Return the words of whole lines; the last one may have been cut."""
    return out[: out.rfind("\n") + 1].split()


def test_what_was_told_survives_a_kill(salescli: Program, company: Path) -> None:
    sys.stderr.write(f"SALESCLI_SEED={SEED}\n")  # shown when it fails
    chance, told = random.Random(SEED), set[str]()  # noqa: S311 - moments, not secrets
    with ExitStack() as stack:
        ready = stack.enter_context(writers(company, "kim", "han", count=FOREVER))
        for round_ in range(ROUNDS):
            current = ready
            if round_ < ROUNDS - 1:
                ready = stack.enter_context(writers(company, "kim", "han", count=FOREVER))
            told |= killed(current, chance)

            # The first one to look finds the journal that was left, and rolls it back.
            assert salescli("contract list --json").exit_code == 0
            survived(company, told)

    assert told
    assert salescli.done("--as kim contract draft H1").endswith("is draft")


def survived(path: Path, told: set[str]) -> None:
    rows = dump(path)
    contracts = rows["contract"]
    numbers = sorted(row["number"] for row in contracts if row["number"])
    kept = {f"C-d{row['id']}" for row in contracts} | set(numbers)

    assert told <= kept
    assert numbers == [f"C-2026-{n:04d}" for n in range(1, len(numbers) + 1)]
    assert [row["last"] for row in rows["number_series"]] in ([], [len(numbers)])
    assert (broken(path), departures(path), defects(path)) == ([], [], [])
