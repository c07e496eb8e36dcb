"""The inquiries, quotations and bids that deals of the demonstration begin with (W2)."""

from datetime import date, datetime, time, timedelta

from salescli.demo.deals import Deal
from salescli.demo.roster import Luck, Planner
from salescli.policy.kinds import CustomerKind
from salescli.text import Language

BEFORE = 5
"""Working days from the first news to the contract's draft."""

_STEP = timedelta(minutes=4)
_NEWS, _OFFERS, _SENDS, _WON = time(9), time(11), time(9), time(8)
_SECONDS = 5000
_DUE = 4
"""Working days within which a customer wants an answer."""
_VALID = timedelta(days=45)


class Offers(Planner):
    """Puts offers on the agenda."""

    def plan(self, deal: Deal) -> str:
        """Plan the offer that a deal comes from; return how its quotation is called."""
        luck, inquiry, quote = self.luck(f"offer {deal.name}"), f"{deal.name}.e", f"{deal.name}.q"
        tender = deal.account.kind == CustomerKind.GOVERNMENT
        told = self._told(deal, luck, inquiry, tender=tender)
        day = self.calendar.next_working(told.date())
        seller = self.roster.seller(luck, deal.salesperson, day)
        at = self.put(
            luck.at(day, _OFFERS, _SECONDS),
            seller,
            "quote draft",
            name=quote,
            inquiry=f"${inquiry}",
            bid=tender,
            salesperson=deal.salesperson,
            valid_until=day + _VALID,
            payment_days=deal.payment_days,
            lead_days=(deal.agreed - deal.drafted).days if deal.agreed else None,
            terms=deal.terms,
            language=Language.KO,
        )
        for part in deal.parts:
            line = ("quote line", f"${quote}", part.article.code)
            at = self.put(at + _STEP, seller, *line, **part.said)
        self.put(at + _STEP, seller, "quote submit", f"${quote}")
        self._sent(deal, luck, f"${quote}", self.calendar.next_working(day))
        return f"${quote}"

    def _told(self, deal: Deal, luck: Luck, name: str, *, tender: bool) -> datetime:
        """Plan the first news, that the offer is worth making, and what is asked for."""
        inquiry, day = f"${name}", self.calendar.add_working(deal.drafted, -BEFORE)
        seller = self.roster.seller(luck, deal.salesperson, day)
        subjects = self.seed.words["tenders" if tender else "inquiries"]
        at = self.put(
            luck.at(day, _NEWS, _SECONDS),
            seller,
            "inquiry report",
            deal.account.code,
            subjects[deal.parts[0].article.category],
            name=name,
            tender=tender,
            amount=deal.total,
            due=self.calendar.add_working(day, _DUE),
            salesperson=deal.salesperson,
        )
        at = self.put(at + _STEP, self.leader, "inquiry decide", inquiry, maybe=True)
        at = self.put(at + _STEP, self.roster.manager(luck, day), "inquiry decide", inquiry)
        for part in deal.parts:
            said = {"description": part.article.row["name"], "quantity": part.said["quantity"]}
            at = self.put(at + _STEP, seller, "inquiry line", inquiry, **said)
        return at

    def _sent(self, deal: Deal, luck: Luck, quote: str, day: date) -> None:
        """Plan the approval, that it is sent, and that it is chosen before the contract begins."""
        boss, seller = self.roster.manager(luck, day), deal.salesperson
        at = datetime.combine(day, _SENDS)
        at = self.put(at + _STEP, boss, "quote settle", quote, maybe=True, all_=True)
        at = self.put(at + _STEP, self.leader, "quote decide", quote, maybe=True)
        at = self.put(at + _STEP, boss, "quote approve", quote)
        hand = self.roster.seller(luck, seller, day)
        at = self.put(at + _STEP, hand, "quote print", quote)
        self.put(at + _STEP, hand, "quote send", quote)
        hand = self.roster.seller(luck, seller, deal.drafted)
        self.put(datetime.combine(deal.drafted, _WON), hand, "quote won", quote)
