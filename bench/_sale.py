"""A whole sale by service calls, from the draft of a contract to the money (W3 to W5).

It is run in the source tree that is measured, so it uses only what every such tree has.
"""

import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from time import monotonic, perf_counter
from typing import Any

from bench._program import TODAY
from salescli import cli
from salescli.engine.company import actor
from salescli.engine.open import opened
from salescli.errors import BusyError
from salescli.policy.kinds import CustomerKind, Method
from salescli.policy.roles import SETUP, Actor, Role
from salescli.policy.settings import SETTINGS
from salescli.services import contract
from salescli.services.delivery import ship
from salescli.services.money import collect, invoice
from salescli.services.register import customer, product, setup, staff

PEOPLE = {"kim": Role.SALES, "lee": Role.CLERK, "park": Role.MANAGER, "choi": Role.FINANCE}
ACCOUNTS = GOODS = 20
WARM = 2
"""Sales before what is measured: they load and compile what a sale needs."""

Figures = dict[str, float]
Act = Callable[[Any], object]
Recording = AbstractContextManager[None]

_SETTINGS = {
    "company": "Bench",
    "currency": "KRW",
    "zone": "Asia/Seoul",
    "visits_since": "2199-01-01",
    "books_until": TODAY.isoformat(),
}
_opened = partial(opened, today=TODAY, clock=partial(datetime.now, UTC))


def found(path: Path, _amount: float, _recording: Recording) -> Figures:
    """Set a company up: its people, twenty accounts and twenty products."""
    clock = partial(datetime.now, UTC)
    known = {key: value for key, value in _SETTINGS.items() if key in SETTINGS}
    setup.create(path, known, admin="admin", today=TODAY, clock=clock, mark="test")
    with _opened(path, actor=SETUP) as work:
        for code, role in PEOPLE.items():
            staff.add(work, code, code, role)
            work.seal("staff add")
        for n in range(1, ACCOUNTS + 1):
            dealer = CustomerKind.DEALER
            customer.add(work, f"C{n}", f"Account {n}", dealer, salesperson="kim", region="Seoul")
            work.seal("customer add")
        for n in range(1, GOODS + 1):
            product.add(work, f"P{n}", f"Product {n}", unit="piece", price=n * 100)
            work.seal("product add")
    return {}


def steps(people: Mapping[str, Actor], n: int) -> Iterator[tuple[Actor, str, Act]]:
    """Yield the service calls of a sale: who acts, what it is called, what is done."""
    kim, lee, park, choi = (people[code] for code in PEOPLE)
    account, goods = f"C{n % ACCOUNTS + 1}", [f"P{(n + more) % GOODS + 1}" for more in (0, 1)]
    got: list[Any] = []

    def get(act: Act) -> Act:
        return lambda work: got.append(act(work))

    yield kim, "contract draft", get(lambda w: contract.draft(w, account))
    c = f"C-d{got[-1].id}"
    yield kim, "contract line", lambda w: contract.line(w, c, goods[0], quantity=10_000)
    yield kim, "contract line", lambda w: contract.line(w, c, goods[1], quantity=5_000)
    yield kim, "contract submit", get(lambda w: contract.submit(w, c))
    c = got[-1].number
    yield park, "contract confirm", lambda w: contract.confirm(w, c)
    yield kim, "contract sign", lambda w: contract.sign(w, c)
    yield lee, "contract archive", lambda w: contract.archive(w, c, place="A")
    yield kim, "ship request", get(lambda w: ship.request(w, c))
    g = got[-1].number
    yield park, "ship approve", lambda w: ship.approve(w, g)
    yield lee, "ship dispatch", lambda w: ship.dispatch(w, g, carrier="carrier")
    yield lee, "ship receipt", lambda w: ship.receipt(w, g, signed_by="customer")
    yield kim, "invoice apply", get(lambda w: invoice.apply(w, c))
    i, due = got[-1].number, {c: got[-1].amount}
    yield choi, "invoice issue", lambda w: invoice.issue(w, i)
    yield kim, "collect apply", get(lambda w: collect.apply(w, due, method=Method.TRANSFER))
    p = got[-1].number
    yield park, "collect confirm", lambda w: collect.confirm(w, p)
    yield choi, "collect confirm", lambda w: collect.confirm(w, p)


def together(path: Path, sales: float, recording: Recording) -> Figures:
    """Do whole sales in one transaction; return the seconds."""
    people = _warmed(path)
    with recording:
        started = perf_counter()
        with _opened(path, actor=SETUP) as work:
            for n in range(int(sales)):
                for who, action, act in steps(people, n):
                    work.actor = work.decider = who
                    act(work)
                    work.seal(action)
        took = perf_counter() - started
    return {"seconds": took}


def apart(path: Path, sales: float, recording: Recording) -> Figures:
    """Do sales with a transaction for each service call; return the seconds."""
    people = _warmed(path)
    with recording:
        started = perf_counter()
        for n in range(int(sales)):
            for who, action, act in steps(people, n):
                with _opened(path, actor=who) as work:
                    act(work)
                    work.seal(action)
        took = perf_counter() - started
    return {"seconds": took}


def crowded(path: Path, seconds: float, _recording: Recording) -> Figures:
    """Do sales beside others, once told to; return the calls done and the longest wait."""
    people, calls, longest, n = _warmed(path), 0, 0.0, 0
    print("ready", flush=True)
    input()
    end = monotonic() + seconds
    try:
        while True:
            for who, action, act in steps(people, n):
                asked = monotonic()
                with _opened(path, actor=who) as work:
                    longest = max(longest, monotonic() - asked)
                    act(work)
                    work.seal(action)
                if monotonic() > end:
                    return {"calls": calls, "wait": longest, "refused": 0}
                calls += 1
            n += 1
    except BusyError:
        return {"calls": calls, "wait": longest, "refused": 1}


def command(path: Path, _amount: float, recording: Recording, *words: str) -> Figures:
    """Run a command line, to record what it tells its database."""
    with recording:
        cli.main(["--db", str(path), *words])
    return {}


def _warmed(path: Path) -> Mapping[str, Actor]:
    """Do sales on a copy, and return who works there."""
    copy = path.with_name(f".{path.name}.{os.getpid()}")
    shutil.copy(path, copy)
    with _opened(copy, actor=SETUP) as work:
        people = {code: person for code in PEOPLE if (person := actor(work, TODAY, code=code))}
        for n in range(WARM):
            for who, action, act in steps(people, n):
                work.actor = work.decider = who
                act(work)
                work.seal(action)
    copy.unlink()
    return people
