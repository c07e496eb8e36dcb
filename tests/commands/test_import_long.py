"""A long book: read once, checked and entered in a stream, and never by halves."""

import shutil
import sqlite3
import tracemalloc
from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path

import pytest

from salescli import services
from salescli.books import reading, spool
from salescli.books.located import Book, Table
from salescli.services import importing
from tests._program import Program, as_it_was
from tests.db._rows import dump

HEAD = "Contract number,Customer,Salesperson,Signed on,Dispatched on,Product,Quantity,Unit price"

MOVED = "--as admin setting set books_until 2026-03-01 --note 이월"
"""The books go on until yesterday."""

Row = tuple[int, int]
"""A contract and one of its lines."""


def written(path: Path, rows: Iterable[Row], *more: str) -> Path:
    lines = (
        f"X-{contract},H1,kim,2026-02-02,2026-02-03,{'BN'[line % 2]}1,{contract + line},1000"
        for contract, line in rows
    )
    path.write_text("\n".join([HEAD, *lines, *more]), "utf-8")
    return path


def together(contracts: int) -> list[Row]:
    return [(contract, line) for contract in range(1, contracts + 1) for line in range(3)]


def far_apart(contracts: int) -> list[Row]:
    return [(contract, line) for line in range(3) for contract in range(1, contracts + 1)]


@pytest.fixture
def clerk(salescli: Program, company: Path, monkeypatch: pytest.MonkeyPatch) -> Program:
    """Work in chunks of four, so that the book of a test has several."""
    assert company == salescli.path
    monkeypatch.setattr(importing, "CHUNK", 4)
    salescli.done(MOVED)
    return salescli


def test_every_chunk_has_an_audit_row(clerk: Program, tmp_path: Path) -> None:
    before = len(dump(clerk.path)["audit"])
    book = written(tmp_path / "k.csv", together(9))

    told = clerk.done(f"--as lee import {book} --kind contracts")

    assert told == "contracts: 9 added, 0 already there, 0 skipped · 27 lines"
    assert len(dump(clerk.path)["audit"]) == before + 3


def test_rows_of_a_contract_may_stand_far_apart(
    company_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "CHUNK", 4)
    found = []
    for order in (together, far_apart):
        program = Program(Path(shutil.copy(company_file, tmp_path / f"{order.__name__}.db")))
        program.done(MOVED)
        book = written(tmp_path / "k.csv", order(9))
        program.done(f"--as lee import {book} --kind contracts")
        found.append(dump(program.path))

    assert len(found[0]["contract_line"]) == 27
    assert found[0] == found[1]


def test_a_fault_in_the_last_row_enters_nothing(clerk: Program, tmp_path: Path) -> None:
    last = "X-99,H1,kim,2026-02-02,,ghost,1,1000"
    book = written(tmp_path / "k.csv", together(9), last)

    with as_it_was(clerk.path):
        result = clerk(f"--as lee import {book} --kind contracts")

    assert result.exit_code == 65
    assert result.err.splitlines()[0].startswith("k.csv:29 Product='ghost': there is no such")


def test_what_is_there_already_is_known_in_every_chunk(clerk: Program, tmp_path: Path) -> None:
    first = written(tmp_path / "k.csv", [row for row in together(9) if row[0] % 2])
    clerk.done(f"--as lee import {first} --kind contracts")
    book = written(tmp_path / "k.csv", together(9))

    assert (
        clerk.done(f"--as lee import {book} --kind contracts")
        == "contracts: 4 added, 5 already there, 0 skipped · 12 lines"
    )
    with as_it_was(clerk.path):
        assert "0 added, 9 already" in clerk.done(f"--as lee import {book} --kind contracts")


def test_a_number_of_ours_is_a_fault_in_any_chunk(clerk: Program, tmp_path: Path) -> None:
    clerk.done("--as kim contract draft H1")
    clerk.done("--as kim contract line C-d1 B1 -q 1")
    clerk.done("--as kim contract submit C-d1")
    book = written(tmp_path / "k.csv", together(9), "C-2026-0001,H1,kim,2026-02-02,,B1,1,1000")

    result = clerk(f"--as lee import {book} --kind contracts")

    assert result.exit_code == 65
    assert "k.csv:29 Contract number='C-2026-0001': this code is in use" in result.err


def test_a_dry_run_says_what_a_real_one_does(clerk: Program, tmp_path: Path) -> None:
    book = written(tmp_path / "k.csv", together(9), "X-9,H2,kim,2026-02-02,,B1,1,1000")
    line = f"--as lee import {book} --kind contracts --skip-errors"

    with as_it_was(clerk.path):
        dry = clerk.done(f"{line} --dry-run")

    assert dry == f"dry run, nothing changed: {clerk.done(line)}"


@pytest.mark.parametrize("fault", ["", ",H1,kim,2026-02-02,,B1,1,1000"])
def test_what_is_entered_is_what_was_checked(
    clerk: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    """The book is another one by the time that it is entered, and that its faults are told."""
    book, left = written(tmp_path / "k.csv", together(9), fault), tmp_path / "left.csv"
    enter = services.importing.enter

    def changed(work: object, read: Book, **how: bool) -> object:
        book.write_text("another book\n")
        return enter(work, read, **how)  # type: ignore[arg-type]

    monkeypatch.setattr(services.importing, "enter", changed)
    words = f"import {book} --kind contracts --skip-errors --errors {left}"
    told = clerk.done(f"--as lee {words}")

    assert told.startswith("contracts: 9 added, 0 already there")
    assert {row["quantity"] for row in dump(clerk.path)["contract_line"]} == {
        quantity * 1000 for quantity in range(1, 12)
    }
    assert left.exists() == bool(fault)
    if fault:
        assert left.read_text("utf-8-sig").splitlines()[1].startswith(fault)


def test_others_may_write_while_a_book_is_read(
    clerk: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = []
    table = reading.table

    def watched(path: Path, *form: object, **beside: bool) -> Table:
        with closing(sqlite3.connect(clerk.path, timeout=0, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
        seen.append(path.name)
        return table(path, *form, **beside)  # type: ignore[arg-type]

    monkeypatch.setattr(reading, "table", watched)
    book = written(tmp_path / "k.csv", together(2))
    clerk.done(f"--as lee import {book} --kind contracts")

    assert seen == ["k.csv"]


@pytest.mark.parametrize("order", [together, far_apart])
def test_memory_does_not_grow_with_the_book(
    clerk: Program,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    order: Callable[[int], list[Row]],
) -> None:
    """Ten times the contracts need hardly more: their numbers are all that is held of them."""
    monkeypatch.setattr(importing, "CHUNK", 20)
    monkeypatch.setattr(spool, "SMALL", 1)
    peaks = []
    for contracts in (1, 60, 600):
        book = written(tmp_path / f"{contracts}.csv", order(contracts))
        tracemalloc.start()
        clerk.done(f"--as lee import {book} --kind contracts")
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    _warm, small, large = peaks

    assert large < 1.5 * small
