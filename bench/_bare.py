"""What SQLite itself costs: the statements of a run written down, and done again without salescli.

python -m bench._bare replay FILE STATEMENTS
python -m bench._bare insert FILE IMPORTED
"""

import json
import sqlite3
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from itertools import count
from time import perf_counter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

Note = Callable[[str, str, object], object]
"""Told how a connection was spoken to, the statement and its values."""

PRAGMAS = ("PRAGMA foreign_keys=OFF", "PRAGMA synchronous=EXTRA")
"""Rows without the audit point to audit rows that are not there."""


class _Connection(sqlite3.Connection):
    """Notes the statements it is given, where a trace would repeat them for every trigger."""

    note: Note

    def cursor(self, _factory: object = None) -> "_Cursor":  # type: ignore[override]
        return super().cursor(_Cursor)

    def execute(self, sql: str, values: Any = (), /) -> "_Cursor":  # noqa: ANN401 - row or mapping
        return self.cursor().execute(sql, values)

    def executemany(self, sql: str, rows: Iterable[Any], /) -> "_Cursor":
        return self.cursor().executemany(sql, rows)

    def create_function(
        self, name: str, narg: int, func: Callable[..., Any] | None, *, deterministic: bool = False
    ) -> None:
        self.note("create_function", name, narg)
        super().create_function(name, narg, func, deterministic=deterministic)

    def commit(self) -> None:
        self._end("COMMIT")
        super().commit()

    def rollback(self) -> None:
        self._end("ROLLBACK")
        super().rollback()

    def close(self) -> None:
        self.note("close", "", ())
        super().close()

    def _end(self, word: str) -> None:
        if self.in_transaction:
            self.note("execute", word, ())


class _Cursor(sqlite3.Cursor):
    def execute(self, sql: str, values: Any = (), /) -> "_Cursor":  # noqa: ANN401 - row or mapping
        self._note("execute", sql, values)
        return super().execute(sql, values)

    def executemany(self, sql: str, rows: Iterable[Any], /) -> "_Cursor":
        kept = list(rows)
        self._note("executemany", sql, kept)
        return super().executemany(sql, kept)

    def _note(self, how: str, sql: str, values: object) -> None:
        assert isinstance(self.connection, _Connection)  # noqa: S101 - narrows for mypy
        self.connection.note(how, sql, values)


@contextmanager
def recording(path: "Path") -> Iterator[None]:
    """Write a line of JSON for everything that connections opened meanwhile are told."""
    connect, numbers = sqlite3.connect, count()

    def recorded(*args: Any, **options: Any) -> sqlite3.Connection:  # noqa: ANN401 - handed on
        connection: _Connection = connect(*args, **options | {"factory": _Connection})
        number = next(numbers)
        connection.note = lambda *told: out.write(json.dumps((number, *told)) + "\n")
        return connection

    with path.open("w", encoding="utf-8") as out:
        sqlite3.connect = recorded  # type: ignore[assignment]
        try:
            yield
        finally:
            sqlite3.connect = connect


def replay(path: str, lines: Iterable[str]) -> float:
    """Do what was recorded with plain connections; return the seconds that SQLite needs."""
    connections: dict[int, sqlite3.Connection] = {}
    took = 0.0
    for line in lines:
        number, how, sql, values = json.loads(line)
        started = perf_counter()
        if how == "close":
            connections.pop(number).close()
        else:
            if number not in connections:
                connections[number] = sqlite3.connect(path, isolation_level=None)
            connection = connections[number]
            if how == "create_function":
                connection.create_function(sql, values, _uncalled)
            else:
                getattr(connection, how)(sql, values).fetchall()
        took += perf_counter() - started
    return took


def _uncalled(*_values: object) -> None:
    """Stand for a function of the program that migrations name: a new file has no row for it."""
    raise NotImplementedError


def insert(path: str, imported: str) -> float:
    """Put the rows that an import added into a file without guards and audit; return seconds."""
    with (
        closing(sqlite3.connect(path, isolation_level=None)) as into,
        closing(sqlite3.connect(imported)) as source,
    ):
        for (name,) in _names(into, "trigger"):
            into.execute(f'DROP TRIGGER "{name}"')
        for pragma in PRAGMAS:
            into.execute(pragma)
        (last,) = into.execute("SELECT MAX(seq) FROM audit").fetchone()
        started = perf_counter()
        into.execute("BEGIN IMMEDIATE")
        took = perf_counter() - started
        for (name,) in _names(into, "table"):
            took += _filled(into, source, name, last)
        started = perf_counter()
        into.execute("COMMIT")
        return took + perf_counter() - started


def _names(connection: sqlite3.Connection, kind: str) -> list[tuple[str]]:
    sql = "SELECT name FROM sqlite_master WHERE type = ? AND name NOT LIKE 'sqlite_%'"
    return connection.execute(sql, (kind,)).fetchall()


def _filled(into: sqlite3.Connection, source: sqlite3.Connection, name: str, last: int) -> float:
    columns = [row[1] for row in into.execute(f"PRAGMA table_info({name})")]
    if "written" not in columns:
        return 0.0
    rows = source.execute(f"SELECT * FROM {name} WHERE written > ?", (last,)).fetchall()
    marks = ", ".join("?" * len(columns))
    started = perf_counter()
    into.executemany(f"INSERT INTO {name} VALUES ({marks})", rows)
    return perf_counter() - started


def main(words: Sequence[str]) -> int:
    """Print the seconds of what was asked for."""
    what, path, other = words
    if what == "insert":
        print(insert(path, other))
    else:
        with open(other, encoding="utf-8") as lines:  # noqa: PTH123 - start-up
            print(replay(path, lines))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
