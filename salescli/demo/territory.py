"""How the accounts of the demonstration are seen, and how its dealers do, month by month (R1)."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from salescli.dealers import last_seen
from salescli.demo.lines import Line
from salescli.demo.roster import Luck, Roster
from salescli.policy.roles import Role
from salescli.sql import latest

if TYPE_CHECKING:
    from salescli.engine.work import Work

_ACCOUNTS = f"""
    SELECT customer.code AS code, profile.kind AS kind, employee.code AS who,
           {last_seen("customer.id", "<= :day")} AS seen,
           (SELECT MAX(told.valid_from) FROM dealer_status AS told
            WHERE told.customer_id = customer.id) AS told
    FROM customer JOIN customer_profile AS profile ON profile.id =
        {latest("customer_profile", "customer_id = customer.id", ":day")}
    JOIN employee ON employee.id = profile.salesperson_id
    WHERE profile.blocked = 0
    ORDER BY customer.code
"""

_AGAIN = (18, 25)
"""Days after which somebody looks after an account again: before a long holiday is in time."""
_TOLD = (8, 18)
"""The day of the month on which a dealer's status is told."""
_AIMED = 25
"""The day of the month from which dealers get the next month's target."""
_LEAST, _MOST, _STEP = 2, 12, 500_000
_OFTEN, _SELDOM = 2, 4
_BEGINS = time(8, 40)


class Territory:
    """Sees, each working day, what has to be seen again; dealers are told of every month."""

    def __init__(self, roster: Roster) -> None:
        self._roster = roster
        self._calendar = roster.seed.calendar
        self._words = roster.seed.words["territory"]
        self._since = date.fromisoformat(roster.seed.company["settings"]["territory_since"])

    def due(self, work: "Work", day: date) -> Iterator[Line]:
        """Yield what is typed in the morning of a day."""
        if day < self._since or not self._calendar.is_working(day):
            return
        at = datetime.combine(day, _BEGINS)
        aiming = day == self._calendar.next_working(day.replace(day=_AIMED - 1))
        for row in work.rows(_ACCOUNTS, day=day.isoformat()):
            if aiming and row["kind"] == "dealer":
                yield self._aimed(row, at)
            if not self._forgotten(row["code"], day):
                yield from self._looked(row, at)

    def _luck(self, *name: object) -> Luck:
        return Luck(" ".join(map(str, name)), self._roster.seed.company["chance"])

    def _forgotten(self, code: str, day: date) -> bool:
        """Say whether somebody does not look after an account on purpose."""
        spans = self._words["forgotten"].get(code, ())
        return any(since <= day <= until for since, until in spans)

    def _aimed(self, row: Any, at: datetime) -> Line:  # noqa: ANN401 - a row by label
        month = (at.replace(day=1) + timedelta(days=32)).strftime("%Y-%m")
        amount = self._luck("aim", row["code"], month).between(_LEAST, _MOST) * _STEP
        words = ("target", "set", "sales", str(amount), "--month", month, "--dealer", row["code"])
        boss = self._roster.one(Role.MANAGER)
        there = self._roster.there(boss, at.date())
        return Line(at, boss if there else self._roster.one(Role.LEADER), words)

    def _looked(self, row: Any, at: datetime) -> Iterator[Line]:  # noqa: ANN401 - a row by label
        """Yield what is told of an account, where it is time for it."""
        day, code = at.date(), row["code"]
        month = self._luck("status", code, f"{day:%Y-%m}")
        luck = self._luck("seen", code, row["seen"])
        who = self._roster.seller(luck, row["who"], day)
        waits = row["kind"] == "dealer" and (row["told"] or "") < f"{day:%Y-%m}"
        if waits and day.day >= month.between(*_TOLD):
            yield Line(at, who, ("dealer", "status", code, *self._status(month, row["told"])))
            return
        last = max(date.fromisoformat(row["seen"] or self._since.isoformat()), self._since)
        if day >= last + timedelta(days=luck.between(*_AGAIN)):
            yield Line(at, who, self._seen(luck, code))

    def _status(self, luck: Luck, told: str | None) -> Iterator[str]:
        """Yield the options of a status: all of a dealer's first, else what has changed."""
        words = self._words["status"]
        yield from ("--stock", luck.choose(words["stock"]))
        yield from ("--sold-through", str(luck.between(4, 60) * 5))
        if told is None or luck.between(1, _SELDOM) == 1:
            yield from ("--rating", luck.choose(words["rating"]))
            yield "--price-kept" if luck.between(1, _SELDOM) > 1 else "--no-price-kept"
        if told is None:
            yield from ("--contract-until", luck.choose(words["contract_until"]).isoformat())
        for option in ("promotion", "end-users", "problems", "support", "next-month"):
            if luck.between(1, _OFTEN) == 1:
                yield from (f"--{option}", luck.choose(words[option]))

    def _seen(self, luck: Luck, code: str) -> tuple[str, ...]:
        if luck.between(1, _OFTEN) == 1:
            return ("dealer", "note", luck.choose(self._words["notes"]), "--customer", code)
        competitor, product, price, sales = luck.choose(self._words["competitors"])
        told = ("dealer", "competitor", code, competitor, product)
        return (*told, "--price", str(price), "--sales", sales)
