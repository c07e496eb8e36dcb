"""The demonstration: a company with three years of work, made by the services, in its own file."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, time, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from salescli.demo import breaches as _demo_breaches
from salescli.demo import seed as _demo_seed
from salescli.demo import seeds
from salescli.demo.agenda import Act, Agenda, Roster
from salescli.demo.contracts import Contracts
from salescli.demo.deals import Market
from salescli.demo.deliveries import Deliveries, Delivery
from salescli.demo.extras import Extras
from salescli.demo.keepers import Keepers
from salescli.demo.money import Money
from salescli.demo.plans import Plans
from salescli.demo.quotes import Quotes
from salescli.demo.records import Records
from salescli.demo.registers import SETUP, Registers
from salescli.demo.targets import Targets
from salescli.demo.visits import Visits
from salescli.engine.company import actor, company
from salescli.errors import OutputError
from salescli.policy.roles import SETUP as SETTING_UP
from salescli.policy.roles import Actor, Role
from salescli.policy.settings import DEMONSTRATION, SETTINGS
from salescli.services.register import setup
from salescli.text import _

if TYPE_CHECKING:
    from salescli.demo.seed import Seed
    from salescli.engine.work import Work

Progress = Callable[[int, int], None]
"""Told how many acts of how many are done."""

_OPENING, _NOON = time(8), time(12)
_SECOND = timedelta(seconds=1)
_MARK = "SELECT MAX(value) AS mark FROM setting WHERE key_ = ?"


def make(path: Path, *, force: bool = False, progress: Progress | None = None) -> str:
    """Make the demonstration in its file, whole or not at all; return its manager's code.

    Raises OutputError for a file that is there, unless `force` and it is a demonstration.
    """
    seed = _demo_seed.read(seeds.folder("demo"))
    given: dict[str, str] = dict(seed.company["settings"])
    settings = {key: SETTINGS[key].check(value) for key, value in given.items()}
    clock = _Clock(ZoneInfo(settings["zone"]), datetime.combine(seed.first, _OPENING))
    with _given_up(path) if force and path.exists() else _nothing():
        setup.create(
            path,
            settings,
            today=seed.first,
            clock=clock,
            mark=seed.stands.isoformat(),
            fill=partial(_live, acts=planned(seed), clock=clock, progress=progress),
            replace=force,
        )
    return Roster(seed).one(Role.MANAGER)


def planned(seed: "Seed") -> list[Act]:
    """Plan all that happens until the noon on which the clock stands."""
    agenda, roster = Agenda(), Roster(seed)
    end = datetime.combine(seed.stands, _NOON)
    Registers(agenda, roster).plan()
    deals = Market(seed).deals()
    _demo_breaches.into_deals(seed, deals, end)
    keepers = Keepers(seed)
    quotes = Quotes(agenda, roster, keepers)
    contracts, goods, money = (
        Contracts(agenda, roster, quotes),
        Deliveries(agenda, roster),
        Money(agenda, roster),
    )
    sent: list[Delivery] = []
    for deal in deals:
        archived = contracts.plan(deal)
        deliveries = goods.plan(deal, archived) if archived else []
        money.plan(deal, deliveries)
        sent += deliveries
    sent.sort(key=lambda delivery: delivery.sent)
    _demo_breaches.into_deliveries(seed, sent, end)
    for delivery in sent:
        goods.received(delivery)
    Targets(agenda, roster).plan(sent, money.payments())
    Visits(agenda, roster, keepers).plan()
    quotes.plan()
    Extras(agenda, roster, keepers).plan(deals)
    Records(agenda, roster).plan()
    Plans(agenda, roster, keepers).plan(deals)
    return agenda.until(end)


class _Clock:
    """A clock of the company's zone that shows the moment of the act in hand."""

    def __init__(self, zone: ZoneInfo, at: datetime) -> None:
        self._zone = zone
        self._at = at

    def advance(self, at: datetime) -> None:
        """Go on to the moment of the next act; no two acts share one."""
        self._at = max(at, self._at + _SECOND)

    def __call__(self) -> datetime:
        return self._at.replace(tzinfo=self._zone).astimezone(UTC)


def _live(work: "Work", acts: list[Act], clock: _Clock, progress: Progress | None) -> None:
    # Pages wait in memory instead of being written twice.
    work.session.connection().exec_driver_sql("PRAGMA cache_size=-131072")
    people = {SETUP: SETTING_UP}
    for number, act in enumerate(acts):
        clock.advance(act.at)
        _begin_day(work, act, number)
        work.actor = _person(work, people, act.hand.actor)
        work.decider = _person(work, people, act.hand.decider or act.hand.actor)
        work.paper, work.note = act.hand.paper, None
        work.action = act.action
        act.do(work)
        work.seal(act.action)
        if progress is not None:
            progress(number + 1, len(acts))


def _begin_day(work: "Work", act: Act, number: int) -> None:
    """Turn to a new day: what was settled for the day before is read anew."""
    day = act.at.date()
    if day == work.on and number:
        return
    if day.month != work.on.month:
        # Three years of rows would otherwise stay in memory until the end.
        work.session.expunge_all()
        work.session.info.clear()
        work.ledger.sealed.clear()
    work.on = work.today = day
    work.company = company(work, day)


def _person(work: "Work", people: dict[str, Actor], code: str) -> Actor:
    if code not in people:
        found = actor(work, work.on, code=code)
        if found is None:
            raise LookupError(code)
        people[code] = found
    return people[code]


@contextmanager
def _nothing() -> Iterator[None]:
    yield


@contextmanager
def _given_up(path: Path) -> Iterator[None]:
    """Hold an old demonstration, so that nobody uses it while another one takes its place."""
    from salescli.db import file  # noqa: PLC0415 - start-up

    old = file.connect(path)
    try:
        file.version(old, path)
        if old.execute(_MARK, (DEMONSTRATION,)).fetchone()[0] in {None, "test"}:
            raise OutputError(
                _("{path} is no demonstration and stays; choose another file").format(path=path)
            )
        # Leaving write-ahead mode takes its side files along, which would not fit the new file.
        old.execute("PRAGMA journal_mode=DELETE")
        old.execute("BEGIN EXCLUSIVE")
        yield
    except sqlite3.Error as error:
        raise file.refusal(error, path) from error
    finally:
        old.close()
