"""The forms of the demonstration: handed in on time by whoever owes them, and reviewed (R16)."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from salescli.demo.lines import Hand
from salescli.demo.roster import Planner
from salescli.policy.forms import FORMS, Form, due_between
from salescli.policy.period import FRIDAY, Grain, Period
from salescli.policy.settings import SETTINGS

_PLAN, _STATISTICS, _MONTH = time(17, 20), time(8, 5), time(10, 5)
_REVIEWS, _LEADS = time(14, 5), time(15, 5)
_MINUTE = timedelta(minutes=1)


class Forms(Planner):
    """Puts the forms on the agenda from the day on that they are watched."""

    subject = "forms"
    week_closes = FRIDAY

    def meeting_day(self, closed: date) -> date:
        """Return the day of the meeting over a week that has closed."""
        return self.calendar.next_working(closed)

    def then(self, key: str, _day: date) -> str:
        """Return what a setting holds."""
        return str(self.seed.company["settings"].get(key, SETTINGS[key].default))

    def plan(self) -> None:
        """Plan each form of each period, but for those that somebody forgets on purpose."""
        since = date.fromisoformat(self.seed.company["settings"]["forms_since"])
        for place, form in enumerate(FORMS.values()):
            for period, deadline in due_between(form, since, self.seed.stands, self):
                if min(period.end, deadline.on) >= since:
                    for number, who in enumerate(self._owing(form, deadline.on)):
                        minutes = (place + number) * _MINUTE
                        self._handed_in(form, period, deadline.on, who, minutes)

    def _owing(self, form: Form, day: date) -> Iterator[str]:
        yield from self.roster.sellers(day) if form.personal else [self.then("forms_clerk", day)]

    def _handed_in(
        self, form: Form, period: Period, due_on: date, who: str, minutes: timedelta
    ) -> None:
        key = f"{form.code} {period.label} {who}"
        if key in self.words["never"]:
            return
        at = self.words["late"].get(key) or self._in_time(form, due_on)
        day = at.date()
        told: dict[str, Any] = {"period": period.label}
        if form.personal:
            told["salesperson"] = who
        self.put(at + minutes, self._hand(who, day), "report submit", form.code, **told)
        if key not in self.words["waiting"]:
            self._reviewed(form, key, max(day, due_on), told)

    def _in_time(self, form: Form, due_on: date) -> datetime:
        if form.grain is Grain.WEEK and not form.plan:
            return datetime.combine(due_on, _STATISTICS)
        day = self.calendar.add_working(due_on, -1)
        return datetime.combine(day, _PLAN if form.plan else _MONTH)

    def _hand(self, who: str, day: date) -> Hand:
        """Return how somebody hands a form in: a clerk types it from paper when they are away."""
        if self.roster.there(who, day):
            return Hand(who)
        clerk = self.roster.clerk(self.luck(f"form {who} {day}"), day)
        return Hand(clerk, ("--by", who, "--paper", f"보고서 {day:%m%d} {who}"))

    def _reviewed(self, form: Form, key: str, day: date, told: dict[str, Any]) -> None:
        """Let the manager review a form on the day after, and then the leader those of his."""
        luck, day = self.luck(f"review {key}"), self.calendar.next_working(day)
        back, opinions = key in self.words["back"], self.words["opinions"]
        said = {**told, "opinion": self.words["reason"] if back else luck.choose(opinions)}
        boss, at = self.roster.manager(luck, day), datetime.combine(day, _REVIEWS)
        self.put(at, boss, "report review", form.code, **said, return_=back)
        if form.leader:
            at = datetime.combine(day, _LEADS)
            self.put(at, self.leader, "report review", form.code, **told, opinion=opinions[0])
