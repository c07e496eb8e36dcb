"""The demonstration from visit to contract: every state, the planted breaches, the packs."""

import json
import sqlite3
import tomllib
from datetime import date
from enum import StrEnum
from pathlib import Path

import pytest

from salescli.policy import states
from salescli.services import watch
from salescli.workspace import Workspace
from tests._program import ROOT, Program
from tests.demo_fixture import column, demo_db, rows

__all__ = ["demo_db", "rows"]

FIRST, STANDS = date(2023, 12, 1), date(2026, 11, 21)
DELIVERY = {"R7", "R9", "W3.5"}
"""Rules whose breaches tests/services/test_demo.py works out."""


@pytest.mark.parametrize(
    ("table", "kinds"),
    [
        ("visit", states.VisitState),
        ("meeting", states.MeetingState),
        ("meeting_task", states.TaskState),
        ("work_plan", states.PlanState),
        ("inquiry", states.InquiryState),
        ("inquiry_question", states.QuestionState),
        ("quote", states.QuoteState),
        ("quote_deviation", states.DeviationState),
    ],
)
def test_every_state_is_there_at_the_end(
    rows: sqlite3.Cursor, table: str, kinds: type[StrEnum]
) -> None:
    assert set(column(rows, f"SELECT DISTINCT state FROM {table}")) == set(kinds)


def test_open_points_of_talks_stand_open_and_answered(rows: sqlite3.Cursor) -> None:
    found = column(rows, "SELECT DISTINCT state FROM negotiation WHERE open_point IS NOT NULL")

    assert set(found) == set(states.QuestionState)


def test_exactly_the_planted_breaches_are_found(demo_db: Path) -> None:
    told = tomllib.loads((ROOT / "data/demo/breaches.toml").read_text("utf-8"))["breach"]
    planted = [
        (b["rule"], b["on"], b.get("salesperson"), b.get("late"))
        for b in told
        if b["rule"] not in DELIVERY
    ]

    with Workspace(db=str(demo_db)).read() as look:
        calendar = look.company.calendar
        found = [
            (
                f.rule,
                f.due_on,
                None if f.rule == "W1.5" else f.salesperson,
                None
                if f.done_on is None
                else calendar.working_days(f.due_on, f.done_on) - calendar.is_working(f.due_on),
            )
            for f in watch.broken(look, FIRST, STANDS)
            if f.rule not in DELIVERY
        ]

    assert sorted(found, key=str) == sorted(planted, key=str)
    assert {rule for rule, *_rest in planted} == {
        *("W1.2", "W1.4", "W1.5", "W2.1", "W2.6", "W3.2", "W3.6", "R15", "TM1", "TM4"),
    }


@pytest.mark.parametrize(
    ("kind", "made", "decided"),
    [
        ("visit", "plan", "approve"),
        ("inquiry", "report", "pursue"),
        ("quote", "draft", "approve"),
        ("contract", "draft", "confirm_order"),
        ("plan", "set", "approve"),
    ],
)
def test_nobody_decides_about_what_they_made(
    rows: sqlite3.Cursor, kind: str, made: str, decided: str
) -> None:
    sql = """
        SELECT COUNT(*), SUM(made.decided_by = later.decided_by)
        FROM decision AS made JOIN decision AS later
          ON later.kind = made.kind AND later.document_id = made.document_id
        WHERE made.kind = ? AND made.step = ? AND later.step = ?
    """
    count, own = rows.execute(sql, (kind, made, decided)).fetchone()

    assert (count > 0, own) == (True, 0)


def test_major_cases_were_put_to_the_leader(rows: sqlite3.Cursor) -> None:
    asked = "SELECT DISTINCT kind FROM decision WHERE step = 'endorse'"

    assert set(column(rows, asked)) >= {"contract", "inquiry", "quote"}
    assert column(rows, "SELECT COUNT(*) FROM decision WHERE step = 'flag'")[0] > 0


def test_contracts_come_by_every_way(rows: sqlite3.Cursor) -> None:
    assert set(column(rows, "SELECT DISTINCT means FROM contract")) == set(states.ContractMeans)
    assert column(rows, "SELECT COUNT(*) FROM contract_basis")[0] > 10
    amended = "SELECT COUNT(*) FROM contract WHERE amends_id IS NOT NULL AND state = 'archived'"
    assert column(rows, amended) == [2]
    based = "SELECT DISTINCT basis FROM deviation"
    assert set(column(rows, based)) >= {"norm", "contract"}


@pytest.mark.parametrize("pack", ["weekly", "monthly"])
def test_a_pack_has_something_in_every_form(demo_db: Path, pack: str) -> None:
    whole = json.loads(Program(demo_db).done(f"report {pack} --json"))
    empty = {
        (form["form"], section["key"])
        for form in whole["forms"]
        for section in form["sections"]
        if not section["rows"]
    }

    assert empty == set()
    assert {form["form"] for form in whole["forms"]} >= {"F12", "F1" if pack == "weekly" else "F2"}
