"""Red invoices through the command line: what they displace, on which day, and their sheet."""

import json

import pytest

from salescli import models
from salescli.engine import find
from salescli.engine.open import opened
from salescli.engine.posting import post
from salescli.policy.kinds import Method, PostingKind
from salescli.policy.roles import Actor, Role
from tests._program import Program
from tests.services.conftest import At, Refuse
from tests.services.test_invoice import Query

APPLIED = """
    SELECT invoice_id, collection_id, amount, booked_on, undoes_id IS NOT NULL
    FROM posting WHERE kind = 'applied' ORDER BY id
"""


def paid(salescli: Program, day: str, number: int, amount: int) -> None:
    salescli.on(day)
    salescli.done(f"--as kim collect apply C-1={amount} --method transfer")
    salescli.done(f"--as park collect confirm P-{number}")
    salescli.done(f"--as choi collect confirm P-{number}")


@pytest.fixture
def twice(at: At) -> Program:
    """Pay an invoice of 10,999 of the 18th in two parts: 6,000 on the 20th, 4,999 on the 24th."""
    salescli = at("issued")
    paid(salescli, "2026-11-20", 1, 6000)
    paid(salescli, "2026-11-24", 2, 4999)
    return salescli.on("2026-11-25")


def corrected(salescli: Program, of: int, options: str, red: int) -> None:
    salescli.done(f"--as lee invoice correct I-{of} --reason error --responsible lee {options}")
    on = options[options.index("--on") :] if "--on" in options else ""
    salescli.done(f"--as choi invoice issue I-{red} {on}")


def test_the_latest_is_displaced_first_and_is_prepaid(twice: Program, query: Query) -> None:
    corrected(twice, 1, "--line 1=6", 2)

    # 4,999 of the second payment and 1,001 of the first, on the day of the red entry
    assert query(APPLIED) == [
        (1, 1, 6000, "2026-11-20", 0),
        (1, 2, 4999, "2026-11-24", 0),
        (1, 2, -4999, "2026-11-25", 1),
        (1, 1, -1001, "2026-11-25", 1),
    ]
    assert query("SELECT kind, quantity, amount, invoice_id, due_on FROM posting WHERE kind='red'")[
        0
    ] == ("red", 6000, 6000, 1, "2026-12-18")


def test_a_late_red_entry_undoes_nothing_before_it_was_done(twice: Program, query: Query) -> None:
    """Told on the 25th of the 23rd: the payment of the 24th is taken back on the 24th."""
    corrected(twice, 1, "--line 1=6 --on 2026-11-23", 2)

    assert query(APPLIED)[2:] == [
        (1, 2, -4999, "2026-11-24", 1),
        (1, 1, -1001, "2026-11-23", 1),
    ]


def test_the_replacement_is_paid_first_and_then_by_prepayments(
    twice: Program, query: Query
) -> None:
    corrected(twice, 1, "--line 1=6", 2)  # 6,000 are prepaid
    corrected(twice, 1, "--replace", 3)  # 4,999 in red; 10,999 in its place

    assert query(APPLIED)[4:] == [
        (1, 1, -4999, "2026-11-25", 1),
        (4, 1, 4999, "2026-11-25", 0),
        (4, 1, 1001, "2026-11-25", 0),
        (4, 2, 4999, "2026-11-25", 0),
    ]
    assert query("SELECT issued_on, due_on, replaces_id FROM invoice WHERE id = 4") == [
        ("2026-11-25", "2026-12-18", 3)
    ]


def bounced(salescli: Program) -> None:
    """Take the first payment back on the 24th, with what it paid, by entries of the books."""
    clerk = Actor(3, "lee", "이영희", (Role.CLERK,))
    clock = salescli.on("2026-11-24").clock
    with opened(salescli.path, today=clock.day, clock=clock, actor=clerk) as work:
        contract = find.by_id(work, models.Contract, 1)
        same = {"booked_on": clock.day, "collection_id": 1, "method": Method.TRANSFER}
        post(work, PostingKind.BOUNCED, contract, amount=-6000, **same)
        post(work, PostingKind.APPLIED, contract, amount=-6000, invoice_id=1, **same)
        work.seal("bounced")


def test_a_day_on_which_more_would_be_paid_than_asked_is_refused(at: At, refuse: Refuse) -> None:
    """6,000 were paid from the 20th to the 24th: 10,999 less 6,000 in red on the 23rd."""
    salescli = at("issued")
    paid(salescli, "2026-11-20", 1, 6000)
    bounced(salescli)
    late = "--reason error --responsible lee --line 1=6 --on 2026-11-23"
    salescli.on("2026-11-25").done(f"--as lee invoice correct I-1 {late}")

    refuse(
        "--as choi invoice issue I-2 --on 2026-11-23",
        65,
        "on 2026-11-23 I-2026-0001 would stand below zero; give a later day",
    )
    salescli.done("--as choi invoice issue I-2 --on 2026-11-24")


def test_red_and_replacement_are_issued_together_or_not_at_all(
    at: At, refuse: Refuse, query: Query
) -> None:
    salescli = at("issued")
    salescli.done("--as lee invoice correct I-1 --reason error --responsible lee --replace")
    salescli.done("--as lee ship correct G-1 --reason 오기 --line 1=5")
    salescli.done("--as park ship approve G-2")

    refuse("--as choi invoice issue I-2", 76, "I-2026-0003", "apply anew", "(R8)")
    salescli.done("--as choi invoice reject I-2 --reason 오기")
    assert query("SELECT state FROM invoice ORDER BY id") == [
        ("issued",),
        ("rejected",),
        ("rejected",),
    ]


@pytest.mark.parametrize(
    ("language", "word"), [("en", "Tax: "), ("ko", "세액: "), ("zh", "税额: ")]
)
def test_the_invoice_is_printed_in_three_languages(at: At, language: str, word: str) -> None:
    sheet = at("issued").done(f"--as kim invoice print I-1 --language {language}")

    assert f"{word}1,000 KRW" in sheet
    assert "10,999 KRW" in sheet


@pytest.mark.parametrize("format_", ["json", "jsonl", "csv", "md", "xlsx"])
def test_the_invoice_is_printed_in_every_format(at: At, format_: str) -> None:
    salescli = at("issued")
    out = salescli.path.parent / f"invoice.{format_}"

    salescli.done(f"--as kim invoice print I-1 --format {format_} --out {out}")
    assert out.stat().st_size > 0


def test_a_red_one_shows_what_it_takes_back_below_zero(at: At) -> None:
    salescli = at("issued")
    corrected(salescli, 1, "--line 2=3", 2)

    shown = json.loads(salescli.done("--as kim invoice print I-2 --json"))
    assert [row["amount"] for row in shown["sections"][0]["rows"]] == ["-999"]
    assert shown["sections"][0]["totals"]["amount"] == "-999"
