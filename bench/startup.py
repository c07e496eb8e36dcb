"""Measure whole runs of the program as multiples of a bare `python -c pass`.

    python -m bench.startup [--runs N] [--write FILE …]

Every round runs each case once, so that a busy moment of the machine hits all of them; the median
of the rounds counts. `--write` puts the table into the block `<!-- measured:startup -->` of a file.
"""

import argparse
import csv
import os
import platform
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from statistics import median

from tools._markdown import filled, table

ROOT = Path(__file__).parents[1]
BARE = "python -c pass"
READ, DRAWN, WRITE = 8, 11, 45
"""The most a run may cost, as a multiple of bare Python."""

CASES: Mapping[str, tuple[str, int]] = {
    "salescli --version": ("--version", 8),
    "salescli --help": ("--help", 8),
    "salescli contract --help": ("contract --help", 8),
    "salescli contract list --json": ("contract list --json", READ),
    "salescli contract list": ("contract list", DRAWN),
    "salescli contract show X-7 --json": ("contract show X-7 --json", READ),
    "salescli contract show X-7": ("contract show X-7", DRAWN),
    "salescli report F3 --json": ("report F3 --json", READ),
    "salescli report F3": ("report F3", DRAWN),
    "salescli report F8 --json": ("report F8 --json", READ),
    "salescli report F8": ("report F8", DRAWN),
    "salescli contract draft C1": ("--as kim contract draft C1", WRITE),
    "salescli customer edit C1 --phone …": ("--as lee customer edit C1 --phone 1", WRITE),
}
"""What is shown, what is run, and the most it may cost."""

_STAFF = [
    ("Code", "Name", "Role", "Hired on"),
    ("kim", "Kim Chulsoo", "SALES", "2020-01-02"),
    ("lee", "Lee Younghee", "CLERK", "2020-01-02"),
]
_CUSTOMERS = [
    ("Code", "Name", "Kind", "Region", "Salesperson"),
    *((f"C{n}", f"Customer {n}", "dealer", "Seoul", "kim") for n in range(1, 21)),
]
_PRODUCTS = [
    ("Code", "Name", "Unit", "Price"),
    *((f"P{n}", f"Product {n}", "piece", str(n * 100)) for n in range(1, 21)),
]
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


def main(words: Sequence[str]) -> int:
    """Make a small database, measure, print, and write where it was asked for."""
    parser = argparse.ArgumentParser(prog="bench.startup")
    parser.add_argument("--runs", type=int, default=15, help="rounds (default 15)")
    parser.add_argument("--write", type=Path, nargs="*", default=[], help="files to refresh")
    chosen = parser.parse_args(words)
    with tempfile.TemporaryDirectory() as folder:
        env = _environment(Path(folder))
        _fill(Path(folder), env)
        told = _told(_measured(env, chosen.runs), chosen.runs)
    print(told)
    for path in chosen.write:
        text = path.read_text("utf-8")
        path.write_text(filled(text, "measured", {"startup": told}.get), "utf-8")
    return 0


def _environment(folder: Path) -> dict[str, str]:
    """Return an environment with an empty home: nothing of the user's counts."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("SALESCLI_", "PYTHON"))}
    own = {"SALESCLI_DB": str(folder / "sales.db"), "XDG_STATE_HOME": str(folder)}
    return kept | own | {"SALESCLI_LANG": "en", "NO_COLOR": "1", "COLUMNS": "200"}


def _program() -> list[str]:
    """Return what a user starts: the installed script, else the module."""
    script = Path(sys.executable).with_name("salescli")
    return [str(script)] if script.exists() else [sys.executable, "-m", "salescli"]


def _run(command: Sequence[str], env: Mapping[str, str]) -> float:
    started = time.perf_counter()
    done = subprocess.run(command, env=env, cwd=ROOT, capture_output=True, check=False)
    took = time.perf_counter() - started
    if done.returncode:
        sys.exit(f"{' '.join(command)}\n{done.stderr.decode()}")
    return took


def _fill(folder: Path, env: Mapping[str, str]) -> None:
    """Make a company with a hundred contracts of the last ninety days."""
    _run([*_program(), "init", "--company", "Bench"], env)
    today = date.today()  # noqa: DTZ011 - any day near today's will do
    contracts: list[tuple[str, ...]] = [_CONTRACTS]
    for n in range(1, 101):
        signed = today - timedelta(days=91 - n * 90 // 100)
        sent = signed + timedelta(days=1)
        head = (f"X-{n}", f"C{n % 20 + 1}", "kim", str(signed), str(sent))
        contracts += [(*head, f"P{(n + line) % 20 + 1}", "10", "500") for line in range(3)]
    books: list[tuple[str, list[tuple[str, ...]]]] = [
        ("staff", [*_STAFF]),
        ("customers", [*_CUSTOMERS]),
        ("products", [*_PRODUCTS]),
        ("contracts", contracts),
    ]
    for kind, rows in books:
        book = folder / f"{kind}.csv"
        with book.open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream).writerows(rows)
        who = [] if kind == "staff" else ["--as", "lee"]
        _run([*_program(), *who, "import", str(book), "--kind", kind], env)


def _measured(env: Mapping[str, str], runs: int) -> dict[str, float]:
    """Return the median seconds of every case, and of bare Python."""
    commands = {BARE: [sys.executable, "-c", "pass"]}
    commands |= {name: [*_program(), *line.split()] for name, (line, _most) in CASES.items()}
    took: dict[str, list[float]] = {name: [] for name in commands}
    for turn in range(-1, runs):
        for name, command in commands.items():
            seconds = _run(command, env)
            if turn >= 0:  # the round before the first fills the caches
                took[name].append(seconds)
    return {name: median(seconds) for name, seconds in took.items()}


def _told(medians: Mapping[str, float], runs: int) -> str:
    bare = medians[BARE]
    rows: list[tuple[str, str, str, str]] = [(f"`{BARE}`", f"{bare * 1000:.0f}", "1.0", "")]
    for name, (_line, most) in CASES.items():
        times = medians[name] / bare
        over = "" if times <= most else " **over**"
        rows.append((f"`{name}`", f"{medians[name] * 1000:.0f}", f"{times:.1f}{over}", f"≤ {most}"))
    headings = ("Run", "Milliseconds", "× bare Python", "Target")
    return (
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, "
        f"{platform.system()} {platform.machine()}, {os.cpu_count()} processors; "
        f"median of {runs} interleaved runs.\n\n{table(headings, rows)}"
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
