"""The weeks of the demonstration's salespeople: plans, the Saturday meeting, visits, logs (W1)."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from functools import partial

from salescli.policy import period as periods
from salescli.policy.period import Period, Window
from salescli.policy.roles import Role
from salescli.services import _demo_calls as _calls
from salescli.services._demo_agenda import Agenda, Hand, Luck, Roster
from salescli.services._demo_calls import Call, Week
from salescli.services._demo_keepers import Keepers
from salescli.services._demo_seed import Breach, Person

_PLANS, _OPENS, _FIXES, _MINUTES = time(16), time(9), time(9, 40), time(10, 20)
_ASSIGNS, _CLOSES = time(10, 50), time(11, 20)
_MOVES, _VISITED, _LOGGED, _CORRECTS, _DONE = (
    time(9, 5),
    time(16, 30),
    time(17, 30),
    time(14, 20),
    time(15, 10),
)
_MINUTE = timedelta(minutes=1)
_WEEK_OF_WORK = 5
"""Working days that somebody has for what a meeting gave to them."""


class Visits:
    """Puts the weeks on the agenda, from the day on which the department keeps its visits here."""

    def __init__(self, agenda: Agenda, roster: Roster, keepers: Keepers) -> None:
        self._agenda = agenda
        self._roster = roster
        self._seed = roster.seed
        self._calendar = roster.seed.calendar
        self._keepers = keepers
        self._words = self._seed.selling["visits"]
        self._planted: list[Breach] = [
            b for b in self._seed.breaches if b.rule in {"W1.2", "W1.4", "W1.5", "TM1", "TM4"}
        ]

    def plan(self) -> None:
        """Plan every week up to the one that the clock stands before."""
        for span in self._weeks():
            week = Week(span)
            for person in self._sellers(span):
                self._planned(week, person)
            self._met(week)
        self._ahead()
        self._logs()

    def _ahead(self) -> None:
        """Plan a visit for a month to come, on the morning on which the clock stands."""
        day, person = self._seed.stands, self._words["ahead"]
        month = periods.following(periods.month_of(day))
        luck = Luck(f"ahead {person}", self._seed.company["chance"])
        account = luck.choose(self._keepers.accounts(person, day))
        plan = partial(_calls.plan_for, account.code, Window(month.start, month.end))
        self._agenda.put(datetime.combine(day, _CLOSES), "visit plan", person, plan)

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

    def _breach(self, rule: str, day: date, code: str = "") -> Breach | None:
        found = [
            b for b in self._planted if (b.rule, b.on) == (rule, day) and b.salesperson == code
        ]
        return found[0] if found else None

    def _planned(self, week: Week, person: Person) -> None:
        luck = Luck(f"visits {week.span.label} {person.code}", self._seed.company["chance"])
        late = self._breach("W1.2", week.span.start, person.code)
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
                calls.append(Call(account, person.code, luck.choose(days), luck))
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
        self._agenda.put(
            at, "visit approve", hand, partial(_calls.approve, week.span, calls[0].person)
        )
        for call in calls:
            self._happens(call, fixing)

    def _happens(self, call: Call, fixed: date) -> None:
        luck, day = call.luck, max(call.day, fixed)
        due = self._calendar.next_working(call.day)
        missed = self._breach("W1.4", due, call.person)
        if missed is not None and missed.late is None:
            self._planted.remove(missed)
            return
        if luck.happens("visit_dropped") and day > fixed:
            at = datetime.combine(day, _MOVES)
            boss = self._roster.manager(luck, day)
            self._agenda.put(at, "visit drop", boss, partial(_calls.drop, call))
            return
        if luck.happens("visit_moved") and day > fixed:
            self._moved(call)
            return
        at = datetime.combine(day, _VISITED) + timedelta(seconds=luck.between(0, 3000))
        hand = self._roster.seller(luck, call.person, day)
        told = self._told(luck)
        self._agenda.put(at, "visit record", hand, partial(_calls.record, call, told))
        if luck.happens("visit_profiled"):
            step = luck.choose(self._words["stages"])
            profiled = partial(_calls.profile, call.account.code, step)
            clerk = self._roster.clerk(luck, day)
            self._agenda.put(at + _MINUTE, "customer profile", clerk, profiled)
        if luck.happens("visit_corrected"):
            self._corrected(call, day, hand)

    def _told(self, luck: Luck) -> tuple[str, str | None]:
        problem = luck.choose(self._words["problems"]) if luck.happens("visit_problem") else None
        return luck.choose(self._words["results"]), problem

    def _moved(self, call: Call) -> None:
        """Put a visit off to another day; it is made as an unplanned one, for nobody fixed it."""
        luck, again = call.luck, self._calendar.next_working(call.day)
        hand = self._roster.seller(luck, call.person, call.day)
        at = datetime.combine(call.day, _MOVES) + timedelta(seconds=luck.between(0, 600))
        self._agenda.put(at, "visit move", hand, partial(_calls.move, call, again))
        if self._roster.there(call.person, again):
            at = datetime.combine(again, _VISITED) + timedelta(seconds=luck.between(0, 3000))
            told = self._told(luck)
            self._agenda.put(at, "visit record", call.person, partial(_calls.record, call, told))

    def _corrected(self, call: Call, day: date, hand: Hand | str) -> None:
        after = periods.week_of(day).end + timedelta(days=1)
        monday = self._calendar.next_working(self._calendar.next_working(after))
        if self._roster.there(call.person, monday):
            at = datetime.combine(monday, _CORRECTS) + timedelta(seconds=call.luck.between(0, 600))
            self._agenda.put(at, "visit correct", hand, partial(_calls.correct, call))

    def _met(self, week: Week) -> None:
        luck = Luck(f"meeting {week.span.label}", self._seed.company["chance"])
        due = week.span.start
        if not self._calendar.is_working(due):
            due = self._calendar.next_working(due)
        late = self._breach("TM4", due)
        day = due if late is None else self._calendar.add_working(due, late.late or 1)
        clerk = self._roster.clerk(luck, day)
        boss = self._roster.manager(luck, day)
        put = self._agenda.put
        put(datetime.combine(day, _OPENS), "meeting open", clerk, partial(_calls.open_, week))
        for number, words in enumerate(self._words["minutes"][:2]):
            at = datetime.combine(day, _MINUTES) + number * _MINUTE
            put(at, "meeting minute", clerk, partial(_calls.minute, week, words))
        self._assigned(week, day, boss, luck)
        if day != self._seed.stands:
            put(datetime.combine(day, _CLOSES), "meeting close", boss, partial(_calls.close, week))

    def _assigned(self, week: Week, day: date, boss: Hand, luck: Luck) -> None:
        due = self._calendar.add_working(day, _WEEK_OF_WORK)
        there = [p.code for p in self._sellers(week.span) if self._roster.there(p.code, due)]
        for number, task in enumerate(luck.choose(self._words["tasks"]), 1):
            who = luck.choose(there)
            at = datetime.combine(day, _ASSIGNS) + number * _MINUTE
            assign = partial(_calls.assign, week, task, who, due)
            self._agenda.put(at, "meeting assign", boss, assign)
            late = self._breach("W1.5", due) if number == 1 else None
            done = due if late is None else self._calendar.add_working(due, late.late or 1)
            at = datetime.combine(done, _DONE) + number * _MINUTE
            hand = self._roster.seller(luck, who, done)
            self._agenda.put(at, "meeting done", hand, partial(_calls.finish, week, number))

    def _logs(self) -> None:
        """Plan a log of every salesperson for every working day, but for the planted gaps."""
        day = self._seed.visits_since
        while day < self._seed.stands:
            for person in self._seed.staff:
                if person.role is Role.SALES and self._calendar.is_working(day):
                    self._logged(person, day)
            day += timedelta(days=1)

    def _logged(self, person: Person, day: date) -> None:
        if not self._roster.there(person.code, day) or self._breach("TM1", day, person.code):
            return
        luck = Luck(f"log {day} {person.code}", self._seed.company["chance"])
        at = datetime.combine(day, _LOGGED) + timedelta(seconds=luck.between(0, 2400))
        told = luck.choose(self._words["logs"])
        travelled = luck.happens("travelled")
        write = partial(_calls.log, told, travelled)
        self._agenda.put(at, "worklog write", person.code, write)
