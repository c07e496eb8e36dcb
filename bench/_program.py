"""The program as a benchmark runs it: its environment, the books it is filled with, its time."""

import os
import platform
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import TypeVar

from tools._markdown import filled

T = TypeVar("T")

ROOT = Path(__file__).parents[1]
TODAY = date(2026, 3, 2)
"""The day on which a company is set up whose clock is the benchmark's."""

_CONTRACTS = (
    "Contract number",
    "Customer",
    "Salesperson",
    "Signed on",
    "Dispatched on",
    "Product",
    "Quantity",
    "Unit price",
)
LINES = 3
"""Lines of every contract of a book."""


def environment(folder: Path) -> dict[str, str]:
    """Return an environment with an empty home: nothing of the user's counts."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("SALESCLI_", "PYTHON"))}
    own = {"SALESCLI_DB": str(folder / "sales.db"), "XDG_STATE_HOME": str(folder)}
    return kept | own | {"SALESCLI_LANG": "en", "NO_COLOR": "1", "COLUMNS": "200"}


def timed(command: Sequence[str], env: Mapping[str, str]) -> float:
    """Return how many seconds a run takes; one that fails ends the benchmark."""
    started = time.perf_counter()
    done = subprocess.run(command, env=env, cwd=ROOT, capture_output=True, check=False)
    took = time.perf_counter() - started
    if done.returncode:
        sys.exit(f"{' '.join(command)}\n{done.stderr.decode()}")
    return took


def rounds(turns: Mapping[str, Callable[[], T]], runs: int, warm: int = 1) -> dict[str, list[T]]:
    """Take every turn once a round, so that a busy moment of the machine hits all of them.

    The rounds that warm up fill the caches and do not count.
    """
    found: dict[str, list[T]] = {name: [] for name in turns}
    for turn in range(-warm, runs):
        for name, take in turns.items():
            got = take()
            if turn >= 0:
                found[name].append(got)
    return found


def machine() -> str:
    """Say on what the figures were taken."""
    return (
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, "
        f"{platform.system()} {platform.machine()}, {os.cpu_count()} processors"
    )


def contracts(rows: int, today: date) -> Iterator[tuple[str, ...]]:
    """Yield a book of contracts of the last ninety days, over C1 to C20 and P1 to P20."""
    yield _CONTRACTS
    last = (rows - 1) // LINES + 1
    for row in range(rows):
        n = row // LINES + 1
        signed = today - timedelta(days=92 - n * 90 // last)
        sent = signed + timedelta(days=1)
        head = (f"X-{n}", f"C{n % 20 + 1}", "kim", str(signed), str(sent))
        yield (*head, f"P{(n + row % LINES) % 20 + 1}", "10", "500")


def refresh(paths: Sequence[Path], name: str, told: str) -> None:
    """Put what was measured into the block `<!-- measured:NAME -->` of files."""
    for path in paths:
        text = path.read_text("utf-8")
        path.write_text(filled(text, "measured", {name: told}.get), "utf-8")
