"""Whether the months of accounts are reconciled by a day of the next month (R13)."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import groupby
from operator import itemgetter
from typing import Any

from salescli.accounts import BALANCING, opened
from salescli.policy.period import month_of
from salescli.sql import CUSTOMER_NAMES, OWN, SALESPERSON_NAMES, latest, told_on
from salescli.watch.finding import Finding, Row, Watched, day, finding, on

_DAY = timedelta(days=1)

_FIRST = "SELECT MIN(value) AS since FROM setting WHERE key_ = 'reconcile_since'"
"""The first day that was ever watched: which months are, the setting of each says."""

_BOOKED = f"""
    posting.booked_on <= :until AND posting.kind IN {BALANCING}
"""

_MONTHS = f"""
    WITH party AS (
        SELECT customer.id AS id, {CUSTOMER_NAMES}, {SALESPERSON_NAMES},
               COALESCE((SELECT MAX(ends_on) FROM reconciliation
                         WHERE customer_id = customer.id AND closed_on < :since),
                        :before) AS done_until
        FROM customer
        LEFT JOIN customer_profile AS profile
               ON profile.id = {latest("customer_profile", "customer_id = customer.id", ":until")}
        LEFT JOIN employee ON employee.id = profile.salesperson_id
        WHERE {OWN}
    ),
    moved AS (
        SELECT party.id AS id, SUBSTR(posting.booked_on, 1, 7) AS month,
               {opened("posting")} AS amount
        FROM party CROSS JOIN contract CROSS JOIN posting
        WHERE contract.customer_id = party.id AND contract.open_until > party.done_until
          AND posting.contract_id = contract.id AND {_BOOKED}
        UNION ALL
        SELECT party.id, SUBSTR(posting.booked_on, 1, 7),
               {opened("posting")}
        FROM party CROSS JOIN account CROSS JOIN posting
        WHERE account.customer_id = party.id AND account.open_until > party.done_until
          AND posting.customer_id = party.id AND posting.contract_id IS NULL AND {_BOOKED}
    ),
    told AS (
        SELECT id, month, SUM(amount) AS amount, NULL AS document, NULL AS done_on,
               NULL AS told_on
        FROM moved
        GROUP BY id, month
        UNION ALL
        SELECT party.id, reconciliation.month, NULL, reconciliation.number,
               reconciliation.closed_on, {told_on("reconciliation", "close", "reconcile")}
        FROM party JOIN reconciliation ON reconciliation.customer_id = party.id
        WHERE reconciliation.ends_on > party.done_until
    )
    SELECT party.customer AS customer, party.customer_name AS customer_name,
           party.salesperson AS salesperson, party.salesperson_name AS salesperson_name,
           party.done_until AS done_until, told.month AS month, told.amount AS amount,
           told.document AS document, told.done_on AS done_on, told.told_on AS told_on
    FROM party JOIN told ON told.id = party.id
    ORDER BY party.customer, told.month
"""
"""What moved each account, month by month, since it was last reconciled, and its statements.

What was at rest by then has nothing in it; CROSS JOIN as in the forms.
"""


def closed(look: Watched, since: date, until: date) -> list[Finding]:
    """R13: a month in which an account moved or stood is reconciled by a day of the next one.

    That of a later month settles it too: its opening balance is what stood before.
    """
    (first,) = look.rows(_FIRST)
    if not first["since"] or first["since"] > until.isoformat():
        return []
    before = month_of(on(first, "since")).start - _DAY
    days = {"since": since, "until": until, "before": before}
    told = {key: value.isoformat() for key, value in days.items()}
    rows = look.rows(_MONTHS, scope=look.territory, **told)
    return [
        finding("R13", row, _by(look, end), day(row, "done_on"), day(row, "told_on"))
        for _one, of in groupby(rows, itemgetter("customer"))
        for end, row in _months([*of], until)
        if look.company.watched("reconcile_since", end)
    ]


def _by(look: Watched, end: date) -> date:
    return end + timedelta(days=int(look.company.then("reconcile_by", end)))


def _months(rows: list[Row], until: date) -> Iterator[tuple[date, Row]]:
    """Yield the last day of each month in which an account moved or stood, and what settled it."""
    moved = {row["month"]: row["amount"] for row in rows if row["document"] is None}
    made = {row["month"]: row for row in rows if row["document"] is not None}
    month = month_of(on(rows[0], "done_until") + _DAY)
    stands = sum(amount for label, amount in moved.items() if label < month.label)
    while month.end <= until:
        stands += moved.get(month.label, 0)
        if stands or month.label in moved:
            yield month.end, _settled(rows[0], made, month.label)
        month = month_of(month.end + _DAY)


def _settled(account: Row, made: dict[str, Row], month: str) -> dict[str, Any]:
    """Return the statement of a month, done when it or that of a later month was closed."""
    closed_ = [row for label, row in made.items() if label >= month and row["done_on"]]
    first = min(closed_, key=itemgetter("done_on"), default=account)
    told = {key: first[key] for key in ("done_on", "told_on")}
    return {**account, **told, "document": made[month]["document"] if month in made else month}
