"""Databases with a short and a long history, filled by SQL without the guards.

What is open and the last fourteen months, with which a form compares, are the same in all; the
rest is history: delivered, invoiced, paid, filed and reconciled.
"""

import sqlite3
from datetime import date, timedelta
from pathlib import Path

from bench import _cases, _rows
from salescli.db import guards, migrate

TODAY = date(2026, 11, 21)
FIRST = date(2010, 1, 4)
RECENT, SPAN = 2_800, 425
"""Contracts of the last days, which are the same in every database."""

OPEN = 60
"""The days of which every other contract is unpaid."""

WEEK = 7
METHODS = ("transfer", "transfer", "cash", "transfer", "cheque", "transfer", "acceptance_bill")
"""How contracts are paid, in turn; one of so many from the account, by what was transferred."""

ON_ACCOUNT = 199

_DEAL = """
    CREATE TEMP TABLE deal (
        n INTEGER PRIMARY KEY, customer INTEGER, seller INTEGER, product INTEGER, round INTEGER,
        paid INTEGER, on_account INTEGER, stands INTEGER, method TEXT, year TEXT, at TEXT,
        signed TEXT, sent TEXT, due TEXT, settled TEXT, clears TEXT
    )
"""
"""A contract: delivered and invoiced the day after, paid in a week, its instrument in a month."""


def made(path: Path, contracts: int) -> None:
    """Make a file with so many contracts; indexes come last, which is quicker."""
    connection = migrate.create(path)
    guards.remove(connection)
    for pragma in ("foreign_keys=OFF", "journal_mode=OFF", "synchronous=OFF", "temp_store=MEMORY"):
        connection.execute(f"PRAGMA {pragma}")
    indexes = connection.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
    ).fetchall()
    for name, _sql in indexes:
        connection.execute(f"DROP INDEX {name}")
    connection.execute("BEGIN")
    connection.execute(_DEAL)
    history = contracts - RECENT
    connection.executemany(
        f"INSERT INTO deal VALUES ({', '.join('?' * 16)})",
        (_deal(n, history) for n in range(1, contracts + 1)),
    )
    for table, source, columns in (*_rows.all_of(FIRST, TODAY), *_cases.all_of()):
        _put(connection, table, source, columns)
    for _name, sql in indexes:
        connection.execute(sql)
    connection.execute("COMMIT")
    connection.close()


def _deal(n: int, history: int) -> tuple[object, ...]:
    days = (TODAY - FIRST).days - SPAN
    place = n * days // history if n <= history else days + (n - history) * (SPAN - 2) // RECENT
    age, signed = days + SPAN - place, FIRST + timedelta(days=place)
    paid = age > OPEN or (n % 2 == 0 and age > WEEK)
    on_account = n % ON_ACCOUNT == 0
    return (
        n,
        n % _rows.CUSTOMERS + 1,
        n % _rows.SELLERS + 1,
        n % _rows.PRODUCTS + 1,
        (n - 1) // _rows.CUSTOMERS + 1,
        paid,
        on_account,
        _rows.STANDS if on_account and n > history else 0,
        METHODS[0 if on_account else n % len(METHODS)],
        str(signed.year),
        f"{signed}T03:00:00.000000+00:00",
        *(str(signed + timedelta(days=later)) for later in (0, 1, 31, WEEK, WEEK + 30)),
    )


def _put(connection: sqlite3.Connection, table: str, source: str, columns: dict[str, str]) -> None:
    """Insert what is selected; a column that is not named and must not be empty gets nought."""
    filler = {
        column: "1" if column == "written" else "0" if kind == "INTEGER" else "''"
        for _cid, column, kind, needed, default, key in connection.execute(
            f"PRAGMA table_info({table})"
        )
        if needed and not key and default is None
    }
    told = filler | columns
    connection.execute(
        f"INSERT INTO {table} ({', '.join(told)}) SELECT {', '.join(told.values())} {source}"
    )
