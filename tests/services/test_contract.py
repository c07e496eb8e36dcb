"""Contracts step by step, through the command line on a real file (W3)."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from typing import Any

import pytest

from tests._company import LEAVE
from tests._program import Program
from tests.services.conftest import At, Refuse

Query = Callable[[str], list[tuple[Any, ...]]]


def test_a_draft_has_a_number_of_its_own_until_it_is_submitted(at: At) -> None:
    salescli = at("company")

    assert salescli.done("--as kim contract draft H1") == "C-d1 is draft"
    assert salescli.done("--as kim contract line C-d1 B1 -q 2.5") == "C-d1 is draft · 2,500 KRW"
    assert salescli.done("--as kim contract submit C-d1") == "C-2026-0001 is submitted · 2,500 KRW"


@pytest.mark.parametrize("word", ["C-1", "c-1", "C-2026-1", "C-2026-0001", "C-d1", " C-1 "])
def test_a_contract_is_known_by_every_form_of_its_number(at: At, word: str) -> None:
    answer = at("submitted").done(["--as", "park", "contract", "confirm", word])

    assert answer == "C-2026-0001 is confirmed · 10,999 KRW"


@pytest.mark.parametrize("word", ["C-2", "C-2025-0001", "C-d2", "G-1", "C1", ""])
def test_a_number_that_no_contract_has_is_refused(at: At, refuse: Refuse, word: str) -> None:
    at("submitted")

    refuse(f"--as park contract confirm '{word}'", 65 if word else 2)


def test_the_year_left_out_is_this_years(at: At, refuse: Refuse) -> None:
    salescli = at("submitted").on("2027-01-04")

    refuse("--as park contract confirm C-1", 65, "there is no contract 'C-1'")
    assert salescli.done("--as park contract confirm C-2026-1").startswith("C-2026-0001")


def test_the_number_is_of_the_business_dates_year_and_without_gaps(at: At) -> None:
    salescli = at("company").on("2027-01-04")
    for draft, on in enumerate(("2026-12-31", "2027-01-02", "2026-12-30"), start=1):
        salescli.done(f"--as kim contract draft H1 --on {on}")
        salescli.done(f"--as kim contract line C-d{draft} B1")

    answers = [
        salescli.done(f"--as kim contract submit C-d{draft} --on {on}").split()[0]
        for draft, on in enumerate(("2026-12-31", "2027-01-02", "2026-12-30"), start=1)
    ]

    assert answers == ["C-2026-0001", "C-2027-0001", "C-2026-0002"]


def test_a_refused_submission_uses_no_number_up(at: At, refuse: Refuse) -> None:
    salescli = at("company")
    salescli.done("--as kim contract draft H1")

    refuse("--as kim contract submit C-d1", 76, "cannot submit C-", "it has a line", "(W3.2)")
    salescli.done("--as kim contract line C-d1 B1")

    assert salescli.done("--as kim contract submit C-d1").startswith("C-2026-0001 ")


def test_a_line_takes_the_list_price_and_rounds_once(at: At) -> None:
    salescli = at("company")
    salescli.done("--as kim contract draft H1")

    # 3 × 333 × 0.925 = 924.075
    assert salescli.done("--as kim contract line C-d1 N1 -q 3 --discount 7.5").endswith("924 KRW")
    # 0.5 × 333 = 166.5, its half up: 924 + 167
    assert salescli.done("--as kim contract line C-d1 N1 -q 0.5").endswith("1,091 KRW")


def test_the_list_price_is_that_of_the_business_date(at: At) -> None:
    salescli = at("company")
    salescli.done(LEAVE)
    salescli.done("--as park product price B1 1200 --on 2026-11-10")
    salescli.done("--as kim contract draft H1 --on 2026-11-09")

    before = salescli.done("--as kim contract line C-d1 B1 --on 2026-11-09")
    after = salescli.done("--as kim contract line C-d1 B1 --on 2026-11-10")

    assert before.endswith("· 1,000 KRW")
    assert after.endswith("· 2,200 KRW")


def test_a_line_taken_out_leaves_the_total(at: At, refuse: Refuse) -> None:
    salescli = at("draft")

    assert salescli.done("--as kim contract line C-d1 --remove 1") == "C-d1 is draft · 999 KRW"
    refuse("--as kim contract line C-d1 --remove 1", 65, "C-d1 has no line 1")
    salescli.done("--as kim contract line C-d1 B1")
    assert salescli.done("--as kim contract line C-d1 --remove 3").endswith("· 999 KRW")


def test_a_contract_needs_a_line_that_stands(at: At, refuse: Refuse) -> None:
    salescli = at("draft")
    salescli.done("--as kim contract line C-d1 --remove 1")
    salescli.done("--as kim contract line C-d1 --remove 2")

    refuse("--as kim contract submit C-d1", 76, "until it has a line (W3.2)")


def test_the_whole_way_from_draft_to_archive(at: At, query: Query) -> None:
    salescli = at("draft")

    answers = [
        salescli.done(line)
        for line in (
            "--as kim contract submit C-d1",
            "--as park contract confirm C-1",
            "--as kim contract sign C-1",
            "--as lee contract archive C-1 --place 'A 12'",
        )
    ]

    assert answers == [
        "C-2026-0001 is submitted · 10,999 KRW",
        "C-2026-0001 is confirmed · 10,999 KRW",
        "C-2026-0001 is signed · 10,999 KRW",
        "C-2026-0001 is archived",
    ]
    assert query("SELECT step, clause, decided_on FROM decision ORDER BY id") == [
        ("draft", "W3.1", "2026-11-16"),
        ("submit", "W3.2", "2026-11-19"),
        ("confirm", "W3.3", "2026-11-19"),
        ("sign", "W3.4", "2026-11-19"),
        ("archive", "W3.5", "2026-11-19"),
    ]
    assert query("SELECT signed_on, archived_on, archive_place FROM contract") == [
        ("2026-11-19", "2026-11-19", "A 12")
    ]


def test_a_signature_counts_the_contract_once_and_each_line(at: At, query: Query) -> None:
    at("signed")

    assert query("SELECT kind, booked_on, quantity, amount FROM posting ORDER BY id") == [
        ("signed", "2026-11-16", 1000, 0),
        ("contracted", "2026-11-16", 10000, 10000),
        ("contracted", "2026-11-16", 3000, 999),
    ]


@pytest.mark.parametrize(
    ("stage", "line", "clause"),
    [
        ("company", "contract draft H1 --salesperson kim", "W3.1"),
        ("draft", "contract line C-d1 B1", "W3.1"),
        ("draft", "contract line C-d1 --remove 1", "W3.1"),
    ],
)
@pytest.mark.parametrize("who", ["choi", "ceo", "admin"])
def test_a_contract_is_written_by_the_sales_department(
    at: At, refuse: Refuse, stage: str, line: str, clause: str, who: str
) -> None:
    at(stage)

    refuse(f"--as {who} {line}", 77, "it is for: SALES, CLERK, MANAGER", f"({clause})")


STEPS = (
    ("draft", "submit C-d1", "W3.2", "choi ceo admin", "SALES, CLERK, MANAGER"),
    ("submitted", "return C-1", "W3.3", "kim lee choi ceo admin", "MANAGER"),
    ("submitted", "confirm C-1", "W3.3", "kim lee choi ceo admin", "MANAGER"),
    ("confirmed", "sign C-1", "W3.4", "park choi ceo admin", "SALES, CLERK"),
    ("signed", "archive C-1 --place A", "W3.5", "kim park choi ceo admin", "CLERK"),
)


@pytest.mark.parametrize(
    ("stage", "line", "clause", "who", "roles"),
    [(*row[:3], who, row[4]) for row in STEPS for who in row[3].split()],
)
def test_a_step_is_refused_to_other_roles(
    at: At, refuse: Refuse, stage: str, line: str, clause: str, who: str, roles: str
) -> None:
    at(stage)

    refuse(f"--as {who} contract {line}", 77, f"it is for: {roles} ({clause})")


WRONG = (
    ("submitted", "kim contract submit C-1", "submitted; possible now: return, confirm"),
    ("draft", "park contract confirm C-d1", "draft; possible now: consent, negotiate, submit"),
    ("draft", "park contract return C-d1", "draft; possible now: consent, negotiate, submit"),
    ("submitted", "kim contract sign C-1", "submitted; possible now: return, confirm"),
    ("signed", "kim contract sign C-1", "signed; possible now: archive"),
    ("confirmed", "park contract confirm C-1", "confirmed; possible now: return, sign"),
    ("confirmed", "lee contract archive C-1 --place A", "possible now: return, sign"),
    (
        "archived",
        "lee contract archive C-1 --place B",
        "archived; possible now: cancel, flag, decide",
    ),
    ("signed", "park contract return C-1", "signed; possible now: archive"),
    ("paid", "kim contract sign C-1", "until it is an order whose paper is awaited (W3.6)"),
    ("paid", "park contract cancel C-1 --reason x", "completed; possible now: sign, archive"),
)


@pytest.mark.parametrize(("stage", "line", "words"), WRONG)
def test_a_step_from_another_state_is_refused_with_what_is_possible(
    at: At, refuse: Refuse, stage: str, line: str, words: str
) -> None:
    at(stage)

    refuse(f"--as {line}", 76, words)


@pytest.mark.parametrize("line", ["contract line C-1 B1", "contract line C-1 --remove 1"])
def test_lines_stay_once_a_contract_is_submitted(at: At, refuse: Refuse, line: str) -> None:
    at("submitted")

    refuse(f"--as kim {line}", 65, "C-2026-0001 is no draft any more", "contract return")


def test_what_a_salesperson_made_a_manager_confirms_and_not_the_leader(
    at: At, refuse: Refuse
) -> None:
    at("submitted")

    refuse("--as ceo contract confirm C-1", 77, "LEADER may not confirm C-2026-0001", "(W3.3)")


def managers_contract(salescli: Program) -> None:
    salescli.done("--as admin staff add yoon 윤차장 --role MANAGER")
    salescli.done("--as park contract draft H1 --salesperson kim")
    salescli.done("--as park contract line C-d1 B1")
    salescli.done("--as park contract submit C-d1")


def test_what_a_manager_made_the_leader_alone_confirms(at: At, refuse: Refuse) -> None:
    salescli = at("company")
    managers_contract(salescli)

    refuse("--as park contract confirm C-1", 76, "박부장 made it", "(W3.3)")
    refuse("--as yoon contract confirm C-1", 76, "so the leader decides", "(W3.3)")
    assert salescli.done("--as ceo contract confirm C-1").startswith("C-2026-0001 is confirmed")


def test_a_manager_may_not_confirm_on_paper_what_he_made(at: At, refuse: Refuse) -> None:
    salescli = at("company")
    managers_contract(salescli)

    refuse("--as lee contract confirm C-1 --by park --paper S-1", 76, "박부장 made it")
    salescli.done("--as lee contract confirm C-1 --by ceo --paper S-1")


def test_a_clerk_may_type_what_the_manager_signed(at: At, query: Query) -> None:
    salescli = at("submitted")
    salescli.done("--as lee contract confirm C-1 --by park --paper S-9 --note 'as agreed'")

    decided = query(
        "SELECT d.code, r.code, paper, note FROM decision"
        " JOIN employee d ON d.id = decided_by JOIN employee r ON r.id = recorded_by"
        " WHERE step = 'confirm'"
    )
    assert decided == [("park", "lee", "S-9", "as agreed")]


@pytest.mark.parametrize("who", ["kim", "choi", "ceo"])
def test_nobody_but_a_clerk_types_what_another_decided(at: At, refuse: Refuse, who: str) -> None:
    at("submitted")

    refuse(f"--as {who} contract confirm C-1 --by park", 77, "it is for: CLERK (1.3)")


def test_paper_decisions_can_be_switched_off(at: At, refuse: Refuse) -> None:
    at("submitted").done("--as admin setting set paper_decisions off")

    refuse("--as lee contract confirm C-1 --by park", 77, "paper_decisions is off")


def test_a_price_beyond_the_norm_waits_for_a_decision(at: At, refuse: Refuse) -> None:
    salescli = at("company")
    salescli.done("--as kim contract draft H1")
    salescli.done("--as kim contract line C-d1 B1 -q 2 --discount 5")  # as far as B1 may go
    salescli.done("--as kim contract line C-d1 B1 -q 2 --discount 5.01")
    salescli.done("--as kim contract line C-d1 N1 --price 332")
    salescli.done("--as park contract consent C-d1")

    answer = salescli.done("--as kim contract submit C-d1")

    assert answer.endswith("deviations from the norm to settle: 2")
    refuse("--as park contract confirm C-1", 76, "until every deviation is decided (W3.3)")
    assert salescli.done("--as park contract settle C-1 --all").splitlines() == [
        "C-2026-0001 price 1,000 -5% → 1,000 -5.01%: accepted",
        "C-2026-0001 price 333 -0% → 332 -0%: accepted",
        "  (주)한솔농협",
        "next: salescli contract confirm C-2026-0001 (sales manager)",
    ]
    salescli.done("--as park contract confirm C-1")


def test_a_price_as_good_as_the_norm_is_none(at: At) -> None:
    salescli = at("company")
    salescli.done("--as kim contract draft H1")
    salescli.done("--as kim contract line C-d1 B1 --price 950")
    salescli.done("--as kim contract line C-d1 B1 --price 2000 --discount 50")

    assert "deviations" not in salescli.done("--as kim contract submit C-d1")


def test_more_days_to_pay_than_usual_are_a_deviation(at: At) -> None:
    salescli = at("company")
    for number, days in enumerate(("30", "31"), start=1):
        salescli.done(f"--as kim contract draft H1 --payment-days {days}")
        salescli.done(f"--as kim contract line C-d{number} B1")

    assert "deviations" not in salescli.done("--as kim contract submit C-d1")
    salescli.done("--as park contract consent C-d2")
    assert salescli.done("--as kim contract submit C-d2").endswith("to settle: 1")
    assert salescli.done("--as park contract settle C-2") == (
        "C-2026-0002 payment days 30 → 31: accepted"
    )


def test_what_is_normal_is_as_agreed_with_the_account(at: At) -> None:
    salescli = at("company")
    salescli.done("--as park customer edit H1 --payment-days 60 --discount-limit 8")
    salescli.done("--as kim contract draft H1 --payment-days 60")
    salescli.done("--as kim contract line C-d1 B1 --discount 8")

    assert "deviations" not in salescli.done("--as kim contract submit C-d1")


@pytest.fixture
def beyond(at: At) -> Program:
    salescli = at("company")
    salescli.done("--as kim contract draft H1")
    salescli.done("--as kim contract line C-d1 B1 --discount 10")
    salescli.done("--as park contract consent C-d1")
    salescli.done("--as kim contract submit C-d1")
    return salescli


@pytest.mark.parametrize("who", ["kim", "lee", "choi", "admin"])
def test_a_deviation_is_decided_by_manager_or_leader(
    beyond: Program, refuse: Refuse, who: str
) -> None:
    assert beyond.path.is_file()
    refuse(f"--as {who} contract settle C-1", 77, "it is for: MANAGER, LEADER (R4)")


def test_the_leader_may_decide_a_deviation(beyond: Program) -> None:
    assert beyond.done("--as ceo contract settle C-1").endswith("accepted")


def test_a_managers_own_deviation_is_the_leaders(at: At, refuse: Refuse) -> None:
    salescli = at("company")
    salescli.done("--as park contract draft H1 --salesperson kim")
    salescli.done("--as park contract line C-d1 B1 --discount 10")
    salescli.done("--as ceo contract consent C-d1")
    salescli.done("--as park contract submit C-d1")

    refuse("--as park contract settle C-1", 76, "박부장 made it", "(R4)")
    assert salescli.done("--as ceo contract settle C-1").endswith("accepted")


def test_a_rejected_deviation_stops_the_contract_until_it_is_changed(
    beyond: Program, refuse: Refuse
) -> None:
    assert beyond.done("--as park contract settle C-1 --reject").endswith(": rejected")

    refuse("--as park contract confirm C-1", 76, "no rejected deviation stands in it (W3.3)")
    beyond.done("--as park contract return C-1")
    beyond.done("--as kim contract line C-1 --remove 1")
    beyond.done("--as kim contract line C-1 B1")
    assert "deviations" not in beyond.done("--as kim contract submit C-1")
    beyond.done("--as park contract confirm C-1")


def test_a_deviation_is_decided_once(beyond: Program, refuse: Refuse) -> None:
    beyond.done("--as park contract settle C-1")

    refuse("--as park contract settle C-1 --reject", 65, "C-2026-0001 has no open deviation")


def test_a_contract_without_deviations_has_nothing_to_settle(at: At, refuse: Refuse) -> None:
    at("submitted")

    refuse("--as park contract settle C-1", 65, "C-2026-0001 has no open deviation")


def test_what_was_decided_binds_no_more_once_a_contract_was_returned(
    beyond: Program, refuse: Refuse
) -> None:
    beyond.done("--as park contract settle C-1")
    beyond.done("--as park contract confirm C-1")
    beyond.done("--as park contract return C-1")

    refuse(
        "--as kim contract sign C-1", 76, "it is draft; possible now: consent, negotiate, submit"
    )
    assert beyond.done("--as kim contract submit C-1").endswith("to settle: 1")
    refuse("--as park contract confirm C-1", 76, "until every deviation is decided (W3.3)")


def test_a_contract_keeps_its_number_when_it_is_returned(at: At) -> None:
    salescli = at("confirmed")

    assert salescli.done("--as park contract return C-1") == "C-2026-0001 is draft"
    salescli.done("--as kim contract line C-1 B1")
    assert salescli.done("--as kim contract submit C-1") == "C-2026-0001 is submitted · 11,999 KRW"


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE contract SET payment_days = 90",
        "UPDATE contract SET terms = 'none'",
        "UPDATE contract_line SET price = 1 WHERE position = 1",
        "UPDATE contract_line SET quantity = 1 WHERE position = 2",
        "UPDATE contract_line SET dropped = 1 WHERE position = 2",
    ],
)
def test_an_approval_does_not_bind_what_was_changed_behind_the_program(
    at: At, refuse: Refuse, change: str
) -> None:
    salescli = at("confirmed")
    with closing(sqlite3.connect(salescli.path)) as file:
        guards = file.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        kept = guards.fetchall()
        for name, _sql in kept:
            file.execute(f"DROP TRIGGER {name}")
        file.execute(change)
        for _name, sql in kept:
            file.execute(sql)
        file.commit()

    refuse(
        "--as kim contract sign C-1", 76, "until its present content has been given: confirm (W3.4)"
    )


def test_steps_follow_each_other_in_business_time(at: At, refuse: Refuse) -> None:
    salescli = at("submitted")
    salescli.done("--as park contract confirm C-1 --on 2026-11-18")

    error = refuse("--as kim contract sign C-1 --on 2026-11-17", 65, "cannot sign C-2026-0001")
    assert "on 2026-11-17: its last step was on 2026-11-18" in error
    salescli.done("--as kim contract sign C-1 --on 2026-11-18")


def test_a_deviation_is_not_decided_before_it_was_found(beyond: Program, refuse: Refuse) -> None:
    assert beyond.path.is_file()

    refuse("--as park contract settle C-1 --on 2026-11-18", 65, "its last step was on 2026-11-19")


def test_a_business_date_is_never_in_the_future(at: At, refuse: Refuse) -> None:
    at("company")

    refuse("--as kim contract draft H1 --on 2026-11-20", 65, "--on 2026-11-20 lies in the future")


def test_the_business_date_decides_and_the_clock_is_kept_too(at: At, query: Query) -> None:
    salescli = at("submitted").on("2026-11-25")
    salescli.done(LEAVE)
    salescli.done("--as park contract confirm C-1 --on 2026-11-17")

    told = "SELECT decided_on, substr(recorded_at, 1, 10), recorded_on FROM decision"
    assert query(told)[-1] == ("2026-11-17", "2026-11-25", "2026-11-25")


def test_a_blocked_account_gets_no_contract(at: At, refuse: Refuse) -> None:
    salescli = at("company")
    salescli.done("--as park customer block H1 --reason 부도")

    refuse("--as kim contract draft H1", 65, "customer H1 is blocked (부도)", "unblock")
    refuse("--as kim contract draft H1 --on 2026-11-18", 65, "customer H1 is blocked (부도)")
    salescli.done("--as park customer block H1 --reason 회복 --lift")
    salescli.done("--as kim contract draft H1")


def test_an_account_has_no_contract_before_it_was_registered(at: At, refuse: Refuse) -> None:
    at("company").done(LEAVE)

    refuse("--as kim contract draft H1 --on 2026-01-01", 77, "kim was not employed on 2026-01-01")
    at("company").done("--as lee customer add N9 새고객 --kind dealer")
    refuse("--as kim contract draft N9 --on 2026-11-18", 65, "was not registered yet")


def test_a_discontinued_product_is_not_sold(at: At, refuse: Refuse) -> None:
    salescli = at("draft")
    salescli.done("--as lee product edit B1 --discontinued")

    refuse("--as kim contract line C-d1 B1", 65, "product B1 is discontinued")


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("contract draft H9", "there is no customer 'H9'; see: salescli customer list"),
        ("contract draft H1 --salesperson bo", "there is no staff 'bo'"),
        ("contract draft H1 --deliver-by 2026-11-18", "lies before 2026-11-19"),
        ("contract line C-d1 Z9", "there is no product 'Z9'"),
        ("contract line C-d1 B1 -q 0", "is not above zero"),
        ("contract line C-d1 B1 -q 1.2345", "too many decimals"),
        ("contract line C-d1 B1 --discount 101", "not from 0 to 100 percent"),
        ("contract line C-d1 B1 --price -1", "below zero"),
        ("contract line C-d1 B1 --price 1.5", "too many decimals"),
        ("contract line C-d1 B1 -q 999999999999 --price 999999999", "at most 15 digits"),
    ],
)
def test_what_cannot_be_taken_is_refused(at: At, refuse: Refuse, line: str, words: str) -> None:
    at("draft")

    refuse(f"--as kim {line}", 65, words)


def test_an_office_contract_is_of_who_looks_after_the_account(
    at: At, refuse: Refuse, query: Query
) -> None:
    salescli = at("company")
    salescli.done("--as lee customer add G1 조달청 --kind government")

    refuse("--as lee contract draft G1", 2, "whose is it? give --salesperson")
    salescli.done("--as lee contract draft H1")
    salescli.done("--as lee contract draft H1 --salesperson han")
    assert query(
        "SELECT a.code, s.code FROM contract JOIN employee a ON a.id = author_id"
        " JOIN employee s ON s.id = salesperson_id ORDER BY contract.id"
    ) == [("lee", "kim"), ("lee", "han")]


def test_a_dry_run_says_what_would_be_and_changes_no_byte(at: At) -> None:
    salescli = at("submitted")
    before = salescli.path.read_bytes()

    answer = salescli.done("--as park contract confirm C-1 --dry-run")

    assert answer.startswith("dry run, nothing changed: C-2026-0001 is confirmed")
    assert salescli("--as kim contract confirm C-1 --dry-run").exit_code == 77
    assert salescli.path.read_bytes() == before


def test_a_repeated_request_returns_the_first_answer_and_writes_nothing(
    at: At, query: Query, refuse: Refuse
) -> None:
    salescli = at("submitted")

    first = salescli.done("--as park contract confirm C-1 --request-id r1")
    again = salescli.done("--as park contract confirm C-1 --request-id r1")

    assert first == again
    assert query("SELECT COUNT(*) FROM decision WHERE step = 'confirm'") == [(1,)]
    refuse("--as kim contract sign C-1 --request-id r1", 65, "'r1' was used for")


def test_a_scan_is_kept_by_its_hash(at: At, query: Query, refuse: Refuse) -> None:
    salescli = at("signed")
    scan = salescli.path.with_name("scan.pdf")
    refuse(f"--as lee contract archive C-1 --place A --scan '{scan}'", 66, "there is no file")
    scan.write_bytes(b"")

    salescli.done(f"--as lee contract archive C-1 --place A --scan '{scan}'")

    assert query("SELECT scan_hash FROM contract") == [
        ("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",)
    ]
