"""What a transaction remembers of its SELECTs: never anything but what it would be told now."""

import os
import re
import shlex
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from unittest import mock

import pytest
from sqlmodel import SQLModel

from salescli import demo, models
from salescli.commands.demo import play
from salescli.db import answers
from salescli.db.answers import MOST_ROWS, VIEWS, Answers, Row
from salescli.db.ledger import Ledger
from salescli.db.write import transaction
from salescli.engine.company import actor
from salescli.engine.open import opened
from salescli.policy.roles import SETUP
from salescli.tables._base import Record
from tests._company import REGISTER, SELLING, TRADE
from tests._program import Clock
from tests.db._rows import dump, raw

EVERY = {str(table.__tablename__) for table in models.everything() if issubclass(table, Record)}
PRODUCTS = "SELECT code FROM product WHERE unit = :unit ORDER BY code"


@pytest.fixture
def asked() -> Iterator[list[str]]:
    """Note every SELECT that the file is really asked."""
    sent: list[str] = []
    run = answers._run

    def noting(driver: sqlite3.Connection, sql: str, values: Mapping[str, object]) -> list[Row]:
        sent.append(sql)
        return run(driver, sql, values)

    with mock.patch.object(answers, "_run", noting):
        yield sent


def codes(ledger: Ledger) -> list[str]:
    return [row["code"] for row in ledger.rows(PRODUCTS, unit="개")]


def test_what_was_asked_is_not_asked_again(full: Path, asked: list[str]) -> None:
    with transaction(full) as (_session, ledger):
        first = ledger.rows(PRODUCTS, unit="개")
        before = codes(ledger)
        first.append({"code": "mine"})

        assert codes(ledger) == before
    assert asked == [PRODUCTS]


def test_other_values_are_asked_for(full: Path, asked: list[str]) -> None:
    with transaction(full) as (_session, ledger):
        codes(ledger)
        ledger.rows(PRODUCTS, unit="통")

    assert asked == [PRODUCTS, PRODUCTS]


def product(code: str) -> models.Product:
    return models.Product(code=code, name=code, name_key=code.lower(), unit="개")


def test_a_row_that_waits_is_written_for_a_select_of_its_table(full: Path) -> None:
    with transaction(full, dry_run=True) as (_session, ledger):
        before = codes(ledger)
        ledger.add([product("ZZ")])

        assert codes(ledger) == [*before, "ZZ"]


def test_a_change_that_waits_is_written_for_a_select_of_its_table(full: Path) -> None:
    with transaction(full, dry_run=True) as (session, ledger):
        before = codes(ledger)
        row = session.get(models.Product, 1)
        assert row is not None
        row.unit = "통"

        assert codes(ledger) == [code for code in before if code != row.code]


def test_rows_in_bulk_are_seen(full: Path) -> None:
    with transaction(full, dry_run=True) as (_session, ledger):
        before = codes(ledger)
        row = {"id": 900, "code": "ZZ", "name": "z", "name_key": "z", "unit": "개"}
        ledger.bulk(models.Product, [row | {"discontinued": 0}])

        assert codes(ledger) == [*before, "ZZ"]


def test_an_entry_that_waits_is_seen(full: Path) -> None:
    kept = "SELECT request FROM request ORDER BY id"
    with transaction(full, dry_run=True) as (_session, ledger):
        before = ledger.rows(kept)
        ledger.insert(models.Request(request="zz", action="x", answer="y"))

        assert ledger.rows(kept) == [*before, {"request": "zz"}]


def test_a_write_elsewhere_leaves_what_is_known(full: Path, asked: list[str]) -> None:
    with transaction(full, dry_run=True) as (session, ledger):
        codes(ledger)
        ledger.insert(models.Request(request="zz", action="x", answer="y"))
        codes(ledger)

        assert not session.new
    assert asked == [PRODUCTS]


def test_no_more_is_kept_than_a_long_transaction_can_hold(full: Path) -> None:
    kept = Answers()
    with transaction(full) as (_session, ledger):
        for n in range(answers.MOST_KEPT + 10):
            kept.give(ledger.driver, "SELECT :n AS n", {"n": n})

    assert len(kept._kept) == 10


def test_a_whole_register_is_not_kept(full: Path, asked: list[str]) -> None:
    count = f"""
        WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n <= {MOST_ROWS})
        SELECT n FROM n
    """
    with transaction(full) as (_session, ledger):
        assert len(ledger.rows(count)) == len(ledger.rows(count)) == MOST_ROWS + 1

    assert asked == [count, count]


def test_every_table_that_a_select_reads_is_among_its_words() -> None:
    sql = 'SELECT a.x FROM contract AS a, "price" JOIN posting p ON p.id=a.id WHERE a.y = :quote'

    assert answers.tables_of(sql) >= {"contract", "price", "posting"}
    assert answers.tables_of("SELECT 1 FROM Contract") >= {"contract"}
    assert "quote" not in answers.tables_of(sql)


def test_a_view_stands_for_the_tables_that_it_reads(full: Path) -> None:
    with raw(full) as connection:
        views = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'view'")
        read = {name: answers.tables_of(sql) & EVERY for name, sql in views.fetchall()}

    assert read == VIEWS
    assert answers.tables_of("SELECT * FROM sale") >= {"sale", "posting"}


def test_the_audit_is_asked_anew_after_a_seal(full: Path) -> None:
    count = "SELECT COUNT(*) AS n FROM audit"
    with transaction(full, dry_run=True) as (_session, ledger):
        (before,) = ledger.rows(count)
        ledger.insert(models.Request(request="zz", action="x", answer="y"))
        ledger.seal("x", at=datetime(2026, 3, 17, tzinfo=UTC), actor=None)

        assert ledger.rows(count) == [{"n": before["n"] + 1}]


def test_the_name_of_a_table_is_one_word() -> None:
    """Else it would not be found among the words of a SELECT."""
    models.everything()

    assert [name for name in SQLModel.metadata.tables if not re.fullmatch(r"\w+", name)] == []


LINES = [*TRADE, *(("2026-03-17", line) for line in (*REGISTER, *SELLING))]


def test_what_is_remembered_is_what_would_be_told(company: Path) -> None:
    """All that the program does, in one transaction: each answer is compared with a new one."""
    with compared() as told:
        played(company)

    assert len(told) > 250
    assert len(dump(company)["posting"]) > 5


def test_the_demonstration_is_told_what_is_so(tmp_path: Path) -> None:
    """Its first weeks, or all of it: a transaction in which everything is asked over and over."""
    plan, most = demo.planned, None if os.environ.get("SALESCLI_TORTURE") else 1_500
    cut = mock.patch.object(demo, "planned", lambda seed: plan(seed)[:most])
    with cut, compared() as told:
        demo.make(tmp_path / "demo.db", play)

    assert len(told) > 1_000


@contextmanager
def compared() -> Iterator[list[str]]:
    """Compare each answer with one of the file, once everything that waits is written."""
    give, told = Ledger.rows, list[str]()

    def asked_twice(ledger: Ledger, sql: str, **values: object) -> list[Row]:
        answer = give(ledger, sql, **values)
        ledger.write(EVERY)
        with reading(ledger.driver) as read:
            assert answers._run(ledger.driver, sql, values) == answer, sql
        assert read <= answers.tables_of(sql), sql
        told.append(sql)
        return answer

    with mock.patch.object(Ledger, "rows", asked_twice):
        yield told


@contextmanager
def reading(driver: sqlite3.Connection) -> Iterator[set[str]]:
    """Collect the tables that statements read, also through a view."""
    read: set[str] = set()

    def noting(action: int, table: str | None, *_rest: object) -> int:
        if action == sqlite3.SQLITE_READ and table is not None:
            read.add(table)
        return sqlite3.SQLITE_OK

    driver.set_authorizer(noting)
    yield read
    driver.set_authorizer(None)


def played(path: Path) -> None:
    """Do all lines of the tests' company in one transaction, a call each."""
    clock = Clock()
    with opened(path, today=clock.day, clock=clock, actor=SETUP) as work:
        for day, line in LINES:
            _as, who, *words = shlex.split(line)
            on = words[words.index("--on") + 1] if "--on" in words else day
            clock.day = work.on = work.today = date.fromisoformat(on)
            acting = actor(work, work.on, code=who)
            assert acting is not None
            work.actor = work.decider = acting
            play(work, words)
            work.seal(" ".join(words[:2]))
