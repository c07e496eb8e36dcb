"""Whether deliveries are invoiced, and invoices issued, filed, handed over, taken back in time."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import partial
from itertools import accumulate, groupby
from operator import itemgetter
from typing import NamedTuple

from salescli.policy.period import month_of
from salescli.sql import OWN, PEOPLE, parties, told_on
from salescli.watch.finding import (
    Finding,
    Row,
    Watched,
    begun,
    day,
    finding,
    findings,
    on,
    watched,
    worked,
)

_SINCE = "invoices_since"

_OF = f"""
    FROM invoice
    JOIN contract ON contract.id = invoice.contract_id
    {parties("contract")}
"""

_APPLIED = f"""
    SELECT invoice.number AS document, invoice.applied_on AS since,
           COALESCE(invoice.issued_on, ended.decided_on) AS done_on,
           COALESCE({told_on("invoice", "issue")}, ended.recorded_on) AS told_on, {PEOPLE}
    {_OF}
    LEFT JOIN decision AS ended ON ended.kind = 'invoice' AND ended.document_id = invoice.id
         AND ended.step IN ('withdraw', 'reject')
    WHERE invoice.id IN (
              SELECT id FROM invoice WHERE state = 'applied'
              UNION ALL
              SELECT document_id FROM decision
              WHERE kind = 'invoice' AND step IN ('withdraw', 'reject') AND decided_on >= :since
              UNION ALL
              SELECT id FROM invoice WHERE issued_on >= :since
          )
      AND invoice.applied_on >= :begun AND invoice.applied_on <= :until AND {OWN}
    ORDER BY invoice.number
"""


def _issued(done: str, step: str) -> str:
    """Select what follows the issue of an invoice, and when it was done."""
    return f"""
        SELECT invoice.number AS document, invoice.issued_on AS since, invoice.{done} AS done_on,
               {told_on("invoice", step)} AS told_on, {PEOPLE}
        {_OF}
        WHERE invoice.id IN (
                  SELECT id FROM invoice
                  WHERE issued_on IS NOT NULL AND {done} IS NULL AND issued_on >= :begun
                  UNION ALL
                  SELECT id FROM invoice WHERE {done} >= :since
              )
          AND invoice.issued_on >= :begun AND invoice.issued_on <= :until AND {OWN}
        ORDER BY invoice.number
    """


_FILED = _issued("filed_on", "file")
_HANDED = _issued("handed_on", "hand-over")

_MOVED = f"""
    SELECT contract.number AS document, {PEOPLE}, posting.line_id AS line,
           posting.booked_on AS day, MAX(posting.recorded_on) AS told_on,
           SUM(CASE posting.kind WHEN 'dispatched' THEN posting.amount
                                 WHEN 'returned' THEN -posting.amount ELSE 0 END) AS delivered,
           SUM(CASE posting.kind WHEN 'invoiced' THEN posting.amount
                                 WHEN 'red' THEN -posting.amount ELSE 0 END) AS invoiced
    FROM contract CROSS JOIN posting
    {parties("contract")}
    WHERE contract.id IN (SELECT id FROM contract WHERE open_until >= :since)
      AND contract.effective_on <= :until
      AND COALESCE(contract.source, '') = '' AND COALESCE(contract.amends_id, 0) = 0
      AND posting.contract_id = contract.id AND posting.booked_on <= :until
      AND posting.kind IN ('dispatched', 'returned', 'invoiced', 'red') AND {OWN}
    GROUP BY contract.number, customer.code, customer.name, employee.code, employee.name,
             posting.line_id, posting.booked_on
    ORDER BY contract.number, posting.line_id, posting.booked_on
"""
"""What was delivered and invoiced of a line on each day; CROSS JOIN as in the forms."""


class _Stood(NamedTuple):
    """How much was delivered and invoiced at the end of a day, and when that was recorded."""

    on: date
    told_on: date | None
    delivered: int
    invoiced: int


def applied(look: Watched, since: date, until: date) -> list[Finding]:
    """D12: an invoice that was applied for is issued, or refused, within a working day."""
    return _within(look, "D12", _APPLIED, "issue_days", (since, until))


def filed(look: Watched, since: date, until: date) -> list[Finding]:
    """R10: the application of an invoice is filed on the day of its issue."""
    return _within(look, "R10", _FILED, "filing_days", (since, until))


def handed_over(look: Watched, since: date, until: date) -> list[Finding]:
    """R9: an invoice is handed over and signed for within the working days the setting gives."""
    return _within(look, "R9-invoice", _HANDED, "hand_over_days", (since, until))


def owed(look: Watched, since: date, until: date) -> list[Finding]:
    """R8: what is invoiced and not delivered any more is taken back within a working day."""
    days, calendar = partial(look.company.then, "red_invoice_days"), look.company.calendar
    return [
        finding(
            "R8-red", rows[0], calendar.add_working(below.on, int(days(below.on))), *_when(above)
        )
        for rows in _by(_moved(look, since, until), "document", "line")
        for below, above in _owed(_stood(rows))
        if look.company.watched(_SINCE, below.on)
    ]


def invoiced(look: Watched, since: date, until: date) -> list[Finding]:
    """D12: the deliveries of a month are invoiced by a day of the next."""
    by = partial(look.company.then, "invoiced_by")
    return [
        finding("D12-delivered", rows[0], end + timedelta(days=int(by(end))), *_when(done))
        for rows in _by(_moved(look, since, until), "document")
        for end, done in _months(_stood(rows))
        if look.company.watched(_SINCE, end)
    ]


def _moved(look: Watched, since: date, until: date) -> list[Row]:
    first = look.company.watched_from(_SINCE)
    return watched(look, _MOVED, since, until) if first <= until else []


def _within(
    look: Watched, rule: str, sql: str, setting: str, days: tuple[date, date]
) -> list[Finding]:
    """Make findings of what is to be done within so many working days of another."""
    rows = begun(look, _SINCE, "since", sql, days)
    return findings(rule, rows, worked(look, "since", setting))


def _by(rows: Iterable[Row], *keys: str) -> Iterator[list[Row]]:
    return (list(told) for _key, told in groupby(rows, itemgetter(*keys)))


def _stood(rows: Iterable[Row]) -> list[_Stood]:
    """Add up what moved, day by day."""
    days: dict[date, _Stood] = {}
    for row in rows:
        was = days.get(on(row, "day"), _Stood(on(row, "day"), None, 0, 0))
        told = max(filter(None, (was.told_on, day(row, "told_on"))), default=None)
        delivered, billed = was.delivered + row["delivered"], was.invoiced + row["invoiced"]
        days[was.on] = _Stood(was.on, told, delivered, billed)
    return [*accumulate((days[n] for n in sorted(days)), _added)]


def _added(one: _Stood, other: _Stood) -> _Stood:
    delivered, billed = one.delivered + other.delivered, one.invoiced + other.invoiced
    return other._replace(delivered=delivered, invoiced=billed)


def _owed(days: list[_Stood]) -> Iterator[tuple[_Stood, _Stood | None]]:
    """Yield from when until when more was invoiced than delivered."""
    below: _Stood | None = None
    for stood in days:
        if stood.delivered < stood.invoiced:
            below = below or stood
        elif below is not None:
            yield below, stood
            below = None
    if below is not None:
        yield below, None


def _months(days: list[_Stood]) -> Iterator[tuple[date, _Stood | None]]:
    """Yield the last day of each month with deliveries, and when they were all invoiced."""
    before = 0
    for _label, told in groupby(days, lambda stood: f"{stood.on:%Y-%m}"):
        *_rest, last = month = [*told]
        if max(stood.delivered for stood in month) > before:
            later = [stood.delivered for stood in days if stood.on > last.on]
            yield month_of(last.on).end, _since(days, min([last.delivered, *later]))
        before = last.delivered


def _since(days: list[_Stood], delivered: int) -> _Stood | None:
    """Return from when on so much has been invoiced ever since."""
    found: _Stood | None = None
    for stood in days:
        found = (found or stood) if stood.invoiced >= delivered else None
    return found


def _when(stood: _Stood | None) -> tuple[date | None, date | None]:
    return (stood.on, stood.told_on) if stood else (None, None)
