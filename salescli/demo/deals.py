"""The deals of the demonstration: who agrees to buy what, when, on which terms."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from salescli.demo.roster import Luck, Roster
from salescli.demo.seed import Account, Article
from salescli.policy.kinds import CustomerKind
from salescli.policy.money import worth
from salescli.policy.period import Period, following, month_of
from salescli.policy.quantity import written
from salescli.text import decimal

_KNOWN = timedelta(days=14)
"""An account is known this long before it buys, and an article sold this long before it goes."""

_LINES = (1, 2, 3, 4, 5, 6)
_HOW_MANY_LINES = (42, 36, 14, 5, 2, 1)
_AHEAD = (1, 2, 3, 5)
"""Working days from handing a contract in to its signature."""
_LONGER = 30
_TERMS = {30: "선금 30%, 잔금 납품 후", 50: "선금 50%, 잔금 납품 후", 100: "전액 선금"}
_MONTHS = 12
_WHOLES = ((200_000, 10_000), (40_000, 5_000))
"""From so many thousandths on, what people order in."""


@dataclass
class Part:
    """A line of a deal: thousandths of an article at a price and discount."""

    article: Article
    quantity: int
    step: int
    """What it can be divided into, in thousandths."""
    price: int
    discount_bp: int

    @property
    def amount(self) -> int:
        """What the line is worth, in minor units."""
        return worth(self.quantity, self.price, self.discount_bp)

    @property
    def said(self) -> dict[str, Any]:
        """The options with which it is written."""
        discount = decimal(self.discount_bp, 2, trim=True)
        return {"quantity": written(self.quantity), "price": self.price, "discount": discount}


@dataclass
class Deal:
    """A contract to be: its parties, its days and its terms."""

    name: str
    account: Account
    salesperson: str
    author: str = field(default="", init=False)
    """Who drafted it; what the manager did, the leader decides all along (1.3.1)."""
    luck: Luck
    drafted: date
    submitted: date
    signing: datetime
    parts: list[Part]
    payment_days: int
    agreed: date | None
    prepaid: int
    """How much of it is paid before delivery, in percent."""

    @property
    def signed(self) -> date:
        """The day it is signed on."""
        return self.signing.date()

    @property
    def total(self) -> int:
        """What it is worth, in minor units."""
        return sum(part.amount for part in self.parts)

    @property
    def terms(self) -> str | None:
        """The terms of payment in words."""
        return _TERMS.get(self.prepaid)


class Market:
    """Where deals come from: the accounts and articles of a day, and the pace of business."""

    def __init__(self, roster: Roster) -> None:
        self._roster = roster
        self._seed = roster.seed
        self._calendar = roster.seed.calendar
        blocks = self._seed.told("customer block")
        self._blocked = {line.words[2]: line.at.date() for line in blocks}

    def deals(self) -> list[Deal]:
        """Return all deals in the order of their signatures, some still to come at the end."""
        month, months = month_of(self._seed.first), 0
        found: list[Deal] = []
        while month.start <= self._seed.stands + _KNOWN:
            found += self._deals(month, months // _MONTHS)
            month, months = following(month), months + 1
        return sorted(found, key=lambda deal: deal.signing)

    def _deals(self, month: Period, year: int) -> Iterator[Deal]:
        pace, chances = self._seed.company["pace"], self._seed.company["chance"]
        season = pace["season"][month.start.month - 1]
        count = int(pace["contracts"] * pace["growth"][year] * season)
        days = [month.start + timedelta(days=n) for n in range((month.end - month.start).days + 1)]
        days = [d for d in days if self._calendar.is_working(d) and d > self._seed.first + _KNOWN]
        for number in range(count if days else 0):
            name = f"{month.label}.{number}"
            luck = Luck(name, chances)
            yield self._deal(name, luck, luck.choose(days))

    def _deal(self, name: str, luck: Luck, signed: date) -> Deal:
        account = self._account(luck, signed)
        submitted = self._calendar.add_working(signed, -luck.choose(_AHEAD))
        drafted = self._calendar.add_working(submitted, -luck.choose((0, 0, 1, 2)))
        return Deal(
            name=name,
            account=account,
            salesperson=self._roster.keeper(account, drafted),
            luck=luck,
            drafted=drafted,
            submitted=submitted,
            signing=luck.moment(signed),
            parts=self._parts(luck, account, drafted),
            payment_days=account.payment_days + _LONGER * luck.happens("beyond_payment_days"),
            agreed=self._agreed(luck, account, signed),
            prepaid=self._prepaid(luck, account),
        )

    def _account(self, luck: Luck, signed: date) -> Account:
        known = [
            account
            for account in self._seed.accounts
            if self._known(account.since, signed)
            and signed < self._blocked.get(account.code, date.max)
        ]
        return luck.weighed(known, [account.often for account in known])

    def _known(self, since: date, day: date) -> bool:
        return since <= max(day - _KNOWN, self._seed.first)

    def _agreed(self, luck: Luck, account: Account, signed: date) -> date | None:
        if account.kind != CustomerKind.GOVERNMENT and not luck.happens("agreed_date"):
            return None
        return self._calendar.next_working(signed + timedelta(days=luck.between(5, 40)))

    @staticmethod
    def _prepaid(luck: Luck, account: Account) -> int:
        return luck.choose((30, 50, 100)) if luck.happens(f"prepays_{account.kind}") else 0

    def _parts(self, luck: Luck, account: Account, day: date) -> list[Part]:
        count = luck.weighed(_LINES, _HOW_MANY_LINES)
        drawn = [self._article(luck, day) for _line in range(count)]
        articles = {article.code: article for article in drawn}
        return [self._part(luck, account, article, day) for article in articles.values()]

    def _article(self, luck: Luck, day: date) -> Article:
        weights = self._seed.company["categories"]
        category = luck.weighed(list(weights), [w[day.month - 1] for w in weights.values()])
        sold = [
            article
            for article in self._seed.articles
            if article.category == category
            and self._known(article.since, day)
            and day <= article.until - _KNOWN
        ]
        return luck.choose(sold)

    def _part(self, luck: Luck, account: Account, article: Article, day: date) -> Part:
        step = 500 if article.row["unit"] == "톤" else 1000
        limit = max(article.limit_bp, account.limit_bp)
        discount = self._discount(luck, account, limit)
        quantity = _rounded(article.lot * account.size * luck.between(110, 270) // 10, step)
        return Part(article, quantity, step, article.price(day), discount)

    @staticmethod
    def _discount(luck: Luck, account: Account, limit: int) -> int:
        if account.kind == CustomerKind.GOVERNMENT:
            return 0
        if account.kind == CustomerKind.END_USER:
            limit = min(limit, 300)
        elif luck.happens("beyond_discount"):
            return limit + luck.choose((200, 300, 400))
        return luck.between(0, limit // 50) * 50


def _rounded(thousandths: int, step: int) -> int:
    """Round a quantity as people order: tens of many, fives of some, no less than one."""
    whole = next(whole for least, whole in (*_WHOLES, (0, step)) if thousandths >= least)
    return max(thousandths // whole * whole, step)
