"""The calendar: holidays, and days worked beyond the usual week (regulation 3.8)."""

from datetime import date
from typing import TYPE_CHECKING

from salescli import models
from salescli.policy import names
from salescli.policy.roles import PLANNERS
from salescli.policy.states import DayKind
from salescli.text import _

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.tables.setting import CalendarDay

_VERSION = "SELECT coalesce(MAX(version), 0) + 1 AS next FROM calendar_day WHERE day = :day"


def holiday(work: "Work", day: date, name: str, *, working: bool = False) -> "CalendarDay":
    """Mark a day as a holiday, or as worked although the week says otherwise."""
    work.require(_("change the calendar"), PLANNERS, "3.8")
    marked = models.CalendarDay(
        day=day,
        version=work.rows(_VERSION, day=day.isoformat())[0]["next"],
        recorded_at=work.now(),
        kind=DayKind.WORKING if working else DayKind.HOLIDAY,
        name=names.clean(name, _("name")),
    )
    work.add(marked)
    return marked
