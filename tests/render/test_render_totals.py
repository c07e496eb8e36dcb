"""The totals row of a workbook: live formulas that give our figures."""

import csv
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from python_calamine import CalamineWorkbook
from render_samples import COLLECTION, F7, SMALL

from salescli import render
from salescli.render import _book_total
from salescli.render.sheet import Block, Document, Heading, Kind, Sheet, changed

Written = Callable[..., Workbook]


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


def test_totals_are_live_formulas(written: Written) -> None:
    page = written(F7)["F7"]

    assert cells(page, 10) == [
        *("합계", None, None, None, None),
        "=SUBTOTAL(109,F6:F9)",
        "=SUBTOTAL(109,G6:G9)",
        '=IFERROR(ROUND(SUBTOTAL(109,F6:F9)/SUBTOTAL(109,G6:G9),4),"")',
        "=SUBTOTAL(109,I6:I9)",
        "=SUBTOTAL(104,J6:J9)",
        *(None, None),
    ]


def test_the_figures_of_the_totals_can_be_read_without_calculating(
    written: Written, path: Path
) -> None:
    figures = [775.79, 2000, 0.3879, 1234, 12]

    assert cells(written(F7, values=True)["F7"], 10)[5:10] == figures
    rows = CalamineWorkbook.from_path(str(path)).get_sheet_by_name("F7").to_python()
    total = next(row for row in rows if row[0] == "합계")
    assert total[5:10] == figures


def test_a_total_that_no_formula_gives_is_our_figure(written: Written) -> None:
    columns = (
        Heading("name", Kind.TEXT, "Name"),
        Heading("target", Kind.MONEY, "Target"),
        Heading("rate", Kind.RATE, "Rate"),
        Heading("text", Kind.TEXT, "Text"),
    )
    rows = (("a", 100, 5000, "x"), ("b", 200, None, "y"))
    block = Block("one", "One", columns, rows, (None, 500, 4000, "so"), "Total")

    for ratios in ((), (("rate", "target", "gone"),), (("rate", "target", "target"),)):
        page = written(single(changed(block, ratios=ratios)))["ageing"]
        assert cells(page, 8) == ["Total", 5, 0.4, "so"]


def test_a_rate_may_be_of_columns_added_and_subtracted() -> None:
    columns = tuple(Heading(key, Kind.COUNT, key) for key in ("made", "extra", "planned"))
    block = Block(
        "one",
        "One",
        (*columns, Heading("rate", Kind.RATE, "Rate")),
        ((5, 1, 3, None), (4, 0, 5, None)),
        (9, 1, 8, 8889),
        ratios=(("rate", "made-extra", "planned + extra"),),
    )

    assert _book_total.formula(block, 3, (2, 3), 0) == (
        "=IFERROR(ROUND((SUBTOTAL(109,A2:A3)-SUBTOTAL(109,B2:B3))"
        '/(SUBTOTAL(109,C2:C3)+SUBTOTAL(109,B2:B3)),4),"")'
    )


ACHIEVED = Block(
    "one",
    "One",
    (
        Heading("name", Kind.TEXT, "Name"),
        Heading("net", Kind.MONEY, "Net"),
        Heading("target", Kind.MONEY, "Target"),
        Heading("achieved", Kind.RATE, "Achieved"),
    ),
    (("a", 90_00, 100_00, 9000), ("b", 500_00, None, None), ("c", 30_00, 60_00, 5000)),
    (None, 620_00, 160_00, 7500),
    "Total",
    ratios=(("achieved", "net", "target"),),
)
"""a and c reach 120 of 160; what b sold has no target and reaches nothing."""


def test_the_total_of_a_rate_is_over_the_rows_that_have_one() -> None:
    assert _book_total.formula(ACHIEVED, 3, (2, 4), 2) == (
        "=IFERROR(ROUND(SUMPRODUCT(ISNUMBER(D2:D4)*SUBTOTAL(109,OFFSET(B2,ROW(B2:B4)-ROW(B2),0)))"
        '/SUBTOTAL(109,C2:C4),4),"")'
    )


def test_the_total_of_a_rate_is_over_all_rows_where_it_says_so() -> None:
    """620 of 160, whoever had a target."""
    block = changed(ACHIEVED, totals=(None, 620_00, 160_00, 38750), whole=("achieved",))

    assert _book_total.formula(block, 3, (2, 4), 2) == (
        '=IFERROR(ROUND(SUBTOTAL(109,B2:B4)/SUBTOTAL(109,C2:C4),4),"")'
    )


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice reckons")
def test_another_program_reckons_the_same(written: Written, tmp_path: Path) -> None:
    """The figures that we keep beside the formulas are left out: they are reckoned anew."""
    growth = changed(
        ACHIEVED,
        key="two",
        rows=(("a", 90_00, 100_00, -1000), ("b", 500_00, -5_00, None), ("c", 30_00, 60_00, -5000)),
        totals=(None, 620_00, 155_00, -2500),
        ratios=(("achieved", "net-target", "target"),),
    )
    bare = tmp_path / "bare.xlsx"
    written(changed(SMALL, blocks=(ACHIEVED, growth))).save(bare)
    to = ["--headless", "--convert-to", "csv", "--outdir", str(tmp_path), str(bare)]
    home = f"-env:UserInstallation=file://{tmp_path}/home"
    subprocess.run(["soffice", home, *to], check=True, capture_output=True, timeout=120)

    with bare.with_suffix(".csv").open(encoding="utf-8") as file:
        totals = [row[:4] for row in csv.reader(file) if row and row[0] == "Total"]
    assert totals == [
        ["Total", "620", "160", "75%"],
        ["Total", "620", "155", "-25%"],
    ]


def test_a_rate_of_nothing_has_no_formula() -> None:
    block = changed(COLLECTION, rows=(), totals=(None,) * 7 + (0,) + (None,) * 4)

    assert _book_total.formula(block, 7, (2, 2), 2) is None


def test_negative_rates_are_rounded_as_excel_rounds() -> None:
    columns = (Heading("a", Kind.COUNT, "A"), Heading("b", Kind.COUNT, "B"))
    block = Block(
        "one",
        "One",
        (*columns, Heading("rate", Kind.RATE, "Rate")),
        ((-1, 20000, None),),
        (-1, 20000, -1),
        ratios=(("rate", "a", "b"),),
    )

    assert _book_total.formula(block, 2, (2, 2), 0)
