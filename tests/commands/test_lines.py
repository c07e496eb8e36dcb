"""Several lines in one go: the same in every noun whose drafts have lines, all or nothing."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import pytest

from tests._program import Program, as_it_was


class Lined(NamedTuple):
    """How a noun's draft is begun, and which lines it takes."""

    begin: tuple[str, ...]
    number: str
    table: str
    priced: bool = True


NOUNS = {
    "contract": Lined(("--as kim contract draft H1",), "C-d1", "contract_line"),
    "quote": Lined(("--as kim quote draft H1 --valid-until 2026-05-01",), "Q-d1", "quote_line"),
    "inquiry": Lined(
        ("--as kim inquiry report H1 볼트", "--as park inquiry decide E-1"),
        "E-1",
        "inquiry_line",
        priced=False,
    ),
}
each = pytest.mark.parametrize("noun", NOUNS)
drafted = pytest.mark.parametrize("noun", ["contract", "quote"])


def rows(program: Program, noun: str) -> list[tuple[int, ...]]:
    of = NOUNS[noun]
    columns = "position, quantity" + (", price, discount_bp, amount" if of.priced else "")
    with closing(sqlite3.connect(program.path)) as file:
        return file.execute(f"SELECT {columns} FROM {of.table} ORDER BY position").fetchall()


def audited(program: Program) -> int:
    with closing(sqlite3.connect(program.path)) as file:
        (found,) = file.execute("SELECT COUNT(*) FROM audit").fetchone()
    return int(found)


@pytest.fixture
def begun(salescli: Program, company: Path, noun: str) -> str:
    assert company.exists()
    for line in NOUNS[noun].begin:
        salescli.done(line)
    return f"--as kim {noun} line {NOUNS[noun].number}"


@each
def test_several_lines_are_one_call_and_each_is_told(
    salescli: Program, begun: str, noun: str
) -> None:
    before = audited(salescli)
    priced = NOUNS[noun].priced
    second = "너트=2.5x1,200-5%" if priced else "너트=2.5"

    told = salescli.told(f"{begun} B1=1,000 {second}")

    if priced:
        assert rows(salescli, noun) == [
            (1, 1_000_000, 1_000, 0, 1_000_000),
            (2, 2_500, 1_200, 500, 2_850),
        ]
        assert "1: B1 볼트 1,000 × 1,000 = 1,000,000 KRW" in told
        assert "2: N1 너트 2.5 × 1,200 -5% = 2,850 KRW" in told
    else:
        assert rows(salescli, noun) == [(1, 1_000_000), (2, 2_500)]
        assert "1: B1 볼트 1,000 · 2: N1 너트 2.5" in told
    assert audited(salescli) == before + 1


@each
def test_every_wrong_word_is_named_in_one_refusal_and_nothing_is_written(
    salescli: Program, begun: str, noun: str, company: Path
) -> None:
    before = rows(salescli, noun)

    refused = salescli(f"{begun} B1=3 B9=1 N1=0 N1 B1=둘")

    assert refused.exit_code == 65
    assert refused.err.count("\n") == 1
    for word in ("'B9'", "'N1=0'", "'N1'", "'B1=둘'", "PRODUCT=QTY"):
        assert word in refused.err
    assert rows(salescli, noun) == before
    assert company.exists()


@each
def test_a_draft_that_is_not_there_is_told_once(salescli: Program, begun: str) -> None:
    refused = salescli(f"{begun[:-1]}9 B1=3 N1=2")

    assert refused.exit_code == 65
    assert refused.err.count("there is no") == 1


@each
def test_a_dry_run_shows_them_and_writes_none(
    salescli: Program, begun: str, noun: str, company: Path
) -> None:
    with as_it_was(company):
        told = salescli.told(f"{begun} B1=7 N1=8 --dry-run")
        raw = json.loads(salescli.told(f"{begun} B1=7 N1=8 --dry-run --json"))

    assert "1: B1 볼트 7" in told
    assert [row["row"]["quantity"] for row in raw["rows"] if row["table"] == NOUNS[noun].table] == [
        7_000,
        8_000,
    ]


@each
def test_each_line_has_its_caution(salescli: Program, begun: str, noun: str) -> None:
    told = salescli(f"{begun} B1=7 N1=8 B1=9")

    assert told.exit_code == 0
    assert told.err == "salescli: B1 stands in line 1 already\n"
    assert len(rows(salescli, noun)) == 3


@each
@pytest.mark.parametrize("option", ["--quantity 5", "-q 5"])
def test_an_option_of_one_product_does_not_go_with_lines(
    salescli: Program, begun: str, noun: str, option: str
) -> None:
    refused = salescli(f"{begun} B1=3 N1=4 {option}")

    assert refused.exit_code == 2
    assert "--quantity does not go with 'B1=3'" in refused.err
    assert rows(salescli, noun) == []


@each
def test_one_product_and_its_options_are_taken_as_ever(
    salescli: Program, begun: str, noun: str
) -> None:
    salescli.done(f"{begun} B1 -q 12")
    salescli.done(f"{begun} 너트")

    assert [row[:2] for row in rows(salescli, noun)] == [(1, 12_000), (2, 1_000)]


@drafted
@pytest.mark.parametrize(
    "options", ["--line B1=100 --line N1=20x1200-5%", "--line 'B1=100, N1=20x1200-5%'"]
)
def test_a_draft_is_begun_with_its_lines_in_one_call(
    salescli: Program, company: Path, noun: str, options: str
) -> None:
    assert company.exists()
    before = audited(salescli)

    told = salescli.told(f"{NOUNS[noun].begin[0]} {options}")

    assert rows(salescli, noun) == [
        (1, 100_000, 1_000, 0, 100_000),
        (2, 20_000, 1_200, 500, 22_800),
    ]
    assert "is draft · 122,800 KRW" in told
    assert "2: N1 너트 20 × 1,200 -5% = 22,800 KRW" in told
    assert audited(salescli) == before + 1


@drafted
def test_a_draft_with_a_wrong_line_is_not_begun(
    salescli: Program, company: Path, noun: str
) -> None:
    refused = salescli(f"{NOUNS[noun].begin[0]} --line B1=100 --line B9=1 --line N1=0")

    assert refused.exit_code == 65
    assert "'B9'" in refused.err
    assert "'N1=0'" in refused.err
    with closing(sqlite3.connect(company)) as file:
        assert file.execute(f"SELECT COUNT(*) FROM {noun}").fetchone() == (0,)


def test_lines_are_taken_where_the_product_is_asked_for(
    salescli: Program, company: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert company.exists()
    salescli.done("--as kim contract draft H1")
    answers = ["B1=3, B9=2", "B1=0", "B1=3, N1=2x500"]
    monkeypatch.setattr("salescli.workspace.Workspace.asks", True)
    monkeypatch.setattr("typer.prompt", lambda _label, **_how: answers.pop(0))

    salescli.done("--as kim contract line C-d1")

    assert answers == []
    assert rows(salescli, "contract") == [(1, 3_000, 1_000, 0, 3_000), (2, 2_000, 500, 0, 1_000)]


@pytest.mark.usefixtures("traded")
@pytest.mark.parametrize("lines", ["--line 1=2,2=0.5", "--line 1=2 --line 2=0.5"])
def test_lines_of_a_contract_are_told_by_comma_too(salescli: Program, lines: str) -> None:
    told = json.loads(salescli.told(f"--as kim ship request C-1 {lines} --dry-run --json"))

    found = [row["row"]["quantity"] for row in told["rows"] if row["table"] == "shipment_line"]
    assert found == [2_000, 500]
