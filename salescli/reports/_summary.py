"""The one-screen summary in front of a pack: against plan, overdue, waiting, broken."""

from salescli.policy import wording
from salescli.render.sheet import Chart, Kind
from salescli.reports._columns import CUSTOMER, DAYS_OVERDUE, OVERDUE_SINCE
from salescli.reports._plans import VISITS_FINAL
from salescli.reports._receivables import MOVEMENTS
from salescli.reports._section import Column, Section, rate
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

PROGRESS = Section(
    key="progress",
    title=Text("Against plan", "계획 대비", "与计划相比"),
    columns=(
        Column("measure", Kind.TERM, Text("Measure", "항목", "指标"), words=wording.MEASURES),
        Column("in_period", Kind.MONEY, Text("In the period", "당기", "本期")),
        Column("to_date", Kind.MONEY, Text("Month to date", "월 누계", "月累计")),
        Column("plan", Kind.MONEY, Text("Month's plan", "월 계획", "月计划")),
        rate("achieved", Text("Achieved", "달성률", "完成率"), "to_date", "plan", bar=True),
    ),
    totals=False,
    chart=Chart("", "measure", ("plan", "to_date")),
    sql=f"""
        WITH {TARGETS_IN_FORCE},
        moved AS (
            SELECT posting.booked_on AS booked_on,
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
                   SUM(CASE WHEN booked_on >= :month_start THEN amount ELSE 0 END) AS to_date
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
        SELECT measures.measure AS measure, {figures("figure", "in_period", "to_date")},
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
    title=Text("Largest overdue accounts", "최대 연체 고객", "最大逾期客户"),
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

_WAITING_WORDS = {
    "contract": Text("contracts to confirm", "확인할 계약", "待确认合同"),
    "deviation": Text("deviations to settle", "결정할 이탈 조건", "待决定偏离条款"),
    "visit": Text("visits to approve", "승인할 방문", "待批准拜访"),
    "plan": Text("plans to approve", "승인할 업무계획", "待批准工作计划"),
    "inquiry": Text("inquiries to decide", "참여를 결정할 문의", "待决定询价"),
    "quote": Text("quotations to approve", "승인할 견적", "待批准报价"),
    "quote_deviation": Text(
        "deviations of quotations to settle", "결정할 견적 이탈 조건", "待决定报价偏离条款"
    ),
    "report": Text("forms to review", "검토할 보고서", "待审核报表"),
    "ship": Text("goods requests to approve", "승인할 수요요청서", "待批准要货申请"),
    "collect": Text("payments to confirm", "확인할 수금", "待确认回款"),
    "service": Text("service requests to accept", "접수할 서비스 요청", "待受理服务请求"),
}


def _waiting(document: str, since: str, state: str) -> str:
    return f"""
        SELECT '{document}' AS kind, {since} AS since, salesperson_id
        FROM {document} WHERE state = '{state}'
    """


def _undecided(table: str, document: str) -> str:
    return f"""
        SELECT '{table}', deviation.found_on, {document}.salesperson_id
        FROM {table} AS deviation JOIN {document} ON {document}.id = deviation.{document}_id
        WHERE deviation.state = 'open' AND deviation.superseded = 0
    """


WAITING = Section(
    key="waiting",
    title=Text("Waiting for the manager", "부장 결정 대기", "待经理决定"),
    columns=(
        Column("kind", Kind.TERM, Text("What", "구분", "类别"), words=_WAITING_WORDS),
        Column("count", Kind.COUNT, Text("Count", "건수", "件数")),
        Column("oldest", Kind.DATE, Text("Since", "최초 일자", "最早日期")),
    ),
    totals=False,
    sql=f"""
        SELECT kind, COUNT(*) AS count, MIN(since) AS oldest
        FROM (
            {_waiting("contract", "drafted_on", "submitted")}
            UNION ALL {_waiting("visit", "submitted_on", "submitted")}
            UNION ALL {_waiting("inquiry", "reported_on", "received")}
            UNION ALL {_waiting("quote", "drafted_on", "submitted")}
            UNION ALL {_undecided("deviation", "contract")}
            UNION ALL {_undecided("quote_deviation", "quote")}
            UNION ALL
            SELECT 'service', requested_on, salesperson_id FROM service_case
            WHERE state = 'requested'
            UNION ALL
            SELECT 'report', submitted_on, COALESCE(salesperson_id, author_id)
            FROM form_submission AS handed_in
            WHERE state = 'submitted' AND NOT EXISTS (
                SELECT 1 FROM form_submission AS later
                WHERE later.form = handed_in.form AND later.period = handed_in.period
                  AND COALESCE(later.salesperson_id, 0) = COALESCE(handed_in.salesperson_id, 0)
                  AND later.version > handed_in.version
            )
            UNION ALL
            SELECT 'plan', planned_on, employee_id FROM work_plan WHERE state = 'planned'
            UNION ALL
            SELECT 'ship', shipment.requested_on, contract.salesperson_id
            FROM shipment JOIN contract ON contract.id = shipment.contract_id
            WHERE shipment.state IN ('requested', 'division_confirmed', 'correcting')
            UNION ALL
            SELECT 'collect', collection.applied_on,
                   (SELECT MIN(contract.salesperson_id) FROM collection_part
                    JOIN contract ON contract.id = collection_part.contract_id
                    WHERE collection_part.collection_id = collection.id)
            FROM collection WHERE collection.state IN ('applied', 'finance_confirmed')
        ) AS waiting
        JOIN employee ON employee.id = waiting.salesperson_id
        WHERE {OWN}
        GROUP BY kind
        ORDER BY kind
    """,
)

SECTIONS = (PROGRESS, VISITS, OVERDUE, WAITING)
