"""Red notes, delays, shortages and telling the customer, as figures and findings (W4, R7, R8)."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from tests._program import Program
from tests.services.conftest import At, Refuse

Query = Callable[[str], list[tuple[Any, ...]]]

MOVED = """
    SELECT kind, booked_on, line_id, quantity, amount, due_on, undoes_id IS NOT NULL
    FROM posting WHERE kind IN ('dispatched', 'contracted') AND quantity < 0 ORDER BY id
"""


def found(salescli: Program, day: str, *rules: str) -> list[tuple[Any, ...]]:
    """Return what is overdue on a day of some rules: the document and its due day."""
    told = json.loads(salescli.on(day).looked("watch --json --section breaches"))
    (section,) = told["sections"]
    return [
        (row["rule"], row["document"], row["due_on"])
        for row in section["rows"]
        if row["rule"] in rules
    ]


def shown(salescli: Program, number: str, key: str, verb: str = "show") -> list[dict[str, Any]]:
    told = json.loads(salescli.done(f"ship {verb} {number} --json"))
    return next(section["rows"] for section in told["sections"] if section["key"] == key)


def test_a_red_note_counts_from_its_approval_and_takes_its_figures_back(
    at: At, query: Query
) -> None:
    salescli = at("issued")

    told = salescli.done("--as lee ship correct N-1 --line 1=4 --reason 오기")
    assert (told.split(" · ")[0], query(MOVED)) == (
        "G-2026-0002 of (주)한솔농협: red note waiting",
        [],
    )
    assert told.split(" · ")[1:] == [
        "takes back of N-2026-0001, by line: 1=4; 4,000 KRW",
        "next: salescli ship approve G-2026-0002 (sales manager)",
    ]
    assert salescli.done("--as park ship approve G-2") == "G-2026-0002 is corrected"

    assert query(MOVED) == [("dispatched", "2026-11-19", 1, -4000, -4000, None, 1)]
    assert query("SELECT note_number, corrects_id, reason FROM shipment WHERE id = 2") == [
        ("N-2026-0002", 1, "오기")
    ]
    assert query("SELECT state FROM contract") == [("in_delivery",)]
    (row,) = json.loads(salescli.done("report F8 --period 2026-11 --json"))["sections"][0]["rows"]
    # 10 x 1000 + 3 x 333 = 10999 were invoiced; 4 x 1000 of it are taken back
    assert (row["delivered"], row["invoiced"], row["uninvoiced"]) == ("6999", "10999", "-4000")
    salescli.done("--as kim ship request C-1")
    assert query("SELECT quantity FROM shipment_line WHERE shipment_id = 3") == [(4000,)]


def test_a_part_is_worth_the_change_that_it_makes(at: At, query: Query) -> None:
    salescli = at("received")
    for line in ("2=0.5", "2=0.5", "2=2"):
        salescli.done(f"--as lee ship correct N-1 --line {line} --reason 오기")
    for number in (2, 3, 4):
        salescli.done(f"--as park ship approve G-{number}")

    # 3 x 333 = 999; 2.5: 832.5, half up 833; 2: 666; 0
    assert query("SELECT quantity, amount FROM posting WHERE quantity < 0 ORDER BY id") == [
        (-500, -166),
        (-500, -167),
        (-2000, -666),
    ]


def test_no_more_is_taken_back_than_was_sent_however_often(at: At, refuse: Refuse) -> None:
    salescli = at("received")
    salescli.done("--as lee ship correct N-1 --line 1=6 --reason 오기")

    refuse("--as lee ship correct N-1 --line 1=4.001 --reason x", 76, "left of the note (R8)")
    refuse("--as lee ship correct N-1 --line 7=1 --reason x", 65, "N-2026-0001 has no line 7")
    refuse("--as lee ship correct N-1 --reason x", 2, "nothing of N-2026-0001 was found short")
    refuse("--as lee ship correct N-1 --line 1=1", 2, "missing: --reason", noted=False)
    refuse("--as lee ship correct G-2 --line 1=1 --reason x", 76, "have gone out (R8)")
    refuse("--as lee ship correct N-1 --line 1=1 --reason x --on 2026-11-16", 65, "2026-11-17")
    refuse("--as kim ship correct N-1 --line 1=1 --reason x", 77, "(R8)")
    refuse("--as lee ship approve G-2", 77, "(R8)")
    salescli.done("--as park ship reject G-2")
    salescli.done("--as lee ship correct N-1 --line 1=10 --reason x")


def test_a_note_that_is_taken_back_whole_waits_for_no_receipt(at: At, query: Query) -> None:
    salescli = at("dispatched")
    salescli.done("--as lee ship correct N-1 --line 1=10 --line 2=3 --reason '다른 거래처'")
    salescli.done("--as park ship approve G-2")

    assert query("SELECT state FROM shipment ORDER BY id") == [("corrected",), ("corrected",)]
    assert query("SELECT step, clause FROM decision WHERE document_id = 1 AND kind = 'ship'")[
        -1
    ] == ("void", "R8")


def test_a_note_stands_until_what_takes_back_its_last_goods_is_approved(
    at: At, query: Query
) -> None:
    salescli = at("dispatched")
    salescli.done("--as lee ship correct N-1 --line 1=4 --reason x")
    salescli.done("--as lee ship correct N-1 --line 1=6 --line 2=3 --reason x")
    salescli.done("--as park ship approve G-2")

    assert query("SELECT state FROM shipment ORDER BY id")[0] == ("dispatched",)

    salescli.done("--as park ship approve G-3")

    assert query("SELECT state FROM shipment ORDER BY id")[0] == ("corrected",)
    assert found(salescli, "2026-12-20", "R9") == []


def test_what_a_cancelled_contract_is_over_follows_the_red_note(at: At, query: Query) -> None:
    salescli = at("archived")
    for line in (
        "--as kim ship request C-1 --line 1=4",
        "--as park ship approve G-1",
        "--as lee ship dispatch G-1 --carrier 한진",
        "--as park contract cancel C-1 --reason 폐업",
        "--as lee ship correct N-1 --line 1=1 --reason 오기",
        "--as park ship approve G-2",
    ):
        salescli.done(line)

    assert query("SELECT SUM(quantity), SUM(amount) FROM posting WHERE kind = 'contracted'") == [
        (3000, 3000)
    ]


def test_a_shortage_stands_in_watch_until_a_red_note_takes_it_back(at: At, refuse: Refuse) -> None:
    salescli = at("dispatched")
    refuse("--as lee ship receipt N-1 --signed-by x --short 1=8 --damaged 1=3", 65, "holds 10")
    refuse("--as lee ship receipt N-1 --signed-by x --short 4=1", 65, "has no line 4")
    told = salescli.done("--as lee ship receipt N-1 --signed-by 최과장 --short 1=2 --damaged 2=1")
    assert told.split(" · ")[1:] == [
        "missing, by line: 1=2",
        "damaged, by line: 2=1",
        "next: salescli ship correct N-2026-0001 --line 1=2 --line 2=1 (sales clerk)",
    ]
    for language, missing in (("en", "Missing"), ("ko", "부족"), ("zh", "短少")):
        assert missing in salescli.done(f"ship note N-1 --language {language}")
    wrong = shown(salescli, "N-1", "lines", verb="note")
    assert [(row["short"], row["damaged"]) for row in wrong] == [("2", None), (None, "1")]

    lines = shown(salescli, "N-1", "lines")
    assert [(row["short"], row["damaged"]) for row in lines] == [("2", "0"), ("0", "1")]
    # Thursday 19: one working day later is Friday 20.
    assert found(salescli, "2026-11-20", "W4.5") == []
    assert found(salescli, "2026-11-23", "W4.5") == [("W4.5", "N-2026-0001", "2026-11-20")]
    salescli.done("--as lee ship correct N-1 --reason 부족")
    assert found(salescli, "2026-11-23", "W4.5") != []
    # The red note itself waits from then on, and is decided by the working day after.
    assert found(salescli, "2026-11-25", "R8") == [("R8", "G-2026-0002", "2026-11-24")]
    salescli.done("--as park ship approve G-2")
    assert found(salescli, "2026-11-26", "W4.5", "R8") == []
    (red,) = shown(salescli, "N-1", "red_notes")
    assert (red["number"], red["reason"], red["amount"]) == ("G-2026-0002", "부족", "-2000")


def test_what_was_taken_back_is_to_go_again_from_that_day(at: At) -> None:
    salescli = at("received")
    salescli.done("--as lee ship correct N-1 --line 1=2 --reason 부족")
    salescli.done("--as park ship approve G-2")

    assert found(salescli, "2026-11-20", "R7") == []
    assert found(salescli, "2026-11-21", "R7") == [("R7", "C-2026-0001", "2026-11-20")]


def test_the_customer_is_told_by_the_day_after_the_dispatch(at: At, refuse: Refuse) -> None:
    salescli = at("dispatched")
    salescli.done("--as admin setting set tell_since 2026-11-01 --on 2026-11-19")

    assert found(salescli, "2026-11-19", "W4.4") == [("W4.4", "N-2026-0001", "2026-11-18")]
    refuse("--as han ship tell N-1 --to x", 77, "(1.3.4)")
    salescli.done("--as kim ship tell N-1 --to '최과장, 전화'")
    assert found(salescli, "2026-11-20", "W4.4") == []
    refuse("--as kim ship tell N-1 --to y", 65, "was recorded already")


@pytest.mark.parametrize(
    ("stage", "delays", "due_on"),
    [
        ("requested", ["2026-11-17 재고부족 2026-11-25"], "2026-11-25"),
        ("requested", ["2026-11-17 재고부족 -"], "2026-11-17"),
        ("requested", ["2026-11-18 재고부족 2026-11-25"], "2026-11-17"),
        (
            "approved",
            ["2026-11-17 재고부족 2026-11-20", "2026-11-20 배차 2026-11-27"],
            "2026-11-27",
        ),
        (
            "approved",
            ["2026-11-17 재고부족 2026-11-20", "2026-11-21 배차 2026-11-27"],
            "2026-11-20",
        ),
    ],
)
def test_a_later_day_counts_if_it_was_agreed_by_the_day_it_replaces(
    at: At, query: Query, stage: str, delays: list[str], due_on: str
) -> None:
    salescli = at(stage)
    for told in delays:
        day, reason, agreed = told.split()
        until = "" if agreed == "-" else f" --agreed {agreed}"
        salescli.on(day).done(f"--as kim ship delay G-1 --reason {reason}{until}")

    late = [] if due_on >= "2026-11-27" else [("R7", "C-2026-0001", due_on)]
    assert found(salescli, "2026-11-27", "R7") == late
    if stage == "requested":
        salescli.done("--as park ship approve G-1")
    salescli.done("--as lee ship dispatch G-1 --carrier 한진")
    assert {row[0] for row in query("SELECT due_on FROM posting WHERE kind = 'dispatched'")} == {
        due_on
    }


def test_a_part_that_is_put_off_leaves_the_rest_due(at: At) -> None:
    salescli = at("archived").on("2026-11-17")
    salescli.done("--as kim ship request C-1 --line 1=4")
    salescli.done("--as kim ship delay G-1 --reason 재고부족 --agreed 2026-12-01")

    assert found(salescli, "2026-11-20", "R7") == [("R7", "C-2026-0001", "2026-11-17")]
    salescli.done("--as kim ship request C-1 --on 2026-11-20")
    salescli.done("--as park ship approve G-2")
    salescli.done("--as lee ship dispatch G-2 --carrier 한진")
    assert found(salescli, "2026-12-01", "R7") == []
    assert found(salescli, "2026-12-02", "R7") == [("R7", "C-2026-0001", "2026-12-01")]


def test_a_delay_agrees_on_a_day_to_come(at: At, refuse: Refuse) -> None:
    at("requested")

    refuse("--as kim ship delay G-1 --reason x --agreed 2026-11-19", 65, "is not after 2026-11-19")
    refuse("--as kim ship delay G-1", 2, "missing: --reason", noted=False)


def test_the_manager_sees_the_contract_beside_the_request(at: At) -> None:
    salescli = at("archived")
    salescli.done("--as kim ship request C-1 --line 1=4")

    dry = salescli.done("--as park ship approve G-1 --dry-run").splitlines()
    assert dry[-2:] == [
        "line 1 볼트: ordered 10, delivered 0, asked 4, left 6, price 1,000, discount 0%",
        "terms of C-2026-0001: 30 days, -; to go by 2026-11-17",
    ]
    (row,) = shown(salescli, "G-1", "contract")
    told = {key: row[key] for key in ("ordered", "delivered", "asked", "left", "price")}
    assert told == {"ordered": "10", "delivered": "0", "asked": "4", "left": "6", "price": "1000"}


def test_a_note_says_who_carries_it(at: At, refuse: Refuse) -> None:
    salescli = at("approved")

    refuse("--as lee ship dispatch G-1", 2, "missing: --carrier", noted=False)
    refuse("--as lee ship dispatch G-1 --carrier ' '", 65, "carrier")
    salescli.done("--as lee ship dispatch G-1 --carrier 한진 --voucher 한진-77")
    refuse("--as lee ship receipt G-1 --signed-by x --voucher y", 65, "was recorded already")


@pytest.mark.parametrize(
    ("language", "title", "red"),
    [
        ("en", "Delivery note", "Red delivery note"),
        ("ko", "출고서", "적자 출고서"),
        ("zh", "销售出库单", "红字销售出库单"),
    ],
)
def test_the_delivery_note_is_a_sheet_of_its_own(
    at: At, refuse: Refuse, language: str, title: str, red: str
) -> None:
    salescli = at("requested")
    refuse("ship note G-1", 65, "G-2026-0001 has no delivery note yet")
    for line in (
        "--as park ship approve G-1",
        "--as lee ship dispatch G-1 --carrier 한진 --voucher 한진-77",
        "--as lee ship correct N-1 --line 1=2 --reason 부족",
        "--as park ship approve G-2",
    ):
        salescli.done(line)

    sheet = json.loads(salescli.done(f"ship note N-1 --language {language} --json"))
    back = json.loads(salescli.done(f"ship note N-2 --language {language} --json"))

    assert (sheet["title"], back["title"]) == (title, red)
    (lines,), (taken,) = (one["sections"] for one in (sheet, back))
    assert [(row["quantity"], row["amount"]) for row in lines["rows"]] == [
        ("10", "10000"),
        ("3", "999"),
    ]
    assert [(row["quantity"], row["amount"]) for row in taken["rows"]] == [("-2", "-2000")]
    assert "한진-77" in salescli.done(f"ship note N-1 --language {language}")
    assert "N-2026-0001" in salescli.done(f"ship note N-2 --language {language} --format md")
