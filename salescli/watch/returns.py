"""Whether goods that were let come back come, and what came back is settled (W7.5)."""

from datetime import date

from salescli.sql import OWN, PEOPLE, decided_on, parties, told_on
from salescli.watch.finding import Finding, Watched, begun, findings, worked

_REJECTED = "goods_return", "reject", "return"

_RECEIVED = f"""
    SELECT goods_return.number AS document, goods_return.approved_on AS since,
           COALESCE(goods_return.received_on, {decided_on(*_REJECTED)}) AS done_on,
           COALESCE({told_on("goods_return", "receive", "return")},
                    {told_on(*_REJECTED)}) AS told_on, {PEOPLE}
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


def _after(refund: str, moved: str) -> str:
    """Select when the money of a refused refund was asked for anew, or went elsewhere."""
    return f"""(
        SELECT MIN(went.day) FROM (
            SELECT {refund} AS day FROM collection AS again
            WHERE again.names_id = refund.names_id AND again.kind = 'refund'
              AND again.created_at > refused.recorded_at
              AND again.state NOT IN ('withdrawn', 'rejected')
            UNION ALL
            SELECT posting.{moved} FROM posting
            WHERE posting.collection_id = refund.names_id
              AND posting.contract_id = contract.id AND posting.recorded_at > refused.recorded_at
              AND (posting.kind = 'applied') = (posting.amount > 0)
        ) AS went)"""


_REFUSED = f"""
    SELECT goods_return.number AS document, refused.decided_on AS since,
           {_after("again.applied_on", "booked_on")} AS done_on,
           {_after(told_on("again", "refund", "collect"), "recorded_on")} AS told_on, {PEOPLE}
    FROM contract
    JOIN goods_return ON goods_return.contract_id = contract.id
    JOIN collection_part ON collection_part.contract_id = contract.id
    JOIN collection AS refund ON refund.id = collection_part.collection_id
     AND refund.return_id = goods_return.id AND refund.state IN ('withdrawn', 'rejected')
    JOIN decision AS refused ON refused.kind = 'collect' AND refused.document_id = refund.id
     AND refused.step IN ('withdraw', 'reject')
    {parties("contract")}
    WHERE contract.open_until >= :since
      AND refused.decided_on >= :begun AND refused.decided_on <= :until AND {OWN}
    ORDER BY refused.id
"""
"""What a refused refund leaves prepaid is settled by another, or by what it pays or goes to."""


def received(look: Watched, since: date, until: date) -> list[Finding]:
    """W7.5: what the manager approved comes within the days of the setting, or is rejected."""
    rows = begun(look, "return_since", "since", _RECEIVED, (since, until))
    return findings("W7.5", rows, worked(look, "since", "return_days"))


def settled(look: Watched, since: date, until: date) -> list[Finding]:
    """W7.5: what came back, or is allowed, is settled within the days of the setting.

    A refund of it that is refused is settled anew within as many.
    """
    rows = [
        row
        for sql in (_SETTLED, _REFUSED)
        for row in begun(look, "return_since", "since", sql, (since, until))
    ]
    return findings("W7.5-settled", rows, worked(look, "since", "settle_days"))
