"""What all forms share: one SELECT a section, whose eyes, and the same figures in a workbook."""

import csv
import io
import json
import shutil
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.utils import range_boundaries

from salescli import reports
from salescli.render.sheet import Kind
from salescli.reports import _report
from salescli.reports._section import Section
from salescli.workspace import Workspace
from tests._program import Program
from tests.reports._scene import Scene, a_busy_november
from tests.reports.conftest import Form

PERIOD = {
    "F1": "2026-W47",
    "F2": "2026-12",
    "F3": "2026-W47",
    "F4": "2026-11",
    "F5": "2026-W47",
    "F7": "2026-W47",
    "F8": "2026-11",
    "F12": "2026-W47",
}
FORMS = tuple(PERIOD)


@pytest.fixture(scope="session")
def busy_file(company_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Act a busy November out once a session."""
    path = Path(shutil.copy(company_file, tmp_path_factory.mktemp("busy") / "sales.db"))
    a_busy_november(Scene(path))
    return path


@pytest.fixture
def busy(busy_file: Path, salescli: Program) -> Scene:
    """Two salespeople with something in every section."""
    return Scene(Path(shutil.copy(busy_file, salescli.path)))


@pytest.mark.parametrize("salesperson", [None, "kim"])
@pytest.mark.parametrize("name", FORMS)
def test_each_section_sends_one_select(busy: Scene, name: str, salesperson: str | None) -> None:
    report = reports.load(name)
    sent: list[str] = []
    with Workspace(db=str(busy.path), clock=busy.clock).read() as look:
        period = _report.chosen(report, look, PERIOD[name])
        look.reader._connection.set_trace_callback(sent.append)
        _report.sheet(report, look, period, salesperson=salesperson)

    asked_for_the_name, audit_head = int(salesperson is not None), 1
    settings_of_then = int(any(":w1 " in section.sql for section in report.sections))
    # Late plans: those that were submitted, holidays, the calendar, the staff and its absences.
    watched = 5 * int(any(":late_reports " in section.sql for section in report.sections))
    asked = audit_head + asked_for_the_name + settings_of_then + watched
    assert len(sent) == len(report.sections) + asked
    assert all(statement.split()[0] in {"SELECT", "WITH"} for statement in sent)


def sections() -> list[Any]:
    return [
        pytest.param(section, id=f"{name} {section.key}")
        for name in reports.names()
        for section in reports.load(name).sections
    ]


@pytest.mark.parametrize("section", sections())
def test_the_columns_of_a_section_have_keys_of_their_own(section: Section) -> None:
    keys = [column.key for column in section.columns]

    assert len(set(keys)) == len(keys)
    assert all(key.isidentifier() and key.islower() for key in keys)


@pytest.mark.parametrize("section", sections())
def test_a_rate_is_one_of_columns_or_hidden_labels(section: Section) -> None:
    known = {c.key for c in section.columns} | {label for label, _total in section.hidden}

    for column in section.columns:
        assert (column.kind is Kind.RATE) is (column.rate is not None), column.key
        if column.rate:
            assert {k.lstrip("-") for k in (*column.rate.over, *column.rate.under)} <= known


@pytest.mark.parametrize("name", FORMS)
def test_the_parts_of_two_salespeople_add_up_to_the_department(
    busy: Scene, form: Form, name: str
) -> None:
    assert busy.path.is_file()
    line = f"{name} --period {PERIOD[name]}"
    whole, kim, han = (
        form(f"{line} {who}") for who in ("", "--salesperson kim", "--salesperson han")
    )

    assert (whole["scope"], kim["scope"], han["scope"]) == ("department", "kim", "han")
    for place, section in enumerate(whole["sections"]):
        for column in section["columns"]:
            key, kind = column["key"], column["kind"]
            if kind in {"money", "count"} and section["totals"].get(key) is not None:
                parts = [part["sections"][place]["totals"][key] for part in (kim, han)]
                added = sum(int(part or 0) for part in parts)
                assert added == int(section["totals"][key]), (section["key"], key)


@pytest.mark.parametrize("name", FORMS)
def test_salespeople_see_their_own_where_territories_are_closed(
    busy: Scene, form: Form, salescli: Program, name: str
) -> None:
    assert busy.path.is_file()
    line = f"{name} --period {PERIOD[name]}"
    own, whole = form(f"{line} --salesperson kim"), form(line)
    salescli.done("--as admin setting set territory_reads on")

    def seen(who: str, more: str = "") -> dict[str, Any]:
        return printed(salescli, f"--as {who} report {line} {more}")

    assert seen("kim")["scope"] == "kim"
    assert seen("kim")["sections"] == own["sections"]
    assert seen("park")["sections"] == whole["sections"]
    assert all(not s["rows"] for s in figures(seen("kim", "--salesperson han")))
    assert salescli(f"report {line}").exit_code == 77


def printed(salescli: Program, line: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(salescli.done(f"{line} --json"))
    return found


def figures(whole: dict[str, Any]) -> list[dict[str, Any]]:
    """Leave out the sections that always have the same rows."""
    return [s for s in whole["sections"] if s["key"] not in {"ageing", "summary"}]


def test_the_same_data_and_day_give_the_same_bytes(busy: Scene, salescli: Program) -> None:
    assert busy.path.is_file()
    first, second = (salescli.on("2026-12-31").done("report F4 --period 2026-11") for _ in "12")

    assert first == second


def test_reading_changes_no_byte(busy: Scene, salescli: Program) -> None:
    before = busy.path.read_bytes()
    for name in FORMS:
        salescli.on("2026-12-31").done(f"report {name}")

    assert busy.path.read_bytes() == before


@pytest.mark.parametrize(
    ("line", "exit_code", "words"),
    [
        ("report F3 --period 2026-11", 65, "a week is wanted"),
        ("report F4 --period 2026-W47", 65, "a month is wanted"),
        ("report F3 --period 2026-W54", 65, "there is no week"),
        ("report F3 --salesperson nobody", 65, "nobody"),
        ("report F3 --as-of someday", 65, "is not a date"),
        ("report F3 --section none", 2, "none"),
        ("report F99", 2, "F99"),
    ],
)
@pytest.mark.usefixtures("company")
def test_what_no_form_can_show_is_refused(
    salescli: Program, line: str, exit_code: int, words: str
) -> None:
    result = salescli(line)

    assert (result.exit_code, result.out) == (exit_code, "")
    assert words in result.err


def shown(kind: str, value: Any, name: Any) -> Any:  # noqa: ANN401 - a value of JSON
    """Say what a workbook's cell holds for a value of JSON."""
    if value is None:
        return None
    if kind == "entry":
        return name
    if kind in {"money", "quantity", "rate"}:
        return Decimal(value)
    return date.fromisoformat(value) if kind == "date" else value


def cell(value: Any) -> Any:  # noqa: ANN401 - a value of a workbook
    if isinstance(value, datetime):
        return value.date()
    return Decimal(repr(value)) if isinstance(value, float) else value


@pytest.mark.parametrize("name", FORMS)
def test_a_workbook_read_back_has_the_figures_of_json(
    busy: Scene, form: Form, salescli: Program, tmp_path: Path, name: str
) -> None:
    assert busy.path.is_file()
    line = f"{name} --period {PERIOD[name]}"
    wanted = form(line)["sections"]
    salescli.done(f"report {line} --out '{tmp_path / 'form.xlsx'}'")
    book = load_workbook(tmp_path / "form.xlsx", data_only=True)
    page = book[name]

    for section in wanted:
        table = page.tables[f"{name}_{section['key']}"]
        left, top, right, bottom = range_boundaries(table.ref)
        cells = list(page.iter_rows(top, bottom, left, right, values_only=True))
        columns = section["columns"]
        assert list(cells[0]) == [column["heading"] for column in columns]
        rows = [
            [shown(c["kind"], row[c["key"]], row.get(f"{c['key']}_name")) for c in columns]
            for row in section["rows"]
        ]
        found = [[cell(value) for value in row] for row in cells[1 : len(rows) + 1]]
        for place, column in enumerate(columns):
            if column["kind"] == "term":  # a workbook has the word, JSON the code
                rows = [[*row[:place], None, *row[place + 1 :]] for row in rows]
                found = [[*row[:place], None, *row[place + 1 :]] for row in found]
        assert found == rows, section["key"]
        if section["totals"]:
            assert_totals(section, cells[-1])


@pytest.mark.parametrize("name", FORMS)
def test_every_format_has_the_figures_of_json(
    busy: Scene, form: Form, salescli: Program, name: str
) -> None:
    assert busy.path.is_file()
    line = f"{name} --period {PERIOD[name]}"

    for section in form(line)["sections"]:
        part = f"report {line} --section {section['key']} --format"
        told = list(csv.DictReader(io.StringIO(salescli.done(f"{part} csv"))))
        rows = [row for row in told if row["section"] == section["key"]]
        lines = [json.loads(one) for one in salescli.done(f"{part} jsonl").splitlines()]
        table = [one for one in salescli.done(f"{part} md").splitlines() if one.startswith("|")]

        wanted = [{key: plain(value) for key, value in row.items()} for row in section["rows"]]
        assert [{k: v for k, v in row.items() if k != "section"} for row in rows] == wanted
        assert [row for row in lines if row["section"] == section["key"]] == [
            {"section": section["key"], **row} for row in section["rows"]
        ]
        assert len(table) == 2 + len(section["rows"]) + bool(section["totals"])


def plain(value: Any) -> str:  # noqa: ANN401 - a value of JSON
    """Say how CSV writes a value of JSON."""
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


def assert_totals(section: dict[str, Any], cells: tuple[Any, ...]) -> None:
    for place, column in enumerate(section["columns"]):
        total = section["totals"].get(column["key"])
        if total is not None:
            assert cell(cells[place]) == shown(column["kind"], total, None), column["key"]
