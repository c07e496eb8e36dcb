"""Whether requests and vouchers are filed in time, and lent papers come back (R9, R10)."""

from datetime import date

from salescli.sql import CUSTOMER_NAMES, OWN, PEOPLE, SALESPERSON_NAMES, parties, told_on
from salescli.watch.finding import Finding, Watched, begun, findings, watched, worked

_OF = f"""
    FROM shipment
    JOIN contract ON contract.id = shipment.contract_id
    {parties("contract")}
"""

_REQUESTS = f"""
    SELECT shipment.number AS document, approved.decided_on AS since,
           shipment.requested_on AS requested_on,
           COALESCE(shipment.filed_on, void.decided_on) AS done_on,
           COALESCE({told_on("shipment", "file", "ship")}, void.recorded_on) AS told_on, {PEOPLE}
    {_OF}
    LEFT JOIN decision AS void ON void.kind = 'ship' AND void.document_id = shipment.id
         AND void.step = 'void'
    JOIN decision AS approved ON approved.kind = 'ship' AND approved.document_id = shipment.id
         AND approved.step = 'approve'
    WHERE shipment.id IN (
              SELECT id FROM shipment
              WHERE filed_on IS NULL AND corrects_id IS NULL AND requested_on >= :begun
              UNION ALL
              SELECT id FROM shipment WHERE filed_on >= :since
          )
      AND shipment.requested_on >= :begun AND approved.decided_on <= :until
      AND shipment.state <> 'rejected' AND COALESCE(shipment.source, '') = '' AND {OWN}
    ORDER BY shipment.number
"""
"""Goods requests until they are filed; one whose note was taken back whole never is."""

_VOUCHERS = f"""
    SELECT shipment.note_number AS document, shipment.received_on AS since,
           shipment.vouched_on AS done_on,
           COALESCE({told_on("shipment", "vouch", "ship")},
                    {told_on("shipment", "receipt", "ship")}) AS told_on, {PEOPLE}
    {_OF}
    WHERE shipment.id IN (
              SELECT id FROM shipment WHERE voucher IS NULL AND received_on >= :begun
              UNION ALL
              SELECT id FROM shipment WHERE vouched_on >= :since
          )
      AND shipment.received_on >= :begun AND shipment.received_on <= :until
      AND COALESCE(shipment.source, '') = '' AND {OWN}
    ORDER BY shipment.note_number
"""

_LENT = f"""
    SELECT archive_item.number AS document, archive_loan.until_on AS due_on,
           archive_loan.back_on AS done_on,
           {told_on("archive_loan", "back", "archive")} AS told_on,
           {CUSTOMER_NAMES}, {SALESPERSON_NAMES}
    FROM archive_loan
    JOIN archive_item ON archive_item.id = archive_loan.item_id
    LEFT JOIN contract ON contract.id = archive_item.contract_id
    JOIN customer ON customer.id = COALESCE(contract.customer_id, archive_item.customer_id)
    JOIN employee ON employee.id = archive_loan.borrower_id
    WHERE archive_loan.id IN (
              SELECT id FROM archive_loan WHERE back_on IS NULL
              UNION ALL
              SELECT id FROM archive_loan WHERE back_on >= :since
          )
      AND archive_loan.lent_on <= :until AND {OWN}
    ORDER BY archive_loan.until_on, archive_loan.id
"""
"""What was lent, and who has it."""


def requests(look: Watched, since: date, until: date) -> list[Finding]:
    """R10: a goods request is filed on the day of its approval."""
    rows = begun(look, "archive_since", "requested_on", _REQUESTS, (since, until))
    return findings("R10-request", rows, worked(look, "since", "filing_days"))


def vouchers(look: Watched, since: date, until: date) -> list[Finding]:
    """R9: the voucher of goods is on file within a working day of their receipt."""
    rows = begun(look, "archive_since", "since", _VOUCHERS, (since, until))
    return findings("R9-voucher", rows, worked(look, "since", "voucher_days"))


def lent(look: Watched, since: date, until: date) -> list[Finding]:
    """R9: what was lent is back by the day that was given."""
    return findings("R9-lent", watched(look, _LENT, since, until))
