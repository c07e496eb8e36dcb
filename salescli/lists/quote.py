"""Lists of quotations and bids, and one with its lines, deviations and versions."""

from salescli.lists._browse import Browse
from salescli.lists._columns import (
    CLOSED,
    DRAFTED,
    LEAD_DAYS,
    SIGNED,
    TERMS,
    UNDECIDED,
    VERSION,
    deviations,
    lines,
    settling,
    undecided,
)
from salescli.lists._select import part
from salescli.policy import fields, wording
from salescli.render.sheet import Kind
from salescli.reports._columns import CUSTOMER, NUMBER, SALESPERSON, STATE, of
from salescli.reports._customer import PAYMENT_DAYS
from salescli.reports._section import Column, Total
from salescli.sql import CONTRACT_NUMBER, CONTRACT_TOTAL, own_parties
from salescli.text import Text

BID = Column("bid", Kind.FLAG, Text("Bid", "입찰서", "投标书"))
SENT = Column("sent_on", Kind.DATE, Text("Submitted", "제출일", "递交日期"))
TOTAL = Column("total", Kind.MONEY, Text("Total", "합계금액", "总金额"))
REVISION = VERSION._replace(key="revision")
_OFFERED = {"agreed": Text("Offered", "제시", "报价条件")}
QUOTE_NUMBER = "COALESCE(quote.number, 'Q-d' || quote.id)"

LINES = lines(
    "quote",
    Column("basis", Kind.TERM, Text("Basis", "산출 근거", "定价依据"), words=wording.PRICE_BASES),
    Column("cost", Kind.MONEY, Text("Cost", "원가", "成本"), total=Total.NONE),
    Column("margin", Kind.RATE, Text("Margin", "이윤율", "利润率")),
    margin="quote_line.margin_bp",
)

VERSIONS = part(
    "versions",
    Text("Versions", "버전", "版本"),
    "quote",
    (REVISION, NUMBER, STATE, SENT, CLOSED, TOTAL),
    """
        FROM quote AS shown
        JOIN quote ON COALESCE(quote.revises_id, quote.id) = COALESCE(shown.revises_id, shown.id)
        WHERE shown.id = :id
        ORDER BY quote.revision
    """,
    number=QUOTE_NUMBER,
)

CONTRACTS = part(
    "contracts",
    Text("Contracts", "계약", "合同"),
    "contract",
    (NUMBER, STATE, DRAFTED, SIGNED, TOTAL),
    """
        FROM quote AS shown
        JOIN quote AS version
          ON COALESCE(version.revises_id, version.id) = COALESCE(shown.revises_id, shown.id)
        JOIN contract_basis ON contract_basis.quote_id = version.id
        JOIN contract ON contract.id = contract_basis.contract_id
        WHERE shown.id = :id
        ORDER BY contract.drafted_on, contract.id
    """,
    number=CONTRACT_NUMBER,
    total=CONTRACT_TOTAL,
)._replace(totals=True)
"""What was drafted from it, in any of its versions: it covers its quantities once (W2.6)."""

BROWSE = Browse(
    "quote",
    "quote",
    ("quotes", "quote"),
    Text("Quotations and bids", "견적서·입찰서", "报价书与投标书"),
    Text("Quotation", "견적서", "报价书"),
    columns=(
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
    ),
    beside=(
        PAYMENT_DAYS,
        LEAD_DAYS,
        TERMS,
        Column("language", Kind.CODE, Text("Language", "언어", "语言")),
        Column("lost_reason", Kind.TEXT, Text("Reason lost", "실주 사유", "未成交原因")),
        Column("competitor", Kind.TEXT, Text("Competitor", "경쟁사", "竞争对手")),
        Column("competitor_price", Kind.MONEY, Text("Their price", "경쟁사 가격", "对手报价")),
    ),
    source=f"FROM quote {own_parties('quote')} LEFT JOIN inquiry ON inquiry.id = quote.inquiry_id",
    said={
        "number": QUOTE_NUMBER,
        "inquiry": "inquiry.number",
        "undecided": undecided("quote", "quote_deviation"),
    },
    last=(UNDECIDED,),
    where="(CAST(:bids AS BIGINT) IS NULL OR quote.bid = :bids)",
    parts=(
        LINES,
        deviations("quote", "quote_deviation", **_OFFERED),
        VERSIONS,
        CONTRACTS,
    ),
    totals=True,
)
listed, shown, history = BROWSE.listed, BROWSE.shown, BROWSE.history

TOGETHER = settling("quote", "quote_deviation", **_OFFERED)
"""What is shown of deviations that are decided at once."""
