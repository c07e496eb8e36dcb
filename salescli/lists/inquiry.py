"""Lists of inquiries and tenders, and one with all that was asked and answered about it."""

from salescli.lists._browse import Browse
from salescli.lists._columns import LEAD_DAYS, POSITION
from salescli.lists._select import part
from salescli.lists.quote import BID, QUOTE_NUMBER, SENT, TOTAL
from salescli.policy import wording
from salescli.render.sheet import Kind
from salescli.reports._columns import CUSTOMER, NUMBER, PRODUCT, QUANTITY, SALESPERSON, STATE, UNIT
from salescli.reports._section import Column, Total
from salescli.text import Text

_OPEN = """
    FROM inquiry_question
    WHERE inquiry_question.inquiry_id = inquiry.id AND inquiry_question.state = 'open'
"""

LINES = part(
    "lines",
    Text("Lines", "품목", "明细"),
    "inquiry_line",
    (
        POSITION,
        PRODUCT,
        Column("description", Kind.TEXT, Text("Asked for", "요청 내용", "需求内容")),
        QUANTITY,
        UNIT,
        Column("requirement", Kind.TEXT, Text("Requirement", "요구 사항", "技术要求")),
    ),
    """
        FROM inquiry_line LEFT JOIN product ON product.id = inquiry_line.product_id
        WHERE inquiry_line.inquiry_id = :id AND inquiry_line.dropped = 0
        ORDER BY inquiry_line.position
    """,
)

QUESTIONS = part(
    "questions",
    Text("Questions", "질의", "问题"),
    "inquiry_question",
    (
        POSITION,
        Column("line", Kind.COUNT, Text("Line", "행", "行"), total=Total.NONE),
        Column(
            "department", Kind.TERM, Text("Asked", "담당", "询问部门"), words=wording.DEPARTMENTS
        ),
        Column("question", Kind.TEXT, Text("Question", "질문", "问题内容")),
        Column("asked_on", Kind.DATE, Text("Asked on", "질의일", "询问日期")),
        STATE,
        Column("answered_on", Kind.DATE, Text("Answered on", "답변일", "答复日期")),
        Column("answered_by", Kind.ENTRY, Text("Answered by", "답변자", "答复人")),
        Column("answer", Kind.TEXT, Text("Answer", "답변", "答复")),
        Column("model", Kind.TEXT, Text("Model", "모델", "型号")),
        Column("parameters", Kind.TEXT, Text("Parameters", "기술 사양", "技术参数")),
        Column("price", Kind.MONEY, Text("Cost", "원가", "采购价"), total=Total.NONE),
        LEAD_DAYS,
        Column("supplier", Kind.TEXT, Text("Supplier", "공급사", "供应商")),
    ),
    """
        FROM inquiry_question
        LEFT JOIN decision ON decision.kind = 'question' AND decision.to_state = 'answered'
                          AND decision.document_id = inquiry_question.id
        LEFT JOIN employee ON employee.id = decision.decided_by
        WHERE inquiry_question.inquiry_id = :id
        ORDER BY inquiry_question.position
    """,
    line="inquiry_question.line_position",
    answered_by="employee",
)

QUOTES = part(
    "quotes",
    Text("Quotations and bids", "견적서·입찰서", "报价书与投标书"),
    "quote",
    (NUMBER, STATE, BID, SENT, TOTAL),
    """
        FROM quote
        WHERE inquiry_id = :id
        ORDER BY id
    """,
    number=QUOTE_NUMBER,
)

BROWSE = Browse(
    "inquiry",
    "inquiry",
    ("inquiries", "inquiry"),
    Text("Inquiries and tenders", "문의·입찰", "询价与招标"),
    Text("Inquiry", "문의/입찰 정보", "询价书/招标书"),
    columns=(
        NUMBER,
        STATE,
        Column("tender", Kind.FLAG, Text("Tender", "입찰", "招标")),
        CUSTOMER,
        SALESPERSON,
        Column("subject", Kind.TEXT, Text("Subject", "건명", "事由")),
        Column("received_on", Kind.DATE, Text("Received", "접수일", "收到日期")),
        Column("reported_on", Kind.DATE, Text("Reported", "보고일", "上报日期")),
        Column(
            "due_on",
            Kind.DATE,
            Text("Due", "제출 기한", "截止日期"),
            awaited=lambda row: row["state"] in {"received", "preparing"},
        ),
        Column("amount", Kind.MONEY, Text("Expected amount", "예상 금액", "预计金额")),
        Column("open_questions", Kind.COUNT, Text("Open questions", "미결 질의", "未答复问题")),
    ),
    said={"open_questions": f"(SELECT COUNT(*) {_OPEN})"},
    where=f"(CAST(:open_questions AS BIGINT) IS NULL OR EXISTS (SELECT 1 {_OPEN}))",
    day="inquiry.received_on",
    parts=(LINES, QUESTIONS, QUOTES),
    totals=True,
)
listed, shown, history = BROWSE.listed, BROWSE.shown, BROWSE.history
