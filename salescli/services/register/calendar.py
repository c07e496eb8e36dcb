"""The calendar: holidays, days worked beyond the usual week (3.8), and leave to enter late."""

from datetime import date
from typing import TYPE_CHECKING

from salescli import models
from salescli.engine import noting
from salescli.engine.late import registered
from salescli.errors import DataError
from salescli.policy import names
from salescli.policy.kinds import DayKind
from salescli.policy.roles import PLANNERS, Role
from salescli.text import _

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.tables.late import LateLeave
    from salescli.tables.setting import CalendarDay

_VERSION = "SELECT coalesce(MAX(version), 0) + 1 AS next FROM calendar_day WHERE day = :day"


def holiday(work: "Work", day: date, name: str, *, working: bool = False) -> "CalendarDay":
    """Mark a day as a holiday, or as worked although the week says otherwise."""
    work.require(_("change the calendar"), (*PLANNERS, Role.LEADER), "3.8")
    registered(work, day, work.today)
    marked = models.CalendarDay(
        day=day,
        version=work.rows(_VERSION, day=day.isoformat())[0]["next"],
        recorded_at=work.now(),
        kind=DayKind.WORKING if working else DayKind.HOLIDAY,
        name=names.clean(name, _("name")),
    )
    work.add(marked)
    noting.note(work, "calendar_day", marked.key, "mark", after=marked.kind, clause="3.8")
    return marked


_GIVEN = "SELECT until_on FROM late_leave WHERE since = :since ORDER BY id DESC LIMIT 1"


def late(work: "Work", *, since: date, until: date, reason: str) -> "LateLeave":
    """Let business days from one on be entered until another; it changes nobody's roles (1.3).

    Said again for the same first day it replaces what was said; the leader ends it earlier, too.
    """
    given = work.rows(_GIVEN, since=since.isoformat())
    sooner = bool(given) and until.isoformat() < given[0]["until_on"]
    allowed = (Role.MANAGER, Role.LEADER) if sooner else (Role.MANAGER,)
    work.deciding(_("give leave to enter late"), allowed, "1.3")
    if not since <= (until if sooner else work.today) <= until:
        raise DataError(
            _("leave is for days from {since} on, until today or later; {until} is over").format(
                since=since, until=until
            )
            if since <= work.today
            else _("{since} lies in the future; today is {today}").format(
                since=since, today=work.today
            )
        )
    leave = models.LateLeave(
        since=since,
        until_on=until,
        reason=names.clean(reason, _("reason")),
        author_id=work.decider.id or None,
        recorded_at=work.now(),
    )
    work.add(leave)
    told = f"{since} - {until}"
    noting.note(work, "late_leave", leave.key, "late", after=told, told=leave.reason, clause="1.3")
    return leave
