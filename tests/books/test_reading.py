"""A CSV file or a sheet becomes rows under headings."""

from collections.abc import Callable
from pathlib import Path

import pytest

from salescli import files
from salescli.books import reading
from salescli.books.located import Fault, Form, Row
from salescli.errors import DataError, MissingFileError

Write = Callable[..., Path]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_delimiter_is_recognised(write: Write, delimiter: str) -> None:
    path = write("a.csv", delimiter.join(["code", "name"]), delimiter.join(["1", '"a,b;c\td"']))

    assert list(reading.table(path).rows) == [Row("a.csv", 2, {"code": "1", "name": "a,b;c\td"})]


def test_a_heading_in_quotes_may_hold_another_delimiter(write: Write) -> None:
    path = write("a.csv", '"price, net; cents";name', "1;2")

    assert reading.table(path).headings == ("price, net; cents", "name")


def test_a_delimiter_can_be_given(write: Write) -> None:
    path = write("a.csv", "a|b", "1|2")

    assert reading.table(path, Form(delimiter="|")).rows[0].values == {"a": "1", "b": "2"}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_utf_8_and_what_has_a_byte_order_mark_are_recognised(write: Write, encoding: str) -> None:
    path = write("a.csv", "이름,名称", "김민지,金敏智", encoding=encoding)

    assert reading.table(path).rows[0].values == {"이름": "김민지", "名称": "金敏智"}


def test_a_byte_order_mark_outweighs_the_encoding_of_a_mapping(write: Write) -> None:
    path = write("a.csv", "이름", "김민지", encoding="utf-8-sig")

    assert reading.table(path, Form(encoding="cp949")).rows[0].values == {"이름": "김민지"}


def test_bytes_that_are_not_utf_8_demand_an_encoding(write: Write) -> None:
    path = write("a.csv", "name", "plain", "김민지", encoding="cp949")

    with pytest.raises(DataError, match=r"line 3: byte 0xB1 is not utf-8.*--encoding cp949"):
        reading.table(path)


def test_the_line_of_a_byte_is_counted_over_all_that_was_read_before(write: Write) -> None:
    path = write("a.csv", "name", *["plain"] * 5000, "김민지", encoding="cp949")

    with pytest.raises(DataError, match=r"line 5002: byte 0xB1 is not utf-8"):
        reading.table(path)


def test_the_byte_after_a_byte_order_mark_is_named(write: Write) -> None:
    path = write("a.csv", "name")
    path.write_bytes(b"\xef\xbb\xbfname\n\xff\n")

    with pytest.raises(DataError, match=r"line 2: byte 0xFF is not utf-8-sig"):
        reading.table(path)


@pytest.mark.parametrize(("end", "why"), [("\0", "not a text file"), ("é", "byte 0xE9")])
def test_what_is_no_text_is_told_before_its_quotation_marks(
    write: Write, end: str, why: str
) -> None:
    path = write("a.csv", "a,b", 'x,"a"b', *["1,2"] * 5000, end, encoding="latin-1")

    with pytest.raises(DataError, match=why):
        reading.table(path)


@pytest.mark.parametrize(("encoding", "name"), [("cp949", "김민지"), ("gb18030", "金敏智")])
def test_an_encoding_is_used_when_given(write: Write, encoding: str, name: str) -> None:
    path = write("a.csv", "name", name, encoding=encoding)

    assert reading.table(path, Form(encoding=encoding)).rows[0].values == {"name": name}


@pytest.mark.parametrize("encoding", ["klingon", "base64"])
def test_an_encoding_that_is_none_is_refused(write: Write, encoding: str) -> None:
    with pytest.raises(DataError, match="there is no encoding"):
        reading.table(write("a.csv", "a"), Form(encoding=encoding))


def test_a_binary_file_is_refused(write: Write) -> None:
    with pytest.raises(DataError, match="not a text file"):
        reading.table(write("a.csv", "a\0b"))


@pytest.mark.parametrize("row", ['"open', 'x,"a"b', '"' + "x" * 200_000 + '",1'])
def test_quotes_that_do_not_close_are_refused_with_their_line(write: Write, row: str) -> None:
    with pytest.raises(DataError, match=r"line 2.*quotation marks"):
        reading.table(write("a.csv", "a,b", row))


def test_a_row_with_too_many_or_too_few_cells_is_a_fault(write: Write) -> None:
    table = reading.table(write("a.csv", "a,b", "1,2", "3", "4,5,6"))

    assert [row.number for row in table.rows] == [2]
    assert table.faults == [
        Fault("a.csv", 3, "", "", "the row has 1 cells under 2 headings"),
        Fault("a.csv", 4, "", "", "the row has 3 cells under 2 headings"),
    ]
    assert [row.values for row in table.misfits] == [
        {"a": "3"},
        {"a": "4", "b": "5", "column 3": "6"},
    ]


def test_blank_rows_are_skipped_but_counted(write: Write) -> None:
    table = reading.table(write("a.csv", "", "a,b", "", ",", "1,", " , 2 "))

    assert list(table.rows) == [
        Row("a.csv", 5, {"a": "1", "b": None}),
        Row("a.csv", 6, {"a": None, "b": "2"}),
    ]


def test_a_row_number_counts_records_as_a_spreadsheet_does(write: Write) -> None:
    table = reading.table(write("a.csv", "a", '"one', 'two"', "three"))

    assert [(row.number, row.values["a"]) for row in table.rows] == [(2, "one\ntwo"), (3, "three")]


def test_wrong_headings_are_all_named(write: Write) -> None:
    with pytest.raises(
        DataError, match=r"row 1.*no heading above column B; more than one column 'a'"
    ):
        reading.table(write("a.csv", "a,,a, ", "1,2,3,"))


def test_a_column_with_neither_heading_nor_cells_is_passed_over(write: Write) -> None:
    table = reading.table(write("a.csv", "a,,b,", "1,,2,"))

    assert table.rows[0].values == {"a": "1", "b": "2"}


def test_the_heading_row_can_be_given(write: Write) -> None:
    table = reading.table(write("a.csv", "Sales of 1998,", "a,b", "1,2"), Form(heading_row=2))

    assert list(table.rows) == [Row("a.csv", 3, {"a": "1", "b": "2"})]


def test_column_27_is_named_aa(write: Write) -> None:
    row = ",".join(map(str, range(27)))

    with pytest.raises(DataError, match="column AA"):
        reading.table(write("a.csv", ",".join(f"h{n}" for n in range(26)) + ",", row))


@pytest.mark.parametrize("form", [Form(), Form(heading_row=3)])
def test_a_book_without_headings_is_refused(write: Write, form: Form) -> None:
    with pytest.raises(DataError, match="to take headings from"):
        reading.table(write("a.csv", "", ""), form)


def test_an_apostrophe_against_formulas_is_taken_off(write: Write) -> None:
    table = reading.table(write("a.csv", "a,b", "'=1+1,'tis", "'-x,'+82-2"))

    assert [list(row.values.values()) for row in table.rows] == [["=1+1", "'tis"], ["-x", "+82-2"]]


def test_a_missing_book_is_told(tmp_path: Path) -> None:
    with pytest.raises(MissingFileError):
        reading.table(tmp_path / "none.csv")


def test_a_book_of_another_kind_is_refused(write: Write) -> None:
    with pytest.raises(DataError, match=r"save it as \.csv.*\.xlsx"):
        reading.table(write("a.ods", "a"))


def test_a_book_that_the_disk_does_not_give_is_refused(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_opened: object) -> int:
        raise OSError(5, "Input/output error")

    path = write("a.csv", "a")
    monkeypatch.setattr(files, "_opened", refuse)

    with pytest.raises(DataError, match=r"a\.csv cannot be read: Input/output error"):
        reading.table(path)
