"""The demonstration of conduct: what was raised, rewarded and lost in every state, and F6."""

import json
import sqlite3
from pathlib import Path

import pytest

from tests._program import Program
from tests.demo_fixture import column, demo_db, rows

__all__ = ["demo_db", "rows"]


@pytest.mark.parametrize(
    ("table", "states"),
    [
        ("violation", "decided proposed raised withdrawn"),
        ("proposal", "accepted proposed refused withdrawn"),
        ("liability", "claimed owed refused settled withdrawn"),
    ],
)
def test_there_is_one_of_every_state(rows: sqlite3.Cursor, table: str, states: str) -> None:
    found = column(rows, f"SELECT DISTINCT state FROM {table} ORDER BY state")

    assert found == states.split()


@pytest.mark.parametrize(
    ("what", "sql"),
    [
        ("of a finding", "FROM violation WHERE late_days > 0 AND document IS NOT NULL"),
        ("a manager's own", "FROM violation WHERE of_manager = 1 AND state = 'decided'"),
        ("a joint fine", "FROM proposal WHERE state = 'accepted' AND joint > 0"),
        ("no penalty", "FROM proposal WHERE state = 'accepted' AND kind = 'none'"),
        ("praise", "FROM proposal WHERE state = 'accepted' AND kind = 'praise'"),
        ("for a manager", "FROM proposal WHERE violation_id IS NULL AND state = 'proposed'"),
        (
            "of a red invoice",
            (
                "FROM liability JOIN invoice ON invoice.number = liability.document"
                " AND invoice.loss = liability.amount AND liability.state = 'settled'"
            ),
        ),
        ("major", "FROM liability WHERE major = 1 AND state = 'owed'"),
        (
            "appraised again",
            (
                "FROM appraisal AS one JOIN appraisal AS again ON again.id > one.id"
                " AND again.employee_id = one.employee_id AND again.month = one.month"
            ),
        ),
    ],
)
def test_it_goes_every_way(rows: sqlite3.Cursor, what: str, sql: str) -> None:
    assert column(rows, f"SELECT COUNT(*) {sql}") != [0], what


def test_f6_of_the_last_closed_month_tells_all_of_it(demo_db: Path) -> None:
    whole = json.loads(Program(demo_db).done("report F6 --period 2026-10 --json"))
    work = whole["sections"][0]

    unscored = {row["salesperson"] for row in work["rows"] if not row["score"]}
    assert unscored == {"C01"}  # the clerk, whose forms were late, is appraised by nobody here
    assert {row["salesperson"]: row["fines"] for row in work["rows"] if row["fines"] != "0"} == {
        "M01": "70000",  # 50,000 of his own, and his share of 20,000
        "S03": "100000",
    }
    assert {
        row["salesperson"]: row["rewards"] for row in work["rows"] if row["rewards"] != "0"
    } == {"S05": "200000"}
    # Decided in the month: a promise, a late report, a voucher, and a vehicle (MD5).
    assert work["totals"]["violations"] == 4
