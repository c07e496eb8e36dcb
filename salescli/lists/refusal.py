"""The attempts that were refused last, of which a violation can be raised (R17)."""

from typing import TYPE_CHECKING

from salescli.lists._browse import between, filtered
from salescli.lists._entries import RECORDED, RECORDED_AT
from salescli.lists._select import select
from salescli.lists.conduct import PERSON
from salescli.render.sheet import Kind, changed
from salescli.reports._report import FOREVER
from salescli.reports._section import Column, Section
from salescli.sql import within
from salescli.text import Text

if TYPE_CHECKING:
    from salescli.look import Look
    from salescli.render.sheet import Sheet

_DAY = len("2026-11-20")
_COLUMNS = (
    Column("id", Kind.CODE, Text("Number", "번호", "编号")),
    PERSON,
    Column("action", Kind.CODE, Text("Command", "명령", "命令")),
    Column("reason", Kind.TEXT, Text("Why", "사유", "原因")),
    Column("violation", Kind.CODE, Text("Violation", "위반", "违规")),
)

LIST = Section(
    key="refusals",
    title=Text("Refused attempts", "거부된 시도", "被拒绝的操作"),
    columns=(*_COLUMNS, RECORDED_AT),
    hidden=RECORDED,
    totals=False,
    sql=f"""
        {
        select(
            "refusal",
            _COLUMNS,
            id="CAST(refusal.id AS TEXT)",
            person="employee",
            violation="(SELECT MAX(violation.number) FROM violation"
            " WHERE violation.refusal_id = refusal.id AND violation.state <> 'withdrawn')",
        )
    }, refusal.recorded_at AS recorded_at, CAST(:zone AS TEXT) AS zone
        FROM refusal LEFT JOIN employee ON employee.id = refusal.actor_id
        WHERE refusal.id > (SELECT MAX(latest.id) FROM refusal AS latest) - 200
          AND (CAST(:who AS TEXT) IS NULL OR employee.code = :who)
          AND (CAST(:scope AS TEXT) IS NULL OR COALESCE({within("employee.code")}, 0 = 1))
        ORDER BY refusal.id DESC
    """,
)
"""The last two hundred: older ones are found by their number alone."""


def listed(
    look: "Look", *, since: str | None = None, until: str | None = None, **chosen: str | None
) -> "Sheet":
    """List the attempts that were refused last, each with the violation that was raised of it."""
    sheet = filtered(look, LIST, **chosen)
    days = between(look, {"since": since, "until": until})
    first, last = days["since"] or "", days["until"] or FOREVER
    (block,) = sheet.blocks
    # By the day in the company's zone, which the database does not know.
    rows = tuple(row for row in block.rows if first <= str(row[-1])[:_DAY] <= last)
    return changed(sheet, blocks=(changed(block, rows=rows),))
