"""A long answer: little of it in memory, and nobody kept out while it is printed."""

import sqlite3
import sys
import tracemalloc
from contextlib import closing
from pathlib import Path
from unittest import mock

import pytest

from salescli import render
from salescli.db import read
from salescli.db.spool import CHUNK, Spool
from salescli.render import rows as rendered
from salescli.render.sheet import Block, Currency, Heading, Kind, Sheet
from tests._program import Program

FORMATS = ["table", "csv", "jsonl", "json"]


@pytest.fixture
def numbers() -> Spool:
    with closing(sqlite3.connect(":memory:")) as connection:
        found = connection.execute(
            "WITH n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 2500)"
            " SELECT n AS n, 'no ' || n AS name, NULL AS empty FROM n"
        )
        return Spool(["n", "name", "empty"], found)


def test_rows_are_read_as_often_as_asked_and_by_their_place(numbers: Spool) -> None:
    last = {"n": 2500, "name": "no 2500", "empty": None}

    assert len(numbers) == 2500 > 2 * CHUNK
    assert [row["n"] for row in numbers] == [*range(1, 2501)] == [row["n"] for row in numbers]
    assert (numbers[-1], numbers[2499], numbers[0]["name"]) == (last, last, "no 1")
    assert [row["n"] for row in numbers[998:1003]] == [999, 1000, 1001, 1002, 1003]
    assert [a["n"] - b["n"] for a, b in zip(numbers, numbers, strict=True)] == [0] * 2500
    with pytest.raises(IndexError):
        numbers[2500]


def test_only_a_long_answer_goes_into_a_file(company: Path) -> None:
    many = "WITH n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < :most) SELECT n FROM n"
    with read.reading(company) as reader:
        short, long = reader.long(many, most=read.KEPT - 1), reader.long(many, most=read.KEPT)

    assert [type(short), type(long), len(long)] == [list, Spool, read.KEPT]


def _many(lines: int) -> Sheet:
    """Return a list of so many rows that are made when they are looked at."""
    columns = (Heading("n", Kind.COUNT, "N"), Heading("name", Kind.TEXT, "Name"))
    rows = rendered.laid(range(lines), lambda n: (n, f"a name of some length, {n}"))
    block = Block("many", "Many", columns, rows)
    return Sheet("many", "Many", "Hanbit", Currency("KRW", 0), (block,))


def _peak(lines: int, format_: str) -> int:
    """Return the most bytes that were held while so many lines were written."""
    nowhere = mock.Mock(
        write=len, isatty=lambda: False, fileno=mock.Mock(side_effect=OSError("none"))
    )
    with mock.patch.object(sys, "stdout", nowhere):
        tracemalloc.start()
        render.write(_many(lines), format_)
        _now, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    return peak


@pytest.mark.parametrize("format_", FORMATS)
def test_a_long_list_takes_no_more_memory_than_a_shorter_one(
    format_: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rendered, "KEPT", 1)
    _peak(100, format_)  # what is loaded and kept once does not count

    assert _peak(9_000, format_) < 1.5 * _peak(3_000, format_)


@pytest.fixture
def few_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read, "KEPT", 1)
    monkeypatch.setattr(rendered, "KEPT", 1)


LISTS = ["contract list", "customer list", "ship list", "collect list", "invoice list"]


@pytest.mark.parametrize("format_", [*FORMATS, "md"])
def test_a_long_list_says_what_a_short_one_says(
    traded: Path, salescli: Program, format_: str, request: pytest.FixtureRequest
) -> None:
    assert traded == salescli.path
    short = [salescli.done(f"{line} --format {format_}") for line in LISTS]
    request.getfixturevalue("few_are_many")

    assert [salescli.done(f"{line} --format {format_}") for line in LISTS] == short


@pytest.mark.usefixtures("few_are_many")
@pytest.mark.parametrize("format_", FORMATS)
def test_the_read_has_ended_before_the_first_row_is_printed(
    traded: Path, salescli: Program, format_: str
) -> None:
    """Nobody could have the whole file alone while somebody else reads it."""
    alone: list[bool] = []
    wrote = render._print

    def printed(*pieces: object, paged: bool) -> None:
        with closing(sqlite3.connect(traded, timeout=0, isolation_level=None)) as connection:
            connection.execute("BEGIN EXCLUSIVE")
            alone.append(True)
        wrote(*pieces, paged=paged)

    with mock.patch.object(render, "_print", printed):
        salescli.done(f"contract list --format {format_}")

    assert alone == [True]
