"""The daily checks of collections: our books beside finance's statement (R11)."""

from typing import TYPE_CHECKING

from salescli.lists._browse import filtered
from salescli.lists._columns import BY, METHOD, PAPER
from salescli.lists._select import dated, part
from salescli.render.sheet import Kind
from salescli.reports._section import Column
from salescli.text import Text

if TYPE_CHECKING:
    from salescli.look import Look
    from salescli.render.sheet import Sheet

CHECKS = part(
    "checks",
    Text("Daily collection checks", "일일 수금 대조", "每日回款核对"),
    "collection_check",
    (
        Column("checked_on", Kind.DATE, Text("Day", "날짜", "日期")),
        METHOD,
        Column("booked", Kind.MONEY, Text("In our books", "장부 금액", "账面金额")),
        Column("stated", Kind.MONEY, Text("By finance", "재무 확인 금액", "财务金额")),
        Column("difference", Kind.MONEY, Text("Difference", "차액", "差额")),
        Column("issue", Kind.CODE, Text("Issue", "문제 번호", "问题编号")),
        Column("stated_by", Kind.ENTRY, Text("Stated by", "재무 담당", "财务人员")),
        PAPER,
        BY,
    ),
    f"""
        FROM collection_check
        JOIN employee AS finance ON finance.id = collection_check.stated_by
        LEFT JOIN employee AS writer ON writer.id = collection_check.author_id
        LEFT JOIN checked_method ON checked_method.check_id = collection_check.id
        LEFT JOIN issue ON issue.id = checked_method.issue_id
        WHERE CAST(:scope AS TEXT) IS NULL AND {dated("collection_check.checked_on")}
        ORDER BY collection_check.checked_on DESC, collection_check.id DESC, checked_method.id
    """,
    method="checked_method.method",
    booked="checked_method.booked",
    stated="checked_method.stated",
    difference="checked_method.stated - checked_method.booked",
    issue="issue.number",
    stated_by="finance",
    by="writer",
)._replace(newest="collection_check.checked_on DESC, collection_check.id DESC, checked_method.id")
"""A day's methods, and one row without of a day on which nothing came in; the department's."""


def listed(look: "Look", **chosen: object) -> "Sheet":
    """List the checks of days, as they were compared."""
    return filtered(look, CHECKS, **chosen)
