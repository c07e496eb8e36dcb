"""Appraisals: who was appraised how in which month, beside the month's figures (MD2, F6)."""

from typing import TYPE_CHECKING

from salescli import lists
from salescli.lists._browse import filtered
from salescli.lists._columns import BY, VERSION
from salescli.lists._entries import versions
from salescli.lists._select import dated
from salescli.lists.conduct import PERSON
from salescli.policy import period as periods
from salescli.render._shown import shown as written
from salescli.render.sheet import Kind, changed
from salescli.reports._columns import NOTE
from salescli.reports._report import parameters
from salescli.reports._section import Column
from salescli.reports.f06_work_monthly import GRADE, SCORE, WORK
from salescli.sql import OWN
from salescli.text import Text, spoken

if TYPE_CHECKING:
    from salescli.look import Look
    from salescli.policy.period import Period
    from salescli.render.sheet import Block, Sheet

LIST = versions(
    "appraisals",
    Text("Appraisals", "평가", "考核"),
    "appraisal",
    (
        PERSON,
        Column("month", Kind.CODE, Text("Month", "월", "月份")),
        VERSION,
        SCORE,
        GRADE,
        NOTE,
        Column("appraised_on", Kind.DATE, Text("Appraised", "평가일", "考核日期")),
        BY,
    ),
    f"""
        FROM appraisal JOIN employee ON employee.id = appraisal.employee_id
        LEFT JOIN employee AS writer ON writer.id = appraisal.author_id
        WHERE (CAST(:who AS TEXT) IS NULL OR employee.code = :who)
          AND (CAST(:month AS TEXT) IS NULL OR appraisal.month = :month)
          AND {dated("appraisal.appraised_on")} AND {OWN}
        ORDER BY appraisal.appraised_on DESC, appraisal.id DESC
    """,
    person="employee",
    version="""(SELECT COUNT(*) FROM appraisal AS earlier
                WHERE earlier.month = appraisal.month
                  AND earlier.employee_id = appraisal.employee_id
                  AND earlier.id <= appraisal.id)""",
    by="writer",
)._replace(newest="appraisal.appraised_on DESC, appraisal.id DESC")


def listed(look: "Look", **chosen: str | None) -> "Sheet":
    """List appraisals with all their versions: of somebody, of a month or time, or all."""
    return filtered(look, LIST, **chosen)


def shown(look: "Look", word: str, month: str) -> "Sheet":
    """Show how somebody's month was appraised, beside its figures (F6)."""
    closes = look.company.week_closes
    period = periods.parse(month, periods.Grain.MONTH, look.today, closes)
    sheet = listed(look, who=word, month=period.label)
    figures = _figures(look, lists.staff.code(look, word), period)
    return changed(sheet, blocks=(*sheet.blocks, figures))


def _figures(look: "Look", code: str, month: "Period") -> "Block":
    """Return the row of F6 of somebody's month."""
    section = WORK._replace(totals=False)
    of = parameters(look, month, (section,), salesperson=code, as_of=None)
    return section.lay_out(look.rows(section.sql, **of), spoken())


def told(look: "Look", code: str, month: "Period") -> str:
    """Tell the row of F6 of somebody's month in words; of what is nothing or unknown, nothing."""
    block = _figures(look, code, month)
    digits = look.company.digits
    return " · ".join(
        f"{heading.title} {written(heading, cell, digits)}"
        for row in block.rows
        for heading, cell in zip(block.columns, row, strict=True)
        if cell and heading.key != "salesperson"
    )
