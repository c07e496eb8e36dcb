"""A workbook: weighed before it is opened, and read with what calamine leaves out."""

import zipfile
from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from salescli.books import reading, workbook
from salescli.books.located import Form, Row, Unread
from salescli.errors import DataError

Write = Callable[..., Path]


def rewritten(path: Path, old: bytes, new: bytes, part: str = "xl/worksheets/sheet1.xml") -> Path:
    """Change some bytes of a part of a workbook, as another program would have written it."""
    with zipfile.ZipFile(path) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    assert old in parts[part]
    parts[part] = parts[part].replace(old, new)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return path


def test_cells_have_the_types_of_the_workbook(sheet: Write) -> None:
    row = ["text ", 7, 0.5, True, date(2024, 1, 2), datetime(2024, 1, 2, 3, 4), time(5, 6), None]  # noqa: DTZ001 - as Excel
    path = sheet([list("abcdefgh"), row])

    assert list(reading.table(path).rows) == [
        Row(
            "Sheet",
            2,
            {
                "a": "text",
                "b": 7,
                "c": 0.5,
                "d": "TRUE",
                "e": date(2024, 1, 2),
                "f": datetime(2024, 1, 2, 3, 4),  # noqa: DTZ001 - as Excel
                "g": "05:06:00",
                "h": None,
            },
        )
    ]


def test_a_merged_area_counts_for_each_of_its_rows(sheet: Write) -> None:
    path = sheet([["a", "b"], ["x", 1], [None, 2], [None, 3], ["y", 4]], "A2:A4")

    assert [row.values["a"] for row in reading.table(path).rows] == ["x", "x", "x", "y"]


def test_a_sheet_may_begin_below_and_to_the_right(sheet: Write) -> None:
    path = sheet([[], [None, "a", "b"], [None, "x", "#N/A"], [None, None, 2]], "B3:B4")

    table = reading.table(path)

    assert table.headings == ("a", "b")
    assert [(row.number, row.values["a"]) for row in table.rows] == [(3, "x"), (4, "x")]
    assert isinstance(table.rows[0].values["b"], Unread)


def test_a_workbook_that_is_replaced_while_it_is_read_is_read_as_it_was(
    sheet: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = sheet([["a"], ["=6*7"], ["x"]])
    other = sheet([["a"], ["y"], ["=6*7"]], name="other.xlsx")
    marks = workbook._marks

    def replaced(content: bytes) -> object:
        other.replace(path)
        return marks(content)

    monkeypatch.setattr(workbook, "_marks", replaced)
    first, second = (row.values["a"] for row in reading.table(path).rows)

    assert isinstance(first, Unread)
    assert second == "x"


def test_a_merged_area_beside_or_below_the_cells_does_no_harm(sheet: Write) -> None:
    path = sheet([["a", "b"], ["x", 1]], "A2:A1048576", "F1:F9", "A20:B30")

    assert [row.values for row in reading.table(path).rows] == [{"a": "x", "b": 1}]


def test_a_stored_result_of_a_formula_is_read(sheet: Write) -> None:
    path = rewritten(sheet([["a"], ["=6*7"]]), b"<v />", b"<v>42</v>")

    assert reading.table(path).rows[0].values == {"a": 42}


def test_a_formula_without_a_stored_result_is_told(sheet: Write) -> None:
    path = sheet([["a", "b"], ["x", "=6*7"]])

    cell = reading.table(path).rows[0].values["b"]

    assert isinstance(cell, Unread)
    assert "no stored result" in cell.reason


def test_an_empty_text_as_result_of_a_formula_is_an_empty_cell(sheet: Write) -> None:
    path = rewritten(sheet([["a", "b"], ["x", '=""']]), b'<c r="B2">', b'<c r="B2" t="str">')

    assert reading.table(path).rows[0].values == {"a": "x", "b": None}


def test_an_error_in_a_cell_is_told(sheet: Write) -> None:
    cell = reading.table(sheet([["a"], ["#N/A"], [1]])).rows[0].values["a"]

    assert isinstance(cell, Unread)
    assert cell.text == "#N/A"


def test_an_error_in_a_heading_is_refused(sheet: Write) -> None:
    with pytest.raises(DataError, match="hold #REF!"):
        reading.table(sheet([["#REF!", "b"], [1, 2]]))


def test_the_first_sheet_that_is_shown_is_read_unless_one_is_named(tmp_path: Path) -> None:
    book = Workbook()
    for name in ("hidden", "first", "second"):
        book.create_sheet(name).append([name])
    book.remove(book["Sheet"])
    book["hidden"].sheet_state = "hidden"
    book.active = 1
    path = tmp_path / "book.xlsx"
    book.save(path)

    assert reading.table(path).headings == ("first",)
    assert reading.table(path).other_sheets == ("second",)
    assert reading.table(path, Form(sheet="second")).headings == ("second",)
    with pytest.raises(DataError, match="no sheet 'third'; there are: first, second"):
        reading.table(path, Form(sheet="third"))


def test_the_years_a_workbook_counts_from_are_known(sheet: Write) -> None:
    rows = [["a"], [date(2024, 1, 2)]]

    table = reading.table(sheet(rows, epoch=CALENDAR_MAC_1904))

    assert table.mac
    assert table.rows[0].values == {"a": date(2024, 1, 2)}
    assert not reading.table(sheet(rows)).mac


@pytest.mark.parametrize("content", [b"", b"name,code", b"PK\x03\x04cut", b"\xd0\xcf\x11\xe0old"])
def test_a_file_that_is_no_workbook_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "book.xlsx"
    path.write_bytes(content)

    with pytest.raises(DataError, match="cannot be read as a workbook"):
        reading.table(path)


def test_a_zip_that_is_no_workbook_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("letter.txt", "dear sir")

    with pytest.raises(DataError, match="cannot be read as a workbook"):
        reading.table(path)


def test_a_workbook_with_entities_is_refused(sheet: Write) -> None:
    path = rewritten(
        sheet([["a"]]),
        b"<workbook ",
        b'<!DOCTYPE x [<!ENTITY a "a">]><workbook ',
        "xl/workbook.xml",
    )

    with pytest.raises(DataError, match="cannot be read as a workbook"):
        reading.table(path)


def test_a_zip_bomb_is_refused_before_it_is_unpacked(sheet: Write) -> None:
    path = sheet([["a"]])
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/bomb.xml", b"0" * 5_000_000)

    with pytest.raises(DataError, match=r"it unpacks to .* times its size"):
        reading.table(path)


@pytest.mark.parametrize(
    ("limit", "why"),
    [
        ("MOST_PACKED", "larger than"),
        ("MOST_UNPACKED", "unpacks to"),
        ("MOST_ENTRIES", "entries"),
    ],
)
def test_a_workbook_beyond_a_limit_is_refused(
    sheet: Write, monkeypatch: pytest.MonkeyPatch, limit: str, why: str
) -> None:
    monkeypatch.setattr(workbook, limit, 5)

    with pytest.raises(DataError, match=why):
        reading.table(sheet([["a"]]))


@pytest.mark.parametrize("quote", [b'"', b"'"])
def test_cells_too_far_apart_are_refused_before_room_is_made_for_them(
    tmp_path: Path, quote: bytes
) -> None:
    book = Workbook()
    book.active["A1"], book.active["XFD1048576"] = "a", 1
    book.save(tmp_path / "book.xlsx")
    path = rewritten(
        tmp_path / "book.xlsx", b'r="XFD1048576"', b"r=" + quote + b"XFD1048576" + quote
    )

    with pytest.raises(DataError, match="1048576 rows and 16384 columns"):
        reading.table(path)


def test_what_openpyxl_reads_is_what_we_read(sheet: Write) -> None:
    rows = [["a", "b"], *([n, f"text {n}"] for n in range(50))]
    path = sheet(rows)

    found = [list(row.values.values()) for row in reading.table(path).rows]

    assert found == [list(row) for row in load_workbook(path).active.iter_rows(2, values_only=True)]


@pytest.mark.parametrize("place", [b"ZZZZZZZZ1", b"A" * 99 + b"1", b"A" + b"9" * 5000, b"?"])
def test_a_cell_in_no_place_is_refused(sheet: Write, place: bytes) -> None:
    path = rewritten(sheet([["a"], [1]]), b'r="A2"', b'r="' + place + b'"')

    with pytest.raises(DataError, match="delete the empty ones"):
        reading.table(path)


def test_a_text_that_looks_like_a_place_is_none(sheet: Write) -> None:
    path = sheet([["a"], [' r="XFD9999999" r="no place"']])

    assert reading.table(path).rows[0].values == {"a": 'r="XFD9999999" r="no place"'}


def test_merged_areas_that_overlap_without_end_are_refused(
    sheet: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = sheet([["a", "b"], ["x", 1], [None, 2], [None, 3]], "A2:A4")
    area = b'<mergeCell ref="A2:A4" />'
    path = rewritten(path, area, area * 9)
    monkeypatch.setattr(workbook, "MOST_CELLS", 10)

    with pytest.raises(DataError, match=r"merged cells .* overlap"):
        reading.table(path)


def test_a_workbook_that_was_damaged_on_its_way_is_refused(sheet: Write) -> None:
    path = sheet([["a"], [1]])
    content = bytearray(path.read_bytes())
    start = content.index(b"xl/worksheets/sheet1.xml") + 30
    content[start : start + 40] = bytes(40)
    path.write_bytes(content)

    with pytest.raises(DataError, match="cannot be read as a workbook"):
        reading.table(path)
