"""Lists of quotations and bids, and one with its lines, deviations and versions."""

from typing import TYPE_CHECKING

from salescli.lists._documents import HISTORY, identity
from salescli.policy import wording
from salescli.render.sheet import Kind
from salescli.reports._columns import (
    AMOUNT,
    CUSTOMER,
    NUMBER,
    PRODUCT,
    QUANTITY,
    SALESPERSON,
    STATE,
    UNIT,
)
from salescli.reports._report import listing
from salescli.reports._section import Column, Section, Total
from salescli.text import Text

if TYPE_CHECKING:
    from salescli.policy.states import QuoteState
    from salescli.render.sheet import Sheet
    from salescli.text import Language
    from salescli.workspace import Look

_POSITION = Column("position", Kind.COUNT, Text("Line", "행", "行"), total=Total.NONE)
_BID = Column("bid", Kind.FLAG, Text("Bid", "입찰서", "投标书"))
_INQUIRY = Column("inquiry", Kind.CODE, Text("Inquiry", "문의번호", "询价编号"))
_DRAFTED = Column("drafted_on", Kind.DATE, Text("Drafted", "작성일", "起草日期"))
_VALID = Column("valid_until", Kind.DATE, Text("Valid until", "유효기간", "有效期至"))
_SENT = Column("sent_on", Kind.DATE, Text("Submitted", "제출일", "递交日期"))
_CLOSED = Column("closed_on", Kind.DATE, Text("Closed", "종결일", "结束日期"))
_TOTAL = Column("total", Kind.MONEY, Text("Total", "합계금액", "总金额"))

_IDENTITY = """
    SELECT quote.id AS id, COALESCE(quote.revises_id, quote.id) AS root
    FROM quote JOIN employee ON employee.id = quote.salesperson_id
    WHERE (quote.number = :number OR quote.id = :id)
      AND (CAST(:scope AS TEXT) IS NULL OR employee.code = :scope)
"""

_SELECT = """
    SELECT COALESCE(quote.number, 'Q-d' || quote.id) AS number, quote.state AS state,
           quote.bid AS bid, inquiry.number AS inquiry,
           customer.code AS customer, customer.name AS customer_name,
           employee.code AS salesperson, employee.name AS salesperson_name,
           quote.drafted_on AS drafted_on, quote.valid_until AS valid_until,
           quote.sent_on AS sent_on, quote.closed_on AS closed_on, quote.total AS total
"""

_FROM = """
    FROM quote
    JOIN customer ON customer.id = quote.customer_id
    JOIN employee ON employee.id = quote.salesperson_id
    LEFT JOIN inquiry ON inquiry.id = quote.inquiry_id
"""

_COLUMNS = (
    NUMBER,
    STATE,
    _BID,
    _INQUIRY,
    CUSTOMER,
    SALESPERSON,
    _DRAFTED,
    _VALID,
    _SENT,
    _CLOSED,
    _TOTAL,
)

LIST = Section(
    key="quotes",
    title=Text("Quotations and bids", "견적서·입찰서", "报价书与投标书"),
    columns=_COLUMNS,
    sql=f"""
        {_SELECT}
        {_FROM}
        WHERE (CAST(:state AS TEXT) IS NULL OR quote.state = :state)
          AND (CAST(:customer AS TEXT) IS NULL OR customer.code = :customer)
          AND (CAST(:bid AS BIGINT) IS NULL OR quote.bid = :bid)
          AND (CAST(:scope AS TEXT) IS NULL OR employee.code = :scope)
        ORDER BY quote.drafted_on, quote.id
    """,
)

ENTRY = Section(
    key="quote",
    title=Text("Quotation", "견적서", "报价书"),
    columns=(
        *_COLUMNS,
        Column(
            "payment_days",
            Kind.DAYS,
            Text("Payment days", "지급 기한", "付款天数"),
            total=Total.NONE,
        ),
        Column("lead_days", Kind.DAYS, Text("Lead time", "납기", "交货期"), total=Total.NONE),
        Column("terms", Kind.TEXT, Text("Terms", "지급조건", "付款方式")),
        Column("language", Kind.CODE, Text("Language", "언어", "语言")),
        Column("lost_reason", Kind.TEXT, Text("Reason lost", "실주 사유", "未中标原因")),
        Column("competitor", Kind.TEXT, Text("Competitor", "경쟁사", "竞争对手")),
        Column("competitor_price", Kind.MONEY, Text("Their price", "경쟁사 가격", "对手报价")),
    ),
    totals=False,
    sql=f"""
        {_SELECT},
               quote.payment_days AS payment_days, quote.lead_days AS lead_days,
               quote.terms AS terms, quote.language AS language,
               quote.lost_reason AS lost_reason, quote.competitor AS competitor,
               quote.competitor_price AS competitor_price
        {_FROM}
        WHERE quote.id = :id
    """,
)

LINES = Section(
    key="lines",
    title=Text("Lines", "품목", "明细"),
    columns=(
        _POSITION,
        PRODUCT,
        UNIT,
        QUANTITY,
        Column("price", Kind.MONEY, Text("Price", "단가", "单价"), total=Total.NONE),
        Column("discount", Kind.RATE, Text("Discount", "할인율", "折扣")),
        AMOUNT,
        Column(
            "basis", Kind.TERM, Text("Basis", "산출 근거", "定价依据"), words=wording.PRICE_BASES
        ),
        Column("cost", Kind.MONEY, Text("Cost", "원가", "成本"), total=Total.NONE),
        Column("margin", Kind.RATE, Text("Margin", "이윤율", "利润率")),
    ),
    sql="""
        SELECT quote_line.position AS position,
               product.code AS product, product.name AS product_name, product.unit AS unit,
               quote_line.quantity AS quantity, quote_line.price AS price,
               quote_line.discount_bp AS discount, quote_line.amount AS amount,
               quote_line.basis AS basis, quote_line.cost AS cost, quote_line.margin_bp AS margin
        FROM quote_line JOIN product ON product.id = quote_line.product_id
        WHERE quote_line.quote_id = :id AND quote_line.dropped = 0
        ORDER BY quote_line.position
    """,
)

DEVIATIONS = Section(
    key="deviations",
    title=Text("Deviations from the norm", "이탈 조건", "偏离条款"),
    columns=(
        Column("basis", Kind.TERM, Text("From", "기준", "对照"), words=wording.DEVIATION_BASES),
        Column("term", Kind.TERM, Text("Term", "조건", "条款"), words=wording.TERMS),
        _POSITION,
        Column("normal", Kind.TEXT, Text("Normal", "통상", "标准")),
        Column("agreed", Kind.TEXT, Text("Offered", "제시", "报价条件")),
        STATE,
        Column("found_on", Kind.DATE, Text("Found", "확인일", "发现日期")),
    ),
    totals=False,
    sql="""
        SELECT basis, term, position, normal, agreed, state, found_on
        FROM quote_deviation
        WHERE quote_id = :id AND superseded = 0
        ORDER BY id
    """,
)

VERSIONS = Section(
    key="versions",
    title=Text("Versions", "버전", "版本"),
    columns=(
        Column("revision", Kind.COUNT, Text("Version", "버전", "版本"), total=Total.NONE),
        NUMBER,
        STATE,
        _SENT,
        _CLOSED,
        _TOTAL,
    ),
    totals=False,
    sql="""
        SELECT revision AS revision, COALESCE(number, 'Q-d' || id) AS number, state AS state,
               sent_on AS sent_on, closed_on AS closed_on, total AS total
        FROM quote WHERE id = :root OR revises_id = :root
        ORDER BY revision
    """,
    of="root",
)


def listed(
    look: "Look",
    *,
    state: "QuoteState | None" = None,
    customer: str | None = None,
    bids: bool = False,
) -> "Sheet":
    """List quotations and bids, by state or customer, or bids only."""
    from salescli.lists import customer as customers  # noqa: PLC0415 - only with --customer

    code = customers.code(look, customer) if customer else None
    return listing(look, "quotes", (LIST,), state=state, customer=code, bid=1 if bids else None)


def shown(look: "Look", word: str) -> "Sheet":
    """Show a quotation with its lines, deviations and versions."""
    found = identity(look, _IDENTITY, "quote", word)
    sections = (ENTRY, LINES, DEVIATIONS, VERSIONS)
    return listing(look, "quote", sections, id=found["id"], root=found["root"])


def history(look: "Look", word: str) -> "Sheet":
    """Show the steps that were taken with a quotation."""
    found = identity(look, _IDENTITY, "quote", word)
    return listing(look, "history", (HISTORY,), kind="quote", id=found["id"])


def printed(look: "Look", word: str, *, language: "Language | None" = None) -> "Sheet":
    """Lay out the formal document, in the customer's language unless another is asked for."""
    from salescli.lists import _quotation  # noqa: PLC0415 - only to print

    found = identity(look, _IDENTITY, "quote", word)
    return _quotation.document(look, found["id"], language)
