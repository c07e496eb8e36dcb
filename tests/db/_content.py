"""What a decision binds, told from the tables alone: the rule of schema 2, not the program's code.

A rule that changes gets a version, and old decisions keep the rule they were made by.
"""

import hashlib
import json
import sqlite3
from pathlib import Path

from tests.db._rows import raw

TABLES = {
    "visit": "visit",
    "meeting": "meeting",
    "task": "meeting_task",
    "plan": "work_plan",
    "inquiry": "inquiry",
    "question": "inquiry_question",
    "quote": "quote",
    "quote_deviation": "quote_deviation",
    "contract": "contract",
    "deviation": "deviation",
    "negotiation": "negotiation",
    "ship": "shipment",
    "invoice": "invoice",
    "collect": "collection",
}
"""Workflow to the table of its documents."""

_LINE = "position product_id quantity price discount_bp dropped"
_VISIT = "from_on until_on method purpose expected_order planned_collection"
_PLAN = "target key_customers measures expense_budget owner_id"
_QUOTE = "bid valid_until payment_days lead_days terms total"

COLUMNS = {
    "visit": f"customer_id contract_id salesperson_id {_VISIT}",
    "meeting": "held_on week",
    "meeting_task": "employee_id task due_on",
    "work_plan": f"grain label employee_id item customer_id {_PLAN}",
    "inquiry": "customer_id salesperson_id tender subject due_on amount",
    "inquiry_question": "department question",
    "quote": f"customer_id salesperson_id inquiry_id {_QUOTE}",
    "quote_line": _LINE,
    "quote_deviation": "quote_id term position normal agreed",
    "negotiation": "told open_point",
    "contract": "customer_id salesperson_id deliver_by payment_days terms total",
    "contract_line": _LINE,
    "deviation": "contract_id term position normal agreed",
    "shipment": "contract_id due_on",
    "shipment_line": "line_id quantity",
    "invoice": "contract_id amount",
    "invoice_line": "line_id quantity amount",
    "collection": "customer_id method instrument amount",
    "collection_part": "contract_id amount",
}
"""Table to what somebody who decides has looked at."""

PARTS = {
    "quote": ("quote_line", "position"),
    "contract": ("contract_line", "position"),
    "shipment": ("shipment_line", "id"),
    "invoice": ("invoice_line", "id"),
    "collection": ("collection_part", "id"),
}
"""Table to the table of its parts, and their order."""


def digests(path: Path) -> dict[str, str]:
    """Hash the content of every document as it is now: `contract 7` to its hash."""
    with raw(path) as connection:
        return {
            f"{kind} {id_}": _digest(connection, table, id_)
            for kind, table in TABLES.items()
            for (id_,) in connection.execute(f"SELECT id FROM {table} ORDER BY id").fetchall()
        }


def _digest(connection: sqlite3.Connection, table: str, id_: int) -> str:
    (whole,) = _rows(connection, table, "id", id_, "id")
    part, order = PARTS.get(table, ("", ""))
    parts = _rows(connection, part, f"{table}_id", id_, order) if part else []
    return hashlib.sha256(json.dumps([whole, parts], sort_keys=True).encode()).hexdigest()


def _rows(
    connection: sqlite3.Connection, table: str, key: str, id_: int, order: str
) -> list[dict[str, object]]:
    columns = ", ".join(COLUMNS[table].split())
    sql = f"SELECT {columns} FROM {table} WHERE {key} = ? ORDER BY {order}"
    return [dict(row) for row in connection.execute(sql, (id_,))]
