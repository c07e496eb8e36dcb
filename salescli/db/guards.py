"""The triggers that refuse what may not be written, also from outside the program.

They are generated from the tables that are there, dropped before a migration and made again after.
They are closed by default: what no declaration in `policy.documents` opens never changes.
"""

import sqlite3
from collections.abc import Iterable, Iterator

from salescli.policy.document import Rows
from salescli.policy.documents import DOCUMENTS, OTHERS

_NEXT = "(SELECT coalesce(max(seq), 0) + 1 FROM audit)"
_NEVER = "a row here never changes"


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
    held = dict(_declared())
    for (table,) in tables:
        columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
        yield _refuse(table, "delete", "BEFORE DELETE", "1", "nothing is ever deleted")
        if "written" not in columns:
            continue
        yield from _audited(table)
        rows, state = held.get(table, (Rows(table), ""))
        own = [column for column in columns if column not in {"id", "written"}]
        yield from _settled(rows, state, own)
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


def _declared() -> Iterator[tuple[str, tuple[Rows, str]]]:
    """Yield each table of which something may be written, and where its document's state is."""
    for rows in OTHERS:
        yield rows.table, (rows, "")
    for document in DOCUMENTS:
        yield document.table, (document.rows, "OLD.state")
        if document.part:
            state = f"(SELECT state FROM {document.table} WHERE id = OLD.{document.table}_id)"
            yield document.part.rows.table, (document.part.rows, state)


def _settled(rows: Rows, state: str, columns: Iterable[str]) -> Iterator[str]:
    """Write what holds a table's columns: always, outside some states, or once they are filled."""
    drafted = rows.drafted.split()
    once = [group.split() for group in rows.once]
    opened = {*rows.free.split(), *drafted, *(column for group in once for column in group)}
    if not opened:
        yield _refuse(rows.table, "frozen", "BEFORE UPDATE", "1", _NEVER)
        return
    if always := [column for column in columns if column not in opened]:
        yield _frozen(rows.table, "always", always, "1")
    if drafted:
        words = ", ".join(f"'{open_}'" for open_ in rows.open_in)
        yield _frozen(rows.table, "submitted", drafted, f"{state} NOT IN ({words})")
    for group in once:
        yield _frozen(rows.table, group[0], group, f"OLD.{group[0]} IS NOT NULL")


def _frozen(table: str, name: str, columns: list[str], condition: str) -> str:
    changed = " OR ".join(f"NEW.{column} IS NOT OLD.{column}" for column in columns)
    event = f"BEFORE UPDATE OF {', '.join(columns)}"
    stranger = f"{condition} AND ({changed})"
    return _refuse(table, f"frozen_{name}", event, stranger, "what was decided stays")


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
