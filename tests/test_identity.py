"""Who calls: as sudo says, if the account that runs the program owns the file that was opened."""

import os
import pwd
import shutil
from pathlib import Path

import pytest

from salescli import sudo
from salescli.identity import login
from salescli.workspace import Workspace
from tests._program import Program

OWN = pwd.getpwuid(os.getuid()).pw_name
CALLER = "nobody"

root = pytest.mark.skipif(os.geteuid() != 0, reason="only root can give files to another user")


@pytest.fixture
def behind(monkeypatch: pytest.MonkeyPatch) -> int:
    """Be called through sudo by somebody who is no system account."""
    uid = pwd.getpwnam(CALLER).pw_uid
    monkeypatch.setenv("SUDO_UID", str(uid))
    return uid


@pytest.fixture
def strict(salescli: Program, company: Path) -> Program:
    """Map kim to the caller and park to who runs the program; nobody names another."""
    assert company.exists()
    salescli.done(f"--as admin staff edit kim --login {CALLER}")
    salescli.done("--as admin setting set identity login")
    return salescli


def caller(path: Path) -> str | None:
    with Workspace(db=str(path)).read() as look:
        return login(look)


def test_without_sudo_it_is_who_runs_the_program(company: Path) -> None:
    assert caller(company) == OWN


@pytest.mark.usefixtures("behind")
def test_behind_sudo_it_is_whom_sudo_names(company: Path) -> None:
    assert caller(company) == CALLER


@root
@pytest.mark.usefixtures("behind")
def test_of_another_s_file_sudo_is_not_believed(company: Path) -> None:
    os.chown(company, 12_345, -1)

    assert caller(company) is None


@root
@pytest.mark.usefixtures("behind")
def test_the_opened_file_counts_and_not_what_its_path_leads_to(
    company: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A link that leads to the books when it is looked at, and elsewhere when it is opened."""
    theirs, link = Path(shutil.copy(company, tmp_path / "theirs.db")), tmp_path / "link.db"
    os.chown(theirs, 12_345, -1)
    link.symlink_to(theirs)
    looked = sudo.descriptors

    def swapped() -> dict[int, os.stat_result]:
        found = looked()
        link.unlink()
        link.symlink_to(company if theirs in _open(found) else theirs)
        return found

    def _open(found: dict[int, os.stat_result]) -> set[Path]:
        numbers = {(each.st_dev, each.st_ino) for each in found.values()}
        return {p for p in (theirs,) if (p.stat().st_dev, p.stat().st_ino) in numbers}

    monkeypatch.setattr(sudo, "descriptors", swapped)

    assert caller(link) is None
    assert link.stat().st_uid == os.geteuid()


@pytest.mark.usefixtures("behind")
def test_identity_login_takes_the_caller_and_nobody_else(strict: Program) -> None:
    assert "김철수 (kim) acts as" in strict.done("whoami")
    strict.done("contract draft H1")

    assert strict("--as park contract list").exit_code == 77


@root
@pytest.mark.usefixtures("behind")
@pytest.mark.parametrize("line", ["contract draft H1", "contract list", "--as kim contract list"])
def test_identity_login_refuses_where_the_caller_cannot_be_told(strict: Program, line: str) -> None:
    os.chown(strict.path, 12_345, -1)

    said = strict(line)

    assert (said.exit_code, said.out) == (77, "")
    assert "who calls cannot be told" in said.err


def test_a_user_without_a_name_is_nobody(strict: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first employee once acted for whoever has no entry in the system's list of users."""
    monkeypatch.setattr(sudo, "named", lambda _uid: None)

    assert strict("contract draft H1").exit_code == 77


@pytest.mark.usefixtures("behind")
def test_the_account_that_runs_the_program_is_nobody_s_login(
    salescli: Program, company: Path
) -> None:
    assert company.exists()
    for line in (f"edit kim --login {OWN}", f"add new New --role SALES --login {OWN}"):
        said = salescli(f"--as admin staff {line}")
        assert (said.exit_code, "is the account of a service" in said.err) == (65, True)

    salescli.done(f"--as admin staff edit kim --login {CALLER}")


def test_a_system_account_is_nobody_s_login(salescli: Program, company: Path) -> None:
    assert company.exists()

    said = salescli("--as admin staff edit kim --login daemon")

    assert (said.exit_code, "is the account of a service" in said.err) == (65, True)


def test_init_makes_no_system_account_the_administrator(
    salescli: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sudo, "named", lambda _uid: "daemon")

    said = salescli("init --company A --admin Jung --test")

    assert (said.exit_code, salescli.path.exists()) == (65, False)
    salescli.done("init --company A --test")


@pytest.mark.usefixtures("behind")
def test_init_maps_the_administrator_to_who_calls(salescli: Program) -> None:
    salescli.done("init --company A --admin Jung --test")

    assert "Jung (admin) acts as" in salescli.done("whoami")


@pytest.mark.parametrize("uid", ["", "-1", "x", "１２", str(os.geteuid())])
def test_what_is_no_caller_is_none(monkeypatch: pytest.MonkeyPatch, uid: str) -> None:
    monkeypatch.setenv("SUDO_UID", uid)

    assert sudo.caller() is None


@pytest.mark.usefixtures("company")
def test_whoami_promises_what_holds(salescli: Program, behind: int) -> None:
    assert behind
    assert "only that account and root can change it" in salescli.done("whoami")


@root
@pytest.mark.usefixtures("behind")
def test_whoami_does_not_promise_what_does_not(salescli: Program, company: Path) -> None:
    os.chown(company, 12_345, -1)

    assert "is not believed" in salescli.done("whoami")
