"""Postings: the entries that move figures, and the caches that follow from them (design.md 1.9)."""

from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from salescli import models
from salescli.errors import DataError
from salescli.policy.kinds import PostingKind
from salescli.sql import INCOMING, MONEY_IN, among
from salescli.text import _

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.tables.contract import Contract
    from salescli.tables.spending.expense import ExpenseClaim

_REGION = """
    SELECT region FROM customer_profile
    WHERE customer_id = :customer AND valid_from <= :day
    ORDER BY valid_from DESC, version DESC LIMIT 1
"""

_UNFULFILLED = "kind = 'returned' AND (exchange_id IS NOT NULL OR :cancelled = 1)"
"""What came back without fulfilling a contract: other goods go for it, or it is over no more."""

_BALANCE = f"""
    SELECT
        SUM(CASE kind WHEN 'contracted' THEN amount ELSE 0 END) AS contracted,
        SUM(CASE kind WHEN 'dispatched' THEN amount WHEN 'returned' THEN -amount ELSE 0 END)
            AS delivered,
        SUM(CASE WHEN kind = 'dispatched' THEN amount WHEN {_UNFULFILLED} THEN -amount ELSE 0 END)
            AS fulfilled,
        SUM(CASE kind WHEN 'invoiced' THEN amount WHEN 'red' THEN -amount ELSE 0 END) AS invoiced,
        SUM(CASE WHEN kind IN {MONEY_IN} THEN amount ELSE 0 END)
            AS collected,
        SUM(CASE kind WHEN 'applied' THEN amount ELSE 0 END) AS applied,
        SUM(CASE WHEN kind = 'contracted' THEN quantity WHEN kind = 'dispatched' THEN -quantity
                 WHEN {_UNFULFILLED} THEN quantity ELSE 0 END) AS undelivered,
        MAX(booked_on) AS last
    FROM posting WHERE contract_id = :contract
"""


_ON_ACCOUNT = f"""
    SELECT SUM(CASE WHEN kind IN {MONEY_IN} THEN amount ELSE 0 END) AS amount,
           MAX(booked_on) AS last
    FROM posting
    WHERE customer_id = :customer AND contract_id IS NULL
"""


class OnAccount(NamedTuple):
    """The money of a customer that is for no contract, and who holds the account."""

    customer_id: int
    salesperson_id: int
    key: None = None


def post(
    work: "Work",
    kind: PostingKind,
    contract: "Contract | OnAccount",
    *,
    booked_on: date,
    amount: int = 0,
    **more: Any,  # noqa: ANN401 - the other columns of a posting
) -> None:
    """Enter one movement of a figure for a contract, or on account; `amount` in minor units."""
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


def spend(
    work: "Work", claim: "ExpenseClaim", amount: int, *, booked_on: date, undoes: int | None = None
) -> None:
    """Enter what was spent by a claim, or a counter-row that undoes it; in minor units (F9)."""
    work.insert(
        models.Posting(
            kind=PostingKind.SPENT,
            booked_on=booked_on,
            recorded_at=work.now(),
            claim_id=claim.key,
            salesperson_id=claim.salesperson_id,
            amount=amount,
            undoes_id=undoes,
        )
    )


def region(work: "Work", customer_id: int, day: date) -> str:
    """Return the region of an account on a day, empty if unknown."""
    found = work.rows(_REGION, customer=customer_id, day=day.isoformat())
    return str(found[0]["region"] or "") if found else ""


_BELOW = f"""
    WITH moved AS (
        SELECT invoice_id, NULL AS collection_id, booked_on,
               CASE kind WHEN 'invoiced' THEN amount ELSE -amount END AS amount
        FROM posting
        WHERE {{of}} AND kind IN ('invoiced', 'red', 'applied')
        UNION ALL
        SELECT NULL, collection_id, booked_on,
               CASE kind WHEN 'applied' THEN -amount ELSE amount END
        FROM posting
        WHERE {{of}} AND kind IN {among((*INCOMING, "applied"))}
    ),
    daily AS (
        SELECT invoice_id, collection_id, booked_on, SUM(amount) AS amount
        FROM moved
        GROUP BY invoice_id, collection_id, booked_on
    ),
    stood AS (
        SELECT invoice_id, collection_id, booked_on,
               SUM(amount) OVER (PARTITION BY invoice_id, collection_id ORDER BY booked_on)
                   AS amount
        FROM daily
    )
    SELECT COALESCE(invoice.number, collection.number) AS document, stood.booked_on AS day
    FROM stood
    LEFT JOIN invoice ON invoice.id = stood.invoice_id
    LEFT JOIN collection ON collection.id = stood.collection_id
    WHERE stood.amount < 0
    ORDER BY stood.booked_on, stood.invoice_id, stood.collection_id LIMIT 1
"""
_BELOW_IN_CONTRACT = _BELOW.format(of="contract_id = :id")
_BELOW_ON_ACCOUNT = _BELOW.format(of="contract_id IS NULL AND customer_id = :id")


def sound(work: "Work", contract: "Contract | OnAccount") -> None:
    """Refuse a late entry after which something was open or prepaid below nothing on some day."""
    on_account = isinstance(contract, OnAccount)
    id_ = contract.customer_id if on_account else contract.key
    if found := work.rows(_BELOW_ON_ACCOUNT if on_account else _BELOW_IN_CONTRACT, id=id_):
        raise DataError(
            _("on {day} {document} would stand below zero; give a later day").format(**found[0])
        )


def settle(work: "Work", contract: "Contract | OnAccount") -> None:
    """Keep the day on which a contract came to rest, so that F7 and F8 may pass it by later.

    An account does once nothing stands on it.
    """
    if isinstance(contract, OnAccount):
        _settle_account(work, contract.customer_id)
        return
    cancelled = int(contract.cancelled_on is not None)
    balance = work.rows(_BALANCE, contract=contract.key, cancelled=cancelled)[0]
    # What costs nothing is delivered too.
    quiet = balance["undelivered"] == 0 and (
        balance["contracted"] == balance["fulfilled"]
        and balance["delivered"]
        == balance["invoiced"]
        == balance["collected"]
        == balance["applied"]
    )
    contract.open_until = date.fromisoformat(balance["last"]) if quiet else date.max
    contract.closed_at = work.now() if quiet else None


def _settle_account(work: "Work", customer_id: int) -> None:
    (stood,) = work.rows(_ON_ACCOUNT, customer=customer_id)
    if stood["last"] is None:
        return
    account = work.fetch(models.Account, customer_id=customer_id)
    if account is None:
        account = models.Account(customer_id=customer_id)
        work.add(account)
    account.open_until = date.max if stood["amount"] else date.fromisoformat(stood["last"])
    account.closed_at = None if stood["amount"] else work.now()
