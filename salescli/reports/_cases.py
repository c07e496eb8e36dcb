"""The lines of service cases and returns, as was known of them on a day (W6, W7, F10)."""

from enum import StrEnum

from salescli.accounts import assessed, begun, by_end, repeated
from salescli.policy import aftersales, wording
from salescli.policy.settings import SETTINGS
from salescli.policy.states import ReturnState, ServiceState
from salescli.render.sheet import Kind
from salescli.reports._section import Column
from salescli.sql import CHOSEN, CUSTOMER_NAMES, PRODUCT_NAMES, among
from salescli.text import Text

_KINDS = {"service": Text("service", "서비스", "服务"), **aftersales.RETURN_KINDS}
_HANDLINGS = {
    **aftersales.HANDLINGS,
    **aftersales.SETTLEMENTS,
    "exchange": aftersales.RETURN_KINDS["exchange"],
}
_ENDS = {state.value: wording.STATES[state] for state in ReturnState}
_RESULTS = {**aftersales.RESULTS, **_ENDS}

KINDS = tuple(_KINDS)
KIND = Column("kind", Kind.TERM, Text("Kind", "구분", "类别"), words=_KINDS)
RECEIVED_ON = Column("received_on", Kind.DATE, Text("Received", "접수일", "受理日期"))
CAUSE = Column(
    "cause", Kind.TERM, Text("Fault, cause", "고장·사유", "故障·原因"), words=aftersales.CAUSES
)
HANDLING = Column(
    "handling", Kind.TERM, Text("Handling", "처리 방법", "处理方法"), words=_HANDLINGS
)
RESULT = Column("result", Kind.TERM, Text("Result", "처리 결과", "处理结果"), words=_RESULTS)
CLOSED_ON = Column("closed_on", Kind.DATE, Text("Closed", "완료일", "完成日期"))
REFUNDED = Column("refunded", Kind.MONEY, Text("Refund and credit", "환불·차감액", "退款·冲减额"))
OWNER = Column("owner", Kind.ENTRY, Text("Handled by", "담당자", "处理人"))

_ENDED = ("closed", "settled", "withdrawn", "rejected")
_LOW = """(CASE WHEN :start < SUBSTR(:recorded_before, 1, 10)
                THEN :start ELSE SUBSTR(:recorded_before, 1, 10) END)"""
"""What ended before this day had ended when the month began, as far as was known then."""


def _picked(kind: str, table: str, received: str, ended: str, states: type[StrEnum]) -> str:
    """Select the ids of what may be shown: received in the month, open, ended or told since."""
    is_open = among(tuple(state for state in states if state not in _ENDED))
    return f"""
        SELECT id FROM {table} WHERE {received} BETWEEN :start AND :end
        UNION SELECT id FROM {table} WHERE state IN {is_open}
        UNION SELECT id FROM {table} WHERE {ended} >= {_LOW}
        UNION SELECT document_id FROM decision
              WHERE kind = '{kind}' AND step IN ('withdraw', 'reject') AND decided_on >= {_LOW}
        UNION SELECT document_id FROM decision
              WHERE kind = '{kind}' AND recorded_on > decided_on AND recorded_on >= {_LOW}
    """


def _stood(kind: str, document: str) -> str:
    """Join the last decision about a document, and what was known of it: `stood`, `assessment`."""
    return f"""
        JOIN decision AS stood ON stood.id = (
            SELECT MAX(decision.id) FROM decision
            WHERE decision.kind = '{kind}' AND decision.document_id = {document}.id
              AND {by_end("decision", "decided_on")})
        LEFT JOIN assessment ON assessment.id = {assessed(kind, document, as_of=True)}
    """


def _taken(step: str) -> str:
    return f"""EXISTS (
        SELECT 1 FROM decision AS done
        WHERE done.kind = 'service' AND done.document_id = service_case.id
          AND done.step = '{step}' AND {by_end("done", "decided_on")})"""


_PICKED_SERVICES = _picked("service", "service_case", "requested_on", "closed_on", ServiceState)
_PICKED_RETURNS = _picked("return", "goods_return", "reported_on", "settled_on", ReturnState)

_SERVICES = f"""
    SELECT 'service' AS kind, 1 AS place, service_case.number AS number,
           service_case.customer_id AS customer_id, service_case.salesperson_id AS salesperson_id,
           assessment.technician_id AS technician_id, service_case.product_id AS product_id,
           service_case.quantity AS quantity, service_case.requested_on AS received_on,
           {begun("service", "service_case.id")} AS begun,
           assessment.cause AS cause, NULL AS genuine,
           CASE WHEN {_taken("accept")} THEN service_case.handling END AS handling,
           CASE WHEN stood.to_state = 'withdrawn' THEN 'withdrawn' ELSE (
               SELECT told.result FROM service_report AS told
               WHERE told.service_case_id = service_case.id AND {by_end("told", "reported_on")}
               ORDER BY told.id DESC LIMIT 1) END AS result,
           CASE WHEN stood.to_state = 'closed' THEN stood.decided_on END AS closed_on,
           CASE WHEN stood.to_state IN ('closed', 'withdrawn') THEN stood.decided_on END
               AS ended_on,
           CASE WHEN {_taken("escalate")} THEN 1 ELSE 0 END AS escalated,
           NULL AS refunded, 0 AS line
    FROM service_case {_stood("service", "service_case")}
    WHERE service_case.id IN (
        {_PICKED_SERVICES}
    ) {{services}}
"""

_CAME = "stood.to_state IN ('booked_in', 'settled')"
_TAKEN_BACK = f"""CASE WHEN {by_end("posting", "booked_on")} THEN
    CASE WHEN posting.exchange_id IS NULL THEN posting.amount ELSE 0 END END"""
_AS = """CASE WHEN goods_return.kind = 'exchange' AND stood.step = 'settle' THEN 'return'
                ELSE goods_return.kind END"""
"""What it is by then: an exchange for which no other goods go is settled as a return."""
_RETURNS = f"""
    SELECT {_AS}, CASE {_AS} WHEN 'return' THEN 2 WHEN 'exchange' THEN 3 ELSE 4 END,
           goods_return.number, contract.customer_id, contract.salesperson_id, NULL,
           contract_line.product_id,
           (SELECT SUM(CASE WHEN {_CAME} THEN COALESCE(part.received, part.quantity)
                            ELSE part.quantity END)
            FROM return_line AS part
            WHERE part.goods_return_id = goods_return.id AND part.line_id = return_line.line_id),
           goods_return.reported_on, {begun("return", "goods_return.id")},
           assessment.cause, assessment.genuine,
           CASE WHEN goods_return.kind <> 'exchange' THEN goods_return.settlement
                WHEN stood.step = 'settle' THEN 'credit' ELSE 'exchange' END,
           stood.to_state,
           CASE WHEN stood.to_state = 'settled' THEN stood.decided_on END,
           CASE WHEN stood.to_state IN ('settled', 'withdrawn', 'rejected') THEN stood.decided_on
                END,
           0,
           CAST(COALESCE(
               (SELECT SUM({_TAKEN_BACK}) FROM posting
                WHERE posting.line_id = return_line.line_id AND posting.kind = 'returned'
                  AND posting.return_id = goods_return.id),
               CASE WHEN {_CAME} THEN 0 END) AS BIGINT),
           return_line.id
    FROM goods_return {_stood("return", "goods_return")}
    JOIN contract ON contract.id = goods_return.contract_id
    JOIN return_line ON return_line.goods_return_id = goods_return.id
     AND NOT EXISTS (SELECT 1 FROM return_line AS before
                     WHERE before.goods_return_id = goods_return.id
                       AND before.line_id = return_line.line_id AND before.id < return_line.id)
    JOIN contract_line ON contract_line.id = return_line.line_id
    WHERE goods_return.id IN (
        {_PICKED_RETURNS}
    ) {{returns}}
"""
"""A line that went by several notes is one row."""

_SHOWN = f"""
    shown AS (
        SELECT told.*, {CUSTOMER_NAMES}, {PRODUCT_NAMES}, product.spec AS spec,
               COALESCE(technician.code, employee.code) AS owner,
               COALESCE(technician.name, employee.name) AS owner_name
        FROM told
        JOIN customer ON customer.id = told.customer_id
        JOIN product ON product.id = told.product_id
        LEFT JOIN employee ON employee.id = told.salesperson_id
        LEFT JOIN employee AS technician ON technician.id = told.technician_id
        WHERE (told.received_on >= :start OR told.ended_on IS NULL OR told.ended_on >= :start)
          AND {CHOSEN}
    )
"""


def cases(account: str = "") -> str:
    """Write `shown`: a row per line of what was received or closed in the days, or open at the end.

    Of everybody, or of an account by its id.
    """
    services = f"AND service_case.customer_id = {account}" if account else ""
    returns = f"AND contract.customer_id = {account}" if account else ""
    told = f"{_SERVICES.format(services=services)} UNION ALL {_RETURNS.format(returns=returns)}"
    return f"told AS ({told}), {_SHOWN}"


_FAULT = {
    "customer": "shown.customer_id",
    "product": "shown.product_id",
    "cause": "CASE WHEN shown.result IN ('withdrawn', 'rejected') THEN NULL ELSE shown.cause END",
    "day": "shown.received_on",
    "begun": "shown.begun",
}
_BEFORE = repeated("number", _FAULT, SETTINGS["repeat_days"].default, as_of=True)
REPEATED = f"CASE WHEN {_BEFORE} IS NULL THEN 0 ELSE 1 END"
"""Whether the same product had the same fault at the customer shortly before (W6.1)."""
