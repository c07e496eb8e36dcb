"""The targets of the demonstration: a little above or below what was sold and collected (MD1)."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import TYPE_CHECKING

from salescli.demo.agenda import Agenda, Luck, Roster
from salescli.policy.period import Period, month_labelled
from salescli.policy.roles import Role
from salescli.policy.states import Measure
from salescli.services.register import target

if TYPE_CHECKING:
    from salescli.demo.deliveries import Delivery
    from salescli.demo.money import Payment
    from salescli.engine.work import Work

_AT = time(17, 0)
_STEP = timedelta(seconds=4)
_WHOLE = 100_000
"""What a target is rounded to, in won."""

Sums = dict[tuple[str, str], int]


class Targets:
    """Puts the targets of each half year on the agenda."""

    def __init__(self, agenda: Agenda, roster: Roster) -> None:
        self._agenda = agenda
        self._roster = roster
        self._company = roster.seed.company
        self._luck = Luck("targets", self._company["chance"])
        self._last: dict[date, datetime] = {}

    def plan(self, deliveries: Iterable["Delivery"], payments: Iterable["Payment"]) -> None:
        """Plan all targets from what is going to be reached."""
        sold, collected = _sold(deliveries), _collected(payments)
        goods = _sold_of(deliveries)
        for half in self._company["targets"]:
            months = [month_labelled(*map(int, label.split("-"))) for label in half["months"]]
            for person in self._roster.seed.staff:
                if person.role is not Role.SALES:
                    continue
                theirs = [m for m in months if person.employed(m.end) or person.employed(m.start)]
                day = max(half["on"], person.begins)
                for measure, sums in ((Measure.SALES, sold), (Measure.COLLECTION, collected)):
                    self._set(day, person.code, measure, theirs, sums)
                for product in half.get("products", ()):
                    self._set(day, person.code, Measure.SALES, theirs, goods[product], product)

    def _set(  # noqa: PLR0913 - what a target is
        self,
        day: date,
        code: str,
        measure: Measure,
        months: list[Period],
        sums: Sums,
        product: str | None = None,
    ) -> None:
        season = self._company["pace"]["season"]
        known = [m for m in months if m.end <= self._roster.seed.stands] or months
        reached = sum(sums.get((code, m.label), 0) for m in known)
        share = sum(int(season[m.start.month - 1] * 100) for m in known)
        for month in months:
            part = reached * int(season[month.start.month - 1] * 100) // max(share, 1)
            amount = part * self._luck.between(94, 114) // 100 // _WHOLE * _WHOLE
            if amount:
                self._agenda.put(
                    self._next(day),
                    "target set",
                    self._roster.one(Role.MANAGER),
                    partial(_enter, measure, month, amount, code, product),
                )

    def _next(self, day: date) -> datetime:
        start = datetime.combine(day, _AT)
        self._last[day] = self._last.get(day, start) + _STEP
        return self._last[day]


def _sold(deliveries: Iterable["Delivery"]) -> Sums:
    sums: Sums = defaultdict(int)
    for delivery in deliveries:
        sums[delivery.deal.salesperson, f"{delivery.sent:%Y-%m}"] += delivery.amount
    return sums


def _sold_of(deliveries: Iterable["Delivery"]) -> dict[str, Sums]:
    """Add up what was sold of each product; to the won is not needed for a target."""
    found: dict[str, Sums] = defaultdict(lambda: defaultdict(int))
    for delivery in deliveries:
        for part in delivery.deal.parts:
            key = (delivery.deal.salesperson, f"{delivery.sent:%Y-%m}")
            share = part.amount * delivery.quantities.get(part.position, 0) // part.quantity
            found[part.article.code][key] += share
    return found


def _collected(payments: Iterable["Payment"]) -> Sums:
    sums: Sums = defaultdict(int)
    for payment in payments:
        for deal, amount in payment.amounts:
            sums[deal.salesperson, f"{payment.day:%Y-%m}"] += amount
    return sums


def _enter(  # noqa: PLR0913 - what a target is
    measure: Measure, month: Period, amount: int, code: str, product: str | None, work: "Work"
) -> None:
    target.set_(work, measure, month, amount, salesperson=code, product=product)
