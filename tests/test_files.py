"""What a user names a file is read or replaced, and a database never is."""

import errno
import io
import os
import resource
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import Mock

import openpyxl
import pytest

from salescli import files
from salescli.errors import DataError, OutputError, SalesError, StorageError
from tests._program import ROOT, Program, as_it_was, environment, process

CALLER = 12_345
"""A uid that is not the one the tests run as."""

NEVER = "is a database or belongs to one, and is never replaced"


@pytest.fixture
def exchange(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Be behind sudo, called by somebody, with an exchange folder."""
    if os.geteuid() != 0:
        pytest.skip("only root can give files to another user")
    folder = tmp_path / "exchange"
    folder.mkdir()
    monkeypatch.setenv("SUDO_UID", str(CALLER))
    files.exchange_by(lambda: folder)
    yield folder
    files.exchange_by(lambda: None)


def put(path: Path, text: str, owner: int = CALLER) -> Path:
    path.write_text(text, "utf-8")
    os.chown(path, owner, -1)
    return path


OUTPUTS = (
    "customer list --json --out {file} --force",
    "report weekly --format xlsx --out {file} --force --if-changed",
    "template customers --out {file} --force",
    "--as lee import {book} --kind customers --errors {file}",
)


@pytest.mark.parametrize("line", OUTPUTS)
@pytest.mark.parametrize("what", ["open", "backup", "other", "journal", "wal", "hard link"])
def test_no_output_replaces_a_database(
    salescli: Program, traded: Path, tmp_path: Path, line: str, what: str
) -> None:
    target = {
        "open": traded,
        "backup": Path(shutil.copy(traded, tmp_path / "sales.v3.7-abc.db")),
        "other": tmp_path / "notes",
        "journal": traded.with_name("sales.db-journal"),
        "wal": traded.with_name("sales.db-WAL"),
        "hard link": tmp_path / "report.json",
    }[what]
    with sqlite3.connect(tmp_path / "notes") as other:
        other.execute("CREATE TABLE note (words)")
    os.link(traded, tmp_path / "report.json")
    before = target.read_bytes() if target.exists() else None
    book = tmp_path / "book.csv"
    book.write_text("Code,Name,Kind,Region,Salesperson\nA1,,dealer,x,nobody\n", "utf-8")

    said = salescli(line.format(file=target, book=book))

    assert (said.exit_code, NEVER in said.err) == (73, True), said
    assert (target.read_bytes() if target.exists() else None) == before


def test_an_output_of_ours_is_replaced_and_another_only_if_forced(
    salescli: Program, traded: Path, tmp_path: Path
) -> None:
    out, mine = tmp_path / "list.json", tmp_path / "sales.csv-journal"
    assert traded.exists()
    mine.write_text("notes of the clerk", "utf-8")

    for _time in range(2):
        salescli.done(f"customer list --json --out {out}")
    assert salescli(f"customer list --format csv --out {mine}").exit_code == 73
    salescli.done(f"customer list --format csv --out {mine} --force")

    assert mine.read_text("utf-8-sig").startswith("section,")


@pytest.mark.parametrize("to", ["sales.db", "free.json", "report.json"])
def test_no_link_is_followed_for_writing(
    salescli: Program, traded: Path, tmp_path: Path, to: str
) -> None:
    (tmp_path / "report.json").write_text("old", "utf-8")
    link = tmp_path / "link.json"
    link.symlink_to(tmp_path / to)

    with as_it_was(traded):
        said = salescli(f"customer list --json --out {link} --force")

    assert (said.exit_code, "is a link, and none is followed" in said.err) == (73, True)
    assert link.is_symlink()
    assert ((tmp_path / "report.json").read_text(), (tmp_path / "free.json").exists()) == (
        "old",
        False,
    )


def test_the_role_is_checked_before_a_book_is_opened(
    salescli: Program, company: Path, tmp_path: Path
) -> None:
    secret = tmp_path / "secret.csv"
    secret.write_text("root:x:0:0\n", "utf-8")
    assert company.exists()

    for line in (f"import {secret}", f"import {tmp_path / 'none.csv'}", f"import x --map {secret}"):
        said = salescli(f"--as kim {line} --kind customers")
        assert (said.exit_code, said.out) == (77, "")
        assert "may not import customers" in said.err
        assert "root" not in said.err
    assert salescli(f"--as lee import {secret} --kind customers").exit_code == 65


def test_what_may_not_be_imported_leaves_its_trace(
    salescli: Program, company: Path, tmp_path: Path
) -> None:
    salescli(f"--as kim import {tmp_path / 'x.csv'} --kind customers")

    with sqlite3.connect(company) as connection:
        assert connection.execute("SELECT action, exit_code FROM refusal").fetchall() == [
            ("import customers", 77)
        ]


def test_a_book_is_read_from_standard_input(company: Path) -> None:
    book = "Code,Name,Kind,Region,Salesperson\nA1,Acme,dealer,Seoul,kim\n"

    done = process("--as", "lee", "import", "-", "--kind", "customers", db=company, stdin=book)

    assert (done.returncode, done.stdout) == (
        0,
        "customers: 1 added, 0 already there, 0 skipped\n",
    )


def test_an_answer_goes_to_standard_output_by_name(salescli: Program, company: Path) -> None:
    assert company.exists()

    listed = salescli("customer list --json --out -")

    assert (listed.exit_code, listed.err) == (0, "- written\n")
    assert listed.out == salescli.done("customer list --json") + "\n"


def test_a_workbook_goes_to_standard_output(company: Path) -> None:
    words = [sys.executable, "-m", "salescli", "template", "customers", "--out", "-"]
    done = subprocess.run(
        words, env=environment(company), cwd=ROOT, capture_output=True, check=True, timeout=60
    )

    assert openpyxl.load_workbook(io.BytesIO(done.stdout)).sheetnames[0] == "Customers"


def test_a_database_is_named_once(salescli: Program, company: Path) -> None:
    assert company.exists()
    said = salescli("--db other.db --db another.db customer list")

    assert (said.exit_code, said.err) == (2, "salescli: --db is given twice\n")


@pytest.mark.parametrize("outside", ["/etc/hostname", "x.csv", "{folder}/../x.csv", "{folder}/a/b"])
def test_behind_sudo_a_name_reaches_no_further_than_the_exchange_folder(
    exchange: Path, outside: str
) -> None:
    path = Path(outside.format(folder=exchange))

    for act in (files.taken, files.read, lambda p: files.replace(p, b"x")):
        with pytest.raises(SalesError, match="behind sudo a file is in the exchange folder"):
            act(path)


@pytest.mark.usefixtures("exchange")
def test_behind_sudo_without_a_folder_no_file_is_named(tmp_path: Path) -> None:
    files.exchange_by(lambda: None)

    for act in (files.taken, files.read):
        with pytest.raises(OutputError, match="behind sudo no file is named; take -"):
            act(tmp_path / "x.csv")


@pytest.mark.parametrize("kind", ["strange", "hard link", "link", "pipe"])
def test_behind_sudo_only_the_caller_s_own_file_is_taken_or_replaced(
    exchange: Path, tmp_path: Path, kind: str
) -> None:
    secret, path = put(tmp_path / "secret", "root:x", owner=0), exchange / "x.csv"
    match kind:
        case "strange":
            put(path, "theirs", owner=0)
        case "hard link":
            os.link(put(tmp_path / "mine", "mine"), path)
        case "link":
            path.symlink_to(secret)
        case "pipe":
            os.mkfifo(path)

    with pytest.raises(SalesError):
        files.taken(path)
    with pytest.raises(OutputError):
        files.replace(path, b"x")
    assert secret.read_text() == "root:x"


def test_behind_sudo_the_caller_s_own_file_is_taken_and_written_in_place(exchange: Path) -> None:
    path = put(exchange / "x.csv", "mine")
    path.chmod(0o640)
    number = path.stat().st_ino

    assert (files.taken(path), files.read(path)) == (b"mine", b"mine")
    files.replace(path, b"new")

    found = path.stat()
    assert (path.read_bytes(), found.st_uid, found.st_mode & 0o777) == (b"new", CALLER, 0o640)
    assert found.st_ino == number


def test_behind_sudo_a_file_without_room_for_the_new_keeps_the_old(
    exchange: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = put(exchange / "x.csv", "mine")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, hard))
    try:
        with pytest.raises(OutputError, match=r"cannot write .*x\.csv: File too large"):
            files.replace(path, b"new" * 4096)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert (path.read_bytes(), path.stat().st_uid) == (b"mine", CALLER)

    monkeypatch.setattr(os, "fsync", Mock(side_effect=OSError(errno.EIO, "Input/output error")))
    with pytest.raises(StorageError, match="Input/output error; what it held before may be lost"):
        files.replace(path, b"new")


def test_behind_sudo_a_new_file_is_its_owner_s_alone(exchange: Path) -> None:
    files.replace(exchange / "new.csv", b"new")

    assert [(p.name, p.read_bytes(), p.stat().st_mode & 0o777) for p in exchange.iterdir()] == [
        ("new.csv", b"new", 0o600)
    ]


def test_behind_sudo_no_database_is_replaced_even_one_s_own(exchange: Path) -> None:
    path = exchange / "books.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE note (words)")
    os.chown(path, CALLER, -1)

    with pytest.raises(OutputError, match="never replaced"):
        files.replace(path, b"x")


@pytest.mark.parametrize("folder", ["exchange", "/srv/../etc", "/srv/exchange/", ""])
def test_an_exchange_folder_is_a_whole_path(salescli: Program, company: Path, folder: str) -> None:
    assert company.exists()
    said = salescli(["--as", "ceo", "setting", "set", "exchange_folder", folder])

    assert said.exit_code in {DataError.exit_code, 2}
    salescli.done("--as ceo setting set exchange_folder /srv/exchange")
