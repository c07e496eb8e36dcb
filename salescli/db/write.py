"""Writing by SQLModel: one transaction, which holds the write lock from its first statement on."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from contextvars import ContextVar
from functools import cache
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import configure_mappers
from sqlalchemy.pool import NullPool
from sqlmodel import Session

from salescli.db import file
from salescli.db.ledger import Ledger, driver_of
from salescli.errors import BusyError, MissingFileError, OutputError, StorageError
from salescli.text import _

_OPENING: ContextVar[Callable[[], sqlite3.Connection] | None] = ContextVar("opening", default=None)
"""Opens the file of the transaction in hand."""


_SEALED = "SELECT 1 FROM audit WHERE seq = ? AND hash = ?"


@contextmanager
def transaction(path: Path, *, dry_run: bool = False) -> Iterator[tuple[Session, Ledger]]:
    """Hold the write lock from the first statement to the last; all is kept, or nothing.

    Raises RuntimeError inside another one, whose first statement would open this one's file.
    """
    if _OPENING.get() is not None:
        raise RuntimeError("a transaction is open already")
    session = Session(_engine(), expire_on_commit=False, autoflush=False)
    # Only under the lock: a migration may have been waiting for it too.
    event.listen(session, "after_begin", lambda *begun: file.check(driver_of(begun[-1]), path))
    opening = _OPENING.set(lambda: _connection(path, dry_run=dry_run))
    ledger = Ledger(session, told=dry_run)
    try:
        yield session, ledger
        if not dry_run:
            _commit(session, ledger, path)
    except (DBAPIError, sqlite3.Error) as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        if isinstance(cause, sqlite3.Error) and not isinstance(cause, sqlite3.IntegrityError):
            raise file.refusal(cause, path) from error
        raise
    finally:
        # What was not committed is rolled back.
        session.close()
        _OPENING.reset(opening)


def _commit(session: Session, ledger: Ledger, path: Path) -> None:
    """Commit; after an error at it, only the file can say what has become of it.

    Returns if all is kept; raises what stopped it if nothing is, StorageError if none can tell.
    """
    try:
        session.commit()
    except (DBAPIError, sqlite3.Error, KeyboardInterrupt) as error:
        with suppress(DBAPIError, sqlite3.Error):
            session.rollback()
        session.close()
        # What has no row in the audit was to be refused, or there was nothing to save.
        kept = ledger.has_sealed and _kept(path, ledger)
        if kept is None:
            raise StorageError(
                _(
                    "the disk refused ({why}), and whether it was saved is not known;"
                    " look before you do it again"
                ).format(why=error)
            ) from error
        if not kept:
            raise


def _kept(path: Path, ledger: Ledger) -> bool | None:
    """Look whether the last audit row of a transaction is in the file; None if that fails."""
    try:
        with closing(file.connect(path)) as connection:
            found = connection.execute(_SEALED, (ledger.seq, ledger.hash)).fetchone()
    except (BusyError, MissingFileError, OutputError, StorageError, sqlite3.Error):
        return None
    return found is not None


@cache
def _engine() -> Engine:
    """Return the engine of the process: with it, what was compiled once serves every file."""
    engine = create_engine("sqlite://", creator=_opened, poolclass=NullPool)
    event.listen(engine, "begin", _locked)
    return engine


def _opened() -> sqlite3.Connection:
    if (opening := _OPENING.get()) is None:
        raise RuntimeError("no transaction is open")
    return opening()


def _locked(connection: Connection) -> None:
    # Others wait from here on, so what can be done before is.
    configure_mappers()
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _connection(path: Path, *, dry_run: bool) -> sqlite3.Connection:
    connection = file.connect(path)
    if dry_run:
        # Without it a large dry run would spill pages into the file before it is rolled back.
        connection.execute("PRAGMA cache_spill=0")
    return connection
