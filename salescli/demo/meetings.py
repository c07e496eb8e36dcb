"""The Saturday meetings of the demonstration: opened, minuted, work assigned, closed (W1.5)."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from functools import partial

from salescli.demo import breaches as _demo_breaches
from salescli.demo import calls as _calls
from salescli.demo.agenda import Agenda, Hand, Luck, Roster
from salescli.demo.calls import Week

_OPENS, _MINUTES, _ASSIGNS, _CLOSES = time(9), time(10, 20), time(10, 50), time(11, 20)
_DONE = time(15, 10)
_MINUTE = timedelta(minutes=1)
_WEEK_OF_WORK = 5
"""Working days that somebody has for what a meeting gave to them."""


class Meetings:
    """Puts the meeting before each sales week on the agenda."""

    def __init__(self, agenda: Agenda, roster: Roster) -> None:
        self._agenda = agenda
        self._roster = roster
        self._seed = roster.seed
        self._calendar = roster.seed.calendar
        self._words = self._seed.selling["visits"]

    def plan(self, week: Week, sellers: Sequence[str]) -> None:
        """Plan a meeting on the first day of a week, or when a breach puts it off."""
        luck = Luck(f"meeting {week.span.label}", self._seed.company["chance"])
        due = week.span.start
        if not self._calendar.is_working(due):
            due = self._calendar.next_working(due)
        late = _demo_breaches.due(self._seed, "TM4", due)
        day = due if late is None else self._calendar.add_working(due, late.late or 1)
        clerk = self._roster.clerk(luck, day)
        boss = self._roster.manager(luck, day)
        put = self._agenda.put
        put(datetime.combine(day, _OPENS), "meeting open", clerk, partial(_calls.open_, week))
        for number, said in enumerate(self._words["minutes"]):
            at = datetime.combine(day, _MINUTES) + number * _MINUTE
            put(at, "meeting minute", clerk, partial(_calls.minute, week, luck.choose(said)))
        self._assigned(week, day, sellers, boss, luck)
        if day != self._seed.stands:
            put(datetime.combine(day, _CLOSES), "meeting close", boss, partial(_calls.close, week))

    def _assigned(
        self, week: Week, day: date, sellers: Sequence[str], boss: Hand, luck: Luck
    ) -> None:
        """Give work to people who are there when it is due, and let them report it then."""
        due = self._calendar.add_working(day, _WEEK_OF_WORK)
        there = [code for code in sellers if self._roster.there(code, due)]
        for number, (task, result) in enumerate(luck.choose(self._words["tasks"]), 1):
            who = luck.choose(there)
            at = datetime.combine(day, _ASSIGNS) + number * _MINUTE
            self._agenda.put(
                at, "meeting assign", boss, partial(_calls.assign, week, task, who, due)
            )
            late = _demo_breaches.due(self._seed, "W1.5", due) if number == 1 else None
            done = due if late is None else self._calendar.add_working(due, late.late or 1)
            at = datetime.combine(done, _DONE) + number * _MINUTE
            hand = self._roster.seller(luck, who, done)
            finish = partial(_calls.finish, week, number, result)
            self._agenda.put(at, "meeting done", hand, finish)
