"""F8: collection and receivables as they stand at a month's end, contract by contract."""

from salescli.accounts import HELD, reconciled
from salescli.policy.period import Grain
from salescli.receivables import risk_of
from salescli.render.sheet import Kind
from salescli.reports._columns import (
    CONTRACT,
    CUSTOMER,
    DAYS_OVERDUE,
    OVERDUE_SINCE,
    PREPAID,
    RECEIVABLE,
    RISK,
    SALESPERSON,
    UNCLEARED,
    first_and_others,
)
from salescli.reports._customer import PAYMENT_DAYS
from salescli.reports._postings import sums
from salescli.reports._receivables import (
    AGE_COLUMNS,
    AGE_WORDS,
    AGEING,
    AGES,
    HOLDER,
    MOVEMENTS,
    OLDEST_DUE,
    ON_ACCOUNT,
)
from salescli.reports._report import Report
from salescli.reports._section import Column, Row, Section, Total, rate
from salescli.sql import CHOSEN, MONEY_IN, PEOPLE, figures, parties, terms
from salescli.text import Text

_RISK = risk_of(
    "contract.id", "contract.customer_id", ":end", "risk.recorded_at < :recorded_before"
)
_RISK_OF_ACCOUNT = risk_of("NULL", "customer.id", ":end", "risk.recorded_at < :recorded_before")
_PAID_IN = f"""
    SUM(CASE WHEN kind IN {MONEY_IN} AND booked_on >= :start
             THEN amount ELSE 0 END) AS collected_in_month,
    SUM({HELD}) AS uncleared
"""
_OVERDUE = " ".join(age for age in AGE_WORDS if age != "not_due")


def _overdue_31_90(row: Row) -> int:
    return int(row["overdue_31_60"] or 0) + int(row["overdue_61_90"] or 0)


_TOTAL = Column("total", Kind.MONEY, Text("Contract total", "계약총액", "合同总额"))
_RATE = rate(
    "recovery_rate",
    Text("Recovery rate", "회수율", "货款回收率"),
    "collected",
    f"collected {_OVERDUE}",
)
_NOT_DUE, _SHORT, *_LONGER, _LONG = AGE_COLUMNS
_MIDDLE = Column(
    "overdue_31_90", Kind.MONEY, Text("31-90 days", "31-90일", "31-90天"), derive=_overdue_31_90
)

_RECEIVABLES = Section(
    key="receivables",
    title=Text("Receivables", "미수금", "应收账款"),
    columns=(
        CUSTOMER,
        CONTRACT,
        SALESPERSON,
        Column(
            "products",
            Kind.TEXT,
            Text("Products", "품명", "品名"),
            derive=first_and_others("product"),
        ),
        Column("signed_on", Kind.DATE, Text("Signed on", "체결일", "签订日期")),
        PAYMENT_DAYS,
        Column("terms", Kind.TEXT, Text("Terms", "지급조건", "付款方式")),
        _TOTAL,
        Column("delivered", Kind.MONEY, Text("Delivered", "출고액", "已发货")),
        Column("invoiced", Kind.MONEY, Text("Invoiced", "세금계산서 발행액", "已开发票")),
        Column("uninvoiced", Kind.MONEY, Text("Uninvoiced", "출고분 미발행액", "货发未开票")),
        Column("collected", Kind.MONEY, Text("Collected", "회수액", "已收货款")),
        Column(
            "collected_in_month", Kind.MONEY, Text("Collected in month", "당월 회수액", "本月回款")
        ),
        UNCLEARED,
        RECEIVABLE,
        PREPAID,
        *AGE_COLUMNS,
        _RATE,
        Column("reconciled", Kind.FLAG, Text("Reconciled", "대사 결과", "对账结果")),
        RISK,
    ),
    brief=(
        *(CUSTOMER, CONTRACT, _TOTAL, RECEIVABLE, _NOT_DUE, _SHORT, _MIDDLE, _LONG),
        *(DAYS_OVERDUE, _RATE),
    ),
    hidden=(
        *(("first_product", Total.NONE), ("product_count", Total.NONE)),
        *OVERDUE_SINCE,
    ),
    sql=f"""
        WITH {MOVEMENTS}, {ON_ACCOUNT},
        aged AS (
            SELECT contract_id, CAST(SUM(balance) AS BIGINT) AS receivable, {AGES},
                   {OLDEST_DUE}
            FROM standing
            GROUP BY contract_id
        ),
        figure AS (
            SELECT contract_id,
                   {sums("contracted", "net", "invoiced", "collected", "applied")},
                   {_PAID_IN}, MAX(booked_on) AS last_moved
            FROM movement
            GROUP BY contract_id
        ),
        stood AS (
            SELECT customer_id, {sums("collected")}, {_PAID_IN}, MAX(booked_on) AS last_moved
            FROM on_account
            GROUP BY customer_id
        )
        SELECT {PEOPLE}, contract.number AS contract, contract.effective_on AS signed_on,
               version.payment_days AS payment_days, version.terms AS terms,
               CAST(figure.contracted AS BIGINT) AS total,
               CAST(figure.net AS BIGINT) AS delivered,
               CAST(figure.net - figure.invoiced AS BIGINT) AS uninvoiced,
               CAST(figure.collected - figure.applied AS BIGINT) AS prepaid,
               {figures("figure", "invoiced", "collected", "collected_in_month", "uncleared")},
               {figures("aged", "receivable", *AGE_WORDS)},
               {reconciled("contract.customer_id", ":month")} AS reconciled, {_RISK} AS risk,
               (SELECT product.name FROM contract_line
                JOIN product ON product.id = contract_line.product_id
                WHERE contract_line.contract_id = contract.id AND EXISTS (
                    SELECT 1 FROM posting
                    WHERE posting.contract_id = contract.id AND posting.kind = 'contracted'
                      AND posting.line_id = contract_line.id
                      AND posting.booked_on <= :end AND posting.recorded_at < :recorded_before)
                ORDER BY contract_line.position LIMIT 1) AS first_product,
               (SELECT COUNT(DISTINCT posting.product_id) FROM posting
                WHERE posting.contract_id = contract.id AND posting.kind = 'contracted'
                  AND posting.booked_on <= :end
                  AND posting.recorded_at < :recorded_before) AS product_count,
               aged.oldest_due AS oldest_due, CAST(:end AS TEXT) AS last_day
        FROM figure
        JOIN contract ON contract.id = figure.contract_id
        {terms(":end", as_of=True)}
        {parties("contract")}
        LEFT JOIN aged ON aged.contract_id = figure.contract_id
        WHERE (figure.contracted <> figure.net OR figure.net <> figure.invoiced
               OR COALESCE(aged.receivable, 0) <> 0 OR figure.collected <> figure.applied
               OR figure.last_moved >= :start)
          AND {CHOSEN}
        UNION ALL
        SELECT {PEOPLE}, NULL, NULL, NULL, NULL, NULL, 0, 0, CAST(stood.collected AS BIGINT), 0,
               {figures("stood", "collected", "collected_in_month", "uncleared")},
               0, {", ".join("0" for _age in AGE_WORDS)},
               {reconciled("customer.id", ":month")}, {_RISK_OF_ACCOUNT}, NULL, NULL, NULL,
               CAST(:end AS TEXT)
        FROM stood JOIN customer ON customer.id = stood.customer_id {HOLDER}
        WHERE (stood.collected <> 0 OR stood.last_moved >= :start) AND {CHOSEN}
        ORDER BY customer, contract NULLS LAST
    """,
)

REPORT = Report(
    form="F8",
    title=Text(
        "Collection and receivables monthly statistics",
        "수금 및 미수금 월 통계표",
        "货款回收及应收账款月统计表",
    ),
    grain=Grain.MONTH,
    sections=(_RECEIVABLES, AGEING),
    dated=True,
)
