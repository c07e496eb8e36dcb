"""The watches of visits and work logs: planned before the meeting, recorded, written daily."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from salescli.policy.period import Window, week_of, weeks_of
from salescli.sql import (
    GIVEN_UP_LATE,
    OWN,
    PEOPLE,
    ROLES,
    parties,
    told_on,
)
from salescli.watch.finding import Finding, Row, Watched, day, findings, on, watched
from salescli.watch.planned import APPROVED_ON, HANDED_FROM, HANDED_UNTIL, handed_in

LOOK_BACK = timedelta(days=31)
"""How long what was never done is told: a plan or a log of long ago helps nobody."""
MENDED_WITHIN = timedelta(days=366)
"""How long it is told of what can still be done: a form, a training, a day's check."""

_DAY = timedelta(days=1)
_ALWAYS = date.min
"""When what was never told was known."""

_STAFF = f"""
    SELECT employee.code AS code, employee.name AS name, employee.hired_on AS hired_on,
           employee.ended_on AS ended_on, {ROLES} AS roles,
           assignment.valid_from AS valid_from
    FROM employee JOIN assignment ON assignment.employee_id = employee.id
    WHERE assignment.valid_from <= :until AND {OWN}
    ORDER BY employee.code, assignment.valid_from, assignment.version
"""

_AWAY = f"""
    SELECT employee.code AS code, absence.from_on AS from_on,
           (SELECT MIN(absence.until_on, last.until_on) FROM absence AS last
            WHERE last.employee_id = absence.employee_id AND last.from_on = absence.from_on
            ORDER BY last.id DESC LIMIT 1) AS until_on,
           {told_on("absence", "record")} AS told_on
    FROM absence JOIN employee ON employee.id = absence.employee_id
    WHERE absence.until_on >= :since AND absence.from_on <= :until AND {OWN}
"""
"""Each telling of an absence, as far as the last one of its first day goes."""

_MARKED = f"""
    SELECT calendar_day.day AS day, MIN({told_on("calendar_day", "mark")}) AS told_on
    FROM calendar_day
    WHERE calendar_day.day BETWEEN :since AND :until AND calendar_day.kind = 'holiday'
      AND calendar_day.version > COALESCE(
          (SELECT MAX(worked.version) FROM calendar_day AS worked
           WHERE worked.day = calendar_day.day AND worked.kind = 'working'), 0)
    GROUP BY calendar_day.day
"""
"""Which days are holidays, and when that was first told; not known of what is older."""

_SUBMITTED = f"""
    SELECT employee.code AS code, {HANDED_FROM} AS from_on, {HANDED_UNTIL} AS until_on,
           decision.decided_on AS done_on, decision.recorded_on AS told_on
    FROM visit
    JOIN decision ON decision.kind = 'visit' AND decision.document_id = visit.id
         AND decision.step = 'submit'
    JOIN employee ON employee.id = visit.salesperson_id
    WHERE {handed_in(":since", ":until")} AND {OWN}
    ORDER BY decision.decided_on, decision.id
"""

_PLANNED = f"""
    SELECT visit.number AS document, visit.until_on AS until_on,
           {APPROVED_ON} AS approved_on, {PEOPLE},
           visit.state = 'done' AND visit.visited_on > visit.until_on AS made_after,
           CASE WHEN visit.state = 'done' THEN visit.visited_on
                WHEN visit.state <> 'approved' AND NOT {GIVEN_UP_LATE} THEN (
                    SELECT MAX(decision.decided_on) FROM decision
                    WHERE decision.kind = 'visit' AND decision.document_id = visit.id
                      AND decision.step IN ('move', 'drop')
                ) END AS done_on,
           {told_on("visit", "record")} AS told_on
    FROM visit
    {parties("visit")}
    WHERE visit.until_on BETWEEN :since AND :until AND visit.approved_on <= :until
      AND {OWN}
    ORDER BY visit.until_on, visit.id
"""

_LOGS = f"""
    SELECT employee.code AS code, work_log.day AS day, work_log.written_on AS done_on
    FROM work_log JOIN employee ON employee.id = work_log.employee_id
    WHERE work_log.day BETWEEN :since AND :until AND work_log.version = 1
      AND {OWN}
"""


Done = tuple[date | None, date | None]
"""When something was done, and when that was recorded."""

NEVER_DONE: Done = (None, None)


class Seller(NamedTuple):
    """An employee, with the roles and absences that say whether they sold on a day."""

    code: str
    name: str
    hired_on: str
    ended_on: str | None
    roles: list[tuple[str, str]]
    away: list[tuple[str, str, date]]

    def sells(self, day: str) -> bool:
        """Say whether they were employed as a salesperson on a day."""
        return self.plays(day, "SALES")

    def plays(self, day: str, role: str) -> bool:
        """Say whether they were employed in a role on a day."""
        held = [roles for since, roles in self.roles if since <= day]
        employed = self.hired_on <= day and (self.ended_on is None or day <= self.ended_on)
        return employed and role in (held[-1] if held else "").split(",")

    def excused(
        self, days: Iterable[date], free: Mapping[date, date], role: str = "SALES"
    ) -> date | None:
        """Return when it was told that they worked on none of some days; None if they did."""
        told = [self._told(day, free) for day in days if self.plays(day.isoformat(), role)]
        return None if None in told else max(filter(None, told), default=_ALWAYS)

    def _told(self, day: date, free: Mapping[date, date]) -> date | None:
        word = day.isoformat()
        away = [told for first, last, told in self.away if first <= word <= last]
        return min((*away, *([free[day]] if day in free else ())), default=None)

    def owing(
        self, rule: str, document: str, due_on: date, done: "Done", excused: date | None
    ) -> Iterator[Finding]:
        """Make a finding of what they were to hand in, or of why not if that was told late."""
        if excused is None:
            yield self.owes(rule, document, due_on, done)
        elif excused > due_on and done == NEVER_DONE:
            yield self.owes(rule, document, due_on, (None, excused))

    def owes(self, rule: str, document: str, due_on: date, done: "Done" = NEVER_DONE) -> Finding:
        """Make a finding of what they were to hand in."""
        names = None, None, self.code, self.name
        return Finding(rule, document, due_on, done[0], *names, done[1])


def plan(look: Watched, since: date, until: date) -> list[Finding]:
    """W1.2: a salesperson's visits of a week are submitted by the meeting with which it begins."""
    first = since - LOOK_BACK
    weeks = weeks_of(Window(first, until), look.company.week_closes)
    last = weeks[-1].end if weeks else until
    done, free = _submissions(look, first, last), free_days(look, first, last)
    return [
        found
        for seller in sellers(look, first, last)
        for week in weeks
        if look.company.watched("visits_since", week.start)
        if seller.sells(week.start.isoformat())
        for handed_in in [done.get((seller.code, week.label), NEVER_DONE)]
        for excused in [seller.excused(days_of(week.start, week.end), free)]
        for due_on in [look.company.meeting_day(week.start - _DAY)]
        for found in seller.owing("W1.2", week.label, due_on, handed_in, excused)
    ]


def record(look: Watched, since: date, until: date) -> list[Finding]:
    """W1.4: an approved visit is recorded by the working day after its last, or given up.

    One that was made after its last day was missed, as in F1 and F5, however soon after.
    """

    def due(row: Row) -> date:
        ready = max(on(row, "until_on"), on(row, "approved_on"))
        last = look.company.calendar.next_working(ready)
        return min(last, on(row, "done_on") - _DAY) if row["made_after"] else last

    plans = watched(look, _PLANNED, since - LOOK_BACK, until)
    kept = [n for n in plans if look.company.watched("visits_since", on(n, "until_on"))]
    return findings("W1.4", kept, due)


def log(look: Watched, since: date, until: date) -> list[Finding]:
    """TM1: a salesperson writes the work log of every working day, the same day."""
    first = since - LOOK_BACK
    free = free_days(look, first, until)
    logs = watched(look, _LOGS, first, until)
    written = {(row["code"], row["day"]): (on(row, "done_on"), None) for row in logs}
    return [
        found
        for seller in sellers(look, first, until)
        for due_on in days_of(first, until)
        if look.company.watched("visits_since", due_on)
        for word in [due_on.isoformat()]
        for wrote in [written.get((seller.code, word), NEVER_DONE)]
        for found in seller.owing("TM1", word, due_on, wrote, seller.excused([due_on], free))
    ]


def free_days(look: Watched, first: date, last: date) -> Mapping[date, date]:
    """Return the days that are not worked, and when that was told: a holiday may be told late."""
    marked = {
        one: day(row, "told_on")
        for row in watched(look, _MARKED, first, last)
        for one in [on(row, "day")]
        # Of a day on which nobody works anyhow, nothing was told.
        if one.weekday() in look.company.workdays(one)
    }
    calendar = look.company.calendar
    return {
        one: marked.get(one) or _ALWAYS
        for one in days_of(first, last)
        if not calendar.is_working(one)
    }


def days_of(first: date, last: date) -> Iterator[date]:
    """Yield the days from one to another."""
    return (first + n * _DAY for n in range((last - first).days + 1))


def sellers(look: Watched, first: date, last: date) -> list[Seller]:
    """List whoever had a role by the last of some days, with their absences in these."""
    people: dict[str, Seller] = {}
    for row in watched(look, _STAFF, first, last):
        known = row["code"], row["name"], row["hired_on"], row["ended_on"]
        seller = people.setdefault(row["code"], Seller(*known, [], []))
        seller.roles.append((row["valid_from"], row["roles"]))
    for row in watched(look, _AWAY, first, last):
        if row["code"] in people:
            told = day(row, "told_on") or _ALWAYS
            people[row["code"]].away.append((row["from_on"], row["until_on"], told))
    return list(people.values())


def _submissions(look: Watched, first: date, last: date) -> Mapping[tuple[str, str], Done]:
    """Return when the first visit of a week was submitted, by salesperson and week."""
    done: dict[tuple[str, str], Done] = {}
    for row in watched(look, _SUBMITTED, first, last):
        week = week_of(on(row, "until_on"), look.company.week_closes)
        if on(row, "from_on") in week:
            done.setdefault((row["code"], week.label), (on(row, "done_on"), day(row, "told_on")))
    return done
