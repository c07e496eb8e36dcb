"""The registers of the demonstration as they grow: products with their prices, accounts."""

from datetime import datetime, time, timedelta
from typing import Any

from salescli.demo.lines import Hand
from salescli.demo.roster import Planner
from salescli.demo.seed import Account, Article, Row

_PRODUCTS, _ACCOUNTS, _RECORDS = time(8, 30), time(8, 40), time(13)
_STEP = timedelta(seconds=4)
_PRODUCT = ("unit", "spec", "category", "price", "discount_limit")
_ACCOUNT = (
    *("kind", "region", "address", "contact", "position", "phone", "salesperson"),
    *("payment_days", "discount_limit"),
)


class Registers(Planner):
    """Puts the entries of products and accounts on the agenda."""

    def plan(self) -> None:
        """Plan the opening of the books and every later entry."""
        for number, article in enumerate(self.seed.articles):
            self._listed(article, number * _STEP)
        for number, account in enumerate(self.seed.accounts):
            self._entered(account, number * _STEP)

    def _listed(self, article: Article, later: timedelta) -> None:
        """Plan that a product is entered, and its prices as they change."""
        row, opens = article.row, datetime.combine(article.since, _PRODUCTS)
        by = self.roster.clerk(self.luck(article.code), article.since)
        added = ("product add", article.code, row["name"])
        self.put(opens + later, self._signed(by, article), *added, **_given(row, _PRODUCT))
        for day in article.days[1:]:
            if day <= article.until:
                at = datetime.combine(day, _PRODUCTS) + later
                self.put(at, self.boss, "product price", article.code, article.price(day))

    def _entered(self, account: Account, later: timedelta) -> None:
        """Plan that an account is entered, and what is known of it once records are kept."""
        luck, row = self.luck(f"account {account.code}"), account.row
        day = self.working(account.since)
        at, clerk = datetime.combine(day, _ACCOUNTS) + later, self.roster.clerk(luck, day)
        added = ("customer add", account.code, row["name"])
        self.put(at, self._signed(clerk, account), *added, **_given(row, _ACCOUNT))
        day = max(day, self.seed.visits_since)
        at, clerk = datetime.combine(day, _RECORDS) + later, self.roster.clerk(luck, day)
        known = self.seed.records[account.code]
        self.put(at, clerk, "customer profile", account.code, **_given(known, tuple(known)[1:]))

    def _signed(self, clerk: str, entry: Article | Account) -> Hand:
        """Return how a clerk enters norms: from the manager's sheet, but for the opening (R4)."""
        if self.working(entry.since) == self.working(self.seed.first):
            return Hand(clerk)
        return Hand(clerk, ("--by", self.boss, "--paper", f"등록 {entry.code}"))


def _given(row: Row, columns: tuple[str, ...]) -> dict[str, Any]:
    return {column: row[column] for column in columns}
