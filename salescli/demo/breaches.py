"""Planting the breaches of the demonstration: what each of them hits."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from salescli.demo.seed import Breach, Seed

if TYPE_CHECKING:
    from salescli.demo.deals import Deal
    from salescli.demo.deliveries import Delivery

_AFTERWARDS = 6
"""Working days that a deal archived late has left for its delivery."""
_FAR = timedelta(days=30)


def into_deals(seed: Seed, deals: Sequence["Deal"], end: datetime) -> None:
    """Give each breach of R7 and W3.5 the next deal of its salesperson."""
    for breach in seed.breaches:
        if breach.rule not in {"R7", "W3.5"}:
            continue
        deal = next(
            deal
            for deal in deals
            if deal.salesperson == breach.salesperson and breach.on <= deal.signed
        )
        if deal.breach is not None or deal.signing >= end:
            raise ValueError(breach)
        deal.breach = breach
        deal.agreed = None if breach.rule == "R7" else _agreed(seed, deal, breach)


def _agreed(seed: Seed, deal: "Deal", breach: Breach) -> date:
    """Return a later day for the goods of a deal archived late: only one rule is to break."""
    if breach.late is None:
        return seed.calendar.next_working(seed.stands + _FAR)
    return seed.calendar.add_working(deal.signed, breach.late + _AFTERWARDS)


def into_deliveries(seed: Seed, deliveries: Sequence["Delivery"], end: datetime) -> None:
    """Give each breach of R9 the next delivery of its salesperson, in order of dispatch."""
    for breach in seed.breaches:
        if breach.rule != "R9":
            continue
        delivery = next(
            delivery
            for delivery in deliveries
            if delivery.deal.salesperson == breach.salesperson and breach.on <= delivery.sent.date()
        )
        if delivery.breach is not None or delivery.sent >= end:
            raise ValueError(breach)
        delivery.breach = breach


def due(seed: Seed, rule: str, day: date, salesperson: str = "") -> Breach | None:
    """Return the planted breach of what somebody, or the department, had to do by a day."""
    for breach in seed.breaches:
        if (breach.rule, breach.on, breach.salesperson) == (rule, day, salesperson):
            return breach
    return None
