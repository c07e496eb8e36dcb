"""How the accounts of the demonstration are reconciled, month by month (R13)."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from salescli.demo.lines import Hand, Line
from salescli.demo.roster import Luck, Roster
from salescli.policy.roles import Role
from salescli.policy.states import ReconciliationState

if TYPE_CHECKING:
    from salescli.engine.work import Work

_BEGUN = """
    SELECT reconciliation.number AS number, reconciliation.state AS state,
           reconciliation.closing AS closing, reconciliation.opened_on AS opened_on,
           reconciliation.their_balance AS theirs, customer.code AS customer
    FROM reconciliation JOIN customer ON customer.id = reconciliation.customer_id
    WHERE reconciliation.closed_on IS NULL
    ORDER BY reconciliation.number
"""

_ANSWERS = (2, 8)
"""Working days after which a customer sends their balance."""
_BEGINS = time(8, 30)


class Reconciling:
    """Makes the statements of a month, enters what comes back, and has it taken note of."""

    def __init__(self, roster: Roster) -> None:
        self._roster = roster
        self._calendar = roster.seed.calendar
        self._words = roster.seed.words["reconciling"]
        self._since = date.fromisoformat(roster.seed.company["settings"]["reconcile_since"])

    def due(self, work: "Work", day: date) -> Iterator[Line]:
        """Yield what is typed in the morning of a day."""
        if day < self._since or not self._calendar.is_working(day):
            return
        at = datetime.combine(day, _BEGINS)
        first = self._calendar.next_working(day.replace(day=1) - timedelta(days=1))
        luck = Luck(f"reconcile {day}", self._roster.seed.company["chance"])
        if day == first and day > self._since:
            yield Line(at, self._roster.clerk(luck, day), ("reconcile", "open"))
        for row in work.rows(_BEGUN):
            yield from self._goes_on(row, at)

    def _goes_on(self, row: Any, at: datetime) -> Iterator[Line]:  # noqa: ANN401 - a row by label
        """Yield the next step of one, where it is time for it."""
        name = f"reconcile {row['customer']} {row['opened_on']}"
        luck = Luck(name, self._roster.seed.company["chance"])
        told = self._words["accounts"].get(row["customer"], {})
        opened_on = date.fromisoformat(row["opened_on"])
        days = told.get("days", luck.between(*_ANSWERS))
        if at.date() < self._calendar.add_working(opened_on, days):
            return
        clerk = self._roster.clerk(luck, at.date())
        number, state = row["number"], row["state"]
        if row["theirs"] is None:
            yield Line(at, clerk, ("reconcile", "enter", number, *_answer(row, told, self._words)))
        elif state == ReconciliationState.ACKNOWLEDGED:
            yield Line(at, clerk, ("reconcile", "close", number))
        else:
            finance = told.get("finance_first", luck.happens("finance_first"))
            if state != ReconciliationState.OPEN:
                finance = state == ReconciliationState.MANAGER_ACKNOWLEDGED
            hand = self._roster.manager(luck, at.date())
            hand = Hand(self._roster.one(Role.FINANCE)) if finance else hand
            yield Line(at, hand.who, ("reconcile", "acknowledge", number, *hand.paper))


def _answer(row: Any, told: Any, words: Any) -> tuple[str, ...]:  # noqa: ANN401 - read as data
    """Return what a customer's paper says: our balance, or another one and why."""
    paper = ("--paper", words["paper"])
    if "off" not in told:
        return ("--balance", str(row["closing"]), *paper)
    return ("--balance", str(row["closing"] + told["off"]), *paper, "--cause", told["cause"])
