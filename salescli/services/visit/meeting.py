"""The weekly business meeting: agenda, minutes, work assigned, and what it settles (W1.2, W1.5)."""

from datetime import date
from typing import TYPE_CHECKING

from salescli import models
from salescli.engine import find
from salescli.engine.steps import advance, begin, may_begin
from salescli.errors import DataError, RoleError, UsageError
from salescli.policy import names
from salescli.policy import period as periods
from salescli.policy.diagrams import MEETING, MeetingFacts, OpeningFacts
from salescli.policy.period import Grain
from salescli.policy.roles import Role
from salescli.policy.states import VisitState
from salescli.services.visit import agenda
from salescli.text import _

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.policy.period import Period
    from salescli.tables.meeting import Meeting, MeetingTask

_KEEPERS = (Role.MANAGER, Role.CLERK)

_HELD = "SELECT number, held_on FROM meeting WHERE week = :week"
_ITEM = "SELECT id FROM meeting_item WHERE meeting_id = :meeting AND position = :position"
_OPEN_POINTS = """
    SELECT position FROM meeting_item
    WHERE meeting_id = :meeting AND NOT EXISTS (
        SELECT 1 FROM meeting_minute
        WHERE meeting_minute.meeting_id = :meeting AND item_position = meeting_item.position
    )
    ORDER BY position
"""
_TASKS = "SELECT COUNT(*) AS n FROM meeting_task WHERE meeting_id = :meeting"
_MINUTES = "SELECT COUNT(*) AS n FROM meeting_minute WHERE meeting_id = :meeting"
_WAITING = """
    SELECT COUNT(*) AS n FROM visit
    WHERE state = 'submitted' AND from_on >= :first AND until_on <= :last
"""


def called(work: "Work", word: str) -> str:
    """Return the whole number of the meeting that a word names."""
    return find.document(work, models.Meeting, word).number


def open_(work: "Work", *, attendees: str | None = None, reason: str | None = None) -> "Meeting":
    """Open the meeting over the last closed sales week, with its agenda (W1.2, TM4).

    On another day than its own it needs a reason, which its history keeps. Raises DataError if
    that week has had its meeting, and GateShutError.
    """
    may_begin(work, MEETING, "open")
    week = periods.last_closed(Grain.WEEK, work.on, work.company.week_closes)
    if held := work.rows(_HELD, week=week.label):
        raise DataError(
            _(
                "the week {week} has its meeting: {number} of {day};"
                " the next one can be opened once a further week has closed"
            ).format(week=week.label, number=held[0]["number"], day=held[0]["held_on"])
        )
    if reason is not None:
        work.note = names.clean(reason, _("reason"))
    meeting = begin(
        work,
        models.Meeting,
        "open",
        about=week.label,
        facts=OpeningFacts(
            in_time=work.on == work.company.meeting_day(week.end), excused=reason is not None
        ),
        week=week.label,
        attendees=names.clean(attendees, _("attendees")) if attendees else None,
    )
    agenda.put(work, meeting, week)
    return meeting


def minute(  # noqa: PLR0913 - the fields of a minute
    work: "Work",
    number: str,
    text: str,
    *,
    item: int | None = None,
    rest: bool = False,
    put_off: bool = False,
) -> "Meeting":
    """Write down what was said: about a point of the agenda, about the `rest`, or at large (W1.5).

    What is `put_off` is on the agenda of the next meeting again (TM4).
    """
    if (item is not None and rest) or (put_off and item is None and not rest):
        raise UsageError(_("about which points? give --item or --rest"))
    meeting = find.document(work, models.Meeting, number)
    advance(work, meeting, "minute")
    told = names.clean(text, _("minute"))
    work.add(
        *(
            models.MeetingMinute(
                meeting_id=meeting.key,
                item_position=position,
                told=told,
                put_off=put_off,
                author_id=work.actor.id or None,
                recorded_at=work.now(),
            )
            for position in (_left(work, meeting) if rest else (_point(work, meeting, item),))
        )
    )
    return meeting


def _point(work: "Work", meeting: "Meeting", item: int | None) -> int | None:
    if item is not None and not work.rows(_ITEM, meeting=meeting.key, position=item):
        raise DataError(
            _("{meeting} has no point {position} on its agenda; see: meeting show").format(
                meeting=meeting.number, position=item
            )
        )
    return item


def _left(work: "Work", meeting: "Meeting") -> list[int]:
    """Return the points of the agenda about which nothing is minuted yet; DataError if none."""
    left = [int(row["position"]) for row in work.rows(_OPEN_POINTS, meeting=meeting.key)]
    if not left:
        raise DataError(
            _("every point of the agenda of {meeting} is minuted").format(meeting=meeting.number)
        )
    return left


def assign(work: "Work", number: str, task: str, *, to: str, due: date) -> "MeetingTask":
    """Give work to somebody, to be done by a day that is not before the meeting (W1.5)."""
    meeting = find.document(work, models.Meeting, number)
    advance(work, meeting, "assign")
    if due < meeting.held_on:
        raise DataError(
            _("{due} lies before the meeting of {day}; give a day from then on").format(
                due=due, day=meeting.held_on
            )
        )
    return begin(
        work,
        models.MeetingTask,
        "assign",
        meeting_id=meeting.key,
        position=work.rows(_TASKS, meeting=meeting.key)[0]["n"] + 1,
        employee_id=find.at_work(work, to),
        task=names.clean(task, _("assignment")),
        due_on=due,
    )


def done(work: "Work", number: str, position: int, *, result: str) -> "MeetingTask":
    """Report an assignment done: by whom it was given to, or typed for them (W1.5)."""
    meeting = find.document(work, models.Meeting, number)
    task = _task(work, meeting, position)
    _may_report(work, meeting, task)
    advance(work, task, "done", done_on=work.on, result=names.clean(result, _("result")))
    return task


def _task(work: "Work", meeting: "Meeting", position: int) -> "MeetingTask":
    found = work.fetch(models.MeetingTask, meeting_id=meeting.key, position=position)
    if found is None:
        raise DataError(
            _("{meeting} has no assignment {position}; see: meeting tasks --done").format(
                meeting=meeting.number, position=position
            )
        )
    return found


def _may_report(work: "Work", meeting: "Meeting", task: "MeetingTask") -> None:
    if task.employee_id == work.actor.id or work.actor.plays(_KEEPERS):
        return
    owner = work.person(task.employee_id)
    act = _("report {meeting} #{position} done").format(
        meeting=meeting.number, position=task.position
    )
    allowed = (*([owner.code] if owner else ()), *_KEEPERS)
    raise RoleError(act, work.actor.roles, allowed, "W1.5")


def close(work: "Work", number: str) -> "Meeting":
    """Close a meeting: next week's visits are final, and last week's records stand (W1.2, W1.4)."""
    meeting = find.document(work, models.Meeting, number)
    week = periods.parse(meeting.week, Grain.WEEK, work.today, work.company.week_closes)
    facts = MeetingFacts(
        minutes=work.rows(_MINUTES, meeting=meeting.key)[0]["n"],
        plans_waiting=_waiting(work, periods.following(week)),
        points_open=len(work.rows(_OPEN_POINTS, meeting=meeting.key)),
    )
    advance(work, meeting, "close", facts=facts, closed_on=work.on)
    _seal(work, week)
    return meeting


def _waiting(work: "Work", week: "Period") -> int:
    days = {"first": week.start.isoformat(), "last": week.end.isoformat()}
    return int(work.rows(_WAITING, **days)[0]["n"])


def _seal(work: "Work", week: "Period") -> None:
    """Let the recorded visits up to the closed week stand: from now on they are corrected."""
    recorded = "state = :done AND visited_on <= :day AND sealed_on IS NULL ORDER BY id"
    for visit in work.select(models.Visit, recorded, done=VisitState.DONE, day=week.end):
        visit.sealed_on = work.on
