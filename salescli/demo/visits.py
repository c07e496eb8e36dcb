"""The weeks of the demonstration's salespeople: plans, visits, records, work logs (W1)."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple

from salescli.demo.lines import Agenda
from salescli.demo.meetings import Meetings
from salescli.demo.roster import Luck, Planner, Roster
from salescli.demo.seed import Account
from salescli.policy.period import Period, following, week_of

_PLANS, _FIXES, _MOVES = time(16), time(9, 40), time(9, 5)
_VISITED, _LOGGED = time(16, 30), time(17, 30)
_MINUTE = timedelta(minutes=1)


class Call(NamedTuple):
    """A visit on a day, what it is for and what comes of it: these fit together."""

    account: Account
    person: str
    day: date
    luck: Luck
    name: str
    method: str
    plan: dict[str, Any]
    record: dict[str, Any]


class Visits(Planner):
    """Puts the weeks on the agenda, from the day on which the department keeps its visits here."""

    subject = "visits"

    def __init__(self, agenda: Agenda, roster: Roster) -> None:
        super().__init__(agenda, roster)
        self._meetings = Meetings(agenda, roster)
        self._outside = {(line.who, line.at.date()) for line in self.seed.told("visit record")}
        """Who is at a customer's on which day."""

    def plan(self) -> None:
        """Plan every week up to the one that the clock stands before, then all work logs."""
        for week in self._weeks():
            eve = self.calendar.add_working(week.start, -1)
            sellers = [code for code in self.roster.sellers(eve) if self._days(code, week)]
            for code in sellers:
                self._unplanned(week, code, self._planned(week, code, eve))
            self._meetings.plan(week, sellers)
        day = self.seed.visits_since
        while day < self.seed.stands:
            self._logged(day)
            day = self.calendar.next_working(day)

    def _weeks(self) -> Iterator[Period]:
        week = week_of(self.seed.visits_since)
        if week.start < self.seed.visits_since:
            week = following(week)
        while week.start <= self.seed.stands:
            yield week
            week = following(week)

    def _days(self, code: str, week: Period) -> list[date]:
        days = [week.start + timedelta(days=n) for n in range(7)]
        return [d for d in days if self.calendar.is_working(d) and self.roster.there(code, d)]

    def _call(self, luck: Luck, account: Account, code: str, day: date) -> Call:
        aim = luck.choose(self.words["purpose"])
        result, next_step = luck.choose(aim["results"])
        worth = luck.between(2, 40) * 100_000
        return Call(
            account,
            code,
            day,
            luck,
            f"v.{day}.{code}.{account.code}",
            luck.choose(self.words["methods"]),
            {
                "purpose": aim["name"],
                "expected_order": None if aim["collects"] else worth,
                "planned_collection": worth * 2 if aim["collects"] else None,
                "support": self._perhaps(luck, "support"),
            },
            {
                "result": result,
                "next_step": next_step,
                "met": account.row["contact"],
                "problem": self._perhaps(luck, "problem"),
            },
        )

    def _perhaps(self, luck: Luck, what: str) -> str | None:
        """Say something that is not always said."""
        return luck.choose(self.words[what]) if luck.happens(f"visit_{what}") else None

    def _planned(self, week: Period, code: str, eve: date) -> set[str]:
        """Plan somebody's visits of a week and what becomes of them; return whom they visit.

        What a script tells of a week is all that is planned for it.
        """
        if self.seed.told("visit submit", code, eve, week.end):
            return set()
        luck = self.luck(f"visits {week.label} {code}")
        hand = self.roster.seller(luck, code, eve)
        accounts = self.roster.kept(code, eve)
        chosen = {a.code: a for a in (luck.choose(accounts) for _n in range(luck.between(3, 5)))}
        days = self._days(code, week)
        calls = [self._call(luck, a, code, luck.choose(days)) for a in chosen.values()]
        at = luck.at(eve, _PLANS, 1500)
        for call in calls:
            words = ("visit plan", call.account.code)
            how = {"method": call.method, "salesperson": code} | call.plan
            at = self.put(at + _MINUTE, hand, *words, name=call.name, for_=call.day, **how)
        whose: dict[str, Any] = {"week": week.label, "salesperson": code}
        self.put(at + _MINUTE, hand, "visit submit", **whose)
        fixing = self.working(week.start)
        if fixing < self.seed.stands or code not in self.words["undecided"]:
            note, boss = self._perhaps(luck, "note"), self.roster.manager(luck, fixing)
            self.put(
                luck.at(fixing, _FIXES, 1800), boss, "visit approve", note=note, all_=True, **whose
            )
            for call in calls:
                self._happens(call, fixing)
        return set(chosen)

    def _unplanned(self, week: Period, code: str, planned: set[str]) -> None:
        """Let somebody call now and then on an account that is on nobody's plan (W1.3)."""
        luck = self.luck(f"unplanned {week.label} {code}")
        if not luck.happens("visit_unplanned"):
            return
        day = luck.choose(self._days(code, week))
        others = [a for a in self.roster.kept(code, day) if a.code not in planned]
        call = self._call(luck, luck.choose(others), code, day)
        self._recorded(call, call.account.code, day)

    def _recorded(self, call: Call, what: str, day: date) -> datetime:
        """Put the record of a visit on the afternoon of its day."""
        hand = self.roster.seller(call.luck, call.person, day)
        if call.method == "on_site":
            self._outside.add((call.person, day))
        at = call.luck.at(day, _VISITED, 3000)
        return self.put(at, hand, "visit record", what, method=call.method, **call.record)

    def _happens(self, call: Call, fixed: date) -> None:
        luck, visit, day = call.luck, f"${call.name}", call.day
        if day > fixed and luck.happens("visit_moved"):
            self._moved(call)
            return
        at = self._recorded(call, visit, day)
        if luck.happens("visit_profiled"):
            stage, step = luck.choose(self.words["stages"])
            hand = self.roster.seller(luck, call.person, day)
            words = ("customer profile", call.account.code)
            self.put(at + _MINUTE, hand, *words, stage=stage, next_step=step)

    def _moved(self, call: Call) -> None:
        """Put a visit off to another day; it is made as an unplanned one, for nobody fixed it."""
        luck, again = call.luck, self.calendar.next_working(call.day)
        hand = self.roster.seller(luck, call.person, call.day)
        words = ("visit move", f"${call.name}")
        why = luck.choose(self.words["moved"])
        self.put(luck.at(call.day, _MOVES, 600), hand, *words, to=again, reason=why, name=call.name)
        if self.roster.there(call.person, again):
            self._recorded(call, f"${call.name}", again)

    def _logged(self, day: date) -> None:
        """Plan the work logs of a day, but for those that are never written."""
        for code in self.roster.sellers(day):
            if [code, day] in self.words["unlogged"] or not self.roster.there(code, day):
                continue
            luck = self.luck(f"log {day} {code}")
            outside = (code, day) in self._outside
            told = luck.choose(self.words["outside" if outside else "inside"])
            at, problem = luck.at(day, _LOGGED, 2400), self._perhaps(luck, "trouble")
            self.put(at, code, "worklog write", told, travelled=outside, problem=problem)
