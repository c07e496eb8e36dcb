"""Decisions about parts of a document, on which its own steps rest: none is of a later day."""

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from salescli.engine.work import Work

_INQUIRED = "SELECT id FROM inquiry_question WHERE inquiry_id"

PARTS = {
    "issue": {"issue_question": "SELECT id FROM issue_question WHERE issue_id = :id"},
    "inquiry": {"question": f"{_INQUIRED} = :id"},
    "quote": {
        "quote_deviation": "SELECT id FROM quote_deviation WHERE quote_id = :id",
        "question": f"{_INQUIRED} = (SELECT inquiry_id FROM quote WHERE id = :id)",
    },
    "contract": {
        "deviation": "SELECT id FROM deviation WHERE contract_id = :id",
        "negotiation": "SELECT id FROM negotiation WHERE contract_id = :id",
        "question": f"""
            {_INQUIRED} IN (
                SELECT quote.inquiry_id
                FROM contract_basis JOIN quote ON quote.id = contract_basis.quote_id
                WHERE contract_basis.contract_id = :id
            )
        """,
    },
}
"""Kind of document to its kinds of part, and the SELECT of which they are."""


def last_decided(work: "Work", kind: str, id_: int) -> date | None:
    """Return the day of the last decision about a part; only a late entry may be before it."""
    if work.on == work.today or kind not in PARTS:
        return None
    which = " OR ".join(
        f"(kind = '{part}' AND document_id IN ({those}))" for part, those in PARTS[kind].items()
    )
    last = work.rows(f"SELECT MAX(decided_on) AS day FROM decision WHERE {which}", id=id_)[0]["day"]
    return date.fromisoformat(last) if last else None
