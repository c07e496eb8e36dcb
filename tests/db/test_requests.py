"""Doing a thing twice under one request id does it once."""

from pathlib import Path

import pytest

from tests._program import Program, as_it_was
from tests.db._rows import dump

DRAFT = "--as kim contract draft H1 --request-id r1"


def test_a_repeat_gets_the_same_answer_and_writes_nothing(salescli: Program, company: Path) -> None:
    first = salescli(DRAFT)
    with as_it_was(company):
        again = salescli(DRAFT)

    assert again == first
    assert (first.exit_code, first.out) == (0, "C-d1 is draft\n")


@pytest.mark.parametrize("more", ["--dry-run", "--on 2026-01-05", "--payment-days 5"])
def test_a_repeat_is_known_by_its_id_alone(salescli: Program, company: Path, more: str) -> None:
    salescli.done(DRAFT)
    with as_it_was(company):
        assert salescli.done(f"{DRAFT} {more}") == "C-d1 is draft"


def test_a_repeat_by_somebody_else_writes_nothing(salescli: Program, company: Path) -> None:
    salescli.done(DRAFT)
    with as_it_was(company):
        assert salescli.done(DRAFT.replace("kim", "han")) == "C-d1 is draft"


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
