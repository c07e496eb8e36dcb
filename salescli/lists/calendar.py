"""Lists of the days that depart from the working week, and of leaves to enter late."""

from typing import TYPE_CHECKING

from salescli.lists._browse import filtered
from salescli.lists._columns import BY, REASON, VERSION
from salescli.lists._entries import NOTED, SAID, noted, versions
from salescli.lists._select import dated, only, part
from salescli.policy import days, wording
from salescli.policy.settings import WEEKDAYS
from salescli.policy.typed import Lean
from salescli.policy.typed import days as typed
from salescli.render.sheet import Kind, changed
from salescli.reports._columns import NAME
from salescli.reports._section import Column, Section
from salescli.text import Text, spoken

if TYPE_CHECKING:
    from salescli.look import Look
    from salescli.render.sheet import Sheet

_DAY = Column("day", Kind.DATE, Text("Day", "날짜", "日期"))
_KIND = Column("kind", Kind.TERM, Text("Kind", "구분", "类别"), words=wording.DAYS)

LIST = part(
    "calendar",
    Text("Calendar", "달력", "日历"),
    "marked",
    (_DAY, _KIND, NAME),
    f"""
        FROM calendar_day AS marked
        WHERE {dated("marked.day")} AND NOT EXISTS (
            SELECT 1 FROM calendar_day AS later
            WHERE later.day = marked.day AND later.version > marked.version
        )
        ORDER BY marked.day DESC
    """,
)._replace(public=True, newest="marked.day DESC")

DAY = Section(
    key="entry",
    title=Text("Day", "날짜", "日期"),
    columns=(
        _DAY,
        Column("weekday", Kind.TERM, Text("Weekday", "요일", "星期"), words=days.WEEKDAYS),
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

VERSIONS = versions(
    "history",
    Text("Calendar over time", "달력 이력", "日历经过"),
    "calendar_day",
    (_DAY, VERSION, _KIND, NAME),
    f"FROM calendar_day WHERE {only(day='day')} ORDER BY day, version",
)._replace(public=True)

LEAVES = versions(
    "leaves",
    Text("Leave to enter late", "소급 기록 허가", "补录许可"),
    "late_leave",
    (
        Column("since", Kind.DATE, Text("Days from", "대상 시작일", "可补录自")),
        Column("until_on", Kind.DATE, Text("Until", "허가 만료일", "许可截至")),
        REASON,
        BY,
        *NOTED,
    ),
    f"""
        FROM late_leave LEFT JOIN employee ON employee.id = late_leave.author_id
        {noted("late_leave")}
        WHERE {dated("late_leave.since")}
        ORDER BY late_leave.id DESC
    """,
    by="employee",
    **SAID,
)._replace(public=True)
LISTED = (LIST, LEAVES)


def listed(look: "Look", **chosen: object) -> "Sheet":
    """List the days that depart from the working week, as marked last, and leaves given."""
    return filtered(look, *LISTED, **chosen)


def shown(look: "Look", word: str) -> "Sheet":
    """Show whether a day is worked, and every mark it was given."""
    day = typed.day(word, look.today, Lean.NEAR)
    worked = look.company.calendar.is_working(day)
    row = {"day": day.isoformat(), "weekday": WEEKDAYS[day.weekday()], "worked": worked}
    marked = filtered(look, VERSIONS, day=day.isoformat())
    entry = DAY.lay_out([row], spoken())
    return changed(marked, code="calendar", blocks=(entry, *marked.blocks))


def history(look: "Look") -> "Sheet":
    """Show every mark ever made, and every leave to enter late."""
    return filtered(look, VERSIONS, LEAVES)
