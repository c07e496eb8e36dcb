"""The monthly contract binder: originals in sequence, and the numbers that are missing (R15)."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from tests._program import Program
from tests.services.conftest import At, Refuse

Query = Callable[[str], list[tuple[Any, ...]]]


def signed(salescli: Program, day: str, *, filed: bool = True) -> str:
    """Take a contract to its signature on one day, and to the archive."""
    salescli.on(day)
    draft = salescli.done("--as kim contract draft H1").split()[0]
    salescli.done(f"--as kim contract line {draft} B1")
    number = salescli.done(f"--as kim contract submit {draft}").split()[0]
    salescli.done(f"--as park contract confirm {number}")
    salescli.done(f"--as kim contract sign {number}")
    if filed:
        salescli.done(f"--as lee contract archive {number} --place A")
    return number


def rows(salescli: Program, month: str, key: str) -> list[dict[str, Any]]:
    whole = json.loads(salescli.done(f"contract binder {month} --json"))
    found: list[dict[str, Any]] = next(s["rows"] for s in whole["sections"] if s["key"] == key)
    return found


def bound(salescli: Program, month: str) -> list[tuple[int, str]]:
    return [(row["sequence"], row["number"]) for row in rows(salescli, month, "binder")]


def test_the_originals_of_a_month_are_numbered(at: At) -> None:
    salescli = at("company")
    for day in ("2026-10-05", "2026-10-31", "2026-11-02"):
        signed(salescli, day)

    answer = salescli.done("--as lee contract bind 2026-10")

    assert answer == "2026-10: bound as 1 to 2"
    assert bound(salescli, "2026-10") == [(1, "C-2026-0001"), (2, "C-2026-0002")]
    assert rows(salescli, "2026-10", "binder")[0] | {"salesperson_name": 0} == {
        "sequence": 1,
        "number": "C-2026-0001",
        "customer": "H1",
        "customer_name": rows(salescli, "2026-10", "binder")[0]["customer_name"],
        "salesperson": "kim",
        "salesperson_name": 0,
        "signed_on": "2026-10-05",
        "place": "A",
        "bound_on": "2026-11-02",
    }
    assert rows(salescli, "2026-10", "gaps") == []


def test_an_original_that_is_not_on_file_stops_the_binder(at: At, refuse: Refuse) -> None:
    salescli = at("company")
    signed(salescli, "2026-10-05")
    signed(salescli, "2026-10-06", filed=False)
    signed(salescli, "2026-10-07", filed=False)
    salescli.on("2026-11-02")

    refuse(
        "--as lee contract bind 2026-10",
        76,
        "cannot bind the contracts of 2026-10 until the originals of all are on file;"
        " missing: C-2026-0002, C-2026-0003 (R15)",
    )
    for number in (2, 3):
        salescli.done(f"--as lee contract archive C-{number} --place A")
    salescli.done("--as lee contract bind 2026-10")


def test_a_month_is_bound_when_it_is_over(at: At, refuse: Refuse) -> None:
    salescli = at("company")
    signed(salescli, "2026-10-05")
    salescli.on("2026-10-31")
    refuse("--as lee contract bind 2026-10", 76, "until the month is over (R15)")

    salescli.on("2026-11-01")
    refuse("--as lee contract bind 2026-10 --on 2026-10-31", 76, "until the month is over (R15)")
    salescli.done("--as lee contract bind last-month")


def test_nothing_new_is_nothing_to_bind(at: At, refuse: Refuse) -> None:
    salescli = at("company")
    signed(salescli, "2026-10-05")
    salescli.on("2026-11-02")
    refuse("--as lee contract bind 2026-09", 65, "no contract signed in 2026-09 waits")
    salescli.done("--as lee contract bind 2026-10")

    refuse("--as lee contract bind 2026-10", 65, "no contract signed in 2026-10 waits to be bound")


def test_what_is_signed_late_follows_what_was_bound(at: At, query: Query) -> None:
    salescli = at("company")
    late = signed(salescli, "2026-10-05", filed=False)
    signed(salescli, "2026-11-02")
    salescli.done(f"--as lee contract archive {late} --place A")
    salescli.done("--as lee contract bind 2026-10")
    salescli.done("--as kim contract draft H1 --on 2026-10-30")
    for line in (
        "kim contract line C-d3 B1",
        "kim contract submit C-d3",
        "park contract confirm C-d3",
        "kim contract sign C-d3",
    ):
        salescli.done(f"--as {line} --on 2026-10-30")
    salescli.done("--as lee contract archive C-d3 --place A")

    assert salescli.on("2026-11-04").done("--as lee contract bind 2026-10") == (
        "2026-10: bound as 2 to 2"
    )
    assert bound(salescli, "2026-10") == [(1, "C-2026-0001"), (2, "C-2026-0003")]
    assert query("SELECT month, bound_on FROM contract_binder") == [("2026-10", "2026-11-02")]
    assert query("SELECT sequence, bound_on FROM binder_entry") == [
        (1, "2026-11-02"),
        (2, "2026-11-04"),
    ]


def test_numbers_between_that_are_not_in_it_are_gaps(at: At) -> None:
    salescli = at("company")
    signed(salescli, "2026-10-05")
    salescli.done("--as kim contract draft H1")
    salescli.done("--as kim contract line C-d2 B1")
    salescli.done("--as kim contract submit C-d2")
    salescli.done("--as park contract cancel C-2 --reason 파기")
    salescli.done("--as kim contract draft H1")
    salescli.done("--as kim contract line C-d3 B1")
    salescli.done("--as kim contract submit C-d3")
    signed(salescli, "2026-10-06")
    salescli.on("2026-11-03").done("--as park contract confirm C-3")
    salescli.done("--as kim contract sign C-3")
    salescli.done("--as lee contract archive C-3 --place A")
    signed(salescli, "2026-11-04")
    salescli.done("--as lee contract bind 2026-10")
    salescli.on("2026-12-01").done("--as lee contract bind 2026-11")

    gaps = rows(salescli, "2026-10", "gaps")
    assert [(g["number"], g["state"], g["signed_on"], g["month"]) for g in gaps] == [
        ("C-2026-0002", "cancelled", None, None),
        ("C-2026-0003", "archived", "2026-11-03", "2026-11"),
    ]
    assert [g["number"] for g in rows(salescli, "2026-11", "gaps")] == ["C-2026-0004"]


def test_amendments_and_papers_of_orders_are_bound_too(at: At) -> None:
    salescli = at("company")
    signed(salescli, "2026-10-05")
    signed(salescli, "2026-10-05")
    for line in (
        "kim contract amend C-1",
        "kim contract submit C-d3",
        "park contract confirm C-1-A1",
        "kim contract sign C-1-A1",
        "lee contract archive C-1-A1 --place A",
        "kim contract draft H1 --phone",
        "kim contract line C-d4 B1",
        "kim contract submit C-d4",
        "park contract confirm C-3",
    ):
        salescli.done(f"--as {line}")
    salescli.on("2026-11-02").done("--as kim contract sign C-3")
    salescli.done("--as lee contract archive C-3 --place A")
    salescli.done("--as lee contract bind 2026-10")
    salescli.on("2026-12-01").done("--as lee contract bind 2026-11")

    assert bound(salescli, "2026-10") == [
        (1, "C-2026-0001"),
        (2, "C-2026-0001-A1"),
        (3, "C-2026-0002"),
    ]
    assert bound(salescli, "2026-11") == [(1, "C-2026-0003")]


@pytest.mark.parametrize("who", ["kim", "park", "choi", "ceo", "admin"])
def test_the_clerk_binds(at: At, refuse: Refuse, who: str) -> None:
    salescli = at("company")
    signed(salescli, "2026-10-05")
    salescli.on("2026-11-02")

    refuse(f"--as {who} contract bind 2026-10", 77, "it is for: CLERK (R15)")


@pytest.mark.parametrize("word", ["2026-W45", "October", "2026-13"])
def test_a_month_is_a_month(at: At, refuse: Refuse, word: str) -> None:
    at("company")

    refuse(f"--as lee contract bind {word}", 65)


def test_a_month_that_is_not_bound_has_no_binder(at: At, refuse: Refuse) -> None:
    at("company")

    refuse("contract binder 2026-10", 65, "the contracts of 2026-10 are not bound yet")


def test_a_binder_is_seen_by_territory(at: At) -> None:
    salescli = at("company")
    signed(salescli, "2026-10-05")
    salescli.on("2026-11-02").done("--as lee contract bind 2026-10")
    salescli.done("--as admin setting set territory_reads on")

    told = json.loads(salescli.done("--as han contract binder 2026-10 --json"))
    assert [len(s["rows"]) for s in told["sections"]] == [0, 0]
