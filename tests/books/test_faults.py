"""Rows left behind are written back with the reason, to be corrected and read again."""

from collections.abc import Callable
from pathlib import Path

import pytest

from salescli.books import faults
from salescli.books.kinds import CONTRACTS, PRODUCTS
from salescli.books.located import Row
from salescli.errors import OutputError
from tests.books._whole import Whole

Write = Callable[..., Path]
Check = Callable[..., Whole]

NO_NUMBER = "price: 'free' cannot be read as a number; write it like 1,234.50"


def test_rows_are_written_back_with_their_columns_and_the_reasons(
    write: Write, check: Check, tmp_path: Path
) -> None:
    path = write("p.csv", "code,note,name,unit,price", "P1,x,,개,free", "P2,y,ok,개,1")
    book = check(path, PRODUCTS)

    faults.write(tmp_path / "e.csv", book.faults, book.rejected)

    written = (tmp_path / "e.csv").read_bytes()
    assert written.startswith(b"\xef\xbb\xbf")
    assert written.decode("utf-8-sig").splitlines() == [
        "code,note,name,unit,price,reason",
        f'P1,x,,개,free,"name: it is empty and must be given; {NO_NUMBER}"',
    ]


def test_a_corrected_file_of_errors_is_read_like_the_book(
    write: Write, check: Check, tmp_path: Path
) -> None:
    path = write(
        "p.csv", "code,name,unit,price", "P1,=Pump,개,free", "P2,+82-2,개,-5", "P3,-a,개,x,1"
    )
    book = check(path, PRODUCTS)
    errors = tmp_path / "e.csv"
    faults.write(errors, book.faults, book.rejected)
    text = errors.read_text("utf-8-sig")
    assert "P1,'=Pump,개,free" in text
    assert "P2,'+82-2,개,-5" in text

    errors.write_text(
        text.replace("개,free", "개,1").replace("개,-5", "개,2").replace(",x,", ",3,")
    )
    again = check(errors, PRODUCTS)

    assert [record.values["name"] for record in again.records] == ["=Pump", "+82-2", "-a"]


def test_a_row_without_fault_of_its_own_says_why_it_is_there(
    write: Write, check: Check, tmp_path: Path
) -> None:
    head = "number,customer,salesperson,signed_on,product,quantity,price"
    path = write("k.csv", head, "C1,A,kim,2024-01-02,P1,x,1", "C1,A,kim,2024-01-02,P2,1,1")
    book = check(path, CONTRACTS)

    faults.write(tmp_path / "e.csv", book.faults, book.rejected)

    last = (tmp_path / "e.csv").read_text("utf-8-sig").splitlines()[-1]
    assert last == "C1,A,kim,2024-01-02,P2,1,1,another row of the same document has a fault"


def test_rows_of_two_sheets_say_from_which_they_come(tmp_path: Path) -> None:
    rows = [Row("k.csv", 2, {"no": "1"}), faults.Row("l.csv", 3, {"of": 1.5})]

    faults.write(tmp_path / "e.csv", [], rows)

    assert (tmp_path / "e.csv").read_text("utf-8-sig").splitlines()[:2] == [
        "sheet,no,of,reason",
        "k.csv,1,,another row of the same document has a fault",
    ]


def test_only_an_earlier_file_of_errors_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "e.csv"
    row = Row("p.csv", 2, {"code": "P1"})
    faults.write(path, [], [row])
    faults.write(path, [], [row])
    path.write_text("code,name\n")

    with pytest.raises(OutputError, match="exists already"):
        faults.write(path, [], [row])

    faults.write(path, [], [row], force=True)
    assert path.read_text("utf-8-sig").startswith("code,reason")
