"""The targets of the demonstration: a little above or below what was sold and collected (MD1)."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime, time, timedelta
from typing import NamedTuple

from salescli.demo.deliveries import Delivery
from salescli.demo.money import Payment
from salescli.demo.roster import Planner
from salescli.policy.kinds import Measure
from salescli.policy.period import Period, month_labelled
from salescli.policy.roles import Role

_AT = time(17)
_STEP = timedelta(seconds=4)
_WHOLE = 100_000
"""What a target is rounded to, in won."""


class _Of(NamedTuple):
    """What is to be reached by whom."""

    measure: Measure
    product: str
    salesperson: str


class Targets(Planner):
    """Puts the targets of each half year on the agenda."""

    def plan(self, deliveries: Iterable[Delivery], payments: Iterable[Payment]) -> None:
        """Plan all targets from what is going to be reached."""
        reached = _reached(deliveries, payments)
        sellers = [person for person in self.seed.staff if person.role is Role.SALES]
        for half in self.seed.company["targets"]:
            months = [month_labelled(*map(int, label.split("-"))) for label in half["months"]]
            whats = [(Measure.SALES, ""), (Measure.COLLECTION, "")]
            whats += [(Measure.SALES, product) for product in half.get("products", ())]
            for seller in sellers:
                theirs = [m for m in months if seller.employed(m.end) or seller.employed(m.start)]
                at = datetime.combine(max(half["on"], seller.begins), _AT)
                for measure, product in whats:
                    self._set(at, _Of(measure, product, seller.code), theirs, reached)

    def _set(
        self, at: datetime, of: _Of, months: list[Period], reached: Counter[tuple[_Of, str]]
    ) -> None:
        """Share what is reached in some months among them, as the seasons go."""
        luck = self.luck(f"target {of} {months[:1]}")
        season = self.seed.company["pace"]["season"]
        shares = {month: int(season[month.start.month - 1] * 100) for month in months}
        known = [month for month in months if month.end <= self.seed.stands] or months
        whole = sum(reached[of, month.label] for month in known)
        for month, share in shares.items():
            part = whole * share // sum(shares[other] for other in known)
            amount = part * luck.between(94, 114) // 100 // _WHOLE * _WHOLE
            if amount:
                words = ("target set", of.measure, amount)
                who, product = of.salesperson, of.product
                at += _STEP
                self.put(at, self.boss, *words, month=month.label, salesperson=who, product=product)


def _reached(
    deliveries: Iterable[Delivery], payments: Iterable[Payment]
) -> Counter[tuple[_Of, str]]:
    """Add up what was sold, in all and of each product, and what was collected, by month."""
    found: Counter[tuple[_Of, str]] = Counter()
    for delivery in deliveries:
        deal, month = delivery.deal, f"{delivery.sent:%Y-%m}"
        found[_Of(Measure.SALES, "", deal.salesperson), month] += delivery.amount
        for place, quantity in delivery.quantities.items():
            part = deal.parts[place - 1]
            # To the won is not needed for a target.
            share = part.amount * quantity // part.quantity
            found[_Of(Measure.SALES, part.article.code, deal.salesperson), month] += share
    for payment in payments:
        for deal_name, amount in payment.amounts.items():
            seller = payment.sellers[deal_name]
            found[_Of(Measure.COLLECTION, "", seller), f"{payment.day:%Y-%m}"] += amount
    return found
