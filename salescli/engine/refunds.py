"""Refunds of a firm near one another: what they add up to, and which are near (1.3.2, forms.md)."""

from datetime import timedelta
from typing import TYPE_CHECKING

from salescli.engine.firm import OF_FIRM, adding_up

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.tables.collect import Collection

_RELATED_WITHIN = timedelta(days=30)
"""Refunds of one firm no further apart, by any of their days, count together (1.8)."""

_DATED = """EXISTS (
        SELECT 1 FROM decision AS dated
        WHERE dated.kind = 'collect' AND dated.document_id = collection.id
          AND (dated.decided_on BETWEEN :since AND :until
               OR dated.recorded_on BETWEEN :since AND :until)
          AND dated.step IN {steps}
    )"""

_OTHERS = f"""
    SELECT COALESCE(SUM(amount), 0) AS amount FROM collection
    WHERE {OF_FIRM} AND kind = 'refund' AND id <> :id AND state NOT IN ('withdrawn', 'rejected')
      AND {_DATED.format(steps="('refund', 'confirm')")}
"""

BESIDE = f"""
    SELECT collection.id FROM collection
    WHERE {OF_FIRM} AND collection.kind = 'refund' AND collection.id <> :id
      AND {_DATED.format(steps="('refund', 'confirm', 'flag', 'endorse', 'object')")}
"""
"""The firm's other refunds that are of the window, withdrawn and rejected ones too."""


def together(work: "Work", document: "Collection") -> int:
    """Return what a refund and those near it come to, in minor units."""
    (others,) = work.rows(_OTHERS, **near(work, document))
    return document.amount + int(others["amount"])


def near(work: "Work", document: "Collection") -> dict[str, object]:
    """Return the firm and the window of a refund, as its SELECTs bind them."""
    days = sorted((document.applied_on, work.on, work.today))
    return {
        "firm": adding_up(work, document.customer_id),
        "id": document.key,
        "since": (days[0] - _RELATED_WITHIN).isoformat(),
        "until": (days[-1] + _RELATED_WITHIN).isoformat(),
    }
