"""Whether instruments go to finance on the day they come, and clear once they mature (R9, R12)."""

from datetime import date

from salescli.sql import OWN, PEOPLE, told_on
from salescli.watch.finding import Finding, Watched, begun, findings, worked

_OF = """
    FROM instrument
    JOIN customer ON customer.id = instrument.customer_id
    LEFT JOIN employee ON employee.id = instrument.salesperson_id
"""


def _handed(column: str) -> str:
    """Select when a paper first went from the clerk, to finance or back, since it came."""
    return f"""(
        SELECT MIN(went.{column}) FROM decision AS went
        WHERE went.kind = 'instrument' AND went.document_id = instrument.id
          AND went.step IN ('hand-over', 'give-back') AND went.id > came.after
    )"""


_HANDED = f"""
    WITH looked AS (
        SELECT id FROM instrument WHERE state = 'registered'
        UNION
        SELECT id FROM instrument WHERE handed_on >= :since
        UNION
        SELECT id FROM instrument WHERE given_on >= :since
    ),
    came AS (
        SELECT instrument.id AS id, instrument.received_on AS due_on, 0 AS after
        FROM looked JOIN instrument ON instrument.id = looked.id
        UNION ALL
        SELECT looked.id, back.decided_on, back.id
        FROM looked CROSS JOIN decision AS back
        WHERE back.kind = 'instrument' AND back.document_id = looked.id
          AND back.step = 'correct' AND back.from_state <> back.to_state
    )
    SELECT instrument.number AS document, came.due_on AS due_on,
           {_handed("decided_on")} AS done_on, {_handed("recorded_on")} AS told_on, {PEOPLE}
    {_OF}
    JOIN came ON came.id = instrument.id
    WHERE came.due_on >= :begun AND came.due_on <= :until AND {OWN}
    ORDER BY instrument.number, came.due_on
"""
"""Instruments that came, or came back to the clerk as corrected, until they went on."""

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
