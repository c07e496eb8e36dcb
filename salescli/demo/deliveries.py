"""How the goods of the demonstration go out, from request to the customer's confirmation (W4)."""

from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING

from salescli.demo.agenda import Agenda, Roster
from salescli.policy.money import portion
from salescli.policy.settings import SETTINGS
from salescli.services.delivery import ship

if TYPE_CHECKING:
    from salescli.demo.deals import Deal
    from salescli.demo.seed import Breach
    from salescli.engine.work import Work

_USUAL_RECEIPT = (1, 1, 2, 2, 3, 4, 5, 6)
"""Working days from dispatch to the customer's confirmation, within the setting's seven."""
_ASKED_AHEAD = 3
"""Working days before an agreed dispatch on which goods are asked for at the earliest."""
_WORTH_PARTING = 9
"""Working days to the agreed date from which on goods may go in parts."""
_WORTH_SHARING = 20
"""How many of an article are not shared among deliveries."""


@dataclass
class Delivery:
    """Goods of a deal that go out together, thousandths by line position."""

    deal: "Deal"
    quantities: dict[int, int]
    sent: datetime = field(init=False)
    amount: int = 0
    """What is sent, in minor units."""
    breach: "Breach | None" = None
    number: str = ""


class Deliveries:
    """Puts deliveries on the agenda."""

    def __init__(self, agenda: Agenda, roster: Roster) -> None:
        self._agenda = agenda
        self._roster = roster
        self._calendar = roster.seed.calendar
        self._carriers: list[str] = roster.seed.company["carriers"]

    def plan(self, deal: "Deal", archived: datetime) -> list[Delivery]:
        """Plan all deliveries of a deal up to their dispatch."""
        days = self._days(deal, archived)
        shares = _shared(deal, len(days))
        found = [Delivery(deal, share) for share in shares]
        for delivery, day in zip(found, days[-len(shares) :], strict=True):
            ready = self._approved(delivery, archived, day)
            if not _never_sent(deal):
                self._sent(delivery, deal.luck.moment(day, ready))
        _value(found)
        return [] if _never_sent(deal) else found

    def _days(self, deal: "Deal", archived: datetime) -> list[date]:
        """Choose the days of dispatch: in time, unless a breach says otherwise (R7)."""
        luck, calendar = deal.luck, self._calendar
        due = calendar.next_working(deal.signed)
        if deal.agreed is None:
            if deal.breach is not None:
                return [calendar.add_working(due, deal.breach.late or 1)]
            return [deal.signed if luck.happens("same_day") else due]
        first = calendar.next_working(archived.date())
        span = calendar.working_days(first, deal.agreed)
        last = calendar.add_working(deal.agreed, -luck.between(0, span // 3))
        if span < _WORTH_PARTING or not luck.happens("in_parts"):
            return [last]
        inner = calendar.working_days(first, last) - 1
        earlier = {
            calendar.add_working(last, -luck.between(1, inner))
            for _n in range(luck.choose((1, 1, 2)))
        }
        return [*sorted(earlier), last]

    def _approved(self, delivery: Delivery, archived: datetime, day: date) -> datetime:
        """Plan the request of a delivery and its approval; return when that is."""
        deal, luck, agenda = delivery.deal, delivery.deal.luck, self._agenda
        ahead = luck.between(0, 1 if deal.agreed is None else _ASKED_AHEAD)
        asked_on = max(self._calendar.add_working(day, -ahead), archived.date())
        by = self._roster.seller(luck, deal.salesperson, asked_on)
        request = partial(_request, delivery)
        at = agenda.put(luck.moment(asked_on, archived), "ship request", by, request)
        decided_on = min(self._calendar.add_working(asked_on, ahead // 2), day)
        manager = self._roster.manager(luck, decided_on, by)
        if luck.happens("request_refused"):
            at = luck.moment(asked_on, at)
            refuser = self._roster.manager(luck, asked_on, by)
            agenda.put(at, "ship reject", refuser, partial(_reject, delivery))
            at = agenda.put(luck.moment(asked_on, at), "ship request", by, request)
        at = luck.moment(decided_on, at)
        return agenda.put(at, "ship approve", manager, partial(_approve, delivery))

    def _sent(self, delivery: Delivery, at: datetime) -> None:
        delivery.sent = at
        luck = delivery.deal.luck
        send = partial(_dispatch, delivery, luck.choose(self._carriers))
        self._agenda.put(at, "ship dispatch", self._roster.clerk(luck, at.date()), send)

    def received(self, delivery: Delivery) -> None:
        """Plan the customer's confirmation, in time unless a breach says otherwise (R9)."""
        luck, days = delivery.deal.luck, delivery.deal.luck.choose(_USUAL_RECEIPT)
        if delivery.breach is not None:
            if delivery.breach.late is None:
                return
            days = int(SETTINGS["receipt_days"].default) + delivery.breach.late
        day = self._calendar.add_working(delivery.sent.date(), days)
        receive = partial(_receipt, delivery)
        self._agenda.put(luck.moment(day), "ship receipt", self._roster.clerk(luck, day), receive)


def _never_sent(deal: "Deal") -> bool:
    return deal.breach is not None and deal.breach.rule == "R7" and deal.breach.late is None


def _shared(deal: "Deal", count: int) -> list[dict[int, int]]:
    """Share the quantities of a deal among at most so many deliveries; each has something."""
    shares: list[dict[int, int]] = [{} for _n in range(count)]
    for n, part in enumerate(deal.parts):
        whole = part.quantity // part.step
        if whole < _WORTH_SHARING:
            shares[n % count][part.position] = part.quantity
            continue
        each = whole // count * part.step
        for share in shares[1:]:
            share[part.position] = each
        shares[0][part.position] = part.quantity - each * (count - 1)
    return [share for share in shares if share]


def _value(deliveries: list[Delivery]) -> None:
    """Work out what each delivery is worth: the change it makes to its lines."""
    before: dict[int, int] = {}
    for delivery in deliveries:
        parts = {part.position: part for part in delivery.deal.parts}
        for position, quantity in delivery.quantities.items():
            done, part = before.get(position, 0), parts[position]
            before[position] = done + quantity
            delivery.amount += portion(done, done + quantity, part.price, part.discount_bp)


def _request(delivery: Delivery, work: "Work") -> None:
    asked = ship.request(work, delivery.deal.number, quantities=delivery.quantities)
    delivery.number = str(asked.number)


def _reject(delivery: Delivery, work: "Work") -> None:
    ship.reject(work, delivery.number)


def _approve(delivery: Delivery, work: "Work") -> None:
    ship.approve(work, delivery.number)


def _dispatch(delivery: Delivery, carrier: str, work: "Work") -> None:
    ship.dispatch(work, delivery.number, carrier=carrier, counted=delivery.quantities)


def _receipt(delivery: Delivery, work: "Work") -> None:
    ship.receipt(work, delivery.number, signed_by=delivery.deal.account.contact)
