"""Lists of visits, and a visit with what was corrected in its record."""

from typing import TYPE_CHECKING

from salescli.lists._browse import Browse
from salescli.lists._columns import AFTER, BEFORE, BY, REASON, RESULT
from salescli.lists._select import part
from salescli.policy import fields, wording
from salescli.policy.period import Grain, parse
from salescli.policy.typed import Lean
from salescli.render.sheet import Kind
from salescli.reports._columns import CUSTOMER, NUMBER, SALESPERSON, STATE, columns
from salescli.reports._plans import (
    EXPECTED_ORDER,
    MANAGER_NOTE,
    PLANNED_COLLECTION,
    PURPOSE,
    VISIT_METHOD,
)
from salescli.reports._section import Column
from salescli.sql import missed, recorded
from salescli.text import Text

if TYPE_CHECKING:
    from salescli.look import Look
    from salescli.render.sheet import Sheet

_STANDING = missed("visit")
_SAID = {fact: recorded(fact) for fact in wording.VISIT_FACTS}

CORRECTIONS = part(
    "corrections",
    Text("Corrections", "정정", "更正"),
    "correction",
    (
        Column("corrected_on", Kind.DATE, Text("Date", "일자", "日期")),
        Column("field", Kind.TERM, Text("Field", "항목", "项目"), words=wording.VISIT_FACTS),
        Column("old", Kind.TEXT, BEFORE),
        Column("new", Kind.TEXT, AFTER),
        REASON,
        BY,
    ),
    """
        FROM visit_correction AS correction
        LEFT JOIN employee ON employee.id = correction.author_id
        WHERE correction.visit_id = :id
        ORDER BY correction.id
    """,
    by="employee",
)

BROWSE = Browse(
    "visit",
    "visit",
    ("visits", "visit"),
    Text("Visits", "방문", "拜访"),
    Text("Visit", "방문", "拜访"),
    columns=(
        NUMBER,
        STATE,
        Column("from_on", Kind.DATE, Text("From", "시작일", "开始日期")),
        Column("until_on", Kind.DATE, Text("Until", "종료일", "结束日期")),
        CUSTOMER,
        SALESPERSON,
        VISIT_METHOD,
        PURPOSE,
        EXPECTED_ORDER,
        PLANNED_COLLECTION,
        Column("visited_on", Kind.DATE, Text("Visited", "방문일", "拜访日期")),
        Column("unplanned", Kind.FLAG, Text("Unplanned", "계획 외", "计划外")),
        RESULT,
    ),
    beside=(
        *columns(fields.MET, fields.PROBLEM, fields.NEXT_STEP, fields.CONTRACT),
        *columns(fields.OTHER_WORK, fields.SUPPORT_NEEDED),
        Column("submitted_on", Kind.DATE, Text("Submitted", "제출일", "提交日期")),
        Column("approved_on", Kind.DATE, Text("Approved", "승인일", "批准日期")),
        MANAGER_NOTE,
        Column("moved_to", Kind.CODE, Text("Moved to", "변경 후 방문", "改期后拜访")),
        Column("sealed_on", Kind.DATE, Text("Reported on", "회의 보고일", "例会汇报日期")),
    ),
    joined="""
        LEFT JOIN contract ON contract.id = visit.contract_id
        LEFT JOIN visit AS again ON again.id = visit.moved_to_id
    """,
    said={"state": _STANDING, "contract": "contract.number", "moved_to": "again.number", **_SAID},
    filters={"state": _STANDING},
    where="""
        (CAST(:start AS TEXT) IS NULL OR visit.until_on BETWEEN :start AND :end
         OR visit.visited_on BETWEEN :start AND :end)
    """,
    day="COALESCE(visit.visited_on, visit.from_on)",
    parts=(CORRECTIONS,),
    totals=True,
)
shown, history = BROWSE.shown, BROWSE.history


def listed(
    look: "Look", *, week: str | None = None, month: str | None = None, **chosen: object
) -> "Sheet":
    """List visits planned for or made in a week or month, by person, account or state."""
    return BROWSE.listed(look, **span(look, week=week, month=month), **chosen)


def span(
    look: "Look", *, week: str | None = None, month: str | None = None
) -> dict[str, str | None]:
    """Return as :start and :end the first and last day of what was asked for, if anything."""
    grain = Grain.WEEK if week else Grain.MONTH
    if (word := week or month) is None:
        return {"start": None, "end": None}
    found = parse(word, grain, look.today, look.company.week_closes, Lean.NEAR)
    return {"start": found.start.isoformat(), "end": found.end.isoformat()}
