"""The deals of the demonstration: who agrees to buy what, when, on which terms."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from salescli.demo.agenda import Luck
from salescli.demo.offers import Offer
from salescli.demo.seed import Account, Article, Breach, Seed
from salescli.policy.money import worth
from salescli.policy.period import month_of
from salescli.policy.states import CustomerKind

_KNOWN = timedelta(days=14)
"""An account is known this long before it buys, and an article sold this long before it goes."""

_LINES = (1, 2, 3, 4, 5, 6)
_HOW_MANY_LINES = (30, 32, 20, 10, 5, 3)
_AHEAD = (1, 2, 3, 5)
"""Working days from handing a contract in to its signature."""
_USUAL_DAYS = 30
_MONTHS = 12


@dataclass
class Part:
    """A line of a deal: thousandths of an article at a price and discount."""

    article: Article
    quantity: int
    step: int
    """What it can be divided into, in thousandths."""
    price: int
    discount_bp: int
    asked_bp: int
    """The discount that was first written; differs where the manager refused it."""
    position: int

    @property
    def amount(self) -> int:
        """What the line is worth, in minor units."""
        return worth(self.quantity, self.price, self.discount_bp)


@dataclass
class Deal:
    """A contract to be: its parties, its days and its terms."""

    account: Account
    salesperson: str
    luck: Luck
    drafted: date
    submitted: date
    signing: datetime
    parts: list[Part]
    payment_days: int
    agreed: date | None
    prepaid: int
    """How much of it is paid before delivery, in percent."""
    breach: Breach | None = None
    number: str = ""
    course: str = ""
    """How it comes about: from an offer, by phone or fax, or else drafted at once."""
    offer: Offer | None = None
    """The quotation or bid that it is drafted from."""
    filed: date | None = None
    """The day an order's paper is filed."""
    deviates: bool = False
    """Whether something beyond the norm was found when it was handed in (R4)."""

    @property
    def signed(self) -> date:
        """The day it is signed on."""
        return self.signing.date()

    @property
    def total(self) -> int:
        """What it is worth, in minor units."""
        return sum(part.amount for part in self.parts)

    @property
    def refused(self) -> list[Part]:
        """The lines whose first discount the manager refused."""
        return [part for part in self.parts if part.asked_bp != part.discount_bp]


class Market:
    """Where deals come from: the accounts and articles of a day, and the pace of business."""

    def __init__(self, seed: Seed) -> None:
        self._seed = seed
        self._calendar = seed.calendar
        self._blocked = {block["customer"]: block["on"] for block in seed.company["blocks"]}
        self._articles = {
            category: [a for a in seed.articles if a.category == category]
            for category in seed.company["categories"]
        }

    def deals(self) -> list[Deal]:
        """Return all deals in the order of their signatures, some still to come at the end."""
        found = [*self._months(), *map(self._waiting, self._seed.company["waiting"])]
        return sorted(found, key=lambda deal: deal.signing)

    def _months(self) -> Iterator[Deal]:
        pace, name = self._seed.company["pace"], self._seed.company["seed"]
        luck = Luck(name, self._seed.company["chance"])
        months = 0
        month = month_of(self._seed.first)
        while month.start <= self._seed.stands + _KNOWN:
            growth = pace["growth"][min(months // _MONTHS, len(pace["growth"]) - 1)]
            count = int(pace["contracts"] * growth * pace["season"][month.start.month - 1])
            days = [
                day
                for n in range((month.end - month.start).days + 1)
                if self._calendar.is_working(day := month.start + timedelta(days=n))
                and day > self._seed.first + _KNOWN
            ]
            for number in range(count if days else 0):
                own = Luck(f"{name} {month.label} {number}", self._seed.company["chance"])
                yield self._deal(own, luck.choose(days))
            months += 1
            month = month_of(month.end + timedelta(days=1))

    def _deal(self, luck: Luck, signed: date) -> Deal:
        account = self._account(luck, signed)
        submitted = self._calendar.add_working(signed, -luck.choose(_AHEAD))
        drafted = self._calendar.add_working(submitted, -luck.choose((0, 0, 1, 2)))
        parts = self._parts(luck, account, drafted)
        if any(part.asked_bp != part.discount_bp for part in parts):
            submitted = min(submitted, self._calendar.add_working(signed, -max(_AHEAD)))
            drafted = min(drafted, submitted)
        usual = _USUAL_DAYS if account.payment_days is None else account.payment_days
        return Deal(
            account=account,
            salesperson=self._keeper(account, drafted),
            luck=luck,
            drafted=drafted,
            submitted=submitted,
            signing=luck.moment(signed),
            parts=parts,
            payment_days=usual + (_USUAL_DAYS if luck.happens("beyond_payment_days") else 0),
            agreed=self._agreed(luck, account, signed),
            prepaid=self._prepaid(luck, account),
        )

    def _waiting(self, row: Mapping[str, Any]) -> Deal:
        """Return a deal that is under way when the clock stands."""
        luck = Luck(f"waiting {row['customer']}", self._seed.company["chance"])
        account = next(a for a in self._seed.accounts if a.code == row["customer"])
        parts = self._parts(luck, account, row["drafted"])
        for part in parts:
            part.asked_bp = part.discount_bp = part.asked_bp + row.get("beyond", 0)
        usual = _USUAL_DAYS if account.payment_days is None else account.payment_days
        return Deal(
            account=account,
            salesperson=self._keeper(account, row["drafted"]),
            luck=luck,
            drafted=row["drafted"],
            submitted=row["submitted"],
            signing=luck.moment(row["signed"]),
            parts=parts,
            payment_days=usual,
            agreed=row.get("agreed"),
            prepaid=0,
        )

    def _account(self, luck: Luck, signed: date) -> Account:
        known = [
            account
            for account in self._seed.accounts
            if self._known(account.since, signed)
            and signed <= self._blocked.get(account.code, date.max) - timedelta(days=1)
        ]
        return luck.weighed(known, [account.often for account in known])

    def _known(self, since: date, day: date) -> bool:
        return since <= max(day - _KNOWN, self._seed.first)

    def _keeper(self, account: Account, day: date) -> str:
        keeper = account.salesperson
        for handover in self._seed.handovers:
            if handover.customer == account.code and handover.on < day:
                keeper = handover.salesperson
        return keeper

    def _agreed(self, luck: Luck, account: Account, signed: date) -> date | None:
        if account.kind is not CustomerKind.GOVERNMENT and not luck.happens("agreed_date"):
            return None
        return self._calendar.next_working(signed + timedelta(days=luck.between(5, 40)))

    @staticmethod
    def _prepaid(luck: Luck, account: Account) -> int:
        chance = {
            CustomerKind.END_USER: "prepays_end_user",
            CustomerKind.DEALER: "prepays_dealer",
        }.get(account.kind)
        return luck.choose((30, 50, 100)) if chance and luck.happens(chance) else 0

    def _parts(self, luck: Luck, account: Account, day: date) -> list[Part]:
        articles: list[Article] = []
        for _line in range(luck.weighed(_LINES, _HOW_MANY_LINES)):
            article = self._article(luck, day)
            if article not in articles:
                articles.append(article)
        parts = [
            self._part(luck, account, article, day, position)
            for position, article in enumerate(articles, 1)
        ]
        # A refused line is dropped, and written anew behind the others.
        for place, part in enumerate([p for p in parts if p.asked_bp != p.discount_bp], 1):
            part.position = len(parts) + place
        return parts

    def _article(self, luck: Luck, day: date) -> Article:
        weights = self._seed.company["categories"]
        category = luck.weighed(list(weights), [w[day.month - 1] for w in weights.values()])
        return luck.choose(
            [
                article
                for article in self._articles[category]
                if self._known(article.since, day)
                and (article.until is None or day + _KNOWN <= article.until)
            ]
        )

    def _part(
        self, luck: Luck, account: Account, article: Article, day: date, position: int
    ) -> Part:
        step = 500 if article.unit == "톤" else 1000
        limit = max(article.discount_limit_bp, account.discount_limit_bp or 0)
        asked = discount = self._discount(luck, account, limit)
        if account.kind is CustomerKind.DEALER and luck.happens("beyond_discount"):
            asked = discount = limit + luck.choose((200, 300, 400))
            if luck.happens("rejected"):
                discount = limit
        return Part(
            article=article,
            quantity=_rounded(article.lot * account.size * luck.between(90, 220) // 10, step),
            step=step,
            price=article.price(day),
            discount_bp=discount,
            asked_bp=asked,
            position=position,
        )

    @staticmethod
    def _discount(luck: Luck, account: Account, limit: int) -> int:
        if account.kind is CustomerKind.GOVERNMENT:
            return 0
        most = limit if account.kind is CustomerKind.DEALER else min(limit, 300)
        return luck.between(0, most // 50) * 50


def _rounded(thousandths: int, step: int) -> int:
    """Round a quantity as people order: tens of many, fives of some, no less than one."""
    for least, whole in ((200_000, 10_000), (40_000, 5_000), (0, step)):
        if thousandths >= least:
            return max(thousandths // whole * whole, step)
    raise ValueError(thousandths)
