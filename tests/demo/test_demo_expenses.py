"""The demonstration spends: each way that an expense goes, and what F9 tells of it."""

import json
import sqlite3
from pathlib import Path

import pytest

from tests._program import Program
from tests.demo_fixture import column, demo_db, planted, rows

__all__ = ["demo_db", "rows"]


@pytest.mark.parametrize(
    ("what", "where"),
    [
        ("in two parts", "(SELECT COUNT(*) FROM expense_claim WHERE expense_id = expense.id) = 2"),
        ("promised and paid as the leader decided", "promised_on < decided_on"),
        ("special by its category", "special = 1 AND category = 'temp_labour'"),
        ("a manager's own", "salesperson_id = author_id AND purpose LIKE '도매상%'"),
    ],
)
def test_expenses_are_requested_every_way(rows: sqlite3.Cursor, what: str, where: str) -> None:
    assert column(rows, f"SELECT COUNT(*) FROM expense WHERE {where}") != [0], what


def test_what_is_spent_without_consent_is_of_more_than_one_kind(rows: sqlite3.Cursor) -> None:
    lacks = "SELECT DISTINCT lack FROM expense_claim WHERE lack IS NOT NULL"

    assert set(column(rows, lacks)) >= {"no_request", "above"}


def test_each_rule_of_expenses_is_broken_twice_and_kept(rows: sqlite3.Cursor) -> None:
    broken = [breach.rule for breach in planted()]
    in_time = "SELECT COUNT(*) FROM expense_claim WHERE lack IS NULL"

    assert min(broken.count("R3"), broken.count("D17")) >= 2
    assert column(rows, in_time) != [0]
    assert column(rows, "SELECT COUNT(*) FROM expense_claim WHERE state = 'paid'")[0] > 2


def test_f9_of_the_last_closed_month_has_rows_of_every_kind(demo_db: Path) -> None:
    whole = json.loads(Program(demo_db).done("report F9 --period 2026-10 --json"))
    found = {section["key"]: section["rows"] for section in whole["sections"]}

    assert {row["unapproved"] for row in found["expenses"]} == {True, False}
    assert {row["special"] for row in found["expenses"]} == {True, False}
    assert {row["payment_form"] for row in found["expenses"]} == {None, "goods"}
    assert any(row["expense_rate"] not in {None, "0.0000"} for row in found["by_salesperson"])
