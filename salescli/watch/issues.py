"""Whether problems are settled by their day, and collections checked daily (MD7, R11)."""

from datetime import date, timedelta
from itertools import groupby
from operator import itemgetter

from salescli.sql import CUSTOMER_NAMES, OWN, SALESPERSON_NAMES, told_on
from salescli.watch.finding import Finding, Row, Watched, day, findings, on, watched

_LOOK_BACK = timedelta(days=31)
"""How long a day without its check is told: what was collected long ago is in the books."""

_DAY = timedelta(days=1)

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

    It is the department's: who sees their own territory only is not shown it.
    """
    if look.scope is not None:
        return []
    first = since - _LOOK_BACK
    rows = look.rows(_CHECKED, first=first.isoformat(), until=until.isoformat())
    told = {on(row, "checked_on"): day(row, "told_on") for row in rows}
    days = (first + n * _DAY for n in range((until - first).days + 1))
    return [
        Finding(
            "R11", one.isoformat(), one, one if one in told else None, recorded_on=told.get(one)
        )
        for one in days
        if look.company.watched("check_since", one) and look.company.calendar.is_working(one)
    ]
