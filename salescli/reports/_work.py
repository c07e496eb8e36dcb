"""What F5 counts of each salesperson's work, over any period; F6 adds to it."""

from salescli.render.sheet import Kind
from salescli.reports._columns import COLLECTED, CONTRACTED, CONTRACTS, SALESPERSON
from salescli.reports._plans import VISITS_FINAL
from salescli.reports._postings import SELLERS, everybody, sums
from salescli.reports._report import MOST_DAYS
from salescli.reports._section import Column, rate
from salescli.sql import (
    ABSENT,
    INCOMING,
    SALESPERSON_NAMES,
    among,
    employed,
    existing,
    figures,
)
from salescli.text import Text

WORK_COLUMNS = (
    SALESPERSON,
    Column("days_worked", Kind.DAYS, Text("Days worked", "근무 일수", "出勤天数")),
    Column("days_travelled", Kind.DAYS, Text("Days travelled", "출장 일수", "出差天数")),
    Column("days_off", Kind.DAYS, Text("Days off", "휴가 일수", "请假天数")),
    Column("visits_planned", Kind.COUNT, Text("Visits planned", "계획 방문", "计划拜访")),
    Column("visits_made", Kind.COUNT, Text("Visits made", "실제 방문", "实际拜访")),
    Column("visits_unplanned", Kind.COUNT, Text("Unplanned", "계획 외", "计划外")),
    Column("visits_kept", Kind.COUNT, Text("Planned and made", "계획 이행", "计划完成")),
    rate(
        "visit_rate",
        Text("Visit rate", "방문 이행률", "拜访完成率"),
        "visits_kept",
        "visits_planned",
    ),
    Column("new_customers", Kind.COUNT, Text("New customers", "신규", "新客户")),
    Column("return_visits", Kind.COUNT, Text("Return visits", "재방문", "回访")),
    Column("work_logs", Kind.COUNT, Text("Logs", "일지 작성일수", "日志天数")),
    Column("quotes", Kind.COUNT, Text("Quotes sent", "견적", "报价")),
    CONTRACTS,
    CONTRACTED,
    COLLECTED,
    Column("late_reports", Kind.COUNT, Text("Late reports", "보고서 지연", "报表逾期")),
    Column("violations", Kind.COUNT, Text("Violations", "위반", "违规")),
)

_USUAL = " UNION ALL ".join(f"SELECT CAST(:w{n} AS TEXT) AS day" for n in range(1, MOST_DAYS + 1))
_DAYS = f"""
    usual AS ({_USUAL}),
    marked AS (
        SELECT day, kind, ROW_NUMBER() OVER (PARTITION BY day ORDER BY version DESC) AS age
        FROM calendar_day WHERE day BETWEEN :start AND :end
    ),
    working AS (
        SELECT day FROM usual
        WHERE day NOT IN (SELECT day FROM marked WHERE age = 1 AND kind = 'holiday')
        UNION
        SELECT day FROM marked WHERE age = 1 AND kind = 'working'
    ),
    attended AS (
        SELECT employee.id AS id, working.day AS day,
               CASE WHEN EXISTS (SELECT 1 FROM absence
                                 WHERE absence.employee_id = employee.id AND {ABSENT}
                                   AND working.day BETWEEN absence.from_on AND absence.until_on)
                    THEN 1 ELSE 0 END AS off
        FROM employee CROSS JOIN working
        WHERE {employed("working.day", "working.day")}
    ),
    day_figure AS (
        SELECT id, SUM(1 - off) AS days_worked, SUM(off) AS days_off
        FROM attended WHERE day <= :today GROUP BY id
    ),
    logged AS (
        SELECT employee_id AS id, COUNT(*) AS work_logs, SUM(travelled) AS days_travelled
        FROM work_log
        WHERE day BETWEEN :start AND :end
          AND NOT EXISTS (
              SELECT 1 FROM work_log AS later
              WHERE later.employee_id = work_log.employee_id AND later.day = work_log.day
                AND later.version > work_log.version
          )
        GROUP BY employee_id
    )
"""
"""A day that has not come yet is neither worked nor off; of a day's work logs the latest counts."""

_VISITS = f"""
    {VISITS_FINAL},
    planned AS (
        SELECT salesperson_id AS id, COUNT(*) AS visits_planned,
               SUM(kept) AS visits_kept
        FROM final
        WHERE from_on >= :start
        GROUP BY salesperson_id
    ),
    made AS (
        SELECT visit.salesperson_id AS id, COUNT(*) AS visits_made,
               SUM(visit.unplanned) AS visits_unplanned,
               COUNT(CASE WHEN NOT {existing("visit.customer_id", "visit.visited_on")}
                          THEN 1 END) AS new_customers
        FROM visit
        WHERE visit.visited_on BETWEEN :start AND :end
        GROUP BY visit.salesperson_id
    )
"""

_TOLD = "CAST(:late_reports AS TEXT)"
_LATE = f"""(
    LENGTH({_TOLD}) - LENGTH(REPLACE({_TOLD}, ',' || employee.code || ',', ''))
) / (LENGTH(employee.code) + 2)"""
"""How often somebody's code stands there: once for each form that the watches found late (R16)."""

_LATE_ONES = f"late AS (SELECT employee.id AS id FROM employee WHERE {_LATE} > 0)"

_MONEY = f"""
    offered AS (
        SELECT salesperson_id AS id, COUNT(*) AS quotes
        FROM quote WHERE sent_on BETWEEN :start AND :end
        GROUP BY salesperson_id
    ),
    moved AS (
        SELECT salesperson_id AS id, {sums("contracts", "contracted", "collected")}
        FROM posting
        WHERE kind IN {among(("signed", "contracted", *INCOMING))}
          AND booked_on BETWEEN :start AND :end
        GROUP BY salesperson_id
    )
"""

_CONDUCT = """
    judged AS (
        SELECT employee_id AS id, COUNT(*) AS violations
        FROM violation WHERE state = 'decided' AND closed_on BETWEEN :start AND :end
        GROUP BY employee_id
    )
"""
"""A violation counts on the day it was decided, whatever followed it."""

_TABLES = ("logged", "planned", "made", "offered", "moved", "judged", "late")


def work_sql(more: str = "", shown: str = "", *tables: str) -> str:
    """Select what each salesperson did, with more tables and what is shown of them.

    Whoever has a figure in one of the tables is listed too.
    """
    return f"""
        WITH {SELLERS}, {_DAYS}, {_VISITS}, {_MONEY}, {_CONDUCT}, {_LATE_ONES} {more}
        SELECT {SALESPERSON_NAMES}, {figures("day_figure", "days_worked", "days_off")},
               {figures("logged", "days_travelled", "work_logs")},
               {figures("planned", "visits_planned", "visits_kept")},
               {figures("made", "visits_made", "visits_unplanned", "new_customers")},
               COALESCE(made.visits_made - made.new_customers, 0) AS return_visits,
               {figures("offered", "quotes")},
               {figures("moved", "contracts", "contracted", "collected")},
               {_LATE} AS late_reports, {figures("judged", "violations")} {shown}
        {everybody(*_TABLES, *tables, beside="day_figure")}
        ORDER BY employee.code
    """


WORK_SQL = work_sql()
"""Bids count among the quotes that were sent."""
