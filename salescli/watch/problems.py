"""Whether major problems go to the leader, and are decided, in time (MD7)."""

from datetime import date

from salescli.sql import CUSTOMER_NAMES, OWN, SALESPERSON_NAMES
from salescli.watch.finding import Finding, Watched, begun, findings, worked

_NAMES = f"{CUSTOMER_NAMES}, {SALESPERSON_NAMES}"

_LIFTED = "(later.step = 'unflag' AND (later.about IS NULL OR later.about = put.decided_by))"
"""That the flag was taken back by which it was called major."""


def _next(column: str, ended: str) -> str:
    """Select when what a decision asked for was first done."""
    return f"""(
        SELECT MIN(later.{column}) FROM decision AS later
        WHERE later.kind = 'issue' AND later.document_id = issue.id AND later.id > put.id
          AND (later.step IN ('close', 'agree') OR {ended})
    )"""


def _asked(put: str, ended: str, since: str) -> str:
    """Select each time that something was asked for, of what is open or was done lately."""
    return f"""
        SELECT issue.number AS document, put.decided_on AS since,
               {_next("decided_on", ended)} AS done_on, {_next("recorded_on", ended)} AS told_on,
               {_NAMES}
        FROM issue
        JOIN employee ON employee.id = (
            SELECT given.owner_id FROM issue_owner AS given
            WHERE given.issue_id = issue.id ORDER BY given.id DESC LIMIT 1
        )
        LEFT JOIN customer ON customer.id = issue.customer_id
        JOIN decision AS put ON put.kind = 'issue' AND put.document_id = issue.id AND {put}
        WHERE issue.id IN (
                  SELECT id FROM issue WHERE closed_on IS NULL
                  UNION ALL
                  SELECT id FROM issue WHERE closed_on >= :since
                  UNION ALL
                  SELECT id FROM issue WHERE {since} >= :since
              )
          AND put.decided_on >= :begun AND put.decided_on <= :until AND {OWN}
        ORDER BY put.id
    """


_ESCALATED = _asked(
    """((put.step = 'raise' AND issue.severity = 'serious')
        OR (put.step = 'flag' AND put.from_state = 'open' AND issue.severity <> 'serious'))""",
    f"later.step = 'escalate' OR {_LIFTED}",
    "escalated_on",
)
"""From the day on which it was major: raised as serious, or called so."""

_DECIDED = _asked("put.step = 'escalate'", "later.step = 'decide'", "decided_on")


def escalated(look: Watched, since: date, until: date) -> list[Finding]:
    """MD7: a major problem is put to the leader within the days of the setting."""
    rows = begun(look, "issue_since", "since", _ESCALATED, (since, until))
    # Called major by several it is one problem, late from the first of them.
    first = {(row["document"], row["done_on"]): row for row in reversed(rows)}
    due = worked(look, "since", "problem_report_days")
    return findings("MD7-escalated", reversed(first.values()), due)


def decided(look: Watched, since: date, until: date) -> list[Finding]:
    """MD7: what was put to the leader is decided within the days of the setting."""
    rows = begun(look, "issue_since", "since", _DECIDED, (since, until))
    return findings("MD7-decided", rows, worked(look, "since", "problem_decision_days"))
