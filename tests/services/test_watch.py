"""What is late or was not done: R7, W3.5 and R9, through `watch` and a pack's last section."""

import json

import pytest

from tests._program import Program
from tests.services.conftest import At, Refuse

Found = list[tuple[str, str, str, str | None, int]]


def overdue(salescli: Program, day: str, who: str = "park") -> Found:
    whole = json.loads(salescli.on(day).looked(f"--as {who} watch --json"))
    rows = whole["sections"][0]["rows"]
    return [
        (row["rule"], row["document"], row["due_on"], row["done_on"], row["days"]) for row in rows
    ]


def broken(salescli: Program, week: str) -> Found:
    whole = json.loads(
        salescli.on("2026-12-31").done(f"--as park report weekly --period {week} --json")
    )
    section = next(s for s in whole["summary"]["sections"] if s["key"] == "breaches")
    return [
        (row["rule"], row["document"], row["due_on"], row["done_on"], row["days"])
        for row in section["rows"]
    ]


C1 = "C-2026-0001"


def test_a_contract_not_sent_by_the_next_working_day_is_overdue(at: At) -> None:
    salescli = at("archived")  # signed on Monday 16

    assert overdue(salescli, "2026-11-17") == []
    assert overdue(salescli, "2026-11-18") == [("R7", C1, "2026-11-17", None, 1)]
    assert overdue(salescli, "2026-11-23") == [("R7", C1, "2026-11-17", None, 6)]


def test_an_agreed_day_is_a_proper_reason(at: At) -> None:
    salescli = at("company").on("2026-11-16")
    for line in (
        "kim contract draft H1 --deliver-by 2026-11-20",
        "kim contract line C-d1 B1",
        "kim contract submit C-d1",
        "park contract confirm C-1",
        "kim contract sign C-1",
        "lee contract archive C-1 --place A",
    ):
        salescli.done(f"--as {line}")

    assert overdue(salescli, "2026-11-20") == []
    assert overdue(salescli, "2026-11-21") == [("R7", C1, "2026-11-20", None, 1)]


def test_a_holiday_moves_the_day_by_which_goods_are_due(at: At) -> None:
    salescli = at("archived").on("2026-11-17")
    salescli.done("--as admin calendar holiday 2026-11-17 창립일")

    assert overdue(salescli, "2026-11-18") == []
    assert overdue(salescli, "2026-11-19") == [("R7", C1, "2026-11-18", None, 1)]


def test_a_contract_sent_in_part_is_not_sent(at: At) -> None:
    salescli = at("archived").on("2026-11-17")
    for line in (
        "kim ship request C-1 --line 1=10",
        "park ship approve G-1",
        "lee ship dispatch G-1 --carrier 한진",
    ):
        salescli.done(f"--as {line}")

    assert overdue(salescli, "2026-11-18") == [("R7", C1, "2026-11-17", None, 1)]


def test_goods_that_cost_nothing_are_sent_like_others(at: At) -> None:
    salescli = at("company").on("2026-11-16")
    for line in (
        "kim contract draft H1",
        "kim contract line C-d1 B1",
        "kim contract line C-d1 N1 --discount 100",
        "park contract consent C-d1",
        "kim contract submit C-d1",
        "park contract settle C-1",
        "park contract confirm C-1",
        "kim contract sign C-1",
        "lee contract archive C-1 --place A",
        "kim ship request C-1 --line 1=1",
        "park ship approve G-1",
        "lee ship dispatch G-1 --carrier 한진",
        "lee ship receipt G-1 --signed-by x",
        "kim invoice apply C-1",
        "choi invoice issue I-1",
        "kim collect apply C-1=1000 --method cash",
        "park collect confirm P-1",
        "choi collect confirm P-1",
    ):
        salescli.done(f"--as {line}")

    assert overdue(salescli, "2026-11-18") == [("R7", C1, "2026-11-17", None, 1)]
    for line in (
        "kim ship request C-1",
        "park ship approve G-2",
        "lee ship dispatch G-2 --carrier 한진",
    ):
        salescli.done(f"--as {line} --on 2026-11-18")
    assert overdue(salescli, "2026-11-19") == []
    assert broken(salescli, "2026-W47")[0] == ("R7", C1, "2026-11-17", "2026-11-18", 1)


def test_goods_sent_late_were_late_in_their_week_and_are_not_overdue(at: At) -> None:
    salescli = at("approved").on("2026-11-19")
    salescli.done("--as lee ship dispatch G-1 --carrier 한진")

    assert overdue(salescli, "2026-11-20") == []
    assert broken(salescli, "2026-W47") == [("R7", C1, "2026-11-17", "2026-11-19", 2)]
    assert ("R7", C1, "2026-11-17", "2026-11-19", 2) not in broken(salescli, "2026-W48")


def test_a_signed_contract_is_archived_the_same_day(at: At) -> None:
    salescli = at("signed")

    assert overdue(salescli, "2026-11-16") == []
    assert overdue(salescli, "2026-11-17") == [("W3.5", C1, "2026-11-16", None, 1)]
    salescli.done("--as lee contract archive C-1 --place A")
    assert [found[0] for found in overdue(salescli, "2026-11-18")] == ["R7"]
    assert ("W3.5", C1, "2026-11-16", "2026-11-17", 1) in broken(salescli, "2026-W47")


def test_a_receipt_is_filed_within_seven_working_days(at: At) -> None:
    salescli = at("dispatched")  # on Tuesday 17: the seventh working day is Wednesday 25

    assert overdue(salescli, "2026-11-25") == []
    assert overdue(salescli, "2026-11-26") == [("R9", "N-2026-0001", "2026-11-25", None, 1)]
    salescli.done("--as lee ship receipt G-1 --signed-by x")
    assert overdue(salescli, "2026-11-27") == []
    assert broken(salescli, "2026-W48") == [("R9", "N-2026-0001", "2026-11-25", "2026-11-26", 1)]


def test_how_long_a_receipt_may_take_is_a_setting(at: At) -> None:
    salescli = at("approved").on("2026-11-17")
    salescli.done("--as park setting set receipt_days 1")
    salescli.done("--as lee ship dispatch G-1 --carrier 한진")
    salescli.on("2026-11-20").done("--as park setting set receipt_days 300")

    assert overdue(salescli, "2026-11-20") == [("R9", "N-2026-0001", "2026-11-18", None, 2)]


def test_a_contract_that_is_not_signed_is_not_watched(at: At) -> None:
    assert overdue(at("confirmed"), "2026-12-31") == []


def test_all_done_in_time_is_nothing_to_watch(at: At) -> None:
    salescli = at("paid")
    salescli.on("2026-12-05").done("--as lee contract bind 2026-11")

    assert overdue(salescli, "2026-12-31") == []
    assert broken(salescli, "2026-W47") == []


@pytest.mark.parametrize(("who", "seen"), [("kim", 1), ("han", 0), ("park", 1)])
def test_salespeople_see_their_own_where_territories_are_closed(
    at: At, who: str, seen: int
) -> None:
    salescli = at("archived")
    salescli.done("--as admin setting set territory_reads on")

    assert len(overdue(salescli, "2026-11-19", who)) == seen


def test_watching_a_closed_territory_needs_somebody(at: At, refuse: Refuse) -> None:
    at("archived").done("--as admin setting set territory_reads on")

    refuse("watch", 77, "territory_reads is on", noted=False)
