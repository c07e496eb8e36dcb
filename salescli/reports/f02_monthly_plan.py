"""F2: what each salesperson is to reach and to do in a month, and how last month went."""

from salescli.policy.period import Grain
from salescli.reports._columns import SALESPERSON, TARGET
from salescli.reports._plans import CHANGE_REASON, EXPENSE_BUDGET, ITEM, OWNER, WORKINGS
from salescli.reports._report import Report
from salescli.reports._section import Section, Total, rate
from salescli.sql import (
    CHOSEN,
    MONEY_IN,
    SALESPERSON_NAMES,
    TARGETS_IN_FORCE,
    fields,
    named,
)
from salescli.text import Text

_PLAN = Section(
    key="plan",
    title=Text("Plan of the month", "월 계획", "本月计划"),
    columns=(
        SALESPERSON,
        ITEM,
        TARGET._replace(total=Total.NONE),
        *WORKINGS,
        EXPENSE_BUDGET,
        OWNER,
        rate(
            "last_month_rate",
            Text("Last month achieved", "전월 달성률", "上月完成率"),
            "last_month_done",
            "last_month_target",
        )._replace(until="last_month_end"),
        CHANGE_REASON,
    ),
    main="salesperson item target last_month_rate measures key_customers owner expense_budget",
    hidden=(("last_month_done", Total.NONE), ("last_month_target", Total.NONE)),
    sql=f"""
        WITH {TARGETS_IN_FORCE},
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
            WHERE kind IN {MONEY_IN}
              AND booked_on BETWEEN :last_month_start AND :last_month_end
            GROUP BY salesperson_id
            UNION ALL
            SELECT contract.salesperson_id, 'new_customers', COUNT(*)
            FROM contract
            WHERE contract.effective_on BETWEEN :last_month_start AND :last_month_end
              AND contract.id = (
                  SELECT first.id FROM contract AS first
                  WHERE first.customer_id = contract.customer_id AND first.effective_on IS NOT NULL
                  ORDER BY first.effective_on, first.id LIMIT 1
              )
            GROUP BY contract.salesperson_id
        )
        SELECT {SALESPERSON_NAMES}, listed.item AS item,
               CASE WHEN measures.place IS NULL THEN drawn.target
                    WHEN listed.item = 'new_customers' THEN goal.amount * :unit
                    ELSE goal.amount END AS target,
               {fields("drawn", *(column.key for column in WORKINGS), "expense_budget")},
               {named("owner", "owner")}, drawn.change_reason AS change_reason,
               CASE WHEN former.amount IS NOT NULL THEN COALESCE(reached.amount, 0)
               END AS last_month_done,
               former.amount AS last_month_target
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
        WHERE {CHOSEN}
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
