"""Whether instruments go to finance on the day they come, and clear once they mature (R9, R12)."""

from datetime import date

from salescli.sql import OWN, PEOPLE, told_on
from salescli.watch.finding import Finding, Row, Watched, begun, findings, worked

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
        SELECT instrument.id AS id,
               COALESCE(instrument.came_on, instrument.received_on) AS due_on, 0 AS after
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

_CHANGES = """
    SELECT told.recorded_on AS told_on, json_extract(change.value, '$[2].matures_on[0]') AS old,
           json_extract(change.value, '$[2].matures_on[1]') AS new
    FROM decision AS told
    JOIN audit ON audit.seq = told.written
    CROSS JOIN json_each(audit.changes) AS change
    WHERE told.kind = 'instrument' AND told.document_id = instrument.id AND told.step = 'correct'
      AND json_extract(change.value, '$[0]') = 'instrument'
      AND json_extract(change.value, '$[1]') = instrument.id
      AND json_type(change.value, '$[2].matures_on') = 'array'
    ORDER BY told.id
"""
"""How the maturity of an instrument was corrected, as only the audit remembers."""

_MATURED = f"""
    SELECT instrument.number AS document,
           COALESCE(instrument.matures_on, instrument.came_on, instrument.received_on) AS since,
           COALESCE(instrument.came_on, instrument.received_on) AS received_on,
           (SELECT json_group_array(json_array(told_on, old, new)) FROM ({_CHANGES})) AS changes,
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
      AND instrument.received_on <= :until AND {OWN}
    ORDER BY instrument.number
"""
"""Instruments that are paid on a day, or at sight, and when they were, or came back."""


def handed_over(look: Watched, since: date, until: date) -> list[Finding]:
    """R12: an instrument goes to finance on the day it came, first if it came again."""
    rows = begun(look, "instruments_since", "due_on", _HANDED, (since, until))
    return findings("R12", rows)


def cleared(look: Watched, since: date, until: date) -> list[Finding]:
    """R12: an instrument has cleared, or come back, within working days after its maturity."""
    rows = begun(look, "instruments_since", "received_on", _MATURED, (since, until))
    told = [{**row, "since": _maturity(row)} for row in rows]
    due = [row for row in told if row["since"] <= until.isoformat()]
    return findings("R12-cleared", due, worked(look, "since", "clear_days"))


def _maturity(row: Row) -> str:
    """Return the maturity that an instrument is watched by; at sight it is the day it came.

    A later day counts if it was recorded by the one that it replaces.
    """
    import json  # noqa: PLC0415 - start-up

    at_sight = row["received_on"]
    changes = json.loads(row["changes"])
    stands: str = (changes[0][1] or at_sight) if changes else row["since"]
    for told, _old, new in changes:
        day = new or at_sight
        stands = day if told <= stands else min(stands, day)
    return stands
