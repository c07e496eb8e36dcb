"""Lists of work logs: what holds of each day, and every version of a day's."""

from typing import TYPE_CHECKING

from salescli.lists._browse import filtered
from salescli.lists._columns import BY, VERSION
from salescli.lists._entries import versions
from salescli.lists._select import dated, mine, part
from salescli.lists.visit import span
from salescli.policy import fields
from salescli.policy.typed import days
from salescli.render.sheet import Kind
from salescli.reports._columns import SALESPERSON, of
from salescli.reports._section import Column
from salescli.text import Text

if TYPE_CHECKING:
    from salescli.look import Look
    from salescli.render.sheet import Sheet

_COLUMNS = (
    Column("day", Kind.DATE, Text("Day", "일자", "日期")),
    SALESPERSON,
    Column("told", Kind.TEXT, Text("Work log", "업무일지", "业务日志")),
    Column("travelled", Kind.FLAG, Text("Travelled", "출장", "出差")),
    of(fields.PROBLEM),
    Column("written_on", Kind.DATE, Text("Written", "작성일", "填写日期")),
)

_LOGS = f"""
    FROM work_log JOIN employee ON employee.id = work_log.employee_id
    LEFT JOIN employee AS author ON author.id = work_log.author_id
    WHERE (CAST(:start AS TEXT) IS NULL OR work_log.day BETWEEN :start AND :end)
      AND {dated("work_log.day")} AND {mine(who="employee.code")}
"""

LIST = part(
    "logs",
    Text("Work logs", "업무일지", "业务日志"),
    "work_log",
    _COLUMNS,
    f"""
        {_LOGS}
          AND NOT EXISTS (
              SELECT 1 FROM work_log AS later
              WHERE later.employee_id = work_log.employee_id AND later.day = work_log.day
                AND later.version > work_log.version
          )
        ORDER BY work_log.day DESC, employee.code
    """,
)._replace(newest="work_log.day DESC, employee.code")
LISTED = (LIST,)

VERSIONS = versions(
    "history",
    Text("Work logs over time", "업무일지 이력", "业务日志经过"),
    "work_log",
    (*_COLUMNS, VERSION, BY),
    f"{_LOGS} ORDER BY work_log.day, employee.code, work_log.version",
    by="author",
)


def listed(
    look: "Look", *, week: str | None = None, month: str | None = None, **chosen: object
) -> "Sheet":
    """List the logs of a week or month as they hold, of one person or of all."""
    return filtered(look, LIST, **span(look, week=week, month=month), **chosen)


def shown(look: "Look", word: str, **chosen: object) -> "Sheet":
    """Show the logs of a day as they hold."""
    return filtered(look, LIST, **_day(look, word), **chosen)


def history(look: "Look", word: str, **chosen: object) -> "Sheet":
    """Show every version of a day's logs."""
    return filtered(look, VERSIONS, **_day(look, word), **chosen)


def _day(look: "Look", word: str) -> dict[str, str]:
    return dict.fromkeys(("start", "end"), days.day(word, look.today).isoformat())
