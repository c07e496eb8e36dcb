"""A file that is not what it should be is refused in one line, and nothing is written to it."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from salescli.db import file, waiting
from salescli.db.file import APPLICATION_ID, journal_mode
from salescli.errors import BusyError, ConfigurationError, MissingFileError, StorageError
from tests._program import Program, Result, as_it_was
from tests.db._rows import dump, raw

READ = "contract list --json"
WRITE = "--as kim contract draft H1"


def foreign(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE setting (key_, value, valid_from, version)")


def newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
        connection.execute("PRAGMA user_version=999")


def older(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
        connection.execute("CREATE TABLE t (a)")


def nothing(path: Path) -> None:
    del path


SPOILT: dict[str, tuple[Callable[[Path], object], int, str]] = {
    "missing": (nothing, MissingFileError.exit_code, "there is no file"),
    "a directory": (Path.mkdir, MissingFileError.exit_code, "there is no file"),
    "empty": (Path.touch, ConfigurationError.exit_code, "is not a salescli database"),
    "words": (
        lambda path: path.write_text("계약서 " * 1000, "utf-8"),
        ConfigurationError.exit_code,
        "is not a salescli database",
    ),
    "foreign": (foreign, ConfigurationError.exit_code, "is not a salescli database"),
    "newer": (newer, ConfigurationError.exit_code, "was written by a newer salescli"),
    "older": (older, ConfigurationError.exit_code, "run: salescli migrate"),
}


def refused(result: Result, code: int, words: str, lines: int = 1) -> None:
    assert (result.exit_code, result.out) == (code, ""), result.err
    assert result.err.startswith("salescli: ")
    assert words in result.err
    assert result.err.count("\n") == lines


@pytest.mark.parametrize("line", [READ, WRITE, f"{WRITE} --dry-run"])
@pytest.mark.parametrize("kind", SPOILT)
def test_a_file_that_is_not_ours_is_refused(salescli: Program, kind: str, line: str) -> None:
    spoil, code, words = SPOILT[kind]
    spoil(salescli.path)
    before = salescli.path.read_bytes() if salescli.path.is_file() else None

    # Where nothing is, a second line says how to begin.
    refused(salescli(line), code, words, 2 if kind == "missing" else 1)

    assert before == (salescli.path.read_bytes() if salescli.path.is_file() else None)
    assert [p.name for p in salescli.path.parent.iterdir()] in ([], ["sales.db"])


@pytest.mark.parametrize("line", [READ, WRITE, "--as lee contract show C-1 --json"])
@pytest.mark.parametrize("share", [0.15, 0.5, 0.9])
def test_a_file_cut_off_in_the_middle_is_refused(
    salescli: Program, traded: Path, line: str, share: float
) -> None:
    whole = traded.read_bytes()
    traded.write_bytes(whole[: int(len(whole) * share)])

    result = salescli(line)

    refused(result, StorageError.exit_code, "is damaged")


@pytest.mark.parametrize("name", ["a?b#c.db", "판매 부?mode=memory.db", "100%25.db", "-db.db"])
def test_any_name_of_a_file_will_do(tmp_path: Path, name: str) -> None:
    salescli = Program(tmp_path / name)
    salescli.done("init --company 한빛상사 --admin 관리자 --test")
    salescli.done("--as admin product add B1 볼트 --unit 개 --price 1000")

    assert "볼트" in salescli.done("product list --json")
    assert [path.name for path in tmp_path.iterdir()] == [name]


@pytest.mark.skipif(os.getuid() == 0, reason="root may do everything")
def test_a_file_that_may_not_be_written_is_refused(salescli: Program, company: Path) -> None:
    company.chmod(0o400)
    refused(salescli(WRITE), 73, "cannot be opened or written")


@pytest.mark.skipif(os.getuid() == 0, reason="root may do everything")
def test_a_file_that_may_not_be_read_is_refused(salescli: Program, company: Path) -> None:
    company.chmod(0)
    refused(salescli(READ), 73, "cannot be opened or written")


@pytest.mark.usefixtures("company")
def test_a_database_that_is_busy_too_long_is_told(
    salescli: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(waiting, "BUSY_SECONDS", 0.05)
    with raw(salescli.path) as other, as_it_was(salescli.path):
        other.execute("BEGIN IMMEDIATE")

        refused(salescli(WRITE), BusyError.exit_code, "busy and nothing was changed; try again")
        assert salescli(READ).exit_code == 0


@pytest.mark.usefixtures("company")
def test_a_reader_waits_for_a_commit_only(
    salescli: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(waiting, "BUSY_SECONDS", 0.05)
    with raw(salescli.path) as other:
        other.execute("BEGIN EXCLUSIVE")

        refused(salescli(READ), BusyError.exit_code, "try again")


def test_a_full_disk_saves_nothing(
    salescli: Program, company: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    connect = file.connect

    def connect_to_a_full_disk(path: Path) -> sqlite3.Connection:
        connection = connect(path)
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count={pages}")
        return connection

    before = dump(company)
    monkeypatch.setattr(file, "connect", connect_to_a_full_disk)
    address = "가" * 2_000

    result = salescli(f"--as lee customer edit H1 --address {address}")

    refused(result, StorageError.exit_code, "nothing was saved")
    assert dump(company) == before


@pytest.mark.parametrize(
    ("version", "mode"),
    [
        ((3, 40, 1), "delete"),
        ((3, 44, 5), "delete"),
        ((3, 44, 6), "wal"),
        ((3, 44, 7), "wal"),
        ((3, 45, 0), "delete"),
        ((3, 50, 6), "delete"),
        ((3, 50, 7), "wal"),
        ((3, 51, 0), "delete"),
        ((3, 51, 2), "delete"),
        ((3, 51, 3), "wal"),
        ((3, 52, 0), "wal"),
        ((4, 0, 0), "wal"),
    ],
)
def test_wal_only_where_its_race_is_mended(version: tuple[int, int, int], mode: str) -> None:
    assert journal_mode(version) == mode


def test_a_new_file_keeps_the_journal_of_its_version(salescli: Program, company: Path) -> None:
    with raw(company) as connection:
        kept = connection.execute("PRAGMA journal_mode").fetchone()[0]

    assert kept == journal_mode(sqlite3.sqlite_version_info)
    assert salescli(READ).exit_code == 0


@pytest.mark.usefixtures("company")
def test_every_connection_has_its_pragmas(salescli: Program) -> None:
    with closing(file.connect(salescli.path)) as connection:
        values = [
            connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("foreign_keys", "synchronous")
        ]

    assert values == [1, 3]
    assert isinstance(connection, waiting.PatientConnection)


@pytest.mark.usefixtures("company")
def test_a_reader_cannot_write(salescli: Program) -> None:
    with (
        closing(file.reader(salescli.path)) as connection,
        pytest.raises(sqlite3.OperationalError, match="readonly"),
    ):
        connection.execute("CREATE TABLE t (a)")


def test_reading_changes_no_byte(salescli: Program, traded: Path) -> None:
    with as_it_was(traded):
        for line in (READ, "watch --json", "report F3 --json", "whoami", "contract show C-1"):
            assert salescli(f"--as kim {line}").exit_code in {0, 1}, line
