"""F4: what was sold in a month, by product, salesperson and region."""

from salescli.policy.period import Grain
from salescli.render.sheet import Chart, Kind
from salescli.reports._columns import (
    ACHIEVED,
    AMOUNT,
    COLLECTED,
    DISPATCHED_ON_TIME,
    DISPATCHES,
    NET,
    ON_TIME,
    PRODUCT,
    QUANTITY,
    REGION,
    RETURNED,
    SALESPERSON,
    SPEC,
    TARGET,
    UNIT,
)
from salescli.reports._plans import VISITS_FINAL
from salescli.reports._quotes import QUOTE_DEVIATIONS, QUOTES_OF_MONTH
from salescli.reports._report import Report
from salescli.reports._sales import DETAIL_SECTION, GOALS, SELLERS
from salescli.reports._section import Column, Quotient, Section, Total
from salescli.text import Text

_BY_PRODUCT = Section(
    key="by_product",
    title=Text("By product", "품목별", "按产品"),
    columns=(
        PRODUCT,
        SPEC,
        UNIT,
        QUANTITY,
        AMOUNT,
        RETURNED,
        NET,
        TARGET,
        ACHIEVED,
        Column("last_month", Kind.MONEY, Text("Last month", "전월", "上月")),
        Column(
            "vs_last_month",
            Kind.RATE,
            Text("vs last month", "전월 대비", "环比"),
            rate=Quotient(("net", "-last_month"), ("last_month",), only_above_zero=True),
        ),
        Column("last_year", Kind.MONEY, Text("Last year", "전년 동월", "去年同月")),
        Column(
            "vs_last_year",
            Kind.RATE,
            Text("vs last year", "전년 동월 대비", "同比"),
            rate=Quotient(("net", "-last_year"), ("last_year",), only_above_zero=True),
        ),
    ),
    sql="""
        WITH moved AS (
            SELECT product_id, salesperson_id, quantity, amount, returned, net,
                   0 AS last_month, 0 AS last_year
            FROM sale
            WHERE booked_on BETWEEN :start AND :end AND recorded_at < :recorded_before
            UNION ALL
            SELECT product_id, salesperson_id, 0, 0, 0, 0, net, 0
            FROM sale
            WHERE booked_on BETWEEN :last_month_start AND :last_month_end
              AND recorded_at < :recorded_before
            UNION ALL
            SELECT product_id, salesperson_id, 0, 0, 0, 0, 0, net
            FROM sale
            WHERE booked_on BETWEEN :last_year_start AND :last_year_end
              AND recorded_at < :recorded_before
        ),
        figure AS (
            SELECT moved.product_id AS id, SUM(moved.quantity) AS quantity,
                   SUM(moved.amount) AS amount, SUM(moved.returned) AS returned,
                   SUM(moved.net) AS net, SUM(moved.last_month) AS last_month,
                   SUM(moved.last_year) AS last_year
            FROM moved JOIN employee ON employee.id = moved.salesperson_id
            WHERE (CAST(:salesperson AS TEXT) IS NULL OR employee.code = :salesperson)
              AND (CAST(:scope AS TEXT) IS NULL OR employee.code = :scope)
            GROUP BY moved.product_id
        ),
        newest AS (
            SELECT target.product_id, target.amount,
                   ROW_NUMBER() OVER (
                       PARTITION BY target.employee_id, target.product_id ORDER BY target.id DESC
                   ) AS age
            FROM target JOIN employee ON employee.id = target.employee_id
            WHERE target.month = :month AND target.measure = 'sales'
              AND target.recorded_at < :recorded_before
              AND target.product_id IS NOT NULL
              AND (CAST(:salesperson AS TEXT) IS NULL OR employee.code = :salesperson)
              AND (CAST(:scope AS TEXT) IS NULL OR employee.code = :scope)
        ),
        goal AS (
            SELECT product_id AS id, SUM(amount) AS amount
            FROM newest WHERE age = 1 GROUP BY product_id
        )
        SELECT product.code AS product, product.name AS product_name,
               product.spec AS spec, product.unit AS unit,
               CAST(COALESCE(figure.quantity, 0) AS BIGINT) AS quantity,
               CAST(COALESCE(figure.amount, 0) AS BIGINT) AS amount,
               CAST(COALESCE(figure.returned, 0) AS BIGINT) AS returned,
               CAST(COALESCE(figure.net, 0) AS BIGINT) AS net,
               CAST(goal.amount AS BIGINT) AS target,
               CAST(COALESCE(figure.last_month, 0) AS BIGINT) AS last_month,
               CAST(COALESCE(figure.last_year, 0) AS BIGINT) AS last_year
        FROM product
        LEFT JOIN figure ON figure.id = product.id
        LEFT JOIN goal ON goal.id = product.id
        WHERE figure.id IS NOT NULL OR goal.id IS NOT NULL
        ORDER BY product.code
    """,
)

_BY_SALESPERSON = Section(
    key="by_salesperson",
    title=Text("By salesperson", "영업사원별", "按销售员"),
    columns=(
        Column("rank", Kind.COUNT, Text("Rank", "순위", "名次"), total=Total.NONE),
        SALESPERSON,
        Column("contracts", Kind.COUNT, Text("Contracts", "계약 건수", "合同数")),
        Column("contracted", Kind.MONEY, Text("Contracted", "계약 금액", "合同额")),
        AMOUNT,
        RETURNED,
        NET,
        TARGET,
        ACHIEVED,
        Column(
            "planned_collection", Kind.MONEY, Text("Planned collection", "계획 수금", "计划回款")
        ),
        COLLECTED,
        Column("quotes", Kind.COUNT, Text("Quotes", "견적", "报价")),
        Column("bids", Kind.COUNT, Text("Bids", "입찰 참가", "投标")),
        Column("bids_won", Kind.COUNT, Text("Bids won", "낙찰", "中标")),
        Column("deviations", Kind.COUNT, Text("Deviations", "이탈 조건", "超常规条款")),
        DISPATCHES,
        DISPATCHED_ON_TIME,
        ON_TIME,
    ),
    chart=Chart("", "salesperson", ("target", "net")),
    chart_title=Text("Target and net", "목표와 순매출", "目标与净销售额"),
    sql=f"""
        WITH {SELLERS}, {GOALS},
        moved AS (
            SELECT salesperson_id,
                   SUM(CASE kind WHEN 'signed' THEN quantity ELSE 0 END) / 1000 AS contracts,
                   SUM(CASE kind WHEN 'contracted' THEN amount ELSE 0 END) AS contracted,
                   SUM(CASE kind WHEN 'dispatched' THEN amount ELSE 0 END) AS amount,
                   SUM(CASE kind WHEN 'returned' THEN amount ELSE 0 END) AS returned,
                   SUM(CASE kind WHEN 'dispatched' THEN amount
                                 WHEN 'returned' THEN -amount ELSE 0 END) AS net,
                   SUM(CASE WHEN kind IN ('collected', 'bounced', 'refunded')
                            THEN amount ELSE 0 END) AS collected,
                   COUNT(DISTINCT CASE WHEN kind = 'dispatched' AND quantity > 0
                                       THEN shipment_id END) AS dispatches,
                   COUNT(DISTINCT CASE WHEN kind = 'dispatched' AND quantity > 0
                                        AND booked_on <= due_on
                                       THEN shipment_id END) AS on_time
            FROM posting
            WHERE kind IN ('signed', 'contracted', 'dispatched', 'returned',
                           'collected', 'bounced', 'refunded')
              AND booked_on BETWEEN :start AND :end AND recorded_at < :recorded_before
            GROUP BY salesperson_id
        ),
        departed AS (
            SELECT contract.salesperson_id AS salesperson_id, COUNT(*) AS deviations
            FROM deviation JOIN contract ON contract.id = deviation.contract_id
            WHERE deviation.found_on BETWEEN :start AND :end
              AND deviation.recorded_at < :recorded_before
              AND (deviation.superseded = 0 OR NOT EXISTS (
                  SELECT 1 FROM decision
                  WHERE decision.kind = 'contract' AND decision.document_id = contract.id
                    AND decision.step = 'return'
                    AND decision.recorded_at >= deviation.recorded_at
                    AND decision.recorded_at < :recorded_before
              ))
            GROUP BY contract.salesperson_id
        ),
        {VISITS_FINAL},
        planned AS (
            SELECT salesperson_id, CAST(SUM(planned_collection) AS BIGINT) AS amount
            FROM final WHERE planned_collection IS NOT NULL
            GROUP BY salesperson_id
        ),
        {QUOTES_OF_MONTH},
        {QUOTE_DEVIATIONS}
        SELECT RANK() OVER (ORDER BY COALESCE(moved.net, 0) DESC) AS rank,
               employee.code AS salesperson, employee.name AS salesperson_name,
               CAST(COALESCE(moved.contracts, 0) AS BIGINT) AS contracts,
               CAST(COALESCE(moved.contracted, 0) AS BIGINT) AS contracted,
               CAST(COALESCE(moved.amount, 0) AS BIGINT) AS amount,
               CAST(COALESCE(moved.returned, 0) AS BIGINT) AS returned,
               CAST(COALESCE(moved.net, 0) AS BIGINT) AS net,
               goal.amount AS target,
               COALESCE(planned.amount, 0) AS planned_collection,
               CAST(COALESCE(moved.collected, 0) AS BIGINT) AS collected,
               COALESCE(quoted.quotes, 0) AS quotes, COALESCE(quoted.bids, 0) AS bids,
               COALESCE(quoted.bids_won, 0) AS bids_won,
               COALESCE(departed.deviations, 0) + COALESCE(quote_departed.deviations, 0)
                   AS deviations,
               COALESCE(moved.dispatches, 0) AS dispatches,
               COALESCE(moved.on_time, 0) AS dispatched_on_time
        FROM employee
        LEFT JOIN moved ON moved.salesperson_id = employee.id
        LEFT JOIN departed ON departed.salesperson_id = employee.id
        LEFT JOIN quote_departed ON quote_departed.salesperson_id = employee.id
        LEFT JOIN planned ON planned.salesperson_id = employee.id
        LEFT JOIN quoted ON quoted.salesperson_id = employee.id
        LEFT JOIN goal ON goal.employee_id = employee.id
        WHERE (moved.salesperson_id IS NOT NULL OR goal.employee_id IS NOT NULL
               OR departed.salesperson_id IS NOT NULL
               OR quote_departed.salesperson_id IS NOT NULL
               OR planned.salesperson_id IS NOT NULL OR quoted.salesperson_id IS NOT NULL
               OR employee.id IN (SELECT id FROM seller))
          AND (CAST(:salesperson AS TEXT) IS NULL OR employee.code = :salesperson)
          AND (CAST(:scope AS TEXT) IS NULL OR employee.code = :scope)
        ORDER BY COALESCE(moved.net, 0) DESC, employee.code
    """,
)

_BY_REGION = Section(
    key="by_region",
    title=Text("By region", "지역별", "按区域"),
    columns=(
        REGION,
        Column("customers", Kind.COUNT, Text("Customers", "고객 수", "客户数")),
        NET,
        Column(
            "share",
            Kind.RATE,
            Text("Share", "비중", "占比"),
            rate=Quotient(("net",), ("all_net",)),
            bar=True,
        ),
    ),
    hidden=(("all_net", Total.MAX),),
    sql="""
        WITH version AS (
            SELECT customer_id, region,
                   ROW_NUMBER() OVER (
                       PARTITION BY customer_id ORDER BY valid_from DESC, version DESC
                   ) AS age
            FROM customer_profile
            WHERE valid_from <= :end AND recorded_at < :recorded_before
        ),
        figure AS (
            SELECT version.region AS region, COUNT(DISTINCT sale.customer_id) AS customers,
                   CAST(SUM(sale.net) AS BIGINT) AS net
            FROM sale
            JOIN employee ON employee.id = sale.salesperson_id
            LEFT JOIN version ON version.customer_id = sale.customer_id AND version.age = 1
            WHERE sale.booked_on BETWEEN :start AND :end
              AND sale.recorded_at < :recorded_before
              AND (CAST(:salesperson AS TEXT) IS NULL OR employee.code = :salesperson)
              AND (CAST(:scope AS TEXT) IS NULL OR employee.code = :scope)
            GROUP BY version.region
        )
        SELECT region, customers, net, CAST(SUM(net) OVER () AS BIGINT) AS all_net
        FROM figure
        ORDER BY region NULLS LAST
    """,
)

_SUMMARY = Section(
    key="summary",
    title=Text("Summary", "요약", "总结"),
    columns=(
        Column("summary", Kind.TEXT, Text("Summary", "요약", "总结")),
        Column("problems", Kind.TEXT, Text("Problems", "문제", "问题")),
        Column("measures", Kind.TEXT, Text("Measures", "대책", "措施")),
    ),
    totals=False,
    sql="SELECT NULL AS summary, NULL AS problems, NULL AS measures",
)

REPORT = Report(
    form="F4",
    title=Text("Sales monthly statistics", "판매상황 월 통계표", "销售情况月统计表"),
    grain=Grain.MONTH,
    sections=(DETAIL_SECTION, _BY_PRODUCT, _BY_SALESPERSON, _BY_REGION, _SUMMARY),
    dated=True,
)
