"""F8 of orders, amendments and cancellations: the terms and figures in force on a day."""

import pytest

from tests._program import Program
from tests.reports.conftest import Read

HEAD = "contract products signed_on payment_days terms total delivered"


@pytest.fixture
def office(salescli: Program, company: object) -> Program:
    assert company
    return salescli


def act(program: Program, day: str, *lines: str) -> None:
    program.on(day)
    for line in lines:
        program.done(f"--as {line}")


def contract(program: Program, day: str, means: str = "") -> None:
    act(
        program,
        day,
        f"kim contract draft H1 {means} --terms 외상",
        "kim contract line C-d1 B1 -q 10",
        "kim contract submit C-d1",
        "park contract confirm C-1",
    )


def amend(program: Program, day: str) -> None:
    act(
        program,
        day,
        "kim contract amend C-1 --payment-days 60 --terms 현금",
        "kim contract line C-d2 N1 -q 3",
        "park contract consent C-d2",
        "kim contract submit C-d2",
        "park contract settle C-1-A1 --all",
        "park contract confirm C-1-A1",
        "kim contract sign C-1-A1",
        "lee contract archive C-1-A1 --place A",
    )


def test_an_order_stands_from_its_confirmation(office: Program, read: Read) -> None:
    contract(office, "2026-10-05", "--phone")
    act(office, "2026-11-02", "kim contract sign C-1")

    rows, _totals = read("F8 --period 2026-10", "receivables", HEAD)
    assert rows == [("C-2026-0001", "볼트", "2026-10-05", 30, "외상", "10000", "0")]


def test_a_month_shows_the_terms_that_were_in_force(office: Program, read: Read) -> None:
    contract(office, "2026-10-05")
    act(office, "2026-10-05", "kim contract sign C-1", "lee contract archive C-1 --place A")
    amend(office, "2026-11-10")

    before, _ = read("F8 --period 2026-10", "receivables", HEAD)
    after, _ = read("F8 --period 2026-11", "receivables", HEAD)
    seen_then, _ = read("F8 --period 2026-11 --as-of 2026-11-09", "receivables", HEAD)

    assert before == [("C-2026-0001", "볼트", "2026-10-05", 30, "외상", "10000", "0")]
    assert after == [("C-2026-0001", "볼트 +1", "2026-10-05", 60, "현금", "10999", "0")]
    assert seen_then == before


def test_a_cancelled_contract_is_worth_what_was_delivered(office: Program, read: Read) -> None:
    contract(office, "2026-10-05")
    act(
        office,
        "2026-10-05",
        "kim contract sign C-1",
        "lee contract archive C-1 --place A",
        "kim ship request C-1 --line 1=4",
        "park ship approve G-1",
        "lee ship dispatch G-1 --carrier 한진",
    )
    act(office, "2026-11-10", "park contract cancel C-1 --reason 파기")

    rows, _totals = read("F8 --period 2026-11", "receivables", "total delivered uninvoiced")
    assert rows == [("4000", "4000", "4000")]


def test_what_was_cancelled_undelivered_is_gone_the_month_after(
    office: Program, read: Read
) -> None:
    contract(office, "2026-10-05")
    act(office, "2026-10-05", "kim contract sign C-1", "lee contract archive C-1 --place A")
    act(office, "2026-11-10", "park contract cancel C-1 --reason 파기")

    assert read("F8 --period 2026-11", "receivables", "total")[0] == [("0",)]
    assert read("F8 --period 2026-12", "receivables", "total", today="2027-01-31")[0] == []


def test_signed_contracts_count_once_whatever_their_versions(office: Program, read: Read) -> None:
    contract(office, "2026-11-02", "--fax")
    act(office, "2026-11-03", "kim contract sign C-1", "lee contract archive C-1 --place A")
    amend(office, "2026-11-10")

    rows, _totals = read(
        "F4 --period 2026-11", "by_salesperson", "salesperson contracts contracted"
    )
    assert ("kim", 1, "10999") in rows
