"""The triggers that refuse what may not be written, also from outside the program.

They are generated from the tables that are there, dropped before a migration and made again after.
"""

import sqlite3
from collections.abc import Iterator

APPEND_ONLY = (
    "posting",
    "decision",
    "assignment",
    "customer_profile",
    "price",
    "setting",
    "calendar_day",
    "absence",
    "target",
    "request",
    "invoice_line",
    "collection_part",
    "named_invoice",
)
"""Tables whose rows are never changed: a correction is a new row."""

_ORIGIN = ("code", "source", "source_key")

FROZEN: dict[str, tuple[tuple[tuple[str, ...], str], ...]] = {
    "employee": ((_ORIGIN, "1"),),
    "customer": ((_ORIGIN, "1"),),
    "product": ((_ORIGIN, "1"),),
    "number_series": ((("kind", "year"), "1"),),
    "contract": (
        (
            ("customer_id", "salesperson_id", "deliver_by", "payment_days", "terms", "total"),
            "OLD.state <> 'draft'",
        ),
        (("number",), "OLD.number IS NOT NULL"),
        (("signed_on",), "OLD.signed_on IS NOT NULL"),
        (("archived_on", "archive_place", "scan_hash"), "OLD.archived_on IS NOT NULL"),
        (("author_id", "drafted_on", "created_at", "source", "source_key"), "1"),
    ),
    "contract_line": (
        (
            ("product_id", "quantity", "price", "discount_bp", "amount", "dropped"),
            "(SELECT state FROM contract WHERE id = OLD.contract_id) <> 'draft'",
        ),
        (("contract_id", "position", "source", "source_key"), "1"),
    ),
    "deviation": (
        (
            (
                "contract_id",
                "term",
                "position",
                "normal",
                "agreed",
                "found_on",
                "recorded_at",
                "author_id",
            ),
            "1",
        ),
    ),
    "shipment": (
        (("number", "contract_id", "author_id", "requested_on", "created_at", "due_on"), "1"),
        (("note_number", "dispatched_on", "carrier"), "OLD.dispatched_on IS NOT NULL"),
        (("received_on", "received_by"), "OLD.received_on IS NOT NULL"),
    ),
    "shipment_line": (
        (("shipment_id", "line_id", "quantity"), "1"),
        (
            ("amount",),
            "(SELECT state FROM shipment WHERE id = OLD.shipment_id) IN ('dispatched', 'received')",
        ),
    ),
    "invoice": (
        (("number", "contract_id", "author_id", "applied_on", "created_at", "amount"), "1"),
        (("issued_on", "due_on", "tax_number"), "OLD.issued_on IS NOT NULL"),
    ),
    "collection": (
        (
            (
                "number",
                "customer_id",
                "author_id",
                "applied_on",
                "created_at",
                "method",
                "instrument",
                "amount",
            ),
            "1",
        ),
        (("confirmed_on",), "OLD.confirmed_on IS NOT NULL"),
    ),
}
"""Table to (columns, condition on the old row under which they may not change)."""

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
