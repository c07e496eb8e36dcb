"""The weekly business meeting: agenda, minutes, work assigned, and what it settles (W1.2, W1.5)."""

from datetime import date
from types import SimpleNamespace
from typing import TYPE_CHECKING

from salescli.engine import company as _company
from salescli.engine import find as _find
from salescli.engine import numbers as _numbers
from salescli.engine.steps import advance, begun
from salescli.errors import DataError, RoleError
from salescli.policy import names
from salescli.policy import period as periods
from salescli.policy.diagrams import MEETING, TASK
from salescli.policy.period import Grain
from salescli.policy.roles import Role
from salescli.policy.states import VisitState
from salescli.services.visit import agenda as _agenda
from salescli.text import _

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.policy.period import Period
    from salescli.tables.meeting import Meeting, MeetingTask

_KEEPERS = (Role.MANAGER, Role.CLERK)

_HELD = "SELECT number, held_on FROM meeting WHERE week = :week"
_ITEM = "SELECT id FROM meeting_item WHERE meeting_id = :meeting AND position = :position"
_TASKS = "SELECT COUNT(*) AS n FROM meeting_task WHERE meeting_id = :meeting"
_MINUTES = "SELECT COUNT(*) AS n FROM meeting_minute WHERE meeting_id = :meeting"
_WAITING = """
    SELECT COUNT(*) AS n FROM visit
    WHERE state = 'submitted' AND from_on >= :first AND until_on <= :last
"""


def find(work: "Work", number: str) -> "Meeting":
    """Fetch a business meeting by its number."""
    from sqlmodel import select  # noqa: PLC0415 - start-up

    from salescli.models import Meeting  # noqa: PLC0415 - start-up

    return _find.document(work, select(Meeting), "meeting", number)


def open_(work: "Work", *, attendees: str | None = None) -> "Meeting":
    """Open the meeting over the last closed sales week, with its agenda (W1.2, TM4).

    Raises DataError if that week has had its meeting.
    """
    from salescli.models import Meeting  # noqa: PLC0415 - start-up

    work.require(_("open a meeting"), _KEEPERS, "W1.2")
    week = periods.last_closed(Grain.WEEK, work.on, work.company.week_closes)
    if held := work.rows(_HELD, week=week.label):
        raise DataError(
            _(
                "the week {week} has its meeting: {number} of {day};"
                " the next one can be opened once a further week has closed"
            ).format(week=week.label, number=held[0]["number"], day=held[0]["held_on"])
        )
    meeting = Meeting(
        number=_numbers.give(work, "meeting", work.on),
        held_on=work.on,
        week=week.label,
        attendees=names.clean(attendees, _("attendees")) if attendees else None,
        author_id=work.actor.id or None,
        created_at=work.now(),
    )
    work.add(meeting)
    begun(work, MEETING, "open", meeting, "W1.2")
    _agenda.put(work, meeting, week)
    return meeting


def minute(work: "Work", number: str, text: str, *, item: int | None = None) -> "Meeting":
    """Write down what was said, about a point of the agenda or at large (W1.5)."""
    from salescli.models import MeetingMinute  # noqa: PLC0415 - start-up

    meeting = find(work, number)
    advance(work, MEETING, "minute", meeting)
    if item is not None and not work.rows(_ITEM, meeting=meeting.key, position=item):
        raise DataError(
            _("{meeting} has no point {position} on its agenda; see: meeting show").format(
                meeting=meeting.number, position=item
            )
        )
    work.add(
        MeetingMinute(
            meeting_id=meeting.key,
            item_position=item,
            told=names.clean(text, _("minute")),
            author_id=work.actor.id or None,
            recorded_at=work.now(),
        )
    )
    return meeting


def assign(work: "Work", number: str, task: str, *, to: str, due: date) -> "MeetingTask":
    """Give work to somebody, to be done by a day that is not before the meeting (W1.5)."""
    from salescli.models import MeetingTask  # noqa: PLC0415 - start-up

    meeting = find(work, number)
    advance(work, MEETING, "assign", meeting)
    if due < meeting.held_on:
        raise DataError(
            _("{due} lies before the meeting of {day}; give a day from then on").format(
                due=due, day=meeting.held_on
            )
        )
    assigned = MeetingTask(
        meeting_id=meeting.key,
        position=work.rows(_TASKS, meeting=meeting.key)[0]["n"] + 1,
        employee_id=_at_work(work, to),
        task=names.clean(task, _("assignment")),
        assigned_on=work.on,
        due_on=due,
        author_id=work.actor.id or None,
        recorded_at=work.now(),
    )
    work.add(assigned)
    begun(work, TASK, "assign", assigned, "W1.5")
    return assigned


def _at_work(work: "Work", word: str) -> int:
    """Return who can be given work: somebody who is employed on the business date."""
    person = _find.employee(work, word)
    if _company.actor(work, work.on, code=person.code) is None:
        raise DataError(
            _("{name} does not work here on {day}; give the work to somebody who does").format(
                name=person.name, day=work.on
            )
        )
    return person.key


def done(work: "Work", number: str, position: int, *, result: str) -> "MeetingTask":
    """Report an assignment done: by whom it was given to, or typed for them (W1.5)."""
    meeting = find(work, number)
    task = _task(work, meeting, position)
    _may_report(work, meeting, task)
    advance(work, TASK, "done", task, done_on=work.on, result=names.clean(result, _("result")))
    return task


def _task(work: "Work", meeting: "Meeting", position: int) -> "MeetingTask":
    from sqlmodel import select  # noqa: PLC0415 - start-up

    from salescli.models import MeetingTask  # noqa: PLC0415 - start-up

    wanted = select(MeetingTask).where(
        MeetingTask.meeting_id == meeting.key, MeetingTask.position == position
    )
    found = work.session.exec(wanted).first()
    if found is None:
        raise DataError(
            _("{meeting} has no assignment {position}; see: meeting tasks --all").format(
                meeting=meeting.number, position=position
            )
        )
    return found


def _may_report(work: "Work", meeting: "Meeting", task: "MeetingTask") -> None:
    if task.employee_id == work.actor.id or work.actor.role in _KEEPERS:
        return
    owner = work.person(task.employee_id)
    act = _("report {meeting} #{position} done").format(
        meeting=meeting.number, position=task.position
    )
    allowed = (*([owner.code] if owner else ()), *_KEEPERS)
    raise RoleError(act, work.actor.role, allowed, "W1.5")


def close(work: "Work", number: str) -> "Meeting":
    """Close a meeting: next week's visits are final, and last week's records stand (W1.2, W1.4)."""
    meeting = find(work, number)
    week = periods.parse(meeting.week, Grain.WEEK, work.today, work.company.week_closes)
    facts = SimpleNamespace(
        minutes=work.rows(_MINUTES, meeting=meeting.key)[0]["n"],
        plans_waiting=_waiting(work, periods.following(week)),
    )
    advance(work, MEETING, "close", meeting, facts=facts, closed_on=work.on)
    _seal(work, week)
    return meeting


def _waiting(work: "Work", week: "Period") -> int:
    days = {"first": week.start.isoformat(), "last": week.end.isoformat()}
    return int(work.rows(_WAITING, **days)[0]["n"])


def _seal(work: "Work", week: "Period") -> None:
    """Let the recorded visits up to the closed week stand: from now on they are corrected."""
    from sqlmodel import col, select  # noqa: PLC0415 - start-up

    from salescli.models import Visit  # noqa: PLC0415 - start-up

    wanted = select(Visit).where(
        col(Visit.state).in_((VisitState.DONE,)),
        col(Visit.visited_on) <= week.end,
        col(Visit.sealed_on).is_(None),
    )
    for visit in work.session.exec(wanted.order_by(col(Visit.id))).all():
        visit.sealed_on = work.on
        work.session.add(visit)
