"""A firm: all accounts that pass for the same one, wherever something is of the firm (1.3.2)."""

import json
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from salescli.firms import BY_LEADER, firms

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.tables.money.collect import Collection

_BEGIN = "SELECT :customer, :customer"
_FIRM = f"{firms(_BEGIN)} SELECT id FROM firm ORDER BY id"
_TOGETHER = f"{firms(_BEGIN, BY_LEADER)} SELECT id FROM firm ORDER BY id"
_LIKELY = f"{firms(_BEGIN, '1 = 0')} SELECT id FROM firm"

OF_FIRM = "customer_id IN (SELECT value FROM json_each(:firm))"
"""What is with an account of a firm, as `accounts` tells it."""


def accounts(work: "Work", customer: int) -> str:
    """Return the accounts of the firm that an account is of, itself included, as JSON."""
    return json.dumps([row["id"] for row in work.rows(_FIRM, customer=customer)])


def adding_up(work: "Work", customer: int) -> str:
    """Return the accounts whose cases add up with those of an account, as JSON (1.3.2).

    Here only the leader tells two firms apart: whoever else could free a case of the leader.
    """
    return json.dumps([row["id"] for row in work.rows(_TOGETHER, customer=customer)])


def likely(work: "Work", customer: int, other: int) -> bool:
    """Say whether two accounts pass for one firm, whatever was decided about them."""
    return other in {row["id"] for row in work.rows(_LIKELY, customer=customer)}


RELATED_WITHIN = timedelta(days=30)
"""What one firm is offered, buys or is refunded no further apart counts together (1.8)."""

_DATED = """EXISTS (
        SELECT 1 FROM decision AS dated
        WHERE dated.kind = 'collect' AND dated.document_id = collection.id
          AND (dated.decided_on BETWEEN :since AND :until
               OR dated.recorded_on BETWEEN :since AND :until)
          AND dated.step IN {steps}
    )"""

_GIVEN_BACK = """(
        collection.kind = 'refund' OR collection.kind = 'correction' AND EXISTS (
            SELECT 1 FROM collection AS named
            WHERE named.id = collection.names_id AND named.kind = 'payment')
    )"""
"""What gives money back: a refund, or what takes a payment out of the books."""

_OF_ITSELF = f"SELECT 1 FROM collection WHERE id = :id AND {_GIVEN_BACK}"

_OTHERS = f"""
    SELECT COALESCE(SUM(amount), 0) AS amount FROM collection
    WHERE {OF_FIRM} AND {_GIVEN_BACK} AND id <> :id AND state NOT IN ('withdrawn', 'rejected')
      AND {_DATED.format(steps="('refund', 'correct', 'confirm')")}
"""

REFUNDS_BESIDE = f"""
    SELECT collection.id FROM collection
    WHERE {OF_FIRM} AND {_GIVEN_BACK} AND collection.id <> :id
      AND {_DATED.format(steps="('refund', 'correct', 'confirm', 'flag', 'endorse', 'object')")}
"""
"""What else the firm is given back within the window, withdrawn and rejected ones too."""


def gives_back(work: "Work", document: "Collection") -> bool:
    """Say whether a document gives money back, which may be major; what brings or moves it is not.

    A payment that is taken out of the books might have been paid out as well (1.3.2).
    """
    return bool(work.rows(_OF_ITSELF, id=document.key))


def refunded_together(work: "Work", document: "Collection") -> int:
    """Return what is given back, with what was near it, in minor units."""
    (others,) = work.rows(_OTHERS, **near_refund(work, document))
    return document.amount + int(others["amount"])


def near_refund(work: "Work", document: "Collection") -> dict[str, object]:
    """Return the firm and the window of a refund, as its SELECTs bind them."""
    days = sorted((document.applied_on, work.on, work.today))
    return {
        "firm": adding_up(work, document.customer_id),
        "id": document.key,
        "since": (days[0] - RELATED_WITHIN).isoformat(),
        "until": (days[-1] + RELATED_WITHIN).isoformat(),
    }


SPENDING = frozenset(("expense", "expense_claim"))

_CLAIMED = """(
        SELECT COALESCE(SUM(claimed.amount), 0) FROM expense_claim AS claimed
        WHERE claimed.expense_id = {request} AND claimed.state NOT IN ('rejected', 'withdrawn')
    )"""
"""What is claimed of a request: it may be more than was asked for."""

_AGREED = """COALESCE((
        SELECT said.step = 'endorse' FROM decision AS said
        WHERE said.kind = '{kind}' AND said.document_id = {kind}.id
          AND said.step IN ('endorse', 'object')
        ORDER BY said.id DESC LIMIT 1
    ), 0)"""
"""Whether the leader's last word to it is a yes: what that is to, never changes in these kinds."""

_SPENT_BESIDE = f"""
    SELECT COALESCE(SUM(amount), 0) AS amount FROM (
        SELECT MAX(amount, {_CLAIMED.format(request="expense.id")})
               - CASE WHEN {_AGREED.format(kind="expense")} THEN amount ELSE 0 END AS amount
        FROM expense
        WHERE (salesperson_id = :salesperson OR {OF_FIRM})
          AND requested_on BETWEEN :since AND :until AND state NOT IN ('rejected', 'withdrawn')
          AND id <> :request
        UNION ALL
        SELECT amount FROM expense_claim
        WHERE (salesperson_id = :salesperson OR {OF_FIRM})
          AND claimed_on BETWEEN :since AND :until AND state NOT IN ('rejected', 'withdrawn')
          AND expense_id IS NULL AND id <> :claim AND NOT {_AGREED.format(kind="expense_claim")}
    ) AS related
"""
"""What else is requested near a day, and claimed without a request, the leader not agreeing yet.

What the leader has agreed to was split for nobody; what was spent beyond that counts still.
"""

_OF_REQUEST = f"SELECT {_CLAIMED.format(request=':request')} AS amount"


def spent_together(work: "Work", document: Any) -> int:  # noqa: ANN401 - of either kind
    """Return what a request, or a claim without consent, comes to with those near it (1.3.2).

    All that is claimed of one request counts together.
    """
    asked = document.__tablename__ == "expense"
    request = document.key if asked else document.expense_id or 0
    days = sorted((document.requested_on if asked else document.claimed_on, work.on, work.today))
    (beside,) = work.rows(
        _SPENT_BESIDE,
        salesperson=document.salesperson_id,
        firm=adding_up(work, document.customer_id) if document.customer_id else "[]",
        since=(days[0] - RELATED_WITHIN).isoformat(),
        until=(days[-1] + RELATED_WITHIN).isoformat(),
        request=request,
        claim=0 if asked else document.key,
    )
    (own,) = work.rows(_OF_REQUEST, request=request)
    return max(int(document.amount), int(own["amount"])) + int(beside["amount"])
