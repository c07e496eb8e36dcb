"""Lists of the days that depart from the working week."""

from datetime import date
from typing import TYPE_CHECKING

from salescli.lists import _entries
from salescli.lists._entries import RECORDED, RECORDED_AT
from salescli.policy import wording
from salescli.policy.settings import WEEKDAYS
from salescli.render.sheet import Kind, changed
from salescli.reports._columns import NAME
from salescli.reports._report import listing
from salescli.reports._section import Column, Section, Total
from salescli.text import Text, spoken

if TYPE_CHECKING:
    from salescli.render.sheet import Sheet
    from salescli.workspace import Look

_DAY = Column("day", Kind.DATE, Text("Day", "날짜", "日期"))
_KIND = Column("kind", Kind.TERM, Text("Kind", "구분", "类别"), words=wording.DAYS)

LIST = Section(
    key="calendar",
    title=Text("Calendar", "달력", "日历"),
    columns=(_DAY, _KIND, NAME),
    totals=False,
    sql="""
        SELECT marked.day AS day, marked.kind AS kind, marked.name AS name
        FROM calendar_day AS marked
        WHERE NOT EXISTS (
            SELECT 1 FROM calendar_day AS later
            WHERE later.day = marked.day AND later.version > marked.version
        )
        ORDER BY marked.day
    """,
    public=True,  # holidays are everybody's
)

DAY = Section(
    key="entry",
    title=Text("Day", "날짜", "日期"),
    columns=(
        _DAY,
        Column("weekday", Kind.TERM, Text("Weekday", "요일", "星期"), words=wording.WEEKDAYS),
        Column("worked", Kind.FLAG, Text("Worked", "근무", "上班")),
    ),
    totals=False,
    sql="""
        SELECT CAST(:day AS TEXT) AS day, NULL AS weekday, NULL AS worked
        WHERE 1 = 0
    """,
    public=True,  # as the calendar
)
"""One day; the calendar says what is so, not the database."""

VERSIONS = Section(
    key="history",
    title=Text("Calendar over time", "달력 이력", "日历经过"),
    columns=(
        _DAY,
        Column("version", Kind.COUNT, Text("Version", "판", "版本"), total=Total.NONE),
        _KIND,
        NAME,
        RECORDED_AT,
    ),
    hidden=RECORDED,
    totals=False,
    sql="""
        SELECT day, version, kind, name, recorded_at, CAST(:zone AS TEXT) AS zone
        FROM calendar_day
        WHERE (CAST(:day AS TEXT) IS NULL OR day = :day)
        ORDER BY day, version
    """,
    public=True,  # as the calendar
)


def listed(look: "Look") -> "Sheet":
    """List the days that depart from the working week, as marked last."""
    return listing(look, "calendar", (LIST,))


def shown(look: "Look", day: date) -> "Sheet":
    """Show whether a day is worked, and every mark it was given."""
    worked = look.company.calendar.is_working(day)
    row = {"day": day.isoformat(), "weekday": WEEKDAYS[day.weekday()], "worked": worked}
    versions = _entries.entry(look, "calendar", (VERSIONS,), day=day.isoformat())
    return changed(versions, blocks=(DAY.lay_out([row], spoken()), *versions.blocks))


def history(look: "Look") -> "Sheet":
    """Show every mark ever made."""
    return _entries.entry(look, "history", (VERSIONS,), day=None)
