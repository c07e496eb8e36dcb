"""Invoices over what was delivered, through the command line on a real file (D12, R8)."""

from collections.abc import Callable
from typing import Any

import pytest

from tests._company import LEAVE
from tests._program import Program
from tests.services.conftest import At, Refuse

Query = Callable[[str], list[tuple[Any, ...]]]


def send(salescli: Program, number: int, *lines: str, on: str = "2026-11-19") -> None:
    wanted = " ".join(f"--line {line}" for line in lines)
    for step in (
        f"kim ship request C-1 {wanted}",
        f"park ship approve G-{number}",
        f"lee ship dispatch G-{number} --carrier 한진",
    ):
        salescli.done(f"--as {step} --on {on}")


def test_an_invoice_is_applied_for_and_issued(at: At, query: Query) -> None:
    salescli = at("received")

    assert salescli.done("--as kim invoice apply C-1") == "I-2026-0001 is applied · 10,999 KRW"
    assert salescli.done("--as choi invoice issue I-1 --tax-number T-7") == (
        "I-2026-0001 is issued · 10,999 KRW"
        " · no registration number; entered, it is printed: customer edit H1 --registration"
        " · due on 2026-12-19"
    )
    assert query("SELECT step, clause FROM decision WHERE kind = 'invoice'") == [
        ("apply", "D12"),
        ("issue", "D12"),
    ]
    assert query(
        "SELECT booked_on, quantity, amount, due_on FROM posting WHERE kind = 'invoiced'"
    ) == [
        ("2026-11-19", 10000, 10000, "2026-12-19"),
        ("2026-11-19", 3000, 999, "2026-12-19"),
    ]


def test_an_invoice_is_due_after_the_contracts_days(at: At) -> None:
    salescli = at("company")
    salescli.done(LEAVE)
    for line in (
        "kim contract draft H1 --payment-days 10",
        "kim contract line C-d1 B1",
        "kim contract submit C-d1",
        "park contract confirm C-1",
        "kim contract sign C-1",
        "lee contract archive C-1 --place A",
    ):
        salescli.done(f"--as {line} --on 2026-11-10")
    send(salescli, 1)
    salescli.done("--as kim invoice apply C-1")

    assert salescli.done("--as choi invoice issue I-1").endswith("due on 2026-11-29")


@pytest.mark.parametrize("stage", ["draft", "signed", "archived", "approved"])
def test_nothing_delivered_is_nothing_to_invoice(at: At, refuse: Refuse, stage: str) -> None:
    at(stage)
    number = "C-d1" if stage == "draft" else "C-2026-0001"

    refuse(
        f"--as kim invoice apply {number}",
        76,
        f"cannot apply for an invoice of {number}"
        " until something delivered waits for an invoice (R8)",
    )


def test_what_was_applied_for_is_not_applied_for_again(at: At, refuse: Refuse) -> None:
    salescli = at("dispatched")
    salescli.done("--as kim invoice apply C-1")

    refuse("--as lee invoice apply C-1", 76, "until something delivered waits", "(R8)")
    salescli.done("--as choi invoice issue I-1")
    refuse("--as lee invoice apply C-1", 76, "until something delivered waits", "(R8)")


def test_an_invoice_takes_what_was_sent_since_the_one_before(at: At, query: Query) -> None:
    salescli = at("archived")
    send(salescli, 1, "1=4")
    assert salescli.done("--as kim invoice apply C-1").endswith("· 4,000 KRW")
    send(salescli, 2, "1=1", "2=1")
    send(salescli, 3, "1=5")
    assert salescli.done("--as kim invoice apply C-1").endswith("· 6,333 KRW")
    assert query("SELECT invoice_id, line_id, quantity, amount FROM invoice_line") == [
        (1, 1, 4000, 4000),
        (2, 1, 6000, 6000),
        (2, 2, 1000, 333),
    ]


def test_an_invoice_takes_only_what_was_sent_by_its_business_day(at: At, refuse: Refuse) -> None:
    salescli = at("archived")
    send(salescli, 1, "1=4", on="2026-11-17")
    send(salescli, 2, "1=6", on="2026-11-19")

    refuse("--as kim invoice apply C-1 --on 2026-11-16", 76, "something delivered", "(R8)")
    assert salescli.done("--as kim invoice apply C-1 --on 2026-11-18").endswith("· 4,000 KRW")
    assert salescli.done("--as kim invoice apply C-1").endswith("· 6,000 KRW")


def test_goods_that_cost_nothing_stand_on_the_invoice_but_make_none(
    at: At, refuse: Refuse, query: Query
) -> None:
    salescli = at("company")
    for line in (
        "kim contract draft H1",
        "kim contract line C-d1 B1",
        "kim contract line C-d1 N1 -q 2 --discount 100",
        "park contract consent C-d1",
        "kim contract submit C-d1",
        "park contract settle C-1 --all",
        "park contract confirm C-1",
        "kim contract sign C-1",
        "lee contract archive C-1 --place A",
    ):
        salescli.done(f"--as {line}")
    send(salescli, 1, "2=1")
    refuse("--as kim invoice apply C-1", 76, "until something delivered waits", "(R8)")
    send(salescli, 2, "1=1", "2=1")

    assert salescli.done("--as kim invoice apply C-1").endswith("· 1,000 KRW")
    assert query("SELECT line_id, quantity, amount FROM invoice_line") == [
        (1, 1000, 1000),
        (2, 2000, 0),
    ]


STEPS = (
    ("dispatched", "apply C-1", "park choi ceo admin", "SALES, CLERK"),
    ("applied", "issue I-1", "kim lee park ceo admin", "FINANCE"),
)


@pytest.mark.parametrize(
    ("stage", "line", "who", "roles"),
    [(*row[:2], who, row[3]) for row in STEPS for who in row[2].split()],
)
def test_a_step_is_refused_to_other_roles(
    at: At, refuse: Refuse, stage: str, line: str, who: str, roles: str
) -> None:
    at(stage)

    refuse(f"--as {who} invoice {line}", 77, f"it is for: {roles} (D12)")


def test_who_applied_for_an_invoice_does_not_issue_it(at: At, refuse: Refuse) -> None:
    at("applied").done("--as admin staff edit kim --role FINANCE")

    refuse("--as kim invoice issue I-1", 76, "김철수 made it", "(D12)")


def test_an_invoice_is_issued_once(at: At, refuse: Refuse) -> None:
    at("issued").on("2026-11-25")

    refuse("--as choi invoice issue I-1", 76, "it is issued; possible now: file, hand-over")


def test_an_invoice_is_not_issued_before_it_was_applied_for(at: At, refuse: Refuse) -> None:
    at("applied")

    refuse("--as choi invoice issue I-1 --on 2026-11-17", 65, "its last step was on 2026-11-18")


@pytest.mark.parametrize("word", ["I-2", "C-1", "I-2025-0001"])
def test_an_unknown_invoice_is_refused(at: At, refuse: Refuse, word: str) -> None:
    at("applied")

    refuse(f"--as choi invoice issue {word}", 65, "there is no invoice")


def test_a_prepayment_pays_the_invoice_when_it_is_issued(at: At, query: Query) -> None:
    salescli = at("received")
    for number, amount in ((1, 4000), (2, 5000), (3, 9000)):
        salescli.done(f"--as kim collect apply C-1={amount} --method cash")
        salescli.done(f"--as park collect confirm P-{number}")
    for number, on in ((1, "2026-11-19"), (2, "2026-11-19"), (3, "2026-11-19")):
        salescli.done(f"--as choi collect confirm P-{number} --on {on}")
    salescli.done("--as kim invoice apply C-1 --on 2026-11-18")
    salescli.done("--as choi invoice issue I-1 --on 2026-11-18")

    # 10,999 = 4,000 + 5,000 + 1,999; it takes effect on the later day, the payment's.
    assert query(
        "SELECT collection_id, amount, booked_on, due_on FROM posting WHERE kind = 'applied'"
    ) == [
        (1, 4000, "2026-11-19", "2026-12-18"),
        (2, 5000, "2026-11-19", "2026-12-18"),
        (3, 1999, "2026-11-19", "2026-12-18"),
    ]


def test_the_oldest_prepayment_is_used_first_by_business_day(at: At, query: Query) -> None:
    salescli = at("received")
    for number, on in ((1, "2026-11-19"), (2, "2026-11-18")):
        salescli.done(f"--as kim collect apply C-1=8000 --method cash --on {on}")
        salescli.done(f"--as park collect confirm P-{number} --on {on}")
        salescli.done(f"--as choi collect confirm P-{number} --on {on}")
    salescli.done("--as kim invoice apply C-1")
    salescli.done("--as choi invoice issue I-1")

    assert query("SELECT collection_id, amount FROM posting WHERE kind = 'applied'") == [
        (2, 8000),
        (1, 2999),
    ]


def test_what_a_prepayment_leaves_pays_the_next_invoice(at: At, query: Query) -> None:
    salescli = at("archived")
    salescli.done("--as kim collect apply C-1=6000 --method cash")
    salescli.done("--as park collect confirm P-1")
    salescli.done("--as choi collect confirm P-1")
    for number, lines in ((1, "1=4"), (2, "1=6")):
        send(salescli, number, lines)
        salescli.done("--as kim invoice apply C-1")
        salescli.done(f"--as choi invoice issue I-{number}")

    assert query("SELECT invoice_id, amount FROM posting WHERE kind = 'applied'") == [
        (1, 4000),
        (2, 2000),
    ]
