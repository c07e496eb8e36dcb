"""Whether problems are settled by their day, and collections checked daily (MD7, R11)."""

from collections.abc import Iterator
from datetime import date
from itertools import groupby
from operator import itemgetter

from salescli.sql import CUSTOMER_NAMES, MONEY_IN, OWN, SALESPERSON_NAMES, told_on
from salescli.watch.finding import Finding, Row, Watched, day, findings, on, watched
from salescli.watch.visits import MENDED_WITHIN, days_of, free_days

_ISSUES = f"""
    SELECT issue.number AS document, given.due_on AS due_on, given.given_on AS given_on,
           COALESCE(given.recorded_on, given.given_on) AS known_on, issue.closed_on AS done_on,
           {told_on("issue", "close")} AS told_on, {CUSTOMER_NAMES}, {SALESPERSON_NAMES}
    FROM issue
    JOIN issue_owner AS given ON given.issue_id = issue.id AND given.given_on <= :until
    JOIN employee ON employee.id = (
        SELECT latest.owner_id FROM issue_owner AS latest
        WHERE latest.issue_id = issue.id
        ORDER BY latest.id DESC LIMIT 1
    )
    LEFT JOIN customer ON customer.id = issue.customer_id
    WHERE issue.id IN (
              SELECT id FROM issue WHERE closed_on IS NULL
              UNION ALL
              SELECT id FROM issue WHERE closed_on >= :since
          )
      AND {OWN}
    ORDER BY issue.id, given.id
"""

_CHECKED = """
    SELECT checked_on, MIN(COALESCE(recorded_on, checked_on)) AS told_on FROM collection_check
    WHERE checked_on BETWEEN :first AND :until
    GROUP BY checked_on
"""

_ENTERED = f"""
    WITH later AS (
        SELECT posting.booked_on AS checked_on, posting.method AS method,
               posting.amount AS amount, posting.recorded_on AS entered_on,
               (SELECT MIN(again.recorded_on) FROM collection_check AS again
                WHERE again.checked_on = posting.booked_on
                  AND again.recorded_at > posting.recorded_at) AS done_on
        FROM posting
        WHERE posting.kind IN {MONEY_IN} AND posting.booked_on BETWEEN :first AND :until
          AND posting.recorded_on <= :until
          AND EXISTS (SELECT 1 FROM collection_check AS made
                      WHERE made.checked_on = posting.booked_on
                        AND made.recorded_at < posting.recorded_at)
    ),
    changed AS (
        SELECT checked_on, done_on, MIN(entered_on) AS entered_on
        FROM later
        GROUP BY checked_on, done_on, method
        HAVING SUM(amount) <> 0
    )
    SELECT checked_on, done_on, MIN(entered_on) AS entered_on
    FROM changed
    GROUP BY checked_on, done_on
    ORDER BY checked_on, entered_on
"""
"""Checked days whose figures were changed afterwards, and when they were checked again."""


def settled(look: Watched, since: date, until: date) -> list[Finding]:
    """MD7: a problem is closed by its day, unless another was given before that."""
    of = groupby(watched(look, _ISSUES, since, until), key=itemgetter("document"))
    due = {number: _due(list(given)) for number, given in of}
    return findings("MD7", due.values(), lambda row: on(row, "due"))


def _due(given: list[Row]) -> Row:
    """Return the last row of a problem with the day by which it was to be settled."""
    first, *rest = given
    due_on = on(first, "due_on")
    for row in rest:
        if max(on(row, "given_on"), on(row, "known_on")) <= due_on:
            due_on = on(row, "due_on")
    return {**given[-1], "due": due_on.isoformat()}


def checked(look: Watched, since: date, until: date) -> list[Finding]:
    """R11: collections are compared with finance's statement on every working day.

    What is entered into a day that was checked is compared by the next working day after that.

    It is the department's: who sees their own territory only is not shown it.
    """
    if look.scope is not None:
        return []
    days = {"first": (since - MENDED_WITHIN).isoformat(), "until": until.isoformat()}
    return [*_unchecked(look, days), *_changed(look, days)]


def _unchecked(look: Watched, days: dict[str, str]) -> Iterator[Finding]:
    rows = look.rows(_CHECKED, **days)
    told = {on(row, "checked_on"): day(row, "told_on") for row in rows}
    first, until = (date.fromisoformat(days[key]) for key in ("first", "until"))
    free = free_days(look, first, until)
    for one in days_of(first, until):
        closed = free.get(one)
        if _watched(look, one) and (closed is None or closed > one):
            done_on = one if one in told else None
            yield Finding("R11", one.isoformat(), one, done_on, recorded_on=told.get(one, closed))


def _changed(look: Watched, days: dict[str, str]) -> Iterator[Finding]:
    for row in look.rows(_ENTERED, **days):
        if _watched(look, on(row, "checked_on")):
            due_on = look.company.calendar.add_working(on(row, "entered_on"), 1)
            yield Finding("R11", row["checked_on"], due_on, day(row, "done_on"))


def _watched(look: Watched, one: date) -> bool:
    return look.company.watched("check_since", one)
