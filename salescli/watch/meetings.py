"""The business meeting and the training: that they are held (TM4, MD4), and tasks done (W1.5)."""

from datetime import date, timedelta

from salescli.policy.period import Window, weeks_of
from salescli.sql import OWN, SALESPERSON_NAMES, plays, told_on
from salescli.watch.finding import Finding, Watched, day, findings, on, watched
from salescli.watch.visits import LOOK_BACK, MENDED_WITHIN

_UNTIL_MET = timedelta(days=20)
"""How long before its meeting a week begins at most: seven days, and two weeks to its day."""

_MEETINGS = f"""
    SELECT meeting.week AS week, meeting.held_on AS held_on,
           {told_on("meeting", "open")} AS told_on
    FROM meeting WHERE meeting.held_on >= :first
"""

_TRAININGS = """
    SELECT training.week AS week, training.held_on AS held_on,
           (SELECT MIN(first.recorded_on) FROM training AS first
            WHERE first.week = training.week AND first.held_on = training.held_on) AS told_on
    FROM training
    WHERE training.held_on >= :first AND NOT EXISTS (
        SELECT 1 FROM training AS later
        WHERE later.week = training.week AND later.version > training.version
    )
"""

_SELLING = f"""
    SELECT MIN(assignment.valid_from) AS since, employee.ended_on AS until
    FROM employee JOIN assignment ON assignment.employee_id = employee.id
    WHERE {plays("'SALES'")}
    GROUP BY employee.id, employee.ended_on
"""
"""From when to when somebody was here who sells."""

_TASKS = f"""
    SELECT meeting.number || ' #' || meeting_task.position AS document,
           meeting_task.due_on AS due_on, meeting_task.done_on AS done_on,
           {told_on("meeting_task", "done", "task")} AS told_on,
           NULL AS customer, NULL AS customer_name, {SALESPERSON_NAMES}
    FROM meeting_task
    JOIN meeting ON meeting.id = meeting_task.meeting_id
    JOIN employee ON employee.id = meeting_task.employee_id
    WHERE (meeting_task.state = 'open' OR meeting_task.done_on >= :since)
      AND meeting_task.due_on <= :until AND {OWN}
    ORDER BY meeting_task.due_on, meeting_task.id
"""


def held(look: Watched, since: date, until: date) -> list[Finding]:
    """TM4: each sales week has its meeting on the setting's day after it closed, if that is worked.

    It is the department's: who sees their own territory only is not shown it.
    """
    days = since - LOOK_BACK, until
    return _of_weeks(look, "TM4", "visits_since", _MEETINGS, days)


def trained(look: Watched, since: date, until: date) -> list[Finding]:
    """MD4: the problems of each sales week are studied by the day of its meeting.

    So they are where anybody sells; it is the department's, as the meeting is.
    """
    days = since - MENDED_WITHIN, until
    found = _of_weeks(look, "MD4", "training_since", _TRAININGS, days)
    if not found:
        return []
    sold = [(on(row, "since"), day(row, "until")) for row in look.rows(_SELLING)]
    return [
        one
        for one in found
        if any(first <= one.due_on and (last is None or last >= one.due_on) for first, last in sold)
    ]


def _of_weeks(
    look: Watched, rule: str, setting: str, sql: str, days: tuple[date, date]
) -> list[Finding]:
    """Find for each watched week what was held over it, where that was due between two days."""
    if look.scope is not None:
        return []
    first, until = days
    rows = look.rows(sql, first=first.isoformat())
    held_on = {row["week"]: (on(row, "held_on"), day(row, "told_on")) for row in rows}
    span = Window(first - _UNTIL_MET, until)
    return [
        Finding(rule, week.label, due_on, done_on, recorded_on=told)
        for week in weeks_of(span, look.company.week_closes)
        if look.company.watched(setting, week.start)
        for done_on, told in [held_on.get(week.label, (None, None))]
        if first <= (due_on := look.company.meeting_day(week.end)) <= until
    ]


def assignments(look: Watched, since: date, until: date) -> list[Finding]:
    """W1.5: what a meeting assigned is done by its day."""
    return findings("W1.5", watched(look, _TASKS, since, until))
