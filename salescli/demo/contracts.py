"""How the contracts of the demonstration come about, from draft to archive (W3)."""

from datetime import datetime, time, timedelta
from functools import partial
from typing import TYPE_CHECKING

from salescli import models
from salescli.demo.agenda import Agenda, Hand, Luck, Roster
from salescli.demo.offers import Item, Offer
from salescli.demo.quotes import Quotes
from salescli.engine import find
from salescli.engine import major as _major
from salescli.engine.steps import label
from salescli.policy.roles import Role
from salescli.policy.states import ContractMeans, CustomerKind
from salescli.services import contract

if TYPE_CHECKING:
    from salescli.demo.deals import Deal, Part
    from salescli.engine.work import Work

_TERMS = {30: "선금 30%, 잔금 납품 후", 50: "선금 50%, 잔금 납품 후", 100: "전액 선금"}
_MEANS = {"phone": ContractMeans.PHONE, "fax": ContractMeans.FAX}
_TYPING = timedelta(minutes=3)
_SOON = timedelta(minutes=1)
_PAPER = time(13, 30)
_OFFER_DAYS = 5
"""Working days from the first news to the contract's draft."""
_LONGER, _LATER = 15, 7
"""Days more to pay, and days later to deliver, than what was offered (R4)."""


class Contracts:
    """Puts the making of contracts on the agenda."""

    def __init__(self, agenda: Agenda, roster: Roster, quotes: Quotes) -> None:
        self._agenda = agenda
        self._roster = roster
        self._quotes = quotes
        self._calendar = roster.seed.calendar

    def plan(self, deal: "Deal") -> datetime | None:
        """Plan a contract up to its archive; return when that is, or None for never."""
        luck, roster = deal.luck, self._roster
        author = self._author(deal)
        deal.course = self._course(deal, author)
        if deal.course == "offer":
            self._offered(deal)
        handed_in = self._drafted(deal, author)
        decided = self._decided(deal, author, handed_in)
        day = self._calendar.add_working(deal.signed, -1)
        confirming = luck.moment(day, decided)
        self._agenda.put(
            confirming,
            "contract settle",
            hand := roster.manager(luck, day, author),
            partial(_settle_if_open, deal),
        )
        if deal.course in _MEANS:
            return self._ordered(deal, hand)
        at = luck.moment(day, confirming)
        self._consulted(deal, at - _SOON)
        self._agenda.put(at, "contract confirm", hand, partial(_confirm, deal))
        self._consulted(deal, deal.signing - _SOON)
        self._agenda.put(
            deal.signing,
            "contract sign",
            roster.seller(luck, deal.salesperson, deal.signed),
            partial(_sign, deal),
        )
        return self._archived(deal)

    def _course(self, deal: "Deal", author: str) -> str:
        """Choose how a deal comes about; what is to break a rule stays as it is."""
        seed = self._roster.seed
        begins = self._calendar.add_working(deal.drafted, -_OFFER_DAYS)
        if deal.breach or deal.refused or begins < seed.visits_since or deal.account.since > begins:
            return ""
        luck = Luck(f"course {deal.account.code} {deal.drafted}", seed.company["chance"])
        if author == self._roster.one(Role.MANAGER):
            return ""
        if deal.account.kind is CustomerKind.GOVERNMENT or luck.happens("offered"):
            return "offer"
        if deal.prepaid == 0 and luck.happens("ordered"):
            return luck.choose(tuple(_MEANS))
        return ""

    def _offered(self, deal: "Deal") -> None:
        luck = Luck(
            f"offer {deal.account.code} {deal.drafted}", self._roster.seed.company["chance"]
        )
        lead = (deal.agreed - deal.drafted).days if deal.agreed else None
        if lead is not None and lead > _LATER and luck.happens("later_delivery"):
            lead -= _LATER
        if deal.account.kind is not CustomerKind.GOVERNMENT and luck.happens("longer_payment"):
            deal.payment_days += _LONGER
        offer = Offer(
            account=deal.account,
            person=deal.salesperson,
            received=self._calendar.add_working(deal.drafted, -_OFFER_DAYS),
            items=[Item(p.article, p.quantity, p.price, p.discount_bp) for p in deal.parts],
            luck=luck,
            ends="won",
            lead_days=lead,
            terms=_TERMS.get(deal.prepaid),
            closed=deal.drafted,
        )
        self._quotes.offered(offer)
        deal.offer = offer

    def _consulted(self, deal: "Deal", at: datetime) -> None:
        if deal.drafted >= self._roster.seed.visits_since:
            leader = self._roster.one(Role.LEADER)
            self._agenda.put(at, "contract decide", leader, partial(_consult, deal))

    def _ordered(self, deal: "Deal", hand: Hand) -> datetime:
        """Plan an order by phone or fax: it counts once confirmed, its paper comes later."""
        luck = deal.luck
        self._consulted(deal, deal.signing - _SOON)
        self._agenda.put(deal.signing, "contract confirm", hand, partial(_confirm, deal))
        day = self._calendar.add_working(deal.signed, luck.between(2, 5))
        at = datetime.combine(day, _PAPER) + timedelta(seconds=luck.between(0, 3000))
        seller = self._roster.seller(luck, deal.salesperson, day)
        self._agenda.put(at, "contract sign", seller, partial(_sign, deal))
        clerk = self._roster.clerk(luck, day)
        place = f"{day.year}년 {deal.account.region} 철"
        self._agenda.put(at + _TYPING, "contract archive", clerk, partial(_archive, deal, place))
        deal.filed = day
        return luck.moment(deal.signed, deal.signing)

    def _author(self, deal: "Deal") -> str:
        luck = deal.luck
        if luck.happens("by_manager"):
            manager = self._roster.one(Role.MANAGER)
            if self._roster.there(manager, deal.drafted):
                return manager
        if luck.happens("by_phone"):
            return self._roster.clerk(luck, deal.drafted)
        return self._roster.seller(luck, deal.salesperson, deal.drafted)

    def _drafted(self, deal: "Deal", author: str) -> datetime:
        luck, agenda = deal.luck, self._agenda
        at = agenda.put(luck.moment(deal.drafted), "contract draft", author, partial(_draft, deal))
        if deal.course == "offer":
            at = self._negotiated(deal, author, at)
        else:
            for part in deal.parts:
                line = partial(_line, deal, part, part.asked_bp)
                at = agenda.put(at + _TYPING, "contract line", author, line)
        at = luck.moment(deal.submitted, at)
        return self._handed_in(deal, author, at)

    def _negotiated(self, deal: "Deal", author: str, at: datetime) -> datetime:
        """Plan a talk about what was offered, and the answer to what it left open."""
        words = self._roster.seed.selling["contracts"]
        luck = Luck(f"talk {deal.account.code} {deal.drafted}", self._roster.seed.company["chance"])
        if luck.happens("negotiated"):
            told, asked, answer = luck.choose(words["talks"])
            talk = partial(_negotiate, deal, told, asked)
            at = self._agenda.put(at + _TYPING, "contract negotiate", author, talk)
            reply = partial(_reply, deal, answer)
            at = self._agenda.put(at + _TYPING, "contract answer", author, reply)
        return at

    def _handed_in(self, deal: "Deal", author: str, at: datetime) -> datetime:
        there = self._roster.there(author, at.date())
        by = author if there else self._roster.clerk(deal.luck, at.date())
        return self._agenda.put(at, "contract submit", by, partial(_submit, deal))

    def _decided(self, deal: "Deal", author: str, at: datetime) -> datetime:
        """Plan what happens when the manager refuses a discount: back, written anew, again."""
        if not deal.refused:
            return at
        luck, agenda = deal.luck, self._agenda
        day = self._calendar.next_working(at.date())
        hand = self._roster.manager(luck, day, author)
        at = agenda.put(luck.moment(day), "contract settle", hand, partial(_refuse, deal))
        at = agenda.put(luck.moment(day, at), "contract return", hand, partial(_return, deal))
        day = self._calendar.next_working(day)
        by = author if self._roster.there(author, day) else self._roster.clerk(luck, day)
        at = luck.moment(day)
        for place, part in enumerate(deal.parts, 1):
            if part in deal.refused:
                drop = partial(_drop, deal, place)
                at = agenda.put(at + _TYPING, "contract drop", by, drop)
        for part in deal.refused:
            anew = partial(_line, deal, part, part.discount_bp)
            at = agenda.put(at + _TYPING, "contract line", by, anew)
        return self._handed_in(deal, author, at + _TYPING)

    def _archived(self, deal: "Deal") -> datetime | None:
        luck = deal.luck
        at = luck.moment(deal.signed, deal.signing)
        if deal.breach is not None and deal.breach.rule == "W3.5":
            if deal.breach.late is None:
                return None
            at = luck.moment(self._calendar.add_working(deal.signed, deal.breach.late))
        place = f"{at.year}년 {deal.account.region} 철"
        clerk = self._roster.clerk(luck, at.date())
        archive = partial(_archive, deal, place)
        return self._agenda.put(at, "contract archive", Hand(clerk), archive)


def _draft(deal: "Deal", work: "Work") -> None:
    own = work.actor.code == deal.salesperson
    made = contract.draft(
        work,
        deal.account.code,
        quotation=deal.offer.quote if deal.offer else None,
        means=_MEANS.get(deal.course, ContractMeans.WRITTEN),
        salesperson=None if own else deal.salesperson,
        payment_days=deal.payment_days,
        deliver_by=deal.agreed,
        terms=_TERMS.get(deal.prepaid),
    )
    deal.number = label(made)


def _line(deal: "Deal", part: "Part", discount_bp: int, work: "Work") -> None:
    contract.line(
        work,
        deal.number,
        part.article.code,
        quantity=part.quantity,
        price=part.price,
        discount_bp=discount_bp,
    )


def _submit(deal: "Deal", work: "Work") -> None:
    handed_in = contract.submit(work, deal.number)
    deal.number = str(handed_in.number)
    deal.deviates = any(not found.superseded for found in handed_in.deviations)


def _negotiate(deal: "Deal", told: str, asked: str, work: "Work") -> None:
    contract.negotiate(work, deal.number, told, partner=deal.account.contact, open_point=asked)


def _reply(deal: "Deal", answer: str, work: "Work") -> None:
    contract.answer(work, deal.number, 1, answer)


def _consult(deal: "Deal", work: "Work") -> None:
    if _major.exceeds(work, find.document(work, models.Contract, deal.number)):
        contract.decide(work, deal.number)


def _refuse(deal: "Deal", work: "Work") -> None:
    contract.settle(work, deal.number, reject=True)


def _return(deal: "Deal", work: "Work") -> None:
    contract.return_(work, deal.number)


def _drop(deal: "Deal", position: int, work: "Work") -> None:
    contract.drop(work, deal.number, position)


def _settle_if_open(deal: "Deal", work: "Work") -> None:
    if deal.deviates:
        contract.settle(work, deal.number)


def _confirm(deal: "Deal", work: "Work") -> None:
    contract.confirm(work, deal.number)


def _sign(deal: "Deal", work: "Work") -> None:
    contract.sign(work, deal.number)


def _archive(deal: "Deal", place: str, work: "Work") -> None:
    contract.archive(work, deal.number, place=place)
