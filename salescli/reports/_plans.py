"""What the forms share about planned visits and work: each piece of SQL written once."""

from salescli.policy import wording
from salescli.render.sheet import Kind
from salescli.reports._section import Column
from salescli.reports._sql import fields
from salescli.text import Text

VISITS_FINAL = f"""
    final AS (
        SELECT * FROM (
            SELECT {fields("visit", "customer_id", "contract_id", "salesperson_id", "from_on")},
                   {fields("visit", "planned_collection", "visited_on")},
                   COALESCE(
                       (SELECT decision.to_state FROM decision
                        WHERE decision.kind = 'visit' AND decision.document_id = visit.id
                          AND decision.recorded_at < :recorded_before
                        ORDER BY decision.id DESC LIMIT 1),
                       CASE WHEN visit.created_at < :recorded_before THEN visit.state END
                   ) AS state
            FROM visit
            WHERE visit.until_on BETWEEN :start AND :end
              AND visit.approved_on IS NOT NULL AND visit.unplanned = 0
        ) AS stood
        WHERE state IN ('approved', 'done')
    )
"""
"""Visits whose days end in the period and which the manager made final, made or not (W1.2).

Where they stand is what was decided last before `--as-of`; a visit without a decision is history
from before there was this program.
"""

PURPOSE = Column("purpose", Kind.TEXT, Text("Purpose", "방문목적", "预期目的"))
VISIT_METHOD = Column(
    "method", Kind.TERM, Text("Visit method", "방문방식", "拜访方式"), words=wording.VISIT_METHODS
)
MANAGER_NOTE = Column("manager_note", Kind.TEXT, Text("Manager's note", "부장 의견", "经理批示"))
ITEM = Column("item", Kind.TERM, Text("Item", "항목", "工作项目"), words=wording.MEASURES)
"""What is to be done is told in words, or is one of the measures of a target."""
WORKINGS = (
    Column("key_customers", Kind.TEXT, Text("Key customers", "중점 고객", "重点客户")),
    *(
        Column(f"week{n}", Kind.TEXT, Text(f"Week {n}", f"{n}주차", f"第{n}周"))
        for n in range(1, 6)
    ),
    Column("measures", Kind.TEXT, Text("Measures", "조치", "措施")),
)
"""How an item of a month is worked on: by whom it is to be bought, week by week, by what."""
EXPENSE_BUDGET = Column(
    "expense_budget", Kind.MONEY, Text("Expense budget", "비용예산", "费用预算")
)
OWNER = Column("owner", Kind.ENTRY, Text("Owner", "책임자", "责任人"))
CHANGE_REASON = Column("change_reason", Kind.TEXT, Text("Change reason", "변경 사유", "变更原因"))
CUSTOMER_KIND = Column(
    "customer_kind",
    Kind.TERM,
    Text("Customer type", "고객 유형", "客户类别"),
    words=wording.CUSTOMER_STANDING,
)
OTHER_WORK = Column(
    "other_work", Kind.TERM, Text("Other work", "기타 업무", "其他工作"), words=wording.MEASURES
)
"""A task is told in words, or is one of the measures of a target."""
SUPPORT_NEEDED = Column(
    "support_needed", Kind.TEXT, Text("Support needed", "필요 지원", "所需支持")
)
EXPECTED_ORDER = Column(
    "expected_order", Kind.MONEY, Text("Expected order", "예상 주문액", "预计订货额")
)
PLANNED_COLLECTION = Column(
    "planned_collection", Kind.MONEY, Text("Planned collection", "수금계획액", "计划回款额")
)
