"""The database file: what marks it as ours, how it is opened, which journal it keeps."""

import os
import sqlite3
from collections.abc import Collection
from pathlib import Path

from salescli import sudo, system
from salescli.db.waiting import PatientConnection
from salescli.errors import (
    BusyError,
    ConfigurationError,
    MissingFileError,
    NoBooksError,
    OutputError,
    SalesError,
    StorageError,
)
from salescli.text import _

APPLICATION_ID = 0x53414C45
"""`SALE` in the header: a file without it is not ours."""

VERSION = 8
"""The schema version this program reads and writes: the number of the last migration."""


def connect(path: Path) -> sqlite3.Connection:
    """Open an existing file with the pragmas every connection needs; nothing is created.

    Not `mode=ro`: a read-only connection cannot roll back the journal of a killed writer.
    """
    if not path.is_file():
        raise MissingFileError(path) if path.exists() else NoBooksError(path)
    uri = locator(path, "rw")
    before = sudo.descriptors().keys() if sudo.caller() is not None else set()
    try:
        connection = sqlite3.connect(
            uri,
            uri=True,
            timeout=0,
            isolation_level=None,
            check_same_thread=False,
            factory=PatientConnection,
        )
        connection.path = path
        if sudo.caller() is not None:
            _know_owner(connection, before)
        connection.execute("PRAGMA foreign_keys=ON")
        connection.execute("PRAGMA synchronous=EXTRA")
        # Within SQLite's usual 2 MB a form of a long history reads pages of an index again.
        connection.execute("PRAGMA cache_size=-16000")
    except sqlite3.Error as error:
        raise refusal(error, path) from error
    return connection


def locator(path: Path, mode: str) -> str:
    """Return the URI of a database file, for SQLite to open in a mode.

    A Path turned into one keeps `?` and `#` of a name from being read as options. What is on
    another machine of Windows is a path too: SQLite knows no host.
    """
    uri = path.absolute().as_uri()
    shared = not uri.startswith("file:///")
    return f"{uri.replace('file://', 'file:////', 1) if shared else uri}?mode={mode}"


OWNER = "SELECT file_owner() AS uid"
"""Asks an open connection whose file it is, behind sudo: NULL if that cannot be told."""


def _know_owner(connection: sqlite3.Connection, before: Collection[int]) -> None:
    """Let a connection tell whose file it has opened, whatever its path leads to by now."""
    opened = [found.st_uid for n, found in sudo.descriptors().items() if n not in before]
    uid = opened[0] if len(opened) == 1 else None
    connection.create_function("file_owner", 0, lambda: uid)


def make(path: Path, mode: int) -> None:
    """Make an empty file of this mode, whatever the umask; OSError if there is one."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | system.O_CLOEXEC, 0o600)
    try:
        system.give_mode(descriptor, mode)
    finally:
        os.close(descriptor)


def check(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse a file that is not ours, newer than the program or in need of migration."""
    if version(connection, path) < VERSION:
        raise ConfigurationError(
            _("{path} is of an older version; run: salescli migrate").format(path=path)
        )


def version(connection: sqlite3.Connection, path: Path) -> int:
    """Return the schema version of a file of ours; refuse one that is not, or that is newer."""
    try:
        mark = connection.execute("PRAGMA application_id").fetchone()[0]
        number = int(connection.execute("PRAGMA user_version").fetchone()[0])
    except sqlite3.Error as error:
        raise refusal(error, path) from error
    if mark != APPLICATION_ID:
        raise ConfigurationError(_("{path} is not a salescli database").format(path=path))
    if number > VERSION:
        raise ConfigurationError(
            _("{path} was written by a newer salescli; update the program").format(path=path)
        )
    return number


def reader(path: Path) -> sqlite3.Connection:
    """Open a file of ours to read only."""
    connection = connect(path)
    check(connection, path)
    connection.execute("PRAGMA query_only=ON")
    connection.row_factory = sqlite3.Row
    return connection


_WAL_RESET_MENDED = ((3, 44, 6), (3, 50, 7), (3, 51, 3))


def journal_mode(version: tuple[int, int, int]) -> str:
    """Choose the journal: WAL only where SQLite has the WAL-reset race mended (design.md 1.3)."""
    backported = any(version[:2] == fixed[:2] and version >= fixed for fixed in _WAL_RESET_MENDED)
    return "wal" if backported or version >= _WAL_RESET_MENDED[-1] else "delete"


def refusal(error: sqlite3.Error, path: Path | str) -> SalesError:
    """Word what SQLite refused; an error that says a bug of ours is raised as it is."""
    code = getattr(error, "sqlite_errorname", "")
    if code.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return BusyError()
    if code == "SQLITE_NOTADB":
        return ConfigurationError(_("{path} is not a salescli database").format(path=path))
    if code.startswith("SQLITE_CORRUPT"):
        return StorageError(
            _("{path} is damaged ({why}); restore a backup").format(path=path, why=error)
        )
    if code.startswith(("SQLITE_FULL", "SQLITE_IOERR")):
        return StorageError(_("the disk refused ({why}); nothing was saved").format(why=error))
    if code.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM")):
        return OutputError(
            _("{path} cannot be opened or written: {why}").format(path=path, why=error)
        )
    raise error
