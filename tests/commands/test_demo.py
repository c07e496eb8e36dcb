"""`salescli demo`: what it makes, prints and refuses, and that its data travel in the wheel."""

import json
import os
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from salescli import demo
from salescli.commands.demo import _progress
from salescli.demo.lines import Line
from salescli.demo.seed import Seed, folder
from salescli.errors import ConfigurationError, OutputError
from salescli.streams import hush
from tests._program import ROOT, Program
from tests.demo_fixture import demo_db

__all__ = ["demo_db"]

DATA = {
    *("company.toml", "words.toml", "customers.csv", "records.csv", "products.csv"),
    *("staff.txt", "calendar.txt", "registers.txt", "plans.txt", "offers.txt", "contracts.txt"),
    *("breaches.txt", "visits.txt"),
}

LISTING = """
from salescli.demo.seed import folder
data = folder("demo")
print(data, *sorted(file.name for file in data.iterdir()), sep="\\n")
"""


@cache
def _first_morning() -> list[Line]:
    return demo.planned(Seed(folder("demo")))[:40]


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the demonstration end with its first morning."""
    lines = _first_morning()
    monkeypatch.setattr(demo, "planned", lambda _seed: lines)


@pytest.fixture
def made(salescli: Program, short: None) -> Callable[..., Path]:
    """Make a short demonstration."""
    del short

    def make(*words: str) -> Path:
        path = salescli.path.with_name("demo.db")
        salescli.done(["--db", str(path), "demo", *words])
        return path

    return make


def test_the_weekly_pack_has_something_in_every_section(demo_db: Path) -> None:
    pack = json.loads(Program(demo_db).done("report weekly --json"))

    assert pack["period"]["label"] == "2026-W47"
    for part in (pack["summary"], *pack["forms"]):
        for section in part["sections"]:
            assert section["rows"], section["key"]


def test_the_pack_shows_what_broke_a_rule_lately(demo_db: Path) -> None:
    pack = json.loads(Program(demo_db).done("report weekly --json"))
    sections = {section["key"]: section["rows"] for section in pack["summary"]["sections"]}

    broken = {row["rule"] for row in sections["breaches"]}

    assert broken == {
        *("R2", "R7", "R8", "R9", "R9-lent", "R9-voucher", "R11", "R12-cleared", "R13"),
        *("D12", "D12-delivered", "MD7", "TM1", "W1.2", "W1.4", "W3.5", "W4.4", "W4.5"),
        *("W5.1", "W5.3", "W5.3-prepaid", "R8-red"),
        *("W6.1", "W6.3", "R14", "W7.5", "W7.5-settled"),
        *("D3", "MD3", "MD4", "MD5", "MD5-damage", "MD7-escalated", "MD7-decided"),
        *("R1", "R3", "R17", "D17", "TM7", "TM8"),
    }
    assert {row["kind"] for row in sections["waiting"]} >= {"contract", "deviation", "ship"}
    assert len(sections["overdue"]) == 5


@pytest.mark.usefixtures("short")
def test_it_makes_a_company_and_prints_its_pack(salescli: Program) -> None:
    path = salescli.path.with_name("demo.db")
    result = salescli(["--db", str(path), "demo"])

    assert result.exit_code == 0
    assert "한빛농자재(주)" in result.out
    assert "2026-W47" in result.out
    assert result.err == f"go on with: salescli --db {path} --as M01 report weekly\n"
    assert salescli.done(f"--db {path} --as M01 report weekly") == result.out.removesuffix("\n")
    assert [file.name for file in path.parent.glob(".*.new")] == []


def test_it_prints_json_too(salescli: Program, made: Callable[..., Path]) -> None:
    path = made()
    out = salescli.done(["--db", str(path), "demo", "--force", "--json"])

    assert json.loads(out)["pack"] == "weekly"


def test_it_writes_the_pack_to_a_file(made: Callable[..., Path], tmp_path: Path) -> None:
    made("--out", str(tmp_path / "pack.xlsx"))

    assert zipfile.is_zipfile(tmp_path / "pack.xlsx")


@pytest.mark.usefixtures("short")
def test_nobodys_books_are_touched(
    salescli: Program, company: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    before = company.read_bytes()

    result = salescli("demo")  # SALESCLI_DB names the company's file

    assert result.exit_code == 0
    assert company.read_bytes() == before
    assert (tmp_path / "data" / "salescli" / "demo.db").is_file()


def test_an_old_demonstration_stays_without_force(
    salescli: Program, made: Callable[..., Path]
) -> None:
    path = made()
    before = path.read_bytes()
    result = salescli(["--db", str(path), "demo"])

    assert result.exit_code == OutputError.exit_code
    assert "is there already" in result.err
    assert path.read_bytes() == before


def test_force_makes_it_anew(salescli: Program, made: Callable[..., Path]) -> None:
    path = made()
    old = path.stat().st_ino
    salescli.done(["--db", str(path), "demo", "--force"])

    assert path.stat().st_ino != old


@pytest.mark.usefixtures("short")
def test_force_replaces_nothing_but_a_demonstration(salescli: Program, company: Path) -> None:
    before = company.read_bytes()
    result = salescli(["--db", str(company), "demo", "--force"])

    assert result.exit_code == OutputError.exit_code
    assert "is no demonstration and stays" in result.err
    assert company.read_bytes() == before


@pytest.mark.usefixtures("short")
def test_force_replaces_no_foreign_file(salescli: Program, tmp_path: Path) -> None:
    foreign = tmp_path / "notes.txt"
    foreign.write_text("not a database at all", "utf-8")
    result = salescli(["--db", str(foreign), "demo", "--force"])

    assert result.exit_code == ConfigurationError.exit_code
    assert foreign.read_text("utf-8") == "not a database at all"


def test_a_demonstration_in_use_is_not_replaced(
    salescli: Program, made: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = made()
    monkeypatch.setattr("salescli.db.waiting.BUSY_SECONDS", 0.1)
    reader = sqlite3.connect(path, isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT COUNT(*) FROM contract").fetchone()

    result = salescli(["--db", str(path), "demo", "--force"])
    reader.close()

    assert "busy" in result.err
    assert salescli(["--db", str(path), "report", "weekly"]).exit_code == 0


def test_progress_is_told_at_a_terminal_only(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _progress() is None

    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    tell = _progress()
    assert tell is not None
    for done in (1, 2, 3, 400):
        tell(done, 400)

    hush(quiet=True)
    assert _progress() is None
    assert capsys.readouterr().err.split("\r") == ["", "making the demonstration: 100 %\n"]


def test_only_its_own_command_knows_the_demonstration_and_it_knows_no_command() -> None:
    package = ROOT / "salescli"
    knowing = [f for f in package.rglob("*.py") if "salescli.demo" in f.read_text("utf-8")]
    inside = [file.read_text("utf-8") for file in (package / "demo").glob("*.py")]

    assert [f for f in knowing if f.parent.name != "demo"] == [package / "commands" / "demo.py"]
    assert not any("salescli.commands" in text for text in inside)


def test_its_data_are_found_beside_the_program() -> None:
    assert {file.name for file in folder("demo").iterdir()} >= DATA


def test_missing_data_are_told() -> None:
    with pytest.raises(ConfigurationError, match="install it again"):
        folder("nowhere")


def test_its_data_travel_in_the_wheel(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (wheel,) = tmp_path.glob("*.whl")
    installed = tmp_path / "installed"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(installed)
    found = subprocess.run(
        [
            *(sys.executable, "-c"),
            LISTING,
        ],
        env={**os.environ, "PYTHONPATH": str(installed)},
        cwd=tmp_path,
        check=True,
        capture_output=True,
        encoding="utf-8",
    ).stdout.splitlines()

    assert Path(found[0]) == installed / "salescli" / "_data" / "demo"
    assert set(found[1:]) >= DATA
