"""The demonstration, made once for all tests that look at it: import the fixture `demo_db`."""

import fcntl
import os
import sqlite3
import tomllib
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from salescli import demo
from salescli.commands.demo import play
from tests._program import ROOT


class Breach(NamedTuple):
    """A breach of a watched rule: by whom, and so many working days late or never done."""

    rule: str
    due: date
    who: str
    late: int | None


def planted() -> list[Breach]:
    """Read the breaches that the demonstration declares."""
    told = tomllib.loads((ROOT / "data/demo/breaches.toml").read_text("utf-8"))["breach"]
    found = [Breach(one["rule"], one["due"], one.get("who", ""), one.get("late")) for one in told]
    return sorted(found, key=str)  # of a rule, a day and a person one may be never done


@pytest.fixture(scope="session")
def demo_db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the demonstration's file; nobody may write it."""
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    path = shared / "demonstration" / "demo.db"
    path.parent.mkdir(exist_ok=True)
    # Two modules, or two workers, must not both make it: the second waits for the first.
    with (path.parent / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not path.exists():
            demo.make(path, play)
    return path


@pytest.fixture
def rows(demo_db: Path) -> Iterator[sqlite3.Cursor]:
    """Give a cursor over the demonstration, its rows by label."""
    with closing(sqlite3.connect(f"{demo_db.as_uri()}?mode=ro", uri=True)) as connection:
        connection.row_factory = sqlite3.Row
        yield connection.cursor()


def column(rows: sqlite3.Cursor, sql: str, *values: object) -> list[Any]:
    """Return the first column of what a SELECT finds."""
    return [row[0] for row in rows.execute(sql, values)]
