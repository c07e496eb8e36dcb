"""Reading by SQL text and the standard library: no table class is imported."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import Any

from salescli.db.file import reader, refusal

KEPT = 5_000
"""An answer of so many rows goes into a file."""


class Reader:
    """An open database that is only read."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path

    def rows(self, sql: str, **values: object) -> list[Mapping[str, Any]]:
        """Run one SELECT with named parameters and return its rows, each by label."""
        try:
            return self._connection.execute(sql, values).fetchall()
        except sqlite3.Error as error:
            raise refusal(error, self._path) from error

    def long(self, sql: str, **values: object) -> Sequence[Mapping[str, Any]]:
        """Return the rows of one SELECT that may be many: then not all of them in memory."""
        try:
            found = self._connection.execute(sql, values)
            rows = found.fetchmany(KEPT)
            if len(rows) < KEPT:
                return rows
            from salescli.db.spool import Spool  # noqa: PLC0415 - few answers are so long

            labels = [column[0] for column in found.description]
            return Spool(labels, chain(rows, found))
        except sqlite3.Error as error:
            raise refusal(error, self._path) from error


@contextmanager
def reading(path: Path) -> Iterator[Reader]:
    """Open a file of ours to read, in one transaction, so that all statements see one state."""
    connection = reader(path)
    try:
        connection.execute("BEGIN")
        yield Reader(connection, path)
    finally:
        connection.close()
