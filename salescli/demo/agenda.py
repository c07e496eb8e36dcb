"""The agenda of the demonstration: who does what at which moment, and the luck that decides it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from salescli.demo.seed import Seed
from salescli.policy.roles import Role

if TYPE_CHECKING:
    from salescli.engine.work import Work

Thing = TypeVar("Thing")

_OPENS = time(8, 50)
_MORNING = timedelta(hours=5)
"""Work of a day begins within this time of opening; what follows from it, soon after."""


class Hand(NamedTuple):
    """Who types a step, and who has decided it if that is somebody else, on which paper."""

    actor: str
    decider: str | None = None
    paper: str | None = None


@dataclass(frozen=True, slots=True)
class Act:
    """One service call to come, at a moment of the company's zone."""

    at: datetime
    action: str
    hand: Hand
    do: Callable[["Work"], object]


@dataclass
class Agenda:
    """All that is going to happen, in the order in which it was thought of."""

    acts: list[Act] = field(default_factory=list)

    def put(
        self, at: datetime, action: str, hand: Hand | str, do: Callable[["Work"], object]
    ) -> datetime:
        """Plan a service call and return its moment."""
        by = Hand(hand) if isinstance(hand, str) else hand
        self.acts.append(Act(at, action, by, do))
        return at

    def until(self, end: datetime) -> list[Act]:
        """Return what happens before a moment, in its order; at the same moment as planned."""
        return sorted((act for act in self.acts if act.at < end), key=lambda act: act.at)


class Luck:
    """Chance, the same in every run."""

    def __init__(self, seed: str, chances: Mapping[str, Any]) -> None:
        self._dice = Random(seed)  # noqa: S311 - a demonstration, not a secret
        self._chances = chances

    def happens(self, name: str) -> bool:
        """Say whether something with a chance of its own happens now."""
        return self._dice.random() < float(self._chances[name])

    def between(self, least: int, most: int) -> int:
        """Return a whole number, both ends included."""
        return self._dice.randint(least, most)

    def choose(self, things: Sequence[Thing]) -> Thing:
        """Return one of some things."""
        return things[self._dice.randrange(len(things))]

    def weighed(self, things: Sequence[Thing], weights: Sequence[int]) -> Thing:
        """Return one of some things, the heavier ones more often."""
        rest = self._dice.randrange(sum(weights))
        for thing, weight in zip(things, weights, strict=True):
            rest -= weight
            if rest < 0:
                return thing
        raise ValueError(weights)

    def moment(self, day: date, after: datetime | None = None) -> datetime:
        """Return a moment of a working day, soon after another one of the same day."""
        if after is not None and after.date() == day:
            return after + timedelta(seconds=self.between(5 * 60, 45 * 60))
        opens = datetime.combine(day, _OPENS)
        return opens + timedelta(seconds=self.between(0, int(_MORNING.total_seconds())))


class Roster:
    """Who is at work on a day, and therefore does what."""

    def __init__(self, seed: Seed) -> None:
        self._people = {person.code: person for person in seed.staff}
        self._away = {
            (away.who, away.first + timedelta(days=n))
            for away in seed.absences
            for n in range((away.last - away.first).days + 1)
        }
        self._papers = 0
        self.seed = seed

    def one(self, role: Role) -> str:
        """Return whoever has a role that one person holds."""
        return next(p.code for p in self._people.values() if p.role is role)

    def there(self, code: str, day: date) -> bool:
        """Say whether somebody is employed and at work on a day."""
        return self._people[code].employed(day) and (code, day) not in self._away

    def clerks(self, day: date) -> list[str]:
        """Return the clerks at work on a day."""
        clerks = [person.code for person in self._people.values() if person.role is Role.CLERK]
        return [code for code in clerks if self.there(code, day)]

    def clerk(self, luck: Luck, day: date) -> str:
        """Return a clerk at work on a day."""
        return luck.choose(self.clerks(day))

    def seller(self, luck: Luck, code: str, day: date) -> str:
        """Return the salesperson, or a clerk when the salesperson is not there."""
        return code if self.there(code, day) else self.clerk(luck, day)

    def manager(self, luck: Luck, day: date, author: str = "") -> Hand:
        """Return how the manager decides: in person, or on paper that a clerk types.

        What the manager made, the leader decides (1.3.1).
        """
        boss = self.one(Role.MANAGER)
        if author == boss:
            return Hand(self.one(Role.LEADER))
        if self.there(boss, day) and not luck.happens("on_paper"):
            return Hand(boss)
        self._papers += 1
        return Hand(self.clerk(luck, day), boss, f"결재 {day:%Y}-{self._papers:04d}")
