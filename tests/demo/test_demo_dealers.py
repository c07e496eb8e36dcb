"""The demonstration's territory: who saw which account when, and how its dealers do (R1, F11)."""

import json
import sqlite3
from collections import defaultdict
from datetime import date, timedelta
from pathlib import Path

import pytest

from salescli.policy.workdays import Calendar
from tests._program import Program
from tests.demo_fixture import Breach, column, demo_db, planted, rows

__all__ = ["demo_db", "rows"]

SINCE, STANDS = date(2026, 9, 1), date(2026, 11, 21)
DAYS = timedelta(days=30)

_SEEN = """
    SELECT customer_id AS account, visited_on AS day FROM visit WHERE visited_on IS NOT NULL
    UNION
    SELECT customer_id, changed_on FROM profile_change
    WHERE field NOT IN ('name', 'kind', 'salesperson', 'registration', 'payment_days',
                        'discount_limit', 'blocked', 'block_reason')
    UNION
    SELECT customer_id, valid_from FROM dealer_status
    UNION
    SELECT customer_id, seen_on FROM competitor_info
    UNION
    SELECT customer_id, noted_on FROM market_note WHERE customer_id IS NOT NULL
"""
_HELD = """
    SELECT profile.customer_id AS account, employee.code AS who, MAX(profile.valid_from) AS since
    FROM customer_profile AS profile JOIN employee ON employee.id = profile.salesperson_id
    GROUP BY profile.customer_id
    HAVING profile.blocked = 0
"""


def gaps(rows: sqlite3.Cursor) -> list[tuple[str, date, date | None]]:
    """Return whose account was due when and seen when, of all that was late or is."""
    seen = defaultdict(list)
    for row in rows.execute(_SEEN).fetchall():
        seen[row["account"]].append(date.fromisoformat(row["day"]))
    late = []
    for row in rows.execute(_HELD).fetchall():
        days = sorted({SINCE, *(day for day in seen[row["account"]] if day > SINCE)})
        for before, after in zip(days, [*days[1:], None], strict=True):
            if (after or STANDS) > before + DAYS:
                late.append((row["who"], before + DAYS, after))
    return late


def test_exactly_the_planted_accounts_were_not_seen_in_time(rows: sqlite3.Cursor) -> None:
    holidays = column(rows, "SELECT day FROM calendar_day WHERE kind = 'holiday'")
    calendar = Calendar(holidays=frozenset(map(date.fromisoformat, holidays)))
    broken = [
        Breach("R1", due, who, calendar.working_days(due + timedelta(1), seen) if seen else None)
        for who, due, seen in gaps(rows)
    ]

    assert sorted(broken, key=str) == sorted((b for b in planted() if b.rule == "R1"), key=str)
    assert len(broken) == 2


def test_one_is_seen_on_the_last_day(rows: sqlite3.Cursor) -> None:
    first = """
        SELECT MIN(day) FROM (SELECT customer_id AS account, valid_from AS day FROM dealer_status
                              UNION SELECT customer_id, visited_on FROM visit)
        WHERE day > '2026-09-01'
          AND account = (SELECT id FROM customer WHERE code = 'D067')
    """
    assert column(rows, first) == [(SINCE + DAYS).isoformat()]


@pytest.mark.parametrize("month", ["2026-09", "2026-10", "2026-11"])
def test_dealers_are_told_of_each_month(demo_db: Path, month: str) -> None:
    whole = json.loads(Program(demo_db).done(f"report F11 --period {month} --json"))
    dealers, competitors = (section["rows"] for section in whole["sections"])
    told = [row for row in dealers if row["stock"]]

    assert len(dealers) > 60
    # Three are forgotten in September, and one is blocked.
    assert len(dealers) - 4 <= len(told) < len(dealers)
    assert len(competitors) >= 4
    assert {row["rating"] for row in told} == {"excellent", "good", "fair", "poor"}
    assert {row["price_kept"] for row in told} == {True, False}
    for key in ("purchased", "collected", "overdue"):
        assert sum(int(row[key]) for row in dealers) > 0


def test_a_region_is_noted_of_and_a_slip_is_put_right(rows: sqlite3.Cursor) -> None:
    assert len(column(rows, "SELECT id FROM market_note WHERE region IS NOT NULL")) == 2
    assert column(rows, "SELECT MAX(version) FROM competitor_info") == [2]
