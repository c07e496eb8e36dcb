"""The agenda of a business meeting, made from the data on the day it opens (W1.2, W1.5, MD4)."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from salescli import models
from salescli.policy.kinds import MeetingItemKind
from salescli.policy.period import following
from salescli.sql import GIVEN_UP_LATE

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.policy.period import Period
    from salescli.tables.meeting import Meeting

_REPORTED = """
    visit.state = 'done'
    AND (visit.visited_on BETWEEN :first AND :last
         OR (visit.visited_on < :first AND visit.sealed_on IS NULL))
"""
"""The visits of the closed week, and earlier ones recorded too late for their own meeting."""

_VISITED = f"""
    SELECT visit.id AS visit, visit.salesperson_id AS employee, visit.number AS number,
           customer.name AS customer, visit.visited_on AS day, visit.result AS told
    FROM visit
    JOIN customer ON customer.id = visit.customer_id
    JOIN employee ON employee.id = visit.salesperson_id
    WHERE {_REPORTED}
    ORDER BY employee.code, visit.visited_on, visit.id
"""

_MISSED = f"""
    SELECT visit.id AS visit, visit.salesperson_id AS employee, visit.number AS number,
           customer.name AS customer, visit.from_on AS day, visit.until_on AS last_day,
           visit.purpose AS told
    FROM visit
    JOIN customer ON customer.id = visit.customer_id
    JOIN employee ON employee.id = visit.salesperson_id
    WHERE (visit.state = 'approved' OR {GIVEN_UP_LATE})
      AND visit.until_on BETWEEN :first AND :last
    ORDER BY employee.code, visit.until_on, visit.id
"""

_PRIORITY = """
    SELECT visit.id AS visit, visit.salesperson_id AS employee, visit.number AS number,
           customer.name AS customer, visit.from_on AS day, visit.until_on AS last_day,
           visit.purpose AS told, visit.expected_order AS expected_order,
           visit.planned_collection AS planned_collection
    FROM visit
    JOIN customer ON customer.id = visit.customer_id
    JOIN employee ON employee.id = visit.salesperson_id
    WHERE visit.state IN ('submitted', 'approved') AND visit.until_on BETWEEN :first AND :last
    ORDER BY employee.code, visit.until_on, visit.id
"""

_PROBLEMS = f"""
    SELECT visit.id AS visit, visit.salesperson_id AS employee, visit.number AS number,
           customer.name AS customer, visit.visited_on AS day, visit.problem AS told,
           employee.code AS code
    FROM visit
    JOIN customer ON customer.id = visit.customer_id
    JOIN employee ON employee.id = visit.salesperson_id
    WHERE {_REPORTED} AND visit.problem IS NOT NULL
    UNION ALL
    SELECT NULL, work_log.employee_id, NULL, NULL, work_log.day, work_log.problem, employee.code
    FROM work_log JOIN employee ON employee.id = work_log.employee_id
    WHERE work_log.day BETWEEN :first AND :last AND work_log.problem IS NOT NULL
      AND work_log.version = (
          SELECT MAX(latest.version) FROM work_log AS latest
          WHERE latest.employee_id = work_log.employee_id AND latest.day = work_log.day
      )
    ORDER BY code, day, number
"""

_TASKS = """
    SELECT meeting_task.employee_id AS employee, meeting_task.due_on AS day,
           meeting.number AS number, meeting_task.position AS position,
           meeting_task.task AS told
    FROM meeting_task
    JOIN meeting ON meeting.id = meeting_task.meeting_id
    JOIN employee ON employee.id = meeting_task.employee_id
    WHERE meeting_task.state = 'open' AND meeting_task.assigned_on <= :day
    ORDER BY employee.code, meeting_task.due_on, meeting_task.id
"""


_PUT_OFF = """
    SELECT meeting_item.kind AS kind, meeting_item.subject AS told,
           meeting_item.employee_id AS employee, meeting_item.visit_id AS visit,
           meeting_item.expected_order AS expected_order,
           meeting_item.planned_collection AS planned_collection, NULL AS number, NULL AS day
    FROM meeting_item
    JOIN meeting ON meeting.id = meeting_item.meeting_id
    WHERE meeting.week = (SELECT MAX(week) FROM meeting WHERE week < :week)
      AND meeting_item.kind <> 'task' AND (
          SELECT put_off FROM meeting_minute
          WHERE meeting_minute.meeting_id = meeting.id AND item_position = meeting_item.position
          ORDER BY meeting_minute.id DESC LIMIT 1
      ) = 1
    ORDER BY meeting_item.position
"""
"""Points of the meeting before that were put off; an open assignment is on the agenda anyhow."""


def put(work: "Work", meeting: "Meeting", week: "Period") -> None:
    """Put on the agenda of a meeting what the closed week and the coming one are about."""
    work.add(
        *(
            models.MeetingItem(
                meeting_id=meeting.key,
                position=position,
                kind=kind,
                subject=_subject(row),
                employee_id=row["employee"],
                visit_id=row.get("visit"),
                expected_order=row.get("expected_order"),
                planned_collection=row.get("planned_collection"),
            )
            for position, (kind, row) in enumerate(_points(work, week), start=1)
        )
    )


def _points(work: "Work", week: "Period") -> Iterator[tuple[MeetingItemKind, Mapping[str, Any]]]:
    closed, coming = _days(week), _days(following(week))
    for kind, sql, days in (
        (MeetingItemKind.VISITED, _VISITED, closed),
        (MeetingItemKind.MISSED, _MISSED, closed),
        (MeetingItemKind.PRIORITY, _PRIORITY, coming),
        (MeetingItemKind.TRAINING, _PROBLEMS, closed),
        (MeetingItemKind.TASK, _TASKS, {"day": work.on.isoformat()}),
    ):
        for row in work.rows(sql, **days):
            yield kind, row
    for row in work.rows(_PUT_OFF, week=week.label):
        yield MeetingItemKind(row["kind"]), row


def _days(week: "Period") -> Mapping[str, str]:
    return {"first": week.start.isoformat(), "last": week.end.isoformat()}


def _subject(row: Mapping[str, Any]) -> str:
    """Tell a point by its own words and figures alone: a sheet is printed in any language."""
    number = row["number"]
    if row.get("position"):
        number = f"{number} #{row['position']}"
    day, last = row["day"], row.get("last_day")
    days = f"{day} – {last}" if last and last != day else day
    parts = (number, row.get("customer"), days, row["told"])
    return " · ".join(part for part in parts if part)
