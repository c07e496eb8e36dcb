"""A contract with all that is in it: head, lines, deviations, talks, open points, amendments."""

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
from salescli.reports._section import Column, Section, Total
from salescli.text import Text

DRAFTED = Column("drafted_on", Kind.DATE, Text("Drafted", "작성일", "起草日期"))
ORDERED = Column("ordered_on", Kind.DATE, Text("Order confirmed", "주문 확인일", "订货确认日期"))
SIGNED = Column("signed_on", Kind.DATE, Text("Signed", "체결일", "签订日期"))
DELIVER_BY = Column("deliver_by", Kind.DATE, Text("Deliver by", "납기", "交货期"))
TOTAL = Column("total", Kind.MONEY, Text("Total", "계약총액", "合同总额"))
MEANS = Column(
    "means", Kind.TERM, Text("Means", "체결 방식", "订货方式"), words=wording.CONTRACT_MEANS
)
_POSITION = Column("position", Kind.COUNT, Text("No.", "번호", "序号"), total=Total.NONE)
_LINE = Column("position", Kind.COUNT, Text("Line", "행", "行"), total=Total.NONE)

ENTRY = Section(
    key="contract",
    title=Text("Contract", "판매계약서", "销售合同"),
    columns=(
        NUMBER,
        STATE,
        MEANS,
        CUSTOMER,
        SALESPERSON,
        Column("quotation", Kind.CODE, Text("Quotation or bid", "견적서·입찰서", "报价书/投标书")),
        Column("amends", Kind.CODE, Text("Amends", "변경 대상 계약", "所变更合同")),
        Column("amended_by", Kind.CODE, Text("Last amendment", "최근 변경계약", "最近变更")),
        DRAFTED,
        ORDERED,
        SIGNED,
        DELIVER_BY,
        Column(
            "payment_days",
            Kind.DAYS,
            Text("Payment days", "지급 기한", "付款天数"),
            total=Total.NONE,
        ),
        Column("terms", Kind.TEXT, Text("Terms", "지급조건", "付款方式")),
        TOTAL,
        Column("in_force", Kind.MONEY, Text("In force", "유효 금액", "有效金额")),
        Column("archived_on", Kind.DATE, Text("Archived", "보관일", "存档日期")),
        Column("archive_place", Kind.TEXT, Text("Place", "보관 위치", "存放位置")),
        Column("scan_hash", Kind.CODE, Text("Scan", "스캔 해시", "扫描件哈希")),
        Column("cancelled_on", Kind.DATE, Text("Cancelled", "해지일", "取消日期")),
        Column("cancel_reason", Kind.TEXT, Text("Why cancelled", "해지 사유", "取消原因")),
    ),
    totals=False,
    sql="""
        SELECT COALESCE(contract.number, 'C-d' || contract.id) AS number,
               contract.state AS state, contract.means AS means,
               customer.code AS customer, customer.name AS customer_name,
               employee.code AS salesperson, employee.name AS salesperson_name,
               (SELECT quote.number FROM contract_basis
                JOIN quote ON quote.id = contract_basis.quote_id
                WHERE contract_basis.contract_id = contract.id) AS quotation,
               root.number AS amends,
               (SELECT version.number FROM contract AS version
                WHERE version.amends_id = contract.id AND version.signed_on IS NOT NULL
                ORDER BY version.revision DESC LIMIT 1) AS amended_by,
               contract.drafted_on AS drafted_on, contract.ordered_on AS ordered_on,
               contract.signed_on AS signed_on, contract.deliver_by AS deliver_by,
               contract.payment_days AS payment_days,
               contract.terms AS terms, contract.total AS total,
               CAST((SELECT SUM(posting.amount) FROM posting
                     WHERE posting.contract_id = contract.id
                       AND posting.kind = 'contracted') AS BIGINT) AS in_force,
               contract.archived_on AS archived_on, contract.archive_place AS archive_place,
               contract.scan_hash AS scan_hash,
               contract.cancelled_on AS cancelled_on, contract.cancel_reason AS cancel_reason
        FROM contract
        JOIN customer ON customer.id = contract.customer_id
        JOIN employee ON employee.id = contract.salesperson_id
        LEFT JOIN contract AS root ON root.id = contract.amends_id
        WHERE contract.id = :id
    """,
)

LINES = Section(
    key="lines",
    title=Text("Lines", "품목", "明细"),
    columns=(
        _LINE,
        PRODUCT,
        UNIT,
        QUANTITY,
        Column("price", Kind.MONEY, Text("Price", "단가", "单价"), total=Total.NONE),
        Column("discount", Kind.RATE, Text("Discount", "할인율", "折扣")),
        AMOUNT,
        Column("in_force", Kind.QUANTITY, Text("In force", "유효 수량", "有效数量")),
        Column("delivered", Kind.QUANTITY, Text("Delivered", "출고 수량", "已发数量")),
    ),
    sql="""
        SELECT contract_line.position AS position,
               product.code AS product, product.name AS product_name, product.unit AS unit,
               contract_line.quantity AS quantity, contract_line.price AS price,
               contract_line.discount_bp AS discount, contract_line.amount AS amount,
               CAST(COALESCE((
                   SELECT SUM(posting.quantity) FROM posting
                   WHERE posting.line_id = contract_line.id AND posting.kind = 'contracted'
               ), 0) AS BIGINT) AS in_force,
               CAST(COALESCE((
                   SELECT SUM(CASE posting.kind WHEN 'dispatched' THEN posting.quantity
                                                ELSE -posting.quantity END)
                   FROM posting
                   WHERE posting.line_id = contract_line.id
                     AND posting.kind IN ('dispatched', 'returned')
               ), 0) AS BIGINT) AS delivered
        FROM contract_line JOIN product ON product.id = contract_line.product_id
        WHERE contract_line.contract_id = :id AND contract_line.dropped = 0
        ORDER BY contract_line.position
    """,
)

DEVIATIONS = Section(
    key="deviations",
    title=Text("Deviations from the norm", "이탈 조건", "偏离条款"),
    columns=(
        Column(
            "basis", Kind.TERM, Text("From", "기준 문서", "依据"), words=wording.DEVIATION_BASES
        ),
        Column("term", Kind.TERM, Text("Term", "조건", "条款"), words=wording.TERMS),
        _LINE,
        Column("normal", Kind.TEXT, Text("Normal", "기준", "标准")),
        Column("agreed", Kind.TEXT, Text("Agreed", "합의", "约定")),
        STATE,
        Column("found_on", Kind.DATE, Text("Found", "확인일", "发现日期")),
    ),
    totals=False,
    sql="""
        SELECT basis, term, position, normal, agreed, state, found_on
        FROM deviation
        WHERE contract_id = :id AND superseded = 0
        ORDER BY id
    """,
)

NEGOTIATION = Section(
    key="negotiation",
    title=Text("Negotiation", "협상 경과", "洽谈经过"),
    columns=(
        _POSITION,
        Column("talked_on", Kind.DATE, Text("Date", "일자", "日期")),
        Column("by", Kind.ENTRY, Text("By", "기록자", "记录人")),
        Column("partner", Kind.TEXT, Text("With", "상대방", "对方")),
        Column("told", Kind.TEXT, Text("What was said", "내용", "内容")),
        Column("open_point", Kind.TEXT, Text("Open point", "미결 사항", "未决事项")),
        STATE,
        Column("answer", Kind.TEXT, Text("Answer", "답변", "答复")),
        Column("answered_on", Kind.DATE, Text("Answered", "답변일", "答复日期")),
    ),
    totals=False,
    sql="""
        SELECT negotiation.position AS position, negotiation.talked_on AS talked_on,
               employee.code AS by, employee.name AS by_name,
               negotiation.partner AS partner, negotiation.told AS told,
               negotiation.open_point AS open_point, negotiation.state AS state,
               negotiation.answer AS answer, negotiation.answered_on AS answered_on
        FROM negotiation LEFT JOIN employee ON employee.id = negotiation.author_id
        WHERE negotiation.contract_id = :id
        ORDER BY negotiation.position
    """,
)

OPEN_POINTS = Section(
    key="open_points",
    title=Text("Open points", "미결 사항", "未决事项"),
    columns=(
        Column("document", Kind.CODE, Text("Document", "문서", "单据")),
        _POSITION,
        Column(
            "department",
            Kind.TERM,
            Text("Department", "담당 부서", "部门"),
            words=wording.DEPARTMENTS,
        ),
        Column("question", Kind.TEXT, Text("Question", "질문", "问题")),
        Column("asked_on", Kind.DATE, Text("Asked", "질문일", "提出日期")),
    ),
    totals=False,
    sql="""
        SELECT COALESCE(contract.number, 'C-d' || contract.id) AS document,
               negotiation.position AS position, NULL AS department,
               negotiation.open_point AS question, negotiation.talked_on AS asked_on
        FROM negotiation JOIN contract ON contract.id = negotiation.contract_id
        WHERE negotiation.contract_id = :id AND negotiation.state = 'open'
        UNION ALL
        SELECT inquiry.number, inquiry_question.position, inquiry_question.department,
               inquiry_question.question, inquiry_question.asked_on
        FROM contract_basis
        JOIN quote ON quote.id = contract_basis.quote_id
        JOIN inquiry ON inquiry.id = quote.inquiry_id
        JOIN inquiry_question ON inquiry_question.inquiry_id = inquiry.id
        WHERE contract_basis.contract_id = :id AND inquiry_question.state = 'open'
        ORDER BY document, position
    """,
)

AMENDMENTS = Section(
    key="amendments",
    title=Text("Amendments", "변경계약", "合同变更"),
    columns=(NUMBER, STATE, DRAFTED, SIGNED, DELIVER_BY, TOTAL),
    totals=False,
    sql="""
        SELECT COALESCE(number, 'C-d' || id) AS number, state AS state,
               drafted_on AS drafted_on, signed_on AS signed_on, deliver_by AS deliver_by,
               total AS total
        FROM contract
        WHERE amends_id = :id
        ORDER BY id
    """,
)

SECTIONS = (ENTRY, LINES, DEVIATIONS, NEGOTIATION, OPEN_POINTS, AMENDMENTS)
"""What `contract show` shows."""
