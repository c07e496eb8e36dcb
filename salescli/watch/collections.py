"""Whether customers are pressed for what is overdue, and keep what they promised (W5.1)."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate, groupby
from operator import itemgetter
from typing import NamedTuple

from salescli.accounts import opened
from salescli.policy.kinds import RiskClass
from salescli.sql import MONEY_IN, OWN, PEOPLE, parties
from salescli.watch.finding import Finding, Row, Watched, day, finding, on, watched

_DAY = timedelta(days=1)
_SINCE = "dunning_since"

_DEBTS = f"""
    SELECT contract.number AS document, {PEOPLE}, told.*
    FROM (
        SELECT posting.contract_id AS contract_id, 'owed' AS kind, posting.booked_on AS day,
               NULL AS told_on, posting.invoice_id AS invoice, posting.due_on AS due_on,
               {opened("posting")} AS amount
        FROM contract CROSS JOIN posting
        WHERE contract.open_until >= :since AND COALESCE(contract.source, '') = ''
          AND posting.contract_id = contract.id AND posting.booked_on <= :until
          AND posting.kind IN ('invoiced', 'red', 'applied')
        UNION ALL
        SELECT posting.contract_id, 'paid', posting.booked_on, NULL, NULL, NULL, posting.amount
        FROM contract CROSS JOIN posting
        WHERE contract.open_until >= :since AND COALESCE(contract.source, '') = ''
          AND posting.contract_id = contract.id AND posting.booked_on <= :until
          AND posting.kind IN {MONEY_IN}
        UNION ALL
        SELECT dunning.contract_id, 'pressed', dunning.dunned_on, dunning.recorded_on, NULL,
               dunning.promised_on, dunning.promised
        FROM contract CROSS JOIN dunning
        WHERE contract.open_until >= :since AND dunning.contract_id = contract.id
          AND dunning.dunned_on <= :until
        UNION ALL
        SELECT contract.id, 'graded', risk.valid_from, NULL, risk.contract_id, risk.grade, NULL
        FROM contract JOIN risk ON risk.customer_id = contract.customer_id
         AND COALESCE(risk.contract_id, contract.id) = contract.id
        WHERE contract.open_until >= :since AND risk.valid_from <= :until
    ) AS told
    JOIN contract ON contract.id = told.contract_id AND contract.open_until >= :since
    {parties("contract")}
    WHERE {OWN}
    ORDER BY document, day, kind
"""
"""What invoices asked for and what paid them, what came in, how customers were pressed.

And how likely it was said to be that they pay, of the contract or of all.
"""


class _Span(NamedTuple):
    """Days on which something was overdue: from the first until it was paid, if it was."""

    since: date
    paid_on: date | None


def pressed(look: Watched, since: date, until: date) -> list[Finding]:
    """W5.1: who owes what is overdue is pressed again within the days the setting gives.

    What the leader has called bad is in other hands.
    """
    return [f for rows in _contracts(look, since, until) for f in _pressed(look, rows)]


def promised(look: Watched, since: date, until: date) -> list[Finding]:
    """W5.1: what was promised comes in by its day, unless another day was promised before."""
    return [f for rows in _contracts(look, since, until) for f in _promised(look, rows)]


def _contracts(look: Watched, since: date, until: date) -> Iterator[list[Row]]:
    first = look.company.watched_from(_SINCE)
    rows = watched(look, _DEBTS, since, until) if first <= until else []
    return (list(told) for _one, told in groupby(rows, key=itemgetter("document")))


def _pressed(look: Watched, rows: list[Row]) -> Iterator[Finding]:
    """Make a finding for each time by which somebody was to be pressed again.

    What was overdue before anybody watched counts from the first day that is watched.
    """
    then, calendar = look.company.then, look.company.calendar
    begun = look.company.watched_from(_SINCE)
    calls = [row for row in rows if row["kind"] == "pressed"]
    for span in _overdue(rows):
        within = [row for row in calls if not span.paid_on or on(row, "day") < span.paid_on]
        first = max(span.since, begun)
        last = first - _DAY
        for row in [*(row for row in within if on(row, "day") >= first), None]:
            watched_ = look.company.watched(_SINCE, last + _DAY)
            due_on = calendar.add_working(last, int(then("dunning_days", last)))
            if row:
                done_on, told_on = day(row, "day"), day(row, "told_on")
                last = on(row, "day")
            elif span.paid_on is None or span.paid_on > due_on:
                done_on, told_on = span.paid_on, None
            else:
                continue
            if watched_ and not _bad(rows, due_on):
                yield finding("W5.1", rows[0], due_on, done_on, told_on)


def _bad(rows: list[Row], day_: date) -> bool:
    """Say whether a debt was bad on a day: as was said of the contract, else of its account."""
    said = [row for row in rows if row["kind"] == "graded" and on(row, "day") <= day_]
    own: list[str] = [row["due_on"] for row in said if row["invoice"] is not None]
    whole: list[str] = [row["due_on"] for row in said if row["invoice"] is None]
    return (own or whole or [""])[-1] == RiskClass.BAD


def _overdue(rows: list[Row]) -> list[_Span]:
    """Return the spans of days on which an invoice of a contract was overdue, one after another."""
    owed = sorted((row for row in rows if row["kind"] == "owed"), key=itemgetter("invoice"))
    found = [
        span
        for _one, of in groupby(owed, key=itemgetter("invoice"))
        for span in _of_invoice(list(of))
    ]
    spans: list[_Span] = []
    for span in sorted(found, key=itemgetter(0)):
        last = spans[-1] if spans else None
        if last and (last.paid_on is None or span.since <= last.paid_on):
            ends = [one.paid_on for one in (last, span) if one.paid_on]
            spans[-1] = _Span(last.since, max(ends) if len(ends) > 1 else None)
        else:
            spans.append(span)
    return spans


def _of_invoice(rows: list[Row]) -> Iterator[_Span]:
    """Yield from when until when something of one invoice was overdue; a bounce opens it anew."""
    late, since = on(rows[0], "due_on") + _DAY, None
    for row, rest in zip(rows, accumulate(row["amount"] for row in rows), strict=True):
        if rest > 0 and since is None:
            since = max(late, on(row, "day"))
        elif rest <= 0 and since is not None:
            if on(row, "day") > since:
                yield _Span(since, on(row, "day"))
            since = None
    if since is not None:
        yield _Span(since, None)


def _promised(look: Watched, rows: list[Row]) -> Iterator[Finding]:
    """Make a finding for each promise that no later one took the place of in time."""
    then, calendar = look.company.then, look.company.calendar
    promises = [row for row in rows if row["kind"] == "pressed" and row["due_on"]]
    for n, row in enumerate(promises):
        day_ = on(row, "due_on")
        if not look.company.watched(_SINCE, day_):
            continue
        if any(on(later, "day") <= day_ for later in promises[n + 1 :]):
            continue
        due_on = calendar.add_working(day_, int(then("promise_days", day_)))
        yield finding("W5.1", row, due_on, _kept_on(rows, row), None)


def _kept_on(rows: list[Row], promise: Row) -> date | None:
    """Return the day on which as much had come in as was promised, or nothing was owed any more."""
    owed = groupby((row for row in rows if row["kind"] == "owed"), key=itemgetter("day"))
    days = [(one, sum(row["amount"] for row in of)) for one, of in owed]
    stood = accumulate(amount for _one, amount in days)
    settled = (
        date.fromisoformat(one)
        for (one, _amount), rest in zip(days, stood, strict=True)
        if one >= promise["day"] and rest <= 0
    )
    came = [row for row in rows if row["kind"] == "paid" and row["day"] >= promise["day"]]
    whole = accumulate(row["amount"] for row in came)
    kept = (
        on(row, "day") for row, sum_ in zip(came, whole, strict=True) if sum_ >= promise["amount"]
    )
    ends = filter(None, (next(kept, None), next(settled, None)))
    return min(ends, default=None)
