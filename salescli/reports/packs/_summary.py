"""The one-screen summary in front of a pack: against plan, overdue, waiting, broken."""

from salescli.policy import wording
from salescli.policy.period import Grain
from salescli.policy.roles import Role
from salescli.render.sheet import Chart, Kind
from salescli.reports._columns import CUSTOMER, DAYS_OVERDUE, OVERDUE_SINCE
from salescli.reports._plans import VISITS_FINAL
from salescli.reports._receivables import MOVEMENTS
from salescli.reports._section import Column, Section, Total, rate
from salescli.reports.waiting import turns
from salescli.reports.waiting._turn import Turn
from salescli.sql import (
    CUSTOMER_NAMES,
    INCOMING,
    MONEY_IN,
    OWN,
    TARGETS_IN_FORCE,
    among,
    figures,
    parties,
    told_at,
)
from salescli.text import Text

TITLE = Text("Summary", "요약", "摘要")

_IN_PERIOD = {
    grain: Column("in_period", Kind.MONEY, Text("In the period", ko, "本期"))
    for grain, ko in ((Grain.WEEK, "금주"), (Grain.MONTH, "당월"))
}
"""What a fiscal period is called says nothing of a week."""

PROGRESS = Section(
    key="progress",
    title=Text("Against plan", "계획 대비", "与计划相比"),
    columns=(
        Column("measure", Kind.TERM, Text("Measure", "항목", "指标"), words=wording.MEASURES),
        _IN_PERIOD[Grain.WEEK],
        Column("to_date", Kind.MONEY, Text("Month to date", "월 누계", "月累计")),
        Column("plan", Kind.MONEY, Text("Month's plan", "월 계획", "月计划")),
        rate("achieved", Text("Achieved", "달성률", "完成率"), "aimed", "plan", bar=True),
    ),
    hidden=(("aimed", Total.SUM),),
    totals=False,
    chart=Chart("", "measure", ("plan", "to_date")),
    sql=f"""
        WITH {TARGETS_IN_FORCE},
        moved AS (
            SELECT posting.booked_on AS booked_on, posting.salesperson_id AS who,
                   CASE WHEN posting.kind IN {MONEY_IN} THEN 'collection' ELSE 'sales' END
                       AS measure,
                   CASE posting.kind WHEN 'returned' THEN -posting.amount
                                     ELSE posting.amount END AS amount
            FROM posting JOIN employee ON employee.id = posting.salesperson_id
            WHERE posting.kind IN {among(("dispatched", "returned", *INCOMING))}
              AND posting.booked_on BETWEEN :first AND :end
              AND posting.recorded_at < :recorded_before AND {OWN}
        ),
        figure AS (
            SELECT measure,
                   SUM(CASE WHEN booked_on >= :start THEN amount ELSE 0 END) AS in_period,
                   SUM(CASE WHEN booked_on >= :month_start THEN amount ELSE 0 END) AS to_date,
                   SUM(CASE WHEN booked_on >= :month_start AND EXISTS (
                                SELECT 1 FROM goal
                                WHERE goal.month = :month AND goal.measure = moved.measure
                                  AND goal.employee_id = moved.who AND goal.amount > 0)
                            THEN amount ELSE 0 END) AS aimed
            FROM moved GROUP BY measure
        ),
        aim AS (
            SELECT goal.measure AS measure, SUM(goal.amount) AS amount
            FROM goal JOIN employee ON employee.id = goal.employee_id
            WHERE goal.month = :month AND {OWN}
            GROUP BY goal.measure
        ),
        measures AS (
            SELECT 1 AS place, 'sales' AS measure UNION ALL SELECT 2, 'collection'
        )
        SELECT measures.measure AS measure, {figures("figure", "in_period", "to_date", "aimed")},
               CAST(aim.amount AS BIGINT) AS plan
        FROM measures
        LEFT JOIN figure ON figure.measure = measures.measure
        LEFT JOIN aim ON aim.measure = measures.measure
        ORDER BY measures.place
    """,
)


VISITS = Section(
    key="visits",
    title=Text("Visits against plan", "계획 대비 방문", "拜访与计划相比"),
    columns=(
        Column("planned", Kind.COUNT, Text("Planned", "계획 방문", "计划拜访")),
        Column("kept", Kind.COUNT, Text("Planned and made", "계획 이행", "计划完成")),
        Column("unplanned", Kind.COUNT, Text("Unplanned", "계획 외", "计划外")),
        rate(
            "visit_rate",
            Text("Visit rate", "방문 이행률", "拜访完成率"),
            "kept",
            "planned",
            bar=True,
        ),
    ),
    totals=False,
    sql=f"""
        WITH {VISITS_FINAL}
        SELECT COUNT(*) AS planned,
               COUNT(CASE WHEN final.state = 'done' AND final.kept = 1 THEN 1 END) AS kept,
               (SELECT COUNT(*) FROM visit JOIN employee ON employee.id = visit.salesperson_id
                WHERE visit.visited_on BETWEEN :start AND :end AND visit.unplanned = 1
                  AND {told_at("visit", "'record'")} < :recorded_before AND {OWN}) AS unplanned
        FROM final JOIN employee ON employee.id = final.salesperson_id
        WHERE {OWN}
    """,
)


OVERDUE = Section(
    key="overdue",
    title=Text("Largest overdue accounts", "연체 상위 고객", "最大逾期客户"),
    columns=(
        CUSTOMER,
        Column("overdue", Kind.MONEY, Text("Overdue", "연체액", "逾期金额")),
        DAYS_OVERDUE,
    ),
    hidden=OVERDUE_SINCE,
    totals=False,
    sql=f"""
        WITH {MOVEMENTS}
        SELECT {CUSTOMER_NAMES},
               CAST(SUM(standing.balance) AS BIGINT) AS overdue,
               MIN(standing.due_on) AS oldest_due, CAST(:end AS TEXT) AS last_day
        FROM standing
        JOIN contract ON contract.id = standing.contract_id
        {parties("contract")}
        WHERE standing.due_on < :end AND standing.balance > 0
          AND {OWN}
        GROUP BY customer.code, customer.name
        ORDER BY SUM(standing.balance) DESC, customer.code
        LIMIT 5
    """,
)


def _counted(turn: Turn) -> str:
    return f"""
        SELECT '{turn.section.key}' AS kind, COUNT(DISTINCT {turn.counts}) AS count,
               MIN(since) AS oldest
        FROM ({turn.section.sql}) AS waiting
    """


_TURNS = turns((Role.MANAGER,))

WAITING = Section(
    key="waiting",
    title=Text("Waiting for the manager", "부장 결정 대기", "待经理决定"),
    columns=(
        Column(
            "kind",
            Kind.TERM,
            Text("What", "구분", "类别"),
            words={turn.section.key: turn.section.title for turn in _TURNS},
        ),
        Column("count", Kind.COUNT, Text("Count", "건수", "件数")),
        Column("oldest", Kind.DATE, Text("Since", "최초 일자", "最早日期")),
    ),
    totals=False,
    now=True,
    sql=f"""
        SELECT kind, count, oldest
        FROM ({" UNION ALL ".join(_counted(turn) for turn in _TURNS)}) AS waiting
        WHERE count > 0
        ORDER BY kind
    """,
)
"""What `today` lists for the manager, counted."""


def sections(grain: Grain) -> tuple[Section, ...]:
    """Return the sections of a week's or a month's summary."""
    columns = tuple(_IN_PERIOD[grain] if c.key == "in_period" else c for c in PROGRESS.columns)
    return PROGRESS._replace(columns=columns), VISITS, OVERDUE, WAITING
