"""Whether deliveries are invoiced, and invoices issued, filed, handed over, taken back in time."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import partial
from itertools import groupby
from operator import attrgetter, itemgetter

from salescli.policy.goods.supply import OWED, WAITS, Change, Supply, followed
from salescli.policy.period import month_of
from salescli.sql import OWN, PEOPLE, parties, told_on
from salescli.supplies import supplied
from salescli.watch.finding import (
    Finding,
    Row,
    Watched,
    begun,
    finding,
    findings,
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

_SUPPLIED = supplied(
    *("contract.number AS document", PEOPLE),
    source=f"""
        contract CROSS JOIN posting {parties("contract")}
    """,
    where=f"""
        contract.id IN (SELECT id FROM contract WHERE open_until >= :since)
        AND contract.effective_on <= :until
        AND COALESCE(contract.source, '') = '' AND COALESCE(contract.amends_id, 0) = 0
        AND posting.contract_id = contract.id AND posting.booked_on <= :until AND {OWN}
    """,
    order="contract.number,",
)
"""What was delivered and invoiced of each line; CROSS JOIN as in the forms."""

_When = tuple[date | None, date | None]
"""The day on which something was done, and when that was recorded."""
_NEVER: _When = (None, None)


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
        finding("R8-red", row, calendar.add_working(below, int(days(below))), *above)
        for row, supply in _supplies(look, since, until)
        for below, above in _above_nothing(supply, OWED)
        if look.company.watched(_SINCE, below)
    ]


def invoiced(look: Watched, since: date, until: date) -> list[Finding]:
    """D12: the deliveries of a month are invoiced by a day of the next."""
    by = partial(look.company.then, "invoiced_by")
    months: dict[tuple[str, date], list[tuple[Row, _When]]] = {}
    for row, supply in _supplies(look, since, until):
        for month, done in _months(supply):
            end = month_of(date.fromisoformat(f"{month}-01")).end
            months.setdefault((row["document"], end), []).append((row, done))
    return [
        finding("D12-delivered", of[0][0], end + timedelta(days=int(by(end))), *_last(of))
        for (_document, end), of in sorted(months.items(), key=itemgetter(0))
        if look.company.watched(_SINCE, end)
    ]


def _supplies(look: Watched, since: date, until: date) -> Iterator[tuple[Row, Supply]]:
    """Follow each line of the contracts that were open, by how it is taxed."""
    if look.company.watched_from(_SINCE) > until:
        return
    of_line = itemgetter("document", "line_id", "tax_kind")
    for _line, rows in groupby(watched(look, _SUPPLIED, since, until), of_line):
        of = [*rows]
        yield of[0], followed(of)


def _within(
    look: Watched, rule: str, sql: str, setting: str, days: tuple[date, date]
) -> list[Finding]:
    """Make findings of what is to be done within so many working days of another."""
    rows = begun(look, _SINCE, "since", sql, days)
    return findings(rule, rows, worked(look, "since", setting))


def _stood(changes: Iterable[Change]) -> Iterator[tuple[date, date | None, int]]:
    """Yield how much stood at the end of each day on which that changed, and when it was told."""
    amount = 0
    for day, of in groupby(sorted(changes, key=attrgetter("on")), attrgetter("on")):
        moved = [*of]
        amount += sum(change.amount for change in moved)
        told = [date.fromisoformat(change.told_on) for change in moved if change.told_on]
        yield date.fromisoformat(day), max(told, default=None), amount


def _above_nothing(supply: Supply, where: str) -> Iterator[tuple[date, _When]]:
    """Yield from when until when something stood somewhere."""
    since: date | None = None
    for day, told, amount in _stood(change for change in supply.changes if change.where == where):
        if amount > 0:
            since = since or day
        elif since is not None:
            yield since, (day, told)
            since = None
    if since is not None:
        yield since, _NEVER


def _months(supply: Supply) -> Iterator[tuple[str, _When]]:
    """Yield each month with deliveries, and since when nothing of them waits for an invoice."""
    changes = [change for change in supply.changes if change.where == WAITS and change.amount]
    for month in sorted({change.month for change in changes}):
        done: _When = _NEVER
        for day, told, amount in _stood(change for change in changes if change.month == month):
            done = _NEVER if amount > 0 else (done if done != _NEVER else (day, told))
        yield month, done


def _last(of: Iterable[tuple[Row, _When]]) -> _When:
    """Return when the last of several was done, if all were."""
    days = [done for _row, done in of]
    return _NEVER if _NEVER in days else max(days, key=lambda done: done[0] or date.min)
