"""Whether goods that were let come back come, and what came back is settled (W7.5)."""

from datetime import date

from salescli.sql import OWN, PEOPLE, parties, told_on
from salescli.watch.finding import Finding, Watched, begun, findings, worked

_REJECTED = """(
    SELECT MIN(rejected.{column}) FROM decision AS rejected
    WHERE rejected.kind = 'return' AND rejected.document_id = goods_return.id
      AND rejected.step = 'reject')"""

_RECEIVED = f"""
    SELECT goods_return.number AS document, goods_return.approved_on AS since,
           COALESCE(goods_return.received_on, {_REJECTED.format(column="decided_on")}) AS done_on,
           COALESCE({told_on("goods_return", "receive", "return")},
                    {_REJECTED.format(column="recorded_on")}) AS told_on, {PEOPLE}
    FROM goods_return JOIN contract ON contract.id = goods_return.contract_id
    {parties("contract")}
    WHERE goods_return.id IN (
              SELECT id FROM goods_return WHERE state = 'approved'
              UNION ALL
              SELECT id FROM goods_return WHERE received_on >= :since
              UNION ALL
              SELECT document_id FROM decision
              WHERE kind = 'return' AND step IN ('withdraw', 'reject') AND decided_on >= :since
          )
      AND goods_return.kind <> 'allowance'
      AND goods_return.approved_on >= :begun AND goods_return.approved_on <= :until AND {OWN}
    ORDER BY goods_return.id
"""

_SINCE = """
    CASE goods_return.kind
         WHEN 'return' THEN goods_return.received_on
         WHEN 'allowance' THEN goods_return.approved_on
         ELSE (SELECT MIN(refused.decided_on) FROM decision AS refused
               WHERE refused.kind = 'ship' AND refused.document_id = goods_return.request_id
                 AND refused.step IN ('reject', 'withdraw')) END
"""
"""An allowance waits from its approval; an exchange only once no other goods go for it (R7)."""

_SETTLED = f"""
    SELECT goods_return.number AS document, {_SINCE} AS since,
           goods_return.settled_on AS done_on,
           {told_on("goods_return", "settle", "return")} AS told_on, {PEOPLE}
    FROM goods_return JOIN contract ON contract.id = goods_return.contract_id
    {parties("contract")}
    WHERE goods_return.id IN (
              SELECT id FROM goods_return WHERE state IN ('approved', 'booked_in')
              UNION ALL
              SELECT id FROM goods_return WHERE settled_on >= :since
          )
      AND {_SINCE} >= :begun AND {_SINCE} <= :until AND {OWN}
    ORDER BY goods_return.id
"""


def received(look: Watched, since: date, until: date) -> list[Finding]:
    """W7.5: what the manager approved comes within the days of the setting, or is rejected."""
    rows = begun(look, "return_since", "since", _RECEIVED, (since, until))
    return findings("W7.5", rows, worked(look, "since", "return_days"))


def settled(look: Watched, since: date, until: date) -> list[Finding]:
    """W7.5: what came back, or is allowed, is settled within the days of the setting."""
    rows = begun(look, "return_since", "since", _SETTLED, (since, until))
    return findings("W7.5-settled", rows, worked(look, "since", "settle_days"))
