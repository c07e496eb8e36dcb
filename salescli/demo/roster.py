"""Who is at work on a day and therefore does what, and the luck that decides what happens."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any, TypeVar

from salescli.demo.lines import Agenda, Hand, Line
from salescli.demo.seed import Account, Seed
from salescli.policy.roles import Role

Thing = TypeVar("Thing")

_OPENS = time(8, 50)
_MORNING = 5 * 60 * 60
"""Work of a day begins within so many seconds of opening; what follows from it, soon after."""


class Luck:
    """Chance, the same in every run."""

    def __init__(self, name: str, chances: Mapping[str, Any]) -> None:
        self._dice = Random(name)  # noqa: S311 - a demonstration, not a secret
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
        return self._dice.choices(things, weights)[0]

    def at(self, day: date, opens: time, most: int) -> datetime:
        """Return a moment of a day within so many seconds of another."""
        return datetime.combine(day, opens) + timedelta(seconds=self.between(0, most))

    def moment(self, day: date, after: datetime | None = None) -> datetime:
        """Return a moment of a working day, soon after another one of the same day."""
        if after is not None and after.date() == day:
            return after + timedelta(seconds=self.between(5 * 60, 45 * 60))
        return self.at(day, _OPENS, _MORNING)


class Roster:
    """The staff and its accounts, as they change."""

    def __init__(self, seed: Seed) -> None:
        self.seed = seed
        self._people = {person.code: person for person in seed.staff}
        self._away = {key for line in seed.told("staff absence") for key in _days(line)}
        self._deputies = {
            (line.options["for"], day): deputy
            for line in seed.told("staff deputy")
            for deputy, day in _days(line)
        }
        self._papers = 0
        self._keepers = {a.code: [(date.min, a.salesperson)] for a in seed.accounts}
        for line in seed.told("customer edit"):
            self._keepers[line.words[2]].append((line.at.date(), line.options["salesperson"]))

    def one(self, role: Role) -> str:
        """Return whoever has a role that one person holds."""
        return next(p.code for p in self._people.values() if p.role is role)

    def there(self, code: str, day: date) -> bool:
        """Say whether somebody is employed and at work on a day."""
        return self._people[code].employed(day) and (code, day) not in self._away

    def sellers(self, day: date) -> list[str]:
        """Return the salespeople employed on a day, at work or not."""
        found = [person for person in self._people.values() if person.role is Role.SALES]
        return [person.code for person in found if person.employed(day)]

    def clerks(self, day: date) -> list[str]:
        """Return the clerks at work on a day."""
        clerks = [person.code for person in self._people.values() if person.role is Role.CLERK]
        return [code for code in clerks if self.there(code, day)]

    def clerk(self, luck: Luck, day: date) -> str:
        """Return a clerk at work on a day."""
        return luck.choose(self.clerks(day))

    def seller(self, luck: Luck, code: str, day: date) -> str:
        """Return somebody, or a clerk when they are not there."""
        return code if self.there(code, day) else self.clerk(luck, day)

    def deputy(self, code: str, day: date) -> str:
        """Return somebody, or who was named to write for them when they are not there (1.3.4)."""
        return code if self.there(code, day) else self._deputies[code, day]

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
        sheet = f"결재 {day:%Y}-{self._papers:04d}"
        return Hand(self.clerk(luck, day), ("--by", boss, "--paper", sheet))

    def keeper(self, account: Account, day: date) -> str:
        """Return who looks after an account on a day."""
        return [who for since, who in self._keepers[account.code] if since <= day][-1]

    def kept(self, code: str, day: date) -> list[Account]:
        """Return the accounts that a salesperson looks after on a day."""
        known = [account for account in self.seed.accounts if account.since <= day]
        return [account for account in known if self.keeper(account, day) == code]


def _days(away: Line) -> list[tuple[str, date]]:
    first, last = (date.fromisoformat(away.options[key]) for key in ("from", "until"))
    return [(away.words[2], first + timedelta(days=n)) for n in range((last - first).days + 1)]


class Planner:
    """Whatever puts lines on the agenda."""

    subject = ""
    """Of what `words` are said."""

    def __init__(self, agenda: Agenda, roster: Roster) -> None:
        self.put = agenda.put
        self.roster = roster
        self.seed = roster.seed
        self.calendar = roster.seed.calendar
        self.words: Mapping[str, Any] = roster.seed.words.get(self.subject, {})
        self.boss, self.leader = roster.one(Role.MANAGER), roster.one(Role.LEADER)

    def luck(self, name: str) -> Luck:
        """Return a luck of its own, so that no other thing changes it."""
        return Luck(name, self.seed.company["chance"])

    def working(self, day: date) -> date:
        """Return a day if it is worked, else the next one that is."""
        return self.calendar.next_working(day - timedelta(days=1))
