"""Allocation: which invoice a payment pays, and from which day on (forms.md, Money)."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from salescli.engine.posting import post
from salescli.policy.kinds import Method, PostingKind

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.tables.collect import Collection
    from salescli.tables.contract import Contract
    from salescli.tables.invoice import Invoice

_OPEN_INVOICES = """
    SELECT invoice.id AS id, invoice.issued_on AS issued_on, invoice.due_on AS due_on,
           MAX(CASE WHEN posting.kind = 'applied' AND posting.amount < 0
                    THEN posting.booked_on END) AS freed_on,
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
    ORDER BY CASE WHEN invoice.id = :first THEN 0 ELSE 1 END,
             CASE WHEN named_invoice.position IS NULL THEN 1 ELSE 0 END,
             named_invoice.position, invoice.due_on, invoice.number
"""

_PREPAYMENTS = """
    SELECT posting.collection_id AS id, MIN(collection.method) AS method,
           MIN(collection.confirmed_on) AS confirmed_on,
           MAX(CASE WHEN posting.kind = 'applied' AND posting.amount < 0
                    THEN posting.booked_on END) AS freed_on,
           SUM(CASE posting.kind WHEN 'applied' THEN -posting.amount ELSE posting.amount END)
               AS rest
    FROM posting JOIN collection ON collection.id = posting.collection_id
    WHERE posting.contract_id = :contract
      AND posting.kind IN ('collected', 'bounced', 'refunded', 'applied')
    GROUP BY posting.collection_id
    HAVING SUM(CASE posting.kind WHEN 'applied' THEN -posting.amount ELSE posting.amount END) > 0
    ORDER BY MIN(collection.confirmed_on), MIN(collection.number)
"""


_APPLIED = """
    SELECT posting.id AS id, posting.collection_id AS collection, posting.method AS method,
           posting.booked_on AS booked_on, posting.due_on AS due_on,
           posting.amount + COALESCE((SELECT SUM(undo.amount) FROM posting AS undo
                                      WHERE undo.invoice_id = :invoice AND undo.kind = 'applied'
                                        AND undo.undoes_id = posting.id), 0) AS amount
    FROM posting
    WHERE posting.invoice_id = :invoice AND posting.kind = 'applied' AND posting.amount > 0
    ORDER BY posting.booked_on DESC, posting.id DESC
"""
"""What was applied to an invoice and stands, the latest first."""

_OPEN = """
    SELECT SUM(CASE kind WHEN 'invoiced' THEN amount ELSE -amount END) AS open FROM posting
    WHERE invoice_id = :invoice AND kind IN ('invoiced', 'red', 'applied')
"""


class Freed(NamedTuple):
    """So much of a payment that pays an invoice no more, from a day on."""

    collection: int
    method: Method
    amount: int
    since: date


def pay_invoices(work: "Work", contract: "Contract", collection: "Collection", amount: int) -> None:
    """Apply a payment to the invoices it names, then by due date; the rest is prepaid."""
    paid = Freed(collection.key, collection.method, amount, work.on)
    _pay(work, contract, paid, naming=collection.key)


def pay_anew(
    work: "Work", contract: "Contract", freed: Iterable[Freed], first: "Invoice | None"
) -> None:
    """Apply what a red invoice displaced: to what replaces it, then by due date (forms.md).

    What of the one that replaces it is open then takes the contract's prepayments, as any other.
    """
    for each in freed:
        _pay(work, contract, each, first=first.key if first else 0)
    if first is not None:
        rest = int(work.rows(_OPEN, invoice=first.key)[0]["open"])
        pay_from_prepayments(work, contract, first, rest)


def _pay(
    work: "Work", contract: "Contract", paid: Freed, *, first: int = 0, naming: int = 0
) -> None:
    rest = paid.amount
    for row in work.rows(_OPEN_INVOICES, contract=contract.key, collection=naming, first=first):
        if rest <= 0:
            return
        part = min(rest, row["open"])
        booked = _latest(paid.since, row["issued_on"], row["freed_on"])
        due = date.fromisoformat(row["due_on"])
        _apply(work, contract, row["id"], paid._replace(amount=part), booked, due)
        rest -= part


def pay_from_prepayments(work: "Work", contract: "Contract", invoice: "Invoice", rest: int) -> None:
    """Apply what was prepaid, oldest first, to what is open of an invoice just issued."""
    for row in work.rows(_PREPAYMENTS, contract=contract.key):
        if rest <= 0 or invoice.due_on is None:
            return
        part = min(rest, row["rest"])
        booked = _latest(work.on, row["confirmed_on"], row["freed_on"])
        paid = Freed(row["id"], Method(row["method"]), part, booked)
        _apply(work, contract, invoice.key, paid, booked, invoice.due_on)
        rest -= part


def displace(work: "Work", contract: "Contract", invoice: "Invoice") -> list[Freed]:
    """Take back what was applied to an invoice beyond what is left of it, the latest first."""
    over = -int(work.rows(_OPEN, invoice=invoice.key)[0]["open"])
    freed = []
    for row in work.rows(_APPLIED, invoice=invoice.key):
        part = min(over, row["amount"])
        if part <= 0:
            continue
        since = _latest(work.on, row["booked_on"])
        freed.append(Freed(row["collection"], Method(row["method"]), part, since))
        back = freed[-1]._replace(amount=-part)
        due = date.fromisoformat(row["due_on"])
        _apply(work, contract, invoice.key, back, since, due, undoes=row["id"])
        over -= part
    return freed


def _latest(day: date, *others: str | None) -> date:
    """Return the latest of days: an application takes effect when all it needs is there."""
    return max([day, *(date.fromisoformat(other) for other in others if other)])


def _apply(  # noqa: PLR0913 - an application has these fields
    work: "Work",
    contract: "Contract",
    invoice_id: int,
    paid: Freed,
    booked_on: date,
    due_on: date,
    *,
    undoes: int | None = None,
) -> None:
    post(
        work,
        PostingKind.APPLIED,
        contract,
        booked_on=booked_on,
        amount=paid.amount,
        invoice_id=invoice_id,
        collection_id=paid.collection,
        method=paid.method,
        due_on=due_on,
        undoes_id=undoes,
    )
