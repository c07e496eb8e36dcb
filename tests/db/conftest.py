"""A database in which every table has rows: for tests that go over all of them."""

import shutil
from pathlib import Path

import pytest

from tests._program import Program

REGISTER = (
    "--as admin setting set payment_days 30 --request-id first",
    "--as admin calendar holiday 2026-12-25 성탄절",
    "--as admin staff add yoon 윤대리 --role SALES",
    "--as admin staff edit yoon --phone 010-1 --role CLERK --on 2026-03-17",
    "--as lee staff absence kim --kind sick --from 2026-03-10 --until 2026-03-11",
    "--as admin staff end yoon",
    "--as lee customer add G1 조달청 --kind government",
    "--as lee customer edit G1 --address 대전 --name 조달청본청",
    "--as park customer block E1 --reason 체납",
    "--as lee product add W1 와셔 --unit 개 --price 55",
    "--as lee product edit W1 --spec M8",
    "--as park product price W1 60",
    "--as park target set sales 1000000 --month 2026-03 --salesperson kim",
)
"""One command at least for every register."""

REFUSED = "--as kim contract confirm C-1"


@pytest.fixture(scope="session")
def full_file(traded_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Fill every table once a session."""
    path = tmp_path_factory.mktemp("full") / "sales.db"
    shutil.copy(traded_file, path)
    program = Program(path).on("2026-03-17")
    for line in REGISTER:
        program.done(line)
    assert program(REFUSED).exit_code
    return path


@pytest.fixture
def full(salescli: Program, full_file: Path) -> Path:
    """Put a database with rows in every table into the place of the test's."""
    salescli.on("2026-03-17")
    return Path(shutil.copy(full_file, salescli.path))
