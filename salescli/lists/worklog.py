"""Lists of work logs: what holds of each day, and every version of a day's."""

from typing import TYPE_CHECKING

from salescli.lists import _entries
from salescli.lists._entries import RECORDED, RECORDED_AT
from salescli.policy.days import parse_date
from salescli.render.sheet import Kind
from salescli.reports._columns import SALESPERSON
from salescli.reports._report import listing
from salescli.reports._section import Column, Section, Total
from salescli.text import Text

if TYPE_CHECKING:
    from salescli.render.sheet import Sheet
    from salescli.workspace import Look

_COLUMNS = (
    Column("day", Kind.DATE, Text("Day", "일자", "日期")),
    SALESPERSON,
    Column("told", Kind.TEXT, Text("Work log", "업무일지", "业务日志")),
    Column("travelled", Kind.FLAG, Text("Travelled", "출장", "出差")),
    Column("problem", Kind.TEXT, Text("Problem", "문제", "问题")),
    Column("written_on", Kind.DATE, Text("Written", "작성일", "填写日期")),
)

_LABELS = """
    work_log.day AS day,
    employee.code AS salesperson, employee.name AS salesperson_name,
    work_log.told AS told, work_log.travelled AS travelled, work_log.problem AS problem,
    work_log.written_on AS written_on
"""

_LOGS = """
    FROM work_log JOIN employee ON employee.id = work_log.employee_id
    LEFT JOIN employee AS author ON author.id = work_log.author_id
    WHERE (CAST(:start AS TEXT) IS NULL OR work_log.day BETWEEN :start AND :end)
      AND (CAST(:salesperson AS TEXT) IS NULL OR employee.code = :salesperson)
      AND (CAST(:scope AS TEXT) IS NULL OR employee.code = :scope)
"""

LIST = Section(
    key="logs",
    title=Text("Work logs", "업무일지", "业务日志"),
    columns=_COLUMNS,
    totals=False,
    sql=f"""
        SELECT {_LABELS}
        {_LOGS}
          AND NOT EXISTS (
              SELECT 1 FROM work_log AS later
              WHERE later.employee_id = work_log.employee_id AND later.day = work_log.day
                AND later.version > work_log.version
          )
        ORDER BY work_log.day, employee.code
    """,
)

VERSIONS = Section(
    key="history",
    title=Text("Work logs over time", "업무일지 이력", "业务日志经过"),
    columns=(
        *_COLUMNS,
        Column("version", Kind.COUNT, Text("Version", "버전", "版本"), total=Total.NONE),
        Column("by", Kind.ENTRY, Text("By", "기록자", "记录人")),
        RECORDED_AT,
    ),
    hidden=RECORDED,
    totals=False,
    sql=f"""
        SELECT {_LABELS}, work_log.version AS version,
               author.code AS by, author.name AS by_name,
               work_log.recorded_at AS recorded_at, CAST(:zone AS TEXT) AS zone
        {_LOGS}
        ORDER BY work_log.day, employee.code, work_log.version
    """,
)


def listed(
    look: "Look", *, week: str | None = None, month: str | None = None, who: str | None = None
) -> "Sheet":
    """List the logs of a week or month as they hold, of one person or of all."""
    from salescli.lists import visit  # noqa: PLC0415 - only as asked

    start, end = visit.span(look, week=week, month=month)
    return listing(look, "logs", (LIST,), start=start, end=end, salesperson=_code(look, who))


def shown(look: "Look", day: str, *, who: str | None = None) -> "Sheet":
    """Show the logs of a day as they hold."""
    on = parse_date(day, look.today).isoformat()
    return listing(look, "logs", (LIST,), start=on, end=on, salesperson=_code(look, who))


def history(look: "Look", day: str, *, who: str | None = None) -> "Sheet":
    """Show every version of a day's logs."""
    on = parse_date(day, look.today).isoformat()
    code = _code(look, who)
    return _entries.entry(look, "history", (VERSIONS,), start=on, end=on, salesperson=code)


def _code(look: "Look", who: str | None) -> str | None:
    from salescli.lists import staff  # noqa: PLC0415 - only as asked

    return staff.code(look, who) if who else None
