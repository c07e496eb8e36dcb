"""The watch of the forms: handed in before the meeting, and by their day of the month (R16)."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import NamedTuple

from salescli.policy.forms import FORMS, Deadline, Form, due_between, in_charge
from salescli.policy.period import Grain, Period
from salescli.sql import OWN, told_on
from salescli.watch.finding import Finding, Row, Watched, day, on, watched
from salescli.watch.visits import LOOK_BACK, MENDED_WITHIN, Seller, days_of, free_days, sellers

_LONGEST = LOOK_BACK * 2
"""How far a form's period reaches at most from the day on which it is due."""

_VERSIONS = f"""
    SELECT form_submission.form AS form, form_submission.period AS period,
           employee.code AS whose, form_submission.submitted_on AS done_on,
           {told_on("form_submission", "submit", "report")} AS told_on,
           form_submission.created_at AS created_at,
           (SELECT MAX(decision.decided_on) FROM decision
            WHERE decision.kind = 'report' AND decision.document_id = form_submission.id
              AND decision.step = 'return') AS returned_on
    FROM form_submission LEFT JOIN employee ON employee.id = form_submission.salesperson_id
    WHERE form_submission.start_on BETWEEN :since AND :until AND {OWN}
    ORDER BY form_submission.version
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


class HandedIn(NamedTuple):
    """The version of a form that was not sent back, and when one before it last was."""

    stands: Row | None = None
    returned_on: date | None = None


NOTHING = HandedIn()


def weekly(look: Watched, since: date, until: date) -> list[Finding]:
    """TM7: the forms of a week are handed in before the meeting over it, F1 before its week's."""
    return _found(look, "TM7", Grain.WEEK, since, until)


def monthly(look: Watched, since: date, until: date) -> list[Finding]:
    """TM8: the forms of a month are handed in by a day of the next one, F2 before it begins."""
    return _found(look, "TM8", Grain.MONTH, since, until)


def _found(look: Watched, rule: str, grain: Grain, since: date, until: date) -> list[Finding]:
    if look.company.watched_from("forms_since") > until:
        return []
    done = submitted(look, since - MENDED_WITHIN, until)
    kinds = [form for form in FORMS.values() if form.grain is grain]
    return [
        found
        for plan, back in ((True, LOOK_BACK), (False, MENDED_WITHIN))
        for one in owed(look, [f for f in kinds if f.plan is plan], since - back, until)
        for found in told(look, rule, one, done.get(one.key, NOTHING))
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
            if look.company.watched("forms_since", min(period.end, deadline.on)):
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


def submitted(
    look: Watched, first: date, last: date
) -> Mapping[tuple[str, str, str | None], HandedIn]:
    """Return what was handed in of each form that was due between two days, by what it is of."""
    handed: dict[tuple[str, str, str | None], HandedIn] = {}
    for row in watched(look, _VERSIONS, first - _LONGEST, last + _LONGEST):
        key = row["form"], row["period"], row["whose"]
        before = handed.get(key, NOTHING)
        if before.stands is None:
            back = day(row, "returned_on")
            handed[key] = HandedIn(None if back else row, back or before.returned_on)
    return handed


def told(look: Watched, rule: str, one: Owed, handed: HandedIn = NOTHING) -> Iterator[Finding]:
    """Make a finding of what was owed, unless who owes it was away the whole time.

    What was sent back is owed again by the working day after that.
    """
    deadline = _again(look, one.deadline, handed.returned_on)
    document = f"{one.form.code} {one.period.label}"
    code, name = (one.who.code, one.who.name) if one.who else (None, None)
    found = Finding(rule, document, deadline.on, None, salesperson=code, salesperson_name=name)
    if handed.stands is None:
        if one.excused is None or one.excused > deadline.on:
            yield found._replace(recorded_on=one.excused)
    elif one.excused is None:
        done_on, told_on = on(handed.stands, "done_on"), on(handed.stands, "told_on")
        at = datetime.combine(told_on, look.company.moment(handed.stands["created_at"]).time())
        late = done_on == deadline.on and deadline.missed(done_on, at)
        yield found._replace(done_on=done_on, recorded_on=told_on, late=late)


def _again(look: Watched, deadline: Deadline, returned_on: date | None) -> Deadline:
    after = look.company.calendar.next_working(returned_on) if returned_on else deadline.on
    return Deadline(after) if after > deadline.on else deadline
