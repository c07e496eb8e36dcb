"""Vouchers: which other claims name the same one, however it was typed (R3)."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from salescli.policy import names
from salescli.text import _, figure

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from salescli.engine.work import Work

_VOUCHERS = "SELECT DISTINCT voucher FROM expense_claim"

_CLAIMS = """
    SELECT id, number, state, spent_on, amount, lack FROM expense_claim
    WHERE voucher = :voucher AND id <> :but
    ORDER BY id
"""

_FIRST = """
    SELECT MIN(id) AS word FROM decision
    WHERE kind = 'expense_claim' AND document_id = :claim
"""

_CLAIM = """
    SELECT expense_claim.voucher AS voucher, expense_claim.amount AS amount,
           expense_claim.spent_on AS spent_on, expense_claim.claimed_on AS claimed_on,
           employee.code AS code, employee.hired_on AS hired_on
    FROM expense_claim JOIN employee ON employee.id = expense_claim.salesperson_id
    WHERE expense_claim.id = :id
"""

_YEAR = timedelta(days=365)

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
    """Say by which other claims a voucher was paid."""
    found = sharing(work, voucher, but=but)
    numbers = ", ".join(row["number"] for row in found if row["state"] == "paid")
    told = _("the voucher {voucher} was paid by {number}")
    return told.format(voucher=voucher, number=numbers) if numbers else ""


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


def cautions(work: "Work", _table: str, id_: int, what: "Mapping[str, Any]") -> "Iterator[str]":
    """Tell who claims or pays by a voucher which others do, and of a day that lies far back."""
    (claim,) = work.rows(_CLAIM, id=id_)
    if "voucher" in what:
        yield from _long_ago(work, claim)
    if "voucher" in what or "paid_on" in what:
        for row in sharing(work, claim["voucher"], but=id_):
            if row["state"] not in _REFUSED:
                yield _also(work, row, claim)


def _also(work: "Work", other: "Mapping[str, Any]", claim: "Mapping[str, Any]") -> str:
    if other["amount"] == claim["amount"]:
        told = _("{number} claims the same amount by the voucher {voucher}")
    else:
        told = _("{number} claims {amount} by the voucher {voucher}")
    amount = figure(other["amount"], work.company.digits)
    return told.format(number=other["number"], amount=amount, voucher=claim["voucher"])


def _long_ago(work: "Work", claim: "Mapping[str, Any]") -> "Iterator[str]":
    """Doubt a day of more than a year before whatever could be entered late, or of nobody here."""
    day, claimed = (date.fromisoformat(claim[key]) for key in ("spent_on", "claimed_on"))
    if day < claimed - _YEAR - timedelta(days=int(work.company.settings["late_entry_days"])):
        yield _("it was spent on {day}, more than a year before: --spent").format(day=day)
    elif claim["hired_on"] > claim["spent_on"]:
        yield _("{code} did not work here on {day}: --spent").format(code=claim["code"], day=day)
