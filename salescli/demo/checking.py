"""How the collections of the demonstration are checked with finance every day (R11)."""

from collections.abc import Iterator
from datetime import datetime, time
from typing import TYPE_CHECKING

from salescli.demo.lines import Line
from salescli.demo.roster import Luck, Roster
from salescli.policy.roles import Role
from salescli.services.money import checking

if TYPE_CHECKING:
    from salescli.engine.work import Work

_FOUND = """
    SELECT issue.number AS number, employee.code AS who
    FROM issue
    JOIN checked_method ON checked_method.issue_id = issue.id
    JOIN employee ON employee.id = issue.author_id
    WHERE issue.closed_on IS NULL AND issue.raised_on <= :day
    ORDER BY issue.id
"""

_ENDS = time(17, 30)
_SETTLED = 3
"""Working days after which a difference is found."""


class Checking:
    """Checks each working day when it ends, and closes what a difference became."""

    def __init__(self, roster: Roster) -> None:
        self._roster = roster
        self._seed = roster.seed
        self._words = roster.seed.words["checking"]

    def due(self, work: "Work") -> Iterator[Line]:
        """Yield what is typed at the end of a day."""
        day = work.on
        if day < self._seed.visits_since or not self._seed.calendar.is_working(day):
            return
        at = datetime.combine(day, _ENDS)
        if day not in self._words["forgotten"]:
            yield self._check(work, at)
        settled = self._seed.calendar.add_working(day, -_SETTLED)
        for row in work.rows(_FOUND, day=settled.isoformat()):
            words = ("issue", "close", row["number"], "--result", self._words["result"])
            yield Line(at, row["who"], words)

    def _check(self, work: "Work", at: datetime) -> Line:
        day = at.date()
        luck = Luck(f"check {day}", self._seed.company["chance"])
        stated = {str(method): amount for method, amount in checking.booked(work, day).items()}
        for wrong, method, amount in self._words["wrong"]:
            if wrong == day:
                stated[method] = stated.get(method, 0) + amount
        said = [f"--{method.replace('_', '-')}={amount}" for method, amount in stated.items()]
        paper = ("--by", self._roster.one(Role.FINANCE), "--paper", f"입금표 {day}")
        clerk = self._roster.clerk(luck, day)
        return Line(at, clerk, ("collect", "check", *said, *paper))
