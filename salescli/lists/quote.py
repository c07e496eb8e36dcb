"""Lists of quotations and bids, and one with its lines, deviations and versions."""

from salescli.lists._browse import Browse
from salescli.lists._columns import (
    CLOSED,
    DRAFTED,
    LEAD_DAYS,
    TERMS,
    deviations,
    lines,
)
from salescli.lists._select import mine, select
from salescli.policy import fields, wording
from salescli.render.sheet import Kind
from salescli.reports._columns import CUSTOMER, NUMBER, SALESPERSON, STATE, of
from salescli.reports._customer import PAYMENT_DAYS
from salescli.reports._section import Column, Section, Total
from salescli.sql import parties
from salescli.text import Text

BID = Column("bid", Kind.FLAG, Text("Bid", "입찰서", "投标书"))
SENT = Column("sent_on", Kind.DATE, Text("Submitted", "제출일", "递交日期"))
TOTAL = Column("total", Kind.MONEY, Text("Total", "합계금액", "总金额"))
QUOTE_NUMBER = "COALESCE(quote.number, 'Q-d' || quote.id)"

_COLUMNS = (
    NUMBER,
    STATE,
    BID,
    Column("inquiry", Kind.CODE, Text("Inquiry", "문의번호", "询价编号")),
    CUSTOMER,
    SALESPERSON,
    DRAFTED,
    of(fields.VALID_UNTIL),
    SENT,
    CLOSED,
    TOTAL,
)

_ENTRY = (
    *_COLUMNS,
    PAYMENT_DAYS,
    LEAD_DAYS,
    TERMS,
    Column("language", Kind.CODE, Text("Language", "언어", "语言")),
    Column("lost_reason", Kind.TEXT, Text("Reason lost", "실주 사유", "未中标原因")),
    Column("competitor", Kind.TEXT, Text("Competitor", "경쟁사", "竞争对手")),
    Column("competitor_price", Kind.MONEY, Text("Their price", "경쟁사 가격", "对手报价")),
)

_SAID = {"number": QUOTE_NUMBER, "inquiry": "inquiry.number"}
_SOURCE = f"""
    FROM quote {parties("quote")} LEFT JOIN inquiry ON inquiry.id = quote.inquiry_id
"""

LIST = Section(
    key="quotes",
    title=Text("Quotations and bids", "견적서·입찰서", "报价书与投标书"),
    columns=_COLUMNS,
    sql=f"""
        {select("quote", _COLUMNS, **_SAID)} {_SOURCE}
        WHERE {mine(state="quote.state", customer="customer.code")}
          AND (CAST(:bids AS BIGINT) IS NULL OR quote.bid = :bids)
        ORDER BY quote.drafted_on, quote.id
    """,
)

ENTRY = Section(
    key="quote",
    title=Text("Quotation", "견적서", "报价书"),
    columns=_ENTRY,
    totals=False,
    sql=f"{select('quote', _ENTRY, **_SAID)} {_SOURCE} WHERE quote.id = :id",
)

LINES = lines(
    "quote",
    Column("basis", Kind.TERM, Text("Basis", "산출 근거", "定价依据"), words=wording.PRICE_BASES),
    Column("cost", Kind.MONEY, Text("Cost", "원가", "成本"), total=Total.NONE),
    Column("margin", Kind.RATE, Text("Margin", "이윤율", "利润率")),
    margin="quote_line.margin_bp",
)

_VERSION = (
    Column("revision", Kind.COUNT, Text("Version", "버전", "版本"), total=Total.NONE),
    NUMBER,
    STATE,
    SENT,
    CLOSED,
    TOTAL,
)

VERSIONS = Section(
    key="versions",
    title=Text("Versions", "버전", "版本"),
    columns=_VERSION,
    totals=False,
    sql=f"""
        {select("quote", _VERSION, number=QUOTE_NUMBER)}
        FROM quote AS shown
        JOIN quote ON COALESCE(quote.revises_id, quote.id) = COALESCE(shown.revises_id, shown.id)
        WHERE shown.id = :id
        ORDER BY quote.revision
    """,
)

BROWSE = Browse(
    "quote",
    "quote",
    _SOURCE,
    LIST,
    (
        ENTRY,
        LINES,
        deviations("quote", "quote_deviation", agreed=Text("Offered", "제시", "报价条件")),
        VERSIONS,
    ),
)
listed, shown, history = BROWSE.listed, BROWSE.shown, BROWSE.history
