"""Allocation: which invoice a payment pays, and from which day on (forms.md, Money)."""

from collections.abc import Iterable
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING

from salescli import models
from salescli.accounts import opened
from salescli.engine import find
from salescli.engine.posting import OnAccount, post
from salescli.policy.kinds import Method, PostingKind
from salescli.services.money.places import Freed, Place, at_rest, move, prepaid

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from salescli.engine.work import Work
    from salescli.tables.contract import Contract
    from salescli.tables.money.collect import Collection
    from salescli.tables.money.invoice import Invoice

_OPEN_INVOICES = f"""
    SELECT invoice.id AS id, invoice.contract_id AS contract, invoice.issued_on AS issued_on,
           invoice.due_on AS due_on,
           MAX(CASE WHEN posting.kind = 'applied' AND posting.amount < 0
                    THEN posting.booked_on END) AS freed_on,
           SUM({opened("posting")}) AS open
    FROM invoice
    JOIN posting ON posting.invoice_id = invoice.id
     AND posting.kind IN ('invoiced', 'red', 'applied')
    LEFT JOIN named_invoice
           ON named_invoice.invoice_id = invoice.id AND named_invoice.collection_id = :collection
    WHERE invoice.contract_id {{of}}
    GROUP BY invoice.id, invoice.contract_id, invoice.issued_on, invoice.due_on, invoice.number,
             named_invoice.position
    HAVING SUM({opened("posting")}) > 0
    ORDER BY CASE WHEN invoice.id = :first THEN 0 ELSE 1 END,
             CASE WHEN named_invoice.position IS NULL THEN 1 ELSE 0 END,
             named_invoice.position, invoice.due_on, invoice.number
"""
_OF_CONTRACT = _OPEN_INVOICES.format(of="= :id")
_OF_CUSTOMER = _OPEN_INVOICES.format(
    of="IN (SELECT id FROM contract WHERE customer_id = :id AND open_until = '9999-12-31')"
)
"""Whatever is open keeps its contract from rest."""

_APPLIED = """
    SELECT posting.id AS id, posting.collection_id AS collection, posting.method AS method,
           posting.invoice_id AS invoice, posting.booked_on AS booked_on,
           posting.due_on AS due_on,
           posting.amount + COALESCE((SELECT SUM(undo.amount) FROM posting AS undo
                                      WHERE undo.invoice_id = posting.invoice_id
                                        AND undo.kind = 'applied'
                                        AND undo.undoes_id = posting.id), 0) AS amount
    FROM posting
    WHERE {of} = :id AND posting.kind = 'applied'
      AND posting.undoes_id IS NULL AND posting.amount > 0
    ORDER BY posting.booked_on DESC, posting.id DESC
"""
"""What was applied and stands, the latest first."""
_TO_INVOICE = _APPLIED.format(of="posting.invoice_id")
_IN_CONTRACT = _APPLIED.format(of="posting.contract_id")

_OPEN = f"""
    SELECT SUM({opened()}) AS open FROM posting
    WHERE invoice_id = :invoice AND kind IN ('invoiced', 'red', 'applied')
"""


def pay_invoices(work: "Work", contract: "Contract", collection: "Collection", amount: int) -> None:
    """Enter a payment and apply it to the invoices it names, then by due date."""
    paid = _brought(work, collection, amount)
    _collect(work, contract, paid)
    pay(work, contract, paid, naming=collection.key)


def pay_anew(
    work: "Work", contract: "Contract", freed: Iterable[Freed], first: "Invoice | None"
) -> None:
    """Apply what a red invoice displaced: to what replaces it, then by due date (forms.md).

    What of the one that replaces it is open then takes the contract's prepayments, as any other.
    """
    for each in freed:
        pay(work, contract, each, first=first.key if first else 0)
    if first is not None:
        rest = int(work.rows(_OPEN, invoice=first.key)[0]["open"])
        pay_from_prepayments(work, contract, first, rest)


def pay_from_account(work: "Work", collection: "Collection", account: OnAccount) -> None:
    """Divide a payment for a customer over all open invoices; the rest stands on the account."""
    paid, rest = _brought(work, collection, 0), collection.amount
    parts: dict[int, list[tuple[Mapping[str, Any], int]]] = {}
    for row in work.rows(_OF_CUSTOMER, id=account.customer_id, collection=0, first=0):
        if (part := min(rest, row["open"])) > 0:
            parts.setdefault(row["contract"], []).append((row, part))
            rest -= part
    for key, rows in parts.items():
        contract = find.by_id(work, models.Contract, key)
        _collect(work, contract, paid._replace(amount=sum(part for _row, part in rows)))
        for row, part in rows:
            _apply_to(work, contract, row, paid._replace(amount=part))
        at_rest(work, [contract], work.on)
    if rest:
        _collect(work, account, paid._replace(amount=rest))
        at_rest(work, [account], work.on)


def _brought(work: "Work", collection: "Collection", amount: int) -> Freed:
    if collection.method is None:
        raise LookupError(collection.number)
    return Freed(collection.key, collection.method, amount, work.on)


def _collect(work: "Work", place: Place, paid: Freed) -> None:
    post(
        work,
        PostingKind.COLLECTED,
        place,
        booked_on=paid.since,
        amount=paid.amount,
        collection_id=paid.collection,
        method=paid.method,
    )


def pay(
    work: "Work", contract: "Contract", paid: Freed, *, first: int = 0, naming: int = 0
) -> None:
    """Apply what was paid to what is open of a contract; the rest is prepaid (forms.md)."""
    rest = paid.amount
    for row in work.rows(_OF_CONTRACT, id=contract.key, collection=naming, first=first):
        if rest <= 0:
            return
        part = min(rest, row["open"])
        _apply_to(work, contract, row, paid._replace(amount=part))
        rest -= part


def _apply_to(work: "Work", contract: "Contract", row: "Mapping[str, Any]", paid: Freed) -> None:
    booked = _latest(paid.since, row["issued_on"], row["freed_on"])
    _apply(work, contract, row["id"], paid, booked, date.fromisoformat(row["due_on"]))


def pay_from_prepayments(work: "Work", contract: "Contract", invoice: "Invoice", rest: int) -> None:
    """Apply what was prepaid, oldest first, to what is open of an invoice just issued.

    That of its contract first, then that of the account, by a transfer of the day (forms.md); what
    a refund waits for is left to it.
    """
    for source, held in chain.from_iterable(
        prepaid(work, place, asked_back=False)
        for place in (contract, OnAccount(contract.customer_id, 0))
    ):
        if rest <= 0 or invoice.due_on is None:
            return
        part = held._replace(amount=min(rest, held.amount))
        booked = max(work.on, held.since)
        if isinstance(source, OnAccount):
            move(work, part, source, contract, booked)
            at_rest(work, [source], work.on)
        _apply(work, contract, invoice.key, part, booked, invoice.due_on)
        rest -= part.amount


def displace(work: "Work", contract: "Contract", invoice: "Invoice") -> list[Freed]:
    """Take back what was applied to an invoice beyond what is left of it, the latest first."""
    over = -int(work.rows(_OPEN, invoice=invoice.key)[0]["open"])
    return _released(work, contract, work.rows(_TO_INVOICE, id=invoice.key), over)


def release(work: "Work", contract: "Contract", amount: int, cause: "Collection") -> list[Freed]:
    """Take back so much of what was applied in a contract, the latest first (forms.md)."""
    rows = work.rows(_IN_CONTRACT, id=contract.key)
    return _released(work, contract, rows, amount, cause)


def _released(
    work: "Work",
    contract: "Contract",
    rows: "Iterable[Mapping[str, Any]]",
    amount: int,
    cause: "Collection | None" = None,
) -> list[Freed]:
    freed = []
    for row in rows:
        part = min(amount, row["amount"])
        if part <= 0:
            continue
        since = _latest(work.on, row["booked_on"])
        freed.append(Freed(row["collection"], Method(row["method"]), part, since))
        back = freed[-1]._replace(amount=-part)
        due = date.fromisoformat(row["due_on"])
        _apply(work, contract, row["invoice"], back, since, due, undoes=row["id"], cause=cause)
        amount -= part
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
    cause: "Collection | None" = None,
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
        cause_id=cause.key if cause else None,
    )
