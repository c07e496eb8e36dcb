"""The demonstration of the duties of the manager: problems, trainings, assets (MD4, MD5, MD7)."""

import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from salescli.policy.kinds import AskedDepartment
from tests._program import Program
from tests.demo_fixture import column, demo_db, rows

__all__ = ["demo_db", "rows"]


def shown(demo_db: Path, line: str) -> dict[str, Any]:
    whole = json.loads(Program(demo_db).done(f"--as M01 {line} --json"))
    return {section["key"]: section["rows"] for section in whole["sections"]}


@pytest.mark.parametrize(
    ("what", "sql"),
    [
        ("decided after it was late", "FROM issue WHERE decided_on > decide_by"),
        ("decided in time", "FROM issue WHERE decided_on <= decide_by"),
        ("called major", "FROM decision WHERE kind = 'issue' AND step = 'flag'"),
        ("and not any more", "FROM decision WHERE kind = 'issue' AND step = 'unflag'"),
        ("a vehicle's gap explained", "FROM asset_trip WHERE gap IS NOT NULL"),
        ("a trip from paper", "FROM decision WHERE step = 'trip' AND paper IS NOT NULL"),
        ("found sound", "FROM asset_inspection WHERE result = 'sound'"),
        ("found damaged", "FROM asset_inspection WHERE result = 'damaged'"),
        ("taken back", "FROM asset_handover WHERE given = 0"),
    ],
)
def test_it_has_every_kind_of_them(rows: sqlite3.Cursor, what: str, sql: str) -> None:
    assert column(rows, f"SELECT COUNT(*) {sql}") != [0], what


def test_every_department_is_asked(rows: sqlite3.Cursor) -> None:
    asked = column(rows, "SELECT DISTINCT department FROM issue_question")

    assert set(asked) == set(AskedDepartment)


def test_what_the_leader_decided_is_what_is_to_be_done(demo_db: Path) -> None:
    found = shown(demo_db, "issue list --state decided")["issues"]

    assert [row["action"] for row in found] == ["12월 10일까지 두 번에 나누어 납품"]
    assert [row["due_on"] for row in found] == ["2026-12-10"]
    assert [row["major"] for row in found] == [True]


def test_trainings_tell_who_was_absent(demo_db: Path) -> None:
    found = shown(demo_db, "conduct trainings")["trainings"]

    # From the week that closed on 12 June to that of 20 November, but for one.
    assert len(found) == 23
    assert {row["held_on"] for row in found} >= {"2026-09-15", "2026-11-21"}
    assert any(row["absent"] for row in found)
    assert all(row["topics"] == 1 for row in found)


def test_the_odometer_of_a_vehicle_is_its_last_trip(demo_db: Path) -> None:
    found = shown(demo_db, "asset show U-2023-0001")

    # 112 + 226 + 222 + 113 + 126 kilometres, by hand.
    assert sum(row["km"] for row in found["trips"]) == 799
    assert found["asset"][0]["odometer"] == found["trips"][-1]["reading"] == 62043
