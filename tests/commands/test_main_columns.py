"""What a screen shows first of a form, and which rows of every list stand out as late."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests._program import Program
from tests.commands.test_fitting import LISTED, _blocks, _document, _printed
from tests.demo_fixture import demo_db

__all__ = ["demo_db"]

TODAY = "2026-11-21"
MAIN = {
    "F1": "day salesperson customer method purpose expected_order planned_collection state",
    "F7": "customer contract due planned collected balance days_overdue",
    "F8": "customer contract total receivable not_due overdue_1_30 overdue_31_90 overdue_over_90"
    " days_overdue recovery_rate",
    "F12": "customer region contact phone stage next_step last_visit",
}


@pytest.mark.parametrize("form", MAIN)
def test_a_form_too_wide_shows_exactly_its_main_columns(demo_db: Path, form: str) -> None:
    first, *_rest = _blocks(_document(Program(demo_db), f"report {form}"))
    shown = first.brief or first

    assert set(shown.main) == set(MAIN[form].split())
    order = [heading.key for heading in shown.columns if heading.key in shown.main]
    assert sorted(MAIN[form].split(), key=order.index) == order


@pytest.mark.parametrize("line", LISTED)
def test_what_a_table_says_that_it_shows_is_a_column_of_it(demo_db: Path, line: str) -> None:
    """Eighty columns hold at least three of them, of whatever has so many."""
    for block in _blocks(_document(Program(demo_db), line)):
        shown = block.brief or block
        keys = {heading.key for heading in shown.columns}
        if len(keys) > 7:
            assert len(keys & set(shown.main)) >= 3, (line, block.key)


def _screen(program: Program, line: str, columns: int) -> list[str]:
    return _printed(_document(program, line), columns).splitlines()


def test_f8_adds_up_what_is_31_to_90_days_late_and_says_how_many_columns_more_there_are(
    demo_db: Path,
) -> None:
    program = Program(demo_db)
    rows: list[dict[str, Any]] = json.loads(program.done("report F8 --json"))["sections"][0]["rows"]

    block = _blocks(_document(program, "report F8"))[0].brief

    assert block is not None
    places = {heading.key: place for place, heading in enumerate(block.columns)}
    for row, shown in zip(rows, block.rows, strict=True):
        apart = int(row["overdue_31_60"] or 0) + int(row["overdue_61_90"] or 0)
        assert shown[places["overdue_31_90"]] == apart
        late = apart or int(row["overdue_1_30"] or 0) or int(row["overdue_over_90"] or 0)
        assert bool(shown[places["days_overdue"]]) == bool(late)
    assert block.totals is not None
    assert block.totals[places["overdue_31_90"]] == sum(
        int(row["overdue_31_60"] or 0) + int(row["overdue_61_90"] or 0) for row in rows
    )
    # 24 columns, of which the 8 that are shown are 8; two more stand for others.
    wide = _screen(program, "report F8 --lang en", 160)
    assert "+16 columns: --all" in wide
    assert "31-90 days" in next(line for line in wide if "Customer" in line)


def test_scripts_read_of_f8_what_they_read_before(demo_db: Path) -> None:
    told = json.loads(Program(demo_db).done("report F8 --json"))["sections"][0]

    keys = [column["key"] for column in told["columns"]]
    assert len(keys) == 24
    assert not {"overdue_31_90", "days_overdue"} & {*keys, *told["rows"][0], *told["totals"]}


LATE = {
    "invoice list": lambda row: row["due_on"] < TODAY and float(row["open"] or 0) > 0,
    "issue list": lambda row: row["due_on"] < TODAY and not row["closed_on"],
    "meeting tasks": lambda row: row["due_on"] < TODAY and row["state"] == "open",
    "inquiry list": lambda row: row["due_on"] < TODAY and row["state"] in {"received", "preparing"},
    "contract list": lambda row: (
        row["deliver_by"] < TODAY and row["state"] in {"signed", "archived", "in_delivery"}
    ),
    "archive list": lambda row: row["until_on"] < TODAY and row["lent_to"],
    "ship list": lambda row: (
        (row["dispatched_on"] or TODAY) > row["due_on"]
        and (
            row["dispatched_on"] or row["state"] in {"requested", "division_confirmed", "approved"}
        )
    ),
    "instrument list": lambda row: row["warning"] == "matured",
    "visit list": lambda row: row["state"] == "missed",
}
"""Of which day the next is too late, and what ends the waiting."""
_DAYS = ("due_on", "until_on", "deliver_by")


@pytest.mark.parametrize("line", LATE)
def test_a_row_that_is_overdue_or_late_stands_out_without_a_colour(
    demo_db: Path, line: str
) -> None:
    program, noun = Program(demo_db).on(TODAY), f"--as S05 {line} --limit 0"
    noun = noun.removesuffix(" --limit 0") if line == "meeting tasks" else noun
    (block, *_rest) = _blocks(_document(program, noun))
    rows = json.loads(program.done(f"{noun} --json"))["sections"][0]["rows"]
    late = {
        number
        for number, row in enumerate(rows)
        if all(row[day] for day in _DAYS if day in row) and LATE[line](row)
    }

    assert (block.late, bool(late)) == (late, True)
    marked = [each for each in _screen(program, noun, 80) if each.startswith("! ")]
    assert len(marked) == len(late) + 1  # and what the mark means
