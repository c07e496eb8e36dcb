"""Expenses of a salesperson or for a firm that add up, so that splitting avoids nobody (1.3.2)."""

from typing import TYPE_CHECKING, Any

from salescli.engine.firm import OF_FIRM, RELATED_WITHIN, adding_up

if TYPE_CHECKING:
    from salescli.engine.work import Work

TABLES = frozenset(("expense", "expense_claim"))

_BESIDE = f"""
    SELECT COALESCE(SUM(amount), 0) AS amount FROM (
        SELECT amount FROM expense
        WHERE (salesperson_id = :salesperson OR {OF_FIRM})
          AND requested_on BETWEEN :since AND :until AND state NOT IN ('rejected', 'withdrawn')
          AND id <> :request
        UNION ALL
        SELECT amount FROM expense_claim
        WHERE (salesperson_id = :salesperson OR {OF_FIRM})
          AND claimed_on BETWEEN :since AND :until AND state NOT IN ('rejected', 'withdrawn')
          AND expense_id IS NULL AND id <> :claim
    ) AS related
"""
"""What else is requested near a day, and claimed without a request."""


def together(work: "Work", document: Any) -> int:  # noqa: ANN401 - of either kind
    """Return what a request, or a claim without consent, comes to with those near it (1.3.2)."""
    asked = document.__tablename__ == "expense"
    days = sorted((document.requested_on if asked else document.claimed_on, work.on, work.today))
    (beside,) = work.rows(
        _BESIDE,
        salesperson=document.salesperson_id,
        firm=adding_up(work, document.customer_id) if document.customer_id else "[]",
        since=(days[0] - RELATED_WITHIN).isoformat(),
        until=(days[-1] + RELATED_WITHIN).isoformat(),
        request=document.key if asked else document.expense_id or 0,
        claim=0 if asked else document.key,
    )
    return int(document.amount) + int(beside["amount"])
