"""F2: what each salesperson is to reach and to do in a month, and how last month went."""

from salescli.policy import wording
from salescli.policy.period import Grain
from salescli.render.sheet import Kind
from salescli.reports._columns import SALESPERSON
from salescli.reports._report import Report
from salescli.reports._section import Column, Quotient, Section, Total
from salescli.text import Text

_WEEKS = tuple(
    Column(f"week{n}", Kind.TEXT, Text(f"Week {n}", f"{n}주차", f"第{n}周")) for n in range(1, 6)
)

_PLAN = Section(
    key="plan",
    title=Text("Plan of the month", "월 계획", "本月计划"),
    columns=(
        SALESPERSON,
        Column("item", Kind.TERM, Text("Item", "항목", "工作项目"), words=wording.MEASURES),
        Column("target", Kind.MONEY, Text("Target", "목표", "目标"), total=Total.NONE),
        Column("key_customers", Kind.TEXT, Text("Key customers", "중점 고객", "重点客户")),
        *_WEEKS,
        Column("measures", Kind.TEXT, Text("Measures", "조치", "措施")),
        Column("expense_budget", Kind.MONEY, Text("Expense budget", "비용예산", "费用预算")),
        Column("owner", Kind.ENTRY, Text("Owner", "책임자", "责任人")),
        Column(
            "last_month_rate",
            Kind.RATE,
            Text("Last month achieved", "전월 달성률", "上月完成率"),
            rate=Quotient(("last_month_done",), ("last_month_target",)),
        ),
        Column("change_reason", Kind.TEXT, Text("Change reason", "변경 사유", "变更原因")),
    ),
    hidden=(("last_month_done", Total.NONE), ("last_month_target", Total.NONE)),
    sql="""
        WITH newest AS (
            SELECT month, measure, employee_id, product_id, amount,
                   ROW_NUMBER() OVER (
                       PARTITION BY month, measure, employee_id, product_id ORDER BY id DESC
                   ) AS age
            FROM target
            WHERE month IN (:month, :last_month) AND employee_id IS NOT NULL
        ),
        goal AS (
            SELECT month, measure, employee_id,
                   CAST(COALESCE(
                       SUM(CASE WHEN product_id IS NULL THEN amount END), SUM(amount)
                   ) AS BIGINT) AS amount
            FROM newest
            WHERE age = 1
            GROUP BY month, measure, employee_id
        ),
        measures AS (
            SELECT 1 AS place, 'sales' AS measure
            UNION ALL SELECT 2, 'collection' UNION ALL SELECT 3, 'new_customers'
        ),
        drawn AS (
            SELECT * FROM work_plan
            WHERE grain = 'monthly' AND end_on BETWEEN :start AND :end
              AND state IN ('planned', 'approved', 'done')
        ),
        listed AS (
            SELECT employee_id, measure AS item FROM goal WHERE month = :month
            UNION SELECT employee_id, item FROM drawn
        ),
        reached AS (
            SELECT salesperson_id AS employee_id, 'sales' AS measure,
                   CAST(SUM(net) AS BIGINT) AS amount
            FROM sale
            WHERE booked_on BETWEEN :last_month_start AND :last_month_end
            GROUP BY salesperson_id
            UNION ALL
            SELECT salesperson_id, 'collection', CAST(SUM(amount) AS BIGINT)
            FROM posting
            WHERE kind IN ('collected', 'bounced', 'refunded')
              AND booked_on BETWEEN :last_month_start AND :last_month_end
            GROUP BY salesperson_id
            UNION ALL
            SELECT contract.salesperson_id, 'new_customers', COUNT(*)
            FROM contract
            WHERE contract.effective_on BETWEEN :last_month_start AND :last_month_end
              AND NOT EXISTS (
                  SELECT 1 FROM contract AS earlier
                  WHERE earlier.customer_id = contract.customer_id
                    AND (earlier.effective_on < contract.effective_on
                         OR (earlier.effective_on = contract.effective_on
                             AND earlier.id < contract.id))
              )
            GROUP BY contract.salesperson_id
        )
        SELECT employee.code AS salesperson, employee.name AS salesperson_name,
               listed.item AS item,
               CASE WHEN measures.place IS NULL THEN drawn.target
                    WHEN listed.item = 'new_customers' THEN goal.amount * :unit
                    ELSE goal.amount END AS target,
               drawn.key_customers AS key_customers,
               drawn.week1 AS week1, drawn.week2 AS week2, drawn.week3 AS week3,
               drawn.week4 AS week4, drawn.week5 AS week5,
               drawn.measures AS measures, drawn.expense_budget AS expense_budget,
               owner.code AS owner, owner.name AS owner_name,
               CASE WHEN former.amount IS NOT NULL THEN COALESCE(reached.amount, 0)
               END AS last_month_done,
               former.amount AS last_month_target,
               drawn.change_reason AS change_reason
        FROM listed
        JOIN employee ON employee.id = listed.employee_id
        LEFT JOIN measures ON measures.measure = listed.item
        LEFT JOIN goal ON goal.month = :month AND goal.measure = listed.item
                      AND goal.employee_id = listed.employee_id
        LEFT JOIN goal AS former ON former.month = :last_month AND former.measure = listed.item
                              AND former.employee_id = listed.employee_id
        LEFT JOIN reached ON reached.measure = listed.item
                         AND reached.employee_id = listed.employee_id
        LEFT JOIN drawn ON drawn.employee_id = listed.employee_id AND drawn.item = listed.item
        LEFT JOIN employee AS owner ON owner.id = drawn.owner_id
        WHERE (CAST(:salesperson AS TEXT) IS NULL OR employee.code = :salesperson)
          AND (CAST(:scope AS TEXT) IS NULL OR employee.code = :scope)
        ORDER BY employee.code, COALESCE(measures.place, 4), listed.item, drawn.id
    """,
)
"""A measure's target is the department's, that of a typed item the plan's own.

The target of new customers is a count: scaled by :unit, it reads as 5 among amounts.
"""

REPORT = Report(
    form="F2",
    title=Text("Monthly work plan", "월 업무계획표", "月工作计划表"),
    grain=Grain.MONTH,
    sections=(_PLAN,),
    plan=True,
)
