"""The Saturday meetings of the demonstration: opened, minuted, work assigned, closed (W1.5)."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta

from salescli.demo.roster import Planner
from salescli.policy.period import Period

_OPENS, _MINUTES, _ASSIGNS, _CLOSES = time(9), time(10, 20), time(10, 50), time(11, 20)
_DONE = time(15, 10)
_MINUTE = timedelta(minutes=1)
_WEEK_OF_WORK = 5
"""Working days that somebody has for what a meeting gave to them."""


class Meetings(Planner):
    """Puts the meeting before each sales week on the agenda."""

    subject = "meetings"

    def plan(self, week: Period, sellers: Sequence[str]) -> None:
        """Plan a meeting on the first day of a week, unless a script tells of it."""
        if self.seed.told("meeting open", first=week.start, last=week.end):
            return
        luck = self.luck(f"meeting {week.label}")
        day, meeting = self.working(week.start), f"$m.{week.label}"
        clerk, boss = self.roster.clerk(luck, day), self.roster.manager(luck, day)
        at, who = datetime.combine(day, _OPENS), self.words["attendees"]
        self.put(at, clerk, "meeting open", name=meeting[1:], attendees=who)
        at = datetime.combine(day, _MINUTES)
        for number, said in enumerate(self.words["minutes"]):
            minute = ("meeting minute", meeting, luck.choose(said))
            at = self.put(at + _MINUTE, clerk, *minute, rest=number == 0)
        at = datetime.combine(day, _ASSIGNS)
        due = self.calendar.add_working(day, _WEEK_OF_WORK)
        there = [code for code in sellers if self.roster.there(code, due)]
        for number, (task, result) in enumerate(luck.choose(self.words["tasks"]), 1):
            who = luck.choose(there)
            at = self.put(at + _MINUTE, boss, "meeting assign", meeting, task, to=who, due=due)
            done = datetime.combine(due, _DONE) + number * _MINUTE
            self.put(done, who, "meeting done", meeting, number, result=result)
        if day < self.seed.stands:
            self.put(datetime.combine(day, _CLOSES), boss, "meeting close", meeting)
