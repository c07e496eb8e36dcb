"""What a payment has paid, as its answers tell what is open again without it."""

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from salescli.engine.work import Work

_PAID = """
    SELECT invoice.number AS invoice, SUM(posting.amount) AS amount
    FROM posting JOIN invoice ON invoice.id = posting.invoice_id
    WHERE posting.collection_id = :payment AND posting.kind = 'applied'
    GROUP BY invoice.id
    HAVING SUM(posting.amount) > 0
    ORDER BY invoice.id
"""


class Paid(NamedTuple):
    """An invoice, and how much of it a payment has paid, in minor units."""

    invoice: str
    amount: int


def by(work: "Work", payment: int) -> list[Paid]:
    """Return what a payment pays as it stands now."""
    return [Paid(row["invoice"], row["amount"]) for row in work.rows(_PAID, payment=payment)]
