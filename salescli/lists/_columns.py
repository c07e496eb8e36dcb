"""Columns and sections that the lists of more than one noun show, each declared once."""

from collections.abc import Mapping

from salescli.lists._select import select
from salescli.policy import fields, stated, wording
from salescli.render.sheet import Kind
from salescli.reports._columns import AMOUNT, PRODUCT, QUANTITY, STATE, UNIT, departing, of
from salescli.reports._section import Column, Section, Total
from salescli.sql import own_product
from salescli.text import Text

POSITION = Column("position", Kind.COUNT, Text("No.", "번호", "序号"), total=Total.NONE)
LINE = Column("position", Kind.COUNT, Text("Line", "행", "行"), total=Total.NONE)
PRICE = of(fields.PRICE)._replace(total=Total.NONE)
DISCOUNT = of(fields.DISCOUNT)
LEAD_DAYS = of(fields.LEAD_DAYS)
TERMS = of(fields.TERMS)
DRAFTED = Column("drafted_on", Kind.DATE, Text("Drafted", "작성일", "起草日期"))
SIGNED = of(fields.SIGNED_ON)
APPLIED = Column("applied_on", Kind.DATE, Text("Applied for", "신청일", "申请日期"))
BOOKED = Column("booked_on", Kind.DATE, Text("Date", "일자", "日期"))
CLOSED = Column("closed_on", Kind.DATE, Text("Closed", "종결일", "结束日期"))
IMPORTED = Column("source", Kind.CODE, Text("Imported", "이관", "导入"))
"""The source of a document that a book brought; none of one that was made here."""
TOTAL = Column("total", Kind.MONEY, Text("Total", "계약총액", "合同总额"))
METHOD = Column("method", Kind.TERM, Text("Method", "수금 방법", "回款方式"), words=wording.METHODS)
MEASURE = Column("measure", Kind.TERM, Text("Measure", "지표", "指标"), words=wording.MEASURES)
BY = Column("by", Kind.ENTRY, Text("By", "기록자", "记录人"))
TOLD = Column("told", Kind.TEXT, Text("What was said", "내용", "内容"))
REASON = Column("reason", Kind.TEXT, Text("Reason", "사유", "事由"))
RESULT = Column("result", Kind.TEXT, Text("Result", "결과", "结果"))
DECIDED_ON = Column("decided_on", Kind.DATE, Text("Date", "일자", "日期"))
STEP = Column("step", Kind.TERM, Text("Step", "단계", "步骤"), words=stated.STEPS)
DECIDED_BY = Column("decided_by", Kind.ENTRY, Text("Decided by", "결정자", "决定人"))
RECORDED_BY = Column("recorded_by", Kind.ENTRY, Text("Recorded by", "기록자", "记录人"))
PAPER = Column("paper", Kind.TEXT, Text("Paper", "서면", "书面"))
CLAUSE = Column("clause", Kind.CODE, Text("Clause", "조항", "条款"))
BEFORE = Text("Before", "변경 전", "变更前")
AFTER = Text("After", "변경 후", "变更后")
VERSION = Column("version", Kind.COUNT, Text("Version", "버전", "版本"), total=Total.NONE)

LINES = Text("Lines", "품목", "明细")
_MOVED = (LINE, PRODUCT, UNIT, QUANTITY, AMOUNT)


def moved(document: str, sign: str = "1") -> Section:
    """Show the lines of a contract that a delivery or an invoice took, and how much of each."""
    table = f"{document}_line"
    said = {key: f"{sign} * {table}.{key}" for key in ("quantity", "amount")}
    said |= {"position": "contract_line.position", "unit": "product.unit"}
    return Section(
        key="lines",
        title=LINES,
        columns=_MOVED,
        sql=f"""
            {select(table, _MOVED, **said)}
            FROM {table} JOIN {document} ON {document}.id = {table}.{document}_id
            JOIN contract_line ON contract_line.id = {table}.line_id
            {own_product("contract_line")}
            WHERE {table}.{document}_id = :id
            ORDER BY contract_line.position
        """,
    )


def lines(document: str, *columns: Column, **said: str) -> Section:
    """Show what a quotation or contract offers, with columns of its own."""
    table = f"{document}_line"
    shown = (LINE, PRODUCT, UNIT, QUANTITY, PRICE, DISCOUNT, AMOUNT, *columns)
    own = {"unit": "product.unit", "discount": f"{table}.discount_bp"} | said
    return Section(
        key="lines",
        title=LINES,
        columns=shown,
        sql=f"""
            {select(table, shown, **own)}
            FROM {table} {own_product(table)}
            WHERE {table}.{document}_id = :id AND {table}.dropped = 0
            ORDER BY {table}.position
        """,
    )


DEVIATIONS = Text("Deviations from the norm", "이탈 조건", "偏离条款")
_TERM, _NORMAL, _AGREED = (
    Column("term", Kind.TERM, Text("Term", "조건", "条款"), words=wording.TERMS),
    Column("normal", Kind.TEXT, Text("Normal", "기준", "标准")),
    Column("agreed", Kind.TEXT, Text("Agreed", "합의", "约定")),
)
_DECIDED = (LINE, _TERM, _NORMAL, _AGREED)
_DEVIATION = (
    Column("basis", Kind.TERM, Text("From", "기준 문서", "依据"), words=wording.DEVIATION_BASES),
    _TERM,
    LINE,
    _NORMAL,
    _AGREED,
    STATE,
    Column("found_on", Kind.DATE, Text("Found", "확인일", "发现日期")),
    DECIDED_BY,
    PAPER,
)


UNDECIDED = Column("undecided", Kind.COUNT, Text("Open deviations", "미결정 이탈", "待定偏离"))


def undecided(document: str, table: str) -> str:
    """Count the deviations of a quotation or contract that nobody has decided about (R4)."""
    return f"""(
        SELECT COUNT(*) FROM {table} AS departing
        WHERE departing.{document}_id = {document}.id
          AND +departing.state = 'open' AND departing.superseded = 0
    )"""


WORTH = Column("worth", Kind.MONEY, Text("Worth", "금액", "金额"), total=Total.NONE)


def worth(document: str, lines: str) -> str:
    """Reckon what goods come to by the prices of their contract, until it is booked."""
    return f"""
        CAST((
            SELECT SUM(CASE WHEN part.amount <> 0 THEN part.amount ELSE
                (part.quantity * priced.price * (10000 - priced.discount_bp) + 5000000) / 10000000
                END)
            FROM {lines} AS part JOIN contract_line AS priced ON priced.id = part.line_id
            WHERE part.{document}_id = {document}.id
        ) AS BIGINT)
    """


def settling(document: str, table: str, **headings: Text) -> Section:
    """Show one of them, by its id, with what its line or the whole is worth."""
    shown = (*_headed(_DECIDED, headings), AMOUNT)
    return Section(
        key="settling",
        title=DEVIATIONS,
        columns=shown,
        totals=False,
        sql=f"""
            {select(table, shown, amount=departing(document, table))}
            FROM {table} JOIN {document} ON {document}.id = {table}.{document}_id
            WHERE {table}.id = :id
        """,
    )


def _headed(columns: tuple[Column, ...], headings: Mapping[str, Text]) -> tuple[Column, ...]:
    return tuple(c._replace(heading=headings.get(c.key, c.heading)) for c in columns)


def deviations(document: str, table: str, **headings: Text) -> Section:
    """Show the terms of a quotation or contract that depart from the norm (R4)."""
    return Section(
        key="deviations",
        title=DEVIATIONS,
        columns=_headed(_DEVIATION, headings),
        totals=False,
        sql=f"""
            {select(table, _DEVIATION, decided_by="decider", paper="decision.paper")}
            FROM {table}
            LEFT JOIN decision ON decision.kind = '{table}' AND decision.document_id = {table}.id
                 AND decision.step IN ('accept', 'reject')
            LEFT JOIN employee AS decider ON decider.id = decision.decided_by
            WHERE {table}.{document}_id = :id AND {table}.superseded = 0
            ORDER BY {table}.id
        """,
    )
