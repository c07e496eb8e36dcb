"""Whether money is spent with consent, and what was claimed is paid in time (R3, D17)."""

from datetime import date

from salescli.sql import OWN, PEOPLE
from salescli.watch.finding import Finding, Watched, begun, findings, worked

_OF = """
    JOIN employee ON employee.id = expense_claim.salesperson_id
    LEFT JOIN customer ON customer.id = expense_claim.customer_id
"""


def _first(column: str, steps: str) -> str:
    return f"""(SELECT MIN(decision.{column}) FROM decision
                WHERE decision.kind = 'expense_claim' AND decision.step IN ({steps})
                  AND decision.document_id = expense_claim.id)"""


_ENDED = """
    SELECT document_id FROM decision
    WHERE kind = 'expense_claim' AND step IN ('withdraw', 'reject') AND decided_on >= :since
"""

_ANSWERS = "'approve', 'reject', 'withdraw'"
_UNAPPROVED = f"""
    SELECT expense_claim.number AS document, expense_claim.spent_on AS due_on,
           {_first("decided_on", _ANSWERS)} AS done_on,
           {_first("recorded_on", _ANSWERS)} AS told_on, {PEOPLE},
           expense_claim.state AS state
    FROM expense_claim {_OF}
    WHERE expense_claim.id IN (
              SELECT id FROM expense_claim WHERE state = 'unapproved'
              UNION ALL
              SELECT id FROM expense_claim WHERE approved_on >= :since
              UNION ALL {_ENDED}
          )
      AND expense_claim.lack IS NOT NULL
      AND expense_claim.spent_on >= :begun AND expense_claim.spent_on <= :until AND {OWN}
    ORDER BY expense_claim.id
"""

_PAYABLE = """COALESCE(expense_claim.approved_on,
                       CASE WHEN expense_claim.lack IS NULL THEN expense_claim.claimed_on END)"""
_ENDS = "'pay', 'reject', 'withdraw'"
_PAID = f"""
    SELECT expense_claim.number AS document, {_PAYABLE} AS since,
           {_first("decided_on", _ENDS)} AS done_on,
           {_first("recorded_on", _ENDS)} AS told_on, {PEOPLE}
    FROM expense_claim {_OF}
    WHERE expense_claim.id IN (
              SELECT id FROM expense_claim WHERE state IN ('claimed', 'approved')
              UNION ALL
              SELECT id FROM expense_claim WHERE paid_on >= :since
              UNION ALL {_ENDED}
          )
      AND {_PAYABLE} >= :begun AND {_PAYABLE} <= :until AND {OWN}
    ORDER BY expense_claim.id
"""


def asked(look: Watched, since: date, until: date) -> list[Finding]:
    """R3: consent comes before money is spent; what came later, or is refused, was late.

    It was on the same day too. What was taken back on the day itself may have been a slip: that is
    no breach, but a violation can be raised upon it.
    """
    rows = begun(look, "expenses_since", "due_on", _UNAPPROVED, (since, until))
    return [
        found._replace(late=found.done_on == found.due_on and row["state"] != "withdrawn")
        for row, found in zip(rows, findings("R3", rows), strict=True)
    ]


def paid(look: Watched, since: date, until: date) -> list[Finding]:
    """D17: what was claimed, and consented to, is paid within the days of the setting."""
    rows = begun(look, "expenses_since", "since", _PAID, (since, until))
    return findings("D17", rows, worked(look, "since", "expense_days"))
