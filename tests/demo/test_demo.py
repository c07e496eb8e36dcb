"""The demonstration: what is in it, that nobody broke a rule unplanned, that it is reproducible."""

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterable
from datetime import UTC, date, datetime
from enum import StrEnum
from itertools import accumulate
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from salescli.policy.kinds import Method
from salescli.policy.states import (
    CollectionState,
    ContractState,
    DeviationState,
    InvoiceState,
    ShipmentState,
)
from salescli.policy.workdays import Calendar, dispatch_due
from tests._program import ROOT, Program
from tests.demo_fixture import Breach, column, demo_db, planted, rows

__all__ = ["demo_db", "rows"]

FIRST, STANDS = date(2023, 12, 1), date(2026, 11, 21)
SEOUL = ZoneInfo("Asia/Seoul")
RECEIPT_DAYS = 7

DELIVERY = {"R7", "R9", "W3.5"}
"""Rules whose breaches are worked out here."""


def count(rows: sqlite3.Cursor, table: str) -> int:
    return int(column(rows, f"SELECT COUNT(*) FROM {table}")[0])


# What is in it


def test_it_is_marked_with_the_day_its_clock_stands(rows: sqlite3.Cursor) -> None:
    assert column(rows, "SELECT value FROM setting WHERE key_ = 'demonstration'") == ["2026-11-21"]


def test_it_has_three_years_of_a_department(rows: sqlite3.Cursor) -> None:
    assert count(rows, "customer") == 150 + 3  # three that were entered with their first visit
    assert count(rows, "product") == 60
    assert 1_000 <= count(rows, "contract") <= 1_500
    assert column(rows, "SELECT MIN(drafted_on), MAX(drafted_on) FROM contract")[0] < "2023-12-31"
    sellers = "SELECT COUNT(DISTINCT employee_id) FROM assignment WHERE role = 'SALES'"
    assert column(rows, sellers) == [10]
    left = "SELECT code FROM employee WHERE ended_on < '2025-12-01'"
    assert column(rows, left) == ["S07"]
    hired = "SELECT code FROM employee WHERE hired_on > '2025-12-01'"
    assert column(rows, hired) == ["S10"]


def test_each_year_sells_more_and_spring_is_the_season(rows: sqlite3.Cursor) -> None:
    sold = "SELECT SUM(amount) FROM posting WHERE kind = 'dispatched' AND booked_on BETWEEN ? AND ?"
    years = [
        column(rows, sold, f"{year - 1}-12-01", f"{year}-11-21")[0] for year in (2024, 2025, 2026)
    ]
    spring, summer = (
        column(rows, sold, f"2025-{first}-01", f"2025-{last}-31")[0]
        for first, last in (("03", "05"), ("07", "09"))
    )

    assert years == sorted(years)
    assert spring > summer


def test_it_is_sound(rows: sqlite3.Cursor) -> None:
    assert column(rows, "PRAGMA integrity_check") == ["ok"]
    assert column(rows, "PRAGMA foreign_key_check") == []
    assert count(rows, "refusal") == 0


@pytest.mark.parametrize(
    ("table", "states"),
    [
        ("contract", ContractState),
        ("shipment", ShipmentState),
        ("invoice", InvoiceState),
        ("deviation", DeviationState),
    ],
)
def test_every_state_is_there_at_the_end(
    rows: sqlite3.Cursor, table: str, states: type[StrEnum]
) -> None:
    assert set(column(rows, f"SELECT DISTINCT state FROM {table}")) == set(states)


def test_payments_of_every_method_stand_at_every_stage(rows: sqlite3.Cursor) -> None:
    states = set(column(rows, "SELECT DISTINCT state FROM collection"))

    assert states == set(CollectionState)
    paid = "SELECT DISTINCT method FROM collection WHERE kind = 'payment'"
    assert set(column(rows, paid)) == set(Method)


# Who did it, and when


def test_nobody_decides_about_what_they_made(rows: sqlite3.Cursor) -> None:
    own = """
        SELECT COUNT(*) FROM decision AS made JOIN decision AS later
          ON later.kind = made.kind AND later.document_id = made.document_id
        WHERE made.step IN ('draft', 'request', 'apply')
          AND later.step IN ('confirm', 'approve', 'issue')
          AND made.decided_by = later.decided_by
    """
    assert column(rows, own) == [0]


def test_everybody_works_while_employed(rows: sqlite3.Cursor) -> None:
    strangers = """
        SELECT COUNT(*) FROM decision JOIN employee
          ON employee.id IN (decision.decided_by, decision.recorded_by)
        WHERE decision.decided_on < employee.hired_on OR decision.decided_on > employee.ended_on
    """
    assert column(rows, strangers) == [0]


def test_the_recording_time_follows_the_business_date(rows: sqlite3.Cursor) -> None:
    def local(instant: str) -> str:
        return datetime.fromisoformat(instant).astimezone(SEOUL).date().isoformat()

    steps = rows.execute("SELECT decided_on, recorded_at FROM decision").fetchall()
    moved = "SELECT booked_on, recorded_at FROM posting WHERE kind {} 'spent'"
    entries = rows.execute(moved.format("<>")).fetchall()
    spent = rows.execute(moved.format("=")).fetchall()
    audited = column(rows, "SELECT recorded_at FROM audit ORDER BY seq")

    assert all(day == local(at) for day, at in [*steps, *entries])
    assert all(day <= local(at) for day, at in spent)  # what is spent is claimed afterwards
    assert audited == sorted(set(audited))
    assert datetime.fromisoformat(audited[-1]) < datetime(2026, 11, 21, 12, tzinfo=SEOUL)
    assert datetime.fromisoformat(audited[-1]).tzinfo == UTC


# Breaches: those planted, and no other


def deliveries() -> list[Breach]:
    """Return the planted breaches of contracts and deliveries; the others have a test of theirs."""
    return [breach for breach in planted() if breach.rule in DELIVERY]


def late(calendar: Calendar, due: date, done: str | None) -> int | None:
    """Count the working days by which something was late; None for what was never done."""
    if done is None:
        return None
    day = date.fromisoformat(done)
    return calendar.working_days(due, day) - calendar.is_working(due)


def put_off(due: date, delays: Iterable[tuple[str, str]]) -> date:
    """Return the later day that was agreed in time, if one was."""
    for told, until in delays:
        due = date.fromisoformat(until) if told <= due.isoformat() < until else due
    return due


def broken(rows: sqlite3.Cursor) -> list[Breach]:
    """Work out from the tables alone what was late or is overdue."""
    holidays = column(rows, "SELECT day FROM calendar_day WHERE kind = 'holiday'")
    calendar = Calendar(holidays=frozenset(map(date.fromisoformat, holidays)))
    sellers = dict(map(tuple, rows.execute("SELECT id, code FROM employee").fetchall()))
    found = []

    def judge(rule: str, seller: int, due: date, done: str | None) -> None:
        if due < (date.fromisoformat(done) if done else STANDS):
            found.append(Breach(rule, due, sellers[seller], late(calendar, due, done)))

    signed = rows.execute("SELECT * FROM contract WHERE signed_on IS NOT NULL").fetchall()
    for row in signed:
        day = date.fromisoformat(row["signed_on"])
        judge("W3.5", row["salesperson_id"], day, row["archived_on"])
    in_force = """
        SELECT * FROM contract
        WHERE effective_on IS NOT NULL AND amends_id IS NULL AND cancelled_on IS NULL
    """
    for row in rows.execute(in_force).fetchall():
        day = date.fromisoformat(row["effective_on"])
        agreed = date.fromisoformat(row["deliver_by"]) if row["deliver_by"] else None
        moved = rows.execute(
            "SELECT booked_on, amount FROM posting"
            " WHERE kind = 'dispatched' AND contract_id = ? ORDER BY id",
            (row["id"],),
        ).fetchall()
        delays = rows.execute(
            "SELECT delayed_on, agreed_on FROM shipment_delay JOIN shipment"
            " ON shipment.id = shipment_id WHERE contract_id = ? AND agreed_on IS NOT NULL",
            (row["id"],),
        ).fetchall()
        owed = [(put_off(dispatch_due(day, agreed, calendar), delays), row["total"])]
        for on, amount in moved:
            if amount < 0:  # to go again from the day on which it was taken back
                again = calendar.next_working(date.fromisoformat(on))
                owed.append((put_off(again, delays), owed[-1][1] - amount))
        for last_day, worth in owed:
            gone = accumulate(max(0, amount) for _on, amount in moved)
            out = (on for (on, _n), sent in zip(moved, gone, strict=True) if sent >= worth)
            judge("R7", row["salesperson_id"], last_day, next(out, None))
    notes = """
        SELECT shipment.*, contract.salesperson_id AS seller
        FROM shipment JOIN contract ON contract.id = shipment.contract_id
        WHERE dispatched_on IS NOT NULL AND shipment.state <> 'corrected'
    """
    for row in rows.execute(notes).fetchall():
        day = date.fromisoformat(row["dispatched_on"])
        judge("R9", row["seller"], calendar.add_working(day, RECEIPT_DAYS), row["received_on"])
    return found


def test_exactly_the_planted_breaches_were_made(rows: sqlite3.Cursor) -> None:
    assert sorted(broken(rows), key=str) == sorted(deliveries(), key=str)


def test_dispatches_are_on_time_but_for_the_planted_ones(rows: sqlite3.Cursor) -> None:
    in_time, all_ = rows.execute(
        "SELECT SUM(booked_on <= due_on), COUNT(*) FROM ("
        "SELECT DISTINCT shipment_id, booked_on, due_on FROM posting"
        " WHERE kind = 'dispatched' AND quantity > 0) AS sent"
    ).fetchone()
    late = [breach for breach in deliveries() if breach.rule == "R7" and breach.late]

    assert in_time == all_ - len(late)


# Its figures


def figures(demo_db: Path, line: str) -> dict[str, Any]:
    whole: dict[str, Any] = json.loads(Program(demo_db).done(line))
    return whole


@pytest.mark.parametrize("month", ["2024-04", "2025-12", "2026-10", "2026-11"])
def test_what_is_owed_is_what_was_invoiced_and_not_paid(demo_db: Path, month: str) -> None:
    section = figures(demo_db, f"report F8 --period {month} --json")["sections"][0]

    for row in [*section["rows"], section["totals"]]:
        owed, prepaid, invoiced, collected, not_due, *overdue = (
            int(row[key])
            for key in (
                *("receivable", "prepaid", "invoiced", "collected", "not_due"),
                *("overdue_1_30", "overdue_31_60", "overdue_61_90", "overdue_over_90"),
            )
        )
        assert owed - prepaid == invoiced - collected
        assert owed == not_due + sum(overdue)


def test_receivables_of_every_age_are_left(demo_db: Path) -> None:
    totals = figures(demo_db, "report F8 --period 2026-11 --json")["sections"][0]["totals"]

    ages = ("not_due", "overdue_1_30", "overdue_31_60", "overdue_61_90", "overdue_over_90")
    assert all(int(totals[age]) > 0 for age in ages)
    assert int(totals["prepaid"]) > 0


def test_each_seller_has_a_target_near_what_was_reached(demo_db: Path) -> None:
    rows = figures(demo_db, "report F4 --period 2026-10 --json")["sections"][2]["rows"]
    sellers = {row["salesperson"] for row in rows}

    assert sellers == {f"S{n:02d}" for n in range(1, 11) if n != 7}
    assert all(row["target"] is not None for row in rows)


def test_past_figures_can_be_asked_for_as_they_were_known(demo_db: Path) -> None:
    line = "report F8 --period 2026-10 --json"
    then = figures(demo_db, f"{line} --as-of 2026-10-15")["sections"][0]["totals"]
    now = figures(demo_db, line)["sections"][0]["totals"]

    assert 0 < int(then["invoiced"]) < int(now["invoiced"])


# The same again

PLAN = """
from salescli import demo
from salescli.demo.seed import Seed, folder
for line in demo.planned(Seed(folder("demo"))):
    print(*line)
"""

BEGINNING = """
import sqlite3, sys
from pathlib import Path
from salescli import demo
from salescli.commands.demo import play
whole = demo.planned
demo.planned = lambda seed: whole(seed)[:900]
demo.make(Path(sys.argv[1]), play)
print("\\n".join(sqlite3.connect(sys.argv[1]).iterdump()))
"""


@pytest.mark.parametrize("script", [PLAN, BEGINNING], ids=["plan", "rows"])
def test_another_run_makes_the_same(script: str, tmp_path: Path) -> None:
    running = [
        subprocess.Popen(
            [sys.executable, "-c", script, str(tmp_path / f"{seed}.db")],
            env={**os.environ, "PYTHONHASHSEED": seed},
            stdout=subprocess.PIPE,
            cwd=ROOT,
        )
        for seed in ("1", "2")
    ]
    one, other = (process.communicate()[0] for process in running)

    assert all(process.returncode == 0 for process in running)
    assert len(one) > 100_000
    assert one == other
