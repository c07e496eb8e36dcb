"""Answers to the SELECTs of a transaction, kept until a table that they read is written."""

import re
import sqlite3
from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

Row = Mapping[str, Any]

MOST_KEPT = 2_000
"""Answers that are kept at once: a long transaction asks for ever new ones."""

MOST_ROWS = 100
"""Rows of an answer that is kept: whoever asks for a whole register keeps it himself."""

VIEWS = {"sale": frozenset({"posting"})}
"""View to the tables that it reads."""

_WORD = re.compile(r"(?<![:\w])\w+")


@cache
def tables_of(sql: str) -> frozenset[str]:
    """Return the words of a statement, the names of the tables it reads among them."""
    words = frozenset(_WORD.findall(sql.lower()))
    return words.union(*(VIEWS[view] for view in words & VIEWS.keys()))


class _Answer(NamedTuple):
    """Rows, and when they were asked for."""

    rows: list[Row]
    at: int


class Answers:
    """What was asked in a transaction, whose rows nobody else can change."""

    def __init__(self) -> None:
        self._kept: dict[tuple[object, ...], _Answer] = {}
        self._written: dict[str, int] = {}
        self._now = 0

    def forget(self, table: str) -> None:
        """Take note that a table was written."""
        self._now += 1
        self._written[table] = self._now

    def give(self, driver: sqlite3.Connection, sql: str, values: Mapping[str, object]) -> list[Row]:
        """Return the rows of a SELECT, asked for now or known from before."""
        asked = (sql, *values.items())
        known = self._kept.get(asked)
        if known is not None and known.at >= self._changed(sql):
            return known.rows.copy()
        rows = _run(driver, sql, values)
        if len(self._kept) >= MOST_KEPT:
            self._kept.clear()
        if len(rows) <= MOST_ROWS:
            self._kept[asked] = _Answer(rows.copy(), self._now)
        return rows

    def _changed(self, sql: str) -> int:
        """Return when a table that a statement reads was last written."""
        written = self._written
        return max((written[table] for table in written.keys() & tables_of(sql)), default=0)


def _run(driver: sqlite3.Connection, sql: str, values: Mapping[str, object]) -> list[Row]:
    cursor = driver.execute(sql, values)
    labels = [column[0] for column in cursor.description]
    return [dict(zip(labels, row, strict=True)) for row in cursor]
