"""What F10 counts: the lines of service cases and returns, as was known of them at its end."""

from enum import StrEnum

from salescli.policy.states import ReturnState, ServiceState
from salescli.sql import CHOSEN, CUSTOMER_NAMES, PRODUCT_NAMES, among, latest

_ENDED = ("closed", "settled", "withdrawn", "rejected")
_LOW = """(CASE WHEN :start < SUBSTR(:recorded_before, 1, 10)
                THEN :start ELSE SUBSTR(:recorded_before, 1, 10) END)"""
"""What ended before this day had ended when the month began, as far as was known then."""


def _in_time(table: str, day: str) -> str:
    return f"{table}.{day} <= :end AND {table}.recorded_at < :recorded_before"


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
    """Join the last decision about a document, and what was known of it: `stood`, `known`."""
    return f"""
        JOIN decision AS stood ON stood.id = (
            SELECT MAX(decision.id) FROM decision
            WHERE decision.kind = '{kind}' AND decision.document_id = {document}.id
              AND {_in_time("decision", "decided_on")})
        LEFT JOIN known ON known.id = {_known(kind, document)}
    """


def _known(kind: str, document: str) -> str:
    return f"""(
        SELECT MAX(told.id) FROM known AS told
        WHERE told.kind = '{kind}' AND told.document_id = {document}.id
          AND {_in_time("told", "told_on")})"""


def _begun(kind: str, document: str) -> str:
    """Find the decision by which a document began: what was told first has the lower one."""
    return f"""(SELECT MIN(first.id) FROM decision AS first
                WHERE first.kind = '{kind}' AND first.document_id = {document}.id)"""


def _taken(step: str) -> str:
    return f"""EXISTS (
        SELECT 1 FROM decision AS done
        WHERE done.kind = 'service' AND done.document_id = service_case.id
          AND done.step = '{step}' AND {_in_time("done", "decided_on")})"""


_PICKED_SERVICES = _picked("service", "service_case", "requested_on", "closed_on", ServiceState)
_PICKED_RETURNS = _picked("return", "goods_return", "reported_on", "settled_on", ReturnState)

_SERVICES = f"""
    SELECT 'service' AS kind, 1 AS place, service_case.number AS number,
           service_case.customer_id AS customer_id, service_case.salesperson_id AS salesperson_id,
           known.technician_id AS technician_id, service_case.product_id AS product_id,
           service_case.quantity AS quantity, service_case.requested_on AS received_on,
           {_begun("service", "service_case")} AS begun,
           known.cause AS cause, NULL AS genuine,
           CASE WHEN {_taken("accept")} THEN service_case.handling END AS handling,
           CASE WHEN stood.to_state = 'withdrawn' THEN 'withdrawn' ELSE (
               SELECT told.result FROM service_report AS told
               WHERE told.service_case_id = service_case.id AND {_in_time("told", "reported_on")}
               ORDER BY told.id DESC LIMIT 1) END AS result,
           CASE WHEN stood.to_state IN ('closed', 'withdrawn') THEN stood.decided_on END
               AS closed_on,
           CASE WHEN {_taken("escalate")} THEN 1 ELSE 0 END AS escalated,
           NULL AS refunded, 0 AS line
    FROM service_case {_stood("service", "service_case")}
    WHERE service_case.id IN (
        {_PICKED_SERVICES}
    )
"""

_CAME = "stood.to_state IN ('booked_in', 'settled')"
_TAKEN_BACK = f"""CASE WHEN {_in_time("posting", "booked_on")} THEN
    CASE WHEN posting.exchange_id IS NULL THEN posting.amount ELSE 0 END END"""
_RETURNS = f"""
    SELECT goods_return.kind,
           CASE goods_return.kind WHEN 'return' THEN 2 WHEN 'exchange' THEN 3 ELSE 4 END,
           goods_return.number, contract.customer_id, contract.salesperson_id, NULL,
           contract_line.product_id,
           CASE WHEN {_CAME} THEN COALESCE(return_line.received, return_line.quantity)
                ELSE return_line.quantity END,
           goods_return.reported_on, {_begun("return", "goods_return")},
           known.cause, known.genuine,
           CASE WHEN goods_return.kind <> 'exchange' THEN goods_return.settlement
                WHEN stood.step = 'settle' THEN 'credit' ELSE 'exchange' END,
           stood.to_state,
           CASE WHEN stood.to_state IN ('settled', 'withdrawn', 'rejected') THEN stood.decided_on
                END,
           0,
           CAST(COALESCE(
               (SELECT SUM({_TAKEN_BACK}) FROM posting
                WHERE posting.line_id = return_line.line_id AND posting.kind = 'returned'
                  AND posting.return_id = goods_return.id
                  AND posting.shipment_id = return_line.shipment_id),
               CASE WHEN {_CAME} THEN 0 END) AS BIGINT),
           return_line.id
    FROM goods_return {_stood("return", "goods_return")}
    JOIN contract ON contract.id = goods_return.contract_id
    JOIN return_line ON return_line.goods_return_id = goods_return.id
    JOIN contract_line ON contract_line.id = return_line.line_id
    WHERE goods_return.id IN (
        {_PICKED_RETURNS}
    )
"""

CASES = f"""
    told AS ({_SERVICES} UNION ALL {_RETURNS}),
    shown AS (
        SELECT told.*, {CUSTOMER_NAMES}, {PRODUCT_NAMES}, product.spec AS spec,
               COALESCE(technician.code, employee.code) AS owner,
               COALESCE(technician.name, employee.name) AS owner_name
        FROM told
        JOIN customer ON customer.id = told.customer_id
        JOIN product ON product.id = told.product_id
        LEFT JOIN employee ON employee.id = told.salesperson_id
        LEFT JOIN employee AS technician ON technician.id = told.technician_id
        WHERE (told.received_on >= :start OR told.closed_on IS NULL OR told.closed_on >= :start)
          AND {CHOSEN}
    )
"""
"""`shown`: a row per line of what was received or closed in the month, or was open at its end."""


_YEAR_BEFORE = """((CAST(SUBSTR(shown.received_on, 1, 4) AS INTEGER) - 1)
                  || SUBSTR(shown.received_on, 5))"""
"""No fault is repeated later: `repeat_days` is a year at most."""


def _before(kind: str, document: str, day: str) -> str:
    """Say that something came before what is shown, of the cause of that, and stands."""
    return f"""
        {day} >= {_YEAR_BEFORE} AND {day} <= shown.received_on
        AND ({day} < shown.received_on
         OR ({day} = shown.received_on AND {_begun(kind, document)} < shown.begun))
        AND (SELECT known.cause FROM known WHERE known.id = {_known(kind, document)}) = shown.cause
        AND NOT EXISTS (
            SELECT 1 FROM decision AS back
            WHERE back.kind = '{kind}' AND back.document_id = {document}.id
              AND back.step = 'withdraw' AND {_in_time("back", "decided_on")})
    """


EARLIER_ON = f"""(
    SELECT MAX(fault.day) FROM (
        SELECT earlier.requested_on AS day
        FROM service_case AS earlier
        WHERE earlier.customer_id = shown.customer_id AND earlier.product_id = shown.product_id
          AND {_before("service", "earlier", "earlier.requested_on")}
        UNION ALL
        SELECT earlier.reported_on
        FROM goods_return AS earlier CROSS JOIN contract AS sold
        CROSS JOIN return_line AS part CROSS JOIN contract_line AS goods
        WHERE sold.id = earlier.contract_id AND sold.customer_id = shown.customer_id
          AND part.goods_return_id = earlier.id AND goods.id = part.line_id
          AND goods.product_id = shown.product_id
          AND {_before("return", "earlier", "earlier.reported_on")}
    ) AS fault
)"""
"""The last day before on which the same product had the same fault at the customer (W6.1)."""

REPEAT_DAYS = f"""(
    SELECT held.value FROM setting AS held
    WHERE held.id = {latest("setting", "key_ = 'repeat_days'", "shown.received_on", as_of=True)}
)"""
