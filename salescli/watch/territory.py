"""The watch of the territory: every account is seen again within some days (R1)."""

from datetime import date, timedelta

from salescli.dealers import TURNS, last_seen
from salescli.sql import OWN, PEOPLE, latest, told_on
from salescli.watch.finding import Finding, Row, Watched, day, findings, on

_DAY = timedelta(days=1)

_TOLD_ON = {
    "visit": told_on("visit", "record"),
    "profile_change": f"COALESCE({told_on('profile_change', 'tell')}, profile_change.changed_on)",
}
"""When it was recorded that an account was seen; what has no row here says so itself."""

_CLOSING = " UNION ALL ".join(
    f"""
        SELECT {table}.customer_id AS customer_id, {table}.{dated} AS day,
               {_TOLD_ON.get(table, f"{table}.recorded_on")} AS told_on
        FROM {table}
        WHERE {table}.{dated} BETWEEN :since AND :until AND {table}.customer_id IS NOT NULL {which}
    """
    for table, dated, which in TURNS
)

_HELD = latest(
    "customer_profile",
    "customer_id = customer.id AND latest.valid_from < closing.before",
    ":until",
)

_GAPS = f"""
    WITH closing AS (
        SELECT customer_id, day, day AS before, MIN(told_on) AS told_on
        FROM ({_CLOSING}) AS seen
        GROUP BY customer_id, day
        UNION ALL
        SELECT customer.id, NULL, CAST(:after AS TEXT), NULL FROM customer
    )
    SELECT customer.code AS document, {PEOPLE}, closing.day AS done_on,
           closing.told_on AS told_on,
           COALESCE({last_seen("closing.customer_id", "< closing.before", TURNS)},
                    (SELECT MIN(first.valid_from) FROM customer_profile AS first
                     WHERE first.customer_id = closing.customer_id)) AS seen_on
    FROM closing
    JOIN customer ON customer.id = closing.customer_id
    JOIN customer_profile AS profile ON profile.id = {_HELD}
    JOIN employee ON employee.id = profile.salesperson_id
    WHERE profile.blocked = 0 AND {OWN}
    ORDER BY customer.code, closing.before
"""
"""From when to when an account that somebody holds was not seen: what ended between two days, and
what goes on at the last. It takes the days' own rows and one look into each index for an account.
"""


def seen(look: Watched, since: date, until: date) -> list[Finding]:
    """R1: an account is visited, or something told of it, within days of the last such day."""
    first = look.company.watched_from("territory_since")
    if first > until:
        return []

    def began(row: Row) -> date:
        return max(on(row, "seen_on"), first)

    def due(row: Row) -> date:
        return began(row) + timedelta(days=int(look.company.then("territory_days", began(row))))

    days = {"since": max(since, first), "until": until, "after": until + _DAY}
    told = {name: one.isoformat() for name, one in days.items()}
    gaps = look.rows(_GAPS, scope=look.territory, **told)
    return findings(
        "R1", [gap for gap in gaps if (day(gap, "done_on") or until) >= began(gap)], due
    )
