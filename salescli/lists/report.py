"""The list of the forms that are there."""

from typing import TYPE_CHECKING

from salescli import reports
from salescli.lists._browse import laid_out
from salescli.render.sheet import Kind
from salescli.reports._section import Column, Row, Section
from salescli.text import Text, spoken

if TYPE_CHECKING:
    from salescli.look import Look
    from salescli.render.sheet import Sheet

_GRAINS = {"week": Text("weekly", "주간", "周"), "month": Text("monthly", "월간", "月")}

LIST = Section(
    key="reports",
    title=Text("Forms", "보고서", "报表"),
    columns=(
        Column("form", Kind.CODE, Text("Form", "서식", "报表号")),
        Column("title", Kind.TEXT, Text("Title", "제목", "标题")),
        Column("grain", Kind.TERM, Text("Grain", "주기", "周期"), words=_GRAINS),
    ),
    totals=False,
    sql="SELECT NULL AS form, NULL AS title, NULL AS grain WHERE 1 = 0",
    public=True,  # the program's own files
)
"""Its rows are the files of the program, none of them in the database."""


def listed(look: "Look") -> "Sheet":
    """List the forms that are there."""
    rows = [_row(name) for name in reports.names()]
    return laid_out(look, "reports", LIST.lay_out(rows, spoken()))


def _row(name: str) -> Row:
    form = reports.load(name)
    return {"form": form.form, "title": form.title.within(spoken()), "grain": form.grain}
