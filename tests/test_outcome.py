"""What the program says of itself is true: saved, not saved or not known, whatever fails."""

import contextlib
import signal
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from unittest import mock

import pytest

from salescli import log
from salescli.db import file, write
from salescli.db.waiting import PatientConnection
from salescli.errors import StorageError
from tests._program import ROOT, Program, environment
from tests.db._rows import raw

LINE = "--as lee customer add A1 Acme --kind dealer"


class Failing(PatientConnection):
    """A connection whose commit fails, before or after the disk has it."""

    @staticmethod
    def fails(commit: Callable[[], None]) -> None:
        """Commit as asked."""
        commit()

    def commit(self) -> None:
        """Fail as the test says."""
        type(self).fails(super().commit)


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Open what is written by connections that fail."""
    connect = sqlite3.connect
    monkeypatch.setattr(
        file.sqlite3, "connect", lambda *a, **k: connect(*a, **k | {"factory": Failing})
    )
    yield
    monkeypatch.undo()


def disk(error: str = "disk I/O error") -> sqlite3.OperationalError:
    found = sqlite3.OperationalError(error)
    found.sqlite_errorname = "SQLITE_IOERR_FSYNC"  # type: ignore[misc]
    return found


def before(_commit: Callable[[], None]) -> None:
    raise disk()


def after(commit: Callable[[], None]) -> None:
    commit()
    raise disk()


def interrupted(commit: Callable[[], None]) -> None:
    commit()
    raise KeyboardInterrupt


def accounts(path: Path) -> int:
    with raw(path) as connection:
        return int(
            connection.execute("SELECT COUNT(*) FROM customer WHERE code = 'A1'").fetchone()[0]
        )


@pytest.mark.usefixtures("failing")
@pytest.mark.parametrize("fails", [after, interrupted])
def test_what_was_saved_before_the_error_is_told_as_saved(
    salescli: Program, company: Path, fails: Callable[[Callable[[], None]], None]
) -> None:
    with mock.patch.object(Failing, "fails", fails):
        said = salescli(LINE)

    assert (said.exit_code, said.err, accounts(company)) == (0, "", 1)
    assert "A1" in said.out


@pytest.mark.usefixtures("failing")
def test_what_was_not_saved_is_told_so(salescli: Program, company: Path) -> None:
    with mock.patch.object(Failing, "fails", before):
        said = salescli(LINE)

    assert (said.exit_code, said.out, accounts(company)) == (74, "", 0)
    assert said.err == "salescli: the disk refused (disk I/O error); nothing was saved\n"
    with mock.patch.object(Failing, "fails", lambda commit: commit()):
        salescli.done(LINE)


@pytest.mark.usefixtures("failing")
def test_what_nobody_can_tell_is_not_told(
    salescli: Program, company: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(*_asked: object) -> sqlite3.Connection:
        raise StorageError("x")

    def fails(commit: Callable[[], None]) -> None:
        commit()
        monkeypatch.setattr(write.file, "connect", gone)
        raise disk()

    with mock.patch.object(Failing, "fails", fails):
        said = salescli(LINE)

    assert (said.exit_code, said.out, accounts(company)) == (74, "", 1)
    assert "whether it was saved is not known; look before you do it again" in said.err


def shell(line: str, db: Path, **env: str) -> subprocess.CompletedProcess[str]:
    """Run the program by a shell that closes or fills its streams."""
    return subprocess.run(
        ["bash", "-c", f"{sys.executable} -m salescli {line}"],
        env=environment(db, env),
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize("to", [">/dev/full", ">&-", "| head -c 0; exit ${PIPESTATUS[0]}"])
def test_saved_ends_with_0_whatever_happens_to_the_answer(company: Path, to: str) -> None:
    done = shell(f"{LINE} {to}", company)

    assert (done.returncode, accounts(company)) == (0, 1), done
    assert "Traceback" not in done.stderr


def test_saved_ends_with_0_though_a_document_cannot_be_written(
    salescli: Program, traded: Path, tmp_path: Path
) -> None:
    """A dealer's faulty rows have no place, but the others are in."""
    assert traded.exists()
    book = tmp_path / "book.csv"
    book.write_text(
        "Code,Name,Kind,Region,Salesperson\nA1,Acme,dealer,x,\nA2,,dealer,x,\n", "utf-8"
    )

    said = salescli(
        f"--as lee import {book} --kind customers --skip-errors --errors {tmp_path / 'x' / 'y.csv'}"
    )

    assert (said.exit_code, accounts(traded)) == (0, 1)
    assert said.err.splitlines()[-1] == "salescli: it was saved all the same; do not do it again"


@pytest.mark.parametrize(
    "streams", [">&-", "2>&-", "<&-", ">&- 2>&- <&-", ">/dev/full", "2>/dev/full", "&>/dev/full"]
)
@pytest.mark.parametrize(
    "line", ["--version", "--help", "contract list", "customer list --json", "fly", "whoami"]
)
def test_no_stream_makes_a_traceback(company: Path, line: str, streams: str) -> None:
    done = shell(f"{line} {streams}", company)

    assert "Traceback" not in done.stderr + done.stdout
    assert "a bug of ours" not in done.stderr
    assert done.returncode in {0, 2, 74}
    assert company.read_bytes().startswith(b"SQLite format 3")


def test_an_answer_that_cannot_be_given_is_told(company: Path) -> None:
    done = shell("customer list >/dev/full", company)

    assert (done.returncode, done.stderr) == (
        74,
        "salescli: the answer cannot be given: No space left on device\n",
    )


def test_an_interruption_at_any_moment_of_the_start_is_no_traceback(company: Path) -> None:
    for delay in range(12):
        started = subprocess.Popen(
            [sys.executable, "-m", "salescli", "customer", "list"],
            env=environment(company),
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        with contextlib.suppress(subprocess.TimeoutExpired):
            # Before that it is Python itself that starts.
            started.wait(0.03 + delay * 0.01)
        started.send_signal(signal.SIGINT)
        _out, err = started.communicate(timeout=30)
        if b"salescli/" in err or b"salescli:" in err:
            assert b"Traceback" not in err, err
            assert started.returncode in {0, 130}


def test_a_bug_without_a_place_for_its_log_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(log.tempfile, "mkdtemp", mock.Mock(side_effect=OSError))
    (tmp_path / "state").write_text("no folder")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))

    assert log.bug(ValueError("x")) is None


def test_a_log_is_its_owner_s_alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))

    found = log.bug(ValueError("\ud800"))

    assert found is not None
    assert found.stat().st_mode & 0o777 == 0o600


def test_no_place_for_a_temporary_file_is_told(
    salescli: Program, company: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A workbook is put together in one."""
    assert company.exists()
    monkeypatch.setattr(tempfile, "tempdir", None)
    monkeypatch.setattr(tempfile, "_candidate_tempdir_list", lambda: [str(tmp_path / "none")])

    said = salescli(f"template customers --out {tmp_path / 'x.xlsx'}")

    assert (said.exit_code, said.out) == (74, "")
    assert "the answer cannot be given: No usable temporary directory found" in said.err
