"""Faults that come again: the same product and cause at a customer shortly after (W6.1, F10)."""

from typing import TYPE_CHECKING, NamedTuple

from salescli.accounts import FAULT_OF_SERVICE, repeated
from salescli.policy.settings import SETTINGS

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.tables.aftersales.service import ServiceCase

_USUAL = SETTINGS["repeat_days"].default
_EARLIER = f"""
    SELECT {repeated("number", FAULT_OF_SERVICE, _USUAL)} AS number,
           {repeated("day", FAULT_OF_SERVICE, _USUAL)} AS day
    FROM service_case WHERE id = :case
"""


class Earlier(NamedTuple):
    """The case that a fault repeats."""

    number: str
    day: str


def of(work: "Work", case: "ServiceCase") -> Earlier | None:
    """Return the last fault before of the same product and cause at the customer, if any (F10)."""
    (row,) = work.rows(_EARLIER, case=case.key)
    return Earlier(**row) if row["number"] else None
