"""Money of customers, its figures worked out by hand (forms.md, Money; W5.3, R2)."""

import json
from typing import Any

import pytest

from tests._program import Program
from tests.services.conftest import At, Refuse
from tests.services.test_collect import CHEQUE, contract, invoice, pay
from tests.services.test_invoice import Query

MONEY = """
    SELECT kind, contract_id, amount, booked_on FROM posting
    WHERE kind IN ('collected', 'refunded', 'cleared', 'applied') ORDER BY id
"""


def confirmed(salescli: Program, number: str, on: str) -> None:
    salescli.done(f"--as park collect confirm {number} --on {on}")
    salescli.done(f"--as choi collect confirm {number} --on {on}")


def rows(salescli: Program, form: str, period: str) -> list[dict[str, Any]]:
    shown = json.loads(salescli.done(f"--as park report {form} --period {period} --json"))
    found: list[dict[str, Any]] = shown["sections"][0]["rows"]
    return found


def figures(row: dict[str, Any], *keys: str) -> tuple[Any, ...]:
    return tuple(row[key] for key in keys)


@pytest.fixture
def two(at: At) -> Program:
    """Bill H1 4,000 of contract 1, due 12-10, and 3,000 of contract 2, due 11-30."""
    salescli = at("company")
    contract(salescli, 1, days=30)
    contract(salescli, 2, days=20)
    invoice(salescli, 1, 4, "2026-11-10")
    invoice(salescli, 2, 3, "2026-11-10")
    return salescli


def for_the_customer(salescli: Program, amount: int, on: str = "2026-11-19") -> None:
    salescli.done(f"--as kim collect apply {amount} --customer H1 --method transfer --on {on}")
    confirmed(salescli, "P-1", on)


def test_an_amount_for_the_customer_pays_by_due_date_and_the_rest_stands(
    two: Program, query: Query
) -> None:
    for_the_customer(two, 7500)

    # The invoice of contract 2 is due first; 7,500 - 3,000 - 4,000 = 500 stand on account.
    assert query(MONEY) == [
        ("collected", 2, 3000, "2026-11-19"),
        ("applied", 2, 3000, "2026-11-19"),
        ("collected", 1, 4000, "2026-11-19"),
        ("applied", 1, 4000, "2026-11-19"),
        ("collected", None, 500, "2026-11-19"),
    ]
    assert query("SELECT customer_id, open_until FROM account") == [(1, "9999-12-31")]


def test_an_invoice_issued_takes_its_contracts_prepayment_and_then_the_accounts(
    two: Program, query: Query
) -> None:
    for_the_customer(two, 7500)
    pay(two, "C-1=200")
    invoice(two, 1, 1, "2026-11-19")

    # Of 1,000 the contract's 200 pay first, then the account's 500, moved on that day.
    assert query(MONEY)[6:] == [
        ("applied", 1, 200, "2026-11-19"),
        ("collected", None, -500, "2026-11-19"),
        ("collected", 1, 500, "2026-11-19"),
        ("applied", 1, 500, "2026-11-19"),
    ]
    assert query("SELECT open_until FROM account") == [("2026-11-19",)]


def test_what_stands_on_account_has_a_row_of_its_own(two: Program) -> None:
    for_the_customer(two, 7500)

    [account] = [row for row in rows(two, "F8", "2026-11") if row["contract"] is None]
    assert figures(account, "customer", "salesperson", "collected", "prepaid", "receivable") == (
        *("H1", "kim", "500", "500"),
        "0",
    )
    assert figures(account, "total", "invoiced", "risk") == (None, "0", "normal")
    week = rows(two, "F7", "2026-W47")
    [account] = [row for row in week if row["contract"] is None]
    assert figures(account, "collected", "transfer", "cash", "balance") == ("500", "500", "0", "0")
    assert sum(int(row["collected"]) for row in week) == 7500


def test_a_transfer_takes_what_is_prepaid_first_then_what_was_applied_last(
    two: Program, query: Query
) -> None:
    """4,300 on contract 1 are 4,000 applied and 300 prepaid; 1,000 of them go to contract 2."""
    pay(two, "C-1=4300")
    two.done("--as kim collect transfer C-1 C-2 1000 --reason 착오 --on 2026-11-19")
    confirmed(two, "P-2", "2026-11-19")

    assert query(MONEY)[2:] == [
        ("collected", 1, -300, "2026-11-19"),
        ("collected", 2, 300, "2026-11-19"),
        ("applied", 2, 300, "2026-11-19"),
        ("applied", 1, -700, "2026-11-19"),
        ("collected", 1, -700, "2026-11-19"),
        ("collected", 2, 700, "2026-11-19"),
        ("applied", 2, 700, "2026-11-19"),
    ]
    by = {row["contract"]: row for row in rows(two, "F8", "2026-11")}
    keys = ("collected", "receivable", "prepaid")
    assert figures(by["C-2026-0001"], *keys) == ("3300", "700", "0")
    assert figures(by["C-2026-0002"], *keys) == ("1000", "2000", "0")


def test_a_transfer_of_another_week_is_minus_and_plus_in_that_week(two: Program) -> None:
    pay(two, "C-1=4300", on="2026-11-12")
    two.on("2026-11-24").done("--as kim collect transfer C-1 C-2 1000 --reason 착오")
    confirmed(two, "P-2", "2026-11-24")

    week = {row["contract"]: row for row in rows(two.on("2026-11-30"), "F7", "2026-W48")}
    assert figures(week["C-2026-0001"], "collected", "cash", "uncleared") == ("-1000", "-1000", "0")
    assert figures(week["C-2026-0002"], "collected", "cash", "uncleared") == ("1000", "1000", "0")


def test_the_uncleared_part_goes_along(two: Program) -> None:
    two.done(f"--as lee instrument register H1 {CHEQUE} --amount 4300 --on 2026-11-12")
    two.done("--as kim collect apply C-1=4300 --method cheque --instrument K-77 --on 2026-11-12")
    confirmed(two, "P-1", "2026-11-12")
    two.on("2026-11-24").done("--as kim collect transfer C-1 C-2 1000 --reason 착오")
    confirmed(two, "P-2", "2026-11-24")

    week = {row["contract"]: row for row in rows(two.on("2026-11-30"), "F7", "2026-W48")}
    keys = ("cheque", "uncleared")
    assert figures(week["C-2026-0001"], *keys) == ("-1000", "-1000")
    assert figures(week["C-2026-0002"], *keys) == ("1000", "1000")
    month = {row["contract"]: row["uncleared"] for row in rows(two, "F8", "2026-11")}
    assert month == {"C-2026-0001": "3300", "C-2026-0002": "1000"}


def test_a_refund_is_negative_on_its_day_and_its_correction_positive_on_its_own(
    two: Program, query: Query
) -> None:
    pay(two, "C-1=4300", on="2026-11-12")
    two.on("2026-11-24").done("--as kim collect refund P-1 300 --reason 과입금")
    confirmed(two, "P-2", "2026-11-24")
    two.on("2026-12-01").done("--as kim collect correct P-2 --reason 착오")
    confirmed(two, "P-3", "2026-12-01")

    assert query(MONEY)[2:] == [
        ("refunded", 1, -300, "2026-11-24"),
        ("refunded", 1, 300, "2026-12-01"),
    ]
    [row] = [r for r in rows(two.on("2026-12-10"), "F7", "2026-W48") if r["collected"] != "0"]
    assert figures(row, "contract", "collected", "cash") == ("C-2026-0001", "-300", "-300")
    [row] = [r for r in rows(two, "F8", "2026-12") if r["contract"] == "C-2026-0001"]
    assert figures(row, "collected", "collected_in_month", "prepaid") == ("4300", "300", "300")


def test_a_correction_opens_what_its_payment_paid_on_its_own_day(two: Program) -> None:
    pay(two, "C-1=4300", on="2026-11-12")
    two.on("2026-12-01").done("--as kim collect correct P-1 --reason 착오")
    confirmed(two, "P-2", "2026-12-01")

    keys = ("collected", "collected_in_month", "receivable", "prepaid")
    month = {row["contract"]: row for row in rows(two.on("2026-12-31"), "F8", "2026-11")}
    assert figures(month["C-2026-0001"], *keys) == ("4300", "4300", "0", "300")
    month = {row["contract"]: row for row in rows(two, "F8", "2026-12")}
    assert figures(month["C-2026-0001"], *keys) == ("0", "-4300", "4000", "0")
    for row in month.values():
        owed = int(row["invoiced"]) - int(row["collected"])
        assert int(row["receivable"]) - int(row["prepaid"]) == owed


def test_an_uncleared_instrument_is_not_refunded(two: Program, refuse: Refuse) -> None:
    two.done(f"--as lee instrument register H1 {CHEQUE} --amount 4300 --on 2026-11-12")
    two.done("--as kim collect apply C-1=4300 --method cheque --instrument K-77 --on 2026-11-12")
    confirmed(two, "P-1", "2026-11-12")

    refuse("--as kim collect refund P-1 300 --reason 과입금", 76, "its instrument has cleared")


def test_nothing_is_moved_on_a_day_on_which_it_was_not_there(two: Program, refuse: Refuse) -> None:
    """300 came on the 19th: on the 16th they cannot leave."""
    pay(two, "C-1=4300", on="2026-11-19")
    two.done("--as kim collect transfer C-1 C-2 300 --reason 착오 --on 2026-11-16")
    two.done("--as park collect confirm P-2 --on 2026-11-16")

    refuse("--as choi collect confirm P-2 --on 2026-11-16", 65, "would stand below zero")
    two.done("--as choi collect confirm P-2")


def test_what_is_above_the_open_amount_or_repeats_is_told(two: Program) -> None:
    first = two("--as kim collect apply C-1=10001 --method cash --on 2026-11-17")
    again = two("--as kim collect apply C-1=10001 --method cash --on 2026-11-19")

    assert "10,001 is more than what is open of C-2026-0001, 10,000" in first.err
    assert "P-2026-0001 of 2026-11-17 is of the same customer, amount and method" in again.err


def found(salescli: Program, day: str) -> list[tuple[Any, ...]]:
    shown = json.loads(salescli.on(day).looked("--as park watch --json"))
    keys = ("rule", "document", "due_on")
    return [figures(row, *keys) for row in shown["sections"][0]["rows"]]


def test_what_waits_longer_than_a_working_day_is_watched(two: Program) -> None:
    """Applied for on Monday the 16th, so due on the 17th; taken on the 16th, so due there too."""
    two.on("2026-11-16").done("--as admin setting set payments_since 2026-11-01")
    two.done("--as kim collect apply C-1=4300 --method transfer")
    two.done("--as kim collect except H1 500 --reason 현금")
    two.done("--as park collect confirm X-1")

    assert [row for row in found(two, "2026-11-17") if row[0] in {"W5.3", "R2"}] == []
    late = [row[1:] for row in found(two, "2026-11-18") if row[0] in {"W5.3", "R2"}]
    assert sorted(late) == [("P-2026-0001", "2026-11-17"), ("X-2026-0001", "2026-11-17")]
    confirmed(two, "P-1", "2026-11-18")
    two.done("--as kim collect apply C-1=500 --method cash --received-by kim --exception X-1")
    two.done("--as choi collect remit X-1")
    assert [row for row in found(two, "2026-11-19") if row[0] in {"W5.3", "R2"}] == []
