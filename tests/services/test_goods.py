"""What quotations cover, whose answers and consent count, what a block stops."""

import json

import pytest

from tests._program import Program


def signed(salescli: Program, *lines: str) -> None:
    for line in (
        "--as kim contract draft H1",
        "--as kim contract line C-d1 B1 -q 10",
        *lines,
        "--as kim contract submit C-d1",
        "--as park contract confirm C-1",
        "--as kim contract sign C-1",
    ):
        salescli.done(line)


def dispatches(salescli: Program, day: str) -> list[tuple[str, str]]:
    found = json.loads(salescli.on(day).looked("watch --json"))["sections"][0]["rows"]
    return [(row["document"], row["due_on"]) for row in found if row["rule"] == "R7"]


@pytest.mark.usefixtures("company")
def test_a_block_excuses_a_dispatch_that_it_stops(salescli: Program) -> None:
    signed(salescli.on("2026-03-02"))
    salescli.on("2026-03-03").done("--as park customer block H1 --reason 체납")
    assert dispatches(salescli, "2026-03-09") == []

    salescli.on("2026-03-10").done("--as park customer block H1 --reason 완납 --lift")

    assert dispatches(salescli, "2026-03-11") == []
    assert dispatches(salescli, "2026-03-12") == [("C-2026-0001", "2026-03-11")]


@pytest.mark.usefixtures("company")
def test_a_block_after_the_day_excuses_nothing(salescli: Program) -> None:
    signed(salescli.on("2026-03-02"))
    salescli.on("2026-03-04").done("--as park customer block H1 --reason 체납")
    salescli.done("--as park customer edit H1 --region 대전")

    assert dispatches(salescli, "2026-03-09") == [("C-2026-0001", "2026-03-03")]


@pytest.mark.usefixtures("company")
def test_a_block_lifted_and_put_again_excuses_what_both_stop(salescli: Program) -> None:
    signed(salescli.on("2026-03-02"))
    for day, lift in (("03", ""), ("05", " --lift"), ("06", ""), ("09", " --lift")):
        salescli.on(f"2026-03-{day}").done(f"--as park customer block H1 --reason 체납{lift}")

    assert dispatches(salescli, "2026-03-11") == [("C-2026-0001", "2026-03-10")]


def totals(salescli: Program, command: str, key: str) -> list[str | None]:
    sections_ = json.loads(salescli.done(f"{command} --json"))["sections"]
    return [row["total"] for s in sections_ if s["key"] == key for row in s["rows"]]


@pytest.mark.usefixtures("company")
def test_lists_show_the_total_in_force(salescli: Program) -> None:
    signed(salescli.on("2026-03-02"))
    for line in (
        "--as kim contract amend C-1",
        "--as kim contract line C-d2 --change 1 -q 4",
        "--as kim contract submit C-d2",
    ):
        salescli.done(line)
    assert totals(salescli, "contract list", "contracts") == [None, "10000"]
    for line in (
        "--as park contract settle C-1-A1",
        "--as park contract confirm C-1-A1",
        "--as kim contract sign C-1-A1",
        "--as kim contract draft H1",
        "--as kim contract line C-d3 B1 -q 2",
        "--as kim contract draft H1",
        "--as kim contract line C-d4 B1 -q 3",
        "--as kim contract cancel C-d4 --reason 오기",
    ):
        salescli.done(line)

    shown = ["4000", None, "2000", "0"]
    assert totals(salescli, "contract list", "contracts") == shown[::-1]
    assert totals(salescli, "customer show H1", "contracts") == shown
    assert '"in_force": "4000"' in salescli.done("contract show C-1 --json")
    salescli.done("--as park contract cancel C-1 --reason 취소")
    assert totals(salescli, "contract list", "contracts") == [*shown[:0:-1], "0"]


def deviations(salescli: Program, as_of: str = "") -> int:
    line = f"report F4 --period 2026-03 --json{as_of}"
    found = json.loads(salescli.on("2026-04-10").done(line))["sections"]
    (rows,) = (s["rows"] for s in found if s["key"] == "by_salesperson")
    return next(row["deviations"] for row in rows if row["salesperson"] == "kim")


DECLARED = "--as kim contract deviate C-d1 --term 보증 --normal 1년 --agreed"


@pytest.mark.usefixtures("company")
def test_a_deviation_counts_once_however_often_it_is_told(salescli: Program) -> None:
    salescli.on("2026-03-02")
    for line in (
        "--as kim contract draft H1",
        "--as kim contract line C-d1 N1 -q 10 --price 300",
        "--as park contract consent C-d1",
        f"{DECLARED} 3년",
        f"{DECLARED} 2년",
        "--as kim contract deviate C-d1 --term 설치 --normal 유상 --agreed 무상",
        "--as kim contract deviate C-d1 --term 설치 --withdraw",
        *("--as kim contract submit C-d1", "--as park contract settle C-1 --all"),
        "--as park contract return C-1",
        *("--as kim contract submit C-1", "--as park contract settle C-1 --all"),
        *("--as park contract confirm C-1", "--as kim contract sign C-1"),
    ):
        salescli.done(line)
    assert deviations(salescli) == 2  # the price and the warranty of two years

    salescli.on("2026-03-03")
    for line in (
        "--as kim contract amend C-1",
        "--as kim contract line C-d2 --change 1 -q 12",
        f"{DECLARED} 2년".replace("C-d1", "C-d2"),
        "--as park contract consent C-d2",
        *("--as kim contract submit C-d2", "--as park contract settle C-d2 --all"),
    ):
        salescli.done(line)

    assert deviations(salescli) == 3  # and the quantity: the amendment repeats the others
    assert deviations(salescli, " --as-of 2026-03-02") == 2


@pytest.mark.usefixtures("company")
def test_what_is_rejected_or_taken_back_counts_as_of_before(salescli: Program) -> None:
    salescli.on("2026-03-02")
    for line in (
        "--as kim contract draft H1",
        "--as kim contract line C-d1 N1 -q 10 --price 300",
        f"{DECLARED} 3년",
        "--as park contract consent C-d1",
        "--as kim quote draft H1 --valid-until 2026-12-31",
        "--as kim quote line Q-d1 N1 --price 300",
        *("--as kim quote submit Q-d1", "--as park quote settle Q-d1"),
        *("--as park quote approve Q-d1", "--as kim quote draft --revises Q-1"),
        *("--as kim quote submit Q-d2", "--as park quote settle Q-d2"),
    ):
        salescli.done(line)
    assert deviations(salescli) == 2  # the warranty, and the price that a new version repeats
    salescli.on("2026-03-04").done("--as kim contract deviate C-d1 --term 보증 --withdraw")
    salescli.done("--as kim contract submit C-d1")
    salescli.on("2026-03-05").done("--as park contract settle C-1 --reject")

    told = [deviations(salescli, f" --as-of 2026-03-0{day}") for day in range(2, 7)]

    assert told == [2, 2, 2, 1, 1]
