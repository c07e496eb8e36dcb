"""What the tests share: the program under a clock of its own, and companies to run it on.

`salescli` runs a command line in process; with `company` there is a set-up company in its
database, with `traded` also a contract that went the whole short path. `process` runs real ones.
"""

import gc
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from salescli.streams import hush
from salescli.text import Language, speak
from tests import _company, _program
from tests._company import TRADE
from tests._program import Program

pytest_plugins = ["tests.golden_plugin"]

settings.register_profile(
    "salescli", deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
settings.load_profile("salescli")

for name in ("SALESCLI_AS", "SALESCLI_DB", "SALESCLI_LANG", "SUDO_UID"):
    os.environ.pop(name, None)  # what the developer has chosen for himself


@pytest.fixture(autouse=True)
def _nothing_leaks() -> Iterator[None]:
    """Speak English, be heard and collect garbage again, whatever a test chose."""
    yield
    speak(Language.EN)
    hush(quiet=False)
    gc.enable()


@pytest.fixture
def salescli(tmp_path: Path) -> Program:
    """Run a command line in process: `salescli("--as kim contract list")` gives a Result.

    `salescli.path` is the database, `salescli.on("2026-03-05")` sets the day.
    """
    return Program(tmp_path / "sales.db")


@pytest.fixture
def company(salescli: Program, company_file: Path) -> Path:
    """Put the company of the tests into the database: seven people, two accounts, two products."""
    return Path(shutil.copy(company_file, salescli.path))


@pytest.fixture
def traded(salescli: Program, traded_file: Path) -> Path:
    """Put the company with one contract that went the whole short path into the database."""
    salescli.on(TRADE[-1][0])
    return Path(shutil.copy(traded_file, salescli.path))


@pytest.fixture
def process() -> Callable[..., object]:
    """Run `python -m salescli` as a real process: `process("contract", "list", db=path)`."""
    return _program.process


@pytest.fixture(scope="session")
def company_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the company once a session; tests copy it."""
    path = tmp_path_factory.mktemp("company") / "sales.db"
    _company.found(path)
    return path


@pytest.fixture(scope="session")
def traded_file(company_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Walk the short path once a session; tests copy what it left."""
    path = tmp_path_factory.mktemp("traded") / "sales.db"
    shutil.copy(company_file, path)
    _company.trade(path)
    return path
