"""The watches of visits and work logs: planned before the meeting, recorded, written daily."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from salescli.policy.period import Period, following, week_of
from salescli.policy.workdays import Calendar
from salescli.watch.finding import PEOPLE, Finding, Watched, finding

_LOOK_BACK = timedelta(days=31)
"""How long what was never done is told: a plan or a log of long ago helps nobody."""

_DAY = timedelta(days=1)

_STAFF = """
    SELECT employee.code AS code, employee.name AS name, employee.hired_on AS hired_on,
           employee.ended_on AS ended_on, assignment.role AS role,
           assignment.valid_from AS valid_from
    FROM employee JOIN assignment ON assignment.employee_id = employee.id
    WHERE assignment.valid_from <= :last
      AND (CAST(:scope AS TEXT) IS NULL OR employee.code = :scope)
    ORDER BY employee.code, assignment.valid_from, assignment.version
"""

_AWAY = """
    SELECT employee.code AS code, absence.from_on AS from_on, absence.until_on AS until_on
    FROM absence JOIN employee ON employee.id = absence.employee_id
    WHERE absence.until_on >= :first AND absence.from_on <= :last
      AND (CAST(:scope AS TEXT) IS NULL OR employee.code = :scope)
"""

_SUBMITTED = """
    SELECT employee.code AS code, visit.from_on AS from_on, visit.until_on AS until_on,
           MIN(decision.decided_on) AS done_on
    FROM visit
    JOIN decision ON decision.kind = 'visit' AND decision.document_id = visit.id
         AND decision.step = 'submit'
    JOIN employee ON employee.id = visit.salesperson_id
    WHERE visit.until_on BETWEEN :first AND :last
      AND (CAST(:scope AS TEXT) IS NULL OR employee.code = :scope)
    GROUP BY employee.code, visit.from_on, visit.until_on
"""

_PLANNED = f"""
    SELECT visit.number AS document, visit.until_on AS until_on,
           visit.approved_on AS approved_on, {PEOPLE},
           CASE WHEN visit.state = 'done' THEN visit.visited_on
                WHEN visit.state <> 'approved' THEN (
                    SELECT MAX(decision.decided_on) FROM decision
                    WHERE decision.kind = 'visit' AND decision.document_id = visit.id
                      AND decision.step IN ('move', 'drop')
                ) END AS done_on
    FROM visit
    JOIN customer ON customer.id = visit.customer_id
    JOIN employee ON employee.id = visit.salesperson_id
    WHERE visit.until_on BETWEEN :first AND :last AND visit.approved_on <= :last
      AND (CAST(:scope AS TEXT) IS NULL OR employee.code = :scope)
    ORDER BY visit.until_on, visit.id
"""

_LOGS = """
    SELECT employee.code AS code, work_log.day AS day, work_log.written_on AS done_on
    FROM work_log JOIN employee ON employee.id = work_log.employee_id
    WHERE work_log.day BETWEEN :first AND :last AND work_log.version = 1
      AND (CAST(:scope AS TEXT) IS NULL OR employee.code = :scope)
"""


@dataclass
class _Seller:
    """An employee, with the roles and absences that say whether they sold on a day."""

    code: str
    name: str
    hired_on: str
    ended_on: str | None
    roles: list[tuple[str, str]] = field(default_factory=list)
    away: list[tuple[str, str]] = field(default_factory=list)

    def sells(self, day: str) -> bool:
        """Say whether they were employed as a salesperson on a day."""
        held = [role for since, role in self.roles if since <= day]
        employed = self.hired_on <= day and (self.ended_on is None or day <= self.ended_on)
        return employed and held[-1:] == ["SALES"]

    def works(self, day: date, calendar: Calendar) -> bool:
        """Say whether they were at work as a salesperson on a day."""
        word = day.isoformat()
        away = any(first <= word <= last for first, last in self.away)
        return calendar.is_working(day) and not away and self.sells(word)


def plan(look: Watched, since: date, until: date) -> list[Finding]:
    """W1.2: a salesperson's visits of a week are submitted by its first day, the meeting's."""
    if (first := _first(look, since)) > until:
        return []
    weeks = list(_weeks(first, until, look.company.week_closes))
    last = weeks[-1].end if weeks else until
    done = _submissions(look, first, last)
    calendar = look.company.calendar
    found = [
        _of(seller, "W1.2", week.label, week.start, done.get((seller.code, week.label)), until)
        for seller in _sellers(look, first, last)
        for week in weeks
        if seller.sells(week.start.isoformat())
        and any(seller.works(day, calendar) for day in _days(week.start, week.end))
    ]
    return _unsettled(found, since)


def record(look: Watched, since: date, until: date) -> list[Finding]:
    """W1.4: an approved visit is recorded by the working day after its last, or given up."""
    first = _first(look, since)
    found = []
    for row in look.rows(_PLANNED, **_span(look, first, until)):
        ready = max(row["until_on"], row["approved_on"])
        due = look.company.calendar.next_working(date.fromisoformat(ready))
        found.append(finding("W1.4", row, due, until))
    return _unsettled(found, since)


def log(look: Watched, since: date, until: date) -> list[Finding]:
    """TM1: a salesperson writes the work log of every working day, the same day."""
    if (first := _first(look, since)) > until:
        return []
    rows = look.rows(_LOGS, **_span(look, first, until))
    written = {(row["code"], row["day"]): row["done_on"] for row in rows}
    days = [(day, day.isoformat()) for day in _days(first, until)]
    found = [
        _of(seller, "TM1", word, day, written.get((seller.code, word)), until)
        for seller in _sellers(look, first, until)
        for day, word in days
        if seller.works(day, look.company.calendar)
    ]
    return _unsettled(found, since)


def _first(look: Watched, since: date) -> date:
    begun = date.fromisoformat(look.company.settings["visits_since"])
    return max(begun, since - _LOOK_BACK)


def _span(look: Watched, first: date, last: date) -> dict[str, str | None]:
    return {"first": first.isoformat(), "last": last.isoformat(), "scope": look.scope}


def _days(first: date, last: date) -> Iterator[date]:
    return (first + n * _DAY for n in range((last - first).days + 1))


def _weeks(first: date, last: date, closes: int) -> Iterator[Period]:
    """Return the weeks that begin between two days."""
    week = week_of(first, closes)
    while week.start <= last:
        if week.start >= first:
            yield week
        week = following(week)


def _sellers(look: Watched, first: date, last: date) -> list[_Seller]:
    people: dict[str, _Seller] = {}
    for row in look.rows(_STAFF, last=last.isoformat(), scope=look.scope):
        seller = people.setdefault(
            row["code"], _Seller(row["code"], row["name"], row["hired_on"], row["ended_on"])
        )
        seller.roles.append((row["valid_from"], row["role"]))
    for row in look.rows(_AWAY, **_span(look, first, last)):
        if row["code"] in people:
            people[row["code"]].away.append((row["from_on"], row["until_on"]))
    return list(people.values())


def _submissions(look: Watched, first: date, last: date) -> Mapping[tuple[str, str], str]:
    """Return when the first visit of a week was submitted, by salesperson and week."""
    done: dict[tuple[str, str], str] = {}
    for row in look.rows(_SUBMITTED, **_span(look, first, last)):
        week = week_of(date.fromisoformat(row["until_on"]), look.company.week_closes)
        if date.fromisoformat(row["from_on"]) in week:
            key = row["code"], week.label
            done[key] = min(done.get(key, row["done_on"]), row["done_on"])
    return done


def _of(  # noqa: PLR0913 - the fields of a finding
    seller: _Seller, rule: str, document: str, due_on: date, done_on: str | None, until: date
) -> Finding:
    row: dict[str, Any] = {
        "document": document,
        "customer": None,
        "customer_name": None,
        "salesperson": seller.code,
        "salesperson_name": seller.name,
        "done_on": done_on,
    }
    return finding(rule, row, due_on, until)


def _unsettled(found: list[Finding], since: date) -> list[Finding]:
    """Leave out what was done, late or not, before the days that are looked at."""
    return [f for f in found if f.done_on is None or f.done_on >= since]
