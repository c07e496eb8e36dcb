"""The triggers that refuse what may not be written, also from outside the program.

They are generated from the tables that are there, dropped before a migration and made again after.
"""

import sqlite3
from collections.abc import Iterator

from salescli.db.frozen import APPEND_ONLY, FROZEN

_NEXT = "(SELECT coalesce(max(seq), 0) + 1 FROM audit)"


def install(connection: sqlite3.Connection) -> None:
    """Make every guard; the tables must be there."""
    for statement in statements(connection):
        connection.execute(statement)


def remove(connection: sqlite3.Connection) -> None:
    """Drop every trigger, before a migration rebuilds tables."""
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for (name,) in names:
        connection.execute(f'DROP TRIGGER "{name}"')


def statements(connection: sqlite3.Connection) -> Iterator[str]:
    """Write the guards of all tables that are there."""
    tables = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        " ORDER BY name"
    ).fetchall()
    for (table,) in tables:
        columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
        yield _refuse(table, "delete", "BEFORE DELETE", "1", "nothing is ever deleted")
        if "written" in columns:
            yield from _audited(table)
        if table in APPEND_ONLY:
            yield _refuse(table, "frozen", "BEFORE UPDATE", "1", "a row here never changes")
        for number, (names, condition) in enumerate(FROZEN.get(table, ())):
            changed = " OR ".join(f"NEW.{c} IS NOT OLD.{c}" for c in names)
            event = f"BEFORE UPDATE OF {', '.join(names)}"
            stranger = f"{condition} AND ({changed})"
            yield _refuse(table, f"frozen_{number}", event, stranger, "what was decided stays")
    yield _refuse("audit", "update", "BEFORE UPDATE", "1", "the audit never changes")
    stranger = f"NEW.seq IS NOT {_NEXT} OR EXISTS (SELECT 1 FROM audit WHERE hash = NEW.hash)"
    yield _refuse("audit", "insert", "BEFORE INSERT", stranger, "the audit has no gaps")
    yield _refuse("refusal", "update", "BEFORE UPDATE", "1", "a refusal never changes")
    yield _refuse(
        "refusal",
        "insert",
        "BEFORE INSERT",
        "EXISTS (SELECT 1 FROM refusal WHERE id = NEW.id)",
        "a refusal never changes",
    )


def _audited(table: str) -> Iterator[str]:
    # INSERT OR REPLACE deletes without firing a delete trigger, hence the look at the id.
    stranger = f"NEW.written IS NOT {_NEXT} OR EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id)"
    yield _refuse(table, "insert", "BEFORE INSERT", stranger, "written outside an audited step")
    stranger = f"NEW.written IS NOT {_NEXT} OR NEW.id IS NOT OLD.id"
    yield _refuse(table, "update", "BEFORE UPDATE", stranger, "written outside an audited step")


def _refuse(table: str, name: str, event: str, condition: str, why: str) -> str:
    return (
        f"CREATE TRIGGER guard_{table}_{name} {event} ON {table} WHEN {condition}"
        f" BEGIN SELECT RAISE(ABORT, '{table}: {why}'); END"
    )
