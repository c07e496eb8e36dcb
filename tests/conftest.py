"""What the tests share: the program under a clock of its own, and companies to run it on.

`salescli` runs a command line in process; with `company` there is a set-up company in its
database, with `traded` also a contract that went the whole short path. `process` runs real ones.
"""

import gc
import os
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from salescli.policy.roles import Role
from salescli.policy.states import CustomerKind
from salescli.text import Language, speak
from tests._program import FOUNDED, TRADE, Clock, Program
from tests._program import process as _process

settings.register_profile(
    "salescli", deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
settings.load_profile("salescli")

for name in ("SALESCLI_AS", "SALESCLI_DB", "SALESCLI_LANG"):
    os.environ.pop(name, None)  # what the developer has chosen for himself

STAFF = (
    ("kim", "김철수", Role.SALES),
    ("han", "한소라", Role.SALES),
    ("lee", "이영희", Role.CLERK),
    ("park", "박부장", Role.MANAGER),
    ("choi", "최재무", Role.FINANCE),
    ("ceo", "정대표", Role.LEADER),
)


@pytest.fixture(autouse=True)
def _nothing_leaks() -> Iterator[None]:
    """Speak English and collect garbage again, whatever a test chose."""
    yield
    speak(Language.EN)
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
    return _process


@pytest.fixture(scope="session")
def company_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the company once a session; tests copy it."""
    from salescli.services import setup  # noqa: PLC0415 - heavy, and not for every test

    path = tmp_path_factory.mktemp("company") / "sales.db"
    setup.create(
        path,
        {"company": "한빛상사", "currency": "KRW", "zone": "Asia/Seoul"},
        admin="관리자",
        today=FOUNDED,
        clock=Clock(FOUNDED),
        mark="test",
    )
    _fill(path, FOUNDED)
    return path


def _fill(path: Path, day: date) -> None:
    from salescli.services import customer, product, staff  # noqa: PLC0415 - as above
    from salescli.services._open import opened  # noqa: PLC0415 - as above
    from salescli.services.setup import SETUP  # noqa: PLC0415 - as above

    with opened(path, today=day, clock=Clock(day), actor=SETUP) as work:
        for code, name, role in STAFF:
            staff.add(work, code, name, role)
            work.seal("staff add")
        customer.add(work, "H1", "(주)한솔농협", CustomerKind.DEALER, salesperson="kim")
        work.seal("customer add")
        customer.add(work, "E1", "동해건설", CustomerKind.END_USER, salesperson="han")
        work.seal("customer add")
        product.add(work, "B1", "볼트", unit="개", price=1_000, discount_limit_bp=500)
        work.seal("product add")
        product.add(work, "N1", "너트", unit="개", price=333)
        work.seal("product add")


@pytest.fixture(scope="session")
def traded_file(company_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Walk the short path once a session; tests copy what it left."""
    path = tmp_path_factory.mktemp("traded") / "sales.db"
    shutil.copy(company_file, path)
    program = Program(path)
    for day, line in TRADE:
        program.on(day).done(line)
    return path
