"""A contract with all that is in it: head, lines, deviations, talks, open points, amendments."""

from salescli.lists._columns import (
    BY,
    DRAFTED,
    POSITION,
    SIGNED,
    TERMS,
    TOLD,
    TOTAL,
    deviations,
    lines,
)
from salescli.lists._select import part
from salescli.policy import fields, wording
from salescli.render.sheet import Kind
from salescli.reports._columns import CUSTOMER, NUMBER, SALESPERSON, STATE, of
from salescli.reports._customer import PAYMENT_DAYS
from salescli.reports._section import Column, Section
from salescli.sql import CONTRACT_NUMBER, IN_FORCE, kept, own_parties
from salescli.supplies import LINE_DELIVERED, LINE_IN_FORCE
from salescli.text import Text

ORDERED = Column("ordered_on", Kind.DATE, Text("Order confirmed", "주문 확인일", "订单确认日期"))
DELIVER_BY = of(fields.DELIVER_BY)
MEANS = Column(
    "means", Kind.TERM, Text("Means", "체결 방식", "签订方式"), words=wording.CONTRACT_MEANS
)

_QUOTATION = """
    (SELECT quote.number FROM contract_basis
     JOIN quote ON quote.id = contract_basis.quote_id
     WHERE contract_basis.contract_id = contract.id)
"""

_AMENDED_BY = """
    (SELECT version.number FROM contract AS version
     WHERE version.amends_id = contract.id AND version.signed_on IS NOT NULL
     ORDER BY version.revision DESC LIMIT 1)
"""

ENTRY = part(
    "contract",
    Text("Contract", "판매계약서", "销售合同"),
    "contract",
    (
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
        PAYMENT_DAYS,
        TERMS,
        TOTAL,
        Column("in_force", Kind.MONEY, Text("In force", "유효 금액", "有效金额")),
        Column("archived_on", Kind.DATE, Text("Archived", "보관일", "存档日期")),
        Column("archive_place", Kind.TEXT, Text("Place", "보관 위치", "存放位置")),
        Column("scan_hash", Kind.CODE, Text("Scan", "스캔 해시", "扫描件哈希")),
        Column("cancelled_on", Kind.DATE, Text("Cancelled", "해지일", "取消日期")),
        Column("cancel_reason", Kind.TEXT, Text("Why cancelled", "해지 사유", "取消原因")),
    ),
    f"""
        FROM contract {own_parties("contract")}
        LEFT JOIN contract AS root ON root.id = contract.amends_id
        WHERE contract.id = :id
    """,
    number=CONTRACT_NUMBER,
    quotation=_QUOTATION,
    amends="root.number",
    amended_by=_AMENDED_BY,
    in_force=IN_FORCE,
)

LINES = lines(
    "contract",
    Column("in_force", Kind.QUANTITY, Text("In force", "유효 수량", "有效数量")),
    Column("delivered", Kind.QUANTITY, Text("Delivered", "출고 수량", "已发数量")),
    in_force=LINE_IN_FORCE,
    delivered=LINE_DELIVERED,
)

NEGOTIATION = part(
    "negotiation",
    Text("Negotiation", "협상 경과", "洽谈经过"),
    "negotiation",
    (
        POSITION,
        Column("talked_on", Kind.DATE, Text("Date", "일자", "日期")),
        BY,
        Column("partner", Kind.TEXT, Text("With", "상대방", "对方")),
        TOLD,
        Column("open_point", Kind.TEXT, Text("Open point", "미결 사항", "未决事项")),
        STATE,
        Column("answer", Kind.TEXT, Text("Answer", "답변", "答复")),
        Column("answered_on", Kind.DATE, Text("Answered", "답변일", "答复日期")),
    ),
    f"""
        FROM negotiation LEFT JOIN employee ON employee.id = negotiation.author_id
        WHERE negotiation.contract_id = :id AND {kept("negotiation", ":id")}
        ORDER BY negotiation.position
    """,
    by="employee",
)

OPEN_POINTS = Section(
    key="open_points",
    title=Text("Open points", "미결 사항", "未决事项"),
    columns=(
        Column("document", Kind.CODE, Text("Document", "문서", "单据")),
        POSITION,
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
    sql=f"""
        SELECT {CONTRACT_NUMBER} AS document, negotiation.position AS position,
               NULL AS department, negotiation.open_point AS question,
               negotiation.talked_on AS asked_on
        FROM negotiation JOIN contract ON contract.id = negotiation.contract_id
        WHERE negotiation.contract_id = :id AND negotiation.state = 'open'
          AND {kept("negotiation", ":id")}
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

AMENDMENTS = part(
    "amendments",
    Text("Amendments", "변경계약", "合同变更"),
    "contract",
    (NUMBER, STATE, DRAFTED, SIGNED, DELIVER_BY, TOTAL),
    "FROM contract WHERE amends_id = :id ORDER BY id",
    number=CONTRACT_NUMBER,
)

SECTIONS = (ENTRY, LINES, deviations("contract", "deviation"), NEGOTIATION, OPEN_POINTS, AMENDMENTS)
"""What `contract show` shows."""
