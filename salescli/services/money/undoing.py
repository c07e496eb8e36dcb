"""Undoing: a payment or a refund is taken back whole, by dated counter-rows (forms.md, Money)."""

from datetime import date
from typing import TYPE_CHECKING

from salescli.engine.posting import post
from salescli.policy.kinds import Method, PostingKind
from salescli.services.money.places import Place, at_rest, standing
from salescli.sql import MONEY_IN

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.tables.money.collect import Collection

_MOVED = f"""
    SELECT posting.what AS what, posting.contract_id AS contract,
           posting.customer_id AS customer, posting.salesperson_id AS salesperson,
           posting.invoice_id AS invoice, MIN(posting.due_on) AS due_on,
           posting.collection_id AS collection, posting.method AS method, posting.day AS day,
           COALESCE(posting.of_id, MIN(posting.id)) AS undoes, SUM(posting.amount) AS amount
    FROM (
        SELECT id, contract_id, customer_id, salesperson_id, invoice_id, due_on, collection_id,
               method, amount,
               CASE WHEN kind IN {MONEY_IN} THEN 'money' ELSE kind END AS what,
               CASE WHEN kind = 'applied' THEN COALESCE(undoes_id, id) END AS of_id,
               CASE WHEN booked_on > :day THEN booked_on ELSE CAST(:day AS TEXT) END AS day
        FROM posting
        WHERE {{of}} AND (kind IN {MONEY_IN} OR kind IN ('applied', 'cleared'))
    ) AS posting
    GROUP BY posting.what, posting.contract_id, posting.customer_id, posting.salesperson_id,
             posting.invoice_id, posting.collection_id, posting.method, posting.day, posting.of_id
    HAVING SUM(posting.amount) <> 0
    ORDER BY MIN(posting.id)
"""
"""What moved, with what undid it since: each is undone on a day, or on its own if that is later.

So nothing stands below zero in between, wherever the money went after that day.
"""

_OF_PAYMENT = _MOVED.format(of="collection_id = :id")
_OF_CAUSE = _MOVED.format(of="cause_id = :id")


def take_back(
    work: "Work",
    collection: "Collection",
    kind: PostingKind,
    day: date,
    cause: "Collection | None" = None,
) -> None:
    """Take a payment back whole on a day, by entries of a kind, with what it paid and cleared.

    Wherever its money stands by now; what it paid is open again, and is paid by nothing else.
    """
    _undo(work, _OF_PAYMENT, collection, kind, day, cause)


def take_back_refund(work: "Work", refund: "Collection", day: date, cause: "Collection") -> None:
    """Take a refund back whole on a day: its payment is prepaid by so much again."""
    _undo(work, _OF_CAUSE, refund, PostingKind.REFUNDED, day, cause)


def _undo(  # noqa: PLR0913 - what is undone, how and why
    work: "Work",
    sql: str,
    document: "Collection",
    kind: PostingKind,
    day: date,
    cause: "Collection | None",
) -> None:
    places: dict[int | None, Place] = {}
    for row in work.rows(sql, id=document.key, day=day.isoformat()):
        place = standing(work, row["contract"], row["customer"], row["salesperson"])
        places[place.key] = place
        post(
            work,
            kind if row["what"] == "money" else PostingKind(row["what"]),
            place,
            booked_on=date.fromisoformat(row["day"]),
            amount=-row["amount"],
            invoice_id=row["invoice"],
            collection_id=row["collection"],
            method=Method(row["method"]),
            due_on=date.fromisoformat(row["due_on"]) if row["due_on"] else None,
            undoes_id=row["undoes"],
            cause_id=cause.key if cause else None,
        )
    at_rest(work, places.values(), day)
