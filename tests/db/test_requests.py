"""Doing a thing twice under one request id does it once."""

import shutil
from pathlib import Path

import pytest

from tests._program import Program, as_it_was
from tests.db._rows import dump

FIXTURES = Path(__file__).parents[1] / "fixtures"
DRAFT = "--as kim contract draft H1 --request-id r1"


def test_a_repeat_gets_the_same_answer_and_writes_nothing(salescli: Program, company: Path) -> None:
    first = salescli(DRAFT)
    with as_it_was(company):
        again = salescli(DRAFT)

    assert again == first
    assert (first.exit_code, first.out.splitlines()) == (
        0,
        [
            "C-d1 is draft",
            "  (주)한솔농협",
            "next: salescli contract line C-d1 (salesperson, sales clerk, sales manager)",
        ],
    )


@pytest.mark.parametrize(
    "line",
    [
        f"{DRAFT} --dry-run",
        f"--lang ko {DRAFT}",
        "--as kim contract draft --request-id r1 H1",
    ],
)
def test_how_it_is_said_or_tried_makes_no_other_request(
    salescli: Program, company: Path, line: str
) -> None:
    first = salescli.told(DRAFT)
    with as_it_was(company):
        assert salescli.told(line) == first
    assert first.startswith("C-d1 is draft\n")


@pytest.mark.parametrize("more", ["--on 2026-01-05", "--payment-days 5", "--phone"])
def test_the_same_id_with_other_words_is_refused(
    salescli: Program, company: Path, more: str
) -> None:
    salescli.done(DRAFT)
    with as_it_was(company):
        result = salescli(f"{DRAFT} {more}")

    told = "request id 'r1' was used for 'contract draft' with other words; choose another"
    assert result == (65, "", f"salescli: {told}\n")


def test_a_repeat_by_somebody_else_is_refused(salescli: Program, company: Path) -> None:
    salescli.done(DRAFT)
    with as_it_was(company):
        result = salescli(DRAFT.replace("kim", "han"))

    told = "request id 'r1' was used by somebody else; choose another"
    assert result == (65, "", f"salescli: {told}\n")


@pytest.mark.parametrize("other", ["--by ceo --paper S-1", "--by park --paper S-2", ""])
def test_a_repeat_decided_by_somebody_else_is_refused(
    salescli: Program, company: Path, other: str
) -> None:
    for line in ("draft H1", "line C-d1 B1", "submit C-d1"):
        salescli.done(f"--as kim contract {line}")
    line = "--as lee contract confirm C-1 --request-id r2"
    first = salescli.told(f"{line} --by park --paper S-1")
    with as_it_was(company):
        assert salescli.told(f"{line} --paper S-1 --by park") == first
        assert salescli(f"{line} {other}").exit_code == 65


def test_what_was_asked_in_set_up_is_repeated_by_whoever_comes(salescli: Program) -> None:
    line = "staff add boss 사장 --role LEADER --request-id r1"
    salescli.done("init --company 하나")
    first = salescli.told(line)

    assert salescli.told(line) == salescli.told(f"--as boss {line}") == first


def test_a_book_that_has_changed_is_another_request(
    salescli: Program, company: Path, tmp_path: Path
) -> None:
    book, line = tmp_path / "book.csv", "--as lee import {} --kind products --request-id r1"
    book.write_text("code,name,unit,price\nX1,nail,box,10\n", "utf-8")
    first = salescli.told(line.format(book))
    with as_it_was(company):
        assert salescli.told(line.format(book)) == first
        book.write_text("code,name,unit,price\nX2,screw,box,10\n", "utf-8")
        assert salescli(line.format(book)).exit_code == 65


def test_what_was_kept_before_schema_4_is_known_by_its_action(salescli: Program) -> None:
    shutil.copy(FIXTURES / "schema-v3.db", salescli.path)
    salescli.on("2026-03-18").done("migrate")

    answer = salescli.done("--as ceo setting set payment_days 31 --request-id first")
    assert "30" in answer


def test_the_same_id_for_another_action_is_refused(salescli: Program, company: Path) -> None:
    salescli.done(DRAFT)
    with as_it_was(company):
        result = salescli("--as kim contract submit C-d1 --request-id r1")

    assert (result.exit_code, result.out) == (65, "")
    told = "request id 'r1' was used for 'contract draft'; choose another"
    assert result.err == f"salescli: {told}\n"


def test_a_refused_request_may_be_tried_again(salescli: Program, company: Path) -> None:
    line = "--as kim contract submit C-d1 --request-id r2"
    salescli.done("--as kim contract draft H1")
    assert salescli(line).exit_code == 76
    salescli.done("--as kim contract line C-d1 B1")

    assert salescli.done(line).startswith("C-2026-0001 is submitted")
    assert len(dump(company)["request"]) == 1
