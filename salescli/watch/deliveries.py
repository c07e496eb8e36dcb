"""Whether goods go out in time and their receipt comes back (R7, R9)."""

from collections import defaultdict
from datetime import date

from salescli.policy.workdays import dispatch_due
from salescli.sql import OWN, PEOPLE, parties, terms
from salescli.watch.finding import Finding, Row, Watched, findings, on, watched

_DISPATCH = f"""
    WITH standing AS (
        SELECT contract.id AS id,
               (SELECT SUM(quantity) FROM posting
                WHERE contract_id = contract.id AND kind = 'contracted'
                  AND booked_on <= :until) AS ordered,
               (SELECT COALESCE(SUM(quantity), 0) FROM posting
                WHERE contract_id = contract.id AND kind = 'dispatched'
                  AND booked_on <= :until) AS sent,
               (SELECT MAX(booked_on) FROM posting
                WHERE contract_id = contract.id AND kind = 'dispatched'
                  AND booked_on <= :until) AS last
        FROM contract
        WHERE contract.open_until >= :since AND contract.effective_on <= :until
          AND COALESCE(contract.source, '') = '' AND COALESCE(contract.amends_id, 0) = 0
    )
    SELECT contract.number AS document,
           (SELECT MAX(moved.booked_on)
            FROM (SELECT contract_id, booked_on, SUM(quantity) AS quantity
                  FROM posting WHERE kind = 'contracted' AND contract_id = contract.id
                  GROUP BY contract_id, booked_on) AS moved
            WHERE moved.quantity > 0 AND moved.booked_on <= :until) AS added_on,
           version.deliver_by AS deliver_by, {PEOPLE},
           CASE WHEN standing.sent = standing.ordered THEN standing.last END AS done_on
    FROM standing
    JOIN contract ON contract.id = standing.id
    {terms(":until")}
    {parties("contract")}
    WHERE (standing.sent <> standing.ordered OR standing.last >= :since) AND {OWN}
    ORDER BY contract.number
"""
"""Goods are due from when they were last added, by the terms in force; an amendment has none.

COALESCE keeps SQLite from reading all contracts that are neither imported nor amendments.
"""

_BLOCKS = f"""
    SELECT DISTINCT customer.code AS customer, profile.valid_from AS day,
           profile.version AS version, profile.blocked AS blocked
    FROM contract
    JOIN customer_profile AS profile ON profile.customer_id = contract.customer_id
    {parties("contract")}
    WHERE contract.open_until >= :since AND contract.effective_on <= :until
      AND profile.valid_from <= :until
      AND EXISTS (SELECT 1 FROM customer_profile AS held
                  WHERE held.customer_id = contract.customer_id AND held.blocked = 1)
      AND {OWN}
    ORDER BY customer, day, version
"""
"""How the accounts that were ever blocked have stood."""

_RECEIPT = f"""
    SELECT shipment.note_number AS document, shipment.dispatched_on AS dispatched_on,
           shipment.received_on AS done_on, {PEOPLE}
    FROM shipment
    JOIN contract ON contract.id = shipment.contract_id
    {parties("contract")}
    WHERE (shipment.state = 'dispatched' OR shipment.received_on >= :since)
      AND shipment.dispatched_on <= :until AND shipment.source IS NULL AND {OWN}
    ORDER BY shipment.note_number
"""


def dispatch(look: Watched, since: date, until: date) -> list[Finding]:
    """R7: a contract or order is dispatched by the next working day, or by the agreed date.

    What a block stops is due on the working day after the block is lifted.
    """
    calendar, blocks = look.company.calendar, _blocks(watched(look, _BLOCKS, since, until))

    def due(row: Row) -> date:
        agreed = on(row, "deliver_by") if row["deliver_by"] else None
        day = dispatch_due(on(row, "added_on"), agreed, calendar)
        for began, lifted in blocks[row["customer"]]:
            if began <= day:
                day = date.max if lifted is None else max(day, calendar.next_working(lifted))
        return day

    found = findings("R7", watched(look, _DISPATCH, since, until), due)
    return [one for one in found if one.due_on < date.max]


def _blocks(rows: list[Row]) -> dict[str, list[tuple[date, date | None]]]:
    """Return from when and until when each account was blocked; None is still."""
    days = {(row["customer"], on(row, "day")): row["blocked"] for row in rows}
    blocks: dict[str, list[tuple[date, date | None]]] = defaultdict(list)
    for (customer, day), blocked in days.items():
        of_it = blocks[customer]
        if blocked and not (of_it and of_it[-1][1] is None):
            of_it.append((day, None))
        elif not blocked and of_it and of_it[-1][1] is None:
            of_it[-1] = (of_it[-1][0], day)
    return blocks


def receipt(look: Watched, since: date, until: date) -> list[Finding]:
    """R9: the customer's confirmation is filed within the days the setting gives."""
    days, calendar = int(look.company.settings["receipt_days"]), look.company.calendar
    notes = watched(look, _RECEIPT, since, until)
    return findings("R9", notes, lambda row: calendar.add_working(on(row, "dispatched_on"), days))
