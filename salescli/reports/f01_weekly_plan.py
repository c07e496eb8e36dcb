"""F1: the visits and tasks that are planned for a week, and what came of them."""

from datetime import date

from salescli.policy import days
from salescli.policy.period import Grain
from salescli.policy.settings import WEEKDAYS
from salescli.render.sheet import Kind
from salescli.reports._columns import CONTRACT, CUSTOMER, SALESPERSON, STATE
from salescli.reports._plans import (
    CUSTOMER_KIND,
    EXPECTED_ORDER,
    MANAGER_NOTE,
    OTHER_WORK,
    PLANNED_COLLECTION,
    PURPOSE,
    SUPPORT_NEEDED,
    VISIT_METHOD,
)
from salescli.reports._report import Report
from salescli.reports._section import Column, Row, Section, Total, rate
from salescli.sql import (
    CHOSEN,
    GIVEN_UP_LATE,
    KEPT,
    PEOPLE,
    existing,
    fields,
    missed,
    recorded,
)
from salescli.text import Text
from salescli.watch.planned import APPROVED_ON, PLANNED_ON


def _weekday(row: Row) -> str | None:
    return WEEKDAYS[date.fromisoformat(row["day"]).weekday()] if row["day"] else None


_PLAN = Section(
    key="plan",
    title=Text("Plan of the week", "주간 계획", "本周计划"),
    columns=(
        Column("day", Kind.DATE, Text("Day", "일자", "日期")),
        Column(
            "weekday",
            Kind.TERM,
            Text("Weekday", "요일", "星期"),
            derive=_weekday,
            words=days.WEEKDAYS,
        ),
        SALESPERSON,
        CUSTOMER,
        CONTRACT,
        CUSTOMER_KIND,
        VISIT_METHOD,
        PURPOSE,
        EXPECTED_ORDER,
        PLANNED_COLLECTION,
        OTHER_WORK,
        SUPPORT_NEEDED,
        STATE,
        Column("result", Kind.TEXT, Text("Result", "결과", "完成情况")),
        MANAGER_NOTE,
        rate("done_rate", Text("Done", "완료율", "完成率"), "done", "counted"),
    ),
    hidden=(("done", Total.SUM), ("counted", Total.SUM)),
    main="day customer state salesperson purpose planned_collection expected_order method",
    sql=f"""
        WITH listed AS (
            SELECT {fields("visit", "from_on", "until_on", "salesperson_id", "customer_id")},
                   {fields("visit", "contract_id", "method", "purpose", "expected_order")},
                   {fields("visit", "planned_collection", "other_work", "support_needed")},
                   CASE WHEN {GIVEN_UP_LATE} OR (visit.state = 'done' AND NOT ({KEPT}))
                        THEN 'approved'
                        WHEN visit.state = 'submitted'
                          OR (visit.state = 'approved' AND {APPROVED_ON} > visit.until_on)
                        THEN 'planned'
                        ELSE visit.state END AS state,
                   {recorded("result")} AS result,
                   visit.manager_note AS manager_note, 1 AS source, visit.id AS id
            FROM visit
            WHERE visit.until_on BETWEEN :start AND :end AND visit.from_on >= :start
              AND visit.unplanned = 0
              AND COALESCE({PLANNED_ON}, '') <= visit.until_on
              AND (visit.state <> 'dropped' OR {GIVEN_UP_LATE})
            UNION ALL
            SELECT start_on, end_on, employee_id, customer_id, NULL, NULL, measures,
                   NULL, NULL, item, support_needed, state, result, manager_note, 2, id
            FROM work_plan
            WHERE grain IN ('weekly', 'daily') AND end_on BETWEEN :start AND :end
              AND start_on >= :start AND state IN ('planned', 'approved', 'done')
        )
        SELECT CASE WHEN listed.from_on = listed.until_on THEN listed.from_on END AS day,
               {PEOPLE}, contract.number AS contract,
               CASE WHEN customer.id IS NULL THEN NULL
                    WHEN {existing("customer.id", "listed.from_on")}
                    THEN 'existing' ELSE 'new' END AS customer_kind,
               {fields("listed", "method", "purpose", "other_work", "support_needed")},
               {fields("listed", "result", "manager_note")},
               CASE WHEN listed.state <> 'moved' THEN listed.expected_order END AS expected_order,
               CASE WHEN listed.state <> 'moved' THEN listed.planned_collection END
                   AS planned_collection,
               {missed("listed")} AS state,
               CASE WHEN listed.until_on <= :today
                    THEN CASE listed.state WHEN 'done' THEN 1 ELSE 0 END END AS done,
               CASE WHEN listed.until_on <= :today
                    THEN CASE listed.state WHEN 'moved' THEN 0 ELSE 1 END END AS counted
        FROM listed
        JOIN employee ON employee.id = listed.salesperson_id
        LEFT JOIN customer ON customer.id = listed.customer_id
        LEFT JOIN contract ON contract.id = listed.contract_id
        WHERE {CHOSEN}
        ORDER BY CASE WHEN listed.from_on = listed.until_on THEN listed.from_on END NULLS LAST,
                 employee.code, customer.code NULLS LAST, listed.source, listed.id
    """,
)
"""What is planned for one day has its day; what may be done on any day of the week has none.

A visit that is handed in, or was made final when its days were over, is still a plan, and one that
was planned then is none; one that is final and over without a record is missed, also if it was
moved, dropped or made then. A customer is existing from the day after a first contract came into
force. `done_rate` is what is done by all that was not moved, and empty until the last of its days
has come; unplanned visits are no rows of the plan (W1.3).
"""

REPORT = Report(
    form="F1",
    title=Text("Weekly work plan", "주간 업무계획표", "周工作计划表"),
    grain=Grain.WEEK,
    sections=(_PLAN,),
    plan=True,
)
