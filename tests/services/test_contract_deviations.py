"""Contracts from a quotation: what they copy, what departs from it, what is declared (W3)."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from salescli.engine.open import opened
from salescli.errors import UsageError
from salescli.policy.roles import Actor, Role
from salescli.services import contract
from tests._program import Program
from tests.services._quoted import QUOTATION, quoted
from tests.services.conftest import At, Refuse

Query = Callable[[str], list[tuple[Any, ...]]]

ON = date(2026, 11, 19)
KIM = Actor(2, "kim", "김철수", (Role.SALES,))

FOUND = (
    "SELECT basis, term, position, normal, agreed FROM deviation WHERE superseded = 0 ORDER BY id"
)


@pytest.fixture
def drafted(at: At) -> Program:
    salescli = quoted(at("company"))
    salescli.done("--as kim contract draft --from Q-1")
    return salescli


def test_a_contract_copies_the_quotation(at: At, query: Query) -> None:
    salescli = quoted(at("company"))

    answer = salescli.done("--as lee contract draft --from Q-1")

    assert answer == "C-d1 is draft · 10,799 KRW"
    assert query(
        "SELECT customer_id, salesperson_id, author_id, payment_days, deliver_by, terms, total"
        " FROM contract"
    ) == [(1, 2, 4, 30, "2026-11-29", "계약금 30%", 10799)]
    assert query(
        "SELECT position, quantity, price, discount_bp, amount, quote_position FROM contract_line"
    ) == [(1, 10000, 1000, 200, 9800, 1), (2, 3000, 333, 0, 999, 2)]


def test_a_copy_inherits_no_approval(drafted: Program, refuse: Refuse) -> None:
    assert drafted.done("--as kim contract submit C-d1") == "C-2026-0001 is submitted · 10,799 KRW"

    refuse("--as kim contract sign C-1", 76, "it is submitted; possible now: return, confirm")


@pytest.mark.parametrize("steps", [3, 4])
def test_a_contract_is_drafted_from_an_approved_quotation(
    at: At, refuse: Refuse, steps: int
) -> None:
    salescli = at("company")
    for line in QUOTATION[:steps]:
        salescli.done(line)

    refuse(
        "--as kim contract draft --from Q-d1",
        76,
        "cannot draft a contract from Q-",
        "until it is approved",
        "(W3.1)",
    )


def test_a_lost_quotation_is_none_to_draft_from(at: At, refuse: Refuse) -> None:
    salescli = quoted(at("company"))
    salescli.done("--as kim quote send Q-1")
    salescli.done("--as kim contract draft --from Q-1")
    salescli.done("--as kim quote lost Q-1 --reason 가격")

    refuse("--as kim contract draft --from Q-1", 76, "neither lost", "(W3.1)")


def test_a_won_quotation_becomes_a_contract(at: At) -> None:
    salescli = quoted(at("company"))
    salescli.done("--as kim quote send Q-1")
    salescli.done("--as kim quote won Q-1")

    assert salescli.done("--as kim contract draft H1 --from Q-1").startswith("C-d1 is draft")


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("contract draft E1 --from Q-1", "Q-2026-0001 is for customer H1"),
        ("contract draft --from Q-9", "there is no quote 'Q-9'"),
    ],
)
def test_a_draft_is_for_the_quotations_customer(
    at: At, refuse: Refuse, line: str, words: str
) -> None:
    quoted(at("company"))

    refuse(f"--as lee {line}", 65, words)


def test_a_draft_needs_a_customer_or_a_quotation(at: At, refuse: Refuse) -> None:
    salescli = at("company")

    refuse("--as kim contract draft", 2, "missing: CUSTOMER")
    with (
        opened(salescli.path, today=ON, clock=salescli.clock, actor=KIM, on=ON) as work,
        pytest.raises(UsageError, match="give a customer, or a quotation: --from QUOTE"),
    ):
        contract.draft(work)


@pytest.mark.parametrize("who", ["choi", "ceo", "admin"])
def test_the_sales_department_drafts_from_a_quotation(at: At, refuse: Refuse, who: str) -> None:
    quoted(at("company"))

    refuse(f"--as {who} contract draft --from Q-1", 77, "SALES, CLERK, MANAGER (W3.1)")


def test_what_is_as_quoted_is_no_deviation(drafted: Program, query: Query) -> None:
    drafted.done("--as kim contract submit C-d1")

    assert query(FOUND) == []


CHANGES = (
    ("line C-d1 --change 1 --price 990", ("price", 1, "1000", "990")),
    ("line C-d1 --change 1 --discount 3.5", ("discount", 1, "2%", "3.5%")),
    ("line C-d1 --change 2 -q 4", ("quantity", 2, "3", "4")),
    ("line C-d1 --change 1 --price 1100", ("price", 1, "1000", "1100")),
    ("line C-d1 --remove 2", ("product", None, "N1 × 3", "-")),
    ("line C-d1 B1 -q 2.5", ("product", 3, "-", "B1 × 2.5")),
    ("edit C-d1 --payment-days 45", ("payment_days", None, "30", "45")),
    ("edit C-d1 --payment-days 10", ("payment_days", None, "30", "10")),
    ("edit C-d1 --deliver-by 2026-11-25", ("deliver_by", None, "2026-11-29", "2026-11-25")),
    ("edit C-d1 --terms 외상", ("terms", None, "계약금 30%", "외상")),
)


@pytest.mark.parametrize(("line", "found"), CHANGES)
def test_every_term_and_line_is_compared_with_the_quotation(
    drafted: Program, query: Query, line: str, found: tuple[object, ...]
) -> None:
    drafted.done(f"--as kim contract {line}")

    answer = drafted.done("--as kim contract submit C-d1")

    assert answer.endswith("to settle: 1")
    assert query(FOUND) == [("quotation", *found)]


def test_terms_that_differ_in_spaces_only_are_the_same(drafted: Program, query: Query) -> None:
    drafted.done("--as kim contract edit C-d1 --terms ' 계약금  30% '")
    drafted.done("--as kim contract submit C-d1")

    assert query(FOUND) == []


def test_a_line_put_back_stands_for_the_one_taken_out(drafted: Program, query: Query) -> None:
    drafted.done("--as kim contract line C-d1 --remove 2")
    drafted.done("--as kim contract line C-d1 N1 -q 3")
    drafted.done("--as kim contract submit C-d1")

    assert query(FOUND) == []


def test_a_contract_after_the_quotation_ended_is_a_deviation(at: At, query: Query) -> None:
    salescli = quoted(at("company")).on("2026-12-01")
    salescli.done("--as kim contract draft --from Q-1")
    salescli.done("--as kim contract submit C-d1")

    assert query(FOUND) == [("quotation", "validity", None, "2026-11-30", "2026-12-01")]


def test_terms_given_when_drafting_are_compared_too(at: At, query: Query) -> None:
    salescli = quoted(at("company"))
    salescli.done("--as kim contract draft --from Q-1 --payment-days 60 --deliver-by 2026-12-24")
    salescli.done("--as kim contract submit C-d1")

    assert query(FOUND) == [
        ("quotation", "payment_days", None, "30", "60"),
        ("quotation", "deliver_by", None, "2026-11-29", "2026-12-24"),
    ]


def test_a_deviation_from_the_quotation_shuts_the_gates(drafted: Program, refuse: Refuse) -> None:
    drafted.done("--as kim contract line C-d1 --change 1 --price 900")
    drafted.done("--as kim contract submit C-d1")

    refuse("--as park contract confirm C-1", 76, "every deviation is decided (W3.3)")
    drafted.done("--as ceo contract settle C-1")
    drafted.done("--as park contract confirm C-1")
    drafted.done("--as kim quote send Q-1")
    drafted.done("--as kim contract sign C-1")


DECLARE = "--as kim contract deviate C-d1 --term 보증 --normal 1년 --agreed 3년"


def test_a_declared_deviation_waits_for_a_decision(at: At, refuse: Refuse, query: Query) -> None:
    salescli = at("draft")

    answer = salescli.done(DECLARE)

    assert answer == ("C-d1 is draft · 10,999 KRW · deviations from the norm to settle: 1")
    assert query(FOUND) == [("declared", "보증", None, "1년", "3년")]
    refuse("--as kim contract submit C-d1", 76, "the manager has consented: contract consent")
    salescli.done("--as park contract consent C-d1")
    salescli.done("--as kim contract submit C-d1")
    refuse("--as park contract confirm C-1", 76, "every deviation is decided (W3.3)")
    assert salescli.done("--as park contract settle C-1").endswith("보증 1년 → 3년: accepted")
    salescli.done("--as park contract confirm C-1")


def test_a_declared_deviation_is_open_again_after_a_return(at: At, query: Query) -> None:
    salescli = at("draft")
    salescli.done(DECLARE)
    salescli.done("--as park contract consent C-d1")
    salescli.done("--as kim contract submit C-d1")
    salescli.done("--as park contract settle C-1")
    salescli.done("--as park contract return C-1")

    assert query("SELECT state, superseded, author_id FROM deviation ORDER BY id") == [
        ("accepted", 1, 2),
        ("open", 0, 2),
    ]
    salescli.done("--as park contract settle C-1")
    salescli.done("--as kim contract submit C-1")
    assert query("SELECT COUNT(*) FROM deviation WHERE superseded = 0") == [(1,)]


def test_an_undecided_declaration_stays_as_it_is(at: At, query: Query) -> None:
    salescli = at("draft")
    salescli.done(DECLARE)
    salescli.done("--as park contract consent C-d1")
    salescli.done("--as kim contract submit C-d1")
    salescli.done("--as park contract return C-1")

    assert query("SELECT state, superseded FROM deviation") == [("open", 0)]


def test_what_is_declared_and_found_is_told_once(drafted: Program, query: Query) -> None:
    drafted.done("--as kim contract line C-d1 --change 1 --price 900")
    drafted.done("--as kim contract deviate C-d1 --term price --normal 1000 --agreed 900 --line 1")
    drafted.done("--as park contract settle C-d1")

    assert "to settle" not in drafted.done("--as kim contract submit C-d1")
    assert query(FOUND) == [("declared", "price", 1, "1000", "900")]
    assert query("SELECT state FROM deviation WHERE superseded = 0") == [("accepted",)]


def test_a_declaration_does_not_hide_what_is_found(drafted: Program, query: Query) -> None:
    drafted.done("--as kim contract line C-d1 --change 1 --price 500")
    drafted.done("--as kim contract deviate C-d1 --term price --normal 1000 --agreed 990 --line 1")
    drafted.done("--as park contract settle C-d1")
    answer = drafted.done("--as kim contract submit C-d1")

    assert answer.endswith("to settle: 1")
    assert query(FOUND) == [("quotation", "price", 1, "1000", "500")]


def test_a_declaration_said_again_replaces_the_first(at: At, query: Query) -> None:
    salescli = at("draft")
    salescli.done(DECLARE)
    salescli.done(DECLARE.replace("3년", "2년"))

    assert query(FOUND) == [("declared", "보증", None, "1년", "2년")]


def test_a_declaration_is_taken_back(at: At, refuse: Refuse, query: Query) -> None:
    salescli = at("draft")
    salescli.done(DECLARE)
    back = "--as kim contract deviate C-d1 --term 보증 --withdraw"

    assert salescli.done(back) == "C-d1 is draft · 10,999 KRW"
    assert query(FOUND) == []
    refuse(back, 65, "no deviation of '보증' is declared in C-d1")


@pytest.mark.parametrize(
    ("line", "code", "words"),
    [
        ("kim contract deviate C-d1 --term x --normal a", 2, "missing: --agreed|--withdraw"),
        ("kim contract deviate C-d1 --term ' ' --normal a --agreed b", 65, "the term is empty"),
        ("kim contract deviate C-d1 --term x --normal a --agreed b --line 9", 65, "has no line 9"),
        ("choi contract deviate C-d1 --term x --normal a --agreed b", 77, "CLERK, MANAGER (R4)"),
        ("choi contract deviate C-d1 --term x --withdraw", 77, "SALES, CLERK, MANAGER (R4)"),
        ("kim contract line C-d1 --change 9 -q 1", 65, "C-d1 has no line 9"),
        ("choi contract line C-d1 --change 1 -q 1", 77, "SALES, CLERK, MANAGER (W3.1)"),
        ("kim contract edit C-d1 --deliver-by 2026-11-18", 65, "lies before 2026-11-19"),
        ("choi contract edit C-d1 --terms x", 77, "SALES, CLERK, MANAGER (W3.1)"),
    ],
)
def test_what_cannot_be_taken_is_refused(
    at: At, refuse: Refuse, line: str, code: int, words: str
) -> None:
    at("draft")

    refuse(f"--as {line}", code, words)


@pytest.mark.parametrize(
    "line",
    [
        "contract deviate C-1 --term x --withdraw",
        "contract line C-1 --change 1 -q 2",
        "contract edit C-1 --terms x",
    ],
)
def test_what_is_submitted_is_changed_no_more(at: At, refuse: Refuse, line: str) -> None:
    at("submitted")

    refuse(f"--as kim {line}", 65, "C-2026-0001 is no draft any more", "contract return")


def test_a_deviation_declared_after_the_confirmation_stops_the_signature(
    at: At, refuse: Refuse
) -> None:
    salescli = at("confirmed")
    salescli.done(DECLARE.replace("C-d1", "C-1"))

    refuse("--as kim contract sign C-1", 76, "until every deviation is decided (W3.4)")
    salescli.done("--as park contract settle C-1")
    refuse("--as kim contract sign C-1", 76, "its present content has been given: confirm (W3.4)")
    for line in ("park contract return", "park contract settle", "kim contract submit"):
        salescli.done(f"--as {line} C-1")
    salescli.done("--as park contract confirm C-1")
    salescli.done("--as kim contract sign C-1")


@pytest.mark.parametrize("stage", ["signed", "archived", "paid"])
def test_no_deviation_is_declared_of_what_is_in_force(at: At, refuse: Refuse, stage: str) -> None:
    at(stage)

    refuse(DECLARE.replace("C-d1", "C-1"), 76, "cannot declare a deviation of C-2026-0001: it is")


def test_a_managers_own_declaration_is_the_leaders(at: At, refuse: Refuse) -> None:
    salescli = at("draft")
    salescli.done(DECLARE.replace("kim", "park"))

    refuse("--as park contract settle C-d1", 76, "박부장 made it", "(R4)")
    salescli.done("--as ceo contract settle C-d1")
