"""Numbered migrations: a fresh database is made by running them all (design.md 1.12)."""

import sqlite3
from datetime import datetime
from functools import partial
from importlib.resources import files
from pathlib import Path
from zoneinfo import ZoneInfo

from salescli.db import file, guards
from salescli.errors import ConfigurationError, OutputError
from salescli.policy import names
from salescli.policy.settings import SETTINGS
from salescli.text import _


def script(number: int) -> str:
    """Return the frozen SQL of one migration."""
    return (files("salescli.db") / "migrations" / f"{number:04d}.sql").read_text("utf-8")


def create(path: Path, mode: int = 0o600) -> sqlite3.Connection:
    """Make a new database by running every migration; an existing file is never touched."""
    if path.exists():
        raise OutputError(_("{path} is there already; choose another file").format(path=path))
    if not path.parent.is_dir():
        raise OutputError(_("there is no folder {path}; make it first").format(path=path.parent))
    try:
        file.make(path, mode)
    except OSError as error:
        raise OutputError(_("{path} cannot be made: {why}").format(path=path, why=error)) from error
    connection = file.connect(path)
    try:
        connection.execute(f"PRAGMA application_id={file.APPLICATION_ID}")
        upgrade(connection, path)
    except BaseException:
        connection.close()
        path.unlink(missing_ok=True)
        raise
    return connection


def upgrade(connection: sqlite3.Connection, path: Path) -> list[int]:
    """Run the missing migrations, each in a transaction of its own; return their numbers.

    One that fails leaves the file as the one before it did. The journal is chosen anew.
    """
    try:
        connection.execute(f"PRAGMA journal_mode={file.journal_mode(sqlite3.sqlite_version_info)}")
        first = file.version(connection, path) + 1
        return [n for n in range(first, file.VERSION + 1) if _run(connection, n, script(n))]
    except sqlite3.Error as error:
        raise file.refusal(error, path) from error


def _run(connection: sqlite3.Connection, number: int, sql: str) -> bool:
    """Run one migration, unless another process was first."""
    # Foreign keys can only be switched outside a transaction; rebuilt tables need them off.
    connection.execute("PRAGMA foreign_keys=OFF")
    try:
        connection.execute("BEGIN IMMEDIATE")
        if connection.execute("PRAGMA user_version").fetchone()[0] != number - 1:
            connection.rollback()
            return False
        guards.remove(connection)
        _tell_days(connection)
        connection.create_function("key_of", 1, names.key, deterministic=True)
        views = _put_away_views(connection)
        for statement in sql.split(";\n"):
            if statement.strip():
                connection.execute(statement)
        _put_back(connection, views)
        guards.install(connection)
        _check_references(connection, number)
        connection.execute(f"PRAGMA user_version={number}")
        connection.execute("COMMIT")
    except BaseException:
        connection.rollback()
        raise
    finally:
        connection.execute("PRAGMA foreign_keys=ON")
    return True


_ZONE = "SELECT value FROM setting WHERE key_ = 'zone' ORDER BY valid_from, version LIMIT 1"


def _tell_days(connection: sqlite3.Connection) -> None:
    """Let a migration ask on which day of the company's an instant was: `day_of(recorded_at)`."""
    there = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'setting'").fetchone()
    found = connection.execute(_ZONE).fetchone() if there else None
    zone = ZoneInfo(found[0] if found else SETTINGS["zone"].default)
    connection.create_function("day_of", 1, partial(_day_of, zone), deterministic=True)


def _day_of(zone: ZoneInfo, instant: str) -> str:
    return datetime.fromisoformat(instant).astimezone(zone).date().isoformat()


def _put_away_views(connection: sqlite3.Connection) -> dict[str, str]:
    # A table cannot be renamed while a view names one that is gone for the moment.
    views = dict(connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'view'"))
    for name in views:
        connection.execute(f'DROP VIEW "{name}"')
    return views


def _put_back(connection: sqlite3.Connection, views: dict[str, str]) -> None:
    """Make the views again that the migration did not word anew."""
    made = connection.execute("SELECT name FROM sqlite_master WHERE type = 'view'").fetchall()
    for name in views.keys() - {row[0] for row in made}:
        connection.execute(views[name])


def _check_references(connection: sqlite3.Connection, number: int) -> None:
    if broken := connection.execute("PRAGMA foreign_key_check").fetchall():
        raise ConfigurationError(
            _("migration {number} would leave {count} broken references").format(
                number=number, count=len(broken)
            )
        )
