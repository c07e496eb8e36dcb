"""A verified copy of a database, made while others work in it."""

import os
import sqlite3
import stat
from contextlib import closing, suppress
from pathlib import Path
from typing import NamedTuple

from salescli import system
from salescli.db import file
from salescli.errors import OutputError, StorageError
from salescli.text import _


class Head(NamedTuple):
    """Where the audit of a file stands: its last row and the hash that seals it."""

    seq: int
    hash: str

    def __str__(self) -> str:
        """Return it as it is printed: `87-3fa9c1d20b7e`."""
        return f"{self.seq}-{self.hash[:12]}"


def head(connection: sqlite3.Connection) -> Head:
    """Read the head of the audit."""
    last = connection.execute("SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1").fetchone()
    return Head(*last) if last else Head(0, "")


def beside(path: Path) -> Path:
    """Copy a database into its own folder, under its version and audit head; return the copy.

    The copy has its name only when it is whole and on the disk. A copy that is there already is
    replaced by a later one of the same head; any other file of that name is left alone.
    """
    try:
        with closing(file.connect(path)) as connection:
            # Held until the copy is made, so that it is of one state.
            connection.execute("BEGIN")
            version, stands = file.version(connection, path), head(connection)
            target = path.with_name(f"{path.stem}.v{version}.{stands}{path.suffix or '.db'}")
            _not_another(target, stands)
            fresh = target.with_name(f".{target.name}.{os.getpid()}.new")
            try:
                _make_like(path, fresh)
                _copy(connection, fresh, stands)
                fresh.replace(target)
            finally:
                fresh.unlink(missing_ok=True)
    except sqlite3.Error as error:
        raise file.refusal(error, path) from error
    except OSError as error:
        raise OutputError(
            _("no backup beside {path}: {why}").format(path=path, why=error)
        ) from error
    system.flush(target.parent)
    return target


def _not_another(target: Path, stands: Head) -> None:
    if not target.exists():
        return
    try:
        with closing(sqlite3.connect(file.locator(target, "ro"), uri=True)) as connection:
            ours = head(connection) == stands
    except sqlite3.Error:
        ours = False
    if not ours:
        raise OutputError(_("{path} is there already; move it away").format(path=target))


def _make_like(path: Path, fresh: Path) -> None:
    """Make the file of a copy, for those who may read and write the original and nobody else."""
    original = path.stat()
    mode = stat.S_IMODE(original.st_mode)
    file.make(fresh, 0o600)
    if not system.POSIX:
        return  # it has what its folder gives, as the original has
    for owner in (original.st_uid, -1):
        # Who is not root gives a file to nobody, but to a group of theirs.
        with suppress(PermissionError):
            os.chown(fresh, owner, original.st_gid)
            break
    else:
        mode &= ~stat.S_IRWXG
    fresh.chmod(mode)


def _copy(connection: sqlite3.Connection, fresh: Path, stands: Head) -> None:
    with closing(sqlite3.connect(fresh, isolation_level=None)) as copy:
        connection.backup(copy)
        # One file, whatever the journal of the original: a copy has no second one beside it.
        copy.execute("PRAGMA journal_mode=DELETE")
        sound = copy.execute("PRAGMA integrity_check(1)").fetchone()[0]
        if sound != "ok" or head(copy) != stands:
            raise StorageError(_("{path} cannot be backed up: {why}").format(path=fresh, why=sound))
    system.flush(fresh)
