"""The forms of the demonstration: handed in by whoever owes them, reviewed, one corrected."""

import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from tests._program import Program
from tests.demo_fixture import column, demo_db, rows

__all__ = ["demo_db", "rows"]


def sections(demo_db: Path, line: str) -> dict[str, Any]:
    whole = json.loads(Program(demo_db).done(f"--as M01 report {line} --json"))
    return {section["key"]: section for section in whole["sections"]}


def test_every_form_was_handed_in_and_reviewed(rows: sqlite3.Cursor) -> None:
    """Of October and November all that had ended: statistics of the month of November have not."""
    handed_in = set(column(rows, "SELECT DISTINCT form FROM form_submission"))
    reviewed = "SELECT DISTINCT form FROM form_submission WHERE state IN ('reviewed', 'approved')"

    forgotten = {"F10"}  # data/demo/breaches.toml
    assert handed_in | forgotten == {f"F{number}" for number in range(1, 13)}
    assert handed_in & forgotten == set()
    assert set(column(rows, reviewed)) == handed_in
    approved = "SELECT DISTINCT form FROM form_submission WHERE state = 'approved'"
    assert set(column(rows, approved)) <= {"F4", "F6", "F8", "F9"}


def test_a_form_was_handed_in_from_the_signed_sheet_of_who_was_away(rows: sqlite3.Cursor) -> None:
    typed = """
        SELECT COUNT(*) FROM decision
        WHERE kind = 'report' AND step = 'review' AND decided_by <> recorded_by
          AND paper IS NOT NULL
    """

    assert column(rows, typed) != [0]


def test_one_was_corrected_and_the_old_one_stands(demo_db: Path, rows: sqlite3.Cursor) -> None:
    (title,) = column(rows, "SELECT title FROM form_submission WHERE version = 2")
    form, period, _version = title.split()

    old = sections(demo_db, f"show {form} --period {period} --edition 1")
    new = sections(demo_db, f"show {form} --period {period}")

    assert [row["note"] for row in old["detail"]["rows"] if row["note"]] == []
    assert len([row["note"] for row in new["detail"]["rows"] if row["note"]]) == 1


def test_the_month_has_its_words(demo_db: Path) -> None:
    (summary,) = sections(demo_db, "show F4 --period 2026-10")["summary"]["rows"]

    assert all(summary.values())


@pytest.mark.parametrize("standing", ["overdue", "due", "in_time"])
def test_the_board_has_forms_of_each_standing(demo_db: Path, standing: str) -> None:
    told = sections(demo_db, "board")["board"]["rows"]

    assert standing in {row["standing"] for row in told}
    assert [row["standing"] for row in told if row["standing"] == "overdue"] == [
        row["standing"] for row in told[: sum(row["standing"] == "overdue" for row in told)]
    ]
