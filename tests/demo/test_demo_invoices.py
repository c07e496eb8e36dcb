"""The demonstration's invoices: exactly the planted breaches, worked out from the tables alone."""

import sqlite3
from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from salescli.policy.workdays import Calendar
from tests.demo.test_demo import STANDS, late
from tests.demo_fixture import Breach, column, demo_db, planted, rows

__all__ = ["demo_db", "rows"]

SINCE = date(2026, 6, 1)
RULES = {"D12", "D12-delivered", "R10", "R9-invoice"}

INVOICES = """
    SELECT employee.code AS who, invoice.*,
           (SELECT MIN(decided_on) FROM decision
            WHERE kind = 'invoice' AND document_id = invoice.id
              AND step IN ('issue', 'settle', 'withdraw', 'reject')) AS ended_on
    FROM invoice JOIN contract ON contract.id = invoice.contract_id
    JOIN employee ON employee.id = contract.salesperson_id
"""

MONTHS = """
    SELECT employee.code AS who, contract_id AS contract, SUBSTR(booked_on, 1, 7) AS month,
           SUM(amount) AS sent
    FROM posting JOIN contract ON contract.id = posting.contract_id
    JOIN employee ON employee.id = contract.salesperson_id
    WHERE kind = 'dispatched' AND booked_on >= '2026-06-01' AND exchange_id IS NULL
    GROUP BY contract_id, month
"""

ASKED = """
    SELECT SUM(CASE WHEN corrects_id IS NULL THEN amount ELSE -amount END) AS amount,
           MAX(issued_on) AS last FROM invoice
    WHERE contract_id = ? AND SUBSTR(supply_on, 1, 7) = ? AND state = 'issued'
      AND return_id IS NULL
"""
"""What came back later, and what went for it, was invoiced in its month all the same (W7)."""


def due(rows: sqlite3.Cursor, calendar: Calendar) -> Iterator[tuple[str, str, date, str | None]]:
    """Yield what was to be done about invoices: rule, whose, by when, and when it was done."""
    for row in rows.execute(INVOICES).fetchall():
        applied = date.fromisoformat(row["applied_on"])
        if applied >= SINCE:
            yield "D12", row["who"], calendar.add_working(applied, 1), row["ended_on"]
        if row["issued_on"] and row["issued_on"] >= SINCE.isoformat():
            issued = date.fromisoformat(row["issued_on"])
            yield "R10", row["who"], issued, row["filed_on"]
            yield "R9-invoice", row["who"], calendar.add_working(issued, 3), row["handed_on"]
    for row in rows.execute(MONTHS).fetchall():
        following = date.fromisoformat(f"{row['month']}-28") + timedelta(days=7)
        asked = rows.execute(ASKED, (row["contract"], row["month"])).fetchone()
        whole = asked["amount"] == row["sent"]
        yield (
            "D12-delivered",
            row["who"],
            following.replace(day=10),
            asked["last"] if whole else None,
        )


def test_exactly_the_planted_breaches_of_invoices_were_made(rows: sqlite3.Cursor) -> None:
    holidays = column(rows, "SELECT day FROM calendar_day WHERE kind = 'holiday'")
    calendar = Calendar(holidays=frozenset(map(date.fromisoformat, holidays)))
    broken = [
        Breach(rule, by, who, late(calendar, by, done))
        for rule, who, by, done in due(rows, calendar)
        if by < (date.fromisoformat(done) if done else STANDS)
    ]

    assert sorted(broken, key=str) == sorted((b for b in planted() if b.rule in RULES), key=str)


@pytest.mark.parametrize("rule", sorted(RULES))
def test_each_rule_is_broken_twice(rule: str) -> None:
    assert len([breach for breach in planted() if breach.rule == rule]) == 2


def test_an_invoice_is_replaced_in_time(rows: sqlite3.Cursor) -> None:
    (red,) = rows.execute("SELECT * FROM invoice WHERE reason = 'error'").fetchall()
    new = rows.execute("SELECT * FROM invoice WHERE replaces_id = ?", (red["id"],)).fetchone()

    assert red["reason"] == "error"
    assert red["responsible_id"] is not None
    assert (red["issued_on"], new["issued_on"]) == (red["applied_on"], red["applied_on"])
    assert new["amount"] == red["amount"]
