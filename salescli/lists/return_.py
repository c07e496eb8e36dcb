"""Lists of returns, exchanges and allowances (W7)."""

from salescli.lists._browse import Browse
from salescli.lists._columns import DISCOUNT, LINE, LINES, PRICE, REASON, worth
from salescli.lists._select import part
from salescli.policy import aftersales, wording
from salescli.policy.diagrams import RETURN
from salescli.policy.states import ReturnState
from salescli.render.sheet import Kind
from salescli.reports._columns import (
    AMOUNT,
    CONTRACT,
    CUSTOMER,
    NUMBER,
    PRODUCT,
    QUANTITY,
    SALESPERSON,
    SPEC,
    STATE,
    UNIT,
)
from salescli.reports._section import Column, Total
from salescli.sql import own_parties, own_product
from salescli.text import Text

KIND = Column("kind", Kind.TERM, Text("Kind", "구분", "类别"), words=aftersales.RETURN_KINDS)
CAUSE = Column("cause", Kind.TERM, Text("Cause", "원인", "原因"), words=aftersales.CAUSES)
_NOTE = Column("note", Kind.CODE, Text("Delivery note", "출고서", "出库单"))

_ENDS = ("withdraw", "reject")
_WHOSE = " ".join(
    f"WHEN '{state}' THEN '{','.join(step.by)}'"
    for state in ReturnState
    for step in [s for s in RETURN.steps if state in s.sources and s.name not in _ENDS][:1]
)
_TURN = f"""
    CASE WHEN goods_return.state = 'approved' AND goods_return.kind = 'allowance' THEN 'FINANCE'
         WHEN goods_return.state = 'booked_in' AND goods_return.kind = 'exchange' AND EXISTS (
              SELECT 1 FROM shipment AS other WHERE other.id = goods_return.request_id
              AND other.state NOT IN ('rejected', 'withdrawn')) THEN 'MANAGER,CLERK'
         ELSE CASE goods_return.state {_WHOSE} END END
"""
"""Who goes on with it, by its diagram; the goods of an exchange go by their own request."""

_SINCE = """
    (SELECT MAX(decision.decided_on) FROM decision
     WHERE decision.kind = 'return' AND decision.document_id = goods_return.id)
"""

_BOOKED = """
    CAST((SELECT SUM(posting.amount) FROM posting
          WHERE posting.return_id = goods_return.id AND posting.kind = 'returned'
            AND posting.exchange_id IS NULL) AS BIGINT)
"""
_WORTH = f"""
    COALESCE({_BOOKED}, CASE
        WHEN goods_return.state IN ('reported', 'checked', 'verified', 'submitted', 'approved')
        THEN {worth("goods_return", "return_line")} END)
"""
"""What the goods that came back by a `goods_return`, or the allowance, are worth, or would be."""

GOODS = part(
    "lines",
    LINES,
    "return_line",
    (
        LINE,
        _NOTE,
        PRODUCT,
        SPEC,
        UNIT,
        QUANTITY,
        PRICE,
        DISCOUNT,
        Column("serials", Kind.TEXT, Text("Serial numbers", "제조번호", "序列号")),
        Column("received", Kind.QUANTITY, Text("Came", "입고 수량", "入库数量")),
        Column("good", Kind.QUANTITY, Text("Good", "양품", "合格")),
        Column("scrap", Kind.QUANTITY, Text("Scrap", "폐기", "报废")),
        AMOUNT,
    ),
    f"""
        FROM return_line
        JOIN contract_line ON contract_line.id = return_line.line_id
        JOIN shipment ON shipment.id = return_line.shipment_id
        {own_product("contract_line")}
        WHERE return_line.goods_return_id = :id
        ORDER BY contract_line.position, return_line.id
    """,
    position="contract_line.position",
    note="shipment.note_number",
    spec="product.spec",
    unit="product.unit",
    price="contract_line.price",
    discount="contract_line.discount_bp",
)._replace(totals=True)

SETTLED = part(
    "settled",
    Text("Settled by", "정산 내역", "结算"),
    "wrote",
    (
        NUMBER,
        Column("what", Kind.TERM, Text("What", "종류", "种类"), words=wording.MOVEMENTS),
        Column("of", Kind.CODE, Text("Of", "대상", "所涉单据")),
        STATE,
        AMOUNT,
    ),
    """
        FROM (
            SELECT red.number AS number, 'red' AS what, corrected.number AS of,
                   red.state AS state, -red.amount AS amount, red.id AS id
            FROM invoice AS red JOIN invoice AS corrected ON corrected.id = red.corrects_id
            WHERE red.return_id = :id
            UNION ALL
            SELECT refund.number, 'refunded', paid.number, refund.state, -refund.amount, refund.id
            FROM collection AS refund JOIN collection AS paid ON paid.id = refund.names_id
            WHERE refund.return_id = :id
        ) AS wrote
        ORDER BY wrote.what DESC, wrote.id
    """,
)
"""Red invoices, and refunds that the sales department confirms too."""

BROWSE = Browse(
    "return",
    "goods_return",
    ("returns", "return"),
    Text("Returns, exchanges and allowances", "반품·교환·에누리", "退换货与折让"),
    Text("Return", "반품 상세 명세서", "退货明细单"),
    columns=(
        NUMBER,
        KIND,
        STATE,
        CONTRACT,
        CUSTOMER,
        SALESPERSON,
        Column("reported_on", Kind.DATE, Text("Reported", "접수일", "受理日期")),
        REASON,
        CAUSE,
        Column(
            "settlement", Kind.TERM, Text("Settled", "정산", "结算"), words=aftersales.SETTLEMENTS
        ),
        Column("approved_on", Kind.DATE, Text("Approved", "승인일", "批准日期")),
        Column("received_on", Kind.DATE, Text("Goods in", "입고일", "入库日期")),
        Column("settled_on", Kind.DATE, Text("Settled on", "정산일", "结清日期")),
        Column("worth", Kind.MONEY, Text("Worth", "반품 금액", "退货金额"), total=Total.NONE),
    ),
    last=(
        Column("turn", Kind.TERM, Text("Whose turn", "처리할 사람", "待办人"), words=wording.ROLES),
        Column("since", Kind.DATE, Text("Since", "대기 시작일", "待办起始")),
    ),
    beside=(
        Column("compared", Kind.TEXT, Text("Compared", "대조 결과", "核对结果")),
        Column("genuine", Kind.FLAG, Text("Genuine", "진품", "真品")),
        Column("ours", Kind.FLAG, Text("Our fault", "당사 책임", "我方责任")),
        Column("finding", Kind.TEXT, Text("Found", "확인 결과", "鉴定结果")),
        Column("verified_by", Kind.ENTRY, Text("Verified by", "확인자", "鉴定人")),
        Column("receipt", Kind.TEXT, Text("On receipt", "입고 시 차이", "入库差异")),
        Column("request", Kind.CODE, Text("Goods request", "수요요청서", "要货申请单")),
    ),
    joined="""
        LEFT JOIN employee AS verifier ON verifier.id = goods_return.verifier_id
        LEFT JOIN shipment ON shipment.id = goods_return.request_id
    """,
    source=f"""
        FROM goods_return
        JOIN contract ON contract.id = goods_return.contract_id {own_parties("contract")}
    """,
    said={
        "contract": "contract.number",
        "worth": _WORTH,
        "turn": _TURN,
        "since": _SINCE,
        "verified_by": "verifier",
        "request": "shipment.number",
    },
    filters={
        "kind": "goods_return.kind",
    },
    where="""(CAST(:open AS BIGINT) IS NULL
              OR goods_return.state NOT IN ('settled', 'withdrawn', 'rejected'))""",
    parts=(GOODS, SETTLED),
)
listed, shown, history = BROWSE.listed, BROWSE.shown, BROWSE.history
