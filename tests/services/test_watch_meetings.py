"""What `watch` and a pack say of meetings that were not held and work that was not done."""

import json

import pytest

from tests._program import Program
from tests.services.conftest import At

Found = list[tuple[str, str | None, str, str | None, int]]


def rows(salescli: Program, line: str) -> list[dict[str, str]]:
    whole = json.loads(salescli.looked(f"--as {line} --json"))
    blocks = whole["sections"] if "sections" in whole else whole["summary"]["sections"]
    found: list[dict[str, str]] = next(b for b in blocks if b["key"] == "breaches")["rows"]
    return found


def found(salescli: Program, rule: str, line: str = "park watch") -> Found:
    return [
        (row["document"], row["salesperson"], row["due_on"], row["done_on"], int(row["days"]))
        for row in rows(salescli, line)
        if row["rule"] == rule
    ]


@pytest.fixture
def watched(at: At) -> Program:
    """Let the meetings be watched from Saturday 2026-11-07, the first day of week 46."""
    salescli = at("company")
    salescli.done("--as admin setting set visits_since 2026-11-07 --on 2026-11-07")
    return salescli


def test_no_meeting_is_missed_before_they_are_watched(at: At) -> None:
    assert found(at("company").on("2026-12-01"), "TM4") == []


@pytest.mark.parametrize("since", ["2026-11-08", "2026-11-13"])
def test_a_week_that_had_begun_before_is_not_watched(at: At, since: str) -> None:
    salescli = at("company")
    salescli.done(f"--as admin setting set visits_since {since} --on {since}")

    assert found(salescli.on("2026-11-17"), "TM4") == []


def test_a_week_without_its_saturday_meeting_is_overdue_from_sunday(watched: Program) -> None:
    assert found(watched.on("2026-11-13"), "TM4") == []
    assert found(watched.on("2026-11-14"), "TM4") == []
    assert found(watched.on("2026-11-15"), "TM4") == [("2026-W46", None, "2026-11-14", None, 1)]
    assert found(watched.on("2026-11-22"), "TM4") == [
        ("2026-W46", None, "2026-11-14", None, 8),
        ("2026-W47", None, "2026-11-21", None, 1),
    ]


def test_a_meeting_held_on_its_day_is_in_time(watched: Program) -> None:
    watched.on("2026-11-14").done("--as lee meeting open")

    assert found(watched.on("2026-11-20"), "TM4") == []


def test_a_meeting_held_later_was_late(watched: Program) -> None:
    watched.on("2026-11-17").done("--as lee meeting open --reason 출장")
    line = "park report weekly --period"

    assert found(watched.on("2026-11-20"), "TM4") == []
    watched.on("2026-11-30")
    assert found(watched, "TM4", f"{line} 2026-W47")[0] == (
        "2026-W46",
        None,
        "2026-11-14",
        "2026-11-17",
        3,
    )
    assert "2026-W46" not in {row[0] for row in found(watched, "TM4", f"{line} 2026-W48")}


def test_on_a_holiday_the_next_working_day_will_do(watched: Program) -> None:
    watched.on("2026-11-07").done("--as admin calendar holiday 2026-11-14 창립일")

    assert found(watched.on("2026-11-16"), "TM4") == []  # Sunday is none, so Monday
    assert found(watched.on("2026-11-17"), "TM4") == [("2026-W46", None, "2026-11-16", None, 1)]


def test_a_meeting_left_out_a_month_ago_is_history(watched: Program) -> None:
    def first(day: str) -> str:
        return found(watched.on(day), "TM4")[0][0]

    assert first("2026-12-15") == "2026-W46"  # 31 days after Saturday 14 November
    assert first("2026-12-16") == "2026-W47"


def test_who_sees_a_territory_only_is_not_shown_the_departments(watched: Program) -> None:
    watched.done("--as admin setting set territory_reads on --on 2026-11-07")

    assert found(watched.on("2026-11-15"), "TM4", "kim watch") == []
    assert len(found(watched, "TM4", "park watch")) == 1


@pytest.mark.parametrize("language", ["en", "ko", "zh"])
def test_what_is_nobodys_is_drawn_without_a_name(watched: Program, language: str) -> None:
    shown = watched.on("2026-11-15").looked(f"--lang {language} --as park watch")

    assert "2026-W46" in shown
    assert "None" not in shown


@pytest.fixture
def assigned(at: At) -> Program:
    """Give kim two pieces of work at the meeting of Saturday 2026-11-21."""
    salescli = at("company").on("2026-11-21")
    for line in (
        "lee meeting open",
        "park meeting assign M-1 조사 --to kim --due 2026-11-30",
        "park meeting assign M-1 도면 --to han --due 2026-11-24",
    ):
        salescli.done(f"--as {line}")
    return salescli


def test_work_not_done_by_its_day_is_overdue(assigned: Program) -> None:
    late = ("M-2026-0001 #2", "han", "2026-11-24", None, 1)

    assert found(assigned.on("2026-11-24"), "W1.5") == []
    assert found(assigned.on("2026-11-25"), "W1.5") == [late]
    assert found(assigned, "W1.5", "park watch")[0] == late


def test_work_done_on_its_day_is_in_time(assigned: Program) -> None:
    assigned.on("2026-11-24").done("--as han meeting done M-1 2 --result 끝")

    assert found(assigned.on("2026-11-29"), "W1.5") == []
    assert found(assigned, "W1.5", "park report weekly --period 2026-W48") == []


def test_work_done_later_was_late_in_its_week(assigned: Program) -> None:
    assigned.on("2026-11-26").done("--as han meeting done M-1 2 --result 끝")
    assigned.on("2026-11-29")

    assert found(assigned, "W1.5") == []
    assert found(assigned, "W1.5", "park report weekly --period 2026-W48") == [
        ("M-2026-0001 #2", "han", "2026-11-24", "2026-11-26", 2)
    ]


def test_a_salesperson_with_a_territory_sees_their_own_work(assigned: Program) -> None:
    assigned.done("--as admin setting set territory_reads on")
    assigned.on("2026-12-02")

    assert [row[0] for row in found(assigned, "W1.5", "kim watch")] == ["M-2026-0001 #1"]
    assert [row[0] for row in found(assigned, "W1.5", "han watch")] == ["M-2026-0001 #2"]
