"""The lists of contracts: filters, and a contract with all that was said about it."""

import json
from typing import Any

import pytest

from tests._program import Program

Section = list[dict[str, Any]]


@pytest.fixture
def talked(salescli: Program, company: object) -> Program:
    """Be at a negotiated contract from a quotation, and a telephone order beside it."""
    assert company
    salescli.on("2026-11-16")
    for line in (
        "kim quote draft H1 --valid-until 2026-12-31 --lead-days 5",
        "kim quote line Q-d1 B1 -q 10",
        "kim quote submit Q-d1",
        "park quote approve Q-1",
        "kim contract draft --from Q-1 --payment-days 45",
        "kim contract negotiate C-d1 첫상담 --with 최과장 --open '운임은?'",
        "kim contract deviate C-d1 --term 보증 --normal 1년 --agreed 2년",
        "kim contract submit C-d1",
        "han contract draft E1 --fax",
        "han contract line C-d2 N1 -q 3",
        "han contract submit C-d2",
        "park contract confirm C-2",
    ):
        salescli.done(f"--as {line}")
    return salescli


def sections(program: Program, line: str) -> dict[str, Section]:
    whole = json.loads(program.done(f"{line} --json"))
    return {part["key"]: part["rows"] for part in whole["sections"]}


def listed(program: Program, options: str = "") -> list[str]:
    return [r["number"] for r in sections(program, f"contract list {options}")["contracts"]]


def test_contracts_are_listed_by_what_is_asked(talked: Program) -> None:
    assert listed(talked) == ["C-2026-0002", "C-2026-0001"]
    assert listed(talked, "--orders-open") == ["C-2026-0002"]
    assert listed(talked, "--orders-open --customer H1") == []
    assert listed(talked, "--state submitted") == ["C-2026-0001"]
    assert listed(talked, "--customer E1") == ["C-2026-0002"]


def test_a_list_says_how_it_was_ordered(talked: Program) -> None:
    rows = sections(talked, "contract list")["contracts"]

    assert [(r["means"], r["ordered_on"], r["signed_on"]) for r in rows] == [
        ("fax", "2026-11-16", None),
        ("written", None, None),
    ]


def test_a_contract_shows_all_that_was_said_about_it(talked: Program) -> None:
    shown = sections(talked, "contract show C-1")

    head = shown["contract"][0]
    assert (head["quotation"], head["means"], head["in_force"]) == ("Q-2026-0001", "written", None)
    assert [(d["basis"], d["term"], d["normal"], d["agreed"]) for d in shown["deviations"]] == [
        ("declared", "보증", "1년", "2년"),
        ("quotation", "payment_days", "30", "45"),
    ]
    assert [
        (n["position"], n["partner"], n["told"], n["open_point"], n["state"])
        for n in shown["negotiation"]
    ] == [(1, "최과장", "첫상담", "운임은?", "open")]
    assert [(p["document"], p["position"], p["question"]) for p in shown["open_points"]] == [
        ("C-2026-0001", 1, "운임은?")
    ]
    assert shown["amendments"] == []


def test_an_answered_point_is_open_no_more(talked: Program) -> None:
    talked.done("--as park contract answer C-1 1 당사")

    shown = sections(talked, "contract show C-1")
    assert shown["open_points"] == []
    assert shown["negotiation"][0]["answer"] == "당사"


def test_a_cancelled_contract_says_why_and_what_remains(talked: Program) -> None:
    head = sections(talked, "contract show C-2")["contract"][0]
    assert (head["ordered_on"], head["in_force"]) == ("2026-11-16", "999")

    talked.done("--as park contract cancel C-2 --reason 오기")

    head = sections(talked, "contract show C-2")["contract"][0]
    assert (head["state"], head["cancel_reason"], head["in_force"]) == ("cancelled", "오기", "0")
    line = sections(talked, "contract show C-2")["lines"][0]
    assert (line["quantity"], line["in_force"], line["delivered"]) == ("3", "0", "0")


def test_a_territory_sees_its_own_contracts(talked: Program) -> None:
    talked.done("--as admin setting set territory_reads on")

    rows = json.loads(talked.done("--as han contract list --json"))["sections"][0]["rows"]
    assert [r["number"] for r in rows] == ["C-2026-0002"]
    assert talked("--as han contract show C-1").exit_code == 65
