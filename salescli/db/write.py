"""Writing by SQLModel: one transaction with the write lock, and the audit row that seals it."""

import hashlib
import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Table, create_engine, event, insert, inspect, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import ORMExecuteState, selectinload
from sqlalchemy.pool import NullPool
from sqlmodel import Session, select

from salescli.db import file
from salescli.models import Audit
from salescli.policy.documents import OF_TABLE
from salescli.tables._base import Record, stored

AUDIT_VERSION = 1

Change = list[Any]
"""[table, id, what]: what is {column: value} for a new row, {column: [before, after]} else."""


class Ledger:
    """What a transaction changes, gathered until one audit row per service call seals it."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._changes: list[Change] = []
        self.sealed: list[Change] = []
        last = (
            session.connection()
            .execute(text("SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1"))
            .first()
        )
        self.seq: int = last.seq if last else 0
        self._previous: str = last.hash if last else ""
        event.listen(session, "before_flush", self._stamp)
        event.listen(session, "after_flush", self._note)
        event.listen(session, "do_orm_execute", _no_bulk)

    def _stamp(self, session: Session, *_rest: object) -> None:
        if session.deleted:
            raise TypeError("nothing is ever deleted")
        touched = (r for r in session.dirty if session.is_modified(r, include_collections=False))
        for row in (*session.new, *touched):
            row.written = self.seq + 1

    def _note(self, session: Session, *_rest: object) -> None:
        for row in session.new:
            columns = inspect(row).mapper.column_attrs.keys()
            values = {k: stored(getattr(row, k)) for k in columns if k not in {"id", "written"}}
            self._changes.append([row.__tablename__, row.id, values])
        # SQLAlchemy keeps them in no order; the audit tells the same things in the same words.
        for row in sorted(session.dirty, key=lambda r: (r.__tablename__, r.id)):
            if changed := _changed(row):
                self._changes.append([row.__tablename__, row.id, changed])

    def bulk(self, table: type[Record], rows: Sequence[dict[str, Any]]) -> None:
        """Insert many rows with their ids by Core, as part of the call that is sealed next."""
        if not rows:
            return
        self._session.flush()
        name = str(table.__tablename__)
        sheet: Table = table.__table__  # type: ignore[attr-defined]
        plain = [{k: stored(v) for k, v in row.items()} for row in rows]
        values = [{**row, "written": self.seq + 1} for row in plain]
        self._session.connection().execute(insert(sheet), values)
        self._changes += [
            [name, row["id"], {k: v for k, v in row.items() if k != "id"}] for row in plain
        ]

    def seal(self, action: str, *, at: datetime, actor: int | None) -> None:
        """Flush and write the audit row of a service call, chained to the one before."""
        self._session.flush()
        if not self._changes:
            return
        seq, recorded = self.seq + 1, str(stored(at))
        changes = json.dumps(self._changes, ensure_ascii=False, separators=(",", ":"))
        digest = link(self._previous, seq, recorded, actor, action, changes)
        self._session.connection().execute(
            insert(Audit.__table__),  # type: ignore[attr-defined]
            {
                "seq": seq,
                "version": AUDIT_VERSION,
                "recorded_at": recorded,
                "actor_id": actor,
                "action": action,
                "changes": changes,
                "previous": self._previous,
                "hash": digest,
            },
        )
        self.sealed += self._changes
        self.seq, self._previous, self._changes = seq, digest, []


def link(  # noqa: PLR0913 - the fields of an audit row
    previous: str, seq: int, recorded: str, actor: int | None, action: str, changes: str
) -> str:
    """Return the hash that chains an audit row to the one before it."""
    fields = [AUDIT_VERSION, seq, recorded, actor, action, changes, previous]
    return hashlib.sha256(json.dumps(fields, ensure_ascii=False).encode()).hexdigest()


def _changed(row: Record) -> dict[str, list[Any]]:
    state = inspect(row)
    found = {}
    for column in state.mapper.column_attrs.keys():  # noqa: SIM118 - not a dict
        history = state.attrs[column].history
        if column != "written" and history.has_changes():
            before = stored(history.deleted[0]) if history.deleted else None
            found[column] = [before, stored(history.added[0]) if history.added else None]
    return found


def _no_bulk(state: ORMExecuteState) -> None:
    if state.is_insert or state.is_update or state.is_delete:
        raise TypeError("bulk statements escape the audit; use Ledger.bulk")


@contextmanager
def transaction(path: Path, *, dry_run: bool = False) -> Iterator[tuple[Session, Ledger]]:
    """Hold the write lock from the first statement to the last; all is kept, or nothing."""
    engine = create_engine(
        "sqlite://", creator=lambda: _connection(path, dry_run), poolclass=NullPool
    )
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    session = Session(engine, expire_on_commit=False)
    try:
        # Only under the lock: a migration may have been waiting for it too.
        file.check(_driver(session), path)
        yield session, Ledger(session)
        if dry_run:
            session.rollback()
        else:
            session.commit()
    except DBAPIError as error:
        session.rollback()
        cause = error.orig
        if isinstance(cause, sqlite3.Error) and not isinstance(cause, sqlite3.IntegrityError):
            raise file.refusal(cause, path) from error
        raise
    except BaseException:
        session.rollback()
        raise
    finally:
        session.close()
        engine.dispose()


def _connection(path: Path, dry_run: bool) -> sqlite3.Connection:  # noqa: FBT001
    connection = file.connect(path)
    if dry_run:
        # Without it a large dry run would spill pages into the file before it is rolled back.
        connection.execute("PRAGMA cache_spill=0")
    return connection


def _driver(session: Session) -> sqlite3.Connection:
    driver = session.connection().connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)  # noqa: S101 - narrows for mypy
    return driver


R = TypeVar("R", bound=Record)


def selected(session: Session, table: type[R], where: str, values: Mapping[str, object]) -> list[R]:
    """Fetch the rows of a table that a condition chooses, each with the parts declared of it."""
    wanted = {name: stored(value) for name, value in values.items()}
    return list(session.scalars(_choosing(table, where), wanted).all())


@cache
def _choosing(table: type[R], where: str) -> Any:  # noqa: ANN401 - of what select() makes of text
    sheet: Table = table.__table__  # type: ignore[attr-defined]
    name = str(table.__tablename__)
    chosen = text(f"SELECT {', '.join(sheet.c.keys())} FROM {name} WHERE {where}")
    along = OF_TABLE[name].along if name in OF_TABLE else ()
    statement = select(table).from_statement(chosen.columns(*sheet.c))
    return statement.options(*(selectinload(getattr(table, part)) for part in along))


_text = cache(text)
"""A declaration's text is taken apart once, however often it is run."""


def rows(session: Session, sql: str, values: Mapping[str, object]) -> list[Mapping[str, Any]]:
    """Run one SELECT of a declaration inside a write."""
    return [dict(row) for row in session.connection().execute(_text(sql), values).mappings()]
