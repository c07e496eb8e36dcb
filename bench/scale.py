"""Measure the statements of forms and lists with a short and with a long history.

python -m bench.scale [--large N] [--keep FOLDER] [--only NAME …] [--write FILE …]
"""

import argparse
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import replace
from functools import partial
from operator import itemgetter
from pathlib import Path
from typing import Any, NamedTuple, cast

from bench._history import TODAY, made
from bench._program import refresh
from salescli import lists, reports
from salescli.db.read import Reader, reading
from salescli.engine.company import company
from salescli.look import Look
from salescli.policy import period as periods
from salescli.policy.period import FRIDAY
from salescli.policy.roles import Actor, Role
from salescli.reports import _report
from tools._markdown import table

MOST = {"F8": 5.0, "F12": 5.0, "collect aging": 5.0}
"""How many times as long one may take with the long history; else 1.5."""

ROUNDS = 9
LAST_MONTH = "2026-10"
LONG_AGO = "2012"
ACCOUNT = "C7"

Row = Mapping[str, Any]


class Watch:
    """A reader that keeps how long each of its statements took, and how many rows came."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self.took: list[tuple[str, float, int]] = []

    def rows(self, sql: str, **values: object) -> list[Row]:
        """Run one SELECT."""
        started = time.perf_counter()
        rows = self._reader.rows(sql, **values)
        self.took.append((sql, time.perf_counter() - started, len(rows)))
        return rows


class Run(NamedTuple):
    """How long the statements of a form or list took, and what they gave."""

    seconds: float
    rows: int
    statements: list[tuple[str, float, int]]


def _form(name: str, look: Look) -> None:
    report = reports.load(name)
    ahead = periods.coming if report.plan else periods.last_closed
    period = ahead(report.grain, TODAY, FRIDAY)
    values = _report.parameters(look, period, report.sections, salesperson=None, as_of=None)
    for section in report.sections:
        look.rows(section.sql, **values)


def _today(look: Look) -> object:
    """List what waits for somebody who manages, sells, and sits in every office."""
    everything = Actor(1, "E1", "E1", tuple(Role))
    return lists.today.listed(replace(look, actor=everything))


def _newest(look: Look, **chosen: str) -> object:
    """List the newest contracts, as a terminal shows them, and how many more there are."""
    return lists.contract.listed(replace(look, most=50), **chosen)


LISTS: Mapping[str, Callable[[Look], object]] = {
    "collect aging": lists.aging.aged,
    "collect list --due": lists.aging.due,
    "collect list --state applied": partial(lists.collect.listed, state="applied"),
    "contract list": _newest,
    "contract list --customer": partial(_newest, customer=ACCOUNT),
    "contract list --since": partial(_newest, since=LAST_MONTH),
    "contract list --until": partial(_newest, until=LONG_AGO),
    "customer account": partial(lists.account.shown, word=ACCOUNT),
    "reconcile list --month": partial(lists.reconcile.listed, month=LAST_MONTH),
    "today": _today,
    "watch": lists.watch.listed,
}
"""What is measured beside the forms, by what it is called."""


def main(words: Sequence[str]) -> int:
    """Fill both databases, time all, print, and write where it was asked for."""
    parser = argparse.ArgumentParser(prog="bench.scale")
    parser.add_argument("--small", type=int, default=10_000)
    parser.add_argument("--large", type=int, default=1_000_000)
    parser.add_argument("--folder", type=Path, help="where the throw-away files are made")
    parser.add_argument("--keep", type=Path, help="a folder whose files are kept and used again")
    parser.add_argument("--only", nargs="*", help="names of what is measured; else all")
    parser.add_argument("--slow", action="store_true", help="tell which statements grow")
    parser.add_argument("--write", type=Path, nargs="*", default=[], help="files to refresh")
    chosen = parser.parse_args(words)
    kept = nullcontext(chosen.keep) if chosen.keep else None
    with kept or tempfile.TemporaryDirectory(dir=chosen.folder) as folder:
        paths = [_filled(Path(folder), n) for n in (chosen.small, chosen.large)]
        timed = _timed(paths, chosen.only or [*reports.names(), *LISTS])
    if chosen.slow:
        print(_grown(timed))
    told = _told(chosen.small, chosen.large, timed)
    print(told)
    refresh(chosen.write, "scale", told)
    return 0


def _filled(folder: Path, contracts: int) -> Path:
    path = folder / f"{contracts}.db"
    if not path.exists():
        started = time.perf_counter()
        made(path, contracts)
        size = path.stat().st_size / 2**20
        took = time.perf_counter() - started
        print(f"{contracts:,} contracts, {size:,.0f} MB, in {took:.0f} s")
    return path


def _timed(paths: Sequence[Path], names: Sequence[str]) -> dict[str, tuple[Run, Run]]:
    """Return what each took at best in both."""
    with reading(paths[0]) as small, reading(paths[1]) as large:
        found = {}
        for name in names:
            # In turns, so that a busy moment hits both; the first round fills the caches.
            rounds = [
                [
                    _once(reader, LISTS.get(name) or partial(_form, name))
                    for reader in (small, large)
                ]
                for _round in range(ROUNDS + 1)
            ][1:]
            before, after = map(_best, zip(*rounds, strict=True))
            found[name] = before, after
    return found


def _once(reader: Reader, act: Callable[[Look], object]) -> Run:
    watch = Watch(reader)
    act(Look(cast("Reader", watch), company(reader, TODAY), TODAY))
    took = sum(seconds for _sql, seconds, _rows in watch.took)
    return Run(took, sum(rows for _sql, _seconds, rows in watch.took), watch.took)


def _best(runs: Sequence[Run]) -> Run:
    """Return the least that a form or list took, and each of its statements."""
    each = zip(*(run.statements for run in runs), strict=True)
    least = [min(of, key=itemgetter(1)) for of in each]
    return Run(min(run.seconds for run in runs), runs[0].rows, least)


def _grown(timed: Mapping[str, tuple[Run, Run]]) -> str:
    """Tell the statements that take a tenth of a run or more and grow beyond what it may."""
    return "\n".join(
        f"{name}: {before * 1000:.1f} -> {after * 1000:.1f} ms, {few} -> {many} rows\n{sql}"
        for name, (small, large) in timed.items()
        for known in [{sql: (took, rows) for sql, took, rows in small.statements}]
        for sql, after, many in large.statements
        for before, few in [known.get(sql, (0.0, 0))]
        if after > before * 1.5 and after > large.seconds / 10
    )


def _told(small: int, large: int, timed: Mapping[str, tuple[Run, Run]]) -> str:
    rows = []
    for name, (before, after) in timed.items():
        times, most = after.seconds / before.seconds, MOST.get(name, 1.5)
        over = "" if times <= most else " **over**"
        rows.append(
            (
                f"`{name}`" if " " in name or name.islower() else name,
                after.rows,
                f"{before.seconds * 1000:.1f}",
                f"{after.seconds * 1000:.1f}",
                f"{times:.2f}{over}",
                f"≤ {most}",
            )
        )
    headings = ("What", "Rows", f"ms at {small:,}", f"ms at {large:,}", "Ratio", "Target")
    how = f"SQLite {sqlite3.sqlite_version}; best of {ROUNDS} runs in turns."
    return f"{how}\n\n{table(headings, rows)}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
