"""Major cases: an amount together with its relatives', so that splitting avoids nobody (1.3.2)."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from salescli.services._work import Work
    from salescli.tables._base import Record

_RELATED_WITHIN = timedelta(days=30)
"""Documents of one customer that are no further apart count together (design.md 1.8)."""


class _Kind(NamedTuple):
    day: str
    amount: str
    others: str


_CONTRACTS = """
    SELECT COALESCE(SUM(total), 0) AS amount FROM contract
    WHERE customer_id = :customer AND drafted_on BETWEEN :first AND :last
      AND id <> :id AND id <> :root AND amends_id IS NULL AND source IS NULL
      AND state NOT IN ('draft', 'negotiating', 'cancelled')
"""

_QUOTES = """
    SELECT COALESCE(SUM(total), 0) AS amount FROM quote
    WHERE customer_id = :customer AND drafted_on BETWEEN :first AND :last
      AND id <> :id AND id <> :root AND COALESCE(revises_id, id) <> :root
      AND state IN ('submitted', 'approved', 'sent', 'won')
"""

_INQUIRIES = """
    SELECT COALESCE(SUM(amount), 0) AS amount FROM inquiry
    WHERE customer_id = :customer AND received_on BETWEEN :first AND :last
      AND id <> :id AND id <> :root AND state <> 'declined'
"""

_KINDS = {
    "contract": _Kind("drafted_on", "total", _CONTRACTS),
    "quote": _Kind("drafted_on", "total", _QUOTES),
    "inquiry": _Kind("received_on", "amount", _INQUIRIES),
}


def exceeds(work: "Work", document: "Record") -> bool:
    """Say whether a document, with those related to it, is above what makes a case major."""
    threshold = work.company.major_amount
    return threshold is not None and together(work, document) > threshold


def together(work: "Work", document: Any) -> int:  # noqa: ANN401 - a document of any kind
    """Return what a document and those related to it are worth, in minor units."""
    kind = _KINDS[str(document.__tablename__)]
    day: date = getattr(document, kind.day)
    root = getattr(document, "amends_id", None) or getattr(document, "revises_id", None)
    rows = work.rows(
        kind.others,
        customer=document.customer_id,
        first=(day - _RELATED_WITHIN).isoformat(),
        last=(day + _RELATED_WITHIN).isoformat(),
        id=document.key,
        root=root or document.key,
    )
    return (getattr(document, kind.amount) or 0) + int(rows[0]["amount"])
