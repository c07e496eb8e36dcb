"""F10: service cases, returns, exchanges and allowances of a month, and what became of them."""

from datetime import date

from salescli.policy.period import Grain
from salescli.render.sheet import Kind
from salescli.reports._cases import (
    CAUSE,
    CLOSED_ON,
    HANDLING,
    KIND,
    KINDS,
    OWNER,
    RECEIVED_ON,
    REFUNDED,
    REPEATED,
    RESULT,
    cases,
)
from salescli.reports._columns import CUSTOMER, NUMBER, PRODUCT, QUANTITY, SPEC
from salescli.reports._report import Report
from salescli.reports._section import Column, Row, Section, Total
from salescli.sql import fields
from salescli.text import Text

_LISTED = " UNION ALL ".join(
    f"SELECT '{kind}' AS kind, {place} AS place" for place, kind in enumerate(KINDS, 1)
)


def _between(first: str, last: str) -> int:
    return (date.fromisoformat(last) - date.fromisoformat(first)).days


def _days(row: Row) -> int:
    return _between(row["received_on"], row["ended_on"] or row["last_day"])


_CASES = Section(
    key="cases",
    title=Text("Cases", "접수 내역", "受理明细"),
    columns=(
        KIND,
        NUMBER,
        CUSTOMER,
        PRODUCT,
        SPEC,
        QUANTITY,
        RECEIVED_ON,
        CAUSE,
        Column("genuine", Kind.FLAG, Text("Genuine", "진위 확인", "真伪确认")),
        HANDLING,
        RESULT,
        CLOSED_ON,
        Column("days", Kind.DAYS, Text("Days", "소요일", "天数"), derive=_days),
        Column(
            "escalated",
            Kind.FLAG,
            Text("Unsolved on site, put up", "현장 미해결·상향 보고", "未解决·上报"),
        ),
        REFUNDED,
        OWNER,
        Column("repeated", Kind.FLAG, Text("Repeated", "재발", "重复")),
    ),
    hidden=(("ended_on", Total.NONE), ("last_day", Total.NONE)),
    sql=f"""
        WITH {cases()}
        SELECT {fields("shown", "kind", "number", "customer", "customer_name")},
               {fields("shown", "product", "product_name", "spec", "quantity", "received_on")},
               {fields("shown", "cause", "genuine", "handling", "result", "closed_on")},
               {fields("shown", "escalated", "refunded", "owner", "owner_name")},
               shown.ended_on AS ended_on, CAST(:end AS TEXT) AS last_day, {REPEATED} AS repeated
        FROM shown
        ORDER BY shown.place, shown.number, shown.line
    """,
)

_BY_KIND = Section(
    key="by_kind",
    title=Text("By kind", "구분별", "按类别"),
    columns=(
        KIND,
        Column("cases", Kind.COUNT, Text("Cases", "건수", "件数")),
        Column("closed", Kind.COUNT, Text("Closed", "완료 건수", "已完成件数")),
        Column("escalated", Kind.COUNT, Text("Put up", "상향 보고 건수", "上报件数")),
        REFUNDED,
    ),
    sql=f"""
        WITH {cases()},
        kinds AS ({_LISTED})
        SELECT kinds.kind AS kind, COUNT(DISTINCT shown.number) AS cases,
               COUNT(DISTINCT CASE WHEN shown.closed_on IS NOT NULL THEN shown.number END)
                   AS closed,
               COUNT(DISTINCT CASE WHEN shown.escalated = 1 THEN shown.number END) AS escalated,
               CAST(COALESCE(SUM(shown.refunded), 0) AS BIGINT) AS refunded
        FROM kinds LEFT JOIN shown ON shown.kind = kinds.kind
        GROUP BY kinds.kind, kinds.place
        ORDER BY kinds.place
    """,
)
"""A case of several lines counts once."""

REPORT = Report(
    form="F10",
    title=Text(
        "After-sales and returns monthly statistics",
        "애프터서비스 및 반품 월 통계표",
        "售后服务及退换货月统计表",
    ),
    grain=Grain.MONTH,
    sections=(_CASES, _BY_KIND),
    dated=True,
)
