"""Work plans and the monthly binder of the demonstration (MD6, R15)."""

from datetime import date, datetime, time, timedelta
from typing import Any

from salescli.demo.roster import Luck, Planner
from salescli.policy.kinds import Measure
from salescli.policy.period import Period, following, month_of, week_of

_PLANS, _APPROVES, _BINDS, _FIXES, _DONE = time(14), time(16), time(15, 30), time(10), time(16)
_MINUTE = timedelta(minutes=1)
_FIVE_DAYS = timedelta(days=5)


class Plans(Planner):
    """Puts plans and binders on the agenda."""

    subject = "plans"

    def plan(self) -> None:
        """Plan all of it; the binder of a month lies after the archive of its last contract."""
        month = month_of(self.seed.first)
        while month.start <= self.seed.stands:
            self._bound(month)
            month = following(month)
            if month.start > self.seed.visits_since:
                self._month(month)
        self._items(month, self.words["early"], datetime.combine(self.seed.stands, _FIXES))
        self._weeks()

    def _month(self, month: Period) -> None:
        """Let every salesperson plan a month before it begins, and the manager approve it."""
        day = self.calendar.add_working(month.start, -2)
        at = datetime.combine(day, _PLANS)
        for code in self.roster.sellers(day):
            count = self.luck(f"new {month.label} {code}").between(1, 2)
            goal = ("target set", Measure.NEW_CUSTOMERS, count)
            self.put(at, self.boss, *goal, month=month.label, salesperson=code)
            if not self._told(month, code):
                at = self._items(month, code, at)
        boss = self.roster.manager(self.luck(f"approve {month.label}"), day)
        self.put(
            datetime.combine(day, _APPROVES), boss, "plan approve", monthly=month.label, all_=True
        )

    def _told(self, month: Period, code: str) -> bool:
        """Say whether a script lets somebody plan a month when it has begun."""
        lines = self.seed.told("plan set", code, month.start, month.end)
        return any(line.options.get("monthly") == month.label for line in lines)

    def _items(self, month: Period, code: str, at: datetime) -> datetime:
        """Plan a month's targets and one more piece of work; return the last one's moment."""
        luck = self.luck(f"plan {month.label} {code}")
        hand = self.roster.seller(luck, code, at.date())
        for item in (*Measure, luck.choose(self.words["items"])):
            at = self.put(
                at + _MINUTE / 2,
                hand,
                "plan set",
                item,
                monthly=month.label,
                salesperson=code,
                **self._how(luck, code, at.date()),
            )
        return at

    def _how(self, luck: Luck, code: str, day: date) -> dict[str, Any]:
        accounts = self.roster.kept(code, day)
        chosen = dict.fromkeys(luck.choose(accounts).row["name"] for _n in range(2))
        weeks = {f"week{n}": luck.choose(self.words["weeks"]) for n in range(1, 5)}
        return weeks | {
            "key_customers": ", ".join(chosen),
            "measures": luck.choose(self.words["measures"]),
            "budget": luck.between(2, 9) * 100_000,
        }

    def _weeks(self) -> None:
        """Let one salesperson after another plan and do a task of the week besides the visits."""
        week = following(week_of(self.seed.visits_since))
        while week.end < self.seed.stands:
            luck, task = self.luck(f"task {week.label}"), f"t.{week.label}"
            day = self.calendar.add_working(week.start, -2)
            sellers = [code for code in self.roster.sellers(day) if self.roster.there(code, day)]
            who, (item, result) = luck.choose(sellers), luck.choose(self.words["tasks"])
            at = datetime.combine(day, _PLANS)
            self.put(at, who, "plan set", item, weekly=week.label, salesperson=who, name=task)
            fixed = self.calendar.next_working(day)
            boss = self.roster.manager(luck, fixed)
            self.put(datetime.combine(fixed, _FIXES), boss, "plan approve", f"${task}")
            done = self.calendar.add_working(week.end, -1)
            hand = self.roster.seller(luck, who, done)
            self.put(datetime.combine(done, _DONE), hand, "plan done", f"${task}", result=result)
            week = following(week)

    def _bound(self, month: Period) -> None:
        """Let a clerk bind a month's contracts by the fifth of the next, unless a script does."""
        bound = {line.words[2] for line in self.seed.told("contract bind")}
        if month.label not in bound:
            day = self.calendar.add_working(following(month).start + _FIVE_DAYS, -1)
            clerk = self.roster.clerk(self.luck(f"binder {month.label}"), day)
            self.put(datetime.combine(day, _BINDS), clerk, "contract bind", month.label)
