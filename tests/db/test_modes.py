"""Who may read the file of a database, of its backup and of what is exported from it."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from salescli.db import backup
from salescli.services.register import setup
from tests._company import FOUNDED
from tests._program import Clock, Program


@pytest.fixture(params=[0o022, 0o000, 0o077], ids=oct)
def umask(request: pytest.FixtureRequest) -> Iterator[int]:
    before = os.umask(request.param)
    yield request.param
    os.umask(before)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.parametrize(("access", "expected"), [("", 0o600), ("--access group", 0o660)])
@pytest.mark.usefixtures("umask")
def test_a_new_database_is_its_owner_s_or_its_group_s(
    salescli: Program, access: str, expected: int
) -> None:
    salescli.done(f"init --company A --test {access}")

    assert mode(salescli.path) == expected


@pytest.mark.parametrize("access", ["everybody", "666", ""])
def test_no_database_is_made_for_everybody(salescli: Program, access: str) -> None:
    said = salescli(["init", "--company", "A", "--access", access])

    assert (said.exit_code, salescli.path.exists()) == (65, False)


def test_who_may_read_it_is_chosen_once(salescli: Program) -> None:
    salescli.done("init --company A --access group --admin Jung --test")

    assert salescli("--as admin setting set file_access owner").exit_code == 65


@pytest.mark.parametrize("given", [0o640, 0o600, 0o664])
def test_a_database_keeps_its_mode_and_a_backup_takes_it(company: Path, given: int) -> None:
    company.chmod(given)

    copy = backup.beside(company)

    assert (mode(company), mode(copy)) == (given, given)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a file away")
def test_a_backup_made_by_root_is_its_owner_s(company: Path) -> None:
    os.chown(company, 12_345, 12_346)

    found = backup.beside(company).stat()

    assert (found.st_uid, found.st_gid) == (12_345, 12_346)


def test_a_write_keeps_the_mode(salescli: Program, company: Path) -> None:
    company.chmod(0o640)
    salescli.done("--as lee customer add A1 Acme --kind dealer")

    assert mode(company) == 0o640


def test_an_export_follows_the_umask(
    salescli: Program, company: Path, tmp_path: Path, umask: int
) -> None:
    assert company.exists()
    out = tmp_path / "customers.json"
    salescli.done(f"customer list --json --out {out}")

    assert mode(out) == 0o666 & ~umask


def test_what_takes_a_database_s_place_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "demo.db"
    for replace in (False, True):
        setup.create(
            path,
            {"company": "A"},
            today=FOUNDED,
            clock=Clock(FOUNDED),
            mark="test",
            replace=replace,
        )
        if not replace:
            path.chmod(0o644)

    assert mode(path) == 0o644
