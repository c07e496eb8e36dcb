"""Waiting for a lock outside SQLite: Ctrl-C acts at once, and who waits learns for whom."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from time import monotonic, sleep
from typing import Any, Self, TypeVar

from salescli.streams import remark
from salescli.sudo import named
from salescli.text import _

T = TypeVar("T")

BUSY_SECONDS = 30
"""After so long a wait is given up: exit code 75."""

TOLD_AFTER = 2
"""Seconds after which somebody who waits is told for whom."""

_SHORTEST, _LONGEST = 1, 50
"""Between two attempts, in milliseconds."""

_LOCKS = Path("/proc/locks")


class PatientConnection(sqlite3.Connection):
    """A connection whose statements wait for what another process holds."""

    path: Path | None = None
    """The file that is waited for, where it can be told who holds it."""

    def cursor(self, *_factory: Any) -> "PatientCursor":  # type: ignore[override]  # noqa: ANN401
        """Return a cursor that waits."""
        return super().cursor(PatientCursor)

    def execute(self, *statement: Any) -> "PatientCursor":  # noqa: ANN401 - as in the base
        """Run one statement, by a cursor of its own."""
        return self.cursor().execute(*statement)

    def commit(self) -> None:
        """Commit when all who still read have done so."""
        patiently(super().commit, self.path)


class PatientCursor(sqlite3.Cursor):
    """A cursor that runs a statement again until nobody is in its way."""

    def execute(self, *statement: Any) -> Self:  # noqa: ANN401 - as in the base
        """Run one statement."""
        try:
            return super().execute(*statement)
        except sqlite3.OperationalError as error:
            if not _busy(error):
                raise
        again = super().execute
        path = getattr(self.connection, "path", None)
        return patiently(lambda: again(*statement), path)


def patiently(attempt: Callable[[], T], path: Path | None) -> T:
    """Do what another process may be in the way of, until it can be done.

    Raises what SQLite raised last when it takes longer than BUSY_SECONDS.
    """
    began, pause, told = monotonic(), _SHORTEST, False
    while True:
        try:
            return attempt()
        except sqlite3.OperationalError as error:
            waited = monotonic() - began
            if not _busy(error) or waited > BUSY_SECONDS:
                raise
        if not told and waited > TOLD_AFTER:
            told = True
            remark(
                _("salescli: waiting for {holder}; Ctrl-C gives up").format(holder=_holder(path))
            )
        _rest(pause)
        pause = min(2 * pause, _LONGEST)


def _rest(longest: int) -> None:
    from random import uniform  # noqa: PLC0415 - start-up

    # Who waits for the same lock does not come back at the same moment.
    sleep(uniform(longest / 2, longest) / 1_000)  # noqa: S311 - nothing secret


def _busy(error: sqlite3.Error) -> bool:
    return error.sqlite_errorname in {"SQLITE_BUSY", "SQLITE_BUSY_RECOVERY"}


def _holder(path: Path | None) -> str:
    """Name the process that is in the way, where the system tells."""
    for process in _holders(path) if path else ():
        with suppress(OSError):
            owner = named(Path(f"/proc/{process}").stat().st_uid)
            return _("process {number} of {owner}").format(number=process, owner=owner or "?")
    return _("another process")


def _holders(path: Path) -> list[int]:
    """Return who locks a database, itself or its write-ahead log; first who writes it.

    The file is not opened for it: closing it would let go of every lock of our own on it.
    """
    files, found = set(), []
    for each in (path, path.with_name(f"{path.name}-shm")):
        with suppress(OSError):
            files.add(str(each.stat().st_ino))
    with suppress(OSError):
        # 1: POSIX  ADVISORY  WRITE 4711 08:01:393219 1073741825 1073741825
        for line in _LOCKS.read_text("ascii").splitlines():
            how, process, place = [word for word in line.split() if word != "->"][3:6]
            if place.rpartition(":")[2] in files and int(process) not in {0, os.getpid()}:
                found.append((how != "WRITE", int(process)))
    return [process for _reads, process in sorted(found)]
