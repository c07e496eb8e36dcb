"""A firm: all accounts that pass for the same one, wherever something is of the firm (1.3.2)."""

import json
from datetime import timedelta
from typing import TYPE_CHECKING

from salescli.firms import BY_LEADER
from salescli.policy.kinds import CollectionKind
from salescli.sql import firms

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.tables.collect import Collection

_BEGIN = "SELECT :customer, :customer"
_FIRM = f"{firms(_BEGIN)} SELECT id FROM firm ORDER BY id"
_TOGETHER = f"{firms(_BEGIN, BY_LEADER)} SELECT id FROM firm ORDER BY id"
_LIKELY = f"{firms(_BEGIN, '1 = 0')} SELECT id FROM firm"

OF_FIRM = "customer_id IN (SELECT value FROM json_each(:firm))"
"""What is with an account of a firm, as `accounts` tells it."""


def accounts(work: "Work", customer: int) -> str:
    """Return the accounts of the firm that an account is of, itself included, as JSON."""
    return json.dumps([row["id"] for row in work.rows(_FIRM, customer=customer)])


def adding_up(work: "Work", customer: int) -> str:
    """Return the accounts whose cases add up with those of an account, as JSON (1.3.2).

    Here only the leader tells two firms apart: whoever else could free a case of the leader.
    """
    return json.dumps([row["id"] for row in work.rows(_TOGETHER, customer=customer)])


def likely(work: "Work", customer: int, other: int) -> bool:
    """Say whether two accounts pass for one firm, whatever was decided about them."""
    return other in {row["id"] for row in work.rows(_LIKELY, customer=customer)}


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


def refund_exceeds(work: "Work", document: "Collection") -> bool:
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
