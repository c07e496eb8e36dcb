"""Measure whole runs of the program as multiples of a bare `python -c pass`.

    python -m bench.startup [--runs N] [--write FILE …]

Every round runs each case once, so that a busy moment of the machine hits all of them; the median
of the rounds counts. `--write` puts the table into the block `<!-- measured:startup -->` of a file.
"""

import argparse
import csv
import sys
import tempfile
from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from statistics import median

from bench._program import LINES, contracts, environment, machine, refresh, rounds, timed
from tools._markdown import table

BARE = "python -c pass"
READ, DRAWN, PACK, WRITE = 8, 11, 15, 45
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
    "salescli report F12 --json": ("report F12 --json", READ),
    "salescli report F12": ("report F12", DRAWN),
    "salescli report weekly": ("report weekly", PACK),
    "salescli contract draft C1": ("--as kim contract draft C1", WRITE),
    "salescli customer edit C1 --phone …": ("--as lee customer edit C1 --phone 1", WRITE),
}
"""What is shown, what is run, and the most it may cost."""

_STAFF = [
    ("Code", "Name", "Role", "Hired on"),
    ("han", "Han Jimin", "ADMIN", "2020-01-02"),
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


def main(words: Sequence[str]) -> int:
    """Make a small database, measure, print, and write where it was asked for."""
    parser = argparse.ArgumentParser(prog="bench.startup")
    parser.add_argument("--runs", type=int, default=15, help="rounds (default 15)")
    parser.add_argument("--write", type=Path, nargs="*", default=[], help="files to refresh")
    chosen = parser.parse_args(words)
    with tempfile.TemporaryDirectory() as folder:
        env = environment(Path(folder))
        _fill(Path(folder), env)
        told = _told(_measured(env, chosen.runs), chosen.runs)
    print(told)
    refresh(chosen.write, "startup", told)
    return 0


def _program() -> list[str]:
    """Return what a user starts: the installed script, else the module."""
    script = Path(sys.executable).with_name("salescli")
    return [str(script)] if script.exists() else [sys.executable, "-m", "salescli"]


def _fill(folder: Path, env: Mapping[str, str]) -> None:
    """Make a company with a hundred contracts of the last ninety days."""
    timed([*_program(), "init", "--company", "Bench"], env)
    today = date.today()  # noqa: DTZ011 - any day near today's will do
    books: list[tuple[str, list[tuple[str, ...]]]] = [
        ("staff", [*_STAFF]),
        ("customers", [*_CUSTOMERS]),
        ("products", [*_PRODUCTS]),
        ("contracts", [*contracts(100 * LINES, today)]),
    ]
    for kind, rows in books:
        book = folder / f"{kind}.csv"
        with book.open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream).writerows(rows)
        who = [] if kind == "staff" else ["--as", "lee"]
        timed([*_program(), *who, "import", str(book), "--kind", kind], env)


def _measured(env: Mapping[str, str], runs: int) -> dict[str, float]:
    """Return the median seconds of every case, and of bare Python."""
    commands = {BARE: [sys.executable, "-c", "pass"]}
    commands |= {name: [*_program(), *line.split()] for name, (line, _most) in CASES.items()}
    turns = {name: partial(timed, command, env) for name, command in commands.items()}
    return {name: median(seconds) for name, seconds in rounds(turns, runs).items()}


def _told(medians: Mapping[str, float], runs: int) -> str:
    bare = medians[BARE]
    rows: list[tuple[str, str, str, str]] = [(f"`{BARE}`", f"{bare * 1000:.0f}", "1.0", "")]
    for name, (_line, most) in CASES.items():
        times = medians[name] / bare
        over = "" if times <= most else " **over**"
        rows.append((f"`{name}`", f"{medians[name] * 1000:.0f}", f"{times:.1f}{over}", f"≤ {most}"))
    headings = ("Run", "Milliseconds", "× bare Python", "Target")
    return f"{machine()}; median of {runs} interleaved runs.\n\n{table(headings, rows)}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
