"""Negotiations: what they refer to, what is told of them and what they leave open (W3)."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from tests._program import Program
from tests.services._quoted import quoted
from tests.services.conftest import At, Refuse

Query = Callable[[str], list[tuple[Any, ...]]]

GROUND = "it refers to an approved quotation, or the manager has consented (R4) (W3.1)"


def test_a_negotiation_needs_a_quotation_or_consent(at: At, refuse: Refuse, query: Query) -> None:
    salescli = at("draft")
    refuse("--as kim contract negotiate C-d1 '가격 협의'", 76, GROUND)

    assert salescli.done("--as park contract consent C-d1") == "C-d1 is negotiating · 10,999 KRW"
    salescli.done("--as kim contract negotiate C-d1 '가격 협의' --with 최과장")

    assert query("SELECT position, talked_on, partner, told, open_point, state FROM negotiation")[
        0
    ] == (1, "2026-11-19", "최과장", "가격 협의", None, None)


def test_a_contract_from_a_quotation_is_negotiated_at_once(at: At, query: Query) -> None:
    salescli = quoted(at("company"))
    salescli.done("--as kim contract draft --from Q-1")

    assert "is negotiating" in salescli.done("--as kim contract negotiate C-d1 방문")
    assert query("SELECT contract_id, quote_id FROM contract_basis") == [(1, 1)]


@pytest.mark.parametrize("who", ["kim", "lee", "choi", "admin"])
def test_consent_is_the_managers_or_the_leaders(at: At, refuse: Refuse, who: str) -> None:
    at("draft")

    refuse(f"--as {who} contract consent C-d1", 77, "it is for: MANAGER, LEADER (R4)")


def test_nobody_consents_to_what_he_made(at: At, refuse: Refuse) -> None:
    salescli = at("company")
    salescli.done("--as park contract draft H1 --salesperson kim")

    refuse("--as park contract consent C-d1", 76, "박부장 made it", "(R4)")
    assert "is negotiating" in salescli.done("--as ceo contract consent C-d1")


def test_consent_outlives_a_return(at: At) -> None:
    salescli = at("draft")
    salescli.done("--as lee contract consent C-d1 --by park --paper 품의-3")
    salescli.done("--as kim contract submit C-d1")
    salescli.done("--as park contract return C-1")

    assert "is negotiating" in salescli.done("--as kim contract negotiate C-1 재협상")


@pytest.mark.parametrize("who", ["choi", "ceo", "admin", "tan"])
def test_sales_negotiates(at: At, refuse: Refuse, who: str) -> None:
    at("draft").done("--as park contract consent C-d1")

    refuse(f"--as {who} contract negotiate C-d1 x", 77, "it is for: SALES, CLERK, MANAGER (W3.1)")


def test_what_is_submitted_is_negotiated_no_more(at: At, refuse: Refuse) -> None:
    at("submitted")

    refuse("--as kim contract negotiate C-1 x", 76, "it is submitted; possible now: return")
    refuse("--as park contract consent C-1", 76, "it is submitted; possible now: return")


def test_a_negotiated_draft_may_still_be_written(at: At) -> None:
    salescli = at("draft")
    salescli.done("--as park contract consent C-d1")

    assert salescli.done("--as kim contract line C-d1 B1").endswith("11,999 KRW")
    assert "is submitted" in salescli.done("--as kim contract submit C-d1")


@pytest.fixture
def asked(at: At) -> Program:
    """Be at a submitted contract with a point that a talk left open."""
    salescli = at("draft")
    for line in (
        "park contract consent C-d1",
        "kim contract negotiate C-d1 첫협의",
        "kim contract negotiate C-d1 둘째 --open '운임은 누가?'",
        "kim contract submit C-d1",
    ):
        salescli.done(f"--as {line}")
    return salescli


def test_an_open_point_shuts_the_gate_until_it_is_answered(
    asked: Program, refuse: Refuse, query: Query
) -> None:
    refuse("--as park contract confirm C-1", 76, "until every open question is answered (W3.3)")

    assert asked.done("--as park contract answer C-1 2 '당사 부담'") == "C-1: point 2 is answered"
    assert query("SELECT state, answer, answered_on FROM negotiation WHERE position = 2") == [
        ("answered", "당사 부담", "2026-11-19")
    ]
    assert query("SELECT kind, step, clause FROM decision ORDER BY id DESC LIMIT 1") == [
        ("negotiation", "answer", "W3.4")
    ]
    assert "is confirmed" in asked.done("--as park contract confirm C-1")
    assert "is signed" in asked.done("--as kim contract sign C-1")


@pytest.mark.parametrize(("point", "words"), [("1", "talk 1 of C-2026-0001 left"), ("3", "talk 3")])
def test_only_an_open_point_is_answered(
    asked: Program, refuse: Refuse, point: str, words: str
) -> None:
    assert asked.path.is_file()
    refuse(f"--as kim contract answer C-1 {point} x", 65, words, "no point open")


def test_a_point_is_answered_once(asked: Program, refuse: Refuse) -> None:
    asked.done("--as ceo contract answer C-1 2 확인")

    refuse("--as kim contract answer C-1 2 다시", 76, "cannot answer point 2: it is answered")


@pytest.mark.parametrize("who", ["kim", "lee", "choi", "tan", "admin"])
def test_an_open_point_is_answered_by_manager_or_leader(
    asked: Program, refuse: Refuse, who: str
) -> None:
    assert asked.path.is_file()
    refuse(f"--as {who} contract answer C-1 2 x", 77, "it is for: MANAGER, LEADER (W3.4)")


def test_a_point_is_not_answered_before_it_was_raised(asked: Program, refuse: Refuse) -> None:
    assert asked.path.is_file()
    refuse("--as kim contract answer C-1 2 x --on 2026-11-18", 65, "its last step was on 2026-11")


def test_what_is_in_force_or_cancelled_is_answered_no_more(asked: Program, refuse: Refuse) -> None:
    asked.done("--as park contract cancel C-1 --reason 중단")

    refuse("--as kim contract answer C-1 2 x", 76, "cannot answer a point of", "it is cancelled")


def test_a_question_of_the_inquiry_shuts_the_gate_too(at: At, refuse: Refuse) -> None:
    salescli = at("company")
    for line in (
        "kim inquiry report H1 볼트",
        "park inquiry decide E-1",
        "kim quote draft --inquiry E-1 --valid-until 2026-12-31",
        "kim quote line Q-d1 B1",
        "kim quote submit Q-d1",
        "park quote approve Q-1",
        "kim quote send Q-1",
        "kim contract draft --from Q-1",
        "kim contract submit C-d1",
        "park contract confirm C-1",
        "kim inquiry consult E-1 '도금은?' --to technical",
    ):
        salescli.done(f"--as {line}")

    refuse("--as kim contract sign C-1", 76, "every open question is answered (W3.4)")
    whole = json.loads(salescli.done("contract show C-1 --json"))
    points = next(s["rows"] for s in whole["sections"] if s["key"] == "open_points")
    assert [(p["document"], p["question"]) for p in points] == [("E-2026-0001", "도금은?")]
    salescli.done("--as tan inquiry answer E-1 1 아연")
    salescli.done("--as kim contract sign C-1")


@pytest.mark.parametrize(
    "line",
    [
        "kim contract negotiate C-d1 ' '",
        "kim contract negotiate C-d1 x --with ' '",
        "kim contract negotiate C-d1 x --open '\u202e'",
    ],
)
def test_an_empty_or_hostile_word_is_refused(at: At, refuse: Refuse, line: str) -> None:
    at("draft").done("--as park contract consent C-d1")

    refuse(f"--as {line}", 65)
