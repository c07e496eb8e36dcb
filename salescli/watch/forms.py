"""The watch of the forms: handed in before the meeting, and by their day of the month (R16)."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from salescli.policy.forms import FORMS, Deadline, Form, due_between, in_charge
from salescli.policy.period import Grain, Period
from salescli.sql import OWN
from salescli.watch.finding import Finding, Row, Watched, on, watched
from salescli.watch.visits import LOOK_BACK, Seller, days_of, free_days, sellers

_LONGEST = LOOK_BACK * 2
"""How far a form's period reaches at most from the day on which it is due."""

_FIRST = f"""
    SELECT form_submission.form AS form, form_submission.period AS period,
           employee.code AS whose, form_submission.submitted_on AS done_on,
           form_submission.created_at AS created_at
    FROM form_submission LEFT JOIN employee ON employee.id = form_submission.salesperson_id
    WHERE form_submission.start_on BETWEEN :since AND :until AND form_submission.version = 1
      AND {OWN}
"""


class Owed(NamedTuple):
    """A form that somebody was to hand in."""

    form: Form
    period: Period
    deadline: Deadline
    who: Seller | None
    """The salesperson or the clerk; None where several clerks are there and none is named."""
    excused: date | None = None
    """When it was told that they were away the whole time; None if they were not."""

    @property
    def key(self) -> tuple[str, str, str | None]:
        """The form, its period and, of what is a salesperson's own, whose it is."""
        whose = self.who.code if self.who and self.form.personal else None
        return self.form.code, self.period.label, whose


def weekly(look: Watched, since: date, until: date) -> list[Finding]:
    """TM7: the forms of a week are handed in before the meeting over it, F1 before its week's."""
    return _found(look, "TM7", Grain.WEEK, since, until)


def monthly(look: Watched, since: date, until: date) -> list[Finding]:
    """TM8: the forms of a month are handed in by a day of the next one, F2 before it begins."""
    return _found(look, "TM8", Grain.MONTH, since, until)


def _found(look: Watched, rule: str, grain: Grain, since: date, until: date) -> list[Finding]:
    first = since - LOOK_BACK
    if look.company.watched_from("forms_since") > until:
        return []
    done = submitted(look, first, until)
    forms = [form for form in FORMS.values() if form.grain is grain]
    return [
        found
        for one in owed(look, forms, first, until)
        for found in told(look, rule, one, done.get(one.key))
    ]


def owed(look: Watched, forms: Iterable[Form], first: date, last: date) -> Iterator[Owed]:
    """Yield what is owed of some forms between two days, as far as it is watched.

    A salesperson owes their own if they sell on that day, and worked in the period. Who sees their
    own territory only is not shown what the department owes.
    """
    around = first - _LONGEST, last + _LONGEST
    staff, free = sellers(look, *around), free_days(look, *around)
    for form in forms:
        if look.scope is not None and not form.personal:
            continue
        for period, deadline in due_between(form, first, last, look.company):
            if look.company.watched("forms_since", min(period.start, deadline.on)):
                for who in _owing(look, form, staff, deadline.on):
                    days = days_of(period.start, period.end)
                    away = who.excused(days, free, form.by) if who else None
                    yield Owed(form, period, deadline, who, away)


def _owing(look: Watched, form: Form, staff: list[Seller], day: date) -> list[Seller | None]:
    there = [one for one in staff if one.plays(day.isoformat(), form.by)]
    if form.personal:
        return [*there]
    chosen = in_charge(look.company.then("forms_clerk", day), (one.code for one in there))
    return [next((one for one in there if one.code == chosen), None)]


def submitted(look: Watched, first: date, last: date) -> Mapping[tuple[str, str, str | None], Row]:
    """Return the first version of each form that was due between two days, by what it is of."""
    rows = watched(look, _FIRST, first - _LONGEST, last + _LONGEST)
    return {(row["form"], row["period"], row["whose"]): row for row in rows}


def told(look: Watched, rule: str, one: Owed, done: Row | None) -> Iterator[Finding]:
    """Make a finding of what was owed, unless who owes it was away the whole time."""
    document, due_on = f"{one.form.code} {one.period.label}", one.deadline.on
    code, name = (one.who.code, one.who.name) if one.who else (None, None)
    found = Finding(rule, document, due_on, None, salesperson=code, salesperson_name=name)
    if done is None:
        if one.excused is None or one.excused > due_on:
            yield found._replace(recorded_on=one.excused)
    elif one.excused is None:
        done_on, at = on(done, "done_on"), look.company.moment(done["created_at"])
        late = done_on == due_on and one.deadline.missed(done_on, at)
        yield found._replace(done_on=done_on, recorded_on=at.date(), late=late)
