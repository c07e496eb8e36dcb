"""F5: what each salesperson did in a week: days, visits, work logs, quotes, contracts, money."""

from salescli.policy.period import Grain
from salescli.render.sheet import Chart
from salescli.reports._report import Report
from salescli.reports._section import Section
from salescli.reports._work import WORK_COLUMNS, WORK_SQL
from salescli.text import Text

_WORK = Section(
    key="work",
    title=Text("Work", "근무", "工作"),
    columns=WORK_COLUMNS,
    chart=Chart("", "salesperson", ("visits_planned", "visits_made")),
    chart_title=Text("Visits planned and made", "계획 방문과 실제 방문", "计划与实际拜访"),
    sql=WORK_SQL,
)

REPORT = Report(
    form="F5",
    title=Text(
        "Salesperson work weekly statistics", "판매원 근무 주 통계표", "销售员工作(考勤)周统计表"
    ),
    grain=Grain.WEEK,
    sections=(_WORK,),
)
