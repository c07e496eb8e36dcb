"""What the forms share about planned visits and work: each piece of SQL written once."""

from salescli.policy import fields as declared
from salescli.policy import wording
from salescli.render.sheet import Kind
from salescli.reports._columns import columns, of
from salescli.reports._section import Column
from salescli.sql import GIVEN_UP_LATE, KEPT, fields
from salescli.text import Text
from salescli.watch.planned import APPROVED_ON

VISITS_FINAL = f"""
    final AS (
        SELECT * FROM (
            SELECT {fields("visit", "customer_id", "contract_id", "salesperson_id", "from_on")},
                   {fields("visit", "planned_collection")},
                   CASE WHEN {KEPT} THEN 1 ELSE 0 END AS kept,
                   CASE WHEN {GIVEN_UP_LATE} THEN 'approved' ELSE COALESCE(
                       (SELECT decision.to_state FROM decision
                        WHERE decision.kind = 'visit' AND decision.document_id = visit.id
                          AND decision.recorded_at < :recorded_before
                        ORDER BY decision.id DESC LIMIT 1),
                       CASE WHEN visit.created_at < :recorded_before THEN visit.state END
                   ) END AS state
            FROM visit
            WHERE visit.until_on BETWEEN :start AND :end
              AND {APPROVED_ON} <= visit.until_on AND visit.unplanned = 0
        ) AS stood
        WHERE state IN ('approved', 'done')
    )
"""
"""Visits whose days end in the period and which the manager made final, made or not (W1.2).

What was entered as final after them is none: made, it was unplanned (W1.3).
Where they stand is what was decided last before `--as-of`; a visit without a decision is history
from before there was this program.
"""

PURPOSE = of(declared.PURPOSE)
VISIT_METHOD = of(declared.METHOD)
MANAGER_NOTE = Column("manager_note", Kind.TEXT, Text("Manager's note", "부장 의견", "经理批示"))
ITEM = Column("item", Kind.TERM, Text("Item", "항목", "工作项目"), words=wording.MEASURES)
"""What is to be done is told in words, or is one of the measures of a target."""
WORKINGS = columns(declared.KEY_CUSTOMERS, *declared.WEEKS, declared.MEASURES)
"""How an item of a month is worked on: by whom it is to be bought, week by week, by what."""
EXPENSE_BUDGET = of(declared.EXPENSE_BUDGET)
OWNER = of(declared.OWNER)
CHANGE_REASON = Column("change_reason", Kind.TEXT, Text("Change reason", "변경 사유", "变更原因"))
CUSTOMER_KIND = Column(
    "customer_kind",
    Kind.TERM,
    Text("Customer type", "고객 유형", "客户类别"),
    words=wording.CUSTOMER_STANDING,
)
OTHER_WORK = of(declared.OTHER_WORK)._replace(kind=Kind.TERM, words=wording.MEASURES)
"""A task is told in words, or is one of the measures of a target."""
SUPPORT_NEEDED = of(declared.SUPPORT_NEEDED)
EXPECTED_ORDER = of(declared.EXPECTED_ORDER)
PLANNED_COLLECTION = of(declared.PLANNED_COLLECTION)
