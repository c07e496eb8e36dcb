"""The daily work log, through the command line on a real file (D2, TM1)."""

import sqlite3
from contextlib import closing
from typing import Any

import pytest

from tests._company import LEAVE
from tests._program import Program
from tests.services._visits import shown
from tests.services.conftest import At, Refuse


def logs(salescli: Program, line: str = "") -> list[tuple[Any, ...]]:
    keys = ("day", "salesperson", "told", "travelled", "problem", "written_on")
    rows = shown(salescli, f"--as park worklog {line or 'list'}")
    return [tuple(row[key] for key in keys) for row in rows]


def test_a_log_is_written_for_the_day(at: At) -> None:
    salescli = at("company")

    answer = salescli.done("--as kim worklog write '한솔 방문' --travelled --problem '도면 없음'")

    assert answer == "work log of 2026-11-19, version 1"
    assert logs(salescli) == [("2026-11-19", "kim", "한솔 방문", True, "도면 없음", "2026-11-19")]


def test_a_log_of_an_earlier_day_says_when_it_was_written(at: At) -> None:
    salescli = at("company")
    salescli.done("--as kim worklog write 견적 --on 2026-11-17")

    assert logs(salescli) == [("2026-11-17", "kim", "견적", False, None, "2026-11-19")]


def test_a_log_written_again_is_a_new_version_and_the_old_one_stays(at: At) -> None:
    salescli = at("company")
    salescli.done("--as kim worklog write 견적 --travelled")
    salescli.done("--as han worklog write 전화")

    answer = salescli.on("2026-11-20").done(
        "--as lee worklog write '견적 두 건' --who 김철수 --on 2026-11-19"
    )

    assert answer == "work log of 2026-11-19, version 2"
    assert [row[1:4] for row in logs(salescli)] == [
        ("han", "전화", False),
        ("kim", "견적 두 건", False),
    ]
    rows = shown(salescli, "--as park worklog history 2026-11-19 --who kim")
    assert [(row["version"], row["told"], row["by"], row["recorded_at"]) for row in rows] == [
        (1, "견적", "kim", "2026-11-19 12:00"),
        (2, "견적 두 건", "lee", "2026-11-20 12:00"),
    ]
    with closing(sqlite3.connect(salescli.path)) as file, pytest.raises(sqlite3.Error):
        file.execute("UPDATE work_log SET told = 'x'")


@pytest.mark.parametrize(
    ("line", "whose"), [("lee", "lee"), ("park", "park"), ("park --salesperson han", "han")]
)
def test_the_office_writes_its_own_log_or_anothers(at: At, line: str, whose: str) -> None:
    who, _, named = line.partition(" ")
    salescli = at("company")
    salescli.done(f"--as {who} worklog write 회의 {named}")

    assert [row[1] for row in logs(salescli)] == [whose]


def test_a_salesperson_writes_for_nobody_else(at: At, refuse: Refuse) -> None:
    at("company")

    refuse(
        "--as kim worklog write x --who han",
        77,
        "SALES may not write a work log; it is for: han, CLERK, MANAGER (D2)",
    )


@pytest.mark.parametrize("who", ["choi", "tan", "gu", "ceo", "admin"])
def test_only_the_sales_department_keeps_a_log(at: At, refuse: Refuse, who: str) -> None:
    at("company")

    refuse(f"--as {who} worklog write x", 77, "it is for: SALES, CLERK, MANAGER (D2)")


def test_a_log_that_cannot_be_is_refused(at: At, refuse: Refuse) -> None:
    salescli = at("company")
    salescli.done("--as admin staff add yoon 윤대리 --role SALES --hired-on 2026-11-16")
    salescli.done("--as admin staff end han --on 2026-11-18")

    write = "--as lee worklog write"
    refuse(f"{write} x --who yoon --on 2026-11-15", 65, "윤대리 was hired on 2026-11-16")
    refuse(f"{write} x --who han --on 2026-11-19", 65, "한소라 left on 2026-11-18")
    refuse(f"{write} x --on 2026-11-20", 65, "lies in the future")
    refuse(f"{write} x --who nobody", 65, "there is no staff 'nobody'")
    refuse(f"{write} ' '", 65, "the work log is empty")
    refuse(f"{write} x --problem ' '", 65, "the problem is empty")
    refuse(f"{write}", 2, "missing: TEXT")
    salescli.done(f"{write} x --who yoon --on 2026-11-16")
    salescli.done(f"{write} x --who han --on 2026-11-18")


def test_logs_are_listed_by_week_month_and_person(at: At, refuse: Refuse) -> None:
    salescli = at("company")
    salescli.done(LEAVE)
    for who, day in (("kim", "2026-10-30"), ("kim", "2026-11-18"), ("han", "2026-11-19")):
        salescli.done(f"--as {who} worklog write x --on {day}")

    def days(line: str) -> list[str]:
        return [row[0][5:] for row in logs(salescli, line)]

    assert days("list") == ["11-19", "11-18", "10-30"]
    assert days("list --week 2026-W47") == ["11-19", "11-18"]
    assert days("list --month 2026-10") == ["10-30"]
    assert days("list --who kim") == ["11-18", "10-30"]
    assert days("list --week this-week --salesperson 한소라") == ["11-19"]
    assert days("show 2026-11-18") == ["11-18"]
    assert days("show today --who kim") == []
    refuse("worklog show soon", 65, "is not a date")
    refuse("worklog list --who nobody", 65, "there is no staff 'nobody'")


def test_salespeople_read_their_own_logs_where_territories_are_closed(at: At) -> None:
    salescli = at("company")
    salescli.done("--as kim worklog write x")
    salescli.done("--as han worklog write y")
    salescli.done("--as admin setting set territory_reads on")

    for line in ("list", "show today", "history today"):
        assert [r["told"] for r in shown(salescli, f"--as han worklog {line}")] == ["y"]
    assert len(shown(salescli, "--as park worklog list")) == 2
