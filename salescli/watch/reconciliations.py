"""Whether the months of accounts are reconciled by a day of the next month (R13)."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import groupby
from operator import itemgetter
from typing import Any

from salescli.accounts import BALANCING, ENTERED_LATE, opened
from salescli.policy.period import month_of
from salescli.sql import CUSTOMER_NAMES, OWN, SALESPERSON_NAMES, latest, told_on
from salescli.watch.finding import Finding, Row, Watched, day, finding, on

_DAY = timedelta(days=1)

_FIRST = "SELECT MIN(value) AS since FROM setting WHERE key_ = 'reconcile_since'"
"""The first day that was ever watched: which months are, the setting of each says."""

_LATER = """
    later.ends_on >= made.ends_on
    AND (later.ends_on > made.ends_on OR later.version > made.version)
"""

_BOOKED = f"""
    posting.booked_on <= :until AND posting.kind IN {BALANCING}
"""

_PARTY = f"""
    party AS (
        SELECT customer.id AS id, {CUSTOMER_NAMES}, {SALESPERSON_NAMES},
               COALESCE((SELECT MAX(ends_on) FROM reconciliation
                         WHERE customer_id = customer.id AND closed_on < :since),
                        :before) AS done_until
        FROM customer
        LEFT JOIN customer_profile AS profile
               ON profile.id = {latest("customer_profile", "customer_id = customer.id", ":until")}
        LEFT JOIN employee ON employee.id = profile.salesperson_id
        WHERE {OWN}
    )
"""
"""The accounts, and until when each was reconciled before the days that are looked at."""

_MONTHS = f"""
    WITH {_PARTY},
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
    ORDER BY party.customer, told.month, told.document
"""
"""What moved each account, month by month, since it was last reconciled, and its statements.

What was at rest by then has nothing in it; CROSS JOIN as in the forms.
"""

_CHANGED = f"""
    WITH {_PARTY},
    changed AS (
        SELECT party.id AS id, made.id AS made_id, MIN(posting.recorded_on) AS changed_on
        FROM party CROSS JOIN reconciliation AS made CROSS JOIN decision AS closing
             CROSS JOIN posting
        WHERE made.customer_id = party.id AND made.ends_on >= party.done_until
          AND made.closed_on IS NOT NULL
          AND closing.kind = 'reconcile' AND closing.document_id = made.id
          AND closing.step = 'close'
          AND posting.customer_id = made.customer_id AND {ENTERED_LATE}
          AND posting.recorded_at > closing.recorded_at AND posting.recorded_on <= :until
          AND posting.kind IN {BALANCING} AND posting.booked_on <= made.ends_on
          AND NOT EXISTS (
              SELECT 1 FROM reconciliation AS later CROSS JOIN decision AS ended
              WHERE later.customer_id = made.customer_id AND {_LATER}
                AND ended.kind = 'reconcile' AND ended.document_id = later.id
                AND ended.step = 'close' AND ended.recorded_at < posting.recorded_at)
        GROUP BY party.id, made.id
        HAVING SUM({opened("posting")}) <> 0
    )
    SELECT party.customer AS customer, party.customer_name AS customer_name,
           party.salesperson AS salesperson, party.salesperson_name AS salesperson_name,
           made.number AS document, made.ends_on AS ends_on, changed.changed_on AS changed_on,
           anew.closed_on AS done_on, {told_on("anew", "close", "reconcile")} AS told_on
    FROM changed
    JOIN party ON party.id = changed.id
    JOIN reconciliation AS made ON made.id = changed.made_id
    LEFT JOIN reconciliation AS anew ON anew.id = (
        SELECT later.id FROM reconciliation AS later
        WHERE later.customer_id = made.customer_id AND later.closed_on IS NOT NULL AND {_LATER}
        ORDER BY later.closed_on, later.id LIMIT 1)
    ORDER BY party.customer, made.ends_on, made.version
"""
"""What was the last to be closed of an account when something changed its balance, and since when.

It is settled once a later version is closed, or the statement of a later month.
"""


def closed(look: Watched, since: date, until: date) -> list[Finding]:
    """R13: a month in which an account moved or stood is reconciled by a day of the next one.

    That of a later month settles it too: its opening balance is what stood before. What changes
    afterwards is reconciled anew, by the next such day.
    """
    (first,) = look.rows(_FIRST)
    if not first["since"] or first["since"] > until.isoformat():
        return []
    before = month_of(on(first, "since")).start - _DAY
    days = {"since": since, "until": until, "before": before}
    told = {key: value.isoformat() for key, value in days.items()}
    rows = look.rows(_MONTHS, scope=look.territory, **told)
    asked = [
        (end, _by(look, end), row)
        for _one, of in groupby(rows, itemgetter("customer"))
        for end, row in _months([*of], until)
    ]
    asked += [
        (on(row, "ends_on"), _next(look, on(row, "changed_on")), row)
        for row in look.rows(_CHANGED, scope=look.territory, **told)
    ]
    return [
        finding("R13", row, due, day(row, "done_on"), day(row, "told_on"))
        for end, due, row in asked
        if look.company.watched("reconcile_since", end)
    ]


def _by(look: Watched, end: date) -> date:
    return end + timedelta(days=int(look.company.then("reconcile_by", end)))


def _next(look: Watched, changed: date) -> date:
    """Return the next day by which months are closed, after something changed."""
    month = month_of(changed)
    due = _by(look, month.start - _DAY)
    return due if due > changed else _by(look, month.end)


def _months(rows: list[Row], until: date) -> Iterator[tuple[date, Row]]:
    """Yield the last day of each month in which an account moved or stood, and what settled it."""
    moved = {row["month"]: row["amount"] for row in rows if row["document"] is None}
    made = [row for row in rows if row["document"] is not None]
    month = month_of(on(rows[0], "done_until") + _DAY)
    stands = sum(amount for label, amount in moved.items() if label < month.label)
    while month.end <= until:
        stands += moved.get(month.label, 0)
        if stands or month.label in moved:
            yield month.end, _settled(rows[0], made, month.label)
        month = month_of(month.end + _DAY)


def _settled(account: Row, made: list[Row], month: str) -> dict[str, Any]:
    """Return the statement of a month, done when it or that of a later month was closed."""
    closed_ = [row for row in made if row["month"] >= month and row["done_on"]]
    first = min(closed_, key=itemgetter("done_on"), default=account)
    told = {key: first[key] for key in ("done_on", "told_on")}
    numbers = [row["document"] for row in made if row["month"] == month]
    return {**account, **told, "document": numbers[0] if numbers else month}
