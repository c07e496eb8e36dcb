"""Vouchers: which other claims name the same one, however it was typed (R3)."""

from typing import TYPE_CHECKING, Any

from salescli.policy import names

if TYPE_CHECKING:
    from collections.abc import Mapping

    from salescli.engine.work import Work

_VOUCHERS = "SELECT DISTINCT voucher FROM expense_claim"

_CLAIMS = """
    SELECT id, number, state, spent_on, lack FROM expense_claim
    WHERE voucher = :voucher AND id <> :but
    ORDER BY id
"""

_FIRST = """
    SELECT MIN(id) AS word FROM decision
    WHERE kind = 'expense_claim' AND document_id = :claim
"""

_REFUSED = frozenset(("withdrawn", "rejected"))


def sharing(work: "Work", voucher: str, *, but: int = 0) -> "list[Mapping[str, Any]]":
    """Return the claims by a voucher, whoever made them and whatever became of them."""
    look = names.look(voucher)
    alike = (
        row["voucher"]
        for row in work.rows(_VOUCHERS)
        if row["voucher"] == voucher or (look and names.look(row["voucher"]) == look)
    )
    found = [row for one in alike for row in work.rows(_CLAIMS, voucher=one, but=but)]
    return sorted(found, key=lambda row: row["id"])


def paid(work: "Work", voucher: str, *, but: int) -> str:
    """Name the claims by which a voucher was paid."""
    found = sharing(work, voucher, but=but)
    return ", ".join(row["number"] for row in found if row["state"] == "paid")


def told_before(work: "Work", voucher: str) -> "list[Mapping[str, Any]]":
    """Return the claims that told of a voucher what another claim does not undo.

    Each of them was taken back, refused, or lacked consent.
    """
    found = sharing(work, voucher)
    return [row for row in found if row["lack"] is not None or row["state"] in _REFUSED]


def first_word(work: "Work", claim: int) -> int:
    """Return the id of the decision by which a claim came to be."""
    (row,) = work.rows(_FIRST, claim=claim)
    return int(row["word"])
