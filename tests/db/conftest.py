"""A database in which every table has rows: for tests that go over all of them."""

import shutil
from pathlib import Path

import pytest

from tests import _company
from tests._program import Program


@pytest.fixture(scope="session")
def full_file(traded_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Fill every table once a session."""
    path = tmp_path_factory.mktemp("full") / "sales.db"
    shutil.copy(traded_file, path)
    _company.fill(path)
    return path


@pytest.fixture
def full(salescli: Program, full_file: Path) -> Path:
    """Put a database with rows in every table into the place of the test's."""
    salescli.on(_company.LAST)
    return Path(shutil.copy(full_file, salescli.path))
