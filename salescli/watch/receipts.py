"""Whether customers are told, sign for what came, and get right what did not (W4, R8, R9)."""

from datetime import date

from salescli.sql import OWN, PEOPLE, decided_on, parties, told_on
from salescli.watch.finding import Finding, Watched, begun, findings, watched, worked

_VOIDED = decided_on("shipment", "void", "ship")
"""The day on which a note that nobody had signed for was taken back whole."""

_LATELY = """
    shipment.id IN (
        SELECT id FROM shipment WHERE state = 'dispatched'
        UNION ALL
        SELECT id FROM shipment WHERE received_on >= :since
        UNION ALL
        SELECT id FROM shipment WHERE state = 'corrected' AND corrects_id IS NULL
    )
"""

_RECEIPT = f"""
    SELECT shipment.note_number AS document, shipment.dispatched_on AS dispatched_on,
           COALESCE(shipment.received_on, {_VOIDED}) AS done_on,
           COALESCE({told_on("shipment", "receipt", "ship")},
                    {told_on("shipment", "void", "ship")}) AS told_on,
           {PEOPLE}
    FROM shipment
    JOIN contract ON contract.id = shipment.contract_id
    {parties("contract")}
    WHERE {_LATELY}
      AND shipment.dispatched_on <= :until AND COALESCE(shipment.source, '') = '' AND {OWN}
    ORDER BY shipment.note_number
"""

_TOLD = f"""
    SELECT shipment.note_number AS document, shipment.dispatched_on AS dispatched_on,
           COALESCE(shipment.announced_on, shipment.received_on, {_VOIDED}) AS done_on,
           COALESCE({told_on("shipment", "tell", "ship")},
                    {told_on("shipment", "receipt", "ship")},
                    {told_on("shipment", "void", "ship")}) AS told_on,
           {PEOPLE}
    FROM shipment
    JOIN contract ON contract.id = shipment.contract_id
    {parties("contract")}
    WHERE {_LATELY}
      AND shipment.dispatched_on <= :until AND COALESCE(shipment.source, '') = '' AND {OWN}
    ORDER BY shipment.note_number
"""
"""Notes until their receipt, which tells the customer too, or until they are taken back whole."""

_SHORT = f"""
    SELECT shipment.note_number AS document, shipment.received_on AS received_on,
           CASE WHEN EXISTS (
               SELECT 1 FROM shipment_line
               WHERE shipment_line.shipment_id = shipment.id
                 AND shipment_line.short > shipment_line.taken_back
           ) THEN NULL ELSE (
               SELECT MAX(red.dispatched_on) FROM shipment AS red
               WHERE red.corrects_id = shipment.id AND red.state = 'corrected'
           ) END AS done_on,
           (SELECT MAX(told.recorded_on)
            FROM shipment AS red CROSS JOIN decision AS told
            WHERE red.corrects_id = shipment.id AND told.kind = 'ship'
              AND told.document_id = red.id AND told.step = 'approve') AS told_on,
           {PEOPLE}
    FROM shipment
    JOIN contract ON contract.id = shipment.contract_id
    {parties("contract")}
    WHERE shipment.id IN (
              SELECT shipment_id FROM shipment_line WHERE short > taken_back
              UNION ALL
              SELECT corrects_id FROM shipment
              WHERE dispatched_on >= :since AND corrects_id IS NOT NULL
          )
      AND EXISTS (
              SELECT 1 FROM shipment_line
              WHERE shipment_line.shipment_id = shipment.id AND shipment_line.short > 0
          )
      AND shipment.received_on <= :until AND {OWN}
    ORDER BY shipment.note_number
"""
"""Notes of which something was missing, and since when red notes have taken all that back.

Read are those of which something is missing still, and those of which a red note lately took back.
"""

_RED = f"""
    SELECT shipment.number AS document, shipment.due_on AS due_on,
           (SELECT MIN(decided.decided_on) FROM decision AS decided
            WHERE decided.kind = 'ship' AND decided.document_id = shipment.id
              AND decided.step IN ('approve', 'reject', 'withdraw')) AS done_on,
           (SELECT MIN(told.recorded_on) FROM decision AS told
            WHERE told.kind = 'ship' AND told.document_id = shipment.id
              AND told.step IN ('approve', 'reject', 'withdraw')) AS told_on,
           {PEOPLE}
    FROM shipment
    JOIN contract ON contract.id = shipment.contract_id
    {parties("contract")}
    WHERE shipment.id IN (
              SELECT id FROM shipment WHERE state = 'correcting'
              UNION ALL
              SELECT id FROM shipment WHERE dispatched_on >= :since
              UNION ALL
              SELECT document_id FROM decision
              WHERE kind = 'ship' AND step IN ('withdraw', 'reject') AND decided_on >= :since
          )
      AND shipment.corrects_id IS NOT NULL AND shipment.requested_on <= :until AND {OWN}
    ORDER BY shipment.number
"""


def told(look: Watched, since: date, until: date) -> list[Finding]:
    """W4.4: the customer is told of a dispatch within the days the setting gives."""
    notes = begun(look, "tell_since", "dispatched_on", _TOLD, (since, until))
    return findings("W4.4", notes, worked(look, "dispatched_on", "tell_days"))


def receipt(look: Watched, since: date, until: date) -> list[Finding]:
    """R9: the customer's confirmation is filed within the days the setting gives."""
    notes = watched(look, _RECEIPT, since, until)
    return findings("R9", notes, worked(look, "dispatched_on", "receipt_days"))


def shortage(look: Watched, since: date, until: date) -> list[Finding]:
    """W4.5: what the customer missed is taken back in red within the days the setting gives."""
    notes = watched(look, _SHORT, since, until)
    short = findings("W4.5", notes, worked(look, "received_on", "correction_days"))
    return [one for one in short if one.done_on is None or one.done_on >= since]


def corrected(look: Watched, since: date, until: date) -> list[Finding]:
    """R8: a red note is decided about by its day."""
    return findings("R8", watched(look, _RED, since, until))
