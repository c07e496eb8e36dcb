"""What a command loads: start-up is the program's speed (design.md, section 4)."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from salescli.commands import NOUNS, SINGLES
from tests._program import ROOT, environment

HEAVY = {"sqlalchemy", "sqlmodel", "pydantic", "openpyxl", "rich", "python_calamine", "rapidfuzz"}
WRITING = {"sqlalchemy", "sqlmodel", "pydantic"}
ALIKE = {"rapidfuzz"}
"""Loaded where no entry has the exact code or name."""
DATES = {"dateutil"}
"""Loaded for a day that names its month, and for the arithmetic of months and of many weeks."""
COMMANDS = "salescli.commands."
_PARTS = """
    _answers _asking _checks _codes _command _deviations _fields _formats _lines _needed _noun
    _offering _options _saying _telling _together _which _words
"""
SHARED = {f"{COMMANDS}{name}" for name in _PARTS.split()}
MOST = 25
"""Tables that one write may load."""

_TELL = """
import json
import sys
from salescli.cli import main
code = main(sys.argv[1:])
tables = []
if sqlmodel := sys.modules.get("sqlmodel"):
    tables = sorted(sqlmodel.SQLModel.metadata.tables)
sys.stderr.write("\\n" + json.dumps([code, sorted(sys.modules), tables]))
"""


def run(db: Path, *words: str, columns: int = 200) -> tuple[int, set[str], list[str]]:
    """Run a command in a fresh interpreter; return its exit code, modules and tables."""
    done = subprocess.run(
        [sys.executable, "-c", _TELL, *words],
        env=environment(db, {"COLUMNS": str(columns)}),
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    code, modules, tables = json.loads(done.stderr.splitlines()[-1])
    return code, set(modules), tables


def loaded(db: Path, *words: str) -> set[str]:
    """Run a command that has to work and name every module it loaded."""
    code, modules, _tables = run(db, *words)
    assert code == 0
    return modules


def packages(modules: set[str]) -> set[str]:
    return {name.partition(".")[0] for name in modules}


@pytest.mark.parametrize(
    "line",
    [
        "--help",
        "contract --help",
        "contract draft --help",
        "import --help",
        "contract list --json",
        "contract show C-1 --json",
        "customer list --format csv",
        "collect show P-1 --format md",
        "report F3 --json",
        "report F8 --json",
        "report weekly --json",
        "report list --json",
        "watch --json",
        "whoami",
    ],
)
def test_reading_loads_nothing_heavy(traded_file: Path, line: str) -> None:
    words = ["--as", "kim", "--today", "2026-03-17", *line.split()]
    code, modules, _tables = run(traded_file, *words)

    assert (code in {0, 1}, packages(modules) & HEAVY) == (True, set())


@pytest.mark.parametrize(
    "line",
    [
        "--help",
        "contract list --json",
        "contract show C-1 --json",
        "report F3 --json",
        "report F8 --json --period 2026-03",
    ],
)
def test_reading_of_days_and_weeks_loads_no_arithmetic_of_months(
    traded_file: Path, line: str
) -> None:
    words = ["--as", "kim", "--today", "2026-03-17", *line.split()]

    assert packages(run(traded_file, *words)[1]) & DATES == set()


def test_a_day_that_names_its_month_loads_what_reads_it(traded_file: Path) -> None:
    modules = loaded(traded_file, "--today", "17 Mar 2026", "contract", "list", "--json")

    assert packages(modules) & (HEAVY | DATES) == DATES


def test_the_version_loads_nothing_at_all() -> None:
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "salescli", "--version"],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    names = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}

    assert "typer" not in names
    assert {name for name in names if name.startswith("salescli")} == {"salescli"}


def test_a_table_without_colour_loads_nothing_heavy(traded_file: Path) -> None:
    modules = loaded(traded_file, "contract", "list")

    assert packages(modules) & HEAVY == set()


def test_a_table_that_has_to_fold_loads_nothing_heavy_either(traded_file: Path) -> None:
    code, modules, _tables = run(traded_file, "contract", "list", columns=60)

    assert (code, packages(modules) & HEAVY) == (0, set())


def test_a_refusal_before_writing_loads_nothing_heavy(traded_file: Path) -> None:
    code, modules, _tables = run(traded_file, "--as", "nobody", "contract", "draft", "H1")

    assert (code, packages(modules) & HEAVY) == (77, set())


@pytest.mark.parametrize("word", [*NOUNS, *SINGLES])
def test_a_noun_loads_no_other(tmp_path: Path, word: str) -> None:
    module = (NOUNS | SINGLES)[word][1]
    if not (ROOT / "salescli" / "commands" / f"{module}.py").exists():
        pytest.skip("not written yet")

    commands = {name for name in loaded(tmp_path, word, "--help") if name.startswith(COMMANDS)}

    own = {name for name in commands if name.startswith(f"{COMMANDS}_{module}_")}
    assert commands - SHARED - own == {f"{COMMANDS}{module}"}


def test_help_loads_no_noun(tmp_path: Path) -> None:
    modules = loaded(tmp_path, "--help")

    assert {name for name in modules if name.startswith(COMMANDS)} == set()


@pytest.mark.parametrize(
    "line",
    [
        "--as kim contract sign C-1",
        "--as lee ship dispatch G-1 --carrier 한진",
        "--as choi invoice issue I-1",
        "--as choi collect confirm P-1",
        "--as lee customer edit H1 --address 대전",
    ],
)
def test_a_write_loads_few_tables(traded_file: Path, line: str) -> None:
    words = ["--today", "2026-03-17", *line.split(), "--dry-run"]
    code, modules, tables = run(traded_file, *words)

    assert code in {0, 76}
    assert 0 < len(tables) <= MOST, tables
    assert packages(modules) & HEAVY == WRITING


def test_names_are_compared_where_none_is_exact(traded_file: Path) -> None:
    lines = {
        "customer show H1": set(),
        "customer show h1": set(),
        "customer show 한솔농협": set(),
        "--as kim --today 2026-03-17 contract draft 한솔농협 --dry-run": set(),
        "find C-1": set(),
        "customer show 한솔놈협": ALIKE,
        "--as kim --today 2026-03-17 contract draft 한솔 --dry-run": ALIKE,
    }
    told = {line: packages(run(traded_file, *line.split())[1]) & ALIKE for line in lines}

    assert told == lines
