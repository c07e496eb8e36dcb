"""What the demonstration company is made of, as read from its data files."""

import csv
import tomllib
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, NamedTuple

from salescli.demo.lines import Line, script
from salescli.errors import ConfigurationError
from salescli.policy.money import half_up
from salescli.policy.roles import Role
from salescli.policy.settings import SETTINGS, WEEKDAYS
from salescli.policy.workdays import Calendar
from salescli.text import _

Row = Mapping[str, str]


class Person(NamedTuple):
    """Somebody on the staff, from a day and until one."""

    code: str
    role: Role
    begins: date
    ends: date

    def employed(self, day: date) -> bool:
        """Say whether they work here on a day."""
        return self.begins <= day <= self.ends


class Article(NamedTuple):
    """A product with its list prices: the days they hold from, and the amounts."""

    row: Row
    code: str
    category: str
    lot: int
    limit_bp: int
    since: date
    until: date
    days: tuple[date, ...]
    amounts: tuple[int, ...]

    def price(self, day: date) -> int:
        """Return the list price of a day."""
        return self.amounts[bisect_right(self.days, day) - 1]


class Account(NamedTuple):
    """A customer: who they are, how much and how often they buy, how they pay."""

    row: Row
    code: str
    kind: str
    salesperson: str
    payment_days: int
    limit_bp: int
    since: date
    size: int
    """In percent of a usual order."""
    often: int
    """Nought for an account of which only scripts tell."""
    payday: int | None


class Seed:
    """All of it."""

    def __init__(self, folder: Traversable) -> None:
        self.company = _toml(folder, "company")
        self.words = _toml(folder, "words")
        self.script = script(folder)
        self._told = defaultdict(list)
        for line in self.script:
            self._told[line.command].append(line)
        self.first: date = self.company["first"]
        self.stands: date = self.company["stands"]
        self.visits_since = date.fromisoformat(self.company["settings"]["visits_since"])
        self.staff = [self._person(line) for line in self.told("staff add")]
        self.calendar = Calendar(
            frozenset(map(WEEKDAYS.index, SETTINGS["workdays"].default.split(","))),
            frozenset(date.fromisoformat(line.words[2]) for line in self.told("calendar holiday")),
        )
        ends = {line.words[2]: line.at.date() for line in self.told("product edit")}
        self.articles = [
            _article(row, self.company["prices"], ends.get(row["code"], date.max))
            for row in _csv(folder, "products")
        ]
        self.accounts = [_account(row) for row in _csv(folder, "customers")]
        self.records = {row["code"]: row for row in _csv(folder, "records")}

    def told(
        self, command: str, who: str = "", first: date = date.min, last: date = date.max
    ) -> list[Line]:
        """Return what the scripts tell of a command, of somebody, of some days."""
        return [
            line
            for line in self._told[command]
            if who in {"", line.who} and first <= line.at.date() <= last
        ]

    def _person(self, line: Line) -> Person:
        code = line.words[2]
        left = (end.at.date() for end in self.told("staff end") if end.words[2] == code)
        role = Role(line.options["role"])
        return Person(code, role, line.at.date(), next(left, date.max))


def folder(name: str) -> Traversable:
    """Return the folder of data files of a name: in the wheel, else in the repository."""
    packed = files("salescli") / "_data" / name
    if packed.is_dir():
        return packed
    beside = Path(__file__).resolve().parents[2] / "data" / name
    if beside.is_dir():
        return beside
    raise ConfigurationError(
        _("the data files {name!r} did not come with the program; install it again").format(
            name=name
        )
    )


def _toml(folder: Traversable, name: str) -> dict[str, Any]:
    return tomllib.loads((folder / f"{name}.toml").read_text("utf-8"), parse_float=Decimal)


def _csv(folder: Traversable, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader((folder / f"{name}.csv").read_text("utf-8").splitlines()))


def _article(row: Row, changes: list[dict[str, Any]], until: date) -> Article:
    since = date.fromisoformat(row["from"])
    days, amounts = [since], [int(row["price"])]
    for change in changes:
        if change["on"] > since:
            tenths = int(change["percent"][row["category"]] * 10)
            days.append(change["on"])
            amounts.append(half_up(amounts[-1] * (1000 + tenths), 10_000) * 10)
    return Article(
        row,
        row["code"],
        row["category"],
        int(row["lot"]),
        int(row["discount_limit"]) * 100,
        since,
        until,
        tuple(days),
        tuple(amounts),
    )


def _account(row: Row) -> Account:
    return Account(
        row,
        row["code"],
        row["kind"],
        row["salesperson"],
        int(row["payment_days"] or SETTINGS["payment_days"].default),
        int(row["discount_limit"] or 0) * 100,
        date.fromisoformat(row["since"]),
        int(Decimal(row["size"]) * 100),
        int(row["often"]),
        int(row["payday"]) if row["payday"] else None,
    )
