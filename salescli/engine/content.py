"""What an approval binds: the content of a document, as a hash (design.md 1.8)."""

import hashlib
import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from salescli.tables._base import Record

CONTENT: dict[str, tuple[str, ...]] = {
    "visit": (
        "customer_id",
        "contract_id",
        "salesperson_id",
        "from_on",
        "until_on",
        "method",
        "purpose",
        "expected_order",
        "planned_collection",
    ),
    "meeting": ("held_on", "week"),
    "meeting_task": ("employee_id", "task", "due_on"),
    "work_plan": (
        "grain",
        "label",
        "employee_id",
        "item",
        "customer_id",
        "target",
        "key_customers",
        "measures",
        "expense_budget",
        "owner_id",
    ),
    "inquiry": ("customer_id", "salesperson_id", "tender", "subject", "due_on", "amount"),
    "inquiry_question": ("department", "question"),
    "quote": (
        "customer_id",
        "salesperson_id",
        "inquiry_id",
        "bid",
        "valid_until",
        "payment_days",
        "lead_days",
        "terms",
        "total",
    ),
    "quote_line": ("position", "product_id", "quantity", "price", "discount_bp", "dropped"),
    "quote_deviation": ("quote_id", "term", "position", "normal", "agreed"),
    "negotiation": ("told", "open_point"),
    "contract": (
        "customer_id",
        "salesperson_id",
        "deliver_by",
        "payment_days",
        "terms",
        "total",
    ),
    "contract_line": ("position", "product_id", "quantity", "price", "discount_bp", "dropped"),
    "deviation": ("contract_id", "term", "position", "normal", "agreed"),
    "shipment": ("contract_id", "due_on"),
    "shipment_line": ("line_id", "quantity"),
    "invoice": ("contract_id", "amount"),
    "invoice_line": ("line_id", "quantity", "amount"),
    "collection": ("customer_id", "method", "instrument", "amount"),
    "collection_part": ("contract_id", "amount"),
}
"""Table to the columns that somebody who approves has looked at."""

PARTS = {
    "quote": "lines",
    "contract": "lines",
    "shipment": "lines",
    "invoice": "lines",
    "collection": "parts",
}


def digest(document: "Record") -> str:
    """Return the hash of what a decision about this document binds."""
    from salescli.tables._base import stored  # noqa: PLC0415 - loaded already by whoever writes

    def content(row: "Record") -> dict[str, Any]:
        columns = CONTENT[str(row.__tablename__)]
        return {column: stored(getattr(row, column)) for column in columns}

    name = PARTS.get(str(document.__tablename__))
    parts = getattr(document, name) if name else ()
    whole = [content(document), [content(part) for part in parts]]
    return hashlib.sha256(json.dumps(whole, sort_keys=True).encode()).hexdigest()
