"""What people read of the figures: the largest, nothing, what stands today; scripts read on."""

import re
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from salescli import reports
from salescli.reports._section import Total
from tests._program import Program
from tests.reports._scene import Scene
from tests.reports.conftest import Form, Read

WEEK = "F7 --period 2026-W47"
LARGEST = {"en": "max 38", "ko": "최대 38", "zh": "最大 38"}


@pytest.fixture
def owed(scene: Scene) -> Scene:
    """Have 2,000 due on 13 October and unpaid, and 3,000 due on 20 November and paid."""
    scene.owed("H1", "kim", "10-13", 2)
    scene.owed("E1", "han", "11-20", 3)
    scene.pay("11-20", C2=3_000)
    return scene


def _told(program: Program, line: str, form: str, today: str = "2026-12-31") -> str:
    return program.on(today).done(f"report {line} --format {form}")


@pytest.mark.usefixtures("owed")
@pytest.mark.parametrize("lang", LARGEST)
@pytest.mark.parametrize("form", ["table", "md"])
def test_a_total_that_is_the_largest_says_so(salescli: Program, lang: str, form: str) -> None:
    """38 days from 13 October to 20 November; 38 and 0 are not added up."""
    told = _told(salescli, f"{WEEK} --lang {lang}", form)
    last = next(line for line in told.splitlines() if re.match(r"[ |*]*(Total|합계|合计)", line))

    assert LARGEST[lang] in last
    assert told.count(LARGEST[lang]) == 1


@pytest.mark.usefixtures("owed")
@pytest.mark.parametrize("lang", LARGEST)
def test_a_workbook_says_so_by_its_format_and_the_cell_stays_a_figure(
    salescli: Program, lang: str, tmp_path: Path
) -> None:
    out = tmp_path / "f7.xlsx"
    salescli.on("2026-12-31").done(f"report {WEEK} --lang {lang} --out {out}")
    page = load_workbook(out)["F7"]

    (cell,) = (c for row in page for c in row if str(c.value).startswith("=SUBTOTAL(104"))
    word = LARGEST[lang].split()[0]
    assert cell.number_format.startswith(f'"{word} "#,##0')
    assert [page.cell(cell.row - up, cell.column).value for up in (2, 1)] == [0, 38]


@pytest.mark.usefixtures("owed")
def test_scripts_read_the_largest_as_a_number(read: Read) -> None:
    _rows, totals = read(WEEK, "collection", "due days_overdue")

    assert totals == ("5000", 38)


# due planned collected balance days; and all of them: due planned collected cash transfer
# cheque bill draft uncleared balance rate days
NOTHING_CAME = {
    "table": ["2,000", "–", "–", "2,000", "38"],
    "md": ["김철수", "2,000", *"–" * 8, "2,000", "0.0%", "38"],
}


@pytest.mark.usefixtures("owed")
@pytest.mark.parametrize("form", NOTHING_CAME)
def test_nothing_is_a_dash_in_f7(salescli: Program, form: str) -> None:
    """Of H1 2,000 are due and owed, 38 days late; nothing came, and nothing was planned."""
    told = _told(salescli, WEEK, form)
    (line,) = (each for each in told.splitlines() if "C-2026-0001" in each)
    words = [word for word in re.split(r"[ |]+", line.strip("! |")) if word]

    assert words[words.index("C-2026-0001") + 1 :] == NOTHING_CAME[form]


@pytest.mark.usefixtures("owed")
def test_nothing_stays_a_figure_for_scripts(salescli: Program, read: Read, tmp_path: Path) -> None:
    rows, _totals = read(WEEK, "collection", "contract planned collected days_overdue")
    csv = _told(salescli, f"{WEEK} --section collection", "csv")
    out = tmp_path / "f7.xlsx"
    salescli.on("2026-12-31").done(f"report {WEEK} --out {out}")

    assert rows == [("C-2026-0002", "0", "3000", 0), ("C-2026-0001", "0", "0", 38)]
    assert "–" not in csv
    values = [c.value for row in load_workbook(out)["F7"] for c in row]
    assert "–" not in values
    assert 0 in values


@pytest.mark.usefixtures("owed")
def test_elsewhere_a_zero_is_a_zero(salescli: Program) -> None:
    told = _told(salescli, "F8 --period 2026-11", "md")

    assert "–" not in re.sub(r"(?m)^- .*$", "", told)


def test_a_plan_is_measured_from_the_day_it_speaks_of(scene: Scene, read: Read) -> None:
    """Planned for Monday, Wednesday and any day until Friday; made on Monday."""
    for days in (("11-16",), ("11-18",), ("11-14", "11-20")):
        scene.plan("H1", "kim", "11-13", *days)
    scene.call("V-2026-0001", "kim", "11-16")

    def rates(today: str) -> tuple[list[Any], Any]:
        rows, totals = read("F1 --period 2026-W47", "plan", "done_rate", today=today)
        return [rate for (rate,) in rows], totals[0]

    assert rates("2026-11-17") == (["1.0000", None, None], "1.0000")
    assert rates("2026-11-18") == (["1.0000", "0.0000", None], "0.5000")
    assert rates("2026-11-20") == (["1.0000", "0.0000", "0.0000"], "0.3333")


def test_before_its_week_nothing_of_a_plan_is_measured(scene: Scene, read: Read) -> None:
    scene.plan("H1", "kim", "11-13", "11-16", planned_collection=500)

    rows, totals = read(
        "F1 --period 2026-W47", "plan", "planned_collection done_rate", today="2026-11-13"
    )

    assert (rows, totals) == ([("500", None)], ("500", None))


STANDS = {"en": "(as of {})", "ko": "({} 현재)", "zh": "（截至{}）"}


@pytest.mark.parametrize("lang", STANDS)
@pytest.mark.parametrize("form", ["table", "md"])
def test_last_months_rate_says_as_of_when_it_is_while_that_month_runs(
    salescli: Program, scene: Scene, lang: str, form: str
) -> None:
    scene.aim("kim", "2026-11", 8_000)
    scene.aim("kim", "2026-12", 8_000)
    line = f"F2 --period 2026-12 --lang {lang}"

    running = _told(salescli, line, form, "2026-11-30")
    over = _told(salescli, line, form, "2026-12-01")

    mark = STANDS[lang].format("2026-11-30")
    assert mark in running.replace("\n", " ")
    assert STANDS[lang].format("2026-12-01") not in over.replace("\n", " ")


@pytest.mark.parametrize("lang", STANDS)
@pytest.mark.parametrize("pack", ["weekly --period 2026-W45", "monthly --period 2026-10"])
def test_what_waits_today_says_so_in_a_pack_of_a_past_period(
    salescli: Program, scene: Scene, lang: str, pack: str
) -> None:
    scene.plan("H1", "kim", "11-13", "11-16", final=False)
    told = _told(salescli, f"{pack} --lang {lang}", "md", "2026-11-14")

    titles = [line for line in told.splitlines() if line.startswith("## ")]
    assert [t for t in titles if STANDS[lang].format("2026-11-14") in t] == [titles[3]]


def test_what_a_script_reads_of_it_has_no_day(scene: Scene, form: Form) -> None:
    scene.aim("kim", "2026-12", 8_000)

    made = form("F2 --period 2026-12", today="2026-11-30")

    columns = made["sections"][0]["columns"]
    assert {"key": "last_month_rate", "kind": "rate", "heading": "Last month achieved"} in columns


def test_of_every_form_only_the_longest_delay_is_no_sum() -> None:
    """Whatever else is a maximum, or stands as of today, has to be looked at here."""
    largest = {
        (name, column.key)
        for name in reports.names()
        for section in reports.load(name).sections
        for column in section.columns
        if column.totalled is Total.MAX and section.totals
    }

    assert largest == {("F7", "days_overdue")}
