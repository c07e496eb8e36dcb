"""How the goods of the demonstration go out, from request to the customer's confirmation (W4)."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from salescli.demo.deals import Deal
from salescli.demo.lines import Hand
from salescli.demo.roster import Planner
from salescli.policy.money import portion
from salescli.policy.quantity import written
from salescli.policy.roles import Role

_USUAL_RECEIPT = (1, 1, 2, 2, 3, 4, 5, 6)
"""Working days from dispatch to the customer's confirmation, within the setting's seven."""
_SOON = timedelta(minutes=20)
"""How long after the dispatch the customer hears of it (W4.4)."""
_ASKED_AHEAD = 3
"""Working days before an agreed dispatch on which goods are asked for at the earliest."""
_WORTH_PARTING = 9
"""Working days to the agreed date from which on goods may go in parts."""
_WORTH_SHARING = 20
"""How many of an article are not shared among deliveries."""


@dataclass
class Delivery:
    """Goods of a deal that go out together, thousandths by line position."""

    deal: Deal
    quantities: dict[int, int]
    name: str
    amount: int
    """What is sent, in minor units."""
    sent: datetime = field(init=False)


class Deliveries(Planner):
    """Puts deliveries on the agenda."""

    def plan(self, deal: Deal, since: datetime) -> list[Delivery]:
        """Plan all deliveries of a deal whose goods may go since a moment."""
        days = self._days(deal, since.date())
        found = _shared(deal, len(days))
        for delivery, day in zip(found, days[-len(found) :], strict=True):
            self._approved(delivery, since, day)
            self._sent(delivery)
        return found

    def _days(self, deal: Deal, archived: date) -> list[date]:
        """Choose the days of dispatch, all of them in time (R7)."""
        luck, calendar = deal.luck, self.calendar
        if deal.agreed is None:
            return [deal.signed if luck.happens("same_day") else calendar.next_working(deal.signed)]
        first = calendar.next_working(archived)
        span = calendar.working_days(first, deal.agreed)
        last = calendar.add_working(deal.agreed, -luck.between(0, span // 3))
        if span < _WORTH_PARTING or not luck.happens("in_parts"):
            return [last]
        inner = calendar.working_days(first, last) - 1
        earlier = [
            calendar.add_working(last, -luck.between(1, inner))
            for _n in range(luck.choose((1, 1, 2)))
        ]
        return sorted({*earlier, last})

    def _approved(self, delivery: Delivery, since: datetime, day: date) -> None:
        """Plan the request of a delivery, its approval, and when it goes."""
        deal, luck = delivery.deal, delivery.deal.luck
        ahead = luck.between(0, 1 if deal.agreed is None else _ASKED_AHEAD)
        asked_on = max(self.calendar.add_working(day, -ahead), since.date())
        by = self.roster.seller(luck, deal.salesperson, asked_on)
        lines = [f"{place}={written(amount)}" for place, amount in delivery.quantities.items()]
        request = ("ship request", f"${deal.name}")
        at = luck.moment(asked_on, since)
        self.put(at, by, *request, line=lines, name=delivery.name)
        decided_on = min(self.calendar.add_working(asked_on, ahead // 2), day)
        manager = self.roster.manager(luck, decided_on, by)
        at = luck.moment(decided_on, at)
        if deal.author == self.roster.one(Role.MANAGER):
            manager = Hand(self.roster.one(Role.LEADER))
        self.put(at, manager, "ship approve", f"${delivery.name}")
        delivery.sent = luck.moment(day, at)

    def _sent(self, delivery: Delivery) -> None:
        """Plan the dispatch, that the customer hears of it and confirms it, in time (W4.4, R9)."""
        luck, name, day = delivery.deal.luck, f"${delivery.name}", delivery.sent.date()
        carrier = luck.choose(self.seed.company["carriers"])
        clerk = self.roster.clerk(luck, day)
        self.put(delivery.sent, clerk, "ship dispatch", name, carrier=carrier)
        signer = delivery.deal.account.row["contact"]
        if day >= self.seed.visits_since:
            teller = self.roster.deputy(delivery.deal.salesperson, day)
            self.put(delivery.sent + _SOON, teller, "ship tell", name, to=signer)
        day = self.calendar.add_working(day, luck.choose(_USUAL_RECEIPT))
        clerk = self.roster.clerk(luck, day)
        self.put(luck.moment(day), clerk, "ship receipt", name, signed_by=signer)


def _shared(deal: Deal, count: int) -> list[Delivery]:
    """Share the quantities of a deal among at most so many deliveries; each has something."""
    shares: list[dict[int, int]] = [{} for _n in range(count)]
    for place, part in enumerate(deal.parts, 1):
        whole = part.quantity // part.step
        if whole < _WORTH_SHARING:
            shares[(place - 1) % count][place] = part.quantity
            continue
        each = whole // count * part.step
        for share in shares[1:]:
            share[place] = each
        shares[0][place] = part.quantity - each * (count - 1)
    return list(_valued(deal, [share for share in shares if share]))


def _valued(deal: Deal, shares: list[dict[int, int]]) -> list[Delivery]:
    """Work out what each delivery is worth: the change it makes to its lines."""
    done, found = dict.fromkeys(range(1, len(deal.parts) + 1), 0), []
    for number, share in enumerate(shares, 1):
        amount = 0
        for place, quantity in share.items():
            part, before = deal.parts[place - 1], done[place]
            done[place] += quantity
            amount += portion(before, done[place], part.price, part.discount_bp)
        found.append(Delivery(deal, share, f"{deal.name}.g{number}", amount))
    return found
