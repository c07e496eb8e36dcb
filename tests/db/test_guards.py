"""What the triggers refuse, also from outside the program: every table, every way."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from salescli import models
from salescli.db import guards
from tests.db import _held
from tests.db._rows import dump, raw, tables

TABLES = sorted(str(table.__tablename__) for table in models.everything())
AUDITED = [table for table in TABLES if table not in {"audit", "refusal"}]
EDITED = {
    *("employee", "customer", "product", "number_series", "deviation"),
    *("contract", "contract_line", "shipment", "shipment_line", "invoice", "collection"),
    *("reconciliation", "account", "private_receipt", "instrument"),
    *("visit", "meeting", "meeting_task", "work_plan", "inquiry", "inquiry_line"),
    *("inquiry_question", "quote", "quote_line", "quote_deviation", "negotiation"),
    *("archive_loan", "issue", "issue_question", "asset", "service_case"),
    *("goods_return", "return_line", "expense", "expense_claim"),
    *("violation", "proposal", "liability", "form_submission"),
}
"""Registers and documents: what of them is settled is frozen by column."""

Frozen = tuple[str, tuple[str, ...], str]
FROZEN: list[Frozen] = [(t, *rule) for t, rules in _held.FROZEN.items() for rule in rules]


@pytest.fixture(scope="module")
def attacked(full_file: Path) -> Iterator[sqlite3.Connection]:
    with raw(full_file) as connection:
        yield connection


@pytest.fixture(autouse=True)
def _unharmed(attacked: sqlite3.Connection) -> Iterator[None]:
    """Undo what an attack reached."""
    yield
    attacked.rollback()


def one(connection: sqlite3.Connection, table: str) -> dict[str, Any]:
    row = connection.execute(f"SELECT * FROM {table} ORDER BY 1 DESC LIMIT 1").fetchone()
    assert row is not None, f"{table} has no row to attack"
    return dict(row)


def upcoming(connection: sqlite3.Connection) -> int:
    return int(connection.execute("SELECT max(seq) + 1 FROM audit").fetchone()[0])


def insert(connection: sqlite3.Connection, table: str, row: dict[str, Any], how: str = "") -> None:
    names = ", ".join(row)
    marks = ", ".join(f":{name}" for name in row)
    connection.execute(f"INSERT {how} INTO {table} ({names}) VALUES ({marks})", row)


def test_every_table_has_a_row_to_attack(full_file: Path) -> None:
    assert [table for table, rows in dump(full_file).items() if not rows] == []


@pytest.mark.parametrize("table", TABLES)
def test_nothing_is_deleted(attacked: sqlite3.Connection, table: str) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="nothing is ever deleted"):
        attacked.execute(f"DELETE FROM {table}")


@pytest.mark.parametrize("table", AUDITED)
def test_no_update_outside_an_audited_step(attacked: sqlite3.Connection, table: str) -> None:
    with pytest.raises(sqlite3.IntegrityError, match=table):
        attacked.execute(f"UPDATE {table} SET id = id")


@pytest.mark.parametrize("table", AUDITED)
def test_no_insert_outside_an_audited_step(attacked: sqlite3.Connection, table: str) -> None:
    row = one(attacked, table)

    with pytest.raises(sqlite3.IntegrityError, match="written outside an audited step"):
        insert(attacked, table, row | {"id": row["id"] + 1})


@pytest.mark.parametrize("table", AUDITED)
@pytest.mark.parametrize("stamp", ["old", "right"])
def test_no_row_is_replaced(attacked: sqlite3.Connection, table: str, stamp: str) -> None:
    row = one(attacked, table)
    written = row["written"] if stamp == "old" else upcoming(attacked)

    with pytest.raises(sqlite3.IntegrityError, match="written outside an audited step"):
        insert(attacked, table, row | {"written": written}, "OR REPLACE")


@pytest.mark.parametrize("table", AUDITED)
def test_no_row_changes_its_id(attacked: sqlite3.Connection, table: str) -> None:
    change = f"UPDATE {table} SET id = 99999, written = ? WHERE id = ?"

    with pytest.raises(sqlite3.IntegrityError, match=table):
        attacked.execute(change, (upcoming(attacked), one(attacked, table)["id"]))


@pytest.mark.parametrize("table", AUDITED)
def test_a_forged_stamp_is_not_kept(attacked: sqlite3.Connection, table: str) -> None:
    """A row with the stamp of an audit row that never comes does not survive the commit."""
    row = unlike(attacked, table) | {"id": None, "written": upcoming(attacked)}
    attacked.execute("BEGIN")
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):  # noqa: PT012 - at the end
        insert(attacked, table, row)
        attacked.execute("COMMIT")


def unlike(connection: sqlite3.Connection, table: str) -> dict[str, Any]:
    """Return a row of a table, changed so that it runs into no UNIQUE."""
    row = one(connection, table)
    for index in connection.execute(f"PRAGMA index_list({table})").fetchall():
        if index["unique"]:
            last = connection.execute(f"PRAGMA index_info({index['name']})").fetchall()[-1]["name"]
            row[last] = other(row[last]) if row[last] is not None else None
    if "month" in row:  # which has to stay one
        row["month"] = "2099-12"
    return row


def other(value: str | int | None) -> str | int:
    return f"{value}x" if isinstance(value, str) else (value or 0) + 77


@pytest.mark.parametrize("table", sorted(EDITED))
def test_a_forged_stamp_on_an_old_row_is_not_kept(attacked: sqlite3.Connection, table: str) -> None:
    change = f"UPDATE {table} SET written = ? WHERE id = ?"
    attacked.execute("BEGIN")
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):  # noqa: PT012 - at the end
        attacked.execute(change, (upcoming(attacked), one(attacked, table)["id"]))
        attacked.execute("COMMIT")


@pytest.mark.parametrize("table", _held.APPEND_ONLY)
def test_an_appended_row_never_changes(attacked: sqlite3.Connection, table: str) -> None:
    """Not even within an audited step."""
    with pytest.raises(sqlite3.IntegrityError, match="a row here never changes"):
        attacked.execute(f"UPDATE {table} SET written = ?", (upcoming(attacked),))


@pytest.mark.parametrize(
    ("table", "column", "condition"),
    [
        pytest.param(table, column, condition, id=f"{table}.{column}")
        for table, columns, condition in FROZEN
        for column in columns
    ],
)
def test_what_was_decided_stays(
    attacked: sqlite3.Connection, table: str, column: str, condition: str
) -> None:
    """Not even within an audited step."""
    settled = attacked.execute(f"SELECT id, {column} AS held FROM {table} AS OLD WHERE {condition}")
    row = settled.fetchone()
    assert row is not None, f"no row of {table} where {condition}"

    with pytest.raises(sqlite3.IntegrityError, match="what was decided stays"):
        attacked.execute(
            f"UPDATE {table} SET {column} = ?, written = ? WHERE id = ?",
            (other(row["held"]), upcoming(attacked), row["id"]),
        )


def test_a_draft_may_be_changed_within_an_audited_step(full: Path) -> None:
    with raw(full) as connection:
        connection.execute("BEGIN")
        row = one(connection, "contract") | {"id": None, "state": "draft", "number": None}
        insert(connection, "contract", row | {"written": upcoming(connection)})
        changed = connection.execute(
            "UPDATE contract SET total = 7, written = ? WHERE state = 'draft'",
            (upcoming(connection),),
        )

        assert changed.rowcount == 1


def test_every_table_is_append_only_or_frozen_by_column() -> None:
    assert set(AUDITED) == set(_held.APPEND_ONLY) | EDITED
    assert not set(_held.APPEND_ONLY) & EDITED


def test_a_column_that_nobody_declares_is_frozen(full: Path) -> None:
    with raw(full) as connection:
        guards.remove(connection)
        for table in AUDITED:
            connection.execute(f"ALTER TABLE {table} ADD COLUMN forgotten TEXT")
        guards.install(connection)
        for table in AUDITED:
            with pytest.raises(sqlite3.IntegrityError, match=r"what was decided stays|never chang"):
                connection.execute(
                    f"UPDATE {table} SET forgotten = 'x', written = ?", (upcoming(connection),)
                )


def test_every_guarded_column_is_there(attacked: sqlite3.Connection) -> None:
    missing = [
        (table, column)
        for table, columns, _condition in FROZEN
        for column in columns
        if column not in one(attacked, table)
    ]

    assert (missing, set(_held.APPEND_ONLY) - set(tables(attacked))) == ([], set())


@pytest.mark.parametrize("change", ["seq = seq", "changes = '[]'", "hash = hash"])
def test_the_audit_never_changes(attacked: sqlite3.Connection, change: str) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="the audit never changes"):
        attacked.execute(f"UPDATE audit SET {change}")


@pytest.mark.parametrize("step", [-1, 0, 2])
@pytest.mark.parametrize("how", ["", "OR REPLACE"])
def test_the_audit_has_no_gap_and_no_second_row(
    attacked: sqlite3.Connection, step: int, how: str
) -> None:
    row = one(attacked, "audit")

    with pytest.raises(sqlite3.IntegrityError, match="the audit has no gaps"):
        insert(attacked, "audit", row | {"seq": row["seq"] + step, "hash": "new"}, how)


def test_no_audit_row_is_replaced_by_way_of_its_hash(attacked: sqlite3.Connection) -> None:
    row = one(attacked, "audit")

    with pytest.raises(sqlite3.IntegrityError, match="the audit has no gaps"):
        insert(attacked, "audit", row | {"seq": row["seq"] + 1}, "OR REPLACE")


@pytest.mark.parametrize("how", ["OR REPLACE", ""])
def test_a_refusal_is_not_replaced(attacked: sqlite3.Connection, how: str) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="a refusal never changes"):
        insert(attacked, "refusal", one(attacked, "refusal"), how)


def test_a_refusal_never_changes(attacked: sqlite3.Connection) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="a refusal never changes"):
        attacked.execute("UPDATE refusal SET reason = ''")


def test_guards_are_made_again_as_they_were(full: Path) -> None:
    with raw(full) as connection:
        before = triggers(connection)
        guards.remove(connection)
        assert triggers(connection) == {}
        guards.install(connection)

        assert triggers(connection) == before


def triggers(connection: sqlite3.Connection) -> dict[str, str]:
    found = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    return dict(tuple(row) for row in found)
