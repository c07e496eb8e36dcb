"""Refunds that are major, together with others of the same firm, so that none is split (1.3.2)."""

from datetime import timedelta
from typing import TYPE_CHECKING

from salescli.engine.firm import OF_FIRM, adding_up
from salescli.policy.kinds import CollectionKind

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.tables.collect import Collection

_RELATED_WITHIN = timedelta(days=30)
"""Refunds of one firm no further apart, by any of their days, count together (1.8)."""

_OTHERS = f"""
    SELECT COALESCE(SUM(amount), 0) AS amount FROM collection
    WHERE {OF_FIRM} AND kind = 'refund' AND id <> :id AND state NOT IN ('withdrawn', 'rejected')
      AND EXISTS (
          SELECT 1 FROM decision
          WHERE decision.kind = 'collect' AND decision.document_id = collection.id
            AND decision.step IN ('refund', 'confirm')
            AND (decision.decided_on BETWEEN :since AND :until
                 OR decision.recorded_on BETWEEN :since AND :until)
      )
"""


def exceed(work: "Work", document: "Collection") -> bool:
    """Say whether a refund is beyond what sales and finance decide; nothing else is (forms.md)."""
    threshold = work.company.major_amount
    if document.kind is not CollectionKind.REFUND or threshold is None:
        return False
    days = sorted((document.applied_on, work.on, work.today))
    span = {
        "since": (days[0] - _RELATED_WITHIN).isoformat(),
        "until": (days[-1] + _RELATED_WITHIN).isoformat(),
    }
    firm = adding_up(work, document.customer_id)
    (others,) = work.rows(_OTHERS, firm=firm, id=document.key, **span)
    return document.amount + int(others["amount"]) > threshold
