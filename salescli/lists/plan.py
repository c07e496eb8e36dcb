"""Lists of work plans, and an item of one with all that was changed in it (MD6)."""

from typing import TYPE_CHECKING

from salescli.lists._documents import HISTORY, identity
from salescli.policy import wording
from salescli.policy.planning import span
from salescli.render.sheet import Kind
from salescli.reports._columns import CUSTOMER, NUMBER, SALESPERSON, STATE, TARGET
from salescli.reports._plans import SUPPORT_NEEDED
from salescli.reports._report import listing
from salescli.reports._section import Column, Section
from salescli.text import Text

if TYPE_CHECKING:
    from salescli.policy.states import PlanGrain, PlanState
    from salescli.render.sheet import Sheet
    from salescli.workspace import Look

_GRAIN = Column(
    "grain", Kind.TERM, Text("Plan", "계획 구분", "计划类别"), words=wording.PLAN_GRAINS
)
_PERIOD = Column("period", Kind.CODE, Text("Period", "기간", "期间"))
_ITEM = Column("item", Kind.TERM, Text("Item", "항목", "工作项目"), words=wording.MEASURES)
"""What is to be done is told in words, or is one of the measures of a target."""
_BUDGET = Column("expense_budget", Kind.MONEY, Text("Expense budget", "비용예산", "费用预算"))
_OWNER = Column("owner", Kind.ENTRY, Text("Owner", "책임자", "责任人"))
_REASON = Column("change_reason", Kind.TEXT, Text("Change reason", "변경 사유", "变更原因"))
_RESULT = Column("result", Kind.TEXT, Text("Result", "결과", "结果"))

_IDENTITY = """
    SELECT work_plan.id AS id, work_plan.number AS number
    FROM work_plan JOIN employee ON employee.id = work_plan.employee_id
    WHERE (work_plan.number = :number OR work_plan.id = :id)
      AND (CAST(:scope AS TEXT) IS NULL OR employee.code = :scope)
"""

_LABELS = """
    work_plan.number AS number, work_plan.state AS state, work_plan.grain AS grain,
    work_plan.label AS period, employee.code AS salesperson, employee.name AS salesperson_name,
    work_plan.item AS item, customer.code AS customer, customer.name AS customer_name,
    work_plan.target AS target, work_plan.expense_budget AS expense_budget,
    owner.code AS owner, owner.name AS owner_name
"""

_PLANS = """
    FROM work_plan
    JOIN employee ON employee.id = work_plan.employee_id
    LEFT JOIN customer ON customer.id = work_plan.customer_id
    LEFT JOIN employee AS owner ON owner.id = work_plan.owner_id
"""

LIST = Section(
    key="plans",
    title=Text("Work plans", "업무계획", "工作计划"),
    columns=(
        NUMBER,
        STATE,
        _GRAIN,
        _PERIOD,
        SALESPERSON,
        _ITEM,
        CUSTOMER,
        TARGET,
        _BUDGET,
        _OWNER,
        _REASON,
        _RESULT,
    ),
    totals=False,
    sql=f"""
        SELECT {_LABELS}, work_plan.change_reason AS change_reason, work_plan.result AS result
        {_PLANS}
        WHERE (CAST(:grain AS TEXT) IS NULL
               OR (work_plan.grain = :grain AND work_plan.label = :label))
          AND (CAST(:salesperson AS TEXT) IS NULL OR employee.code = :salesperson)
          AND (CAST(:state AS TEXT) IS NULL OR work_plan.state = :state)
          AND (CAST(:scope AS TEXT) IS NULL OR employee.code = :scope)
        ORDER BY work_plan.start_on, work_plan.end_on DESC, employee.code, work_plan.id
    """,
)

ENTRY = Section(
    key="plan",
    title=Text("Work plan", "업무계획 항목", "工作计划项目"),
    columns=(
        NUMBER,
        STATE,
        _GRAIN,
        _PERIOD,
        SALESPERSON,
        _ITEM,
        CUSTOMER,
        TARGET,
        _BUDGET,
        _OWNER,
        Column("planned_on", Kind.DATE, Text("Planned on", "작성일", "制定日期")),
        Column("author", Kind.ENTRY, Text("Author", "작성자", "制表人")),
    ),
    totals=False,
    sql=f"""
        SELECT {_LABELS}, work_plan.planned_on AS planned_on,
               author.code AS author, author.name AS author_name
        {_PLANS}
        LEFT JOIN employee AS author ON author.id = work_plan.author_id
        WHERE work_plan.id = :id
    """,
)

_WEEKS = tuple(
    Column(f"week{n}", Kind.TEXT, Text(f"Week {n}", f"{n}주차", f"第{n}周")) for n in range(1, 6)
)

MEASURES = Section(
    key="measures",
    title=Text("How it is to be reached", "추진 방안", "实施方案"),
    columns=(
        Column("key_customers", Kind.TEXT, Text("Key customers", "중점 고객", "重点客户")),
        *_WEEKS,
        Column("measures", Kind.TEXT, Text("Measures", "조치", "措施")),
        SUPPORT_NEEDED,
    ),
    totals=False,
    sql="""
        SELECT key_customers, week1, week2, week3, week4, week5, measures, support_needed
        FROM work_plan
        WHERE id = :id
    """,
)

OUTCOME = Section(
    key="outcome",
    title=Text("What became of it", "진행 결과", "完成情况"),
    columns=(
        Column("manager_note", Kind.TEXT, Text("Manager's note", "부장 의견", "经理批示")),
        _RESULT,
        Column("done_on", Kind.DATE, Text("Done", "완료일", "完成日期")),
        Column("replaces", Kind.CODE, Text("Replaces", "대체 대상", "替换对象")),
        _REASON,
    ),
    totals=False,
    sql="""
        SELECT work_plan.manager_note AS manager_note, work_plan.result AS result,
               work_plan.done_on AS done_on, earlier.number AS replaces,
               work_plan.change_reason AS change_reason
        FROM work_plan LEFT JOIN work_plan AS earlier ON earlier.id = work_plan.replaces_id
        WHERE work_plan.id = :id
    """,
)

PROPOSALS = Section(
    key="proposals",
    title=Text("Changes proposed to the leader", "경영진에 제안한 변경", "向公司领导提出的变更"),
    columns=(
        NUMBER,
        STATE,
        Column("planned_on", Kind.DATE, Text("Proposed on", "제안일", "提议日期")),
        Column("author", Kind.ENTRY, Text("Proposed by", "제안자", "提议人")),
        _REASON,
    ),
    totals=False,
    sql="""
        SELECT work_plan.number AS number, work_plan.state AS state,
               work_plan.planned_on AS planned_on,
               author.code AS author, author.name AS author_name,
               work_plan.change_reason AS change_reason
        FROM work_plan LEFT JOIN employee AS author ON author.id = work_plan.author_id
        WHERE work_plan.replaces_id = :id
        ORDER BY work_plan.id
    """,
)


def listed(
    look: "Look",
    *,
    period: "tuple[PlanGrain, str] | None" = None,
    salesperson: str | None = None,
    state: "PlanState | None" = None,
) -> "Sheet":
    """List the items of work plans, by period, salesperson or state."""
    from salescli.lists import staff  # noqa: PLC0415 - only with --salesperson

    code = staff.code(look, salesperson) if salesperson else None
    grain = label = None
    if period is not None:
        grain = period[0]
        label = span(grain, period[1], look.today, look.company.week_closes).label
    return listing(look, "plans", (LIST,), grain=grain, label=label, salesperson=code, state=state)


def shown(look: "Look", word: str) -> "Sheet":
    """Show an item of a plan, what became of it and the changes that were proposed."""
    found = identity(look, _IDENTITY, "plan", word)
    return listing(look, "plan", (ENTRY, MEASURES, OUTCOME, PROPOSALS), id=found["id"])


def history(look: "Look", word: str) -> "Sheet":
    """Show the steps that were taken with an item of a plan."""
    found = identity(look, _IDENTITY, "plan", word)
    return listing(look, "history", (HISTORY,), kind="plan", id=found["id"])
