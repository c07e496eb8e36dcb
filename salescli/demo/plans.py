"""Work plans and the monthly binder of the demonstration (MD6, R15)."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from salescli.demo.agenda import Agenda, Hand, Luck, Roster
from salescli.demo.keepers import Keepers
from salescli.policy import period as periods
from salescli.policy.period import Period, month_of
from salescli.policy.roles import Role
from salescli.policy.states import Measure, PlanGrain
from salescli.services import contract, plan
from salescli.services.register import setting, target

if TYPE_CHECKING:
    from salescli.demo.deals import Deal
    from salescli.engine.work import Work

_PLANS, _APPROVES, _BINDS, _FIXES, _DONE = time(14), time(15), time(15, 30), time(10), time(16)
_MINUTE = timedelta(minutes=1)
_FIFTH = 5


class Plans:
    """Puts plans and binders on the agenda."""

    def __init__(self, agenda: Agenda, roster: Roster, keepers: Keepers) -> None:
        self._agenda = agenda
        self._roster = roster
        self._keepers = keepers
        self._seed = roster.seed
        self._calendar = roster.seed.calendar
        self._words: Mapping[str, Any] = roster.seed.selling["plans"]

    def plan(self, deals: Sequence["Deal"]) -> None:
        """Plan all of it; the binder of a month lies after the archive of its last contract."""
        self._threshold()
        month = month_of(self._seed.visits_since)
        while month.start <= self._seed.stands + timedelta(days=31):
            self._month(month)
            month = periods.following(month)
        self._early()
        self._annual()
        self._changes()
        self._tasks()
        self._weekly()
        self._binders(deals)

    def _threshold(self) -> None:
        at = datetime.combine(self._seed.visits_since, time(8, 10))
        amount = str(self._seed.company["major_amount"])
        by = self._roster.one(Role.ADMIN)
        self._agenda.put(at, "setting set", by, partial(_major, amount))

    def _month(self, month: Period) -> None:
        """Let every salesperson plan a month before it begins, and the manager approve it."""
        day = self._calendar.add_working(month.start, -2)
        if day < self._seed.visits_since:
            return
        at = datetime.combine(day, _PLANS)
        sellers = [p for p in self._seed.staff if p.role is Role.SALES and p.employed(day)]
        for person in sellers:
            luck = Luck(f"plan {month.label} {person.code}", self._seed.company["chance"])
            hand = self._roster.seller(luck, person.code, day)
            boss = self._roster.one(Role.MANAGER)
            goal = partial(_goal, month, person.code, luck.between(1, 2))
            self._agenda.put(at, "target set", boss, goal)
            at = self._items(month, person.code, at, hand, luck)
        luck = Luck(f"approve {month.label}", self._seed.company["chance"])
        by = self._roster.manager(luck, day)
        fixed = datetime.combine(day, _APPROVES) + timedelta(hours=1)
        self._agenda.put(fixed, "plan approve", by, partial(_approve, month.label))

    def _items(
        self, month: Period, code: str, at: datetime, hand: Hand | str, luck: Luck
    ) -> datetime:
        """Plan a month's targets and one more piece of work; return the last one's moment."""
        for item in (*Measure, luck.choose(self._words["items"])):
            at += timedelta(seconds=30)
            values = self._values(luck, code, at.date())
            self._agenda.put(at, "plan set", hand, partial(_item, month, code, str(item), values))
        return at

    def _early(self) -> None:
        """Plan somebody's month to come on the morning on which the clock stands."""
        code, day = self._words["early"], self._seed.stands
        luck = Luck(f"early {code}", self._seed.company["chance"])
        month = periods.following(month_of(day))
        self._items(month, code, datetime.combine(day, _FIXES), code, luck)

    def _values(self, luck: Luck, code: str, day: date) -> dict[str, Any]:
        accounts = self._keepers.accounts(code, day)
        chosen = dict.fromkeys(luck.choose(accounts).name for _n in range(2))
        weeks = {f"week{n}": luck.choose(self._words["weeks"]) for n in range(1, 5)}
        return weeks | {
            "key_customers": ", ".join(chosen),
            "measures": luck.choose(self._words["measures"]),
            "expense_budget": luck.between(2, 9) * 100_000,
        }

    def _annual(self) -> None:
        day = self._calendar.add_working(self._seed.visits_since, 2)
        boss, leader = self._roster.one(Role.MANAGER), self._roster.one(Role.LEADER)
        at = datetime.combine(day, _PLANS)
        annual = partial(_annual, f"{day.year}", self._words["annual"], boss)
        self._agenda.put(at, "plan set", boss, annual)
        approve = partial(_approve_annual, f"{day.year}", boss)
        self._agenda.put(at + _MINUTE, "plan approve", leader, approve)

    def _changes(self) -> None:
        """Propose changes of this month's plans: one is accepted, one refused, one waits."""
        leader = Hand(self._roster.one(Role.LEADER))
        for row in self._seed.selling["change"]:
            kept: list[str] = []
            at = datetime.combine(row["on"], time(11))
            change = partial(_change, row, kept)
            self._agenda.put(at, "plan change", row["salesperson"], change)
            if "accepted" in row:
                decided = partial(_decide, kept, row["accepted"])
                self._agenda.put(at + _MINUTE, "plan decide", leader, decided)

    def _tasks(self) -> None:
        for row in self._seed.selling["task"]:
            at = datetime.combine(row["on"], time(9, 45))
            done = datetime.combine(row["done"], _DONE) if "done" in row else None
            self._task(row, at, done)

    def _weekly(self) -> None:
        """Plan a task of the week for one salesperson after another, besides the visits."""
        week = periods.following(periods.week_of(self._seed.visits_since))
        sellers = [p for p in self._seed.staff if p.role is Role.SALES]
        number = 0
        while week.end < self._seed.stands:
            day = self._calendar.add_working(week.start, -2)
            there = [p.code for p in sellers if self._roster.there(p.code, day)]
            item, result = self._words["tasks"][number % len(self._words["tasks"])]
            row = {
                "salesperson": there[number % len(there)],
                "grain": "weekly",
                "label": week.label,
                "item": item,
                "result": result,
            }
            done = self._calendar.add_working(week.end, -1)
            self._task(row, datetime.combine(day, _PLANS), datetime.combine(done, _DONE))
            number += 1
            week = periods.following(week)

    def _task(self, row: Mapping[str, Any], at: datetime, done: datetime | None) -> None:
        """Let somebody plan a task, the manager approve it the next day, and report it done."""
        kept: list[str] = []
        put, code = self._agenda.put, row["salesperson"]
        put(at, "plan set", code, partial(_task, row, kept))
        fixes = datetime.combine(self._calendar.next_working(at.date()), _FIXES)
        luck = Luck(f"task {row['label']} {code}", self._seed.company["chance"])
        put(fixes, "plan approve", self._roster.manager(luck, fixes.date()), partial(_fix, kept))
        if done is not None:
            hand = self._roster.seller(luck, code, done.date())
            put(done, "plan done", hand, partial(_done, kept, row.get("result", "마침")))

    def _binders(self, deals: Sequence["Deal"]) -> None:
        late = {breach.on: breach for breach in self._seed.breaches if breach.rule == "R15"}
        month = month_of(self._seed.first)
        while month.end < self._seed.stands:
            due = (month.end + timedelta(days=_FIFTH)).replace(day=_FIFTH)
            if any(month.start <= deal.signed <= month.end for deal in deals):
                day = self._calendar.add_working(due + timedelta(days=1), -1)
                if due in late:
                    day = self._calendar.add_working(due, late[due].late or 1)
                luck = Luck(f"binder {month.label}", self._seed.company["chance"])
                clerk = self._roster.clerk(luck, day)
                at = datetime.combine(day, _BINDS)
                self._agenda.put(at, "contract bind", clerk, partial(_bind, month.label))
            month = periods.following(month)


def _major(amount: str, work: "Work") -> None:
    setting.set_(work, "major_amount", amount)


def _goal(month: Period, code: str, count: int, work: "Work") -> None:
    target.set_(work, Measure.NEW_CUSTOMERS, month, count, salesperson=code)


def _item(month: Period, code: str, item: str, values: dict[str, Any], work: "Work") -> None:
    plan.set_(work, item, grain=PlanGrain.MONTHLY, label=month.label, salesperson=code, **values)


def _approve(label: str, work: "Work") -> None:
    plan.approve_all(work, grain=PlanGrain.MONTHLY, label=label)


def _annual(label: str, item: str, boss: str, work: "Work") -> None:
    plan.set_(work, item, grain=PlanGrain.ANNUAL, label=label, salesperson=boss)


def _approve_annual(label: str, boss: str, work: "Work") -> None:
    plan.approve_all(work, grain=PlanGrain.ANNUAL, label=label, salesperson=boss)


_FOUND = """
    SELECT work_plan.number AS number FROM work_plan
    JOIN employee ON employee.id = work_plan.employee_id
    WHERE work_plan.label = :label AND work_plan.state = 'approved' AND employee.code = :code
    ORDER BY work_plan.id DESC LIMIT 1
"""


def _change(row: Mapping[str, Any], kept: list[str], work: "Work") -> None:
    label = month_of(work.on).label
    found = work.rows(_FOUND, label=label, code=row["salesperson"])[0]["number"]
    changed = plan.change(work, found, reason=row["reason"], measures=row["measures"])
    kept.append(changed.number)


def _decide(kept: Sequence[str], yes: bool, work: "Work") -> None:  # noqa: FBT001 - by partial
    plan.decide(work, kept[0], yes=yes)


def _task(row: Mapping[str, Any], kept: list[str], work: "Work") -> None:
    grain = PlanGrain(row["grain"])
    made = plan.set_(
        work, row["item"], grain=grain, label=row["label"], salesperson=row["salesperson"]
    )
    kept.append(made.number)


def _fix(kept: Sequence[str], work: "Work") -> None:
    plan.approve(work, kept[0])


def _done(kept: Sequence[str], result: str, work: "Work") -> None:
    plan.done(work, kept[0], result=result)


def _bind(label: str, work: "Work") -> None:
    contract.bind(work, label)
