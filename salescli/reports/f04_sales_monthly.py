"""F4: what was sold in a month, by product, salesperson and region."""

from salescli.policy.forms import Typed
from salescli.policy.period import Grain
from salescli.render.sheet import Chart, Kind
from salescli.reports._columns import (
    ACHIEVED,
    COLLECTED,
    CONTRACTED,
    CONTRACTS,
    GOODS,
    NET,
    PUNCTUALITY,
    QUANTITY,
    REGION,
    SALESPERSON,
    SOLD,
    TARGET,
)
from salescli.reports._plans import VISITS_FINAL
from salescli.reports._postings import (
    IN_PERIOD,
    SALES_TARGETS,
    SELLERS,
    dispatches,
    everybody,
    sums,
)
from salescli.reports._report import Report
from salescli.reports._section import Column, Quotient, Section, Total, rate
from salescli.reports.selling.quotes import DEVIATIONS, QUOTES_OF_MONTH
from salescli.reports.selling.sales import DETAIL_SECTION
from salescli.sql import (
    CHOSEN,
    INCOMING,
    PRODUCT_NAMES,
    SALESPERSON_NAMES,
    TARGETS_IN_FORCE,
    among,
    figures,
)
from salescli.text import Text


def _growth(key: str, heading: Text, base: str) -> Column:
    growth = Quotient(("net", f"-{base}"), (base,), only_above_zero=True)
    return Column(key, Kind.RATE, heading, rate=growth)


_BY_PRODUCT = Section(
    key="by_product",
    title=Text("By product", "품목별", "按产品"),
    columns=(
        *(*GOODS, QUANTITY, *SOLD, TARGET, ACHIEVED),
        Column("last_month", Kind.MONEY, Text("Last month", "전월", "上月")),
        _growth("vs_last_month", Text("Vs last month", "전월 대비", "环比"), "last_month"),
        Column("last_year", Kind.MONEY, Text("Last year", "전년 동월", "去年同月")),
        _growth("vs_last_year", Text("Vs last year", "전년 동월 대비", "同比"), "last_year"),
    ),
    sql=f"""
        WITH span AS (
            SELECT 0 AS age, CAST(:start AS TEXT) AS first, CAST(:end AS TEXT) AS last
            UNION ALL SELECT 1, :last_month_start, :last_month_end
            UNION ALL SELECT 2, :last_year_start, :last_year_end
        ),
        figure AS (
            SELECT sale.product_id AS id,
                   SUM(CASE span.age WHEN 0 THEN sale.quantity ELSE 0 END) AS quantity,
                   SUM(CASE span.age WHEN 0 THEN sale.amount ELSE 0 END) AS amount,
                   SUM(CASE span.age WHEN 0 THEN sale.returned ELSE 0 END) AS returned,
                   SUM(CASE span.age WHEN 0 THEN sale.net ELSE 0 END) AS net,
                   SUM(CASE span.age WHEN 1 THEN sale.net ELSE 0 END) AS last_month,
                   SUM(CASE span.age WHEN 2 THEN sale.net ELSE 0 END) AS last_year
            FROM span CROSS JOIN sale
            JOIN employee ON employee.id = sale.salesperson_id
            WHERE sale.booked_on BETWEEN span.first AND span.last
              AND sale.recorded_at < :recorded_before AND {CHOSEN}
            GROUP BY sale.product_id
        ),
        {TARGETS_IN_FORCE},
        aim AS (
            SELECT newest.product_id AS id, CAST(SUM(newest.amount) AS BIGINT) AS amount
            FROM newest JOIN employee ON employee.id = newest.employee_id
            WHERE newest.age = 1 AND newest.month = :month AND newest.measure = 'sales'
              AND newest.product_id IS NOT NULL AND {CHOSEN}
            GROUP BY newest.product_id
        )
        SELECT {PRODUCT_NAMES}, product.spec AS spec, product.unit AS unit, aim.amount AS target,
               {figures("figure", "quantity", "amount", "returned", "net")},
               {figures("figure", "last_month", "last_year")}
        FROM product
        LEFT JOIN figure ON figure.id = product.id
        LEFT JOIN aim ON aim.id = product.id
        WHERE figure.id IS NOT NULL OR aim.id IS NOT NULL
        ORDER BY product.code
    """,
)

_BY_SALESPERSON = Section(
    key="by_salesperson",
    title=Text("By salesperson", "영업사원별", "按销售员"),
    columns=(
        Column("rank", Kind.COUNT, Text("Rank", "순위", "名次"), total=Total.NONE),
        SALESPERSON,
        *(CONTRACTS, CONTRACTED, *SOLD, TARGET, ACHIEVED),
        Column(
            "planned_collection", Kind.MONEY, Text("Planned collection", "계획 수금", "计划回款")
        ),
        COLLECTED,
        Column("quotes", Kind.COUNT, Text("Quotes", "견적", "报价")),
        Column("bids", Kind.COUNT, Text("Bids", "입찰 참가", "投标")),
        Column("bids_won", Kind.COUNT, Text("Bids won", "낙찰", "中标")),
        Column("deviations", Kind.COUNT, Text("Deviations", "이탈 조건", "偏离条款")),
        *PUNCTUALITY,
    ),
    chart=Chart("", "salesperson", ("target", "net")),
    chart_title=Text("Target and net", "목표와 순매출", "目标与净销售额"),
    sql=f"""
        WITH {SELLERS}, {SALES_TARGETS}, {VISITS_FINAL}, {QUOTES_OF_MONTH}, {DEVIATIONS},
        moved AS (
            SELECT salesperson_id AS id,
                   {sums("contracts", "contracted", "amount", "returned", "net", "collected")},
                   {dispatches("kind = 'dispatched'")}
            FROM posting
            WHERE kind IN {among(("signed", "contracted", "dispatched", "returned", *INCOMING))}
              AND {IN_PERIOD}
            GROUP BY salesperson_id
        ),
        planned AS (
            SELECT salesperson_id AS id, SUM(planned_collection) AS planned_collection
            FROM final WHERE planned_collection IS NOT NULL
            GROUP BY salesperson_id
        )
        SELECT RANK() OVER (ORDER BY COALESCE(moved.net, 0) DESC) AS rank,
               {SALESPERSON_NAMES}, aim.amount AS target,
               {figures("moved", "contracts", "contracted", "amount", "returned", "net")},
               {figures("moved", "collected", "dispatches", "dispatched_on_time")},
               {figures("planned", "planned_collection")}, {figures("departed", "deviations")},
               {figures("quoted", "quotes", "bids", "bids_won")}
        {everybody("moved", "aim", "departed", "planned", "quoted")}
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
        rate("share", Text("Share", "비중", "占比"), "net", "all_net", bar=True),
    ),
    hidden=(("all_net", Total.MAX),),
    sql=f"""
        WITH figure AS (
            SELECT NULLIF(posting.region, '') AS region,
                   COUNT(DISTINCT posting.customer_id) AS customers,
                   {sums("net")}
            FROM posting JOIN employee ON employee.id = posting.salesperson_id
            WHERE posting.kind IN ('dispatched', 'returned') AND {IN_PERIOD} AND {CHOSEN}
            GROUP BY posting.region
        )
        SELECT region, customers, CAST(net AS BIGINT) AS net,
               CAST(SUM(net) OVER () AS BIGINT) AS all_net
        FROM figure
        ORDER BY region NULLS LAST
    """,
)
"""A sale is of the region where the account was on its day, wherever it has moved since."""


def _typed(kind: Typed) -> str:
    return f"""(
        SELECT text FROM form_text
        WHERE start_on = :start AND end_on = :end AND kind = '{kind}'
          AND recorded_at < :recorded_before
        ORDER BY id DESC LIMIT 1
    ) AS {kind}"""


_SUMMARY = Section(
    key="summary",
    title=Text("Summary", "요약", "总结"),
    columns=(
        Column("summary", Kind.TEXT, Text("Summary", "요약", "总结")),
        Column("problems", Kind.TEXT, Text("Problems", "문제", "问题")),
        Column("measures", Kind.TEXT, Text("Measures", "대책", "措施")),
    ),
    totals=False,
    sql=f"SELECT {', '.join(map(_typed, (Typed.SUMMARY, Typed.PROBLEMS, Typed.MEASURES)))}",
    public=True,
)
"""What a person typed of the month, whoever sees whose figures it speaks of: the last of each."""

REPORT = Report(
    form="F4",
    title=Text("Sales monthly statistics", "판매상황 월 통계표", "销售情况月统计表"),
    grain=Grain.MONTH,
    sections=(DETAIL_SECTION, _BY_PRODUCT, _BY_SALESPERSON, _BY_REGION, _SUMMARY),
    dated=True,
)
