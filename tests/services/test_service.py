"""Service cases by hand: what is watched, late and in time, and who sees a case (W6, R14)."""

import json
import sqlite3
from contextlib import closing

import pytest

from salescli.watch import service
from salescli.workspace import Workspace
from tests._program import Program
from tests.db._rows import raw
from tests.services.test_watch import Found, broken, overdue

pytestmark = pytest.mark.usefixtures("company")

A1, A2 = "A-2026-0001", "A-2026-0002"

OURS = ("W6.1", "W6.3", "W6.4", "R14")


def told(salescli: Program, lines: str) -> None:
    for line in lines.strip().splitlines():
        day, _space, typed = line.partition(" ")
        salescli.on(f"2026-{day}").done(f"--as {typed}")


def late(salescli: Program, day: str) -> Found:
    return [row for row in overdue(salescli, f"2026-{day}") if row[0] in OURS]


@pytest.fixture
def watched(salescli: Program) -> Program:
    """Watch service from Monday the second of March on."""
    salescli.on("2026-03-02").done("--as admin setting set service_since 2026-03-02")
    return salescli


def test_a_request_is_accepted_by_the_next_working_day(watched: Program) -> None:
    told(watched, "03-02 kim service request H1 B1 소음")  # a Monday: due on Tuesday

    assert late(watched, "03-03") == []
    assert late(watched, "03-05") == [("W6.1", A1, "2026-03-03", None, 2)]


def test_what_was_accepted_late_was_late_in_its_week(watched: Program) -> None:
    told(
        watched,
        """
03-02 kim service request H1 B1 소음
03-02 kim service request H1 N1 소음
03-03 park service accept A-2 --handling visit --charged
03-04 park service accept A-1 --handling visit --charged
03-04 lee service apply A-2 --to tan
03-04 lee service apply A-1 --to tan
03-05 tan service report A-1 통화 --means telephone --result goes_on
03-05 tan service report A-2 통화 --means telephone --result goes_on
""",
    )

    assert late(watched, "03-05") == []
    found = [row for row in broken(watched, "2026-W10") if row[0] in OURS]
    assert found == [("W6.1", A1, "2026-03-03", "2026-03-04", 1)]


def test_a_request_that_was_withdrawn_late_was_late(watched: Program) -> None:
    told(
        watched,
        """
03-02 kim service request H1 B1 소음
03-02 kim service request H1 N1 소음
03-03 kim service withdraw A-2 --reason 오해
03-05 kim service withdraw A-1 --reason 오해
""",
    )

    assert late(watched, "03-06") == []
    found = [row for row in broken(watched, "2026-W10") if row[0] in OURS]
    assert found == [("W6.1", A1, "2026-03-03", "2026-03-05", 2)]


GIVEN = """
03-02 kim service request H1 B1 소음
03-02 park service accept A-1 --handling visit --charged
03-02 lee service apply A-1 --to tan
"""
"""Given to the technician on Monday: to be contacted by Tuesday, reported by Saturday the 7th."""


def test_the_customer_is_reached_and_a_report_made_in_their_days(watched: Program) -> None:
    told(watched, GIVEN)

    assert late(watched, "03-03") == []
    assert late(watched, "03-07") == [("W6.3", A1, "2026-03-03", None, 4)]
    assert late(watched, "03-09") == [
        ("W6.3", A1, "2026-03-03", None, 6),
        ("W6.4", A1, "2026-03-07", None, 2),
    ]


def test_a_contact_in_time_that_is_reported_later_is_no_breach(watched: Program) -> None:
    told(
        watched,
        f"""{GIVEN.strip()}
03-06 tan service report A-1 통화 --result goes_on --contacted 2026-03-03
""",
    )

    assert late(watched, "03-10") == []
    assert [row for row in broken(watched, "2026-W10") if row[0] in OURS] == []


def test_an_earlier_contact_that_is_told_later_counts(watched: Program) -> None:
    told(
        watched,
        f"""{GIVEN.strip()}
03-05 tan service report A-1 방문 --means visit --result goes_on
03-06 tan service report A-1 통화 --result goes_on --contacted 2026-03-03
""",
    )

    (row,) = json.loads(watched.done("--as park service show A-1 --json"))["sections"][0]["rows"]
    assert row["contacted_on"] == "2026-03-03"
    assert [row for row in broken(watched, "2026-W10") if row[0] in OURS] == []


def test_what_was_put_to_the_leader_is_decided_by_the_next_working_day(watched: Program) -> None:
    told(
        watched,
        f"""{GIVEN.strip()}
03-03 tan service escalate A-1 --reason 부품
03-04 ceo service decide A-1 --text 교환
03-05 tan service report A-1 방문 --result unsolved --contacted 2026-03-03
03-06 tan service escalate A-1 --reason 또
""",
    )

    assert late(watched, "03-07") == []
    assert late(watched, "03-10") == [("R14", A1, "2026-03-07", None, 3)]
    told(watched, "03-10 ceo service decide A-1 --text 교환")
    assert late(watched, "03-11") == []
    found = [row for row in broken(watched, "2026-W11") if row[0] in OURS]
    assert found == [("R14", A1, "2026-03-07", "2026-03-10", 3)]


def test_what_is_of_before_the_setting_is_not_watched(salescli: Program) -> None:
    told(salescli, "03-02 kim service request H1 B1 소음")
    salescli.done("--as admin setting set service_since 2026-03-04")

    assert late(salescli, "03-20") == []


def test_a_salesperson_sees_their_own_and_a_technician_what_they_were_given(
    salescli: Program,
) -> None:
    told(
        salescli,
        """
03-02 admin setting set territory_reads on
03-02 ceo staff edit tan --role TECH --role SALES
03-02 kim service request H1 B1 소음
03-02 han service request E1 B1 소음
03-02 park service accept A-1 --handling visit --charged
""",
    )

    def seen(who: str) -> list[str]:
        whole = json.loads(salescli.done(f"--as {who} service list --json"))
        return [row["number"] for row in whole["sections"][0]["rows"]]

    assert [seen(who) for who in ("kim", "han", "tan", "park")] == [[A1], [A2], [], [A2, A1]]
    told(salescli, "03-02 lee service apply A-1 --to tan")
    assert seen("tan") == [A1]
    told(salescli, "03-03 tan service report A-1 통화 --result solved")
    assert salescli("--as han service show A-1").exit_code != 0


def test_the_application_is_on_file_and_each_report_stands(salescli: Program) -> None:
    told(
        salescli,
        f"""{GIVEN.strip()}
03-03 tan service report A-1 통화 --result goes_on --cause wear
03-04 tan service report A-1 방문 --means visit --done 교체 --parts 볼트 --result solved
""",
    )

    with closing(sqlite3.connect(salescli.path)) as file:
        papers = file.execute("SELECT paper, number, filed_on FROM archive_item").fetchall()
        reports = file.execute(
            "SELECT reported_on, means, finding, done, parts, result, cause FROM service_report"
        ).fetchall()
    assert papers == [("service_application", A1, "2026-03-02")]
    assert reports == [
        ("2026-03-03", "telephone", "통화", None, None, "goes_on", "wear"),
        ("2026-03-04", "visit", "방문", "교체", "볼트", "solved", "wear"),
    ]


@pytest.mark.parametrize("warranty", [1, 0])
def test_what_was_left_out_is_asked_in_its_order(
    salescli: Program, monkeypatch: pytest.MonkeyPatch, warranty: int
) -> None:
    told(salescli, "03-02 kim service request H1 B1 소음")
    asked: list[str] = []

    def answered(label: str, *, err: bool) -> str:
        asked.append(label)
        return "visit" if err else ""

    def agreed(label: str, *, err: bool) -> bool:
        asked.append(label)
        return warranty == 1 and err

    monkeypatch.setattr(Workspace, "asks", property(lambda _self: True))
    monkeypatch.setattr("typer.prompt", answered)
    monkeypatch.setattr("typer.confirm", agreed)
    salescli.done("--as park service accept A-1 --yes")

    with closing(sqlite3.connect(salescli.path)) as file:
        kept = file.execute("SELECT handling, warranty FROM service_case").fetchall()
    assert kept == [("visit", warranty)]
    handling, terms = asked
    assert handling.startswith("By telephone, by a visit, or by a return")
    assert terms == "It is under warranty"


def turn(salescli: Program, day: str) -> tuple[str, str | None, int | None]:
    """Return whose turn it is by the list, until when, and how many working days late."""
    whole = json.loads(salescli.on(f"2026-{day}").done("--as park service list --open --json"))
    (row,) = whole["sections"][0]["rows"]
    return row["turn"], row["due_on"], row["late"]


def test_a_holiday_that_is_told_later_moves_the_day_in_the_list_and_in_the_watch(
    watched: Program,
) -> None:
    told(
        watched,
        f"""{GIVEN.strip()}
03-03 admin calendar holiday 2026-03-03 휴무
""",
    )

    # Tuesday is free by now, so that Wednesday is the day.
    assert late(watched, "03-05") == [("W6.3", A1, "2026-03-04", None, 1)]
    assert turn(watched, "03-05") == ("TECH", "2026-03-04", 1)


def test_what_goes_on_is_told_of_again_until_it_has_ended(watched: Program) -> None:
    told(
        watched,
        f"""{GIVEN.strip()}
03-03 tan service report A-1 통화 --result goes_on
""",
    )

    # From the 3rd: 4 to 7, and Monday the 9th as the fifth.
    assert late(watched, "03-09") == []
    assert late(watched, "03-11") == [("W6.4", A1, "2026-03-09", None, 2)]
    assert turn(watched, "03-11") == ("TECH", "2026-03-09", 2)
    told(watched, "03-11 tan service report A-1 '부품 기다림' --result goes_on")
    assert turn(watched, "03-11") == ("TECH", "2026-03-17", 0)
    told(watched, "03-12 tan service report A-1 교체 --result solved")
    assert late(watched, "03-31") == []
    assert turn(watched, "03-31") == ("MANAGER,CLERK", None, None)
    found = [row for row in broken(watched, "2026-W11") if row[0] in OURS]
    assert found == [("W6.4", A1, "2026-03-09", "2026-03-11", 2)]


def test_what_went_up_while_it_went_on_is_told_of_after_the_leader_has_decided(
    watched: Program,
) -> None:
    told(
        watched,
        f"""{GIVEN.strip()}
03-03 tan service report A-1 통화 --result goes_on
03-04 tan service escalate A-1 --reason 부품
03-05 ceo service decide A-1 --text '새 부품'
""",
    )

    # From the 5th, a Thursday: 6, 7, 9, 10 and 11.
    assert turn(watched, "03-05") == ("TECH", "2026-03-11", 0)
    assert late(watched, "03-11") == []
    assert late(watched, "03-12") == [("W6.4", A1, "2026-03-11", None, 1)]
    told(watched, "03-12 tan service report A-1 교체 --result unsolved")
    assert late(watched, "03-13") == []
    assert turn(watched, "03-14") == ("TECH", "2026-03-13", 1)  # up at once, says R14
    assert late(watched, "03-14") == [("R14", A1, "2026-03-13", None, 1)]


@pytest.mark.parametrize("sql", [service._GOES_ON, service._FOLLOWED])
def test_it_reads_the_cases_that_are_open_or_were_lately_closed(
    salescli: Program, sql: str
) -> None:
    days = {"since": "2026-03-01", "until": "2026-03-31", "begun": "2026-03-01", "scope": None}
    with raw(salescli.path) as connection:
        plan = [r["detail"] for r in connection.execute(f"EXPLAIN QUERY PLAN {sql}", days)]

    assert [step for step in plan if step.startswith("SCAN")] == []
    assert [step for step in plan if "service_case USING COVERING" in step] == [
        "SEARCH service_case USING COVERING INDEX ix_service_case_state (state=?)",
        "SEARCH service_case USING COVERING INDEX ix_service_case_closed_on (closed_on>?)",
    ]
