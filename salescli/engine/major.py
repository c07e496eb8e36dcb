"""Major cases: an amount together with its relatives', so that splitting avoids nobody (1.3.2)."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.tables._base import Record

_RELATED_WITHIN = timedelta(days=30)
"""Documents of one customer that are no further apart count together (design.md 1.8)."""


class _Kind(NamedTuple):
    day: str
    amount: str
    others: str


_CONTRACTS = """
    SELECT COALESCE(SUM(CASE WHEN contract.effective_on IS NOT NULL
                             THEN (SELECT SUM(posting.amount) FROM posting
                                   WHERE posting.contract_id = contract.id
                                     AND posting.kind = 'contracted')
                             WHEN contract.state <> 'cancelled' THEN contract.total END), 0)
           AS amount
    FROM contract
    WHERE contract.customer_id = :customer AND contract.drafted_on BETWEEN :first AND :last
      AND contract.id <> :id AND contract.id <> :root AND contract.amends_id IS NULL
      AND contract.source IS NULL AND contract.state NOT IN ('draft', 'negotiating')
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


_FLAGS = """
    SELECT decision.kind AS kind, decision.document_id AS id, decision.step AS step
    FROM decision
    WHERE decision.step IN ('flag', 'unflag')
      AND ((decision.kind = 'contract' AND decision.document_id = :amends)
           OR (decision.kind = 'quote' AND decision.document_id IN (
                   SELECT earlier.id FROM quote AS earlier
                   WHERE earlier.id = :revises OR earlier.revises_id = :revises
                      OR earlier.id = :quote))
           OR (decision.kind = 'inquiry' AND decision.document_id = :inquiry))
    ORDER BY decision.id
"""

_BASIS = """
    SELECT quote.id AS quote, quote.revises_id AS revises, quote.inquiry_id AS inquiry
    FROM contract_basis JOIN quote ON quote.id = contract_basis.quote_id
    WHERE contract_basis.contract_id = :contract
"""


def exceeds(work: "Work", document: "Record") -> bool:
    """Say whether a case is beyond the manager: by what it adds up to, or by a flag before it."""
    return _above(work, document) or _flagged_before(work, document)


def _flagged_before(work: "Work", document: Any) -> bool:  # noqa: ANN401 - of any kind
    """Say whether what a document comes from was called major, and nobody took that back."""
    of: dict[str, int | None] = dict.fromkeys(("amends", "revises", "quote", "inquiry"))
    of["amends"] = getattr(document, "amends_id", None)
    of["revises"] = getattr(document, "revises_id", None)
    of["inquiry"] = getattr(document, "inquiry_id", None)
    if document.__tablename__ == "contract":
        for row in work.rows(_BASIS, contract=document.key):
            of |= {"quote": row["quote"], "revises": row["revises"], "inquiry": row["inquiry"]}
    if not any(of.values()):
        return False
    last = {(row["kind"], row["id"]): row["step"] for row in work.rows(_FLAGS, **of)}
    return "flag" in last.values()


def _above(work: "Work", document: "Record") -> bool:
    threshold = work.company.major_amount
    return threshold is not None and together(work, document) > threshold


def together(work: "Work", document: Any) -> int:  # noqa: ANN401 - a document of any kind
    """Return what a document and those related to it are worth, in minor units."""
    kind = _KINDS[str(document.__tablename__)]
    if getattr(document, "source", None) is not None:
        # What a book brought was agreed before, alone: it adds up with nothing.
        return int(getattr(document, kind.amount) or 0)
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
