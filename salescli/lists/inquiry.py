"""Lists of inquiries and tenders, and one with all that was asked and answered about it."""

from typing import TYPE_CHECKING

from salescli.lists._documents import HISTORY, identity
from salescli.policy import wording
from salescli.render.sheet import Kind
from salescli.reports._columns import CUSTOMER, NUMBER, QUANTITY, SALESPERSON, STATE, UNIT
from salescli.reports._report import listing
from salescli.reports._section import Column, Section, Total
from salescli.text import Text

if TYPE_CHECKING:
    from salescli.policy.states import InquiryState
    from salescli.render.sheet import Sheet
    from salescli.workspace import Look

_STATE = STATE._replace(words=wording.INQUIRY_STATES)
_POSITION = Column("position", Kind.COUNT, Text("No.", "번호", "序号"), total=Total.NONE)

_COLUMNS = (
    NUMBER,
    _STATE,
    Column("tender", Kind.FLAG, Text("Tender", "입찰", "招标")),
    CUSTOMER,
    SALESPERSON,
    Column("subject", Kind.TEXT, Text("Subject", "건명", "事由")),
    Column("received_on", Kind.DATE, Text("Received", "접수일", "收到日期")),
    Column("reported_on", Kind.DATE, Text("Reported", "보고일", "上报日期")),
    Column("due_on", Kind.DATE, Text("Due", "제출 기한", "截止日期")),
    Column("amount", Kind.MONEY, Text("Expected amount", "예상 금액", "预计金额")),
    Column("open_questions", Kind.COUNT, Text("Open questions", "미결 질의", "未答复问题")),
)

_SELECT = """
    SELECT inquiry.number AS number, inquiry.state AS state, inquiry.tender AS tender,
           customer.code AS customer, customer.name AS customer_name,
           employee.code AS salesperson, employee.name AS salesperson_name,
           inquiry.subject AS subject, inquiry.received_on AS received_on,
           inquiry.reported_on AS reported_on, inquiry.due_on AS due_on,
           inquiry.amount AS amount,
           (SELECT COUNT(*) FROM inquiry_question
            WHERE inquiry_question.inquiry_id = inquiry.id
              AND inquiry_question.state = 'open') AS open_questions
    FROM inquiry
    JOIN customer ON customer.id = inquiry.customer_id
    JOIN employee ON employee.id = inquiry.salesperson_id
"""

_IDENTITY = """
    SELECT inquiry.id AS id
    FROM inquiry JOIN employee ON employee.id = inquiry.salesperson_id
    WHERE (inquiry.number = :number OR inquiry.id = :id)
      AND (CAST(:scope AS TEXT) IS NULL OR employee.code = :scope)
"""

LIST = Section(
    key="inquiries",
    title=Text("Inquiries and tenders", "문의·입찰", "询价与招标"),
    columns=_COLUMNS,
    sql=f"""
        {_SELECT}
        WHERE (CAST(:state AS TEXT) IS NULL OR inquiry.state = :state)
          AND (CAST(:open AS BIGINT) IS NULL OR EXISTS (
              SELECT 1 FROM inquiry_question
              WHERE inquiry_question.inquiry_id = inquiry.id AND inquiry_question.state = 'open'
          ))
          AND (CAST(:scope AS TEXT) IS NULL OR employee.code = :scope)
        ORDER BY inquiry.received_on, inquiry.id
    """,
)

ENTRY = Section(
    key="inquiry",
    title=Text("Inquiry", "문의/입찰 정보", "询价书/招标书"),
    columns=_COLUMNS,
    totals=False,
    sql=f"{_SELECT} WHERE inquiry.id = :id",
)

LINES = Section(
    key="lines",
    title=Text("Lines", "품목", "明细"),
    columns=(
        _POSITION,
        Column("product", Kind.ENTRY, Text("Product", "품명", "品名")),
        Column("description", Kind.TEXT, Text("Asked for", "요청 내용", "需求内容")),
        QUANTITY,
        UNIT,
        Column("requirement", Kind.TEXT, Text("Requirement", "요구 사항", "技术要求")),
    ),
    totals=False,
    sql="""
        SELECT inquiry_line.position AS position,
               product.code AS product, product.name AS product_name,
               inquiry_line.description AS description, inquiry_line.quantity AS quantity,
               inquiry_line.unit AS unit, inquiry_line.requirement AS requirement
        FROM inquiry_line LEFT JOIN product ON product.id = inquiry_line.product_id
        WHERE inquiry_line.inquiry_id = :id AND inquiry_line.dropped = 0
        ORDER BY inquiry_line.position
    """,
)

QUESTIONS = Section(
    key="questions",
    title=Text("Questions", "질의", "问题"),
    columns=(
        _POSITION,
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
        Column("lead_days", Kind.DAYS, Text("Lead time", "납기", "交货期"), total=Total.NONE),
        Column("supplier", Kind.TEXT, Text("Supplier", "공급사", "供应商")),
    ),
    totals=False,
    sql="""
        SELECT inquiry_question.position AS position, inquiry_question.line_position AS line,
               inquiry_question.department AS department,
               inquiry_question.question AS question, inquiry_question.asked_on AS asked_on,
               inquiry_question.state AS state, inquiry_question.answered_on AS answered_on,
               employee.code AS answered_by, employee.name AS answered_by_name,
               inquiry_question.answer AS answer, inquiry_question.model AS model,
               inquiry_question.parameters AS parameters, inquiry_question.price AS price,
               inquiry_question.lead_days AS lead_days, inquiry_question.supplier AS supplier
        FROM inquiry_question
        LEFT JOIN decision ON decision.kind = 'question' AND decision.to_state = 'answered'
                          AND decision.document_id = inquiry_question.id
        LEFT JOIN employee ON employee.id = decision.decided_by
        WHERE inquiry_question.inquiry_id = :id
        ORDER BY inquiry_question.position
    """,
)

QUOTES = Section(
    key="quotes",
    title=Text("Quotations and bids", "견적서·입찰서", "报价书与投标书"),
    columns=(
        NUMBER,
        STATE,
        Column("bid", Kind.FLAG, Text("Bid", "입찰서", "投标书")),
        Column("sent_on", Kind.DATE, Text("Submitted", "제출일", "递交日期")),
        Column("total", Kind.MONEY, Text("Total", "합계금액", "总金额"), total=Total.NONE),
    ),
    totals=False,
    sql="""
        SELECT COALESCE(number, 'Q-d' || id) AS number, state AS state, bid AS bid,
               sent_on AS sent_on, total AS total
        FROM quote WHERE inquiry_id = :id
        ORDER BY id
    """,
)

STEPS = HISTORY._replace(
    columns=tuple(
        column._replace(words=wording.INQUIRY_STATES) if column.key == "state" else column
        for column in HISTORY.columns
    )
)


def listed(
    look: "Look", *, state: "InquiryState | None" = None, open_questions: bool = False
) -> "Sheet":
    """List inquiries, by state, or only those with a question that waits for its answer."""
    return listing(look, "inquiries", (LIST,), state=state, open=1 if open_questions else None)


def shown(look: "Look", word: str) -> "Sheet":
    """Show an inquiry with its lines, questions and quotations."""
    found = identity(look, _IDENTITY, "inquiry", word)
    return listing(look, "inquiry", (ENTRY, LINES, QUESTIONS, QUOTES), id=found["id"])


def history(look: "Look", word: str) -> "Sheet":
    """Show the steps that were taken with an inquiry."""
    found = identity(look, _IDENTITY, "inquiry", word)
    return listing(look, "history", (STEPS,), kind="inquiry", id=found["id"])
