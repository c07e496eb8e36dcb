"""F3: what was sold in a week, and how far the month's targets are reached."""

from salescli.policy.period import Grain
from salescli.render.sheet import Chart, Kind
from salescli.reports._columns import PUNCTUALITY, SALESPERSON, SOLD
from salescli.reports._postings import SALES_TARGETS, SELLERS, dispatches, everybody
from salescli.reports._report import Report
from salescli.reports._section import Column, Section, rate
from salescli.reports.selling.sales import DETAIL_SECTION
from salescli.sql import SALESPERSON_NAMES, figures
from salescli.text import Text

_BY_SALESPERSON = Section(
    key="by_salesperson",
    title=Text("By salesperson", "영업사원별", "按销售员"),
    columns=(
        SALESPERSON,
        *SOLD,
        Column("month_target", Kind.MONEY, Text("Month's target", "월 목표", "月目标")),
        Column("month_to_date", Kind.MONEY, Text("Month to date", "월 누계", "月累计")),
        rate(
            "achieved",
            Text("Achieved", "달성률", "完成率"),
            "month_to_date",
            "month_target",
            bar=True,
        ),
        *PUNCTUALITY,
    ),
    chart=Chart("", "salesperson", ("month_target", "month_to_date")),
    chart_title=Text("Target and month to date", "월 목표와 누계", "月目标与累计"),
    sql=f"""
        WITH {SELLERS}, {SALES_TARGETS},
        figure AS (
            SELECT salesperson_id AS id,
                   SUM(CASE WHEN booked_on >= :start THEN amount ELSE 0 END) AS amount,
                   SUM(CASE WHEN booked_on >= :start THEN returned ELSE 0 END) AS returned,
                   SUM(CASE WHEN booked_on >= :start THEN net ELSE 0 END) AS net,
                   SUM(CASE WHEN booked_on >= :month_start THEN net ELSE 0 END) AS month_to_date,
                   {dispatches("booked_on >= :start")}
            FROM sale
            WHERE booked_on BETWEEN :first AND :end AND recorded_at < :recorded_before
            GROUP BY salesperson_id
        )
        SELECT {SALESPERSON_NAMES}, aim.amount AS month_target,
               {figures("figure", "amount", "returned", "net", "month_to_date")},
               {figures("figure", "dispatches", "dispatched_on_time")}
        {everybody("figure", "aim")}
        ORDER BY employee.code
    """,
)

REPORT = Report(
    form="F3",
    title=Text("Sales weekly statistics", "판매상황 주 통계표", "销售情况周统计表"),
    grain=Grain.WEEK,
    sections=(DETAIL_SECTION, _BY_SALESPERSON),
    dated=True,
)
