"""What is watched of inquiries: told to the manager at once, answered in time (W2.1, W2.6)."""

from datetime import date

from salescli.sql import OWN, PEOPLE, parties, told_on
from salescli.watch.finding import Finding, Watched, findings, watched

_REPORTED = f"""
    SELECT inquiry.number AS document, inquiry.received_on AS due_on,
           inquiry.reported_on AS done_on, {told_on("inquiry", "report")} AS told_on, {PEOPLE}
    FROM inquiry
    {parties("inquiry")}
    WHERE inquiry.received_on <= :until AND inquiry.reported_on >= :since AND {OWN}
    ORDER BY inquiry.number
"""

_SUBMITTED = f"""
    WITH answered AS (
        SELECT inquiry.id AS id,
               (SELECT id FROM decision
                WHERE (kind = 'quote' AND step = 'send'
                       AND document_id IN (SELECT id FROM quote WHERE inquiry_id = inquiry.id))
                   OR (kind = 'inquiry' AND step = 'decline' AND document_id = inquiry.id)
                ORDER BY kind DESC, decided_on, id LIMIT 1) AS decision_id
        FROM inquiry
        WHERE inquiry.due_on <= :until
          AND EXISTS (SELECT 1 FROM decision
                      WHERE kind = 'inquiry' AND document_id = inquiry.id AND step = 'pursue'
                        AND decided_on <= :until)
    )
    SELECT inquiry.number AS document, inquiry.due_on AS due_on, decision.decided_on AS done_on,
           decision.recorded_on AS told_on, {PEOPLE}
    FROM answered
    JOIN inquiry ON inquiry.id = answered.id
    LEFT JOIN decision ON decision.id = answered.decision_id
    {parties("inquiry")}
    WHERE (decision.id IS NULL OR decision.decided_on >= :since) AND {OWN}
    ORDER BY inquiry.number
"""
"""The first that was sent answers it, else that it was given up."""


def reported(look: Watched, since: date, until: date) -> list[Finding]:
    """W2.1: an inquiry is told to the manager on the day on which it came in (TM3)."""
    return findings("W2.1", watched(look, _REPORTED, since, until))


def submitted(look: Watched, since: date, until: date) -> list[Finding]:
    """W2.6: what the manager takes part in is submitted by its day, unless given up before."""
    return findings("W2.6", watched(look, _SUBMITTED, since, until))
