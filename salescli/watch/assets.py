"""Whether vehicles and supplies have a named person, and damages their proposals (MD5)."""

from datetime import date

from salescli.sql import OWN, SALESPERSON_NAMES
from salescli.watch.finding import Finding, Watched, begun, findings, worked

_NAMES = f"NULL AS customer, NULL AS customer_name, {SALESPERSON_NAMES}"


def _next(column: str, day: str, taken: str) -> str:
    """Select when an asset was given, taken back or taken out of use after something."""
    return f"""(
        SELECT MIN(later.{column}) FROM decision AS later
        WHERE later.kind = 'asset' AND later.document_id = asset.id
          AND later.step IN ({taken}) AND later.id > {day}.id
    )"""


_GIVEN = "'assign', 'retire'"

_UNNAMED = f"""
    SELECT asset.number AS document, put.decided_on AS since,
           {_next("decided_on", "put", _GIVEN)} AS done_on,
           {_next("recorded_on", "put", _GIVEN)} AS told_on, {_NAMES}
    FROM asset
    JOIN decision AS put ON put.kind = 'asset' AND put.document_id = asset.id
     AND put.step IN ('add', 'return')
    LEFT JOIN employee ON employee.id = asset.holder_id
    WHERE put.decided_on >= :begun AND put.decided_on <= :until AND {OWN}
    ORDER BY put.id
"""
"""From when it was entered, or taken back, until somebody has it."""

_LEFT = f"""
    SELECT asset.number AS document, employee.ended_on AS since,
           {_next("decided_on", "put", "'return'")} AS done_on,
           {_next("recorded_on", "put", "'return'")} AS told_on, {_NAMES}
    FROM asset
    JOIN asset_handover AS handed ON handed.asset_id = asset.id AND handed.given = 1
    JOIN employee ON employee.id = handed.holder_id
    JOIN decision AS put ON put.kind = 'asset' AND put.document_id = asset.id
     AND put.step = 'assign' AND put.written = handed.written
    WHERE employee.ended_on >= :begun AND employee.ended_on <= :until AND {OWN}
      AND COALESCE({_next("decided_on", "put", "'return'")}, :until) > employee.ended_on
    ORDER BY handed.id
"""
"""What somebody had still who left, until it was taken back."""


def _proposed(column: str) -> str:
    """Select when something was first proposed about an asset since an inspection."""
    return f"""(
        SELECT MIN(told.{column}) FROM proposal
        LEFT JOIN violation ON violation.id = proposal.violation_id
        JOIN decision AS told ON told.kind = 'proposal' AND told.document_id = proposal.id
        WHERE COALESCE(proposal.document, violation.document) = asset.number
          AND proposal.proposed_on >= found.inspected_on AND told.from_state IS NULL
    )"""


_DAMAGED = f"""
    SELECT asset.number AS document, found.inspected_on AS since,
           {_proposed("decided_on")} AS done_on, {_proposed("recorded_on")} AS told_on, {_NAMES}
    FROM asset_inspection AS found JOIN asset ON asset.id = found.asset_id
    JOIN employee ON employee.id = found.answers_id
    WHERE found.result = 'damaged' AND found.inspected_on >= :begun
      AND found.inspected_on <= :until AND {OWN}
    ORDER BY found.id
"""


def named(look: Watched, since: date, until: date) -> list[Finding]:
    """MD5: a vehicle or supply has a named person, whom it was handed over to, and who is here."""
    due = worked(look, "since", "asset_days")
    return [
        one
        for sql in (_UNNAMED, _LEFT)
        for one in findings("MD5", begun(look, "assets_since", "since", sql, (since, until)), due)
    ]


def proposed(look: Watched, since: date, until: date) -> list[Finding]:
    """MD5: upon a damage a reward or penalty is proposed within the days of the setting."""
    rows = begun(look, "assets_since", "since", _DAMAGED, (since, until))
    return findings("MD5-damage", rows, worked(look, "since", "damage_days"))
