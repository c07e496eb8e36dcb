"""What is late of visits and work logs: W1.2, W1.4 and TM1, through `watch` and the weekly pack."""

import json
from collections.abc import Iterable

import pytest

from tests._program import Program
from tests.services._visits import approved, planned, submitted
from tests.services.conftest import At

Found = list[tuple[str, str, str, str, str | None, int]]

MONDAY, FRIDAY, SATURDAY = "2026-11-23", "2026-11-27", "2026-11-28"
"""In 2026-W48, whose first day is Saturday 21."""


def since(salescli: Program, day: str) -> Program:
    """Let visits and logs be expected from a day on."""
    salescli.done(f"--as admin setting set visits_since {day}")
    return salescli


def _rows(sections: Iterable[dict[str, object]], rule: str) -> Found:
    keys = ("document", "customer", "salesperson", "due_on", "done_on", "days")
    (section,) = (s for s in sections if s["key"] == "breaches")
    rows = section["rows"]
    assert isinstance(rows, list)
    return [tuple(row[key] for key in keys) for row in rows if row["rule"] == rule]


def overdue(salescli: Program, rule: str, day: str, who: str = "park") -> Found:
    whole = json.loads(salescli.on(day).looked(f"--as {who} watch --json"))
    return _rows(whole["sections"], rule)


def broken(salescli: Program, rule: str, week: str) -> Found:
    salescli.on("2026-12-31")
    whole = json.loads(salescli.done(f"--as park report weekly --period {week} --json"))
    return _rows(whole["summary"]["sections"], rule)


def test_nothing_is_expected_before_visits_are_planned_here(at: At) -> None:
    salescli = at("company")
    planned(salescli)

    assert [overdue(salescli, rule, "2026-12-31") for rule in ("W1.2", "W1.4", "TM1")] == [
        *([], [], [])
    ]


def test_every_salesperson_submits_a_plan_of_the_week_by_its_meeting(at: At) -> None:
    salescli = since(at("company"), "2026-11-21")
    submitted(salescli)

    assert overdue(salescli, "W1.2", "2026-11-21") == []
    assert overdue(salescli, "W1.2", "2026-11-22") == [
        ("2026-W48", None, "han", "2026-11-21", None, 1)
    ]


def test_a_plan_that_was_not_submitted_is_no_plan(at: At) -> None:
    salescli = since(at("company"), "2026-11-21")
    planned(salescli)
    submitted(salescli, "han", "E1", on="2026-11")  # a month is no week

    assert [row[2] for row in overdue(salescli, "W1.2", "2026-11-22")] == ["han", "kim"]


def test_a_plan_submitted_late_was_late_in_its_week_and_is_not_overdue(at: At) -> None:
    salescli = since(at("company"), "2026-11-21")
    submitted(salescli)
    submitted(salescli.on(MONDAY), "han", "E1", on="2026-11-25")
    salescli.done("--as han visit plan E1 --for 2026-11-26")
    salescli.on("2026-11-24").done("--as han visit submit --week 2026-W48")

    assert overdue(salescli, "W1.2", "2026-11-25") == []
    assert broken(salescli, "W1.2", "2026-W48") == [
        ("2026-W48", None, "han", "2026-11-21", MONDAY, 2)
    ]
    assert ("2026-W48", None, "han", "2026-11-21", MONDAY, 2) not in broken(
        salescli, "W1.2", "2026-W49"
    )


def test_a_plan_that_the_manager_returned_was_submitted_all_the_same(at: At) -> None:
    salescli = since(at("company"), "2026-11-21")
    submitted(salescli)
    salescli.done("--as park visit return V-1")

    assert [row[2] for row in overdue(salescli, "W1.2", "2026-11-22")] == ["han"]


def test_who_is_away_or_does_not_sell_plans_nothing(at: At) -> None:
    salescli = since(at("company"), "2026-11-21")
    submitted(salescli)
    salescli.done("--as lee staff absence han --kind off --from 2026-11-21 --until 2026-11-27")
    salescli.done("--as admin staff add yoon 윤대리 --role SALES --hired-on 2026-11-18")
    salescli.done("--as admin staff edit yoon --role CLERK")

    assert overdue(salescli, "W1.2", "2026-11-22") == []
    salescli.on("2026-11-24").done("--as admin staff end han --on 2026-11-24")
    # From Saturday 28 on somebody who left is expected nowhere; kim has not planned that week.
    assert [(row[0], row[2]) for row in overdue(salescli, "W1.2", "2026-11-29")] == [
        ("2026-W49", "kim")
    ]


def told_late(salescli: Program, day: str) -> list[tuple[str, ...]]:
    whole = json.loads(salescli.on(day).looked("--as park watch --json"))
    keys = ("rule", "document", "salesperson", "due_on", "done_on", "recorded_on")
    late = (section for section in whole["sections"] if section["key"] == "told_late")
    return [tuple(row[key] for key in keys) for section in late for row in section["rows"]]


def test_an_absence_or_a_holiday_told_late_excuses_and_says_so(at: At) -> None:
    salescli = since(at("company"), MONDAY)
    monday, tuesday = MONDAY, "2026-11-24"
    salescli.on("2026-11-25").done(f"--as lee staff absence kim --kind sick --from {monday}")
    salescli.done("--as admin calendar holiday 2026-11-24 휴무")

    logs = [row[:3:2] for row in overdue(salescli, "TM1", "2026-11-25")]
    assert logs == [(monday, "han")]
    assert told_late(salescli, "2026-11-25") == [
        ("TM1", tuesday, "han", tuesday, None, "2026-11-25"),
        ("TM1", monday, "kim", monday, None, "2026-11-25"),
        ("TM1", tuesday, "kim", tuesday, None, "2026-11-25"),
    ]


def test_who_was_told_late_to_be_away_the_whole_week_owed_its_plan_until_then(at: At) -> None:
    salescli = since(at("company"), "2026-11-21")
    submitted(salescli, "han", "E1")
    days = "--from 2026-11-21 --until 2026-11-27"
    salescli.on(MONDAY).done(f"--as lee staff absence kim --kind off {days}")

    assert overdue(salescli, "W1.2", MONDAY) == []
    assert ("W1.2", "2026-W48", "kim", "2026-11-21", None, MONDAY) in told_late(salescli, MONDAY)


def test_somebody_at_work_for_part_of_the_week_plans_it(at: At) -> None:
    salescli = since(at("company"), "2026-11-21")
    submitted(salescli)
    salescli.done("--as lee staff absence han --kind off --from 2026-11-21 --until 2026-11-26")

    assert [row[2] for row in overdue(salescli, "W1.2", "2026-11-22")] == ["han"]


def test_the_week_closes_when_the_setting_says(at: At) -> None:
    salescli = at("company")
    salescli.done("--as admin setting set week_closes sunday")
    since(salescli, MONDAY)
    submitted(salescli)

    assert overdue(salescli, "W1.2", MONDAY) == []
    assert overdue(salescli, "W1.2", "2026-11-24") == [("2026-W48", None, "han", MONDAY, None, 1)]


def test_what_was_never_planned_is_told_for_a_month(at: At) -> None:
    salescli = since(at("company"), "2026-11-21")

    first = ("2026-W48", None, "han", "2026-11-21", None, 31)
    assert first in overdue(salescli, "W1.2", "2026-12-22")
    assert "2026-W48" not in [row[0] for row in overdue(salescli, "W1.2", "2026-12-23")]


def test_a_final_visit_is_recorded_by_the_next_working_day(at: At) -> None:
    salescli = since(at("company"), "2026-11-19")
    approved(salescli, on=FRIDAY)
    submitted(salescli, on=MONDAY)

    assert overdue(salescli, "W1.4", SATURDAY) == []  # a working day here
    assert overdue(salescli, "W1.4", "2026-11-29") == [
        ("V-2026-0001", "H1", "kim", SATURDAY, None, 1)
    ]
    salescli.done(f"--as kim visit record V-1 --result x --on {FRIDAY}")
    assert overdue(salescli, "W1.4", "2026-11-30") == []
    assert broken(salescli, "W1.4", "2026-W49") == []


def test_a_visit_made_late_was_late_in_its_week(at: At) -> None:
    salescli = since(at("company"), "2026-11-19")
    approved(salescli, on=MONDAY)
    salescli.on(FRIDAY).done("--as kim visit record V-1 --result x")

    late = ("V-2026-0001", "H1", "kim", "2026-11-24", FRIDAY, 3)
    assert overdue(salescli, "W1.4", SATURDAY) == []
    assert broken(salescli, "W1.4", "2026-W48") == [late]
    assert broken(salescli, "W1.4", "2026-W49") == []


@pytest.mark.parametrize(
    "step", ["visit move V-1 --to 2026-12-01 --reason x", "visit drop V-1 --reason x"]
)
def test_a_visit_given_up_in_time_was_not_missed_and_later_it_stays_missed(
    at: At, step: str
) -> None:
    salescli = since(at("company"), "2026-11-19")
    approved(salescli, on=MONDAY)
    approved(salescli, on=MONDAY)
    salescli.on(MONDAY).done(f"--as park {step}")
    salescli.on("2026-11-24").done(f"--as park {step.replace('V-1', 'V-2')}")

    missed = ("V-2026-0002", "H1", "kim", "2026-11-24")
    assert overdue(salescli, "W1.4", SATURDAY) == [(*missed, None, 4)]
    assert broken(salescli, "W1.4", "2026-W48") == [(*missed, None, 3)]


def test_a_visit_made_final_after_its_day_is_due_from_then(at: At) -> None:
    salescli = since(at("company"), "2026-11-19")
    submitted(salescli, on=MONDAY)
    salescli.on("2026-11-26").done("--as park visit approve V-1")

    assert overdue(salescli, "W1.4", FRIDAY) == []
    assert overdue(salescli, "W1.4", SATURDAY) == [("V-2026-0001", "H1", "kim", FRIDAY, None, 1)]


def test_every_salesperson_writes_a_log_every_working_day(at: At) -> None:
    salescli = since(at("company"), "2026-11-19")
    salescli.done("--as kim worklog write x")
    salescli.done("--as admin calendar holiday 2026-11-23 창립일")

    assert overdue(salescli, "TM1", "2026-11-19") == []
    assert overdue(salescli, "TM1", "2026-11-20") == [
        ("2026-11-19", None, "han", "2026-11-19", None, 1)
    ]
    # Friday and Saturday; neither Sunday nor the holiday.
    assert [(row[2], row[0][8:]) for row in overdue(salescli, "TM1", "2026-11-24")] == [
        *(("han", "19"), ("han", "20"), ("han", "21"), ("kim", "20"), ("kim", "21"))
    ]


def test_a_log_written_later_was_late_and_its_second_version_changes_nothing(at: At) -> None:
    salescli = since(at("company"), "2026-11-20")
    for who in ("kim", "han"):
        salescli.on("2026-11-20").done(f"--as {who} worklog write x")
        salescli.on("2026-11-21").done(f"--as {who} worklog write x")
    salescli.on(MONDAY).done("--as han worklog write x")
    salescli.on("2026-11-25").done(f"--as kim worklog write x --on {MONDAY}")
    salescli.done(f"--as han worklog write y --on {MONDAY}")

    assert MONDAY not in [row[0] for row in overdue(salescli, "TM1", "2026-11-25")]
    assert (MONDAY, None, "kim", MONDAY, "2026-11-25", 2) in broken(salescli, "TM1", "2026-W48")
    assert MONDAY not in [row[0] for row in broken(salescli, "TM1", "2026-W48") if row[2] == "han"]


def test_who_is_away_writes_no_log(at: At) -> None:
    salescli = since(at("company"), "2026-11-20")
    salescli.done("--as lee staff absence han --kind sick --from 2026-11-20 --until 2026-11-21")
    salescli.done("--as admin staff add yoon 윤대리 --role SALES --hired-on 2026-11-21")
    salescli.on("2026-11-20").done("--as admin staff edit kim --role CLERK")

    assert [(row[2], row[0][8:]) for row in overdue(salescli, "TM1", MONDAY)] == [("yoon", "21")]


@pytest.mark.parametrize(("who", "seen"), [("kim", 1), ("han", 0), ("park", 1)])
def test_salespeople_see_their_own_where_territories_are_closed(
    at: At, who: str, seen: int
) -> None:
    salescli = since(at("company"), "2026-11-19")
    approved(salescli, on=MONDAY)
    salescli.on("2026-11-19").done("--as han worklog write x")
    submitted(salescli, "han", "E1", on="2026-11-21")
    salescli.done("--as admin setting set territory_reads on")

    assert len(overdue(salescli, "W1.4", "2026-11-25", who)) == seen
    assert len(overdue(salescli, "TM1", "2026-11-20", who)) == seen


def test_a_finding_without_an_account_is_printed_and_exported(at: At) -> None:
    salescli = since(at("company"), "2026-11-19").on("2026-11-20")

    assert "TM1 daily work log" in salescli.looked("--as park watch")
    assert "TM1" in salescli.looked("--as park watch --format csv")
    assert "TM1" in salescli.looked("--as park watch --format md")
    salescli.looked(["--as", "park", "watch", "--out", str(salescli.path.parent / "watch.xlsx")])


def test_a_visit_made_the_day_after_its_last_was_missed_as_well(at: At) -> None:
    salescli = since(at("company"), "2026-11-19")
    approved(salescli, on=MONDAY)
    salescli.on("2026-11-24").done("--as kim visit record V-1 --result x")

    late = ("V-2026-0001", "H1", "kim", MONDAY, "2026-11-24", 1)
    assert broken(salescli, "W1.4", "2026-W48") == [late]
