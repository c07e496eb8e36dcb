"""Amendments: versions of a contract in force, and the differences that they make (W3.3)."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from tests._program import Program
from tests.services.conftest import At, Refuse

Query = Callable[[str], list[tuple[Any, ...]]]

CONTRACTED = (
    "SELECT line_id, quantity, amount FROM posting WHERE kind = 'contracted' AND id > 3 ORDER BY id"
)
IN_FORCE = (
    "SELECT l.position, SUM(p.quantity), SUM(p.amount) FROM posting p"
    " JOIN contract_line l ON l.id = p.line_id"
    " WHERE p.kind = 'contracted' AND p.contract_id = 1 GROUP BY l.position ORDER BY l.position"
)


def amended(
    salescli: Program, *changes: str, number: str = "C-1-A1", consent: bool = False
) -> Program:
    """Amend the contract, draft C-d2, and have the amendment signed."""
    salescli.done("--as kim contract amend C-1")
    for change in changes:
        salescli.done(f"--as kim contract {change}")
    if consent:
        salescli.done("--as park contract consent C-d2")
    if "to settle" in salescli.done("--as kim contract submit C-d2"):
        salescli.done(f"--as park contract settle {number} --all")
    salescli.done(f"--as park contract confirm {number}")
    salescli.done(f"--as kim contract sign {number}")
    return salescli


def half_sent(at: At) -> Program:
    """Deliver 4 of 10 bolts and none of 3 nuts."""
    salescli = at("archived")
    for line in (
        "kim ship request C-1 --line 1=4",
        "park ship approve G-1",
        "lee ship dispatch G-1 --carrier 한진",
        "lee ship receipt G-1 --signed-by x",
    ):
        salescli.done(f"--as {line}")
    return salescli


def shown(salescli: Program, number: str, key: str) -> list[dict[str, Any]]:
    whole = json.loads(salescli.done(f"contract show {number} --json"))
    rows: list[dict[str, Any]] = next(s["rows"] for s in whole["sections"] if s["key"] == key)
    return rows


def test_an_amendment_copies_what_is_in_force(at: At, query: Query) -> None:
    salescli = at("archived")

    assert salescli.done("--as kim contract amend C-1") == "C-d2 is draft · 10,999 KRW"
    assert query(
        "SELECT amends_id, revision, means, payment_days, open_until FROM contract WHERE id = 2"
    ) == [(1, 2, "written", 30, "2026-11-19")]
    assert query(
        "SELECT position, quantity, price, amount, origin_id FROM contract_line"
        " WHERE contract_id = 2"
    ) == [(1, 10000, 1000, 10000, 1), (2, 3000, 333, 999, 2)]


def test_an_amendment_has_the_number_of_its_contract(at: At, query: Query) -> None:
    salescli = at("archived")
    salescli.done("--as kim contract amend C-1")

    assert "C-2026-0001-A1 is submitted" in salescli.done("--as kim contract submit C-d2")
    assert query("SELECT last FROM number_series WHERE kind = 'contract'") == [(1,)]
    salescli.done("--as park contract confirm C-1-A1")
    assert "C-2026-0001-A1 is signed" in salescli.done("--as kim contract sign c-2026-1-a1")
    assert "is archived" in salescli.done("--as lee contract archive C-1-A1 --place A-1")
    assert query("SELECT state FROM contract ORDER BY id") == [("archived",), ("archived",)]


def test_more_of_a_line_is_a_difference_of_the_contract(at: At, query: Query) -> None:
    amended(at("archived"), "line C-d2 --change 2 -q 4.5")

    # 4.5 × 333 = 1498.5, its half up, less 999
    assert query(CONTRACTED) == [(2, 1500, 500)]
    assert query("SELECT COUNT(*) FROM posting WHERE kind = 'signed'") == [(1,)]
    assert query("SELECT DISTINCT contract_id FROM posting") == [(1,)]
    assert query("SELECT total FROM contract ORDER BY id") == [(10999,), (11499,)]


def test_another_price_leaves_what_was_delivered_on_the_old_line(at: At, query: Query) -> None:
    salescli = amended(half_sent(at), "line C-d2 --change 1 --price 960")

    assert query(IN_FORCE) == [(1, 4000, 4000), (2, 3000, 999), (3, 6000, 5760)]
    assert query("SELECT position, quantity, origin_id FROM contract_line WHERE id > 4") == [
        (3, 6000, 1)
    ]
    assert query("SELECT state, total FROM contract WHERE id = 1") == [("in_delivery", 10999)]
    assert shown(salescli, "C-1", "contract")[0]["in_force"] == "10759"
    salescli.done("--as kim ship request C-1")
    assert query("SELECT line_id, quantity FROM shipment_line WHERE shipment_id = 2") == [
        (2, 3000),
        (5, 6000),
    ]


def test_another_price_of_what_was_all_delivered_changes_nothing(at: At, query: Query) -> None:
    amended(at("received"), "line C-d2 --change 1 --discount 4")

    assert query(CONTRACTED.replace("id > 3", "id > 5")) == []
    assert query("SELECT state FROM contract WHERE id = 1") == [("completed",)]


def test_parts_of_an_amended_line_add_up(at: At, query: Query) -> None:
    # 333 less nothing: 0.5 is worth 167; the 2.5 that are left at 300 are worth 750.
    salescli = at("archived")
    for line in (
        "kim ship request C-1 --line 2=0.5",
        "park ship approve G-1",
        "lee ship dispatch G-1 --carrier 한진",
    ):
        salescli.done(f"--as {line}")
    amended(salescli, "line C-d2 --change 2 --price 300", consent=True)

    assert query(IN_FORCE) == [(1, 10000, 10000), (2, 500, 167), (3, 2500, 750)]
    salescli.done("--as kim ship request C-1")
    salescli.done("--as park ship approve G-2")
    salescli.done("--as lee ship dispatch G-2 --carrier 한진")
    assert query(
        "SELECT SUM(CASE kind WHEN 'contracted' THEN amount ELSE -amount END) FROM posting"
    ) == [(0,)]


def test_a_line_is_cut_to_what_was_delivered_and_no_further(
    at: At, query: Query, refuse: Refuse
) -> None:
    salescli = half_sent(at)
    salescli.done("--as kim contract amend C-1")
    salescli.done("--as kim contract line C-d2 --remove 1")
    salescli.done("--as kim contract submit C-d2")
    salescli.done("--as park contract settle C-d2 --all")
    salescli.done("--as park contract confirm C-d2")
    refuse("--as kim contract sign C-d2", 76, "at least what was delivered of it (W3.4)")

    salescli.done("--as park contract return C-d2")
    salescli.done("--as kim contract line C-d2 B1 -q 4")
    for line in ("kim contract submit", "park contract settle --all", "park contract confirm"):
        salescli.done(f"--as {line} C-d2")
    salescli.done("--as kim contract sign C-d2")
    assert query(IN_FORCE) == [(1, 4000, 4000), (2, 3000, 999)]


def test_a_line_of_which_nothing_is_in_force_is_not_copied_again(at: At, query: Query) -> None:
    salescli = amended(half_sent(at), "line C-d2 --remove 2")
    assert query(IN_FORCE) == [(1, 10000, 10000), (2, 0, 0)]

    salescli.done("--as kim contract amend C-1")

    assert query("SELECT position FROM contract_line WHERE contract_id = 3") == [(1,)]


def test_a_new_line_is_added_to_the_contract(at: At, query: Query) -> None:
    salescli = amended(at("archived"), "line C-d2 N1 -q 2")

    assert query(IN_FORCE)[2] == (3, 2000, 666)
    assert salescli.done("--as kim ship request C-1 --line 3=2").startswith("G-")


def test_a_line_put_back_changes_the_line_it_stands_for(at: At, query: Query) -> None:
    amended(at("archived"), "line C-d2 --remove 1", "line C-d2 B1 -q 12")

    assert query(CONTRACTED) == [(1, 2000, 2000)]


def test_less_than_was_delivered_shuts_the_gate(at: At, refuse: Refuse) -> None:
    salescli = half_sent(at)
    for line in (
        "kim contract amend C-1",
        "kim contract line C-d2 --change 1 -q 3.9",
        "kim contract submit C-d2",
        "park contract settle C-1-A1 --all",
        "park contract confirm C-1-A1",
    ):
        salescli.done(f"--as {line}")

    refuse(
        "--as kim contract sign C-1-A1",
        76,
        "until it leaves every line at least what was delivered of it (W3.4)",
    )


def test_a_contract_cut_to_what_was_delivered_is_completed(at: At, query: Query) -> None:
    amended(half_sent(at), "line C-d2 --change 1 -q 4", "line C-d2 --remove 2")

    assert query("SELECT state FROM contract WHERE id = 1") == [("completed",)]
    assert query("SELECT step, clause FROM decision WHERE document_id = 1 ORDER BY id")[-1] == (
        "complete",
        "W4.5",
    )


def test_a_completed_contract_opens_again_for_more(at: At, query: Query, refuse: Refuse) -> None:
    salescli = at("paid")
    assert query("SELECT state, open_until FROM contract") == [("completed", "2026-11-18")]
    refuse("--as kim ship request C-1", 76, "it is completed; possible now: sign, archive")

    amended(salescli, "line C-d2 --change 1 -q 12")

    assert query("SELECT state, open_until, closed_at FROM contract WHERE id = 1") == [
        ("in_delivery", "9999-12-31", None)
    ]
    salescli.done("--as kim ship request C-1")
    salescli.done("--as park ship approve G-2")
    salescli.done("--as lee ship dispatch G-2 --carrier 한진")
    salescli.done("--as lee ship receipt G-2 --signed-by x")
    assert query("SELECT state FROM contract WHERE id = 1") == [("completed",)]
    assert query("SELECT due_on FROM shipment WHERE id = 2") == [("2026-11-20",)]


def test_a_request_that_no_longer_fits_is_not_sent(at: At, refuse: Refuse) -> None:
    salescli = amended(at("approved"), "line C-d2 --change 1 -q 9")

    refuse("--as lee ship dispatch G-1 --carrier 한진", 76, "fits the contract's quantities (W4.4)")
    salescli.done("--as park ship reject G-1")
    salescli.done("--as kim ship request C-1 --line 1=9")


def test_a_request_rejected_after_a_cut_completes_the_contract(at: At, query: Query) -> None:
    salescli = half_sent(at)
    salescli.done("--as kim ship request C-1 --line 1=6")
    amended(salescli, "line C-d2 --change 1 -q 4", "line C-d2 --remove 2")
    assert query("SELECT state FROM contract WHERE id = 1") == [("in_delivery",)]

    salescli.done("--as park ship reject G-2")

    assert query("SELECT state FROM contract WHERE id = 1") == [("completed",)]


def test_the_terms_in_force_are_the_last_amendments(at: At, query: Query) -> None:
    salescli = at("dispatched")
    salescli.done("--as kim contract amend C-1 --payment-days 60 --deliver-by 2026-12-24")
    salescli.done("--as park contract consent C-d2")
    salescli.done("--as kim contract submit C-d2")
    salescli.done("--as park contract settle C-1-A1 --all")
    salescli.done("--as park contract confirm C-1-A1")
    salescli.done("--as kim contract sign C-1-A1")
    salescli.done("--as kim invoice apply C-1")
    salescli.done("--as choi invoice issue I-1")

    assert query("SELECT due_on FROM invoice") == [("2027-01-18",)]
    assert shown(salescli, "C-1", "contract")[0]["amended_by"] == "C-2026-0001-A1"
    assert shown(salescli, "C-1-A1", "contract")[0]["amends"] == "C-2026-0001"
    assert [r["number"] for r in shown(salescli, "C-1", "amendments")] == ["C-2026-0001-A1"]
    salescli.done("--as kim contract amend C-1")
    assert query("SELECT payment_days, deliver_by, revision FROM contract WHERE id = 3") == [
        (60, "2026-12-24", 3)
    ]


def test_an_invoice_of_before_has_the_terms_of_before(at: At, query: Query) -> None:
    salescli = at("dispatched")
    salescli.done("--as kim invoice apply C-1 --on 2026-11-18")
    salescli.done("--as kim contract amend C-1 --payment-days 10")
    salescli.done("--as kim contract submit C-d2")
    salescli.done("--as park contract settle C-1-A1 --all")
    salescli.done("--as park contract confirm C-1-A1")
    salescli.done("--as kim contract sign C-1-A1")

    salescli.done("--as choi invoice issue I-1 --on 2026-11-18")

    assert query("SELECT due_on FROM invoice") == [("2026-12-18",)]


def test_every_change_is_a_deviation_from_the_contract(at: At, query: Query) -> None:
    salescli = at("archived")
    salescli.done("--as kim contract amend C-1 --terms 현금")
    salescli.done("--as kim contract line C-d2 --change 1 -q 12")
    salescli.done("--as kim contract line C-d2 --change 2 --price 300")
    salescli.done("--as park contract consent C-d2")
    salescli.done("--as kim contract submit C-d2")

    assert query("SELECT basis, term, position, normal, agreed FROM deviation ORDER BY id") == [
        ("contract", "quantity", 1, "10", "12"),
        ("contract", "price", 2, "333", "300"),
        ("contract", "terms", None, "-", "현금"),
        ("norm", "price", 2, "333 -0%", "300 -0%"),
    ]


def test_an_amendment_that_changes_nothing_departs_from_nothing(at: At, query: Query) -> None:
    amended(at("archived"))

    assert query("SELECT COUNT(*) FROM deviation") == [(0,)]
    assert query(CONTRACTED) == []


def test_an_amendment_is_confirmed_like_a_contract(at: At, refuse: Refuse) -> None:
    salescli = at("archived")
    salescli.done("--as kim contract amend C-1")
    salescli.done("--as kim contract line C-d2 --change 1 -q 20")
    salescli.done("--as kim contract submit C-d2")

    refuse("--as park contract confirm C-1-A1", 76, "every deviation is decided (W3.3)")
    salescli.done("--as park contract settle C-1-A1 --all")
    refuse("--as kim contract sign C-1-A1", 76, "it is submitted; possible now: return, confirm")
    salescli.done("--as park contract confirm C-1-A1")


@pytest.mark.parametrize(
    ("stage", "number", "words"),
    [
        ("draft", "C-d1", "cannot amend C-d1: it is draft"),
        ("submitted", "C-1", "it is submitted; possible now: return"),
        ("confirmed", "C-1", "it is confirmed; possible now: return, sign"),
    ],
)
def test_only_a_contract_in_force_is_amended(
    at: At, refuse: Refuse, stage: str, number: str, words: str
) -> None:
    at(stage)

    refuse(f"--as kim contract amend {number}", 76, words)


@pytest.mark.parametrize("stage", ["signed", "archived", "dispatched", "paid"])
def test_a_contract_is_amended_from_its_signature_on(at: At, stage: str) -> None:
    assert at(stage).done("--as lee contract amend C-1").startswith("C-d2 is draft")


def test_an_order_without_paper_is_not_amended(at: At, refuse: Refuse) -> None:
    salescli = at("company")
    for line in (
        "kim contract draft H1 --phone",
        "kim contract line C-d1 B1 -q 2",
        "kim contract submit C-d1",
        "park contract confirm C-1",
    ):
        salescli.done(f"--as {line}")
    refuse("--as kim contract amend C-1", 76, "it is ordered; possible now: sign")
    salescli.done("--as kim ship request C-1 --line 1=1")
    salescli.done("--as park ship approve G-1")
    salescli.done("--as lee ship dispatch G-1 --carrier 한진")

    refuse("--as kim contract amend C-1", 76, "until the paper of the order is signed (W3.6)")
    salescli.done("--as kim contract sign C-1")
    assert "is draft" in salescli.done("--as kim contract amend C-1")


@pytest.mark.parametrize("who", ["choi", "ceo", "admin"])
def test_the_sales_department_amends(at: At, refuse: Refuse, who: str) -> None:
    at("archived")

    refuse(f"--as {who} contract amend C-1", 77, "it is for: SALES, CLERK, MANAGER (W3.3)")


def test_one_amendment_at_a_time(at: At, refuse: Refuse) -> None:
    salescli = at("archived")
    salescli.done("--as kim contract amend C-1")

    refuse("--as kim contract amend C-1", 76, "its amendment C-d2 is signed or cancelled (W3.3)")
    salescli.done("--as kim contract submit C-d2")
    refuse("--as kim contract amend C-1", 76, "its amendment C-2026-0001-A1 is signed or")
    salescli.done("--as park contract cancel C-1-A1 --reason 철회")
    salescli.done("--as kim contract amend C-1")
    assert "C-2026-0001-A2 is" in salescli.done("--as kim contract submit C-d3")


def test_a_draft_that_was_dropped_uses_no_number_up(at: At) -> None:
    salescli = at("archived")
    salescli.done("--as kim contract amend C-1")
    salescli.done("--as kim contract cancel C-d2 --reason 오기")
    salescli.done("--as kim contract amend C-1")

    assert "C-2026-0001-A1 is" in salescli.done("--as kim contract submit C-d3")


def test_amendments_follow_each_other_in_business_time(at: At, refuse: Refuse) -> None:
    salescli = at("archived")
    refuse("--as kim contract amend C-1 --on 2026-11-15", 65, "its last step was on 2026-11-16")
    amended(salescli)

    refuse("--as kim contract amend C-1 --on 2026-11-18", 65, "its last step was on 2026-11-19")


@pytest.mark.parametrize(
    "line",
    [
        "kim contract amend C-1-A1",
        "kim ship request C-1-A1",
        "kim invoice apply C-1-A1",
        "kim collect apply C-1-A1=5 --method cash",
    ],
)
def test_goods_and_money_are_the_contracts(at: At, refuse: Refuse, line: str) -> None:
    amended(at("archived"))

    refuse(f"--as {line}", 65, "is an amendment; give the contract that it changes: C-2026-0001")


def test_what_was_cancelled_meanwhile_is_amended_no_more(at: At, refuse: Refuse) -> None:
    salescli = at("archived")
    salescli.done("--as kim contract amend C-1")
    salescli.done("--as kim contract submit C-d2")
    salescli.done("--as park contract confirm C-1-A1")
    salescli.done("--as park contract cancel C-1 --reason 파기")

    refuse("--as kim contract sign C-1-A1", 76, "C-2026-0001, which it changes, is in force (W3.3)")
    refuse("--as kim contract amend C-1", 76, "cannot amend C-2026-0001: it is cancelled")


def test_an_amendment_in_force_is_not_cancelled_alone(at: At, refuse: Refuse) -> None:
    amended(at("archived"))

    refuse("--as park contract cancel C-1-A1 --reason x", 65, "amend C-2026-0001 again, or cancel")


def test_lists_count_an_amended_contract_once(at: At) -> None:
    salescli = amended(at("archived"))
    whole = json.loads(salescli.done("contract list --json"))

    assert [row["total"] for row in whole["sections"][0]["rows"]] == [None, "10999"]
    assert whole["sections"][0]["totals"]["total"] == "10999"


def test_a_second_amendment_goes_on_from_the_first(at: At, query: Query) -> None:
    salescli = amended(half_sent(at), "line C-d2 --change 1 --price 960")
    salescli.done("--as kim contract amend C-1")
    assert query(
        "SELECT position, quantity, price, origin_id FROM contract_line WHERE contract_id = 3"
    ) == [(1, 4000, 1000, 1), (2, 3000, 333, 2), (3, 6000, 960, 5)]
    salescli.done("--as kim contract line C-d3 --change 3 -q 10")
    salescli.done("--as kim contract submit C-d3")
    salescli.done("--as park contract settle C-1-A2 --all")
    salescli.done("--as park contract confirm C-1-A2")
    salescli.done("--as kim contract sign C-1-A2")

    assert query(IN_FORCE) == [(1, 4000, 4000), (2, 3000, 999), (3, 10000, 9600)]
