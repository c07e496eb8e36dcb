"""Measure the statements of the forms with a short and with a long history.

    python -m bench.scale [--large N] [--write FILE …]

Two throw-away databases are made by the migrations, without the guards, and filled row by row. The
last fourteen months, with which a form compares, and what is open are the same in both; the rest is
history, delivered and paid.
"""

import argparse
import itertools
import sqlite3
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from statistics import median

from bench._program import refresh
from salescli import reports
from salescli.db import guards, migrate
from salescli.db.read import reading
from salescli.engine.company import company
from salescli.policy import period as periods
from salescli.policy.period import FRIDAY
from salescli.reports import _report
from salescli.workspace import Look
from tools._markdown import table

TODAY = date(2026, 11, 21)
FIRST = date(2010, 1, 4)
NOW = "2026-11-21T03:00:00.000000+00:00"
RECENT, SPAN = 2_800, 425
"""Contracts of the last days, which are the same in both databases."""

OPEN = 60
"""The days of which every other contract is unpaid."""

SELLERS, CUSTOMERS, PRODUCTS = 20, 500, 200
MOST = {"F8": 5.0, "F12": 5.0}
"""How many times as long a form may take with the long history; else 1.5."""

ROUNDS = 9
WEEK = 7
_BATCH = 50_000


def main(words: Sequence[str]) -> int:
    """Fill both databases, time every form, print, and write where it was asked for."""
    parser = argparse.ArgumentParser(prog="bench.scale")
    parser.add_argument("--small", type=int, default=10_000)
    parser.add_argument("--large", type=int, default=1_000_000)
    parser.add_argument("--folder", type=Path, help="where the throw-away files are made")
    parser.add_argument("--write", type=Path, nargs="*", default=[], help="files to refresh")
    chosen = parser.parse_args(words)
    with tempfile.TemporaryDirectory(dir=chosen.folder) as folder:
        paths = [Path(folder) / f"{n}.db" for n in (chosen.small, chosen.large)]
        for path, count in zip(paths, (chosen.small, chosen.large), strict=True):
            started = time.perf_counter()
            _make(path, count)
            size = path.stat().st_size / 2**20
            print(f"{count:,} contracts, {size:,.0f} MB, in {time.perf_counter() - started:.0f} s")
        told = _told(chosen.small, chosen.large, _timed(paths))
    print(told)
    refresh(chosen.write, "scale", told)
    return 0


def _make(path: Path, count: int) -> None:
    connection = migrate.create(path)
    guards.remove(connection)
    connection.execute("PRAGMA foreign_keys=OFF")
    connection.execute("PRAGMA journal_mode=OFF")
    connection.execute("PRAGMA synchronous=OFF")
    indexes = connection.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
    ).fetchall()
    for name, _sql in indexes:
        connection.execute(f"DROP INDEX {name}")
    connection.execute("BEGIN")
    _registers(connection)
    _contracts(connection, count)
    for _name, sql in indexes:
        connection.execute(sql)
    connection.execute("COMMIT")
    connection.close()


def _insert(connection: sqlite3.Connection, name: str, rows: Sequence[dict[str, object]]) -> None:
    """Insert rows; a column they do not name and that must not be empty gets nought."""
    columns = connection.execute(f"PRAGMA table_info({name})").fetchall()
    filler = {
        column: 1 if column == "written" else 0 if kind == "INTEGER" else ""
        for _cid, column, kind, needed, default, key in columns
        if needed and not key and default is None
    }
    keys = list(filler | rows[0])
    marks = ", ".join(f":{key}" for key in keys)
    connection.executemany(
        f"INSERT INTO {name} ({', '.join(keys)}) VALUES ({marks})",
        (filler | row for row in rows),
    )


def _registers(connection: sqlite3.Connection) -> None:
    since = {"valid_from": FIRST.isoformat(), "version": 1, "recorded_at": NOW}
    settings = {"company": "Scale", "currency": "KRW", "zone": "Asia/Seoul"}
    _insert(connection, "audit", [{"seq": 1, "version": 1, "recorded_at": NOW, "hash": "1"}])
    _insert(connection, "setting", [{"key_": k, "value": v, **since} for k, v in settings.items()])
    sellers, customers = range(1, SELLERS + 1), range(1, CUSTOMERS + 1)
    products = range(1, PRODUCTS + 1)
    named = [{"id": n, "code": f"E{n}", "name": f"Seller {n}"} for n in sellers]
    _insert(connection, "employee", [{**e, "hired_on": FIRST.isoformat()} for e in named])
    roles = [{"employee_id": n, "role": "SALES", "region": "Seoul", **since} for n in sellers]
    _insert(connection, "assignment", roles)
    _insert(
        connection,
        "customer",
        [{"id": n, "code": f"C{n}", "name": f"Customer {n}"} for n in customers],
    )
    profile = {"kind": "dealer", "region": "Seoul", **since}
    _insert(connection, "customer_profile", [{"customer_id": n, **profile} for n in customers])
    _insert(
        connection,
        "product",
        [{"id": n, "code": f"P{n}", "name": f"Product {n}", "unit": "piece"} for n in products],
    )


def _contracts(connection: sqlite3.Connection, count: int) -> None:
    postings = itertools.count(1)
    days = (TODAY - FIRST).days - SPAN
    history = count - RECENT
    for first in range(1, count + 1, _BATCH):
        batch: dict[str, list[dict[str, object]]] = {
            name: []
            for name in ("contract", "contract_line", "posting", "quote", "visit", "profile_change")
        }
        for n in range(first, min(first + _BATCH, count + 1)):
            old = n <= history
            place = n * days // history if old else days + (n - history) * (SPAN - 2) // RECENT
            age = days + SPAN - place
            paid = age > OPEN or (n % 2 == 0 and age > WEEK)
            _contract(batch, postings, n, FIRST + timedelta(days=place), paid=paid)
            _selling(batch, n, FIRST + timedelta(days=place))
        for name, rows in batch.items():
            _insert(connection, name, rows)


def _contract(
    batch: dict[str, list[dict[str, object]]],
    postings: Iterator[int],
    n: int,
    signed: date,
    *,
    paid: bool,
) -> None:
    """Sign a contract, deliver and invoice it the day after, and collect it within a week."""
    sent, settled = signed + timedelta(days=1), signed + timedelta(days=WEEK)
    due = sent + timedelta(days=30)
    who: dict[str, object] = {"customer_id": n % CUSTOMERS + 1, "salesperson_id": n % SELLERS + 1}
    batch["contract"].append(
        {
            "id": n,
            "number": f"C-{signed.year}-{n:07d}",
            "state": "completed",
            "drafted_on": signed.isoformat(),
            "created_at": NOW,
            "payment_days": 30,
            "total": 10_000,
            "means": "written",
            "revision": 1,
            "signed_on": signed.isoformat(),
            "effective_on": signed.isoformat(),
            "archived_on": signed.isoformat(),
            "open_until": settled.isoformat() if paid else date.max.isoformat(),
            "closed_at": NOW if paid else None,
            **who,
        }
    )
    line: dict[str, object] = {"product_id": n % PRODUCTS + 1, "quantity": 10_000}
    batch["contract_line"].append(
        {"id": n, "contract_id": n, "position": 1, "price": 1_000, "amount": 10_000, **line}
    )
    for kind, day, more in (
        ("signed", signed, {"quantity": 1_000, "amount": 0}),
        ("contracted", signed, line),
        ("dispatched", sent, {"shipment_id": n, **line}),
        ("invoiced", sent, {"invoice_id": n, "due_on": due.isoformat()}),
        ("collected", settled, {"collection_id": n, "method": "transfer"}),
        ("applied", settled, {"collection_id": n, "invoice_id": n, "method": "transfer"}),
    ):
        if paid or day is not settled:
            batch["posting"].append(_NONE | _posting(postings, kind, day, n) | who | more)


def _selling(batch: dict[str, list[dict[str, object]]], n: int, day: date) -> None:
    """Visit the account on the day, quote, win, and note a change of its profile."""
    on = day.isoformat()
    who: dict[str, object] = {"customer_id": n % CUSTOMERS + 1, "salesperson_id": n % SELLERS + 1}
    batch["visit"].append(
        {
            "id": n,
            "number": f"V-{day.year}-{n:07d}",
            "state": "done",
            "created_at": NOW,
            "from_on": on,
            "until_on": on,
            "method": "on_site",
            "planned_collection": 1_000,
            "submitted_on": on,
            "approved_on": on,
            "visited_on": on,
            "result": "well",
            "sealed_on": on,
            "ordinal": (n - 1) // CUSTOMERS + 1,
            **who,
        }
    )
    batch["quote"].append(
        {
            "id": n,
            "number": f"Q-{day.year}-{n:07d}",
            "state": "won",
            "revision": 1,
            "drafted_on": on,
            "created_at": NOW,
            "payment_days": 30,
            "total": 10_000,
            "sent_on": on,
            "closed_on": on,
            **who,
        }
    )
    change = {"customer_id": who["customer_id"], "field": "stage", "changed_on": on}
    batch["profile_change"].append({"id": n, "recorded_at": NOW, **change})


_NONE: dict[str, object] = dict.fromkeys(
    ("line_id", "shipment_id", "invoice_id", "collection_id", "product_id", "due_on", "method")
)


def _posting(postings: Iterator[int], kind: str, day: date, n: int) -> dict[str, object]:
    return {
        "id": next(postings),
        "kind": kind,
        "booked_on": day.isoformat(),
        "recorded_at": NOW,
        "contract_id": n,
        "line_id": n,
        "amount": 10_000,
        "quantity": 0,
    }


def _timed(paths: Sequence[Path]) -> dict[str, tuple[float, float, int]]:
    """Return the median seconds of each form's statements in both, and the rows of the latter."""
    found = {}
    with reading(paths[0]) as small, reading(paths[1]) as large:
        looks = [Look(reader, company(reader, TODAY), TODAY) for reader in (small, large)]
        for name in reports.names():
            # In turns, so that a busy moment hits both; the first round fills the caches.
            rounds = [[_once(look, name) for look in looks] for _round in range(ROUNDS + 1)][1:]
            before, after = (
                median(took for took, _rows in each) for each in zip(*rounds, strict=True)
            )
            found[name] = before, after, rounds[0][1][1]
    return found


def _once(look: Look, name: str) -> tuple[float, int]:
    """Return the seconds that a form's statements take, and the rows they give."""
    report = reports.load(name)
    ahead = periods.coming if report.plan else periods.last_closed
    period = ahead(report.grain, TODAY, FRIDAY)
    values = _report.parameters(look, period, report.sections, salesperson=None, as_of=None)
    started = time.perf_counter()
    rows = sum(len(look.rows(s.sql, **values)) for s in report.sections)
    return time.perf_counter() - started, rows


def _told(small: int, large: int, timed: Mapping[str, tuple[float, float, int]]) -> str:
    rows = []
    for name, (before, after, count) in timed.items():
        times, most = after / before, MOST.get(name, 1.5)
        over = "" if times <= most else " **over**"
        rows.append(
            (
                name,
                count,
                f"{before * 1000:.1f}",
                f"{after * 1000:.1f}",
                f"{times:.2f}{over}",
                f"≤ {most}",
            )
        )
    headings = ("Form", "Rows", f"ms at {small:,}", f"ms at {large:,}", "Ratio", "Target")
    how = f"SQLite {sqlite3.sqlite_version}; median of {ROUNDS} runs in turns."
    return f"{how}\n\n{table(headings, rows)}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
