"""Payments confirmed by two people, through the command line on a real file (W5)."""

from collections.abc import Callable
from typing import Any

import pytest

from tests._company import LEAVE
from tests._program import Program
from tests.services.conftest import At, Refuse

Query = Callable[[str], list[tuple[Any, ...]]]

CHEQUE = "--kind cheque --instrument K-77 --bank 농협은행"

APPLIED = "SELECT invoice_id, amount, booked_on FROM posting WHERE kind = 'applied' ORDER BY id"


def contract(salescli: Program, number: int, customer: str = "H1", days: int = 30) -> None:
    salescli.done(LEAVE)
    for line in (
        f"lee contract draft {customer} --salesperson kim --payment-days {days}",
        f"kim contract line C-d{number} B1 -q 10",
        f"kim contract submit C-d{number}",
        f"park contract confirm C-{number}",
        f"kim contract sign C-{number}",
        f"lee contract archive C-{number} --place A",
    ):
        salescli.done(f"--as {line} --on 2026-11-02")


def invoice(salescli: Program, of: int, quantity: int, issued_on: str) -> None:
    shipment = salescli.done(f"--as kim ship request C-{of} --line 1={quantity} --on 2026-11-03")
    number = shipment.split()[0]
    salescli.done(f"--as park ship approve {number} --on 2026-11-03")
    salescli.done(f"--as lee ship dispatch {number} --carrier 한진 --on 2026-11-03")
    applied = salescli.done(f"--as kim invoice apply C-{of} --on 2026-11-03").split()[0]
    salescli.done(f"--as choi invoice issue {applied} --on {issued_on}")


def pay(salescli: Program, parts: str, on: str = "2026-11-19") -> str:
    applied = salescli.done(f"--as kim collect apply {parts} --method cash --on {on}").split()[0]
    salescli.done(f"--as park collect confirm {applied} --on {on}")
    return salescli.done(f"--as choi collect confirm {applied} --on {on}")


def test_the_whole_way_from_application_to_the_second_confirmation(at: At, query: Query) -> None:
    salescli = at("issued")

    answers = [
        salescli.done(line)
        for line in (
            f"--as lee instrument register H1 {CHEQUE} --amount 10000",
            "--as kim collect apply C-1=10000 --method cheque --instrument 'K 77'",
            "--as lee collect confirm P-1",
            "--as choi collect confirm P-1",
        )
    ]

    assert answers == [
        "T-2026-0001 is registered · 10,000 KRW",
        "P-2026-0001 is applied · 10,000 KRW",
        "P-2026-0001 is sales_confirmed · 10,000 KRW",
        "P-2026-0001 is confirmed · 10,000 KRW",
    ]
    assert query("SELECT step, clause FROM decision WHERE kind = 'collect'") == [
        ("apply", "W5.2"),
        ("confirm", "W5.3"),
        ("confirm", "W5.3"),
    ]
    assert query(
        "SELECT kind, amount, method, booked_on FROM posting WHERE collection_id = 1 ORDER BY id"
    ) == [
        ("collected", 10000, "cheque", "2026-11-19"),
        ("applied", 10000, "cheque", "2026-11-19"),
    ]


def test_finance_may_confirm_first(at: At) -> None:
    salescli = at("payment")

    assert "finance_confirmed" in salescli.done("--as choi collect confirm P-1")
    assert "is confirmed" in salescli.done("--as lee collect confirm P-1")


@pytest.mark.parametrize("stage", ["payment", "half"])
def test_money_counts_from_the_second_confirmation_on(at: At, query: Query, stage: str) -> None:
    at(stage)

    assert query("SELECT COUNT(*) FROM posting WHERE kind IN ('collected', 'applied')") == [(0,)]
    assert query("SELECT confirmed_on FROM collection") == [(None,)]


def test_the_day_of_the_second_confirmation_is_the_day_of_the_payment(at: At, query: Query) -> None:
    at("half").on("2026-11-25").done("--as choi collect confirm P-1 --on 2026-11-24")

    assert query("SELECT confirmed_on FROM collection") == [("2026-11-24",)]
    assert query("SELECT booked_on FROM posting WHERE kind = 'collected'") == [("2026-11-24",)]


@pytest.mark.parametrize("who", ["kim", "ceo", "admin"])
def test_a_payment_is_confirmed_by_sales_office_and_finance(
    at: At, refuse: Refuse, who: str
) -> None:
    at("payment")

    refuse(f"--as {who} collect confirm P-1", 77, "it is for: MANAGER, CLERK, FINANCE (W5.3)")


@pytest.mark.parametrize("who", ["park", "choi", "ceo", "admin"])
def test_a_payment_is_applied_for_by_the_sales_side(at: At, refuse: Refuse, who: str) -> None:
    at("issued")

    refuse(f"--as {who} collect apply C-1=1 --method cash", 77, "it is for: SALES, CLERK (W5.2)")


def test_the_same_person_does_not_confirm_twice(at: At, refuse: Refuse) -> None:
    salescli = at("payment")
    salescli.done("--as park collect confirm P-1")

    refuse("--as park collect confirm P-1", 76, "박부장 has already done so", "(W5.3)")
    salescli.done("--as admin staff edit park --role FINANCE")
    refuse("--as park collect confirm P-1", 76, "박부장 has already done so", "(W5.3)")


def test_the_second_confirmation_is_the_other_sides(at: At, refuse: Refuse) -> None:
    at("half")

    refuse("--as lee collect confirm P-1", 77, "it is for: FINANCE (W5.3)")


def test_a_clerk_does_not_confirm_what_he_applied_for(at: At, refuse: Refuse) -> None:
    salescli = at("issued")
    salescli.done("--as lee collect apply C-1=1 --method cash")

    refuse("--as lee collect confirm P-1", 76, "이영희 made it", "(W5.3)")
    salescli.done("--as lee collect confirm P-1 --by park --paper S-1")
    refuse("--as lee collect confirm P-1 --by park --paper S-2", 76, "박부장 has already done so")


def test_a_confirmed_payment_is_not_confirmed_again(at: At, refuse: Refuse) -> None:
    at("paid").on("2026-11-30")

    refuse("--as choi collect confirm P-1", 76, "it is confirmed; possible now: nothing")
    refuse("--as park collect confirm P-1", 76, "it is confirmed; possible now: nothing")


def test_confirmations_follow_each_other_in_business_time(at: At, refuse: Refuse) -> None:
    at("half")

    refuse("--as choi collect confirm P-1 --on 2026-11-17", 65, "its last step was on 2026-11-18")


def test_a_payment_pays_by_due_date_then_number(at: At, query: Query) -> None:
    salescli = at("company")
    contract(salescli, 1)
    invoice(salescli, 1, 4, "2026-11-16")
    invoice(salescli, 1, 3, "2026-11-10")
    invoice(salescli, 1, 2, "2026-11-10")

    pay(salescli, "C-1=2500")
    pay(salescli, "C-1=5000")

    assert query(APPLIED) == [
        (2, 2500, "2026-11-19"),
        (2, 500, "2026-11-19"),
        (3, 2000, "2026-11-19"),
        (1, 2500, "2026-11-19"),
    ]


def test_the_invoices_it_names_come_first_in_their_order(at: At, query: Query) -> None:
    salescli = at("company")
    contract(salescli, 1)
    for quantity in (4, 3, 2):
        invoice(salescli, 1, quantity, "2026-11-10")

    pay(salescli, "C-1=5500 --invoice I-3 --invoice I-2")

    assert query(APPLIED) == [
        (3, 2000, "2026-11-19"),
        (2, 3000, "2026-11-19"),
        (1, 500, "2026-11-19"),
    ]


def test_what_is_paid_beyond_the_invoices_is_prepaid(at: At, query: Query) -> None:
    salescli = at("company")
    contract(salescli, 1)
    invoice(salescli, 1, 4, "2026-11-10")
    pay(salescli, "C-1=7000")

    assert query(APPLIED) == [(1, 4000, "2026-11-19")]
    invoice(salescli, 1, 6, "2026-11-12")
    assert query(APPLIED) == [(1, 4000, "2026-11-19"), (2, 3000, "2026-11-19")]


def test_a_payment_takes_effect_when_the_invoice_is_there(at: At, query: Query) -> None:
    salescli = at("company")
    contract(salescli, 1)
    invoice(salescli, 1, 4, "2026-11-16")
    pay(salescli, "C-1=4000", on="2026-11-12")

    assert query("SELECT kind, booked_on FROM posting WHERE collection_id = 1 ORDER BY id") == [
        ("collected", "2026-11-12"),
        ("applied", "2026-11-16"),
    ]


def test_one_payment_may_be_for_several_contracts(at: At, query: Query) -> None:
    salescli = at("company")
    contract(salescli, 1)
    contract(salescli, 2)
    invoice(salescli, 1, 4, "2026-11-10")
    invoice(salescli, 2, 3, "2026-11-10")

    assert pay(salescli, "C-1=5000 C-2=1000").endswith("· 6,000 KRW")

    assert query(
        "SELECT contract_id, kind, invoice_id, amount FROM posting"
        " WHERE collection_id = 1 ORDER BY id"
    ) == [
        (1, "collected", None, 5000),
        (1, "applied", 1, 4000),
        (2, "collected", None, 1000),
        (2, "applied", 2, 1000),
    ]


def test_contracts_of_several_customers_are_paid_alone(at: At, refuse: Refuse) -> None:
    salescli = at("company")
    contract(salescli, 1)
    contract(salescli, 2, customer="E1")

    refuse("--as kim collect apply C-1=1 C-2=1 --method cash", 65, "of several customers")


@pytest.mark.parametrize("stage", ["draft", "submitted", "confirmed"])
def test_a_payment_needs_a_signed_contract(at: At, refuse: Refuse, stage: str) -> None:
    at(stage)
    number = "C-d1" if stage == "draft" else "C-2026-0001"

    refuse(f"--as kim collect apply {number}=1 --method cash", 65, f"{number} is not signed")


def test_a_payment_is_not_dated_before_the_signature(at: At, refuse: Refuse) -> None:
    at("signed")

    refuse("--as kim collect apply C-1=1 --method cash --on 2026-11-15", 65, "is not signed on")


def test_a_signed_contract_may_be_prepaid(at: At, query: Query) -> None:
    pay(at("signed"), "C-1=500")

    assert query("SELECT kind, amount FROM posting WHERE collection_id IS NOT NULL") == [
        ("collected", 500)
    ]


@pytest.mark.parametrize(
    ("line", "exit_code", "words"),
    [
        ("C-1=1 --method cheque", 2, "cheque: its number is needed; give --instrument (R12)"),
        ("C-1=1 --method acceptance_bill", 2, "acceptance_bill: its number is needed"),
        ("C-1=1 --method bank_draft", 2, "(R12)"),
        ("C-1=0 --method cash", 65, "is nothing; give an amount above zero"),
        ("C-1=-5 --method cash", 65, "below zero"),
        ("C-1=0.5 --method cash", 65, "too many decimals"),
        ("C-1 --method cash", 65, "is not of the form CONTRACT=AMOUNT"),
        ("C-1=1 C-1=2 --method cash", 65, "'C-1' is given twice"),
        ("C-1=1 C-2026-0001=2 --method cash", 65, "C-2026-0001 is given twice"),
        ("C-9=1 --method cash", 65, "there is no contract 'C-9'"),
        ("C-1=1 --method cash --invoice I-9", 65, "there is no invoice 'I-9'"),
        ("C-1=1 --method cash --invoice I-1 --invoice I-2026-1", 65, "I-2026-0001 is named twice"),
        ("--method cash", 2, "missing: CONTRACT=AMOUNT"),
        ("C-1=1", 2, "missing: --method"),
    ],
)
def test_what_cannot_be_taken_is_refused(
    at: At, refuse: Refuse, line: str, exit_code: int, words: str
) -> None:
    at("issued")

    refuse(f"--as kim collect apply {line}", exit_code, words)


def test_an_invoice_of_another_contract_is_not_named(at: At, refuse: Refuse) -> None:
    salescli = at("company")
    contract(salescli, 1)
    contract(salescli, 2)
    invoice(salescli, 1, 4, "2026-11-10")

    refuse(
        "--as kim collect apply C-2=1 --method cash --invoice I-1",
        65,
        "invoice I-2026-0001 belongs to none of these contracts",
    )


def test_a_contract_at_rest_says_since_when(at: At, query: Query) -> None:
    salescli = at("half")
    assert query("SELECT open_until, closed_at FROM contract") == [("9999-12-31", None)]

    salescli.done("--as choi collect confirm P-1")

    [(until, closed)] = query("SELECT open_until, closed_at FROM contract")
    assert (until, closed[:10]) == ("2026-11-19", "2026-11-19")


def test_a_payment_beyond_the_contract_opens_it_again(at: At, query: Query) -> None:
    salescli = at("paid")
    pay(salescli, "C-1=1")

    assert query("SELECT open_until, closed_at FROM contract") == [("9999-12-31", None)]
