"""The demonstration after the sale: each way of service and of what comes back, and its figures."""

import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from tests._program import Program
from tests.demo_fixture import column, demo_db, rows

__all__ = ["demo_db", "rows"]

KINDS = {"service", "return", "exchange", "allowance"}


def sections(demo_db: Path, line: str) -> dict[str, Any]:
    whole = json.loads(Program(demo_db).done(f"report {line} --json"))
    return {section["key"]: section for section in whole["sections"]}


@pytest.mark.parametrize(
    ("what", "where"),
    [
        ("closed under warranty", "state = 'closed' AND warranty = 1"),
        ("charged by a contract", "charged_contract_id IS NOT NULL"),
        ("charged by a quotation", "charged_quote_id IS NOT NULL"),
        ("put up and helped", "assisted = 1"),
        ("put up and refused", "assisted = 0"),
    ],
)
def test_service_goes_every_way(rows: sqlite3.Cursor, what: str, where: str) -> None:
    assert column(rows, f"SELECT COUNT(*) FROM service_case WHERE {where}") != [0], what


@pytest.mark.parametrize(
    ("what", "where"),
    [
        ("settled by credit", "kind = 'return' AND state = 'settled' AND settlement = 'credit'"),
        ("settled by refund", "kind = 'return' AND state = 'settled' AND settlement = 'refund'"),
        ("an allowance settled", "kind = 'allowance' AND state = 'settled'"),
        ("an allowance that waits", "kind = 'allowance' AND state = 'approved'"),
        ("replaced", "kind = 'exchange' AND state = 'settled'"),
        ("to be replaced", "kind = 'exchange' AND state = 'booked_in'"),
        ("not genuine", "state = 'rejected' AND genuine = 0"),
        ("not ours", "state = 'rejected' AND ours = 0"),
        ("less than listed", "receipt IS NOT NULL"),
    ],
)
def test_goods_come_back_every_way(rows: sqlite3.Cursor, what: str, where: str) -> None:
    assert column(rows, f"SELECT COUNT(*) FROM goods_return WHERE {where}") != [0], what


def test_a_credit_pays_another_contract(rows: sqlite3.Cursor) -> None:
    sql = """
        SELECT COUNT(*) FROM goods_return
        JOIN posting AS moved ON moved.contract_id = goods_return.contract_id
         AND moved.kind = 'collected' AND moved.amount < 0
        JOIN posting AS pays ON pays.collection_id = moved.collection_id
         AND pays.kind = 'applied' AND pays.amount = -moved.amount
         AND pays.contract_id <> moved.contract_id AND pays.booked_on = moved.booked_on
        WHERE goods_return.settlement = 'credit' AND moved.booked_on > goods_return.settled_on
    """

    assert column(rows, sql) != [0]


def test_f10_of_the_last_closed_month_has_every_kind(demo_db: Path) -> None:
    found = sections(demo_db, "F10 --period 2026-10")

    cases = found["cases"]["rows"]
    assert {row["kind"] for row in cases} == KINDS
    assert any(row["repeated"] for row in cases)
    assert any(row["escalated"] for row in cases)
    assert {row["genuine"] for row in cases} == {None, True, False}
    assert all(row["cases"] > 0 for row in found["by_kind"]["rows"])


@pytest.mark.parametrize(
    ("line", "section"),
    [("F3 --period 2026-W44", "detail"), ("F4 --period 2026-10", "by_salesperson")],
)
def test_returns_stand_in_the_sales_of_their_time(demo_db: Path, line: str, section: str) -> None:
    totals = sections(demo_db, line)[section]["totals"]

    assert int(totals["returned"]) > 0
    assert int(totals["net"]) == int(totals["amount"]) - int(totals["returned"])
