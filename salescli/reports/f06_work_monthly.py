"""F6: what each salesperson did and reached in a month, how it was appraised, fines and rewards."""

from salescli.policy.period import Grain
from salescli.render.sheet import Chart, Kind
from salescli.reports._columns import NET, SALESPERSON
from salescli.reports._postings import IN_PERIOD, SELLERS, everybody, sums
from salescli.reports._report import Report
from salescli.reports._section import Column, Section, Total, rate
from salescli.reports._work import WORK_COLUMNS, work_sql
from salescli.sql import SALESPERSON_NAMES, TARGETS_IN_FORCE, figures
from salescli.text import Text

_RANK = Column("rank", Kind.COUNT, Text("Rank", "순위", "名次"), total=Total.NONE)
_SALES_TARGET = Column("sales_target", Kind.MONEY, Text("Sales target", "매출 목표", "销售目标"))
_SALES_ACHIEVED = rate(
    "sales_achieved",
    Text("Sales achieved", "매출 달성률", "销售完成率"),
    "net",
    "sales_target",
    bar=True,
)
_COLLECTION_TARGET = Column(
    "collection_target", Kind.MONEY, Text("Collection target", "수금 목표", "回款目标")
)
_COLLECTION_ACHIEVED = rate(
    "collection_achieved",
    Text("Collection achieved", "수금 달성률", "回款完成率"),
    "collected",
    "collection_target",
)
SCORE = Column("score", Kind.COUNT, Text("Score", "평가점수", "考核得分"), total=Total.NONE)
GRADE = Column("grade", Kind.TEXT, Text("Grade", "등급", "等级"))

_AIMS = f"""
    {TARGETS_IN_FORCE},
    aim AS (
        SELECT employee_id AS id,
               SUM(CASE WHEN measure = 'sales' THEN amount END) AS sales_target,
               SUM(CASE WHEN measure = 'collection' THEN amount END) AS collection_target
        FROM goal
        WHERE month = :month AND measure IN ('sales', 'collection')
        GROUP BY employee_id
    )
"""

_SOLD = f"""
    sold AS (
        SELECT salesperson_id AS id, {sums("net")}
        FROM posting WHERE kind IN ('dispatched', 'returned') AND {IN_PERIOD}
        GROUP BY salesperson_id
    )
"""

_APPRAISED = """
    appraised AS (
        SELECT employee_id AS id, score, grade FROM appraisal
        WHERE month = :month AND id IN (
            SELECT MAX(id) FROM appraisal WHERE month = :month GROUP BY employee_id
        )
    )
"""
"""The last version counts."""

_MEASURED = """
    share AS (
        SELECT employee_id AS id, CASE WHEN kind = 'fine' THEN amount END AS fine,
               CASE WHEN kind = 'money' THEN amount END AS reward
        FROM proposal
        WHERE state = 'accepted' AND closed_on BETWEEN :start AND :end AND amount IS NOT NULL
        UNION ALL
        SELECT manager_id, joint, NULL FROM proposal
        WHERE state = 'accepted' AND closed_on BETWEEN :start AND :end AND joint > 0
    ),
    measured AS (
        SELECT id, SUM(fine) AS fines, SUM(reward) AS rewards FROM share GROUP BY id
    )
"""
"""What was decided in the month, whenever it was proposed; a joint share is the manager's (MD7)."""

_REACHED = "aim.sales_target AS sales_target, aim.collection_target AS collection_target"

WORK = Section(
    key="work",
    title=Text("Work", "근무", "工作"),
    columns=(
        *WORK_COLUMNS,
        *(_SALES_TARGET, NET, _SALES_ACHIEVED, _COLLECTION_TARGET, _COLLECTION_ACHIEVED),
        *(SCORE, GRADE),
        Column("fines", Kind.MONEY, Text("Fines", "벌금", "罚款")),
        Column("rewards", Kind.MONEY, Text("Rewards", "포상", "奖励")),
    ),
    sql=work_sql(
        f", {_AIMS}, {_SOLD}, {_APPRAISED}, {_MEASURED}",
        f""", {_REACHED}, {figures("sold", "net")}, appraised.score AS score,
            appraised.grade AS grade, {figures("measured", "fines", "rewards")}""",
        *("aim", "sold", "appraised", "measured"),
    ),
)

_REACH = """
    CASE WHEN aim.sales_target > 0
         THEN COALESCE(sold.net, 0) * 10000 / aim.sales_target END
"""

_RANKING = Section(
    key="ranking",
    title=Text("Ranking", "순위", "排名"),
    columns=(_RANK, SALESPERSON, NET, _SALES_TARGET, _SALES_ACHIEVED, SCORE, GRADE),
    chart=Chart("", "salesperson", ("sales_achieved",)),
    chart_title=Text("Ranking by sales achieved", "매출 달성률 순위", "销售完成率排名"),
    sql=f"""
        WITH {SELLERS}, {_AIMS}, {_SOLD}, {_APPRAISED}
        SELECT CASE WHEN {_REACH} IS NOT NULL
                    THEN RANK() OVER (ORDER BY {_REACH} DESC NULLS LAST) END AS rank,
               {SALESPERSON_NAMES}, {figures("sold", "net")},
               aim.sales_target AS sales_target, appraised.score AS score,
               appraised.grade AS grade
        {everybody("sold", "aim", "appraised")}
        ORDER BY {_REACH} DESC NULLS LAST, employee.code
    """,
)
"""Ties share a rank; who has no target has none."""

REPORT = Report(
    form="F6",
    title=Text(
        "Salesperson work monthly statistics", "판매원 근무 월 통계표", "销售员工作月统计表"
    ),
    grain=Grain.MONTH,
    sections=(WORK, _RANKING),
)
