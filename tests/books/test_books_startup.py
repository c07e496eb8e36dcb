"""Reading books loads no more than it needs."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
HEAVY = {"sqlalchemy", "sqlmodel", "pydantic", "openpyxl", "rich", "typer"}


def loaded(code: str) -> set[str]:
    script = f"import sys\n{code}\nprint(*sys.modules)"
    found = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, check=True
    )
    return {name.partition(".")[0] for name in found.stdout.decode().split()}


def test_checking_a_csv_book_loads_nothing_heavy() -> None:
    names = loaded("import salescli.books.checking, salescli.books.faults, salescli.books.mapping")

    assert not names & (HEAVY | {"python_calamine", "defusedxml"})


def test_reading_a_workbook_loads_no_openpyxl() -> None:
    assert not loaded("import salescli.books.workbook") & HEAVY
