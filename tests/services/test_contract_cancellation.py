"""Cancelling drafts, contracts and orders: what was delivered stays (W3.1, W3.3)."""

from collections.abc import Callable
from typing import Any

import pytest

from tests._program import Program
from tests.services.conftest import At, Refuse

Query = Callable[[str], list[tuple[Any, ...]]]

CANCEL = "contract cancel C-1 --reason '거래 중단'"


@pytest.mark.parametrize("stage", ["submitted", "confirmed"])
def test_a_contract_not_yet_in_force_is_cancelled(at: At, query: Query, stage: str) -> None:
    salescli = at(stage)

    assert salescli.done(f"--as park {CANCEL}") == "C-2026-0001 is cancelled"
    assert query("SELECT number, cancelled_on, cancel_reason FROM contract") == [
        ("C-2026-0001", "2026-11-19", "거래 중단")
    ]
    assert query("SELECT COUNT(*) FROM posting") == [(0,)]


def test_a_draft_is_cancelled_by_sales(at: At) -> None:
    salescli = at("draft")

    assert salescli.done("--as kim contract cancel C-d1 --reason 오기") == "C-d1 is cancelled"


def test_a_cancelled_document_keeps_its_number(at: At) -> None:
    salescli = at("submitted")
    salescli.done(f"--as park {CANCEL}")
    salescli.done("--as kim contract draft H1")
    salescli.done("--as kim contract line C-d2 B1")

    assert salescli.done("--as kim contract submit C-d2").startswith("C-2026-0002")


def test_nothing_remains_of_a_contract_that_was_not_delivered(at: At, query: Query) -> None:
    at("archived").done(f"--as park {CANCEL}")

    assert query(
        "SELECT kind, booked_on, quantity, amount FROM posting WHERE id > 3 ORDER BY id"
    ) == [("contracted", "2026-11-19", -10000, -10000), ("contracted", "2026-11-19", -3000, -999)]
    assert query("SELECT open_until FROM contract") == [("2026-11-19",)]


@pytest.fixture
def half_sent(at: At) -> Program:
    salescli = at("archived")
    for line in (
        "kim ship request C-1 --line 2=0.5",
        "park ship approve G-1",
        "lee ship dispatch G-1 --carrier 한진",
    ):
        salescli.done(f"--as {line}")
    return salescli


def test_what_was_delivered_remains_and_is_paid(half_sent: Program, query: Query) -> None:
    half_sent.done(f"--as park {CANCEL}")

    assert query(
        "SELECT line_id, SUM(quantity), SUM(amount) FROM posting WHERE kind = 'contracted'"
        " GROUP BY line_id"
    ) == [(1, 0, 0), (2, 500, 167)]
    assert query("SELECT open_until FROM contract") == [("9999-12-31",)]
    for line in (
        "lee ship receipt G-1 --signed-by x",
        "kim invoice apply C-1",
        "choi invoice issue I-1",
        "kim collect apply C-1=167 --method cash",
        "park collect confirm P-1",
        "choi collect confirm P-1",
    ):
        half_sent.done(f"--as {line}")
    assert query("SELECT state, open_until FROM contract") == [("cancelled", "2026-11-19")]


@pytest.mark.parametrize("stage", ["requested", "approved"])
def test_a_goods_request_under_way_shuts_the_gate(at: At, refuse: Refuse, stage: str) -> None:
    salescli = at(stage)

    refuse(f"--as park {CANCEL}", 76, "until no goods request is under way (W3.3)")
    salescli.done("--as park ship reject G-1")
    salescli.done(f"--as park {CANCEL}")


def test_a_confirmed_order_is_cancelled(at: At, query: Query) -> None:
    salescli = at("company")
    for line in (
        "kim contract draft H1 --fax",
        "kim contract line C-d1 B1",
        "kim contract submit C-d1",
        "park contract confirm C-1",
    ):
        salescli.done(f"--as {line}")
    salescli.done(f"--as park {CANCEL}")

    assert query("SELECT state FROM contract") == [("cancelled",)]
    assert query("SELECT SUM(quantity) FROM posting WHERE kind = 'contracted'") == [(0,)]


ROLES = (
    ("draft", "contract cancel C-d1 --reason x", "choi ceo admin", "SALES, CLERK, MANAGER (W3.1)"),
    ("submitted", CANCEL, "kim lee choi ceo admin", "MANAGER (W3.3)"),
    ("confirmed", CANCEL, "kim lee choi ceo admin", "MANAGER (W3.3)"),
    ("archived", CANCEL, "kim lee choi ceo admin", "MANAGER (W3.3)"),
)


@pytest.mark.parametrize(
    ("stage", "line", "who", "roles"),
    [(*row[:2], who, row[3]) for row in ROLES for who in row[2].split()],
)
def test_a_cancellation_is_refused_to_other_roles(
    at: At, refuse: Refuse, stage: str, line: str, who: str, roles: str
) -> None:
    at(stage)

    refuse(f"--as {who} {line}", 77, f"it is for: {roles}")


def test_a_managers_contract_in_force_is_cancelled_by_the_leader(at: At, refuse: Refuse) -> None:
    salescli = at("company")
    for line in (
        "park contract draft H1 --salesperson kim",
        "park contract line C-d1 B1",
        "park contract submit C-d1",
        "ceo contract confirm C-1",
        "kim contract sign C-1",
    ):
        salescli.done(f"--as {line}")

    refuse(f"--as park {CANCEL}", 76, "박부장 made it", "(W3.3)")
    salescli.done(f"--as ceo {CANCEL}")


def test_a_major_contract_is_cancelled_with_the_leaders_consent(at: At, refuse: Refuse) -> None:
    salescli = at("archived")
    salescli.done("--as kim contract flag C-1 --reason 중대")

    refuse(f"--as park {CANCEL}", 76, "the leader has agreed", "(1.3.2)")
    salescli.done("--as lee contract decide C-1 --by ceo --paper 품의-9")
    salescli.done(f"--as park {CANCEL}")


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (f"park {CANCEL}", "cancelled; possible now: archive"),
        ("kim ship request C-1", "cannot request goods of C-2026-0001: it is cancelled"),
        ("kim contract sign C-1", "it is cancelled; possible now: archive"),
    ],
)
def test_what_is_cancelled_stays_so(at: At, refuse: Refuse, line: str, words: str) -> None:
    at("archived").done(f"--as park {CANCEL}")

    refuse(f"--as {line}", 76, words)


def test_what_is_completed_is_not_cancelled(at: At, refuse: Refuse) -> None:
    at("paid")

    refuse(f"--as park {CANCEL}", 76, "it is completed; possible now: sign, archive")


def test_the_original_of_a_cancelled_contract_is_still_filed(at: At, refuse: Refuse) -> None:
    salescli = at("signed")
    salescli.done(f"--as park {CANCEL}")

    filed = "--as lee contract archive C-1 --place A"
    assert salescli.done(filed) == "C-2026-0001 is cancelled"
    refuse(filed, 76, "a signed paper waits to be filed (W3.5)")


def test_a_draft_that_is_cancelled_has_no_paper_to_file(at: At, refuse: Refuse) -> None:
    salescli = at("submitted")
    salescli.done(f"--as park {CANCEL}")

    refuse("--as lee contract archive C-1 --place A", 76, "a signed paper waits to be filed (W3.5)")


@pytest.mark.parametrize(
    ("line", "code", "words"),
    [
        ("contract cancel C-1 --reason ' '", 65, "the reason is empty"),
        ("contract cancel C-1", 2, "--reason"),
        ("contract cancel C-9 --reason x", 65, "there is no contract 'C-9'"),
        ("contract cancel C-1 --reason x --on 2026-11-15", 65, "its last step was on 2026-11-16"),
    ],
)
def test_a_cancellation_says_why(at: At, refuse: Refuse, line: str, code: int, words: str) -> None:
    at("archived")

    refuse(f"--as park {line}", code, words)
