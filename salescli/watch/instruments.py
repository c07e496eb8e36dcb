"""Whether instruments go to finance on the day they come, and clear once they mature (R9, R12)."""

from datetime import date

from salescli.sql import OWN, PEOPLE, told_on
from salescli.watch.finding import Finding, Watched, begun, findings, worked

_OF = """
    FROM instrument
    JOIN customer ON customer.id = instrument.customer_id
    LEFT JOIN employee ON employee.id = instrument.salesperson_id
"""

_HANDED = f"""
    SELECT instrument.number AS document, instrument.received_on AS due_on,
           COALESCE((SELECT MIN(decided_on) FROM decision
                     WHERE kind = 'instrument' AND document_id = instrument.id
                       AND step = 'hand-over'), instrument.given_on) AS done_on,
           COALESCE({told_on("instrument", "hand-over")}, {told_on("instrument", "give-back")})
               AS told_on, {PEOPLE}
    {_OF}
    WHERE instrument.id IN (
              SELECT id FROM instrument WHERE state = 'registered'
              UNION ALL
              SELECT id FROM instrument WHERE handed_on >= :since
              UNION ALL
              SELECT id FROM instrument WHERE given_on >= :since
          )
      AND instrument.received_on >= :begun AND instrument.received_on <= :until AND {OWN}
    ORDER BY instrument.number
"""
"""That it was handed over first counts: what is corrected, finance signs for again."""

_MATURED = f"""
    SELECT instrument.number AS document,
           COALESCE(instrument.matures_on, instrument.received_on) AS since,
           COALESCE(instrument.cleared_on, instrument.bounced_on, instrument.given_on) AS done_on,
           COALESCE({told_on("instrument", "clear")}, {told_on("instrument", "bounce")},
                    {told_on("instrument", "give-back")}) AS told_on, {PEOPLE}
    {_OF}
    WHERE instrument.id IN (
              SELECT id FROM instrument WHERE state IN ('registered', 'handed_over', 'deposited')
              UNION ALL
              SELECT id FROM instrument WHERE cleared_on >= :since
              UNION ALL
              SELECT id FROM instrument WHERE bounced_on >= :since
              UNION ALL
              SELECT id FROM instrument WHERE given_on >= :since
          )
      AND COALESCE(instrument.matures_on, instrument.received_on) >= :begun
      AND COALESCE(instrument.matures_on, instrument.received_on) <= :until AND {OWN}
    ORDER BY instrument.number
"""
"""Instruments that are paid on a day, or at sight, and when they were, or came back."""


def handed_over(look: Watched, since: date, until: date) -> list[Finding]:
    """R12: an instrument goes to finance on the day it came."""
    rows = begun(look, "instruments_since", "due_on", _HANDED, (since, until))
    return findings("R12", rows)


def cleared(look: Watched, since: date, until: date) -> list[Finding]:
    """R12: an instrument has cleared, or come back, within working days after its maturity."""
    rows = begun(look, "instruments_since", "since", _MATURED, (since, until))
    return findings("R12-cleared", rows, worked(look, "since", "clear_days"))
