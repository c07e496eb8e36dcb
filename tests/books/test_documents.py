"""Contracts with their lines, from two files, two sheets or one flat table."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from salescli.books.kinds import CONTRACTS
from salescli.books.located import Fault
from salescli.books.mapping import Mapping
from salescli.errors import DataError
from tests.books._whole import Whole

Write = Callable[..., Path]
Check = Callable[..., Whole]
Load = Callable[..., Mapping]

FLAT = "number,customer,salesperson,signed_on,dispatched_on,product,quantity,price"
HEADER = (
    "[fields]", 'number = "no"', 'customer = "cust"', 'salesperson = "rep"', 'signed_on = "day"',
)  # fmt: skip
JOIN = ("[lines]", 'file = "l.csv"', 'key = "no"', 'parent = "of"')
LINE = ("[lines.fields]", 'product = "item"', 'quantity = "n"', 'price = "p"')


@pytest.fixture
def joined(mapped: Load) -> Mapping:
    """Give a mapping of headers and lines that stand in two files."""
    return mapped("contracts", *HEADER, *JOIN, *LINE)


def test_rows_of_one_number_are_one_contract(write: Write, check: Check) -> None:
    path = write(
        "k.csv",
        FLAT,
        "C1,A,kim,2024-01-02,,P1,1,10",
        "C2,B,lee,2024-01-03,2024-01-05,P1,2,10",
        "C1,A,kim,2024-01-02,,P2,3,10.50",
    )

    book = check(path, CONTRACTS)

    assert book.faults == []
    first, second = book.records
    assert (first.source_key, first.row, second.source_key) == ("C1", 2, "C2")
    assert first.values["signed_on"] == date(2024, 1, 2)
    assert [(line.source_key, line.row) for line in first.lines] == [("C1/1", 2), ("C1/2", 4)]
    assert first.lines[1].values == {
        "dispatched_on": None,
        "product": "P2",
        "quantity": 3000,
        "price": 1050,
        "discount": 0,
    }


def test_the_header_may_be_merged_or_left_blank_below_its_first_row(
    sheet: Write, check: Check
) -> None:
    path = sheet(
        [
            FLAT.split(","),
            ["C1", "A", "kim", date(2024, 1, 2), None, "P1", 1, 10],
            [None, None, None, None, None, "P2", 2, 10],
        ],
        "A2:A3",
    )

    book = check(path, CONTRACTS)

    assert book.faults == []
    assert len(book.records[0].lines) == 2


def test_a_header_that_does_not_repeat_itself_is_a_fault(write: Write, check: Check) -> None:
    path = write("k.csv", FLAT, "C1,A,kim,2024-01-02,,P1,1,10", "C1,B,kim,2024-1-2,never,P2,1,10")

    book = check(path, CONTRACTS)

    assert [fault[:4] for fault in book.faults] == [
        ("k.csv", 3, "customer", "B"),
        ("k.csv", 3, "dispatched_on", "never"),
    ]
    assert book.faults[0].reason == "it is not what row 2 says: A"
    assert (book.records, len(book.rejected)) == ([], 2)


def test_a_row_without_a_number_is_a_fault_and_its_line_is_still_checked(
    write: Write, check: Check
) -> None:
    path = write("k.csv", FLAT, ",A,kim,2024-01-02,,P1,none,10")

    assert [fault[1:4] for fault in check(path, CONTRACTS).faults] == [
        (2, "number", ""),
        (2, "quantity", "none"),
    ]


def test_two_spellings_of_a_number_are_not_two_contracts(write: Write, check: Check) -> None:
    path = write("k.csv", FLAT, "C 1,A,kim,2024-01-02,,P1,1,10", "C  1,A,kim,2024-01-02,,P1,1,10")

    assert [fault[1:] for fault in check(path, CONTRACTS).faults] == [
        (3, "number", "C  1", "it stands already in row 2")
    ]


@pytest.mark.parametrize(
    ("signed", "dispatched", "column", "reason"),
    [
        ("2024-01-02", "2024-01-01", "dispatched_on", "it is before signed_on, 2024-01-02"),
        ("2026-11-21", "", "signed_on", "it is after today, 2026-11-20"),
    ],
)
def test_a_contradiction_is_a_fault(
    write: Write, check: Check, *, signed: str, dispatched: str, column: str, reason: str
) -> None:
    path = write("k.csv", FLAT, f"C1,A,kim,{signed},{dispatched},P1,1,10")

    book = check(path, CONTRACTS)

    assert [(fault.column, fault.reason) for fault in book.faults] == [(column, reason)]
    assert book.records == []


def test_a_fault_in_one_line_keeps_its_contract_back_and_no_other(
    write: Write, check: Check
) -> None:
    path = write(
        "k.csv",
        FLAT,
        "C1,A,kim,2024-01-02,,P1,1,10",
        "C2,A,kim,2024-01-02,,P1,1,10",
        "C1,A,kim,2024-01-02,,P2,x,10",
    )

    book = check(path, CONTRACTS)

    assert [record.source_key for record in book.records] == ["C2"]
    assert [row.number for row in book.rejected] == [2, 4]


def test_lines_of_a_file_of_their_own_join_by_key(
    write: Write, check: Check, joined: Mapping
) -> None:
    write("l.csv", "of,item,n,p", "C1,P1,1,10", "C2,P1,2,10", "C1,P2,3,10")
    path = write("k.csv", "no,cust,rep,day", "C1,A,kim,2024-01-02", "C2,B,lee,2024-01-03")

    book = check(path, joined)

    assert book.faults == []
    assert [[line.source_key for line in record.lines] for record in book.records] == [
        ["C1/1", "C1/2"],
        ["C2/1"],
    ]
    assert (book.records[0].lines[1].sheet, book.records[0].lines[1].row) == ("l.csv", 4)


def test_a_line_without_header_and_a_header_without_line_are_faults(
    write: Write, check: Check, joined: Mapping
) -> None:
    write("l.csv", "of,item,n,p", "C9,P1,x,10", ",P1,1,10")
    path = write("k.csv", "no,cust,rep,day", "C1,A,kim,2024-01-02")

    book = check(path, joined)

    assert book.faults == [
        Fault("k.csv", 2, "no", "C1", "it has no line"),
        Fault("l.csv", 2, "of", "C9", "it stands nowhere under 'no' in k.csv"),
        Fault("l.csv", 2, "n", "x", "'x' cannot be read as a number; write it like 1,234.5"),
        Fault("l.csv", 3, "of", "", "it stands nowhere under 'no' in k.csv"),
    ]
    assert [(row.sheet, row.number) for row in book.rejected] == [
        ("k.csv", 2),
        ("l.csv", 2),
        ("l.csv", 3),
    ]


def test_a_faulty_header_does_not_make_its_lines_faulty(
    write: Write, check: Check, joined: Mapping
) -> None:
    write("l.csv", "of,item,n,p", "C1,P1,1,10")
    path = write("k.csv", "no,cust,rep,day", "C1,A,kim,soon")

    book = check(path, joined)

    assert [fault[:3] for fault in book.faults] == [("k.csv", 2, "day")]
    assert [row.sheet for row in book.rejected] == ["k.csv", "l.csv"]


def test_a_header_that_stands_twice_is_a_fault(write: Write, check: Check, joined: Mapping) -> None:
    write("l.csv", "of,item,n,p", "C1,P1,1,10")
    path = write("k.csv", "no,cust,rep,day", "C1,A,kim,2024-01-02", "C1,B,kim,2024-01-02")

    book = check(path, joined)

    assert book.faults == [Fault("k.csv", 3, "no", "C1", "it stands already in row 2")]
    assert [record.values["customer"] for record in book.records] == ["A"]


def test_a_header_without_its_key_is_a_fault(write: Write, check: Check, mapped: Load) -> None:
    how = mapped(
        "contracts", "[fields]", 'number = "title"', *HEADER[2:],
        "[lines]", 'file = "l.csv"', 'key = "id"', 'parent = "of"', *LINE,
    )  # fmt: skip
    write("l.csv", "of,item,n,p", "1,P1,1,10")
    path = write("k.csv", "id,title,cust,rep,day", "1,C1,A,kim,2024-01-02", ",C2,A,kim,2024-01-02")

    book = check(path, how)

    assert [(record.source_key, record.lines[0].source_key) for record in book.records] == [
        ("C1", "C1/1")
    ]
    assert book.faults == [Fault("k.csv", 3, "id", "", "it is empty and must be given")]


def test_a_header_whose_number_is_faulty_still_has_its_lines(
    write: Write, check: Check, mapped: Load
) -> None:
    how = mapped(
        "contracts", "[fields]", 'number = "title"', *HEADER[2:],
        "[lines]", 'file = "l.csv"', 'key = "id"', 'parent = "of"', *LINE,
    )  # fmt: skip
    write("l.csv", "of,item,n,p", "1,P1,1,10")
    path = write("k.csv", "id,title,cust,rep,day", "1,,A,kim,2024-01-02")

    book = check(path, how)

    assert [fault[:3] for fault in book.faults] == [("k.csv", 2, "title")]
    assert [row.sheet for row in book.rejected] == ["k.csv", "l.csv"]


def test_a_column_can_number_the_lines(write: Write, check: Check, mapped: Load) -> None:
    how = mapped("contracts", *HEADER, *JOIN, 'line = "pos"', *LINE)
    write(
        "l.csv", "of,pos,item,n,p", "C1,10,P1,1,10", "C1,20,P1,1,10", "C1,20,P1,1,10", "C1,,P1,1,10"
    )
    path = write("k.csv", "no,cust,rep,day", "C1,A,kim,2024-01-02")

    assert [fault[1:] for fault in check(path, how).faults] == [
        (4, "pos", "20", "it stands already in row 3"),
        (5, "pos", "", "it is empty and must be given"),
    ]


def test_lines_may_stand_in_another_sheet_of_the_workbook(
    tmp_path: Path, check: Check, mapped: Load
) -> None:
    book = Workbook()
    for row in (["no", "cust", "rep", "day"], [1, "A", "kim", date(2024, 1, 2)]):
        book.active.append(row)
    for row in (["of", "item", "n", "p"], [1, "P1", 2, 10]):
        (book["L"] if "L" in book else book.create_sheet("L")).append(row)
    book.create_sheet("Notes")
    book.save(tmp_path / "k.xlsx")
    how = mapped("contracts", *HEADER, "[lines]", 'sheet = "L"', *JOIN[2:], *LINE)

    found = check(tmp_path / "k.xlsx", how)

    assert found.faults == []
    assert (found.records[0].source_key, found.records[0].lines[0].sheet) == ("1", "L")
    assert found.unread == ("sheet 'Notes'",)


def test_two_workbooks_whose_sheets_have_one_name_are_told_apart(
    sheet: Write, check: Check, mapped: Load
) -> None:
    how = mapped("contracts", *HEADER, "[lines]", 'file = "l.xlsx"', *JOIN[2:], *LINE)
    sheet([["of", "item", "n", "p"], ["C1", "P1", 0, 10]], name="l.xlsx")
    path = sheet([["no", "cust", "rep", "day"], ["C1", "A", "kim", "soon"]], name="k.xlsx")

    assert [fault[:3] for fault in check(path, how).faults] == [
        ("Sheet", 2, "day"),
        ("l.xlsx Sheet", 2, "n"),
    ]


def test_columns_that_are_missing_in_either_file_are_refused(
    write: Write, check: Check, joined: Mapping
) -> None:
    write("l.csv", "off,item,n", "C1,P1,1")
    path = write("k.csv", "no,cust,rep,day", "C1,A,kim,2024-01-02")

    with pytest.raises(DataError, match=r"l\.csv has no column 'of', 'p'; there are: off, item, n"):
        check(path, joined)
