"""What a write answers: whose it is, what was entered, what comes next; as JSON; and when dry."""

import json
from pathlib import Path

import pytest

from tests._company import LAST, REGISTER, TRADE
from tests._program import Program, as_it_was

LINES = [*TRADE, *((LAST, line) for line in REGISTER)]


def answers(salescli: Program, *lines: str) -> list[list[str]]:
    """Return the lines of each answer."""
    return [salescli(line).out.splitlines() for line in lines]


def test_a_line_is_told_with_its_customer_its_amount_and_what_comes_next(
    salescli: Program, company: Path
) -> None:
    assert company.exists()
    drafted, lined = answers(
        salescli, "--as kim contract draft H1", "--as kim contract line C-d1 B1 -q 12 --discount 5"
    )

    submits = "next: salescli contract submit C-d1 (salesperson, sales clerk, sales manager)"
    lines = "next: salescli contract line C-d1 (salesperson, sales clerk, sales manager)"
    assert drafted == ["C-d1 is draft", "  (주)한솔농협", lines]
    assert lined == [
        "C-d1 is draft · 11,400 KRW",
        "  (주)한솔농협 · 1: B1 볼트 12 × 1,000 -5% = 11,400 KRW",
        submits,
    ]


def test_what_comes_next_is_for_somebody_else_in_words(salescli: Program, company: Path) -> None:
    assert company.exists()
    for line in ("contract draft H1", "contract line C-d1 B1 -q 2"):
        salescli.done(f"--as kim {line}")

    (submitted,) = answers(salescli, "--as kim --lang ko contract submit C-d1")

    assert submitted[-1] == "다음: salescli contract confirm C-2026-0001 (영업부장)"


def test_what_comes_next_can_be_typed_as_it_stands(salescli: Program, company: Path) -> None:
    """Over the short path: with --help it is a command of the program."""
    assert company.exists()
    told = []
    for day, line in TRADE:
        told += [
            line.removeprefix("next: salescli ").partition(" (")[0]
            for line in salescli.on(day)(line).out.splitlines()
            if line.startswith("next: ")
        ]

    assert told
    for command in told:
        assert salescli(f"{command} --help").exit_code == 0, command


def test_with_json_every_write_answers_with_the_document_as_show_does(
    salescli: Program, company: Path
) -> None:
    assert company.exists()
    shown = 0
    for day, line in LINES:
        answer = json.loads(salescli.on(day).done(f"{line} --json"))
        if "answer" in answer:
            continue
        shown += 1
        noun, number = line.split()[2], _named(answer)
        again = salescli(f"--as ceo {noun} show {number} --json")
        if again.exit_code == 0:
            assert json.loads(again.out)["sections"] == answer["sections"], line

    assert shown >= len(TRADE)


def _named(document: dict[str, list[dict[str, list[dict[str, str]]]]]) -> str:
    first = document["sections"][0]["rows"][0]
    return str(first.get("number") or first.get("code"))


def test_a_repeat_under_a_request_id_answers_with_the_same_document(
    salescli: Program, company: Path
) -> None:
    line = "--as kim contract draft H1 --request-id r7 --json"
    first = salescli.done(line)

    with as_it_was(company):
        assert salescli.done(line) == first


def test_a_dry_run_shows_the_document_with_what_stood_there_before(
    salescli: Program, company: Path
) -> None:
    for line in ("contract draft H1", "contract line C-d1 B1 -q 3"):
        salescli.done(f"--as kim {line}")

    with as_it_was(company):
        dry = salescli.done("--as kim contract line C-d1 --change 1 -q 5 --dry-run")

    assert "3 → 5" in dry
    assert "3,000 → 5,000" in dry
    assert "contract_line" not in dry


@pytest.mark.parametrize("line", ["contract draft H1", "dealer note x --customer H1"])
def test_the_rows_of_a_dry_run_are_for_scripts(salescli: Program, company: Path, line: str) -> None:
    with as_it_was(company):
        raw = json.loads(salescli.done(f"--as kim {line} --dry-run --json"))

    assert raw["dry_run"] is True
    assert {row["table"] for row in raw["rows"]} & {"contract", "market_note"}
