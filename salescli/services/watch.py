"""Watching: one function per rule that is watched, and WATCHES, the list of them (section 4)."""

from datetime import date

from salescli.policy.workdays import dispatch_due
from salescli.services._watching import PEOPLE, Finding, Watch, Watched, finding, watched

_DISPATCH = f"""
    WITH standing AS (
        SELECT contract.id AS id,
               (SELECT SUM(quantity) FROM contract_line
                WHERE contract_id = contract.id AND dropped = 0) AS ordered,
               (SELECT SUM(quantity) FROM posting
                WHERE contract_id = contract.id AND kind = 'dispatched'
                  AND booked_on <= :until) AS sent,
               (SELECT MAX(booked_on) FROM posting
                WHERE contract_id = contract.id AND kind = 'dispatched'
                  AND booked_on <= :until) AS last
        FROM contract
        WHERE contract.open_until >= :since AND contract.signed_on <= :until
          AND contract.source IS NULL
    )
    SELECT contract.number AS document, contract.signed_on AS signed_on,
           contract.deliver_by AS deliver_by, {PEOPLE},
           CASE WHEN standing.sent = standing.ordered THEN standing.last END AS done_on
    FROM standing
    JOIN contract ON contract.id = standing.id
    JOIN customer ON customer.id = contract.customer_id
    JOIN employee ON employee.id = contract.salesperson_id
    WHERE (standing.sent IS NULL OR standing.sent <> standing.ordered
           OR standing.last >= :since)
      AND (CAST(:scope AS TEXT) IS NULL OR employee.code = :scope)
    ORDER BY contract.number
"""

_ARCHIVE = f"""
    SELECT contract.number AS document, contract.signed_on AS signed_on,
           contract.archived_on AS done_on, {PEOPLE}
    FROM contract
    JOIN customer ON customer.id = contract.customer_id
    JOIN employee ON employee.id = contract.salesperson_id
    WHERE (contract.state = 'signed' OR contract.archived_on >= :since)
      AND contract.signed_on <= :until AND contract.source IS NULL
      AND (CAST(:scope AS TEXT) IS NULL OR employee.code = :scope)
    ORDER BY contract.number
"""

_RECEIPT = f"""
    SELECT shipment.note_number AS document, shipment.dispatched_on AS dispatched_on,
           shipment.received_on AS done_on, {PEOPLE}
    FROM shipment
    JOIN contract ON contract.id = shipment.contract_id
    JOIN customer ON customer.id = contract.customer_id
    JOIN employee ON employee.id = contract.salesperson_id
    WHERE (shipment.state = 'dispatched' OR shipment.received_on >= :since)
      AND shipment.dispatched_on <= :until AND shipment.source IS NULL
      AND (CAST(:scope AS TEXT) IS NULL OR employee.code = :scope)
    ORDER BY shipment.note_number
"""


def dispatch(look: Watched, since: date, until: date) -> list[Finding]:
    """R7: a signed contract is dispatched by the next working day, or by the agreed date."""
    found = []
    for row in watched(look, _DISPATCH, since, until):
        agreed = date.fromisoformat(row["deliver_by"]) if row["deliver_by"] else None
        signed = date.fromisoformat(row["signed_on"])
        due = dispatch_due(signed, agreed, look.company.calendar)
        found.append(finding("R7", row, due, until))
    return found


def archive(look: Watched, since: date, until: date) -> list[Finding]:
    """W3.5: a signed contract is archived the same day (TM2)."""
    return [
        finding("W3.5", row, date.fromisoformat(row["signed_on"]), until)
        for row in watched(look, _ARCHIVE, since, until)
    ]


def receipt(look: Watched, since: date, until: date) -> list[Finding]:
    """R9: the customer's confirmation is filed within the days the setting gives."""
    days = int(look.company.settings["receipt_days"])
    return [
        finding(
            "R9",
            row,
            look.company.calendar.add_working(date.fromisoformat(row["dispatched_on"]), days),
            until,
        )
        for row in watched(look, _RECEIPT, since, until)
    ]


WATCHES: tuple[Watch, ...] = (dispatch, archive, receipt)


def broken(look: Watched, since: date, until: date) -> list[Finding]:
    """List what was late or overdue between two days, by rule."""
    return [
        finding
        for watch in WATCHES
        for finding in watch(look, since, until)
        if finding.broken_by(until)
    ]


def overdue(look: Watched, today: date) -> list[Finding]:
    """List what is overdue today and not done yet, by rule."""
    return [finding for finding in broken(look, today, today) if finding.done_on is None]
