"""Postings: the entries that move figures, and the caches that follow from them (design.md 1.9)."""

from datetime import date
from typing import TYPE_CHECKING, Any

from salescli import models
from salescli.policy.states import PostingKind

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.tables.contract import Contract

_REGION = """
    SELECT region FROM customer_profile
    WHERE customer_id = :customer AND valid_from <= :day
    ORDER BY valid_from DESC, version DESC LIMIT 1
"""

_BALANCE = """
    SELECT
        SUM(CASE kind WHEN 'contracted' THEN amount ELSE 0 END) AS contracted,
        SUM(CASE kind WHEN 'dispatched' THEN amount WHEN 'returned' THEN -amount ELSE 0 END)
            AS delivered,
        SUM(CASE kind WHEN 'invoiced' THEN amount WHEN 'red' THEN -amount ELSE 0 END) AS invoiced,
        SUM(CASE WHEN kind IN ('collected', 'bounced', 'refunded') THEN amount ELSE 0 END)
            AS collected,
        SUM(CASE kind WHEN 'applied' THEN amount ELSE 0 END) AS applied,
        SUM(CASE kind WHEN 'contracted' THEN quantity WHEN 'dispatched' THEN -quantity
                      WHEN 'returned' THEN quantity ELSE 0 END) AS undelivered,
        MAX(booked_on) AS last
    FROM posting WHERE contract_id = :contract
"""


def post(
    work: "Work",
    kind: PostingKind,
    contract: "Contract",
    *,
    booked_on: date,
    amount: int = 0,
    **more: Any,  # noqa: ANN401 - the other columns of a posting
) -> None:
    """Enter one movement of a figure for a contract; `amount` in minor units."""
    work.insert(
        models.Posting(
            kind=kind,
            booked_on=booked_on,
            recorded_at=work.now(),
            contract_id=contract.key,
            customer_id=contract.customer_id,
            salesperson_id=contract.salesperson_id,
            region=region(work, contract.customer_id, booked_on),
            amount=amount,
            **more,
        )
    )


def region(work: "Work", customer_id: int, day: date) -> str:
    """Return the region of an account on a day, empty if unknown."""
    found = work.rows(_REGION, customer=customer_id, day=day.isoformat())
    return str(found[0]["region"] or "") if found else ""


def settle(work: "Work", contract: "Contract") -> None:
    """Keep the day on which a contract came to rest, so that F7 and F8 may pass it by later."""
    balance = work.rows(_BALANCE, contract=contract.key)[0]
    # What costs nothing is delivered too.
    quiet = balance["undelivered"] == 0 and (
        balance["contracted"]
        == balance["delivered"]
        == balance["invoiced"]
        == balance["collected"]
        == balance["applied"]
    )
    contract.open_until = date.fromisoformat(balance["last"]) if quiet else date.max
    contract.closed_at = work.now() if quiet else None
