"""Faults that come again: the same product and cause at a customer shortly after (W6.1, F10)."""

from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import date

    from salescli.engine.work import Work
    from salescli.tables.aftersales.service import ServiceCase

_EARLIER = """
    SELECT id, number, requested_on AS day FROM service_case
    WHERE customer_id = :customer AND product_id = :product AND cause = :cause
      AND requested_on >= :since AND (requested_on < :day OR (requested_on = :day AND id < :id))
      AND state <> 'withdrawn'
    ORDER BY requested_on DESC, id DESC LIMIT 1
"""


class Earlier(NamedTuple):
    """The case that a fault repeats."""

    id: int
    number: str
    day: str


def of(work: "Work", case: "ServiceCase") -> Earlier | None:
    """Return the last case before of the same product and cause at the customer, if any (F10)."""
    if case.cause is None:
        return None
    rows = work.rows(
        _EARLIER,
        customer=case.customer_id,
        product=case.product_id,
        cause=case.cause,
        since=_since(work, case.requested_on).isoformat(),
        day=case.requested_on.isoformat(),
        id=case.key,
    )
    return Earlier(**rows[0]) if rows else None


def _since(work: "Work", day: "date") -> "date":
    return day - timedelta(days=int(work.company.then("repeat_days", day)))
