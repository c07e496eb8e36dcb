"""Allocation: which invoice a payment pays, and from which day on (forms.md, Money)."""

from datetime import date
from typing import TYPE_CHECKING

from salescli.engine.posting import post
from salescli.policy.states import Method, PostingKind

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.tables.collect import Collection
    from salescli.tables.contract import Contract
    from salescli.tables.invoice import Invoice

_OPEN_INVOICES = """
    SELECT invoice.id AS id, invoice.issued_on AS issued_on, invoice.due_on AS due_on,
           SUM(CASE posting.kind WHEN 'invoiced' THEN posting.amount ELSE -posting.amount END)
               AS open
    FROM invoice
    JOIN posting ON posting.invoice_id = invoice.id
     AND posting.kind IN ('invoiced', 'red', 'applied')
    LEFT JOIN named_invoice
           ON named_invoice.invoice_id = invoice.id AND named_invoice.collection_id = :collection
    WHERE invoice.contract_id = :contract
    GROUP BY invoice.id, invoice.issued_on, invoice.due_on, invoice.number, named_invoice.position
    HAVING SUM(CASE posting.kind WHEN 'invoiced' THEN posting.amount ELSE -posting.amount END) > 0
    ORDER BY CASE WHEN named_invoice.position IS NULL THEN 1 ELSE 0 END,
             named_invoice.position, invoice.due_on, invoice.number
"""

_PREPAYMENTS = """
    SELECT posting.collection_id AS id, MIN(collection.method) AS method,
           MIN(collection.confirmed_on) AS confirmed_on,
           SUM(CASE posting.kind WHEN 'applied' THEN -posting.amount ELSE posting.amount END)
               AS rest
    FROM posting JOIN collection ON collection.id = posting.collection_id
    WHERE posting.contract_id = :contract
      AND posting.kind IN ('collected', 'bounced', 'refunded', 'applied')
    GROUP BY posting.collection_id
    HAVING SUM(CASE posting.kind WHEN 'applied' THEN -posting.amount ELSE posting.amount END) > 0
    ORDER BY MIN(collection.confirmed_on), MIN(collection.number)
"""


def pay_invoices(work: "Work", contract: "Contract", collection: "Collection", amount: int) -> None:
    """Apply a payment to the invoices it names, then by due date; the rest is prepaid."""
    open_ = work.rows(_OPEN_INVOICES, contract=contract.key, collection=collection.key)
    for row in open_:
        if amount <= 0:
            return
        part = min(amount, row["open"])
        booked = max(work.on, date.fromisoformat(row["issued_on"]))
        due = date.fromisoformat(row["due_on"])
        _apply(work, contract, row["id"], collection.key, collection.method, part, booked, due)
        amount -= part


def pay_from_prepayments(work: "Work", contract: "Contract", invoice: "Invoice") -> None:
    """Apply what was prepaid, oldest first, to an invoice just issued."""
    rest = invoice.amount
    for row in work.rows(_PREPAYMENTS, contract=contract.key):
        if rest <= 0 or invoice.due_on is None:
            return
        part = min(rest, row["rest"])
        booked = max(work.on, date.fromisoformat(row["confirmed_on"]))
        method = Method(row["method"])
        _apply(work, contract, invoice.key, row["id"], method, part, booked, invoice.due_on)
        rest -= part


def _apply(  # noqa: PLR0913 - an application has these fields
    work: "Work",
    contract: "Contract",
    invoice_id: int,
    collection_id: int,
    method: Method,
    amount: int,
    booked_on: date,
    due_on: date,
) -> None:
    post(
        work,
        PostingKind.APPLIED,
        contract,
        booked_on=booked_on,
        amount=amount,
        invoice_id=invoice_id,
        collection_id=collection_id,
        method=method,
        due_on=due_on,
    )
