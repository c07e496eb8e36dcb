"""Orders by telephone or fax: confirmed, delivered, and waiting for their paper (W3.6)."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from tests._program import Program
from tests.services.conftest import At, Refuse

Query = Callable[[str], list[tuple[Any, ...]]]

ORDER = (
    "--as kim contract draft H1 --phone",
    "--as kim contract line C-d1 B1 -q 10",
    "--as kim contract submit C-d1",
)


@pytest.fixture
def submitted(at: At) -> Program:
    salescli = at("company").on("2026-11-16")
    for line in ORDER:
        salescli.done(line)
    return salescli


@pytest.fixture
def ordered(submitted: Program) -> Program:
    submitted.done("--as park contract confirm C-1")
    return submitted


def deliver(salescli: Program) -> None:
    for line in (
        "kim ship request C-1",
        "park ship approve G-1",
        "lee ship dispatch G-1 --carrier 한진",
        "lee ship receipt G-1 --signed-by x",
    ):
        salescli.done(f"--as {line}")


def waiting(salescli: Program) -> list[str]:
    whole = json.loads(salescli.done("contract list --orders-open --json"))
    return [row["number"] for row in whole["sections"][0]["rows"]]


def test_an_order_counts_once_it_is_confirmed(submitted: Program, query: Query) -> None:
    assert query("SELECT COUNT(*) FROM posting") == [(0,)]

    answer = submitted.done("--as park contract confirm C-1")

    assert answer == "C-2026-0001 is ordered · 10,000 KRW"
    assert query("SELECT means, ordered_on, signed_on, effective_on FROM contract") == [
        ("phone", "2026-11-16", None, "2026-11-16")
    ]
    assert query("SELECT kind, booked_on, quantity, amount FROM posting ORDER BY id") == [
        ("signed", "2026-11-16", 1000, 0),
        ("contracted", "2026-11-16", 10000, 10000),
    ]
    assert query("SELECT step, clause FROM decision ORDER BY id DESC LIMIT 1") == [
        ("confirm_order", "W3.6")
    ]


@pytest.mark.parametrize("who", ["kim", "lee", "choi", "ceo", "admin"])
def test_an_order_is_confirmed_by_the_manager(submitted: Program, refuse: Refuse, who: str) -> None:
    assert submitted.path.is_file()
    refuse(f"--as {who} contract confirm C-1", 77, "it is for: MANAGER (W3.6)")


def test_an_order_waits_until_its_deviations_are_decided(at: At, refuse: Refuse) -> None:
    salescli = at("company")
    salescli.done("--as kim contract draft H1 --fax")
    salescli.done("--as kim contract line C-d1 B1 --discount 10")
    salescli.done("--as kim contract submit C-d1")

    refuse("--as park contract confirm C-1", 76, "every deviation is decided (W3.6)")
    salescli.done("--as park contract settle C-1 --reject")
    refuse("--as park contract confirm C-1", 76, "no rejected deviation stands in it (W3.6)")


def test_an_order_waits_until_its_open_points_are_answered(at: At, refuse: Refuse) -> None:
    salescli = at("company")
    salescli.done("--as kim contract draft H1 --fax")
    salescli.done("--as park contract consent C-d1")
    salescli.done("--as kim contract negotiate C-d1 전화 --open '색상은?'")
    salescli.done("--as kim contract line C-d1 B1")
    salescli.done("--as kim contract submit C-d1")

    refuse("--as park contract confirm C-1", 76, "every open question is answered (W3.6)")
    salescli.done("--as park contract answer C-1 1 검정")
    assert "is ordered" in salescli.done("--as park contract confirm C-1")


def test_goods_are_requested_of_an_order_once_it_is_confirmed(
    submitted: Program, refuse: Refuse, query: Query
) -> None:
    refuse(
        "--as kim ship request C-1",
        76,
        "cannot request goods of C-2026-0001 until the manager has confirmed the order (W3.6)",
    )
    submitted.done("--as park contract confirm C-1")
    refuse("--as kim ship request C-1 --on 2026-11-15", 65, "its last step was on 2026-11-16")

    submitted.done("--as kim ship request C-1")

    assert query("SELECT due_on FROM shipment") == [("2026-11-17",)]


def test_a_payment_may_be_for_an_order(submitted: Program, refuse: Refuse) -> None:
    pay = "--as kim collect apply C-1=500 --method cash"
    refuse(pay, 65, "a payment needs a signed contract")
    submitted.done("--as park contract confirm C-1")

    told = "received at the company's till; otherwise say --received-by"
    assert submitted.done(pay) == f"P-2026-0001 is applied · 500 KRW · {told}"


def test_the_paper_of_an_order_posts_nothing_again(ordered: Program, query: Query) -> None:
    before = query("SELECT COUNT(*) FROM posting")
    ordered.on("2026-11-18")

    assert ordered.done("--as kim contract sign C-1").startswith("C-2026-0001 is signed")
    assert query("SELECT ordered_on, signed_on, effective_on FROM contract") == [
        ("2026-11-16", "2026-11-18", "2026-11-16")
    ]
    assert query("SELECT COUNT(*) FROM posting") == before
    assert ordered.done("--as lee contract archive C-1 --place A") == "C-2026-0001 is archived"


def test_goods_go_out_of_an_order_whose_paper_is_not_filed_yet(ordered: Program) -> None:
    ordered.done("--as kim contract sign C-1")
    deliver(ordered)

    assert ordered.done("--as lee contract archive C-1 --place A") == "C-2026-0001 is completed"


def test_the_paper_may_come_after_the_goods(ordered: Program, refuse: Refuse, query: Query) -> None:
    deliver(ordered)
    refuse("--as lee contract archive C-1 --place A", 76, "a signed paper waits to be filed (W3.5)")

    assert ordered.done("--as kim contract sign C-1").startswith("C-2026-0001 is completed")
    refuse("--as kim contract sign C-1", 76, "it is an order whose paper is awaited (W3.6)")
    assert ordered.done("--as lee contract archive C-1 --place A") == "C-2026-0001 is completed"
    assert query("SELECT archived_on, archive_place FROM contract") == [("2026-11-16", "A")]
    refuse("--as lee contract archive C-1 --place B", 76, "a signed paper waits to be filed (W3.5)")


def test_a_written_contract_in_delivery_has_no_paper_to_come(at: At, refuse: Refuse) -> None:
    at("dispatched")

    refuse("--as kim contract sign C-1", 76, "it is an order whose paper is awaited (W3.6)")


@pytest.mark.parametrize("who", ["park", "choi", "ceo", "admin"])
def test_the_paper_is_recorded_by_sales_or_the_clerk(
    ordered: Program, refuse: Refuse, who: str
) -> None:
    assert ordered.path.is_file()
    refuse(f"--as {who} contract sign C-1", 77, "it is for: SALES, CLERK (W3.6)")


def test_orders_stay_on_the_open_list_until_their_paper_is_there(ordered: Program) -> None:
    ordered.done("--as han contract draft E1")
    ordered.done("--as han contract draft E1 --fax")
    assert waiting(ordered) == ["C-2026-0001"]

    deliver(ordered)
    assert waiting(ordered) == ["C-2026-0001"]
    ordered.done("--as kim contract sign C-1")
    assert waiting(ordered) == []


def test_a_cancelled_order_waits_for_nothing(ordered: Program) -> None:
    ordered.done("--as park contract cancel C-1 --reason 오기")

    assert waiting(ordered) == []


def test_an_order_comes_by_one_means(at: At, refuse: Refuse) -> None:
    at("company")

    refuse("--as kim contract draft H1 --phone --fax", 2, "give --phone or --fax")


def test_an_order_is_not_signed_before_it_is_confirmed(submitted: Program, refuse: Refuse) -> None:
    assert submitted.path.is_file()
    refuse("--as kim contract sign C-1", 76, "it is submitted; possible now: return, confirm")


def test_an_order_of_a_manager_is_the_leaders_to_confirm(at: At, refuse: Refuse) -> None:
    salescli = at("company")
    salescli.done("--as park contract draft H1 --phone --salesperson kim")
    salescli.done("--as park contract line C-d1 B1")
    salescli.done("--as park contract submit C-d1")

    refuse("--as park contract confirm C-1", 76, "박부장 made it", "(W3.6)")
    assert "is ordered" in salescli.done("--as ceo contract confirm C-1")


def test_a_major_order_waits_for_the_leader(submitted: Program, refuse: Refuse) -> None:
    submitted.done("--as lee contract flag C-1 --reason 신용")

    refuse("--as park contract confirm C-1", 76, "the leader has agreed", "(1.3.2)")
    submitted.done("--as ceo contract decide C-1")
    submitted.done("--as park contract confirm C-1")
