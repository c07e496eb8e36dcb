"""The demonstration: a company with three years of work, made by commands, in its own file."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from datetime import UTC, datetime, time, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from salescli import models, system
from salescli.db import file
from salescli.demo.appraising import Appraising
from salescli.demo.checking import Checking
from salescli.demo.contracts import Contracts
from salescli.demo.deals import Market
from salescli.demo.deliveries import Deliveries, Delivery
from salescli.demo.forms import Forms
from salescli.demo.instruments import Instruments
from salescli.demo.lines import Agenda, Line, numbers
from salescli.demo.money import Money
from salescli.demo.papers import Papers
from salescli.demo.plans import Plans
from salescli.demo.pressing import Pressing
from salescli.demo.reconciling import Reconciling
from salescli.demo.registers import Registers
from salescli.demo.roster import Roster
from salescli.demo.seed import Seed, folder
from salescli.demo.targets import Targets
from salescli.demo.territory import Territory
from salescli.demo.visits import Visits
from salescli.engine import find
from salescli.engine.company import actor, company
from salescli.engine.major import exceeds
from salescli.errors import OutputError
from salescli.policy.diagrams.contract import CONSENTED
from salescli.policy.roles import SETUP, Actor, Role
from salescli.policy.settings import DEMONSTRATION, SETTINGS
from salescli.policy.standing import undecided
from salescli.services.contract.facts import facts
from salescli.services.register import setup
from salescli.text import _

if TYPE_CHECKING:
    from salescli.engine.work import Work

Play = Callable[["Work", Sequence[str]], str]
"""Does what the words of a command say in a write that is open, and returns its answer."""
Progress = Callable[[int, int], None]
"""Told how many lines of how many are done."""

_OPENING, _NOON = time(8), time(12)
_SECOND = timedelta(seconds=1)
_MARK = "SELECT MAX(value) AS mark FROM setting WHERE key_ = ?"


def make(path: Path, play: Play, *, force: bool = False, progress: Progress | None = None) -> str:
    """Make the demonstration in its file, whole or not at all; return its manager's code.

    Raises OutputError for a file that is there, unless `force` and it is a demonstration.
    """
    seed = Seed(folder("demo"))
    given: dict[str, str] = dict(seed.company["settings"])
    settings = {key: SETTINGS[key].check(value) for key, value in given.items()}
    clock = _Clock(ZoneInfo(settings["zone"]), datetime.combine(seed.first, _OPENING))
    # Asked once: what is made at this path meanwhile is nobody's to replace.
    replace = force and path.exists()
    with _given_up(path) if replace else nullcontext():
        setup.create(
            path,
            settings,
            today=seed.first,
            clock=clock,
            mark=seed.stands.isoformat(),
            fill=partial(_live, seed=seed, play=play, clock=clock, progress=progress),
            replace=replace,
        )
    return Roster(seed).one(Role.MANAGER)


def planned(seed: Seed) -> list[Line]:
    """Plan all that happens until the noon on which the clock stands: by scripts, by chance."""
    agenda, roster = Agenda(seed.script), Roster(seed)
    Registers(agenda, roster).plan()
    contracts, goods = Contracts(agenda, roster), Deliveries(agenda, roster)
    money = Money(agenda, roster)
    sent: list[Delivery] = []
    for deal in Market(roster).deals():
        deliveries = goods.plan(deal, contracts.plan(deal))
        money.plan(deal, deliveries)
        sent += deliveries
    Targets(agenda, roster).plan(sent, money.payments())
    Papers(agenda, roster).plan()
    Instruments(agenda, roster).plan()
    Visits(agenda, roster).plan()
    Plans(agenda, roster).plan()
    Appraising(agenda, roster).plan()
    Forms(agenda, roster).plan()
    return agenda.until(datetime.combine(seed.stands, _NOON))


class _Clock:
    """A clock of the company's zone that shows the moment of the line in hand."""

    def __init__(self, zone: ZoneInfo, at: datetime) -> None:
        self._zone = zone
        self._at = at

    def advance(self, at: datetime) -> None:
        """Go on to the moment of the next line; no two share one."""
        self._at = max(at, self._at + _SECOND)

    def __call__(self) -> datetime:
        return self._at.replace(tzinfo=self._zone).astimezone(UTC)


def _live(work: "Work", seed: Seed, play: Play, clock: _Clock, progress: Progress | None) -> None:
    # Pages wait in memory instead of being written twice.
    work.ledger.driver.execute("PRAGMA cache_size=-131072")
    people = {SETUP.code: SETUP}
    known: dict[str, str] = {}
    lines, roster = planned(seed), Roster(seed)
    daily = Pressing(roster, known), Reconciling(roster), Territory(roster)
    checking = Checking(roster)
    for done, line in enumerate(lines, 1):
        begins = line.at.date() != work.on
        for one in checking.due(work) if begins else ():
            clock.advance(one.at)
            _do(work, one, people, known, play)
        _begin_day(work, line)
        due = [one for each in daily if begins for one in each.due(work, work.on)]
        for one in (*due, line):
            clock.advance(one.at)
            _do(work, one, people, known, play)
        if progress is not None:
            progress(done, len(lines))


def _do(
    work: "Work", line: Line, people: dict[str, Actor], known: dict[str, str], play: Play
) -> None:
    """Do what a line says, unless there is nothing to decide."""
    work.actor = work.decider = _person(work, people, line.who)
    words = line.said(known)
    if line.maybe and not _wanted(work, words):
        return
    answer = play(work, words)
    if line.answers:
        known |= numbers(line.answers, answer)
    work.seal(line.command)
    if line.command == "setting set":
        work.company = company(work, work.on)


def _begin_day(work: "Work", line: Line) -> None:
    """Turn to a new day: what was settled for the day before is read anew."""
    day = line.at.date()
    if day == work.on:
        return
    if day.month != work.on.month:
        # Three years of rows would otherwise stay in memory until the end.
        work.forget()
    work.on = work.today = day
    work.company = company(work, day)


def _person(work: "Work", people: dict[str, Actor], code: str) -> Actor:
    if code not in people:
        found = actor(work, work.on, code=code)
        if found is None:
            raise LookupError(code)
        people[code] = found
    return people[code]


def _wanted(work: "Work", words: Sequence[str]) -> bool:
    """Say whether there is something to decide: a major case, or what is beyond the norm."""
    noun, verb, document = words[:3]
    found: Any = find.document(work, getattr(models, noun.capitalize()), document)
    if verb == "decide":
        return exceeds(work, found, "sign" if noun == "contract" else "")
    if verb == "consent":
        return not CONSENTED.opens(facts(work, found))
    return any(undecided(beyond.state) for beyond in found.deviations if not beyond.superseded)


@contextmanager
def _given_up(path: Path) -> Iterator[None]:
    """Hold an old demonstration, so that nobody uses it while another one takes its place."""
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
        if not system.POSIX:
            # Nothing takes the place of a file there that anybody has open, ourselves included.
            old.close()
        yield
    except sqlite3.Error as error:
        raise file.refusal(error, path) from error
    finally:
        old.close()
