"""Looking at a database file from outside the program, with nothing but the standard library."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

Row = Mapping[str, Any]


@contextmanager
def raw(path: Path, *, foreign_keys: bool = True) -> Iterator[sqlite3.Connection]:
    """Open a file as somebody with another program would."""
    with closing(sqlite3.connect(path, isolation_level=None, timeout=60)) as connection:
        connection.execute(f"PRAGMA foreign_keys={'ON' if foreign_keys else 'OFF'}")
        connection.execute("PRAGMA synchronous=OFF")
        connection.row_factory = sqlite3.Row
        yield connection


def tables(connection: sqlite3.Connection) -> list[str]:
    """List the tables of a file."""
    found = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    )
    return sorted(name for (name,) in found)


def dump(path: Path) -> dict[str, list[dict[str, Any]]]:
    """Read every row of every table."""
    with raw(path) as connection:
        return {
            table: [dict(row) for row in connection.execute(f"SELECT * FROM {table} ORDER BY 1")]
            for table in tables(connection)
        }


def defects(path: Path) -> list[str]:
    """Name what SQLite itself finds wrong with a file."""
    with raw(path) as connection:
        integrity = [row[0] for row in connection.execute("PRAGMA integrity_check")]
        keys = [tuple(row) for row in connection.execute("PRAGMA foreign_key_check")]
    return [word for word in integrity if word != "ok"] + [str(key) for key in keys]
