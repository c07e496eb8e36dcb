"""Whether payments are confirmed, remitted, and given back or moved in time (W5.3, R2)."""

from collections.abc import Iterator
from datetime import date
from itertools import accumulate, groupby
from operator import itemgetter

from salescli.accounts import less
from salescli.sql import CUSTOMER_NAMES, MONEY_IN, OWN, PEOPLE, SALESPERSON_NAMES, parties, told_on
from salescli.watch.finding import (
    Finding,
    Row,
    Watched,
    day,
    finding,
    findings,
    on,
    watched,
    worked,
)

_CONFIRMED = f"""
    SELECT collection.number AS document, collection.applied_on AS applied_on,
           COALESCE(collection.confirmed_on, ended.decided_on) AS done_on,
           COALESCE(counted.recorded_on, ended.recorded_on) AS told_on,
           {CUSTOMER_NAMES}, {SALESPERSON_NAMES}
    FROM collection
    JOIN customer ON customer.id = collection.customer_id
    JOIN employee ON employee.id = COALESCE(collection.salesperson_id, (
        SELECT contract.salesperson_id
        FROM collection_part JOIN contract ON contract.id = collection_part.contract_id
        WHERE collection_part.collection_id = collection.id
        ORDER BY collection_part.id LIMIT 1))
    LEFT JOIN decision AS ended ON ended.kind = 'collect' AND ended.document_id = collection.id
         AND ended.step IN ('withdraw', 'reject')
    LEFT JOIN decision AS counted ON counted.kind = 'collect'
         AND counted.document_id = collection.id AND counted.to_state = 'confirmed'
    WHERE collection.id IN (
              SELECT id FROM collection
              WHERE state IN ('applied', 'sales_confirmed', 'finance_confirmed')
              UNION ALL
              SELECT document_id FROM decision
              WHERE kind = 'collect' AND step IN ('withdraw', 'reject') AND decided_on >= :since
              UNION ALL
              SELECT id FROM collection WHERE confirmed_on >= :since
          )
      AND collection.applied_on <= :until AND {OWN}
    ORDER BY collection.number
"""

_REMITTED = f"""
    SELECT private_receipt.number AS document, private_receipt.taken_on AS taken_on,
           private_receipt.remitted_on AS done_on, {told_on("private_receipt", "remit")} AS told_on,
           {PEOPLE}
    FROM private_receipt {parties("private_receipt")}
    WHERE private_receipt.id IN (
              SELECT id FROM private_receipt WHERE state = 'allowed'
              UNION ALL
              SELECT id FROM private_receipt WHERE remitted_on >= :since
          )
      AND private_receipt.taken_on <= :until AND {OWN}
    ORDER BY private_receipt.number
"""

_PREPAID = f"""
    SELECT contract.number AS document, {PEOPLE}, posting.booked_on AS day,
           COALESCE(contract.cancelled_on, (
               SELECT MAX(decision.decided_on) FROM decision
               WHERE decision.kind = 'contract' AND decision.document_id = contract.id
                 AND decision.step = 'complete')) AS closed_on,
           MAX(posting.recorded_on) AS told_on,
           SUM({less("applied", "posting")}) AS amount
    FROM contract CROSS JOIN posting
    {parties("contract")}
    WHERE contract.id IN (SELECT id FROM contract WHERE open_until >= :since)
      AND contract.state IN ('completed', 'cancelled')
      AND posting.contract_id = contract.id AND posting.booked_on <= :until
      AND (posting.kind IN {MONEY_IN} OR posting.kind = 'applied') AND {OWN}
    GROUP BY contract.id, contract.number, contract.cancelled_on, customer.code, customer.name,
             employee.code, employee.name, posting.booked_on
    ORDER BY contract.number, posting.booked_on
"""
"""What was prepaid of contracts that are over, day by day; CROSS JOIN as in the forms."""


def confirmed(look: Watched, since: date, until: date) -> list[Finding]:
    """W5.3: who is asked confirms or rejects a payment, a refund, a transfer in time."""
    rows = [row for row in watched(look, _CONFIRMED, since, until) if _after(look, row)]
    return findings("W5.3", rows, worked(look, "applied_on", "confirm_days"))


def _after(look: Watched, row: Row) -> bool:
    return look.company.watched("payments_since", on(row, "applied_on"))


def remitted(look: Watched, since: date, until: date) -> list[Finding]:
    """R2: what a salesperson took as an exception reaches the company in time."""
    rows = watched(look, _REMITTED, since, until)
    return findings("R2", rows, worked(look, "taken_on", "remit_days"))


def prepaid(look: Watched, since: date, until: date) -> list[Finding]:
    """W5.3: what is prepaid of a contract that is over is refunded or moved in time."""
    then, calendar = look.company.then, look.company.calendar
    rows = watched(look, _PREPAID, since, until)
    return [
        finding(
            "W5.3-prepaid",
            told[0],
            calendar.add_working(begun, int(then("prepaid_days", begun))),
            *ended,
        )
        for told in (list(of) for _one, of in groupby(rows, key=itemgetter("document")))
        for begun, ended in _over(told)
        if look.company.watched("payments_since", begun)
    ]


def _over(rows: list[Row]) -> Iterator[tuple[date, tuple[date | None, date | None]]]:
    """Yield from when until when something was prepaid of a contract that was over."""
    if (closed_on := day(rows[0], "closed_on")) is None:
        return
    begun: date | None = None
    for row, stands in zip(rows, accumulate(row["amount"] for row in rows), strict=True):
        if stands > 0:
            begun = begun or on(row, "day")
        elif begun is not None:
            if on(row, "day") > closed_on:
                yield max(begun, closed_on), (on(row, "day"), day(row, "told_on"))
            begun = None
    if begun is not None:
        yield max(begun, closed_on), (None, None)
