"""What was paid by instrument before there was a register: it goes on, and may be registered."""

import json
import shutil
from pathlib import Path

import pytest

from tests._program import Program
from tests.db._rows import dump
from tests.make_halfway import FIXTURES

K1 = "--as lee instrument register E1 --kind cheque --instrument K-1 --bank 국민은행"


@pytest.fixture
def older(salescli: Program) -> Program:
    """Bring books of schema 4 to this one: E1 paid 3,000 by cheque K-1, its bank was not told."""
    shutil.copy(FIXTURES / "halfway-v4.db", salescli.path)
    salescli.on("2026-11-25").done("migrate")
    return salescli


def uncleared(salescli: Program) -> int:
    held = {"collected": 1, "bounced": 1, "cleared": -1}
    rows = [row for row in dump(salescli.path)["posting"] if row["method"] == "cheque"]
    return sum(held.get(row["kind"], 0) * row["amount"] for row in rows)


def test_it_breaks_no_rule_without_a_row(older: Program) -> None:
    assert "R12" not in older.looked("--as park watch --json")


def test_its_second_confirmation_books_it(older: Program) -> None:
    assert "is confirmed" in older.done("--as choi collect confirm P-2")


def test_it_is_registered_later_and_clears(older: Program) -> None:
    told = older(f"{K1} --amount 3000")
    assert "K-1 came with P-2026-0004, and stands for it now (R12)" in told.err
    assert uncleared(older) == 3_000
    for line in (
        "lee instrument hand-over T-1 --signed-by choi",
        "choi instrument deposit T-1",
        "choi instrument clear T-1",
    ):
        older.done(f"--as {line}")

    assert uncleared(older) == 0
    assert '"paying": "P-2026-0004"' in older.done("--as choi instrument show T-1 --json")


def test_it_does_not_pay_again(older: Program) -> None:
    older.done(f"{K1} --amount 3000")

    refused = older("--as han collect apply C-d14=3000 --method cheque --instrument K-1")

    assert (refused.exit_code, "came with P-2026-0004" in refused.err) == (76, True)


def test_another_paper_of_its_number_is_told(older: Program) -> None:
    told = older(f"{K1} --amount 700")

    assert told.exit_code == 0
    assert "K-1 came with P-2026-0004, of a bank that was not told (R12)" in told.err
    assert "stands for" not in told.err


def test_what_was_overdue_before_the_migration_fires_nothing(older: Program) -> None:
    assert "W5.1" not in older.on("2027-06-30").looked("--as park watch --json")


def test_what_is_corrected_goes_to_finance_that_day_again(salescli: Program, company: Path) -> None:
    assert company
    salescli.on("2026-03-02").done("--as admin setting set instruments_since 2026-03-02")
    salescli.done(f"{K1} --amount 3000")
    salescli.done("--as lee instrument hand-over T-1 --signed-by choi")
    salescli.on("2026-03-04").done("--as lee instrument correct T-1 --bank 농협 --reason 오기")

    def late() -> list[tuple[str, str]]:
        rows = json.loads(salescli.looked("--as park watch --json"))["sections"][0]["rows"]
        return [(row["document"], row["due_on"]) for row in rows if row["rule"] == "R12"]

    assert late() == []
    salescli.on("2026-03-06")
    assert late() == [("T-2026-0001", "2026-03-04")]
    salescli.done("--as lee instrument hand-over T-1 --signed-by choi --on 2026-03-04")
    assert late() == []
