"""Who walks: the random department's day, its people and what is open in it."""

import itertools
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path
from random import Random

from salescli.db.read import reading
from salescli.engine import company
from salescli.engine.open import opened
from salescli.engine.work import Work
from salescli.policy.kinds import CustomerKind
from salescli.policy.roles import SETUP, Actor, Role
from salescli.services.register import customer, product, staff
from tests._company import FOUNDED
from tests._program import Clock
from tests.oracle.books import Books, Dated, Departure

FIRST = date(2026, 2, 2)
NEVER = date(2026, 1, 1)
CUSTOMERS = {"H1": None, "E1": None, "H2": "부산", "E2": "서울"}
REGIONS = ("서울", "부산", "대구")
LIMITS = {"B1": Fraction(5, 100), "N1": Fraction(0), "W1": Fraction(1, 10)}
PRICES = {"B1": 1_000, "N1": 333, "W1": 12_345}
USUAL_DAYS = 30
HIRED = {"kim": FOUNDED, "han": FOUNDED, "yun": date(2026, 3, 15), "cho": FOUNDED}
HOLDERS = {"H1": "kim", "E1": "han", "H2": "kim", "E2": "han"}
ENDED = {"cho": date(2026, 4, 10)}


def found(path: Path) -> None:
    """Add to the company of the tests: two accounts with a region, a product, two salespeople."""
    with opened(path, today=date(2026, 4, 30), clock=Clock(FOUNDED), actor=SETUP) as work:
        work.on = FOUNDED
        customer.add(work, "H2", "남해", CustomerKind.DEALER, region="부산", salesperson="kim")
        customer.add(work, "E2", "서해", CustomerKind.END_USER, region="서울", salesperson="han")
        product.add(work, "W1", "와셔", unit="개", price=PRICES["W1"], discount_limit_bp=1_000)
        staff.add(work, "yun", "윤", Role.SALES, hired_on=HIRED["yun"])
        staff.add(work, "cho", "조", Role.SALES)
        staff.add(work, "mun", "문", Role.WAREHOUSE)
        work.on = ENDED["cho"]
        staff.end(work, "cho")
        work.seal("found")


@dataclass
class Promise:
    """Something begun and not finished: its number, contract and the day of its last step."""

    number: str
    contract: str
    on: date
    parts: dict[str, int] = field(default_factory=dict)
    wanted: dict[int, Fraction] = field(default_factory=dict)
    method: str = ""
    named: list[str] = field(default_factory=list)
    written: date = NEVER
    by: str = ""
    due: date | None = None
    kind: str = "payment"
    about: str = ""


@dataclass
class Wish:
    """A return under way: where it stands, since when, and who reported it."""

    number: str
    contract: str
    kind: str
    on: date
    by: str
    state: str = "reported"
    request: str = ""


@dataclass
class Held:
    """An instrument, the payment that came with it, and where it stands."""

    number: str
    payment: str
    on: date
    state: str = "registered"


class Walker:
    """The department, its day and what is open."""

    def __init__(self, path: Path, seed: int) -> None:
        self.path = path
        self.random = Random(seed)  # noqa: S311 - a walk that can be walked again
        self.books = Books(ended=dict(ENDED), holders=dict(HOLDERS))
        self.books.sellers = [Dated((who,), None, on, FOUNDED) for who, on in HIRED.items()]
        self.books.regions = [
            Dated((who,), region, FOUNDED, FOUNDED) for who, region in CUSTOMERS.items()
        ]
        self.clock = Clock(FIRST)
        self.archived: dict[str, date] = {}
        self.applied: dict[str, date] = {}
        self.departed: dict[str, list[Departure]] = {}
        """Contract to what in it departs from the norm."""
        self.submitted: list[Promise] = []
        self.requests: list[Promise] = []
        self.reds: list[Promise] = []
        """Red notes that wait for their approval."""
        self.wishes: list[Wish] = []
        """Returns, exchanges and allowances under way."""
        self.invoices: list[Promise] = []
        self.payments: list[Promise] = []
        self.papers = itertools.count(1)
        self.instruments: list[Held] = []
        self.brought: dict[str, dict[str, int]] = {}
        """Confirmed application to what it said of each place."""
        self.paid_back: dict[str, date] = {}
        """Refund to the day since when it counts."""
        self.hired = 0
        with reading(path) as reader:
            codes = [row["code"] for row in reader.rows("SELECT code FROM employee")]
            first = {code: HIRED.get(code, FOUNDED) for code in codes}
            people = (company.actor(reader, on, code=code) for code, on in first.items())
            self.people: dict[str, Actor] = {a.code: a for a in people if a}

    @property
    def today(self) -> date:
        return self.clock.day

    def _move_on(self, work: Work) -> None:
        days = self.random.choice((0, 0, 0, 1, 1, 2, 4, 7, 12, 30))
        if self.random.random() < 0.01:  # so that there is a year before
            days = 335
        self.clock.day += timedelta(days=days)
        work.today = work.on = self.today

    @contextmanager
    def _as(self, work: Work, who: str, on: date) -> Iterator[None]:
        work.actor = work.decider = self.people[who]
        work.on = on
        yield

    def _approver(self, seller: str) -> str:
        """Return who decides: the manager, and the leader where it is the manager's own."""
        return "ceo" if seller == "park" else "park"

    def _enterer(self, sellers: set[str]) -> str:
        """Return who sold it, or the clerk where the manager did, or several people (1.3.4)."""
        return "lee" if "park" in sellers or len(sellers) > 1 else next(iter(sellers))

    def _since(self, first: date) -> date:
        """Choose today or, often, an earlier business day that may still be written."""
        days = (self.today - first).days
        return self.today - timedelta(
            days=self.random.choice((0, 0, min(days, 3), self._up_to(days)))
        )

    def _up_to(self, most: int) -> int:
        return self.random.randint(0, most)

    def _part(self, whole: int) -> int:
        return self.random.choice((whole, whole, max(1, whole // 3), self.random.randint(1, whole)))
