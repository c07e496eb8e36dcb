"""The customer records of the demonstration: what is known of every account (D3, F12)."""

from datetime import date, datetime, time, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from salescli.demo.agenda import Agenda, Luck, Roster
from salescli.demo.seed import Account
from salescli.policy.states import CustomerKind
from salescli.services.register import customer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from salescli.engine.work import Work

_WRITES = time(13)
_STEP = timedelta(seconds=40)
_YEARS = (2006, 2022)
"""When accounts that are older than the books began to trade."""


class Records:
    """Puts the filling in of all records on the agenda: once, or when an account is new."""

    def __init__(self, agenda: Agenda, roster: Roster) -> None:
        self._agenda = agenda
        self._roster = roster
        self._seed = roster.seed
        self._words: Mapping[str, Any] = roster.seed.selling["records"]

    def plan(self) -> None:
        """Plan it for every account."""
        for number, account in enumerate(self._seed.accounts):
            luck = Luck(f"record {account.code}", self._seed.company["chance"])
            day = max(account.since, self._seed.visits_since)
            if not self._seed.calendar.is_working(day):
                day = self._seed.calendar.next_working(day)
            at = datetime.combine(day, _WRITES) + number * _STEP
            by = self._roster.clerk(luck, day)
            told = self._told(account, luck)
            self._agenda.put(at, "customer profile", by, partial(_write, account.code, told))

    def _told(self, account: Account, luck: Luck) -> dict[str, Any]:
        """Think of what fits an account: its name, kind, size and way of paying."""
        kind = self._words[account.kind.value]
        known = {field: luck.choose(choices) for field, choices in kind.items()}
        return known | {
            "nature": self._nature(account),
            "payment_record": self._words["pays"][account.pays],
            "bank": luck.choose(self._words["banks"]),
            "stage": "거래",
            "next_step": "정기 방문",
            "staff": max(2, account.size * luck.between(4, 12) // 100),
            "assets": None
            if account.kind is CustomerKind.GOVERNMENT
            else account.size * luck.between(4, 15) * 1_000_000,
            "yearly_purchases": account.size * account.often * luck.between(3, 6) * 100_000,
            "trading_since": self._since(account, luck),
        }

    def _nature(self, account: Account) -> str:
        """Read from the name what an account is."""
        found: str = next(nature for part, nature in self._words["natures"] if part in account.name)
        return found

    def _since(self, account: Account, luck: Luck) -> date:
        """Return when trade began: long before the books, if they begin with the account."""
        if account.since > self._seed.first:
            return account.since
        return date(luck.between(*_YEARS), luck.between(1, 12), luck.between(1, 28))


def _write(code: str, told: dict[str, Any], work: "Work") -> None:
    customer.profile(work, code, **told)
