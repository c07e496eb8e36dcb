"""The watches over the business meeting: that it is held (TM4) and its work is done (W1.5)."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from salescli.policy.period import following, previous, week_of
from salescli.watch.finding import Finding, Watched, finding, watched

if TYPE_CHECKING:
    from salescli.policy.period import Period

_LOOK_BACK = timedelta(days=31)
"""A meeting that was left out longer ago is history: none will be held over that week."""

_MEETINGS = "SELECT week, held_on FROM meeting WHERE held_on >= :first"

_TASKS = """
    SELECT meeting.number AS number, meeting_task.position AS position,
           meeting_task.due_on AS due_on, meeting_task.done_on AS done_on,
           NULL AS customer, NULL AS customer_name,
           employee.code AS salesperson, employee.name AS salesperson_name
    FROM meeting_task
    JOIN meeting ON meeting.id = meeting_task.meeting_id
    JOIN employee ON employee.id = meeting_task.employee_id
    WHERE (meeting_task.state = 'open' OR meeting_task.done_on >= :since)
      AND meeting_task.due_on <= :until
      AND (CAST(:scope AS TEXT) IS NULL OR employee.code = :scope)
    ORDER BY meeting_task.due_on, meeting_task.id
"""

_NOBODYS: dict[str, Any] = {
    "customer": None,
    "customer_name": None,
    "salesperson": None,
    "salesperson_name": None,
}


def held(look: Watched, since: date, until: date) -> list[Finding]:
    """TM4: each sales week has its meeting on the day after it closed, or the next working day.

    It is the department's: who sees their own territory only is not shown it.
    """
    if look.scope is not None:
        return []
    first = since - _LOOK_BACK
    meetings = {
        row["week"]: row["held_on"] for row in look.rows(_MEETINGS, first=first.isoformat())
    }
    found = [
        finding(
            "TM4",
            {**_NOBODYS, "document": week.label, "done_on": meetings.get(week.label)},
            due_on,
            until,
        )
        for week, due_on in _weeks(look, first, until)
    ]
    return [f for f in found if f.done_on is None or f.done_on >= since]


def _weeks(look: Watched, first: date, until: date) -> Iterator[tuple["Period", date]]:
    """Return the whole weeks whose meeting is due between two days, each with that day."""
    begun = date.fromisoformat(look.company.settings["visits_since"])
    week = previous(week_of(max(begun, first), look.company.week_closes))
    while week.end < until:
        due_on = _meeting_day(look, week)
        if week.start >= begun and first <= due_on <= until:
            yield week, due_on
        week = following(week)


def _meeting_day(look: Watched, week: "Period") -> date:
    day, calendar = week.end + timedelta(days=1), look.company.calendar
    return day if calendar.is_working(day) else calendar.next_working(day)


def assignments(look: Watched, since: date, until: date) -> list[Finding]:
    """W1.5: what a meeting assigned is done by its day."""
    return [
        finding(
            "W1.5",
            {**row, "document": f"{row['number']} #{row['position']}"},
            date.fromisoformat(row["due_on"]),
            until,
        )
        for row in watched(look, _TASKS, since, until)
    ]
