"""Numbered migrations: a fresh database is made by running them all (design.md 1.12)."""

import sqlite3
from importlib.resources import files
from pathlib import Path

from salescli.db import guards
from salescli.db.file import APPLICATION_ID, VERSION, connect, journal_mode, refusal
from salescli.errors import ConfigurationError, OutputError
from salescli.text import _


def script(number: int) -> str:
    """Return the frozen SQL of one migration."""
    return (files("salescli.db") / "migrations" / f"{number:04d}.sql").read_text("utf-8")


def create(path: Path) -> sqlite3.Connection:
    """Make a new database by running every migration; an existing file is never touched."""
    if path.exists():
        raise OutputError(_("{path} is there already; choose another file").format(path=path))
    if not path.parent.is_dir():
        raise OutputError(_("there is no folder {path}; make it first").format(path=path.parent))
    try:
        path.touch(exist_ok=False)
    except OSError as error:
        raise OutputError(_("{path} cannot be made: {why}").format(path=path, why=error)) from error
    connection = connect(path)
    try:
        connection.execute(f"PRAGMA journal_mode={journal_mode(sqlite3.sqlite_version_info)}")
        connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
        upgrade(connection)
    except BaseException:
        connection.close()
        path.unlink(missing_ok=True)
        raise
    return connection


def upgrade(connection: sqlite3.Connection, last: int = VERSION) -> list[int]:
    """Run the missing migrations, each in a transaction of its own; return their numbers."""
    first = connection.execute("PRAGMA user_version").fetchone()[0] + 1
    for number in range(first, last + 1):
        _run(connection, number, script(number))
    return list(range(first, last + 1))


def _run(connection: sqlite3.Connection, number: int, sql: str) -> None:
    # Foreign keys can only be switched outside a transaction; rebuilt tables need them off.
    connection.execute("PRAGMA foreign_keys=OFF")
    try:
        connection.execute("BEGIN IMMEDIATE")
        guards.remove(connection)
        for statement in sql.split(";\n"):
            if statement.strip():
                connection.execute(statement)
        guards.install(connection)
        _check_references(connection, number)
        connection.execute(f"PRAGMA user_version={number}")
        connection.execute("COMMIT")
    except sqlite3.Error as error:
        connection.rollback()
        raise refusal(error, "") from error
    except BaseException:
        connection.rollback()
        raise
    finally:
        connection.execute("PRAGMA foreign_keys=ON")


def _check_references(connection: sqlite3.Connection, number: int) -> None:
    if broken := connection.execute("PRAGMA foreign_key_check").fetchall():
        raise ConfigurationError(
            _("migration {number} would leave {count} broken references").format(
                number=number, count=len(broken)
            )
        )
