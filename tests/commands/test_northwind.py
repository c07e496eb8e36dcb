"""Northwind through the command line alone: its published figures, in every format."""

import csv
import io
import json
import os
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests._program import ROOT, Program

BOOKS = ROOT.parent / "shared" / "northwind"
SCRIPT = ROOT / "data" / "northwind" / "import.sh"

pytestmark = pytest.mark.skipif(
    not BOOKS.is_dir(), reason=f"the Northwind books are not at {BOOKS}: nothing to import"
)


def imported(database: Path) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "SALESCLI_DB": str(database), "SALESCLI_LANG": "en"}
    env |= {"SALESCLI": str(Path(sys.executable).with_name("salescli"))}
    env.pop("SALESCLI_AS", None)
    return subprocess.run(
        ["bash", SCRIPT, BOOKS], env=env, capture_output=True, encoding="utf-8", check=True
    )


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("northwind") / "northwind.db"
    told = imported(path).stdout
    assert "staff: 9 added" in told
    assert "customers: 91 added" in told
    assert "products: 77 added" in told
    assert "contracts: 830 added, 0 already there, 0 skipped · 2155 lines" in told
    return path


@pytest.fixture
def northwind(database: Path) -> Program:
    return Program(database).on("2026-11-20")


def section(program: Program, line: str, key: str) -> dict[str, Any]:
    document = json.loads(program.done(f"{line} --json --section {key}"))
    found: dict[str, Any] = document["sections"][0]
    return found


def test_the_registers_and_documents_are_all_there(northwind: Program) -> None:
    staff = section(northwind, "staff list", "staff")["rows"]
    assert {row["code"]: row["role"] for row in staff} == {
        "1": "SALES",
        "2": "LEADER",
        "3": "SALES",
        "4": "SALES",
        "5": "MANAGER",
        "6": "SALES",
        "7": "SALES",
        "8": "CLERK",
        "9": "SALES",
    }
    assert len(section(northwind, "customer list", "customers")["rows"]) == 91
    assert len(section(northwind, "product list --discontinued", "products")["rows"]) == 77
    contracts = section(northwind, "contract list", "contracts")
    assert len(contracts["rows"]) == 830
    assert contracts["totals"]["total"] == "1265793.29"
    assert len(section(northwind, "ship list --state dispatched", "shipments")["rows"]) == 809


def test_a_second_import_adds_nothing(database: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.db"
    again.write_bytes(database.read_bytes())
    before = dump(again)

    told = imported(again).stdout

    assert "added, " in told
    assert all(line.split(": ")[1].startswith("0 added") for line in told.splitlines())
    assert dump(again) == before


def dump(path: Path) -> list[str]:
    import sqlite3  # noqa: PLC0415 - one test

    connection = sqlite3.connect(path)
    lines = list(connection.iterdump())
    connection.close()
    return lines


def test_the_week_17_of_1998_has_its_net_in_every_format(
    northwind: Program, tmp_path: Path
) -> None:
    line = "report F3 --period 1998-W17"
    whole = json.loads(northwind.done(f"{line} --json"))
    assert whole["period"] == {"label": "1998-W17", "start": "1998-04-18", "end": "1998-04-24"}
    detail, by_salesperson = whole["sections"]
    assert detail["totals"]["net"] == by_salesperson["totals"]["net"] == "44601.81"
    assert sum(Decimal(row["net"]) for row in detail["rows"]) == Decimal("44601.81")

    assert "44,601.81" in northwind.done(line)
    assert "44,601.81" in northwind.done(f"{line} --format md")
    rows = list(csv.reader(io.StringIO(northwind.done(f"{line} --format csv --section detail"))))
    total = next(row for row in rows if row[0] == "detail.total")
    assert total[rows[0].index("net")] == "44601.81"
    assert figures(northwind, line, tmp_path) >= {Decimal("44601.81")}


def figures(program: Program, line: str, folder: Path) -> set[Decimal]:
    """Return every number of a workbook as a reader of values sees it."""
    path = folder / "form.xlsx"
    program.done(f"{line} --format xlsx --out {path}")
    book = openpyxl.load_workbook(path, data_only=True)
    return {
        Decimal(str(round(cell, 2)))
        for page in book
        for row in page.iter_rows(values_only=True)
        for cell in row
        if isinstance(cell, int | float)
    }


def test_march_1998_has_its_net_by_salesperson_in_every_format(
    northwind: Program, tmp_path: Path
) -> None:
    line = "report F4 --period 1998-03"
    people = section(northwind, line, "by_salesperson")
    net = {row["salesperson_name"]: row["net"] for row in people["rows"]}
    assert people["totals"]["net"] == "77529.60"
    assert net["Laura Callahan"] == "13503.13"
    assert net["Janet Leverling"] == "12035.33"
    assert [row["rank"] for row in people["rows"]] == list(range(1, 10))

    wanted = {Decimal("77529.60"), Decimal("13503.13"), Decimal("12035.33")}
    assert figures(northwind, line, tmp_path) >= wanted
    for told in (northwind.done(line), northwind.done(f"{line} --format md").replace(",", "")):
        plain = told.replace(",", "")
        assert all(str(figure) in plain for figure in wanted)
    table = northwind.done(f"{line} --format csv --section by_salesperson")
    assert ",13503.13," in table
    assert "by_salesperson.total" in table


def test_march_1997_has_its_net(northwind: Program) -> None:
    people = section(northwind, "report F4 --period 1997-03", "by_salesperson")
    assert people["totals"]["net"] == "47514.32"


def test_f4_agrees_with_the_books_recomputed_by_hand(northwind: Program) -> None:
    """Every month's net, straight from the CSV files with decimals, not from our code."""
    orders = {row["order_id"]: row for row in rows("orders.csv")}
    months: dict[str, Decimal] = {}
    for row in rows("order_details.csv"):
        shipped = orders[row["order_id"]]["shipped_date"]
        if shipped:
            net = Decimal(row["quantity"]) * Decimal(row["unit_price"])
            net = (net * (1 - Decimal(row["discount"]))).quantize(Decimal("0.01"), "ROUND_HALF_UP")
            months[shipped[:7]] = months.get(shipped[:7], Decimal(0)) + net

    for month, net in months.items():
        for key in ("detail", "by_product", "by_salesperson", "by_region"):
            found = section(northwind, f"report F4 --period {month}", key)
            assert Decimal(found["totals"]["net"]) == net, (month, key)


def rows(name: str) -> list[dict[str, str]]:
    with (BOOKS / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_an_imported_contract_can_still_be_shipped_and_paid(database: Path, tmp_path: Path) -> None:
    copy = tmp_path / "northwind.db"
    copy.write_bytes(database.read_bytes())
    program = Program(copy).on("2026-11-20")

    program.done("--as 1 ship request 11077")
    program.done("--as 5 ship approve G-1")
    program.done("--as 8 ship dispatch G-1 --carrier 한진")
    program.done("--as 8 invoice apply 11077")

    sold = section(program, "report F3 --period 2026-W47", "by_salesperson")
    nancy = next(row for row in sold["rows"] if row["salesperson"] == "1")
    assert nancy["net"] == "1255.72"
