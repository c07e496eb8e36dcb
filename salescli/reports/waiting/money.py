"""Payments, exceptions, invoices and statements that wait to be confirmed (W5, R2, R8, R13)."""

from salescli.policy import wording
from salescli.policy.roles import Role
from salescli.render.sheet import Kind
from salescli.reports._columns import AMOUNT, CONTRACT, CUSTOMER, NUMBER, SALESPERSON
from salescli.reports._section import Column
from salescli.reports.waiting._turn import Turn, major, others, since, turn
from salescli.sql import CUSTOMER_NAMES, OWN, PEOPLE, SALESPERSON_NAMES, parties
from salescli.text import Text

_KIND = Column("kind", Kind.TERM, Text("Kind", "구분", "类别"), words=wording.COLLECTION_KINDS)
_METHOD = Column("method", Kind.TERM, Text("Method", "방법", "方式"), words=wording.METHODS)
_REASON = Column("reason", Kind.TEXT, Text("Reason", "사유", "原因"))
_TAKEN = Column("taken_on", Kind.DATE, Text("Taken on", "수령일", "收取日期"))
_MONTH = Column("month", Kind.CODE, Text("Month", "월", "月份"))
_OURS = Column("ours", Kind.MONEY, Text("Our balance", "당사 잔액", "我方余额"))
_THEIRS = Column("theirs", Kind.MONEY, Text("Their balance", "상대방 잔액", "对方余额"))
_CAUSE = Column("cause", Kind.TEXT, Text("Cause", "원인", "原因"))
_INSTRUMENT = Column("kind", Kind.TERM, Text("Kind", "종류", "种类"), words=wording.METHODS)
_MATURES = Column("matures_on", Kind.DATE, Text("Matures", "만기일", "到期日"))

_PAYMENT = (NUMBER, _KIND, CUSTOMER, SALESPERSON, CONTRACT, AMOUNT, _METHOD, _REASON)


def _payments(where: str) -> str:
    return f"""
        SELECT collection.number AS number, collection.kind AS kind, {PEOPLE},
               (SELECT MIN(contract.number) FROM collection_part
                JOIN contract ON contract.id = collection_part.contract_id
                WHERE collection_part.collection_id = collection.id) AS contract,
               collection.amount AS amount, collection.method AS method,
               collection.reason AS reason, collection.applied_on AS since
        FROM collection
        JOIN customer ON customer.id = collection.customer_id
        JOIN employee ON employee.id = COALESCE((
            SELECT MIN(contract.salesperson_id) FROM collection_part
            JOIN contract ON contract.id = collection_part.contract_id
            WHERE collection_part.collection_id = collection.id), collection.salesperson_id)
        WHERE {OWN} AND {where}
    """


_MAJOR = major(
    *("collect", "collection", "amount"), *("applied", "sales_confirmed", "finance_confirmed")
)


def _confirmable(states: str) -> str:
    return _payments(f"""
        collection.state IN ({states}) AND COALESCE(collection.author_id, 0) <> :me
        AND NOT (collection.kind IN ('refund', 'correction') AND {_MAJOR})
        AND NOT EXISTS (
            SELECT 1 FROM decision
            WHERE decision.kind = 'collect' AND decision.document_id = collection.id
              AND decision.step = 'confirm'
              AND :me IN (decision.decided_by, decision.recorded_by))
    """)


def _statements(states: str) -> str:
    return f"""
        SELECT reconciliation.number AS number, {CUSTOMER_NAMES}, reconciliation.month AS month,
               reconciliation.closing AS ours, reconciliation.their_balance AS theirs,
               reconciliation.cause AS cause, reconciliation.answered_on AS since
        FROM reconciliation JOIN customer ON customer.id = reconciliation.customer_id
        WHERE reconciliation.state IN ({states}) AND reconciliation.answered_on IS NOT NULL
          AND CAST(:scope AS TEXT) IS NULL
    """


_ACKNOWLEDGED = (NUMBER, CUSTOMER, _MONTH, _OURS, _THEIRS, _CAUSE)
_TO_ACKNOWLEDGE = Text("Statements to acknowledge", "확인할 대사", "待确认对账单")

TURNS: tuple[Turn, ...] = (
    turn(
        "collect",
        Text("Payments to confirm", "확인할 수금", "待确认回款"),
        "collect confirm",
        (Role.MANAGER, Role.CLERK),
        _PAYMENT,
        _confirmable("'applied', 'finance_confirmed'"),
    ),
    turn(
        "collect_finance",
        Text("Payments for finance", "재무가 확인할 수금", "待财务确认回款"),
        "collect confirm",
        (Role.FINANCE,),
        _PAYMENT,
        _confirmable("'applied', 'sales_confirmed'"),
    ),
    turn(
        "collect_major",
        Text("Major payments for the leader", "회사 경영진이 볼 중대 수금", "待领导审议的重大款项"),
        "collect decide",
        (Role.LEADER,),
        _PAYMENT,
        _payments(f"collection.kind IN ('refund', 'correction') AND {_MAJOR}"),
    ),
    turn(
        "exception",
        Text("Exceptions to allow", "허락할 예외 수령", "待批准例外回款"),
        "collect confirm",
        (Role.MANAGER, Role.LEADER),
        (NUMBER, CUSTOMER, SALESPERSON, AMOUNT, _TAKEN, _REASON),
        f"""
            SELECT private_receipt.number AS number, {PEOPLE}, private_receipt.amount AS amount,
                   private_receipt.taken_on AS taken_on, private_receipt.reason AS reason,
                   private_receipt.asked_on AS since
            FROM private_receipt {parties("private_receipt")}
            WHERE private_receipt.state = 'asked' AND {OWN}
              AND {others("private_receipt.author_id", "private_receipt.salesperson_id")}
        """,
    ),
    turn(
        "invoice",
        Text("Invoices to issue", "발행할 세금계산서", "待开发票"),
        "invoice issue",
        (Role.FINANCE,),
        (NUMBER, CONTRACT, CUSTOMER, AMOUNT, _REASON),
        f"""
            SELECT invoice.number AS number, contract.number AS contract, {CUSTOMER_NAMES},
                   CASE WHEN invoice.corrects_id IS NULL THEN invoice.amount
                        ELSE -invoice.amount END AS amount,
                   invoice.reason AS reason, invoice.applied_on AS since
            FROM invoice JOIN contract ON contract.id = invoice.contract_id
            {parties("contract")}
            WHERE invoice.state = 'applied' AND COALESCE(invoice.replaces_id, 0) = 0
              AND {OWN} AND COALESCE(invoice.author_id, 0) <> :me
        """,
    ),
    turn(
        "instrument",
        Text("Papers to deposit", "추심할 어음·수표", "待托收票据"),
        "instrument deposit",
        (Role.FINANCE,),
        (NUMBER, _INSTRUMENT, CUSTOMER, AMOUNT, _MATURES),
        f"""
            SELECT instrument.number AS number, instrument.kind AS kind, {CUSTOMER_NAMES},
                   {SALESPERSON_NAMES}, instrument.amount AS amount,
                   instrument.matures_on AS matures_on,
                   COALESCE({since("instrument", "instrument")}, instrument.received_on) AS since
            FROM instrument JOIN customer ON customer.id = instrument.customer_id
            LEFT JOIN employee ON employee.id = instrument.salesperson_id
            WHERE instrument.state = 'handed_over' AND {OWN}
        """,
    ),
    turn(
        "reconcile",
        _TO_ACKNOWLEDGE,
        "reconcile acknowledge",
        (Role.MANAGER,),
        _ACKNOWLEDGED,
        _statements("'open', 'finance_acknowledged'"),
    ),
    turn(
        "reconcile_finance",
        _TO_ACKNOWLEDGE,
        "reconcile acknowledge",
        (Role.FINANCE,),
        _ACKNOWLEDGED,
        _statements("'open', 'manager_acknowledged'"),
    ),
    turn(
        "reconcile_close",
        Text("Statements to close", "종결할 대사", "待结束对账单"),
        "reconcile close",
        (Role.CLERK,),
        _ACKNOWLEDGED,
        _statements("'acknowledged'"),
    ),
)
