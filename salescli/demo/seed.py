"""What the demonstration company is made of, as read from its data files."""

import csv
import tomllib
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from importlib.resources.abc import Traversable
from typing import Any

from salescli.policy.money import half_up
from salescli.policy.roles import Role
from salescli.policy.settings import SETTINGS, WEEKDAYS
from salescli.policy.states import AbsenceKind, CustomerKind
from salescli.policy.workdays import Calendar


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody on the staff, from a day and perhaps until one."""

    code: str
    name: str
    role: Role
    region: str | None
    begins: date
    ends: date | None

    def employed(self, day: date) -> bool:
        """Say whether they work here on a day."""
        return self.begins <= day and (self.ends is None or day <= self.ends)


@dataclass(frozen=True, slots=True)
class Away:
    """Days on which somebody is off or sick."""

    who: str
    kind: AbsenceKind
    first: date
    last: date
    reason: str


@dataclass(frozen=True, slots=True)
class Article:
    """A product with its list prices: the days they hold from, and the amounts."""

    code: str
    name: str
    spec: str
    unit: str
    category: str
    lot: int
    discount_limit_bp: int
    since: date
    until: date | None
    days: tuple[date, ...]
    amounts: tuple[int, ...]

    def price(self, day: date) -> int:
        """Return the list price of a day."""
        return self.amounts[bisect_right(self.days, day) - 1]


@dataclass(frozen=True, slots=True)
class Account:
    """A customer: who they are, how much and how often they buy, how they pay."""

    code: str
    name: str
    kind: CustomerKind
    region: str
    address: str
    contact: str
    position: str
    phone: str
    salesperson: str
    payment_days: int | None
    discount_limit_bp: int | None
    since: date
    size: int
    """In percent of a usual order."""
    often: int
    pays: str
    payday: int | None


@dataclass(frozen=True, slots=True)
class Handover:
    """An account given to another salesperson."""

    on: date
    customer: str
    salesperson: str


@dataclass(frozen=True, slots=True)
class Breach:
    """A watched rule that is broken on purpose; `late` in working days, None for never done."""

    rule: str
    on: date
    salesperson: str
    late: int | None
    why: str


@dataclass(frozen=True)
class Seed:
    """All of it."""

    company: Mapping[str, Any]
    staff: tuple[Person, ...]
    absences: tuple[Away, ...]
    articles: tuple[Article, ...]
    accounts: tuple[Account, ...]
    handovers: tuple[Handover, ...]
    holidays: tuple[tuple[date, str, date], ...]
    selling: Mapping[str, Any]
    breaches: tuple[Breach, ...]

    @property
    def first(self) -> date:
        """The first day of the books."""
        return date.fromisoformat(str(self.company["first"]))

    @property
    def stands(self) -> date:
        """The day on which the clock of the demonstration stands."""
        return date.fromisoformat(str(self.company["stands"]))

    @property
    def visits_since(self) -> date:
        """The day from which the department keeps its visits and quotations here."""
        return date.fromisoformat(str(self.company["settings"]["visits_since"]))

    @cached_property
    def calendar(self) -> Calendar:
        """The working days, all holidays known."""
        named = SETTINGS["workdays"].default.split(",")
        return Calendar(
            frozenset(WEEKDAYS.index(day) for day in named),
            frozenset(day for day, _name, _announced in self.holidays),
        )


def read(folder: Traversable) -> Seed:
    """Read the data files of a demonstration company."""
    company = _toml(folder, "company")
    staff = _toml(folder, "staff")
    return Seed(
        company=company,
        staff=tuple(_person(row, company["first"]) for row in staff["staff"]),
        absences=tuple(_away(row) for row in staff["absence"]),
        articles=tuple(_article(row, company["prices"]) for row in _csv(folder, "products")),
        accounts=tuple(_account(row) for row in _csv(folder, "customers")),
        handovers=tuple(
            Handover(date.fromisoformat(row["on"]), row["customer"], row["salesperson"])
            for row in _csv(folder, "handovers")
        ),
        holidays=tuple(
            (date.fromisoformat(row["day"]), row["name"], date.fromisoformat(row["announced"]))
            for row in _csv(folder, "holidays")
        ),
        selling=_toml(folder, "selling"),
        breaches=tuple(
            Breach(row["rule"], row["on"], row.get("salesperson", ""), row.get("late"), row["why"])
            for row in _toml(folder, "breaches")["breach"]
        ),
    )


def _toml(folder: Traversable, name: str) -> dict[str, Any]:
    return tomllib.loads((folder / f"{name}.toml").read_text("utf-8"), parse_float=Decimal)


def _csv(folder: Traversable, name: str) -> list[dict[str, str]]:
    text = (folder / f"{name}.csv").read_text("utf-8")
    return list(csv.DictReader(text.splitlines()))


def _person(row: Mapping[str, Any], first: date) -> Person:
    return Person(
        row["code"],
        row["name"],
        Role(row["role"]),
        row.get("region"),
        row.get("begins", first),
        row.get("ends"),
    )


def _away(row: Mapping[str, Any]) -> Away:
    kind = AbsenceKind(row["kind"])
    return Away(row["who"], kind, row["from"], row["until"], row["reason"])


def _article(row: Mapping[str, str], changes: list[dict[str, Any]]) -> Article:
    since = date.fromisoformat(row["from"])
    days, amounts = [since], [int(row["price"])]
    for change in changes:
        if change["on"] > since:
            tenths = int(change["percent"][row["category"]] * 10)
            days.append(change["on"])
            amounts.append(half_up(amounts[-1] * (1000 + tenths), 10_000) * 10)
    return Article(
        code=row["code"],
        name=row["name"],
        spec=row["spec"],
        unit=row["unit"],
        category=row["category"],
        lot=int(row["lot"]),
        discount_limit_bp=int(row["discount_limit"]) * 100,
        since=since,
        until=date.fromisoformat(row["until"]) if row["until"] else None,
        days=tuple(days),
        amounts=tuple(amounts),
    )


def _account(row: Mapping[str, str]) -> Account:
    return Account(
        code=row["code"],
        name=row["name"],
        kind=CustomerKind(row["kind"]),
        region=row["region"],
        address=row["address"],
        contact=row["contact"],
        position=row["position"],
        phone=row["phone"],
        salesperson=row["salesperson"],
        payment_days=int(row["payment_days"]) if row["payment_days"] else None,
        discount_limit_bp=int(row["discount_limit"]) * 100 if row["discount_limit"] else None,
        since=date.fromisoformat(row["since"]),
        size=int(Decimal(row["size"]) * 100),
        often=int(row["often"]),
        pays=row["pays"],
        payday=int(row["payday"]) if row["payday"] else None,
    )
