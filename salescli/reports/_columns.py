"""Columns that more than one form or list shows, each worded once (regulation, section 5)."""

from collections.abc import Callable
from datetime import date

from salescli.policy import fields, wording
from salescli.policy.money import price_of
from salescli.render.sheet import Kind
from salescli.reports._section import NONE, Column, Row, Total, rate
from salescli.text import Text

_NO = Text("no", "아니오", "否")


def of(field: fields.Field) -> Column:
    """Make the column of a field; days that were entered add up to nothing."""
    return Column(
        field.key,
        Kind(field.holds),
        field.heading,
        total=Total.NONE if field.holds is fields.Holds.DAYS else None,
        words=field.words,
        no=_NO if field.holds is fields.Holds.FLAG else None,
    )


def columns(*declared: fields.Field) -> tuple[Column, ...]:
    """Make the columns of fields."""
    return tuple(of(field) for field in declared)


def _unit_price(row: Row) -> int | None:
    return price_of(row["amount"], row["quantity"])


def _days_overdue(row: Row) -> int:
    if row["oldest_due"] is None:
        return 0
    return (date.fromisoformat(row["last_day"]) - date.fromisoformat(row["oldest_due"])).days


def first_and_others(what: str) -> Callable[[Row], str | None]:
    """Name the first of some and count the others, the same in every language."""

    def told(row: Row) -> str | None:
        first, others = row[f"first_{what}"], (row[f"{what}_count"] or 0) - 1
        return f"{first} +{others}" if others > 0 else first

    return told


SALESPERSON = of(fields.SALESPERSON)
CUSTOMER = of(fields.CUSTOMER)
PRODUCT = of(fields.PRODUCT)
CONTRACT = of(fields.CONTRACT)
SPEC = of(fields.SPEC)
UNIT = of(fields.UNIT)
GOODS = (PRODUCT, SPEC, UNIT)
QUANTITY = of(fields.QUANTITY)
UNIT_PRICE = Column(
    "price", Kind.MONEY, Text("Price", "단가", "单价"), total=Total.NONE, derive=_unit_price
)
AMOUNT = Column("amount", Kind.MONEY, Text("Amount", "금액", "金额"))
RETURNED = Column("returned", Kind.MONEY, Text("Returns", "반품 금액", "退货金额"))
NET = Column("net", Kind.MONEY, Text("Net", "순매출", "净销售额"))
SOLD = (AMOUNT, RETURNED, NET)
NOTE = Column("note", Kind.TEXT, Text("Note", "비고", "备注"))
TARGET = of(fields.TARGET)
ACHIEVED = rate("achieved", Text("Achieved", "달성률", "完成率"), "net", "target", bar=True)
DISPATCHES = Column("dispatches", Kind.COUNT, Text("Dispatches", "출고 건수", "发货次数"))
DISPATCHED_ON_TIME = Column(
    "dispatched_on_time", Kind.COUNT, Text("On time", "납기 내 출고", "及时发货")
)
ON_TIME = rate(
    "on_time", Text("On-time rate", "납기 준수", "发货及时率"), "dispatched_on_time", "dispatches"
)
PUNCTUALITY = (DISPATCHES, DISPATCHED_ON_TIME, ON_TIME)
COLLECTED = Column("collected", Kind.MONEY, Text("Collected", "실제 수금", "实际回款"))
UNCLEARED = Column("uncleared", Kind.MONEY, Text("Uncleared", "미결제 수표·어음", "未兑付"))
CONTRACTS = Column("contracts", Kind.COUNT, Text("Contracts", "계약 건수", "合同数"))
CONTRACTED = Column("contracted", Kind.MONEY, Text("Contracted", "계약 금액", "合同额"))
RECEIVABLE = Column("receivable", Kind.MONEY, Text("Receivable", "미수금", "应收账款"))
PREPAID = Column("prepaid", Kind.MONEY, Text("Prepaid", "선수금", "预收款"))
DAYS_OVERDUE = Column(
    "days_overdue",
    Kind.DAYS,
    Text("Days overdue", "최장 연체일", "最长逾期天数"),
    total=Total.MAX,
    derive=_days_overdue,
    late=NONE,
)
OVERDUE_SINCE = (("oldest_due", Total.NONE), ("last_day", Total.NONE))
"""What the days overdue are counted from, and to."""
ACTION = Column("action", Kind.TEXT, Text("Action", "조치", "措施"))
LAST_DUNNING = Column("last_dunning", Kind.DATE, Text("Last dunning", "최근 독촉", "最近催款"))
DUNNING_RESULT = Column(
    "dunning_result", Kind.TEXT, Text("Dunning result", "독촉 결과", "催款结果")
)
PROMISED_ON = Column("promised_on", Kind.DATE, Text("Promised on", "지급 약속일", "承诺付款日"))
RISK = Column("risk", Kind.TERM, Text("Risk", "대손 위험 등급", "呆坏账风险"), words=wording.RISKS)
REGION = of(fields.REGION)

NUMBER = Column("number", Kind.CODE, Text("Number", "번호", "编号"))
CODE = of(fields.CODE)
NAME = of(fields.NAME)
STATE = Column(
    "state",
    Kind.TERM,
    Text("State", "상태", "状态"),
    words=wording.STATES,
    late=frozenset({"missed"}),
)
PHONE = of(fields.PHONE)
DISCOUNT_LIMIT = of(fields.DISCOUNT_LIMIT)
RECORDED_ON = Column("recorded_on", Kind.DATE, Text("Recorded", "기록일", "记录日期"))
RECORDED_LATER = Text("Recorded on a later day", "소급 기록", "事后补录")
"""What counts on its own day and was entered afterwards."""

VOUCHER = Column("voucher", Kind.CODE, Text("Voucher", "증빙번호", "凭证号"))


def departing(document: str, deviation: str) -> str:
    """Say what a deviation is about is worth: its line, or the whole document."""
    of = f"line.{document}_id = {document}.id AND line.position = {deviation}.position"
    line = f"SELECT amount FROM {document}_line AS line WHERE {of} AND line.dropped = 0"
    return f"CASE WHEN {deviation}.position IS NULL THEN {document}.total ELSE ({line}) END"
