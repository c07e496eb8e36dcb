"""Whether something is proposed upon violations, and decided about proposals (MD3, R17)."""

from datetime import date

from salescli.sql import OWN, SALESPERSON_NAMES
from salescli.watch.finding import Finding, Watched, begun, findings, worked

_NOBODYS = "NULL AS customer, NULL AS customer_name"

_PROPOSED = f"""
    SELECT violation.number AS document, opened.decided_on AS since,
           (SELECT MIN(after.decided_on) FROM decision AS after
            WHERE after.kind = 'violation' AND after.document_id = violation.id
              AND after.id > opened.id) AS done_on,
           (SELECT MIN(after.recorded_on) FROM decision AS after
            WHERE after.kind = 'violation' AND after.document_id = violation.id
              AND after.id > opened.id) AS told_on,
           {_NOBODYS}, {SALESPERSON_NAMES}
    FROM violation
    JOIN decision AS opened ON opened.kind = 'violation' AND opened.document_id = violation.id
     AND opened.step IN ('raise', 'reopen')
    LEFT JOIN employee ON employee.id = violation.manager_id
    WHERE violation.id IN (
              SELECT id FROM violation WHERE closed_on IS NULL
              UNION ALL
              SELECT id FROM violation WHERE closed_on >= :since
          )
      AND violation.of_manager = 0
      AND opened.decided_on >= :begun AND opened.decided_on <= :until AND {OWN}
    ORDER BY opened.id
"""
"""Each time that a violation is open, of the manager who answers for it: raised, or refused."""


def _ended(kind: str) -> str:
    return f"""(SELECT MIN(ended.recorded_on) FROM decision AS ended
                WHERE ended.kind = '{kind}' AND ended.document_id = {kind}.id
                  AND ended.decided_on = {kind}.closed_on
                  AND ended.from_state = '{"raised" if kind == "violation" else "proposed"}')"""


def _waiting(kind: str, day: str) -> str:
    return f"""
        SELECT {kind}.number AS document, {kind}.{day} AS since, {kind}.closed_on AS done_on,
               {_ended(kind)} AS told_on, {_NOBODYS},
               NULL AS salesperson, NULL AS salesperson_name
        FROM {kind}
        WHERE {kind}.id IN (
                  SELECT id FROM {kind} WHERE closed_on IS NULL
                  UNION ALL
                  SELECT id FROM {kind} WHERE closed_on >= :since
              )
          AND {kind}.{day} >= :begun AND {kind}.{day} <= :until
          AND CAST(:scope AS TEXT) IS NULL
    """


_DECIDED = f"""
    {_waiting("proposal", "proposed_on")}
    UNION ALL {_waiting("violation", "raised_on")} AND violation.of_manager = 1
    ORDER BY since, document
"""
"""What waits for the leader, who is nobody's salesperson."""


def proposed(look: Watched, since: date, until: date) -> list[Finding]:
    """MD3: upon a violation something is proposed within the days of the setting."""
    rows = begun(look, "conduct_since", "since", _PROPOSED, (since, until))
    return findings("MD3", rows, worked(look, "since", "proposal_days"))


def decided(look: Watched, since: date, until: date) -> list[Finding]:
    """R17: proposals, and a manager's violation, are decided within the days of the setting."""
    rows = begun(look, "conduct_since", "since", _DECIDED, (since, until))
    return findings("R17", rows, worked(look, "since", "decision_days"))
