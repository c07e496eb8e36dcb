"""import and template: a book goes in once or not at all, and every fault is told."""

from pathlib import Path

import openpyxl
import pytest

from tests._program import Program, as_it_was

HEAD = "Code,Name,Kind,Region,Salesperson\n"


@pytest.fixture
def clerk(salescli: Program, company: Path) -> Program:
    assert company == salescli.path
    salescli.done("--as admin setting set books_until 2026-03-01 --note 이월")
    return salescli


def book(folder: Path, text: str, name: str = "book.csv") -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def test_a_book_with_our_headings_needs_no_mapping(clerk: Program, tmp_path: Path) -> None:
    path = book(tmp_path, f"{HEAD}A1,가나다,dealer,경기,kim\nA2,라마바,end_user,강원,\n")

    told = clerk.done(f"--as lee import {path} --kind customers")

    assert told == "customers: 2 added, 0 already there, 0 skipped"
    assert "가나다" in clerk.done("customer show A1")


def test_the_same_book_twice_adds_nothing(clerk: Program, tmp_path: Path) -> None:
    path = book(tmp_path, f"{HEAD}A1,가나다,dealer,경기,kim\n")
    clerk.done(f"--as lee import {path} --kind customers")

    with as_it_was(clerk.path):
        told = clerk.done(f"--as lee import {path} --kind customers")

    assert told == "customers: 0 added, 1 already there, 0 skipped"


def test_every_fault_is_told_with_its_place_and_nothing_goes_in(
    clerk: Program, tmp_path: Path
) -> None:
    text = (
        f"{HEAD}A1,가,dealer,경기,kim\nA2,,dealer,경기,\nA3,다,shop,경기,\nA4,라,dealer,x,nobody\n"
    )
    path, left = book(tmp_path, text), tmp_path / "left.csv"

    with as_it_was(clerk.path):
        result = clerk(f"--as lee import {path} --kind customers --errors {left}")

    assert result.exit_code == 65
    assert "book.csv:3 Name=''" in result.err
    assert "book.csv:4 Kind='shop'" in result.err
    assert "book.csv:5 Salesperson='nobody'" in result.err
    assert result.err.splitlines()[-1].startswith("salescli: 3 faults in the book, nothing")
    written = left.read_text("utf-8-sig").splitlines()
    assert [line.split(",")[0] for line in written] == ["Code", "A2", "A3", "A4"]


def test_faulty_rows_can_be_skipped_and_are_still_told(clerk: Program, tmp_path: Path) -> None:
    path = book(tmp_path, f"{HEAD}A1,가,dealer,경기,kim\nA4,라,dealer,경기,nobody\n")

    result = clerk(f"--as lee import {path} --kind customers --skip-errors")

    assert result.exit_code == 0
    assert result.out == "customers: 1 added, 0 already there, 1 skipped\n"
    assert "Salesperson='nobody'" in result.err


def test_a_code_that_somebody_typed_before_is_a_fault(clerk: Program, tmp_path: Path) -> None:
    path = book(tmp_path, f"{HEAD}H1,다른 회사,dealer,경기,\n")

    result = clerk(f"--as lee import {path} --kind customers")

    assert result.exit_code == 65
    assert "book.csv:2 Code='H1': this code is in use" in result.err


def test_a_salesperson_imports_nothing(clerk: Program, tmp_path: Path) -> None:
    path = book(tmp_path, f"{HEAD}A1,가나다,dealer,경기,kim\n")

    result = clerk(f"--as kim import {path} --kind customers")

    assert result.exit_code == 77
    assert "it is for: ADMIN, MANAGER, CLERK" in result.err


def test_a_dry_run_checks_and_changes_no_byte(clerk: Program, tmp_path: Path) -> None:
    path = book(tmp_path, f"{HEAD}A1,가나다,dealer,경기,kim\n")

    with as_it_was(clerk.path):
        told = clerk.done(f"--as lee import {path} --kind customers --dry-run")

    assert told == "dry run, nothing changed: customers: 1 added, 0 already there, 0 skipped"


@pytest.mark.parametrize(
    ("words", "code", "why"),
    [
        ("nowhere.csv --kind customers", 66, "there is no file"),
        ("{book} --kind frogs", 2, "choose one of: staff, customers, products, contracts"),
        ("{book}", 2, "missing: --kind"),
        ("{book} --kind customers --map nowhere.toml", 66, "there is no file"),
    ],
)
def test_what_cannot_be_read_is_told_in_one_line(
    clerk: Program, tmp_path: Path, words: str, code: int, why: str
) -> None:
    path = book(tmp_path, HEAD)

    result = clerk(f"--as lee import {words.format(book=path)}")

    assert result.exit_code == code
    assert why in result.err
    assert len(result.err.splitlines()) == 1


def test_contracts_of_a_template_come_in_with_lines_and_dispatches(
    clerk: Program, tmp_path: Path
) -> None:
    path = tmp_path / "contracts.xlsx"
    clerk.done(f"template contracts --out {path}")
    workbook = openpyxl.load_workbook(path)
    page = workbook.worksheets[0]
    columns = [cell.value for cell in page[1]]
    for values in (
        {"Contract number": "2025-1", "Customer": "H1", "Salesperson": "kim"}
        | {"Signed on": "2026-02-02", "Dispatched on": "2026-02-03"}
        | {"Product": "B1", "Quantity": 3, "Unit price": 1000, "Discount": "10%"},
        {"Contract number": "2025-1", "Dispatched on": "2026-02-03"}
        | {"Product": "N1", "Quantity": 1.5, "Unit price": 333},
    ):
        page.append([values.get(column) for column in columns])
    workbook.save(path)

    told = clerk.done(f"--as lee import {path} --kind contracts")

    assert told == "contracts: 1 added, 0 already there, 0 skipped · 2 lines"
    sold = clerk.done("report F4 --period 2026-02 --format csv --section by_product")
    assert sold.splitlines()[1].split(",")[:7] == [
        "by_product",
        "B1",
        "볼트",
        "",
        "개",
        "3",
        "2700",
    ]
    assert "by_product,N1,너트,,개,1.5,500," in sold
    history = clerk.done("contract history 2025-1")
    assert "import" in history


def test_before_there_is_staff_the_set_up_itself_imports_it(
    salescli: Program, tmp_path: Path
) -> None:
    salescli.done("init --company 새회사")
    path = book(tmp_path, "Code,Name,Role,Hired on\nboss,사장,LEADER,2020-01-02\n")

    assert salescli.done(f"import {path} --kind staff").startswith("staff: 1 added")

    second = book(tmp_path, "Code,Name,Role,Hired on\nx,엑스,SALES,2020-01-02\n", "second.csv")
    assert salescli(f"import {second} --kind staff").exit_code == 77
