"""Lists of work plans, and an item of one with all that was changed in it (MD6)."""

from typing import TYPE_CHECKING

from salescli.lists._browse import Browse
from salescli.lists._columns import RESULT
from salescli.lists._select import part
from salescli.policy import wording
from salescli.policy.planning import span
from salescli.policy.typed import Lean
from salescli.render.sheet import Kind
from salescli.reports._columns import CUSTOMER, NUMBER, SALESPERSON, STATE, TARGET
from salescli.reports._plans import (
    CHANGE_REASON,
    EXPENSE_BUDGET,
    ITEM,
    MANAGER_NOTE,
    OWNER,
    SUPPORT_NEEDED,
    WORKINGS,
)
from salescli.reports._section import Column
from salescli.text import Text

if TYPE_CHECKING:
    from salescli.look import Look
    from salescli.policy.kinds import PlanGrain
    from salescli.render.sheet import Sheet

MEASURES = part(
    "measures",
    Text("How it is to be reached", "추진 방안", "实施方案"),
    "work_plan",
    (*WORKINGS, SUPPORT_NEEDED),
    "FROM work_plan WHERE id = :id",
)

OUTCOME = part(
    "outcome",
    Text("What became of it", "진행 결과", "完成情况"),
    "work_plan",
    (
        MANAGER_NOTE,
        RESULT,
        Column("done_on", Kind.DATE, Text("Done", "완료일", "完成日期")),
        Column("replaces", Kind.CODE, Text("Replaces", "대체 대상", "替换对象")),
        CHANGE_REASON,
    ),
    """
        FROM work_plan LEFT JOIN work_plan AS earlier ON earlier.id = work_plan.replaces_id
        WHERE work_plan.id = :id
    """,
    replaces="earlier.number",
)

PROPOSALS = part(
    "proposals",
    Text("Changes proposed to the leader", "회사 경영진에 제안한 변경", "向公司领导提出的变更"),
    "work_plan",
    (
        NUMBER,
        STATE,
        Column("planned_on", Kind.DATE, Text("Proposed on", "제안일", "提议日期")),
        Column("author", Kind.ENTRY, Text("Proposed by", "제안자", "提议人")),
        CHANGE_REASON,
    ),
    """
        FROM work_plan LEFT JOIN employee AS author ON author.id = work_plan.author_id
        WHERE work_plan.replaces_id = :id
        ORDER BY work_plan.id
    """,
)

_GRAIN = Column(
    "grain", Kind.TERM, Text("Plan", "계획 구분", "计划类别"), words=wording.PLAN_GRAINS
)

BROWSE = Browse(
    "plan",
    "work_plan",
    ("plans", "plan"),
    Text("Work plans", "업무계획", "工作计划"),
    Text("Work plan", "업무계획 항목", "工作计划项目"),
    columns=(
        NUMBER,
        STATE,
        _GRAIN,
        Column("period", Kind.CODE, Text("Period", "기간", "期间")),
        SALESPERSON,
        ITEM,
        CUSTOMER,
        TARGET,
        EXPENSE_BUDGET,
        OWNER,
    ),
    last=(CHANGE_REASON, RESULT),
    beside=(
        Column("planned_on", Kind.DATE, Text("Planned on", "작성일", "制定日期")),
        Column("author", Kind.ENTRY, Text("Author", "작성자", "制表人")),
    ),
    source="""
        FROM work_plan
        JOIN employee ON employee.id = work_plan.employee_id
        LEFT JOIN customer ON customer.id = work_plan.customer_id
        LEFT JOIN employee AS owner ON owner.id = work_plan.owner_id
    """,
    joined="LEFT JOIN employee AS author ON author.id = work_plan.author_id",
    said={"period": "work_plan.label"},
    where="""
        (CAST(:grain AS TEXT) IS NULL
         OR (work_plan.grain = :grain AND work_plan.label = :label))
    """,
    day="work_plan.start_on",
    parts=(MEASURES, OUTCOME, PROPOSALS),
)
shown, history = BROWSE.shown, BROWSE.history


def listed(
    look: "Look", *, period: "tuple[PlanGrain, str] | None" = None, **chosen: object
) -> "Sheet":
    """List the items of work plans, by period, salesperson or state."""
    grain = label = None
    if period is not None:
        grain = period[0]
        closes = look.company.week_closes
        label = span(grain, period[1], look.today, closes, Lean.NEAR).label
    return BROWSE.listed(look, grain=grain, label=label, **chosen)
