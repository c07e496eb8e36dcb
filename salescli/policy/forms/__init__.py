"""The twelve forms as they are owed: by whom, of which period, until when, reviewed how (R16)."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import NamedTuple, Protocol

from salescli.policy.period import Grain, Period, period_of
from salescli.policy.roles import Role
from salescli.policy.settings.words import NOBODY

_DAY = timedelta(days=1)
_LONGEST = {Grain.WEEK: timedelta(days=14), Grain.MONTH: timedelta(days=62)}
"""How far the beginning of a period lies at most from the day on which its form is due."""


class Typed(StrEnum):
    """What a person adds to the figures of a form."""

    NOTE = "note"
    SUMMARY = "summary"
    PROBLEMS = "problems"
    MEASURES = "measures"


class Form(NamedTuple):
    """One form: how long its period is, in which role it is owed, and what becomes of it."""

    code: str
    grain: Grain
    by: Role
    plan: bool = False
    """Whether it looks ahead, and is due before its period and not after it."""
    leader: bool = False
    """Whether the leader reviews it after the manager."""
    typed: tuple[Typed, ...] = ()
    """What is written into it by hand."""
    outcomes: frozenset[str] = frozenset()
    """Columns that fill as time goes on: a plan is the same plan with what came of it."""

    @property
    def personal(self) -> bool:
        """Whether each salesperson owes their own."""
        return self.by is Role.SALES


_WEEK, _MONTH, _SALES, _CLERK = Grain.WEEK, Grain.MONTH, Role.SALES, Role.CLERK

FORMS = {
    form.code: form
    for form in (
        Form(
            "F1",
            _WEEK,
            _SALES,
            plan=True,
            outcomes=frozenset(("state", "result", "manager_note", "done_rate")),
        ),
        Form("F2", _MONTH, _SALES, plan=True, outcomes=frozenset(("last_month_rate",))),
        Form("F3", _WEEK, _CLERK, typed=(Typed.NOTE,)),
        Form("F4", _MONTH, _CLERK, leader=True, typed=tuple(Typed)),
        Form("F5", _WEEK, _CLERK),
        Form("F6", _MONTH, _CLERK, leader=True),
        Form("F7", _WEEK, _CLERK),
        Form("F8", _MONTH, _CLERK, leader=True),
        Form("F9", _MONTH, _CLERK, leader=True),
        Form("F10", _MONTH, _CLERK),
        Form("F11", _MONTH, _SALES),
        Form("F12", _MONTH, _SALES),
    )
}
"""In their order. F12 is a living register: each salesperson's is handed in by month.

What changed of it in a week, the weekly pack shows as it is.
"""


class Filled(NamedTuple):
    """A form of a period, and of a salesperson by code if it is theirs."""

    form: Form
    period: Period
    salesperson: str | None = None

    @property
    def title(self) -> str:
        """What all its versions are called."""
        return " ".join(filter(None, (self.form.code, self.period.label, self.salesperson)))


class Keeps(Protocol):
    """What is asked of the company: when it met, and what its settings held."""

    @property
    def week_closes(self) -> int:
        """The weekday that closes a sales week, Monday being 0."""

    def meeting_day(self, closed: date) -> date:
        """Return the day of the meeting over a week that has closed."""

    def then(self, key: str, day: date) -> str:
        """Return what a setting held on a day."""


class Deadline(NamedTuple):
    """The day on which a form is due, and the hour by which; None: at its end."""

    on: date
    hour: time | None = None

    def missed(self, done_on: date, at: datetime) -> bool:
        """Say whether what was done on a day, and recorded at a moment of the zone, was late.

        What is dated back to the day itself was recorded after its hour.
        """
        if done_on != self.on or self.hour is None:
            return done_on > self.on
        return (at.date(), at.time()) >= (self.on, self.hour)

    def passed(self, now: datetime) -> bool:
        """Say whether it is too late at a moment of the company's zone."""
        return self.missed(now.date(), now)


def due(form: Form, period: Period, company: Keeps) -> Deadline:
    """Return until when a form is handed in (TM7, TM8).

    A weekly form before the meeting over its week, F1 before the one that begins it; a monthly one
    by a day of the next month, F2 before its month begins.
    """
    eve = period.start - _DAY
    if form.grain is Grain.WEEK:
        on = company.meeting_day(eve if form.plan else period.end)
        return Deadline(on, time.fromisoformat(company.then("forms_time", on)))
    if form.plan:
        return Deadline(eve)
    day = int(company.then("forms_day", period.end))
    return Deadline((period.end + _DAY).replace(day=day))


def due_between(
    form: Form, first: date, last: date, company: Keeps
) -> Iterator[tuple[Period, Deadline]]:
    """Yield the periods whose form is due between two days, each with its deadline."""
    around, closes = _LONGEST[form.grain], company.week_closes
    period = period_of(first - around, form.grain, closes)
    while period.start <= last + around:
        deadline = due(form, period, company)
        if first <= deadline.on <= last:
            yield period, deadline
        period = period_of(period.end + _DAY, form.grain, closes)


def in_charge(named: str, clerks: Iterable[str]) -> str | None:
    """Return the clerk who owes the department's forms: who is named, else the only one."""
    there = [*clerks]
    if named == NOBODY:
        return there[0] if len(there) == 1 else None
    return named if named in there else None
