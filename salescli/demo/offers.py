"""The steps of an inquiry and its quotation in the demonstration, each a call of a service (W2)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from salescli import models
from salescli.demo.agenda import Luck
from salescli.demo.seed import Account, Article
from salescli.engine import find
from salescli.engine import major as _major
from salescli.engine.steps import label
from salescli.policy.standing import undecided
from salescli.policy.states import CustomerKind, Department
from salescli.policy.workdays import Calendar
from salescli.services import quote
from salescli.services.quote import inquiry
from salescli.text import Language

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.tables.quote import Quote

_VALID = timedelta(days=45)


@dataclass(frozen=True, slots=True)
class Item:
    """What is offered: thousandths of an article at a price and discount."""

    article: Article
    quantity: int
    price: int
    discount_bp: int


@dataclass
class Offer:
    """An inquiry, and the quotation that answers it."""

    account: Account
    person: str
    received: date
    items: Sequence[Item]
    luck: Luck
    ends: str
    lead_days: int | None = None
    terms: str | None = None
    closed: date | None = None
    told_late: bool = False
    """Reported on the day after it came (W2.1)."""
    sent_late: int = 0
    """Working days after its due date (W2.6)."""
    asks: bool = False
    inquiry: str = ""
    quote: str = ""

    @property
    def bid(self) -> bool:
        """Whether it answers a tender."""
        return self.account.kind is CustomerKind.GOVERNMENT

    @property
    def category(self) -> str:
        """What it is about, by the first thing asked for."""
        return self.items[0].article.category


_DUE = 4
"""Working days within which a customer wants an answer."""


def due(offer: Offer, calendar: Calendar) -> date:
    """Return the day by which the customer wants an answer."""
    return calendar.add_working(offer.received, _DUE)


def report(offer: Offer, words: dict[str, Any], at: datetime, work: "Work") -> None:
    """Report the inquiry."""
    worth = sum(item.quantity * item.price // 1000 for item in offer.items)
    came = inquiry.instant(work, offer.received, time(17, 30) if offer.told_late else at.time())
    made = inquiry.report(
        work,
        offer.account.code,
        words["tenders" if offer.bid else "inquiries"][offer.category],
        tender=offer.bid,
        received_at=came,
        amount=worth,
        due_on=due(offer, work.company.calendar),
        salesperson=offer.person,
    )
    offer.inquiry = made.number


def consult_inquiry(offer: Offer, work: "Work") -> None:
    """Let the leader agree to a major inquiry."""
    if _major.exceeds(work, find.document(work, models.Inquiry, offer.inquiry)):
        inquiry.decide(work, offer.inquiry)


def decide(offer: Offer, yes: bool, work: "Work") -> None:  # noqa: FBT001 - bound by partial
    """Decide whether to compete."""
    inquiry.decide(work, offer.inquiry, yes=yes)


def sort(offer: Offer, item: Item, work: "Work") -> None:
    """Sort an item out of what is asked for."""
    said = item.article.name
    inquiry.line(work, offer.inquiry, description=said, quantity=item.quantity)


def ask(offer: Offer, to: Department, words: dict[str, Any], work: "Work") -> None:
    """Ask a department."""
    asked = words["technical"][offer.category]
    if to is Department.PURCHASING:
        asked = offer.luck.choose(words["purchasing"])
    inquiry.consult(work, offer.inquiry, asked, to=to)


def answer(offer: Offer, number: int, to: Department, words: dict[str, Any], work: "Work") -> None:
    """Answer as that department."""
    article, luck = offer.items[0].article, offer.luck
    if to is Department.TECHNICAL:
        inquiry.answer(work, offer.inquiry, number, model=article.name, parameters=article.spec)
        return
    inquiry.answer(
        work,
        offer.inquiry,
        number,
        price=offer.items[0].price * luck.between(66, 78) // 100,
        lead_days=luck.between(4, 14),
        supplier=luck.choose(words["suppliers"]),
    )


def draft(offer: Offer, work: "Work") -> None:
    """Draft the quotation."""
    made = quote.draft(
        work,
        inquiry=offer.inquiry,
        bid=offer.bid,
        salesperson=offer.person,
        valid_until=work.on + _VALID,
        lead_days=offer.lead_days,
        terms=offer.terms,
        language=Language.KO,
    )
    offer.quote = label(made)


def line(offer: Offer, item: Item, work: "Work") -> None:
    """Offer an item."""
    quote.line(
        work,
        offer.quote,
        item.article.code,
        quantity=item.quantity,
        price=item.price,
        discount_bp=item.discount_bp,
    )


def submit(offer: Offer, work: "Work") -> None:
    """Hand the quotation in."""
    offer.quote = str(quote.submit(work, offer.quote).number)


def _open(found: "Quote") -> bool:
    return any(undecided(d.state) and not d.superseded for d in found.deviations)


def settle(offer: Offer, work: "Work") -> None:
    """Consent to what is beyond the norm."""
    if _open(find.document(work, models.Quote, offer.quote)):
        quote.settle(work, offer.quote)


def refuse(offer: Offer, work: "Work") -> None:
    """Refuse what is beyond the norm."""
    quote.settle(work, offer.quote, reject=True)


def give_back(offer: Offer, work: "Work") -> None:
    """Give the quotation back to be changed."""
    quote.return_(work, offer.quote)


def consult_quote(offer: Offer, work: "Work") -> None:
    """Let the leader agree to a major quotation."""
    if _major.exceeds(work, find.document(work, models.Quote, offer.quote)):
        quote.decide(work, offer.quote)


def approve(offer: Offer, work: "Work") -> None:
    """Approve the quotation."""
    quote.approve(work, offer.quote)


def print_(offer: Offer, work: "Work") -> None:
    """Print the approved document."""
    quote.print_(work, offer.quote)


def send(offer: Offer, work: "Work") -> None:
    """Send it."""
    quote.send(work, offer.quote)


def revise(offer: Offer, work: "Work") -> None:
    """Draft a new version."""
    made = quote.draft(work, revises=offer.quote, valid_until=work.on + _VALID)
    offer.quote = label(made)


def withdraw(offer: Offer, work: "Work") -> None:
    """Withdraw it."""
    quote.withdraw(work, offer.quote, reason="고객이 사업을 접음")


def won(offer: Offer, work: "Work") -> None:
    """Record that it was won."""
    quote.won(work, offer.quote)


def lost(offer: Offer, words: dict[str, Any], work: "Work") -> None:
    """Record that it was lost, to whom and why; a rival is cheaper where that was the reason."""
    luck, total = offer.luck, find.document(work, models.Quote, offer.quote).total
    reason = luck.choose(words["reasons"])
    percent = luck.between(91, 98) if reason == words["reasons"][0] else luck.between(100, 105)
    quote.lost(
        work,
        offer.quote,
        reason=reason,
        competitor=luck.choose(words["rivals"]),
        competitor_price=total * percent // 100,
    )
