"""F10: service cases, returns, exchanges and allowances of a month, and what became of them."""

from datetime import date

from salescli.policy import aftersales, wording
from salescli.policy.period import Grain
from salescli.policy.states import ReturnState
from salescli.render.sheet import Kind
from salescli.reports._cases import CASES, REPEATED
from salescli.reports._columns import CUSTOMER, NUMBER, PRODUCT, QUANTITY, SPEC
from salescli.reports._report import Report
from salescli.reports._section import Column, Row, Section, Total
from salescli.sql import fields
from salescli.text import Text

_KINDS = {"service": Text("service", "서비스", "服务"), **aftersales.RETURN_KINDS}
_HANDLINGS = {
    **aftersales.HANDLINGS,
    **aftersales.SETTLEMENTS,
    "exchange": aftersales.RETURN_KINDS["exchange"],
}
_ENDS = {state.value: wording.STATES[state] for state in ReturnState}
_RESULTS = {**aftersales.RESULTS, **_ENDS}
_LISTED = " UNION ALL ".join(
    f"SELECT '{kind}' AS kind, {place} AS place" for place, kind in enumerate(_KINDS, 1)
)


def _between(first: str, last: str) -> int:
    return (date.fromisoformat(last) - date.fromisoformat(first)).days


def _days(row: Row) -> int:
    return _between(row["received_on"], row["closed_on"] or row["last_day"])


_KIND = Column("kind", Kind.TERM, Text("Kind", "구분", "类别"), words=_KINDS)
_REFUNDED = Column("refunded", Kind.MONEY, Text("Refund and credit", "환불·차감액", "退款·冲减额"))

_CASES = Section(
    key="cases",
    title=Text("Cases", "접수 내역", "受理明细"),
    columns=(
        _KIND,
        NUMBER,
        CUSTOMER,
        PRODUCT,
        SPEC,
        QUANTITY,
        Column("received_on", Kind.DATE, Text("Received", "접수일", "受理日期")),
        Column(
            "cause",
            Kind.TERM,
            Text("Fault, cause", "고장·사유", "故障·原因"),
            words=aftersales.CAUSES,
        ),
        Column("genuine", Kind.FLAG, Text("Genuine", "진위 확인", "真伪确认")),
        Column("handling", Kind.TERM, Text("Handling", "처리 방법", "处理方法"), words=_HANDLINGS),
        Column("result", Kind.TERM, Text("Result", "처리 결과", "处理结果"), words=_RESULTS),
        Column("closed_on", Kind.DATE, Text("Closed", "완료일", "完成日期")),
        Column("days", Kind.DAYS, Text("Days", "소요일", "天数"), derive=_days),
        Column(
            "escalated",
            Kind.FLAG,
            Text("Unsolved on site, put up", "현장 미해결·상향 보고", "未解决·上报"),
        ),
        _REFUNDED,
        Column("owner", Kind.ENTRY, Text("Handled by", "담당자", "处理人")),
        Column("repeated", Kind.FLAG, Text("Repeated", "재발", "重复")),
    ),
    hidden=(("last_day", Total.NONE),),
    sql=f"""
        WITH {CASES}
        SELECT {fields("shown", "kind", "number", "customer", "customer_name")},
               {fields("shown", "product", "product_name", "spec", "quantity", "received_on")},
               {fields("shown", "cause", "genuine", "handling", "result", "closed_on")},
               {fields("shown", "escalated", "refunded", "owner", "owner_name")},
               CAST(:end AS TEXT) AS last_day, {REPEATED} AS repeated
        FROM shown
        ORDER BY shown.place, shown.number, shown.line
    """,
)

_BY_KIND = Section(
    key="by_kind",
    title=Text("By kind", "구분별", "按类别"),
    columns=(
        _KIND,
        Column("cases", Kind.COUNT, Text("Cases", "건수", "件数")),
        Column("closed", Kind.COUNT, Text("of them closed", "완료 건수", "已完成件数")),
        Column("escalated", Kind.COUNT, Text("of them put up", "상향 보고 건수", "上报件数")),
        _REFUNDED,
    ),
    sql=f"""
        WITH {CASES},
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
