"""The weeks of the demonstration's salespeople: plans, visits, records, work logs (W1)."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import TYPE_CHECKING

from salescli.demo import breaches as _demo_breaches
from salescli.demo import calls as _calls
from salescli.demo.agenda import Agenda, Luck, Roster
from salescli.demo.calls import Call, Week
from salescli.demo.keepers import Keepers
from salescli.demo.meetings import Meetings
from salescli.demo.seed import Account, Person
from salescli.policy import period as periods
from salescli.policy.period import Period, Window
from salescli.policy.roles import Role

if TYPE_CHECKING:
    from collections.abc import Callable

    from salescli.engine.work import Work

    Record = Callable[[Work], object]

_PLANS, _FIXES, _AHEAD = time(16), time(9, 40), time(11, 20)
_MOVES, _VISITED, _LOGGED, _CORRECTS = time(9, 5), time(16, 30), time(17, 30), time(14, 20)
_MINUTE = timedelta(minutes=1)


class Visits:
    """Puts the weeks on the agenda, from the day on which the department keeps its visits here."""

    def __init__(self, agenda: Agenda, roster: Roster, keepers: Keepers) -> None:
        self._agenda = agenda
        self._roster = roster
        self._seed = roster.seed
        self._calendar = roster.seed.calendar
        self._keepers = keepers
        self._words = self._seed.selling["visits"]
        self._unrecorded = [b for b in self._seed.breaches if b.rule == "W1.4"]
        self._outside: set[tuple[str, date]] = set()
        """Who is at a customer's on which day."""

    def plan(self) -> None:
        """Plan every week up to the one that the clock stands before."""
        meetings = Meetings(self._agenda, self._roster)
        for span in self._weeks():
            week = Week(span)
            sellers = self._sellers(span)
            for person in sellers:
                self._planned(week, person)
                self._unplanned(week, person)
            meetings.plan(week, [person.code for person in sellers])
        if self._unrecorded:
            raise ValueError(self._unrecorded)
        self._ahead()
        self._logs()

    def _ahead(self) -> None:
        """Plan a visit for a month to come, on the morning on which the clock stands."""
        day, person = self._seed.stands, self._words["ahead"]
        month = periods.following(periods.month_of(day))
        luck = self._luck(f"ahead {person}")
        account = luck.choose(self._keepers.accounts(person, day))
        plan = partial(_calls.plan_for, account.code, Window(month.start, month.end))
        self._agenda.put(datetime.combine(day, _AHEAD), "visit plan", person, plan)

    def _weeks(self) -> Iterator[Period]:
        week = periods.week_of(self._seed.visits_since)
        while week.start <= self._seed.stands:
            if week.start >= self._seed.visits_since:
                yield week
            week = periods.following(week)

    def _sellers(self, span: Period) -> list[Person]:
        sellers = [p for p in self._seed.staff if p.role is Role.SALES]
        return [p for p in sellers if p.employed(self._eve(span)) and self._days(p.code, span)]

    def _eve(self, span: Period) -> date:
        return self._calendar.add_working(span.start, -1)

    def _days(self, code: str, span: Period) -> list[date]:
        days = [span.start + timedelta(days=n) for n in range(7)]
        return [d for d in days if self._calendar.is_working(d) and self._roster.there(code, d)]

    def _luck(self, name: str) -> Luck:
        return Luck(name, self._seed.company["chance"])

    def _call(self, account: Account, code: str, day: date, luck: Luck) -> Call:
        own = self._luck(f"aim {code} {day} {account.code}")
        return Call(account, code, day, luck, _calls.aim(own, self._words))

    def _planned(self, week: Week, person: Person) -> None:
        luck = self._luck(f"visits {week.span.label} {person.code}")
        late = _demo_breaches.due(self._seed, "W1.2", week.span.start, person.code)
        day = self._eve(week.span)
        if late is not None and late.late is not None:
            day = self._calendar.add_working(week.span.start, late.late)
        hand = self._roster.seller(luck, person.code, day)
        days = [d for d in self._days(person.code, week.span) if d > day]
        accounts = self._keepers.accounts(person.code, day)
        calls: list[Call] = []
        for _n in range(luck.between(3, 5)):
            account = luck.choose(accounts)
            if account not in {call.account for call in calls}:
                calls.append(self._call(account, person.code, luck.choose(days), luck))
        at = datetime.combine(day, _PLANS) + timedelta(seconds=luck.between(0, 1500))
        for call in calls:
            at += _MINUTE
            self._agenda.put(at, "visit plan", hand, partial(_calls.plan, call))
        submit = partial(_calls.submit, week.span, person.code)
        self._agenda.put(at + _MINUTE, "visit submit", hand, submit)
        week.calls += calls
        self._decided(week, calls, day, luck)

    def _decided(self, week: Week, calls: Sequence[Call], day: date, luck: Luck) -> None:
        """Let the manager fix the plan at the meeting; one that came late, the day after."""
        fixing = week.span.start if day < week.span.start else self._calendar.next_working(day)
        if not self._calendar.is_working(fixing):
            fixing = self._calendar.next_working(fixing)
        if fixing == self._seed.stands and calls[0].person in self._words["undecided"]:
            return
        at = datetime.combine(fixing, _FIXES) + timedelta(seconds=luck.between(0, 1800))
        hand = self._roster.manager(luck, fixing)
        own = self._luck(f"notes {week.span.label} {calls[0].person}")
        notes = [own.choose(self._words["notes"])] if own.happens("visit_noted") else []
        approve = partial(_calls.approve, week.span, calls[0].person, notes)
        self._agenda.put(at, "visit approve", hand, approve)
        for call in calls:
            self._happens(call, fixing)

    def _unplanned(self, week: Week, person: Person) -> None:
        """Let somebody call now and then on an account that is on nobody's plan (W1.3)."""
        luck = self._luck(f"unplanned {week.span.label} {person.code}")
        if not luck.happens("visit_unplanned"):
            return
        day = luck.choose(self._days(person.code, week.span))
        planned = {call.account.code for call in week.calls}
        others = [
            account
            for account in self._keepers.accounts(person.code, day)
            if account.code not in planned
        ]
        call = self._call(luck.choose(others), person.code, day, luck)
        self._made(call, day, partial(_calls.drop_by, call))

    def _made(self, call: Call, day: date, record: "Record") -> datetime:
        """Put the record of a visit on the afternoon of its day."""
        at = datetime.combine(day, _VISITED) + timedelta(seconds=call.luck.between(0, 3000))
        hand = self._roster.seller(call.luck, call.person, day)
        if call.aim.outside:
            self._outside.add((call.person, day))
        return self._agenda.put(at, "visit record", hand, record)

    def _happens(self, call: Call, fixed: date) -> None:
        luck, day = call.luck, max(call.day, fixed)
        due = self._calendar.next_working(call.day)
        missed = _demo_breaches.due(self._seed, "W1.4", due, call.person)
        if missed is not None and missed in self._unrecorded:
            self._unrecorded.remove(missed)
            if missed.late is not None:
                late = self._calendar.add_working(due, missed.late)
                self._made(call, late, partial(_calls.record, call))
            return
        if luck.happens("visit_dropped") and day > fixed:
            at = datetime.combine(day, _MOVES)
            boss = self._roster.manager(luck, day)
            drop = partial(_calls.drop, call, luck.choose(self._words["dropped"]))
            self._agenda.put(at, "visit drop", boss, drop)
            return
        if luck.happens("visit_moved") and day > fixed:
            self._moved(call)
            return
        at = self._made(call, day, partial(_calls.record, call))
        if luck.happens("visit_profiled"):
            step = luck.choose(self._words["stages"])
            hand = self._roster.seller(luck, call.person, day)
            profiled = partial(_calls.profile, call.account.code, step)
            self._agenda.put(at + _MINUTE, "customer profile", hand, profiled)
        if luck.happens("visit_corrected"):
            self._corrected(call, day)

    def _moved(self, call: Call) -> None:
        """Put a visit off to another day; it is made as an unplanned one, for nobody fixed it."""
        luck, again = call.luck, self._calendar.next_working(call.day)
        hand = self._roster.seller(luck, call.person, call.day)
        at = datetime.combine(call.day, _MOVES) + timedelta(seconds=luck.between(0, 600))
        move = partial(_calls.move, call, again, luck.choose(self._words["moved"]))
        self._agenda.put(at, "visit move", hand, move)
        if self._roster.there(call.person, again):
            self._made(call, again, partial(_calls.record, call))

    def _corrected(self, call: Call, day: date) -> None:
        after = periods.week_of(day).end + timedelta(days=1)
        monday = self._calendar.next_working(self._calendar.next_working(after))
        if self._roster.there(call.person, monday):
            at = datetime.combine(monday, _CORRECTS) + timedelta(seconds=call.luck.between(0, 600))
            told = call.luck.choose(self._words["corrected"])
            hand = self._roster.seller(call.luck, call.person, monday)
            self._agenda.put(at, "visit correct", hand, partial(_calls.correct, call, told))

    def _logs(self) -> None:
        """Plan a log of every salesperson for every working day, but for the planted gaps."""
        day = self._seed.visits_since
        while day < self._seed.stands:
            for person in self._seed.staff:
                if person.role is Role.SALES and self._calendar.is_working(day):
                    self._logged(person, day)
            day += timedelta(days=1)

    def _logged(self, person: Person, day: date) -> None:
        skipped = _demo_breaches.due(self._seed, "TM1", day, person.code)
        if skipped or not self._roster.there(person.code, day):
            return
        luck = self._luck(f"log {day} {person.code}")
        at = datetime.combine(day, _LOGGED) + timedelta(seconds=luck.between(0, 2400))
        outside = (person.code, day) in self._outside
        told = luck.choose(self._words["outside" if outside else "inside"])
        problem = luck.choose(self._words["troubles"]) if luck.happens("log_problem") else None
        write = partial(_calls.log, told, outside, problem)
        self._agenda.put(at, "worklog write", person.code, write)
