"""The workbook: typed, live, printable, and the same bytes for the same form."""

import io
import re
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from render_samples import AGEING, COLLECTION, F7, KRW, PACK, SMALL, WEEK, long_sheet

from salescli import render
from salescli.render.sheet import Block, Currency, Document, Entry, Heading, Kind, Sheet, changed

Written = Callable[..., Workbook]

MONEY = "#,##0.00;[Red]-#,##0.00"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "form.xlsx"


@pytest.fixture
def written(path: Path) -> Written:
    def write(document: Document, *, values: bool = False) -> Workbook:
        render.write(document, "xlsx", out=path, force=True)
        return load_workbook(path, data_only=values)

    return write


def cells(page: Worksheet, row: int) -> list[object]:
    return [cell.value for cell in page[row]]


def single(block: Block) -> Sheet:
    return changed(SMALL, blocks=(block,))


def test_a_form_is_laid_out_head_block_and_foot(written: Written) -> None:
    page = written(F7)["F7"]

    assert page["A1"].value == "F7  수금 주간 통계표"
    assert page["A2"].value == "회사: (주)한빛    작성자: 김민수    Currency: USD"
    assert page["A4"].value == "수금 내역"
    assert cells(page, 5) == [heading.title for heading in COLLECTION.columns]
    below = [row[0].value for row in page.iter_rows() if row[0].value]
    assert below[-2:] == ["검토자:", "감사: 128 ab12cd"]


def test_cells_are_typed(written: Written) -> None:
    page = written(F7, values=True)["F7"]

    assert cells(page, 6) == [
        *("(주)가나상사", "C-2026-0001", "체결", datetime(2026, 11, 16)),  # noqa: DTZ001
        *(2.5, 1265.79, 1500, 0.8439, 1200, 12, "●", "a|b"),
    ]
    assert cells(page, 7)[:7] == ["[/bold]", None, None, None, 3, -500, None]
    assert page["A8"].value == "evil\\u001b[31m"


def test_cells_have_the_number_format_of_their_kind(written: Written) -> None:
    page = written(F7)["F7"]

    formats = [cell.number_format for cell in page[6]]
    assert formats[3:10] == [
        *("yyyy-mm-dd", "#,##0.###;[Red]-#,##0.###", MONEY, MONEY),
        *("0.0%;[Red]-0.0%", "#,##0;[Red]-#,##0", "#,##0;[Red]-#,##0"),
    ]
    # With a fraction's format Excel would show "3."
    assert page["E7"].number_format == "#,##0;[Red]-#,##0"
    won = written(changed(F7, currency=KRW))["F7"]
    assert (won["F6"].value, won["F6"].number_format) == (126579, "#,##0;[Red]-#,##0")
    dinar = written(changed(F7, currency=Currency("KWD", 3)))["F7"]
    assert (dinar["F6"].value, dinar["F6"].number_format[:9]) == (126.579, "#,##0.000")


def test_text_never_becomes_a_formula(written: Written) -> None:
    page = written(F7)["F7"]

    for place, text in (("A9", "=1+1"), ("B9", "-7"), ("L9", "@here")):
        assert (page[place].value, page[place].data_type) == (text, "s")
        assert page[place].quotePrefix
    assert not page["A6"].quotePrefix

    block = Block("one", "=One", (Heading("a", Kind.TEXT, "=A"),), (("#N/A",), ("\x00",), ("",)))
    page = written(changed(single(block), title="=T"))["ageing"]
    found = [(c.value, c.data_type) for row in page["A1:A8"] for c in row if c.value]
    assert found == [(text, "s") for text in ("=T", "=One", "=A", "#N/A", "\\u0000")]


def test_every_block_is_a_table_with_a_filter_and_totals(written: Written) -> None:
    tables = written(F7)["F7"].tables

    assert list(tables) == ["F7_collection", "F7_ageing", "F7_nothing"]
    table = tables["F7_collection"]
    assert (table.ref, table.autoFilter.ref, table.totalsRowCount) == ("A5:L10", "A5:L9", 1)
    assert [column.name for column in table.tableColumns][:2] == ["고객", "계약"]
    assert table.tableColumns[0].totalsRowLabel == "합계"
    assert table.tableColumns[5].totalsRowFunction == "custom"
    assert table.tableColumns[5].totalsRowFormula.attr_text == "SUBTOTAL(109,F6:F9)"


def test_an_empty_block_is_a_table_with_one_empty_row(written: Written) -> None:
    page = written(changed(F7, blocks=F7.blocks[2:]))["F7"]

    assert page.tables["F7_nothing"].ref == "A5:C7"
    assert cells(page, 6)[:3] == [None, None, None]
    assert cells(page, 7)[:3] == ["Total", "=SUBTOTAL(109,B6:B6)", "=SUBTOTAL(109,C6:C6)"]


def test_a_block_without_totals_has_no_totals_row(written: Written) -> None:
    table = written(single(changed(AGEING, totals=None)))["ageing"].tables["ageing_ageing"]

    assert (table.ref, table.autoFilter.ref, table.totalsRowCount) == ("A4:C6", "A4:C6", None)


def test_tables_and_their_columns_never_share_a_name(written: Written) -> None:
    columns = tuple(Heading(k, Kind.COUNT, t) for k, t in (("a", "N"), ("b", "n"), ("c", "")))
    block = Block("de tail", "", columns, ((1, 2, 3),))
    sheet = changed(SMALL, code="1 list", blocks=(block, changed(block, key="de-tail")))
    page = written(sheet)["1 list"]

    assert list(page.tables) == ["T_1_list_de_tail", "T_1_list_de_tail_2"]
    names = [column.name for column in page.tables["T_1_list_de_tail"].tableColumns]
    assert names == ["N", "n (2)", "c"]


def test_the_page_prints_on_a4_with_its_heading_and_number(written: Written) -> None:
    page = written(changed(F7, blocks=F7.blocks[:1]))["F7"]

    assert page.page_setup.orientation == "landscape"
    assert int(page.page_setup.paperSize) == 9
    assert (page.page_setup.fitToWidth, page.page_setup.fitToHeight) == (1, 0)
    assert page.sheet_properties.pageSetUpPr.fitToPage
    assert page.print_title_rows == "$1:$5"
    assert page.oddFooter.center.text == "&P / &N"
    assert page.freeze_panes == "A6"


def test_above_several_blocks_the_head_of_the_form_stays(written: Written) -> None:
    page = written(F7)["F7"]

    assert page.print_title_rows == "$1:$3"
    assert page.freeze_panes == "A4"


def test_columns_are_as_wide_as_what_they_hold(written: Written) -> None:
    block = Block(
        "one",
        "One",
        (
            Heading("name", Kind.TEXT, "Name"),
            Heading("note", Kind.TEXT, "Note"),
            Heading("amount", Kind.MONEY, "Amount"),
        ),
        (("가나다라마바사아", "long " * 50, 123456789012345),),
    )
    page = written(single(block))["ageing"]

    widths = [page.column_dimensions[letter].width for letter in "ABC"]
    assert widths == [18, 42, len("1,234,567,890,123.45") + 2]
    assert page["B5"].alignment.wrap_text
    assert {page[place].font.name for place in ("A1", "A4", "A5", "C5")} == {"Malgun Gothic"}


def test_a_long_foot_line_gets_the_height_it_needs(written: Written) -> None:
    page = written(changed(SMALL, foot=(("Opinion", "much to say " * 30),)))["ageing"]
    row = next(c.row for c in page["A"] if str(c.value).startswith("Opinion"))

    assert page.row_dimensions[row].height > 4 * 16
    assert any(area.min_row == row for area in page.merged_cells.ranges)


def test_charts_stand_below_their_tables(written: Written, path: Path) -> None:
    page = written(F7)["F7"]
    assert len(page._charts) == 2
    anchors = [chart.anchor._from.row + 1 for chart in page._charts]
    tables = [page.tables[name].ref for name in ("F7_collection", "F7_ageing", "F7_nothing")]
    ends = [tuple(map(int, re.findall(r"\d+", ref))) for ref in tables]

    assert ends[0][1] < anchors[0] < anchors[0] + 15 < ends[1][0]
    assert ends[1][1] < anchors[1] < anchors[1] + 15 < ends[2][0]
    with zipfile.ZipFile(path) as archive:
        first, second = (archive.read(f"xl/charts/chart{n}.xml").decode() for n in (1, 2))
    assert 'grouping val="clustered"' in first
    assert 'grouping val="stacked"' in second
    assert "'F7'!$F$6:$F$9" in first
    # Bars from zero, unless some go below it.
    assert '<min val="0"' not in first.replace(".0", "")
    assert '<min val="0"' in second.replace(".0", "")


def test_a_chart_of_many_rows_draws_the_first(written: Written, path: Path) -> None:
    long = long_sheet(200).blocks[0]
    chart = changed(AGEING.chart, category="name", series=("amount", "gone"))
    written(single(changed(long, chart=chart)))
    with zipfile.ZipFile(path) as archive:
        drawn = archive.read("xl/charts/chart1.xml").decode()

    assert "$B$6:$B$35" in drawn
    assert "(first 30 rows)" in drawn


def test_a_pack_is_one_workbook_with_a_sheet_per_form(written: Written) -> None:
    book = written(PACK)

    assert book.sheetnames == ["summary", "F7", "F3"]
    assert book["summary"]["A1"].value == "Summary"
    assert len(book["summary"]._charts) == 1
    assert list(book["F3"].tables) == ["F3_ageing"]


def test_sheet_names_are_legal_and_different(written: Written) -> None:
    codes = ("a/b" * 20, "A/B" * 20, "")
    pack = changed(PACK, forms=tuple(changed(SMALL, code=code) for code in codes))

    names = written(pack).sheetnames
    assert names[1] == ("a-b" * 20)[:31]
    assert names[2] == ("A-B" * 20)[:27] + " 2"
    assert names[3] == "1"


def test_the_same_form_gives_the_same_bytes(tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("a.xlsx", "b.xlsx")]
    for path in paths:
        render.write(PACK, "xlsx", out=path)

    assert paths[0].read_bytes() == paths[1].read_bytes()


def test_the_workbook_says_who_made_it_and_nothing_of_when(written: Written, path: Path) -> None:
    properties = written(F7).properties

    assert properties.creator == "salescli"
    assert properties.title == F7.title
    assert str(properties.modified)[:10] == str(properties.created)[:10] == WEEK.end
    with zipfile.ZipFile(path) as archive:
        assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_odd_dates_stay_text(written: Written) -> None:
    columns = (Heading("a", Kind.DATE, "A"), Heading("b", Kind.ENTRY, "B"))
    rows = (("1899-05-01", "plain"), ("soon", Entry("X", "")), ("2026-02-28", None))
    page = written(single(Block("one", "One", columns, rows)), values=True)["ageing"]

    assert [cells(page, row) for row in (5, 6)] == [["1899-05-01", "plain"], ["soon", None]]
    assert page["A7"].value.date() == date(2026, 2, 28)


def test_a_zip_of_somebody_else_has_no_mark() -> None:
    excel = render._renderer("xlsx")
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("docProps/custom.xml", "x" * 1_000_001)

    assert excel.sections(content.getvalue()) is None
    assert excel.sections(b"PK") is None
