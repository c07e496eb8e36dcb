"""Goods requests and deliveries, through the command line on a real file (W4)."""

from collections.abc import Callable
from typing import Any

import pytest

from tests._program import Program
from tests.services.conftest import At, Refuse

Query = Callable[[str], list[tuple[Any, ...]]]

SENT = "SELECT booked_on, quantity, amount, due_on FROM posting WHERE kind = 'dispatched'"


def test_the_whole_way_from_request_to_receipt(at: At, query: Query) -> None:
    salescli = at("archived")

    answers = [
        salescli.done(line)
        for line in (
            "--as kim ship request C-1",
            "--as park ship approve G-1",
            "--as lee ship dispatch G-1 --carrier 한진 --counted 1=10 --counted 2=3",
            "--as lee ship receipt N-1 --signed-by 최과장",
        )
    ]

    assert answers == [
        "G-2026-0001 is requested",
        "G-2026-0001 is approved",
        "G-2026-0001 is dispatched · N-2026-0001",
        "G-2026-0001 is received",
    ]
    assert query("SELECT kind, step, clause FROM decision WHERE id > 5 ORDER BY id") == [
        ("ship", "request", "W4.1"),
        ("ship", "approve", "W4.3"),
        ("ship", "dispatch", "W4.4"),
        ("contract", "deliver", "W4.4"),
        ("ship", "receipt", "W4.5"),
        ("contract", "complete", "W4.5"),
    ]
    assert query("SELECT state FROM contract") == [("completed",)]
    assert query(SENT) == [
        ("2026-11-19", 10000, 10000, "2026-11-17"),
        ("2026-11-19", 3000, 999, "2026-11-17"),
    ]


@pytest.mark.parametrize(
    ("signed_on", "deliver_by", "due_on"),
    [
        ("2026-11-16", None, "2026-11-17"),  # Monday, Tuesday
        ("2026-11-13", None, "2026-11-14"),  # Friday, Saturday is worked
        ("2026-11-14", None, "2026-11-16"),  # Saturday, Monday
        ("2026-11-16", "2026-11-16", "2026-11-17"),  # an agreed day that is earlier
        ("2026-11-16", "2026-12-24", "2026-12-24"),  # an agreed day that is later
    ],
)
def test_goods_are_due_a_working_day_after_signing_or_as_agreed(
    at: At, query: Query, signed_on: str, deliver_by: str | None, due_on: str
) -> None:
    salescli = at("company")
    agreed = f" --deliver-by {deliver_by}" if deliver_by else ""
    for line in (
        f"--as kim contract draft H1{agreed}",
        "--as kim contract line C-d1 B1",
        "--as kim contract submit C-d1",
        "--as park contract confirm C-1",
        "--as kim contract sign C-1",
        "--as lee contract archive C-1 --place A",
    ):
        salescli.done(f"{line} --on {signed_on}")
    salescli.done("--as kim ship request C-1")

    assert query("SELECT due_on FROM shipment") == [(due_on,)]


def test_a_holiday_is_no_working_day(at: At, query: Query) -> None:
    salescli = at("archived")
    salescli.on("2026-11-16").done("--as admin calendar holiday 2026-11-17 창립일")
    salescli.done("--as kim ship request C-1")

    assert query("SELECT due_on FROM shipment") == [("2026-11-18",)]


@pytest.mark.parametrize("stage", ["draft", "submitted", "confirmed", "signed"])
def test_goods_are_requested_of_an_archived_contract(at: At, refuse: Refuse, stage: str) -> None:
    at(stage)
    number = "C-d1" if stage == "draft" else "C-2026-0001"

    refuse(
        f"--as kim ship request {number}",
        76,
        f"cannot request goods of {number} until the contract is archived (W4.1)",
    )


def test_goods_are_not_requested_before_the_contract_was_archived(at: At, refuse: Refuse) -> None:
    at("archived")

    refuse("--as kim ship request C-1 --on 2026-11-15", 65, "its last step was on 2026-11-16")


def test_more_than_the_contract_holds_is_not_requested(at: At, refuse: Refuse) -> None:
    salescli = at("archived")
    salescli.done("--as kim ship request C-1 --line 1=7.5")

    refuse(
        "--as kim ship request C-1 --line 1=2.501",
        76,
        "until line 1 asks for no more than the 2.5 left of it (W4.3)",
    )
    refuse("--as kim ship request C-1 --line 3=1", 65, "C-2026-0001 has no line 3")
    refuse("--as kim ship request C-1 --line 1=0", 65, "not above zero")
    refuse("--as kim ship request C-1 --line one=1", 65, "'one' is no line number")
    refuse("--as kim ship request C-1 --line 1", 65, "LINE=QUANTITY")
    salescli.done("--as kim ship request C-1 --line 1=2.5")


def test_what_is_left_is_requested_when_nothing_is_said(
    at: At, refuse: Refuse, query: Query
) -> None:
    salescli = at("archived")
    salescli.done("--as kim ship request C-1 --line 1=4")
    salescli.done("--as lee ship request C-1")

    assert query("SELECT shipment_id, line_id, quantity FROM shipment_line") == [
        (1, 1, 4000),
        (2, 1, 6000),
        (2, 2, 3000),
    ]
    refuse("--as kim ship request C-1", 65, "all of C-2026-0001 has been requested already")


def test_a_rejected_request_frees_its_quantity(at: At, refuse: Refuse) -> None:
    salescli = at("requested")
    refuse("--as kim ship request C-1", 65, "all of C-2026-0001 has been requested")

    assert salescli.done("--as park ship reject G-1") == "G-2026-0001 is rejected"
    assert salescli.done("--as kim ship request C-1") == "G-2026-0002 is requested"
    salescli.done("--as park ship approve G-2")
    salescli.done("--as park ship reject G-2")
    salescli.done("--as kim ship request C-1 --line 1=10")


def test_a_rejected_request_is_not_sent(at: At, refuse: Refuse) -> None:
    salescli = at("approved")
    salescli.done("--as park ship reject G-1")

    refuse("--as lee ship dispatch G-1 --carrier 한진", 76, "it is rejected; possible now: nothing")


STEPS = (
    ("archived", "request C-1", "W4.1", "park choi ceo admin", "SALES, CLERK"),
    ("requested", "approve G-1", "W4.3", "kim lee choi ceo admin", "MANAGER"),
    ("requested", "reject G-1", "W4.3", "kim lee choi ceo admin", "MANAGER"),
    ("approved", "reject G-1", "W4.3", "kim lee choi ceo admin", "MANAGER"),
    ("approved", "dispatch G-1 --carrier 한진", "W4.4", "kim park choi ceo admin", "CLERK"),
    ("dispatched", "receipt G-1 --signed-by x", "W4.5", "kim park choi ceo admin", "CLERK"),
)


@pytest.mark.parametrize(
    ("stage", "line", "clause", "who", "roles"),
    [(*row[:3], who, row[4]) for row in STEPS for who in row[3].split()],
)
def test_a_step_is_refused_to_other_roles(
    at: At, refuse: Refuse, stage: str, line: str, clause: str, who: str, roles: str
) -> None:
    at(stage)

    refuse(f"--as {who} ship {line}", 77, f"it is for: {roles} ({clause})")


WRONG = (
    ("approved", "park ship approve G-1", "approved; possible now: clear, reject, delay, dispatch"),
    (
        "requested",
        "lee ship dispatch G-1 --carrier 한진",
        "requested; possible now: withdraw, confirm, clear, approve, reject, delay",
    ),
    ("dispatched", "park ship reject G-1", "dispatched; possible now: tell, receipt"),
    (
        "dispatched",
        "lee ship dispatch G-1 --carrier 한진",
        "dispatched; possible now: tell, receipt",
    ),
    (
        "approved",
        "lee ship receipt G-1 --signed-by x",
        "possible now: clear, reject, delay, dispatch",
    ),
    ("received", "lee ship receipt G-1 --signed-by y", "received; possible now: nothing"),
    ("received", "lee ship dispatch N-1 --carrier 한진", "received; possible now: nothing"),
)


@pytest.mark.parametrize(("stage", "line", "words"), WRONG)
def test_a_step_from_another_state_is_refused_with_what_is_possible(
    at: At, refuse: Refuse, stage: str, line: str, words: str
) -> None:
    at(stage)

    refuse(f"--as {line}", 76, words)


def test_who_asked_for_goods_does_not_approve_them(at: At, refuse: Refuse) -> None:
    salescli = at("archived")
    salescli.done("--as kim ship request C-1")
    salescli.done("--as admin staff edit kim --role MANAGER")

    refuse("--as kim ship approve G-1", 76, "김철수 made it", "(W4.3)")
    refuse("--as park ship approve G-1", 76, "so the leader decides", "(W4.3)")
    salescli.done("--as ceo ship approve G-1")


@pytest.mark.parametrize(
    "counted",
    [
        "--counted 1=10",
        "--counted 1=10 --counted 2=2.999",
        "--counted 1=11 --counted 2=3",
        "--counted 1=3 --counted 2=10",
        "--counted 1=10 --counted 2=3 --counted 3=1",
    ],
)
def test_what_was_counted_equals_the_request(at: At, refuse: Refuse, counted: str) -> None:
    salescli = at("approved")

    refuse(
        f"--as lee ship dispatch G-1 --carrier 한진 {counted}",
        76,
        "cannot dispatch G-2026-0001 until the note equals the approved request",
    )
    assert salescli.done("--as lee ship dispatch G-1 --carrier 한진").endswith("N-2026-0001")


def test_a_delivery_note_is_numbered_when_the_goods_go_out(at: At) -> None:
    salescli = at("archived")
    for line in ("1=1", "1=2", "1=3"):
        salescli.done(f"--as kim ship request C-1 --line {line}")
    for number in (1, 2, 3):
        salescli.done(f"--as park ship approve G-{number}")

    assert salescli.done("--as lee ship dispatch G-3 --carrier 한진").endswith("· N-2026-0001")
    assert salescli.done("--as lee ship dispatch G-1 --carrier 한진").endswith("· N-2026-0002")
    assert salescli.done("--as lee ship receipt N-2 --signed-by x").startswith("G-2026-0001 ")


def test_a_contract_is_complete_when_all_is_sent_and_all_receipts_are_there(
    at: At, query: Query
) -> None:
    salescli = at("archived")
    state = "SELECT state FROM contract"
    salescli.done("--as kim ship request C-1 --line 1=10")
    salescli.done("--as kim ship request C-1 --line 2=3")
    found = []
    for line in (
        "park ship approve G-1",
        "park ship approve G-2",
        "lee ship dispatch G-1 --carrier 한진",
        "lee ship receipt G-1 --signed-by x",
        "lee ship dispatch G-2 --carrier 한진",
        "lee ship receipt G-2 --signed-by x",
    ):
        salescli.done(f"--as {line}")
        found += query(state)[0]

    assert found == ["archived"] * 2 + ["in_delivery"] * 3 + ["completed"]


def test_steps_follow_each_other_in_business_time(at: At, refuse: Refuse) -> None:
    salescli = at("requested")
    refuse("--as park ship approve G-1 --on 2026-11-16", 65, "its last step was on 2026-11-17")
    salescli.done("--as park ship approve G-1 --on 2026-11-18")
    refuse(
        "--as lee ship dispatch G-1 --carrier 한진 --on 2026-11-17",
        65,
        "its last step was on 2026-11-18",
    )
    salescli.done("--as lee ship dispatch G-1 --carrier 한진")
    refuse("--as lee ship receipt G-1 --signed-by x --on 2026-11-18", 65, "2026-11-19")


def one_nut(salescli: Program, discount: str) -> None:
    for line in (
        "kim contract draft H1",
        f"kim contract line C-d1 N1 -q 1 --discount {discount}",
        "park contract consent C-d1",
        "kim contract submit C-d1",
        *(["park contract settle C-1"] if discount != "0" else []),
        "park contract confirm C-1",
        "kim contract sign C-1",
        "lee contract archive C-1 --place A",
    ):
        salescli.done(f"--as {line}")


def send(salescli: Program, number: int, quantity: str) -> None:
    salescli.done(f"--as kim ship request C-1 --line 1={quantity}")
    salescli.done(f"--as park ship approve G-{number}")
    salescli.done(f"--as lee ship dispatch G-{number} --carrier 한진")


def test_parts_add_up_to_the_rounded_whole_at_every_step(at: At, query: Query) -> None:
    # 333 × 0.925 = 308.025, so the line is worth 308.
    # 0.333 → 102.572…, 103; 0.666 → 205.144…, 205; 1 → 308.025, 308.
    salescli = at("company")
    one_nut(salescli, "7.5")
    for number, quantity in enumerate(("0.333", "0.333", "0.334"), start=1):
        send(salescli, number, quantity)

    assert query("SELECT amount FROM posting WHERE kind = 'contracted'") == [(308,)]
    assert query("SELECT amount FROM posting WHERE kind = 'dispatched' ORDER BY id") == [
        (103,),
        (102,),
        (103,),
    ]
    assert query("SELECT amount FROM shipment_line ORDER BY id") == [(103,), (102,), (103,)]


def test_a_part_is_worth_what_it_changes_in_recording_order(at: At, query: Query) -> None:
    # 0.5 of 333 is 166.5, so the part recorded first is worth 167 and the other 166,
    # whichever business day comes first.
    salescli = at("company").on("2026-11-16")
    one_nut(salescli, "0")
    salescli.on("2026-11-19")
    send(salescli, 1, "0.5")
    for line in (
        "kim ship request C-1",
        "park ship approve G-2",
        "lee ship dispatch G-2 --carrier 한진",
    ):
        salescli.done(f"--as {line} --on 2026-11-17")

    assert query("SELECT booked_on, amount FROM posting WHERE kind = 'dispatched' ORDER BY id") == [
        ("2026-11-19", 167),
        ("2026-11-17", 166),
    ]


def test_a_refused_dispatch_leaves_a_trace_and_nothing_else(at: At, query: Query) -> None:
    salescli = at("requested")
    salescli("--as lee ship dispatch G-1 --carrier 한진")

    assert query("SELECT action, exit_code FROM refusal") == [("ship dispatch", 76)]
    assert query("SELECT COUNT(*) FROM number_series WHERE kind = 'note'") == [(0,)]
