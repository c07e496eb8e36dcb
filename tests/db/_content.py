"""What a decision binds, told from the tables alone, not by the program's code: by each rule.

A rule that changes gets a version, and old decisions keep the rule they were made by.
"""

import hashlib
import json
import sqlite3
from collections.abc import Mapping
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
    "instrument": "instrument",
    "private_receipt": "private_receipt",
    "collect": "collection",
    "service": "service_case",
    "return": "goods_return",
    "expense": "expense",
    "expense_claim": "expense_claim",
    "archive": "archive_loan",
    "issue": "issue",
    "issue_question": "issue_question",
    "asset": "asset",
    "reconcile": "reconciliation",
    "violation": "violation",
    "proposal": "proposal",
    "liability": "liability",
    "report": "form_submission",
}
"""Workflow to the table of its documents."""

_LINE = "position product_id quantity price discount_bp dropped"
_VISIT = "from_on until_on method purpose expected_order planned_collection"
_PLAN = "target key_customers measures expense_budget owner_id"
_CLAIMED = "customer_id salesperson_id category special amount purpose"
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
    "instrument": "customer_id kind serial bank drawer amount drawn_on matures_on",
    "private_receipt": "customer_id salesperson_id amount taken_on reason",
    "collection": "customer_id method instrument amount",
    "collection_part": "contract_id amount",
    "service_case": "customer_id product_id quantity serials fault handling warranty",
    "goods_return": "contract_id kind reason settlement",
    "return_line": "line_id shipment_id quantity amount",
    "expense": "customer_id salesperson_id contract_id category special amount purpose",
    "expense_claim": f"expense_id {_CLAIMED} spent_on voucher",
    "archive_loan": "item_id borrower_id until_on",
    "issue": "subject severity document contract_id customer_id",
    "issue_question": "department question",
    "asset": "kind name identity",
    "reconciliation": "customer_id month opening closing their_balance cause",
    "violation": (
        "employee_id rule happened_on told severity document due_on done_on refusal_id manager_id"
    ),
    "proposal": "violation_id document employee_id kind amount manager_id joint reason",
    "liability": "employee_id violation_id document amount reason",
    "form_submission": "form period salesperson_id version hash",
}
"""Table to what somebody who decides has looked at."""

PARTS = {
    "quote": ("quote_line", "position"),
    "contract": ("contract_line", "position"),
    "shipment": ("shipment_line", "id"),
    "invoice": ("invoice_line", "id"),
    "collection": ("collection_part", "id"),
    "goods_return": ("return_line", "id"),
}
"""Table to the table of its parts, and their order."""


WORDS = {
    **dict.fromkeys(("quote", "contract"), "customer_name"),
    **dict.fromkeys(("quote_line", "contract_line"), "product_code product_name spec unit"),
}
"""Table to the words that the second rule binds beside the columns of the first."""

DECLARED = {
    table: f"""
        SELECT term, coalesce(position, 0), normal, agreed FROM {of}
        WHERE {table}_id = ? AND basis = 'declared' AND superseded = 0
        ORDER BY 1, 2, 3, 4
    """
    for table, of in (("quote", "quote_deviation"), ("contract", "deviation"))
}
"""Table to the deviations that the second rule binds: those that somebody has declared."""

POINTS = {
    "quote": """
        SELECT asked.position, department, question, answer, model, parameters, price,
               asked.lead_days, supplier
        FROM inquiry_question AS asked JOIN quote ON quote.inquiry_id = asked.inquiry_id
        WHERE quote.id = ? ORDER BY asked.position
    """,
    "contract": """
        SELECT position, open_point, answer FROM negotiation
        WHERE contract_id = ? AND open_point IS NOT NULL ORDER BY position
    """,
}
"""Table to what was asked about a document and answered."""


def there(connection: sqlite3.Connection) -> dict[str, str]:
    """Return the workflows whose tables a file has: one of an older schema has fewer."""
    rows = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    known = {name for (name,) in rows}
    return {kind: table for kind, table in TABLES.items() if table in known}


def digests(path: Path, rule: int = 1) -> dict[str, str]:
    """Hash the content of every document as it is now: `contract 7` to its hash."""
    with raw(path) as connection:
        return {
            f"{kind} {id_}": _digest(connection, table, id_, rule)
            for kind, table in there(connection).items()
            for (id_,) in connection.execute(f"SELECT id FROM {table} ORDER BY id").fetchall()
        }


def _digest(connection: sqlite3.Connection, table: str, id_: int, rule: int) -> str:
    words = WORDS if rule > 1 else {}
    (whole,) = _rows(connection, table, "id", id_, "id", words)
    part, order = PARTS.get(table, ("", ""))
    parts = _rows(connection, part, f"{table}_id", id_, order, words) if part else []
    told: list[object] = [whole, parts]
    if rule > 1 and table in POINTS:
        for sql in (DECLARED[table], POINTS[table]):
            rows = connection.execute(sql, (id_,)).fetchall()
            told += [[list(row) for row in rows]]
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


def _rows(
    connection: sqlite3.Connection,
    table: str,
    key: str,
    id_: int,
    order: str,
    words: Mapping[str, str],
) -> list[dict[str, object]]:
    columns = ", ".join([*COLUMNS[table].split(), *words.get(table, "").split()])
    sql = f"SELECT {columns} FROM {table} WHERE {key} = ? ORDER BY {order}"
    return [dict(row) for row in connection.execute(sql, (id_,))]
