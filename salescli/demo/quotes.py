"""Inquiries, quotations and bids of the demonstration, from the first news to the result (W2)."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any

from salescli.demo import offers as _offers
from salescli.demo.agenda import Agenda, Hand, Luck, Roster
from salescli.demo.keepers import Keepers
from salescli.demo.offers import Item, Offer
from salescli.policy.roles import Role
from salescli.policy.states import Department

STAGES = ("received", "preparing", "draft", "submitted", "approved", "sent")
"""How far an offer comes that has no result yet."""

_STEP = timedelta(minutes=4)
_ASKED = ((Department.TECHNICAL, Role.TECH), (Department.PURCHASING, Role.PURCHASING))


class Quotes:
    """Puts offers on the agenda."""

    def __init__(self, agenda: Agenda, roster: Roster, keepers: Keepers) -> None:
        self._agenda = agenda
        self._roster = roster
        self._seed = roster.seed
        self._calendar = roster.seed.calendar
        self._keepers = keepers
        self._words = self._seed.selling["quotes"]

    def plan(self) -> None:
        """Plan the offers of the seed that come to no contract."""
        accounts = {account.code: account for account in self._seed.accounts}
        for row in self._seed.selling["offer"]:
            account = accounts[row["customer"]]
            luck = Luck(f"offer {row['customer']} {row['on']}", self._seed.company["chance"])
            offer = Offer(
                account=account,
                person=self._keepers.keeper(account, row["on"]),
                received=row["on"],
                items=list(self._items(luck, row)),
                luck=luck,
                ends=row["ends"],
                closed=row.get("closed"),
                told_late=row.get("told_late", False),
                sent_late=row.get("sent_late", 0),
                asks=row.get("asks", False),
            )
            self.offered(offer)

    def _items(self, luck: Luck, row: dict[str, Any]) -> Iterator[Item]:
        sold = [a for a in self._seed.articles if a.since <= row["on"] and a.until is None]
        for _n in range(luck.between(1, 2)):
            article = luck.choose(sold)
            discount = article.discount_limit_bp + row.get("beyond", 0)
            yield Item(article, article.lot * 10_000, article.price(row["on"]), discount)

    def offered(self, offer: Offer) -> datetime:
        """Plan an offer as far as it comes; return the moment of its last step before a result."""
        at = self._reported(offer)
        if offer.ends == "received":
            return at
        at = self._decided(offer, at)
        if offer.ends in {"declined", "preparing"}:
            return at
        at = self._drafted(offer, at)
        if offer.ends == "refused":
            return self._refused(offer, at)
        if offer.ends in {"draft", "submitted"}:
            return at
        at = self._sent(offer, at)
        return self._closed(offer, at)

    def _put(self, at: datetime, action: str, hand: Hand | str, act: Any) -> datetime:  # noqa: ANN401
        return self._agenda.put(at, action, hand, act)

    def _next(self, at: datetime) -> date:
        return self._calendar.next_working(at.date())

    def _reported(self, offer: Offer) -> datetime:
        day = offer.received
        if offer.told_late:
            day = self._calendar.next_working(day)
        # In the morning, so that what comes on the last day is there when the clock stands.
        at = datetime.combine(day, time(9)) + timedelta(seconds=offer.luck.between(0, 6000))
        hand = self._roster.seller(offer.luck, offer.person, day)
        return self._put(
            at, "inquiry report", hand, partial(_offers.report, offer, self._words, at)
        )

    def _decided(self, offer: Offer, at: datetime) -> datetime:
        luck, day = offer.luck, at.date()
        boss = self._roster.manager(luck, day)
        leader = self._roster.one(Role.LEADER)
        at = self._put(
            at + _STEP, "inquiry decide", leader, partial(_offers.consult_inquiry, offer)
        )
        yes = offer.ends != "declined"
        at = self._put(at + _STEP, "inquiry decide", boss, partial(_offers.decide, offer, yes))
        if not yes:
            return at
        hand = self._roster.seller(luck, offer.person, day)
        for item in offer.items:
            at = self._put(at + _STEP, "inquiry line", hand, partial(_offers.sort, offer, item))
        return self._asked(offer, at, hand)

    def _asked(self, offer: Offer, at: datetime, hand: Hand | str) -> datetime:
        if not (offer.asks or offer.luck.happens("asked")):
            return at
        put, day = self._put, self._next(at)
        for number, (to, role) in enumerate(_ASKED, 1):
            at = put(
                at + _STEP, "inquiry consult", hand, partial(_offers.ask, offer, to, self._words)
            )
            if offer.ends != "preparing":
                answers = datetime.combine(day, time(9, 30)) + number * _STEP
                who = self._roster.one(role)
                put(
                    answers,
                    "inquiry answer",
                    who,
                    partial(_offers.answer, offer, number, to, self._words),
                )
        return at

    def _drafted(self, offer: Offer, at: datetime) -> datetime:
        luck, day = offer.luck, self._next(at)
        at = datetime.combine(day, time(11)) + timedelta(seconds=luck.between(0, 5000))
        hand = self._roster.seller(luck, offer.person, day)
        at = self._put(at, "quote draft", hand, partial(_offers.draft, offer))
        for item in offer.items:
            at = self._put(at + _STEP, "quote line", hand, partial(_offers.line, offer, item))
        if offer.ends == "draft":
            return at
        return self._put(at + _STEP, "quote submit", hand, partial(_offers.submit, offer))

    def _refused(self, offer: Offer, at: datetime) -> datetime:
        """Let the manager refuse what is beyond the norm, and give the quotation back."""
        day = self._next(at)
        boss = self._roster.manager(offer.luck, day)
        at = datetime.combine(day, time(9, 30))
        at = self._put(at, "quote settle", boss, partial(_offers.refuse, offer))
        return self._put(at + _STEP, "quote return", boss, partial(_offers.give_back, offer))

    def _approved(self, offer: Offer, day: date, at: datetime) -> datetime:
        boss = self._roster.manager(offer.luck, day)
        leader = self._roster.one(Role.LEADER)
        put = self._put
        at = put(at + _STEP, "quote settle", boss, partial(_offers.settle, offer))
        at = put(at + _STEP, "quote decide", leader, partial(_offers.consult_quote, offer))
        return put(at + _STEP, "quote approve", boss, partial(_offers.approve, offer))

    def _sent(self, offer: Offer, at: datetime) -> datetime:
        luck, day = offer.luck, self._next(at)
        at = self._approved(offer, day, datetime.combine(day, time(9)))
        if offer.ends == "approved":
            return at
        if offer.sent_late:
            day = self._calendar.add_working(_offers.due(offer, self._calendar), offer.sent_late)
            at = datetime.combine(day, time(10))
        hand = self._roster.seller(luck, offer.person, day)
        at = self._put(at + _STEP, "quote print", hand, partial(_offers.print_, offer))
        return self._put(at + _STEP, "quote send", hand, partial(_offers.send, offer))

    def _closed(self, offer: Offer, at: datetime) -> datetime:
        if offer.closed is None or offer.ends in STAGES:
            return at
        luck, day = offer.luck, offer.closed
        hand = self._roster.seller(luck, offer.person, day)
        when = datetime.combine(day, time(9, 10))
        if offer.ends == "revised":
            when = self._put(when, "quote draft", hand, partial(_offers.revise, offer))
            when = self._put(when + _STEP, "quote submit", hand, partial(_offers.submit, offer))
            when = self._approved(offer, day, when)
            when = self._put(when + _STEP, "quote send", hand, partial(_offers.send, offer))
            day = self._calendar.add_working(day, 2)
            when = datetime.combine(day, time(14))
        if offer.ends == "withdrawn":
            boss = self._roster.manager(luck, day)
            return self._put(when, "quote withdraw", boss, partial(_offers.withdraw, offer))
        if offer.ends == "won":
            return self._put(when, "quote won", hand, partial(_offers.won, offer))
        return self._put(when, "quote lost", hand, partial(_offers.lost, offer, self._words))
