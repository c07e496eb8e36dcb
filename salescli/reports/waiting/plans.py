"""Visits and plans that wait for the manager, changes of plans for the leader (W1.2, MD6)."""

from salescli.policy import wording
from salescli.policy.roles import Role
from salescli.render.sheet import Kind
from salescli.reports._columns import CUSTOMER, NUMBER, SALESPERSON, TARGET
from salescli.reports._section import Column
from salescli.reports.waiting._turn import Turn, others, turn
from salescli.sql import OWN, PEOPLE, SALESPERSON_NAMES, parties
from salescli.text import Text

_DAY = Column("day", Kind.DATE, Text("Day", "일자", "日期"))
_PURPOSE = Column("purpose", Kind.TEXT, Text("Purpose", "방문목적", "拜访目的"))
_ORDER = Column("expected_order", Kind.MONEY, Text("Expected order", "예상 주문액", "预计订货额"))
_MONEY = Column(
    "planned_collection", Kind.MONEY, Text("Planned collection", "계획 수금", "计划回款")
)
_ITEM = Column("item", Kind.TERM, Text("Item", "항목", "项目"), words=wording.MEASURES)
_PERIOD = Column("period", Kind.CODE, Text("Period", "기간", "期间"))
_WHY = Column("change_reason", Kind.TEXT, Text("Change reason", "변경 사유", "变更原因"))


def _plans(state: str) -> str:
    return f"""
        SELECT work_plan.number AS number, {SALESPERSON_NAMES}, work_plan.label AS period,
               work_plan.item AS item, work_plan.target AS target,
               work_plan.change_reason AS change_reason, work_plan.planned_on AS since
        FROM work_plan JOIN employee ON employee.id = work_plan.employee_id
        WHERE work_plan.state = '{state}' AND {OWN}
    """


TURNS: tuple[Turn, ...] = (
    turn(
        "visit",
        Text("Visits to approve", "승인할 방문", "待批准拜访"),
        "visit approve",
        (Role.MANAGER, Role.LEADER),
        (NUMBER, _DAY, SALESPERSON, CUSTOMER, _PURPOSE, _ORDER, _MONEY),
        f"""
            SELECT visit.number AS number, visit.from_on AS day, {PEOPLE},
                   visit.purpose AS purpose, visit.expected_order AS expected_order,
                   visit.planned_collection AS planned_collection, visit.submitted_on AS since
            FROM visit {parties("visit")}
            WHERE visit.state = 'submitted' AND {OWN}
              AND {others("visit.author_id", "visit.salesperson_id")}
        """,
    ),
    turn(
        "plan",
        Text("Plans to approve", "승인할 업무계획", "待批准工作计划"),
        "plan approve",
        (Role.MANAGER, Role.LEADER),
        (NUMBER, SALESPERSON, _PERIOD, _ITEM, TARGET),
        f"{_plans('planned')} AND {others('work_plan.author_id', 'work_plan.employee_id')}",
    ),
    turn(
        "plan_change",
        Text("Changes of plans to decide", "결정할 계획 변경", "待决定计划变更"),
        "plan decide",
        (Role.LEADER,),
        (NUMBER, SALESPERSON, _PERIOD, _ITEM, TARGET, _WHY),
        f"{_plans('proposed')} AND COALESCE(work_plan.author_id, 0) <> :me",
    ),
)
