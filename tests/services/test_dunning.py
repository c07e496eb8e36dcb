"""Receivables by age, whom to press for them, what was promised (W5.1, F7, F8)."""

import json
import sqlite3
from contextlib import closing
from typing import Any

import pytest

from tests._program import Program

Row = dict[str, Any]
Found = list[tuple[str, str, str | None]]
AGES = ("not_due", "overdue_1_30", "overdue_31_60", "overdue_61_90", "overdue_over_90")


@pytest.fixture
def owing(salescli: Program) -> Program:
    """Make H1 owe 6,000 from 2026-03-12 on, and E1 4,000 from 2026-03-15 on."""
    salescli.on("2026-03-02").done("--as admin setting set payment_days 10")
    for n, (who, customer, day, quantity) in enumerate(
        (("kim", "H1", "02", 6), ("han", "E1", "05", 4)), 1
    ):
        salescli.on(f"2026-03-{day}")
        for line in (
            f"--as {who} contract draft {customer}",
            f"--as {who} contract line C-d{n} B1 -q {quantity}",
            f"--as {who} contract submit C-d{n}",
            f"--as park contract confirm C-{n}",
            f"--as {who} contract sign C-{n}",
            f"--as lee contract archive C-{n} --place A",
            f"--as {who} ship request C-{n}",
            f"--as park ship approve G-{n}",
            f"--as lee ship dispatch G-{n} --carrier 한진",
            f"--as {who} invoice apply C-{n}",
            f"--as choi invoice issue I-{n}",
        ):
            salescli.done(line)
    return salescli


def rows(salescli: Program, line: str) -> list[Row]:
    told = json.loads(salescli.looked(f"--as park {line} --json"))["sections"][0]
    found: list[Row] = told["rows"]
    return found


def ages(row: Row) -> dict[str, int]:
    return {age: int(row[age]) for age in AGES if int(row[age])}


@pytest.mark.usefixtures("company")
@pytest.mark.parametrize(
    ("day", "one", "other"),
    [
        ("2026-03-05", {"not_due": 6000}, {"not_due": 4000}),
        ("2026-03-12", {"not_due": 6000}, {"not_due": 4000}),
        ("2026-03-13", {"overdue_1_30": 6000}, {"not_due": 4000}),
        ("2026-04-11", {"overdue_1_30": 6000}, {"overdue_1_30": 4000}),
        ("2026-04-12", {"overdue_31_60": 6000}, {"overdue_1_30": 4000}),
        ("2026-06-10", {"overdue_61_90": 6000}, {"overdue_61_90": 4000}),
        ("2026-06-11", {"overdue_over_90": 6000}, {"overdue_61_90": 4000}),
    ],
)
def test_each_age_begins_on_its_day(
    owing: Program, day: str, one: dict[str, int], other: dict[str, int]
) -> None:
    owing.on("2026-07-01")

    found = rows(owing, f"collect aging --on {day}")

    assert [row["contract"] for row in found] == ["C-2026-0002", "C-2026-0001"]
    assert [ages(row) for row in found] == [other, one]
    assert all(int(row["receivable"]) == sum(ages(row).values()) for row in found)


@pytest.mark.usefixtures("company")
def test_a_day_is_aged_as_it_stood(owing: Program) -> None:
    owing.on("2026-03-20").done("--as kim collect apply C-1=2500 --method cash")
    owing.done("--as park collect confirm P-1")
    owing.done("--as choi collect confirm P-1")

    whole = [
        {row["salesperson"]: int(row["receivable"]) for row in rows(owing, line)}
        for line in (
            "collect aging --by salesperson --on 2026-03-19",
            "collect aging --by salesperson",
            "collect aging --by salesperson --salesperson han",
        )
    ]

    assert whole == [{"han": 4000, "kim": 6000}, {"han": 4000, "kim": 3500}, {"han": 4000}]
    (one,) = rows(owing, "collect aging --by customer --customer 한솔농협")
    assert (one["customer"], one["receivable"], one["days_overdue"]) == ("H1", "3500", 8)


@pytest.mark.usefixtures("company")
def test_whom_to_press_is_listed_by_age_and_promise(owing: Program) -> None:
    assert rows(owing.on("2026-03-12"), "collect list --due") == []
    owing.done("--as kim collect dun C-1 --means visit --result '곧 지급' --promise 2026-03-13")
    owing.done("--as han collect dun C-2 --means call --promise 2026-03-14 --amount 1500")
    told = ("contract", "overdue", "days_overdue", "means", "promised_on", "promised")

    found = [
        [row[key] for key in told] for row in rows(owing.on("2026-03-14"), "collect list --due")
    ]

    assert found == [
        ["C-2026-0001", "6000", 2, "visit", "2026-03-13", "6000"],
        ["C-2026-0002", "0", 0, "call", "2026-03-14", "1500"],
    ]


@pytest.mark.usefixtures("company")
def test_f7_tells_the_last_dunning_of_its_week_and_f8_the_risk_of_its_month(owing: Program) -> None:
    owing.on("2026-03-13").done("--as kim collect dun C-1 --means call --result 부재")
    owing.on("2026-03-17").done("--as kim collect dun H1 --means letter --promise 2026-04-02")
    owing.done("--as park collect risk C-1 --class doubtful --reason 연체")
    owing.on("2026-04-01").done("--as ceo collect risk H1 --class bad --reason 부도")
    owing.on("2026-04-20")
    told = ("last_dunning", "dunning_result", "promised_on")

    weeks = [
        [row[key] for key in told]
        for week in ("2026-03-13", "2026-03-20")
        for row in rows(owing, f"report F7 --period {week}")
        if row["contract"] == "C-2026-0001"
    ]
    risks = [
        {row["contract"]: row["risk"] for row in rows(owing, f"report F8 --period {month}")}
        for month in ("2026-03", "2026-03 --as-of 2026-03-16", "2026-04")
    ]

    assert weeks == [["2026-03-13", "부재", None], ["2026-03-17", None, "2026-04-02"]]
    assert risks == [
        {"C-2026-0001": "doubtful", "C-2026-0002": "normal"},
        {"C-2026-0001": "normal", "C-2026-0002": "normal"},
        {"C-2026-0001": "doubtful", "C-2026-0002": "normal"},
    ]


def overdue(salescli: Program, day: str) -> Found:
    found = rows(salescli.on(day), "watch")
    return [
        (row["document"], row["due_on"], row["done_on"]) for row in found if row["rule"] == "W5.1"
    ]


def paid(salescli: Program, amounts: str) -> None:
    number = len(rows(salescli, "collect list")) + 1
    salescli.done(f"--as lee collect apply {amounts} --method cash")
    salescli.done(f"--as park collect confirm P-{number}")
    salescli.done(f"--as choi collect confirm P-{number}")


@pytest.mark.usefixtures("company")
def test_who_owes_is_pressed_within_seven_working_days_and_again(owing: Program) -> None:
    first = ("C-2026-0001", "2026-03-20", None)  # overdue after Thursday 12; Saturdays are worked
    assert overdue(owing, "2026-03-20") == []
    assert overdue(owing, "2026-03-23") == [first]
    owing.done("--as kim collect dun C-1 --means call")

    assert overdue(owing, "2026-03-24") == [("C-2026-0002", "2026-03-23", None)]
    owing.done("--as han collect dun C-2 --means call")
    assert overdue(owing, "2026-03-31") == []
    assert overdue(owing, "2026-04-01") == [("C-2026-0001", "2026-03-31", None)]
    paid(owing, "C-1=6000")

    assert overdue(owing, "2026-04-02") == [("C-2026-0002", "2026-04-01", None)]


@pytest.mark.usefixtures("company")
def test_who_was_pressed_ahead_is_not_pressed_at_once_again(owing: Program) -> None:
    owing.on("2026-03-11").done("--as kim collect dun C-1 --means call")
    owing.on("2026-03-13").done("--as kim collect dun C-1 --means call")
    owing.done("--as park setting set dunning_days 3")

    assert overdue(owing, "2026-03-17") == []
    assert overdue(owing, "2026-03-18") == [("C-2026-0001", "2026-03-17", None)]


@pytest.mark.usefixtures("company")
def test_a_promise_is_kept_by_its_day_or_put_off_before(owing: Program) -> None:
    owing.on("2026-03-09").done("--as kim collect dun C-1 --means call --promise 2026-03-10")
    owing.done("--as han collect dun C-2 --means call --promise 2026-03-10 --amount 1000")
    owing.on("2026-03-10").done("--as kim collect dun C-1 --means call --promise 2026-03-12")
    paid(owing, "C-2=1000")

    assert overdue(owing, "2026-03-11") == []
    paid(owing.on("2026-03-12"), "C-1=5999")
    assert overdue(owing, "2026-03-13") == [("C-2026-0001", "2026-03-12", None)]
    paid(owing, "C-1=1")
    assert overdue(owing, "2026-03-14") == []


@pytest.mark.usefixtures("company")
def test_what_the_leader_called_bad_is_in_other_hands(owing: Program) -> None:
    owing.on("2026-03-16").done("--as ceo collect risk H1 --class bad --reason 부도")
    assert overdue(owing, "2026-03-31") == [("C-2026-0002", "2026-03-23", None)]
    owing.done("--as ceo collect risk C-1 --class doubtful --reason 회복")

    first = ("C-2026-0001", "2026-03-20", None)
    assert first not in overdue(owing, "2026-03-31")
    owing.on("2026-03-31").done("--as kim collect dun C-1 --means call")
    assert overdue(owing, "2026-04-09")[0] == ("C-2026-0001", "2026-04-08", None)


@pytest.mark.usefixtures("company")
def test_a_promise_ends_with_the_debt(owing: Program) -> None:
    owing.on("2026-03-09").done("--as kim collect dun C-1 --means call --promise 2026-03-12")
    for line in (
        "lee ship correct N-1 --line 1=6 --reason 반송",
        "park ship approve G-3",
        "lee invoice correct I-1 --reason return",
        "choi invoice issue I-3",
    ):
        owing.on("2026-03-11").done(f"--as {line}")

    assert overdue(owing, "2026-03-13") == []


@pytest.mark.usefixtures("company")
def test_what_was_overdue_before_the_watch_counts_from_its_first_day(owing: Program) -> None:
    """Of a company that did not watch: from Monday 16 on, seven working days end on Monday 23."""
    with closing(sqlite3.connect(owing.path)) as file:
        guards = file.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for (name,) in guards:
            file.execute(f"DROP TRIGGER {name}")
        file.execute("UPDATE setting SET value = '9999-12-31' WHERE key_ = 'dunning_since'")
        file.commit()
    assert overdue(owing, "2026-03-31") == []
    owing.on("2026-03-16").done("--as admin setting set dunning_since 2026-03-16")

    assert overdue(owing, "2026-03-23") == []
    late = [(f"C-2026-000{n}", "2026-03-23", None) for n in (1, 2)]
    assert overdue(owing, "2026-03-24") == late
