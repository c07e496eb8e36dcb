"""How the customers of the demonstration are pressed for what is overdue (W5.1)."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from salescli.demo.lines import Hand, Line
from salescli.demo.roster import Luck, Roster
from salescli.policy.kinds import DunningMeans, RiskClass
from salescli.policy.roles import Role
from salescli.receivables import risk_of

if TYPE_CHECKING:
    from salescli.engine.work import Work

_OVERDUE = f"""
    WITH owed AS (
        SELECT contract.id AS id, MIN(posting.due_on) AS due_on
        FROM contract CROSS JOIN posting
        WHERE contract.open_until >= :day AND posting.contract_id = contract.id
          AND posting.kind IN ('invoiced', 'red', 'applied')
        GROUP BY contract.id, posting.invoice_id
        HAVING MIN(posting.due_on) < :day
           AND SUM(CASE posting.kind WHEN 'invoiced' THEN posting.amount
                                     ELSE -posting.amount END) > 0
    )
    SELECT contract.number AS number, customer.code AS customer, employee.code AS who,
           MIN(owed.due_on) AS due_on,
           (SELECT MAX(dunned_on) FROM dunning WHERE contract_id = contract.id) AS last,
           (SELECT COUNT(*) FROM dunning WHERE contract_id = contract.id) AS times
    FROM owed JOIN contract ON contract.id = owed.id
    JOIN customer ON customer.id = contract.customer_id
    JOIN employee ON employee.id = contract.salesperson_id
    WHERE {risk_of("contract.id", "contract.customer_id", ":day")} <> 'bad'
    GROUP BY contract.id, contract.number, customer.code, employee.code
    ORDER BY contract.id
"""

_AGAIN = (4, 7)
"""Working days after which somebody is pressed again: at least, and as long as is in time."""
_HARDER = ((3, DunningMeans.CALL), (6, DunningMeans.VISIT), (10, DunningMeans.LETTER))
"""How often somebody was pressed before harder means are taken; then it is the lawyer's."""
_DOUBTFUL, _BAD = 8, 14
"""How often before the debt is called doubtful, and before it is called bad."""
_BEGINS = timedelta(hours=8, minutes=20)


class Pressing:
    """Presses, each working day, whoever is to be pressed again."""

    def __init__(self, roster: Roster, numbers: Mapping[str, str]) -> None:
        self._roster = roster
        self._numbers = numbers
        """What the contracts of the plan are called in the books."""
        self._calendar = roster.seed.calendar
        self._words = roster.seed.words["pressing"]

    def due(self, work: "Work", day: date) -> Iterator[Line]:
        """Yield what is typed in the morning of a day."""
        if not self._calendar.is_working(day):
            return
        at = datetime.combine(day, datetime.min.time()) + _BEGINS
        for row in work.rows(_OVERDUE, day=day.isoformat()):
            name = f"press {row['customer']} {row['due_on']} {row['times']}"
            luck = Luck(name, self._roster.seed.company["chance"])
            again = self._calendar.add_working(self._since(row), luck.between(*_AGAIN))
            if day >= again and not self._late(row["number"], day):
                yield self._pressed(row, luck, at)
                yield from self._graded(row, luck, at)

    def _since(self, row: Any) -> date:  # noqa: ANN401 - a row by label
        """Return the day after which somebody is to be pressed: the due one, or the last time.

        One who was pressed lately for what came in since is pressed again for what is due next.
        """
        due_on = date.fromisoformat(row["due_on"])
        last = date.fromisoformat(row["last"]) if row["last"] else date.min
        return last if last > self._calendar.add_working(due_on, -_AGAIN[1]) else due_on

    def _late(self, number: str, day: date) -> bool:
        """Say whether it is one that somebody forgets on purpose."""
        spans = (
            span
            for name, spans in self._words["forgotten"].items()
            if self._numbers.get(name) == number
            for span in spans
        )
        return any(since <= day <= until for since, until in spans)

    def _pressed(self, row: Any, luck: Luck, at: datetime) -> Line:  # noqa: ANN401 - a row by label
        means = next((how for times, how in _HARDER if row["times"] < times), DunningMeans.LAWYER)
        who = self._roster.seller(luck, row["who"], at.date())
        told = luck.choose(self._words["results"][means])
        words = ("collect", "dun", row["number"], "--means", means, "--result", told)
        return Line(at, who, words)

    def _graded(self, row: Any, luck: Luck, at: datetime) -> Iterator[Line]:  # noqa: ANN401 - as above
        """Yield what is said of a debt after it was pressed for often."""
        grades = {_DOUBTFUL: RiskClass.DOUBTFUL, _BAD: RiskClass.BAD}
        if grade := grades.get(row["times"]):
            bad = grade is RiskClass.BAD
            hand = Hand(self._roster.one(Role.LEADER))
            hand = hand if bad else self._roster.manager(luck, at.date())
            told = luck.choose(self._words["results"][grade])
            words = ("collect", "risk", row["number"], "--class", grade, "--reason", told)
            yield Line(at, hand.who, (*words, *hand.paper))
