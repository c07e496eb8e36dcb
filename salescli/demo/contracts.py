"""How the contracts of the demonstration come about, from draft to archive (W3)."""

from datetime import datetime, timedelta

from salescli.demo.deals import Deal
from salescli.demo.lines import Agenda, Hand
from salescli.demo.offers import BEFORE, Offers
from salescli.demo.roster import Planner, Roster
from salescli.policy.kinds import CustomerKind

_TYPING = timedelta(minutes=3)
_SOON = timedelta(minutes=1)


class Contracts(Planner):
    """Puts the making of contracts on the agenda."""

    def __init__(self, agenda: Agenda, roster: Roster) -> None:
        super().__init__(agenda, roster)
        self._offers = Offers(agenda, roster)

    def plan(self, deal: Deal) -> datetime:
        """Plan a contract up to its archive, and return when that is."""
        luck, contract, author = deal.luck, f"${deal.name}", self._author(deal)
        deal.author = author
        at = luck.moment(deal.submitted, self._drafted(deal, author))
        self._consent(contract, author, at - _SOON)
        self.put(at, self.roster.seller(luck, author, at.date()), "contract submit", contract)
        day = self.calendar.add_working(deal.signed, -1)
        boss = self.roster.manager(luck, day, author)
        at = self.put(
            luck.moment(day, at), boss, "contract settle", contract, maybe=True, all_=True
        )
        self._step(deal, boss, "confirm", luck.moment(day, at))
        day = deal.signed
        seller = self.roster.seller(luck, deal.salesperson, day)
        at = self._step(deal, seller, "sign", deal.signing)
        place = f"{day.year}년 {deal.account.row['region']} 철"
        clerk = self.roster.clerk(luck, day)
        return self.put(luck.moment(day, at), clerk, "contract archive", contract, place=place)

    def _consent(self, contract: str, author: str, at: datetime) -> None:
        """Plan that what goes beyond the norm without a quotation is consented to (R4)."""
        there = author != self.boss and self.roster.there(self.boss, at.date())
        self.put(at, self.boss if there else self.leader, "contract consent", contract, maybe=True)

    def _author(self, deal: Deal) -> str:
        luck = deal.luck
        if luck.happens("by_manager") and self.roster.there(self.boss, deal.drafted):
            return self.boss
        if luck.happens("by_phone"):
            return self.roster.clerk(luck, deal.drafted)
        return self.roster.seller(luck, deal.salesperson, deal.drafted)

    def _drafted(self, deal: Deal, author: str) -> datetime:
        quote = self._offers.plan(deal) if self._offered(deal, author) else None
        at = self.put(
            deal.luck.moment(deal.drafted),
            author,
            "contract draft",
            deal.account.code,
            name=deal.name,
            from_=quote,
            salesperson=deal.salesperson,
            payment_days=deal.payment_days,
            deliver_by=deal.agreed,
            terms=deal.terms,
        )
        for part in () if quote else deal.parts:
            line = ("contract line", f"${deal.name}", part.article.code)
            at = self.put(at + _TYPING, author, *line, **part.said)
        return at

    def _offered(self, deal: Deal, author: str) -> bool:
        """Say whether a deal begins with an inquiry: those of the government always do."""
        begins = self.calendar.add_working(deal.drafted, -BEFORE)
        if author == self.boss or begins < max(self.seed.visits_since, deal.account.since):
            return False
        return deal.account.kind == CustomerKind.GOVERNMENT or deal.luck.happens("offered")

    def _step(self, deal: Deal, hand: Hand | str, step: str, at: datetime) -> datetime:
        """Plan a step before which the leader is asked if it is a major case."""
        contract = f"${deal.name}"
        if at.date() >= self.seed.visits_since:
            self.put(at - _SOON, self.leader, "contract decide", contract, maybe=True)
        return self.put(at, hand, f"contract {step}", contract)
