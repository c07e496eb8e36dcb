"""Goods that wait to be confirmed, sent, taken back or received (W4, W7)."""

from salescli.policy.roles import Role
from salescli.render.sheet import Kind
from salescli.reports._columns import CONTRACT, CUSTOMER, NUMBER, PRODUCT, QUANTITY
from salescli.reports._section import Column, Total
from salescli.reports.waiting._turn import OVERDUE, Turn, others, overdue, since, turn
from salescli.sql import OWN, PEOPLE, PRODUCT_NAMES, SIGNED, own_product, parties
from salescli.supplies import LINE_ASKED, LINE_DELIVERED, LINE_IN_FORCE
from salescli.text import Text

_ORDERED = Column("ordered", Kind.QUANTITY, Text("Ordered", "계약 수량", "合同数量"))
_DELIVERED = Column("delivered", Kind.QUANTITY, Text("Delivered", "출고 수량", "已发数量"))
_ASKED = Column("asked", Kind.QUANTITY, Text("Asked for", "요청 수량", "申请数量"))
_LEFT = Column("left", Kind.QUANTITY, Text("Left", "잔여 수량", "剩余数量"))
_PRICE = Column("price", Kind.MONEY, Text("Price", "단가", "单价"), total=Total.NONE)
_REASON = Column("reason", Kind.TEXT, Text("Reason", "사유", "原因"))
_FINDING = Column("finding", Kind.TEXT, Text("Found", "확인 결과", "核实结果"))
_BESIDE = (NUMBER, CUSTOMER, PRODUCT, _ORDERED, _DELIVERED, _ASKED, _LEFT, _PRICE, OVERDUE)
_RETURNED = (NUMBER, CONTRACT, CUSTOMER, PRODUCT, QUANTITY, _REASON)


def _requested(states: str, *, who: str = "1 = 1", red: bool = False) -> str:
    """Select goods requests line by line, the contract beside each (W4.3)."""
    return f"""
        SELECT shipment.number AS number, {PEOPLE}, {PRODUCT_NAMES},
               contract.number AS contract, shipment.reason AS reason,
               {LINE_IN_FORCE} AS ordered, {LINE_DELIVERED} AS delivered,
               {SIGNED} * shipment_line.quantity AS asked,
               {LINE_IN_FORCE} - COALESCE({LINE_ASKED}, 0) AS left,
               contract_line.price AS price, {overdue("contract.customer_id")} AS overdue,
               shipment.requested_on AS since
        FROM shipment JOIN contract ON contract.id = shipment.contract_id
        {parties("contract")}
        JOIN shipment_line ON shipment_line.shipment_id = shipment.id
        JOIN contract_line ON contract_line.id = shipment_line.line_id
        {own_product("contract_line")}
        WHERE shipment.state IN ({states}) AND {OWN} AND {who}
          AND shipment.corrects_id IS {"NOT NULL" if red else "NULL"}
    """


def _returns(state: str, who: str = "1 = 1") -> str:
    return f"""
        SELECT goods_return.number AS number, contract.number AS contract, {PEOPLE},
               {PRODUCT_NAMES}, return_line.quantity AS quantity, goods_return.reason AS reason,
               goods_return.finding AS finding,
               COALESCE({since("return", "goods_return")}, goods_return.reported_on) AS since
        FROM goods_return JOIN contract ON contract.id = goods_return.contract_id
        {parties("contract")}
        JOIN return_line ON return_line.goods_return_id = goods_return.id
        JOIN contract_line ON contract_line.id = return_line.line_id
        {own_product("contract_line")}
        WHERE goods_return.state = '{state}' AND {OWN} AND {who}
    """


_REQUESTERS = others("shipment.author_id", "contract.salesperson_id")
_REPORTERS = others("goods_return.author_id", "contract.salesperson_id")
_OURS = "(goods_return.genuine = 1 AND goods_return.ours = 1)"
"""Whether the goods are ours, and so is the cause (W7.3)."""
_NOT_MINE = "COALESCE(goods_return.author_id, 0) <> :me"

_UNCLEARED = """
    :clearance = 1 AND COALESCE(shipment.author_id, 0) <> :me AND NOT EXISTS (
        SELECT 1 FROM decision
        WHERE decision.kind = 'ship' AND decision.document_id = shipment.id
          AND (decision.step = 'clear'
               OR decision.step IN ('confirm', 'approve')
                  AND :me IN (decision.decided_by, decision.recorded_by)))
"""

TURNS: tuple[Turn, ...] = (
    turn(
        "ship_division",
        Text("Requests for the division", "사업부가 확인할 수요요청서", "待事业部确认要货申请"),
        "ship confirm",
        (Role.DIVISION,),
        _BESIDE,
        _requested("'requested'", who="COALESCE(shipment.author_id, 0) <> :me AND :division = 1"),
    ),
    turn(
        "ship",
        Text("Goods requests to approve", "승인할 수요요청서", "待批准要货申请"),
        "ship approve",
        (Role.MANAGER, Role.LEADER),
        _BESIDE,
        _requested(
            "'requested', 'division_confirmed'",
            who=f"(shipment.state = 'division_confirmed' OR :division = 0) AND {_REQUESTERS}",
        ),
    ),
    turn(
        "ship_clear",
        Text("Goods that finance clears", "재무가 확인할 출고", "待财务放行发货"),
        "ship clear",
        (Role.FINANCE,),
        _BESIDE,
        _requested("'requested', 'division_confirmed', 'approved'", who=_UNCLEARED),
    ),
    turn(
        "ship_red",
        Text("Red notes to approve", "승인할 적자 출고서", "待批准红字出库单"),
        "ship approve",
        (Role.MANAGER, Role.LEADER),
        (NUMBER, CUSTOMER, PRODUCT, _ORDERED, _DELIVERED, _ASKED, _REASON),
        _requested("'correcting'", who=_REQUESTERS, red=True),
    ),
    turn(
        "ship_dispatch",
        Text("Goods to send", "출고할 것", "待发货"),
        "ship dispatch",
        (Role.CLERK,),
        (NUMBER, CONTRACT, CUSTOMER, PRODUCT, _ASKED),
        _requested("'approved'"),
    ),
    turn(
        "return_check",
        Text("Returns to check", "대조할 반품", "待核对退货"),
        "return check",
        (Role.SALES,),
        _RETURNED,
        _returns("reported"),
    ),
    turn(
        "return_verify",
        Text("Returned goods to verify", "진위를 확인할 반품", "待核实退货"),
        "return verify",
        (Role.TECH,),
        _RETURNED,
        _returns("checked", _NOT_MINE),
    ),
    turn(
        "return_submit",
        Text("Return lists to submit", "상신할 반품 명세서", "待提交退货单"),
        "return submit",
        (Role.SALES, Role.CLERK),
        (*_RETURNED, _FINDING),
        _returns("verified", _OURS),
    ),
    turn(
        "return_reject",
        Text("Returns to refuse", "거절할 반품", "待拒绝退货"),
        "return reject",
        (Role.SALES, Role.MANAGER),
        (*_RETURNED, _FINDING),
        _returns("verified", f"NOT {_OURS}"),
        what="number || ' --reason'",
    ),
    turn(
        "return",
        Text("Returns to approve", "승인할 반품", "待批准退货"),
        "return approve",
        (Role.MANAGER, Role.LEADER),
        (*_RETURNED, _FINDING),
        _returns("submitted", _REPORTERS),
    ),
    turn(
        "return_receive",
        Text("Returned goods to book in", "입고할 반품", "待入库退货"),
        "return receive",
        (Role.WAREHOUSE,),
        _RETURNED,
        _returns("approved", "goods_return.kind <> 'allowance'"),
    ),
    turn(
        "return_settle",
        Text("Returns to settle", "정산할 반품", "待结算退货"),
        "return settle",
        (Role.FINANCE,),
        _RETURNED,
        f"""
            {_returns("booked_in", f"goods_return.kind <> 'exchange' AND {_NOT_MINE}")}
            UNION ALL
            {_returns("approved", f"goods_return.kind = 'allowance' AND {_NOT_MINE}")}
        """,
    ),
)
