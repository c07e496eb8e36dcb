"""Major cases: an amount together with its relatives', so that splitting avoids nobody (1.3.2)."""

import json
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.tables._base import Record

_RELATED_WITHIN = timedelta(days=30)
"""Documents of one customer no further apart, by any of their days, count together (1.8)."""


class _Kind(NamedTuple):
    day: str
    amount: str
    others: str


def _related(kind: str, day: str, versions: str) -> str:
    """Keep the documents of which a version was dated or recorded near a day of another one."""
    near = "BETWEEN json_extract(span.value, '$[0]') AND json_extract(span.value, '$[1]')"
    return f"""EXISTS (
        SELECT 1 FROM json_each(:spans) AS span
        WHERE {kind}.{day} {near} OR EXISTS (
            SELECT 1 FROM decision
            WHERE decision.kind = '{kind}' AND decision.document_id IN ({versions})
              AND decision.step IN {_DATED}
              AND (decision.decided_on {near} OR decision.recorded_on {near})
        )
    )"""


_DATED = "('draft', 'report', 'amend', 'confirm_order', 'sign')"
"""The steps whose days are those of a document: drafted, received, ordered, signed."""

_DAYS = f"""
    SELECT decided_on, recorded_on FROM decision
    WHERE kind = :kind AND document_id = :id AND step IN {_DATED}
"""

_VERSIONS = """
    SELECT version.id FROM contract AS version
    WHERE version.id = contract.id OR version.amends_id = contract.id
"""

_CONTRACTS = f"""
    SELECT COALESCE(SUM(CASE WHEN contract.effective_on IS NOT NULL
                             THEN (SELECT SUM(posting.amount) FROM posting
                                   WHERE posting.contract_id = contract.id
                                     AND posting.kind = 'contracted')
                             WHEN contract.state <> 'cancelled' THEN contract.total END), 0)
           AS amount
    FROM contract
    WHERE contract.customer_id = :customer AND {_related("contract", "drafted_on", _VERSIONS)}
      AND contract.id <> :id AND contract.id <> :root AND contract.amends_id IS NULL
      AND contract.source IS NULL AND contract.state NOT IN ('draft', 'negotiating')
"""

_QUOTES = f"""
    SELECT COALESCE(SUM(total), 0) AS amount FROM quote
    WHERE customer_id = :customer AND {_related("quote", "drafted_on", "quote.id")}
      AND id <> :id AND id <> :root AND COALESCE(revises_id, id) <> :root
      AND state IN ('submitted', 'approved', 'sent', 'won')
"""

_INQUIRIES = f"""
    SELECT COALESCE(SUM(amount), 0) AS amount FROM inquiry
    WHERE customer_id = :customer AND {_related("inquiry", "received_on", "inquiry.id")}
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


def exceeds(work: "Work", document: "Record", step: str = "") -> bool:
    """Say whether a case is beyond the manager: by what it adds up to, or by a flag before it."""
    return _above(work, document, step) or _flagged_before(work, document)


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


def _above(work: "Work", document: "Record", step: str) -> bool:
    threshold = work.company.major_amount
    return threshold is not None and together(work, document, step) > threshold


def together(work: "Work", document: Any, step: str = "") -> int:  # noqa: ANN401 - of any kind
    """Return what a document and those related to it are worth, in minor units.

    Related is what was dated or recorded near one of its own days, that of the step included.
    """
    kind = _KINDS[str(document.__tablename__)]
    root = getattr(document, "amends_id", None) or getattr(document, "revises_id", None)
    rows = work.rows(
        kind.others,
        customer=document.customer_id,
        spans=json.dumps([_near(day) for day in sorted(_days(work, document, kind.day, step))]),
        id=document.key,
        root=root or document.key,
    )
    return (getattr(document, kind.amount) or 0) + int(rows[0]["amount"])


def _days(work: "Work", document: Any, column: str, step: str) -> set[date]:  # noqa: ANN401 - as above
    days = {getattr(document, column)}
    for row in work.rows(_DAYS, kind=document.__tablename__, id=document.key):
        days |= {date.fromisoformat(word) for word in row.values() if word}
    return days | ({work.on, work.today} if f"'{step}'" in _DATED else set())


def _near(day: date) -> tuple[str, str]:
    return (day - _RELATED_WITHIN).isoformat(), (day + _RELATED_WITHIN).isoformat()
