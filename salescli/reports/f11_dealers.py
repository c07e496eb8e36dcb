"""F11: how each dealer does in a month: bought, paid and owed, and what was told of them."""

from salescli.accounts import reconciled
from salescli.dealers import STANDS, TRADED, traded
from salescli.policy import market
from salescli.policy.period import Grain
from salescli.render.sheet import Chart, Kind
from salescli.reports import _customer as d
from salescli.reports._columns import COLLECTED, RECEIVABLE, REGION, columns, first_and_others, of
from salescli.reports._report import Report
from salescli.reports._section import Column, Section, Total
from salescli.sql import CHOSEN, DEALERS_TARGETS, fields, latest, named
from salescli.text import Text

_DEALER = Column("dealer", Kind.ENTRY, Text("Dealer", "대리점", "经销商"))

_STATUS = f"""
    LEFT JOIN dealer_status AS status ON status.valid_from >= :start AND status.id =
        {latest("dealer_status", "customer_id = dealer.id", ":end")}
"""
"""The last status of a `dealer` that is dated in the month."""

_SEEN_THERE = f"""
    competitor_info.customer_id = dealer.id AND competitor_info.seen_on BETWEEN :start AND :end
    AND {STANDS}
"""

_NAMED = f"""
    (SELECT MIN(competitor_info.competitor) FROM competitor_info WHERE {_SEEN_THERE})
        AS first_competitor,
    (SELECT COUNT(DISTINCT competitor_info.competitor) FROM competitor_info WHERE {_SEEN_THERE})
        AS competitor_count
"""

_DEALERS = Section(
    key="dealers",
    title=Text("Dealers", "대리점", "经销商"),
    columns=(
        _DEALER,
        REGION,
        of(market.CONTRACT_UNTIL),
        Column("month_target", Kind.MONEY, Text("Month's target", "월 목표", "月目标")),
        d.PURCHASED,
        d.PURCHASED_YEAR,
        *columns(market.STOCK, market.SOLD_THROUGH),
        COLLECTED,
        RECEIVABLE,
        d.OVERDUE,
        Column("reconciled", Kind.FLAG, Text("Reconciled", "대사 결과", "对账结果")),
        *columns(market.PRICE_KEPT, market.PROMOTION),
        Column(
            "competitors",
            Kind.TEXT,
            Text("Competitors", "경쟁사", "竞品"),
            derive=first_and_others("competitor"),
        ),
        *columns(market.END_USERS, market.RATING, market.PROBLEMS),
        *columns(market.SUPPORT_NEEDED, market.NEXT_MONTH),
    ),
    hidden=(("first_competitor", Total.NONE), ("competitor_count", Total.NONE)),
    chart=Chart("", "dealer", ("month_target", "purchased")),
    chart_title=Text("Target and purchases", "목표와 매입액", "目标与进货额"),
    sql=f"""
        WITH {traded("1 = 1")}, {DEALERS_TARGETS}
        SELECT {named("customer", "dealer")}, dealer.region AS region,
               {fields("status", *(field.column for field in market.STATUS))},
               goal.amount AS month_target, {fields("traded", *TRADED)},
               {reconciled("dealer.id", ":month")} AS reconciled, {_NAMED}
        FROM dealer
        JOIN customer ON customer.id = dealer.id
        JOIN traded ON traded.dealer_id = dealer.id
        LEFT JOIN employee ON employee.id = dealer.salesperson_id
        LEFT JOIN goal ON goal.customer_id = dealer.id AND goal.month = :month
             AND goal.measure = 'sales'
        {_STATUS}
        WHERE {CHOSEN}
        ORDER BY customer.code
    """,
)
"""One row per dealer: amounts are computed, the rest is the status of the month, if any."""

_COMPETITORS = Section(
    key="competitors",
    title=Text("Competitors", "경쟁사", "竞品"),
    columns=(_DEALER, d.SEEN_ON, d.COMPETITOR, *d.COMPETING),
    totals=False,
    sql=f"""
        SELECT {named("customer", "dealer")},
               {fields("competitor_info", "seen_on", "competitor", "product", "price", "sales")}
        FROM competitor_info CROSS JOIN customer
        JOIN customer_profile AS profile ON profile.id =
            {latest("customer_profile", "customer_id = customer.id", ":end")}
        LEFT JOIN employee ON employee.id = profile.salesperson_id
        WHERE competitor_info.seen_on BETWEEN :start AND :end
          AND customer.id = competitor_info.customer_id AND profile.kind = 'dealer'
          AND {STANDS} AND {CHOSEN}
        ORDER BY customer.code, competitor_info.seen_on, competitor_info.competitor,
                 competitor_info.product
    """,
)
"""What competitors sell at dealers, as it was seen in the month."""

REPORT = Report(
    form="F11",
    title=Text(
        "Dealer management monthly summary",
        "월별 대리점 관리 요약",
        "经销商管理月总结",
    ),
    grain=Grain.MONTH,
    sections=(_DEALERS, _COMPETITORS),
)
