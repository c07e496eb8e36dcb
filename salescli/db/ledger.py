"""The ledger of a transaction: what it asks and changes, and the audit row that seals a call."""

import hashlib
import json
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import cache
from typing import Any

from sqlalchemy import Connection, event, inspect
from sqlalchemy.orm import ORMExecuteState
from sqlalchemy.orm.attributes import get_history, set_attribute
from sqlmodel import Session

from salescli.db.answers import Answers, Row, tables_of
from salescli.tables._base import Record, stored

AUDIT_VERSION = 1

Change = list[Any]
"""[table, id, what]: what is {column: value} for a new row, {column: [before, after]} else."""

_DAY = "recorded_on"

_HEAD = "SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1"
_SEAL = """
    INSERT INTO audit (seq, version, recorded_at, actor_id, action, changes, previous, hash)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
"""


class Ledger:
    """What a transaction changes, gathered until one audit row per service call seals it.

    Rows that change go through the session, which is flushed when it has to be: when a SELECT
    reads a table in which something waits to be written, and at the seal.
    """

    def __init__(self, session: Session, *, told: bool = False) -> None:
        self._session = session
        self._told = told
        self._answers = Answers()
        self._last: dict[str, int] = {}
        self._waiting: dict[type[Record], list[Row]] = {}
        self._changed: list[Change] = []
        self._changes: list[Change] = []
        self.sealed: list[Change] = []
        """All that was sealed, of a transaction that is to be told (a dry run)."""
        self.ready: Callable[[], None] | None = None
        """Called before the write lock is waited for."""
        self.begun: Callable[[], None] | None = None
        """Called as soon as the write lock is held."""
        self.today: Callable[[], date | None] = lambda: None
        """The recording day: written in every new row that has a place for it."""
        self._driver: sqlite3.Connection | None = None
        self.seq, self._previous = 0, ""
        self._first = 0
        event.listen(session, "after_begin", self._begun)
        event.listen(session, "before_flush", self._stamp)
        event.listen(session, "after_flush", self._note)
        event.listen(session, "do_orm_execute", _no_bulk)

    @property
    def driver(self) -> sqlite3.Connection:
        """The driver's connection; the write lock is taken when it is first asked for."""
        self.hold()
        assert self._driver is not None  # noqa: S101 - as the session has begun
        return self._driver

    def hold(self) -> None:
        """Take the write lock, if it is not held yet."""
        if self._driver is None:
            if self.ready is not None:
                self.ready()
            self._session.connection()

    @property
    def hash(self) -> str:
        """The hash of the last audit row, of this transaction or from before."""
        return self._previous

    @property
    def has_sealed(self) -> bool:
        """Whether this transaction has an audit row of its own."""
        return self.seq > self._first

    def _begun(self, _session: Session, _transaction: object, connection: Connection) -> None:
        self._driver = driver_of(connection)
        self.seq, self._previous = self._driver.execute(_HEAD).fetchone() or (0, "")
        self._first = self.seq
        if self.begun is not None:
            self.begun()

    def rows(self, sql: str, **values: object) -> list[Mapping[str, Any]]:
        """Run one SELECT; it sees all that was changed before."""
        self.write(tables_of(sql))
        return self._answers.give(self.driver, sql, values)

    def write(self, tables: Collection[str]) -> None:
        """Write what waits in these tables, so that a SELECT of them sees it."""
        session = self._session
        if any(row.__tablename__ in tables for row in (*session.new, *session.dirty)):
            session.flush()
        if self._waiting:
            self._insert([table for table in self._waiting if table.__tablename__ in tables])

    def add(self, records: Iterable[Record]) -> None:
        """Keep new rows, with their parts, and give them their ids."""
        # Before there is a row that waits: the ground is looked at first, and sees nothing of ours.
        self.hold()
        session = self._session
        for record in records:
            if record not in session:
                if any(type(row) is not type(record) for row in session.new):
                    # What it may refer to: SQLAlchemy knows no order but that of relationships.
                    session.flush()
                session.add(record)
        self._number(session.new)

    def insert(self, record: Record) -> None:
        """Keep a new row that nobody changes or asks for as an object."""
        self.hold()
        record.id = self._next(str(record.__tablename__))
        values = record.__dict__
        row = {column: values[column] for column in _columns(type(record))}
        self._waiting.setdefault(type(record), []).append({"id": record.id, **row})

    def bulk(self, table: type[Record], rows: Sequence[Row]) -> None:
        """Insert many rows with their ids, as part of the call that is sealed next."""
        if not rows:
            return
        if self._session.new:
            # What they refer to.
            self._session.flush()
        driver, name = self.driver, str(table.__tablename__)
        if _DAY in _columns(table):
            rows = [{**row, _DAY: self.today()} for row in rows]
        columns = [column for column in rows[0] if column != "id"]
        marks = ", ".join("?" * (len(columns) + 2))
        sql = f"INSERT INTO {name} (id, written, {', '.join(columns)}) VALUES ({marks})"
        plain = [[stored(row[column]) for column in columns] for row in rows]
        ids, seq = [row["id"] for row in rows], self.seq + 1
        driver.executemany(sql, ([id_, seq, *row] for id_, row in zip(ids, plain, strict=True)))
        self._changes += (
            [name, id_, dict(zip(columns, row, strict=True))]
            for id_, row in zip(ids, plain, strict=True)
        )
        if name in self._last:
            self._last[name] = max(self._last[name], *ids)
        self._answers.forget(name)

    def unsealed(self) -> tuple[Change, ...]:
        """Write all that waits, and return what was written since the last seal."""
        self._session.flush()
        self._insert([*self._waiting])
        return tuple(self._changes)

    def seal(self, action: str, *, at: datetime, actor: int | None) -> None:
        """Write all that waits and the audit row of a service call, chained to the one before."""
        if not self.unsealed():
            return
        # In one order, whenever they were written; those of one row stay in theirs.
        self._changes.sort(key=lambda change: (change[0], change[1]))
        seq, recorded = self.seq + 1, str(stored(at))
        changes = json.dumps(self._changes, ensure_ascii=False, separators=(",", ":"))
        digest = link(self._previous, seq, recorded, actor, action, changes)
        row = (seq, AUDIT_VERSION, recorded, actor, action, changes, self._previous, digest)
        self.driver.execute(_SEAL, row)
        self._answers.forget("audit")
        if self._told:
            self.sealed += self._changes
        self.seq, self._previous, self._changes = seq, digest, []

    def _insert(self, tables: Iterable[type[Record]]) -> None:
        for table in tables:
            self.bulk(table, self._waiting.pop(table))

    def _next(self, table: str) -> int:
        if table not in self._last:
            asked = f"SELECT coalesce(MAX(id), 0) FROM {table}"
            self._last[table] = self.driver.execute(asked).fetchone()[0]
        self._last[table] += 1
        return self._last[table]

    def _number(self, records: Iterable[Record]) -> None:
        for record in records:
            if record.id is None:
                set_attribute(record, "id", self._next(str(record.__tablename__)))

    def _stamp(self, session: Session, *_rest: object) -> None:
        if session.deleted:
            raise TypeError("nothing is ever deleted")
        self.hold()
        self._number(session.new)
        for row in session.new:
            set_attribute(row, "written", self.seq + 1)
            table: type[Record] = type(row)
            if _DAY in _columns(table):
                set_attribute(row, _DAY, self.today())
        for row in session.dirty:
            if changed := dict(_changes(row)):
                set_attribute(row, "written", self.seq + 1)
                self._changed.append([row.__tablename__, row.id, changed])

    def _note(self, session: Session, *_rest: object) -> None:
        for row in session.new:
            table: type[Record] = type(row)
            told = {column: stored(row.__dict__[column]) for column in _columns(table)}
            self._changes.append([row.__tablename__, row.id, told])
            self._answers.forget(row.__tablename__)
        for change in self._changed:
            self._answers.forget(change[0])
        self._changes += self._changed
        self._changed = []


def driver_of(connection: Connection) -> sqlite3.Connection:
    """Return what a connection of SQLAlchemy's stands on."""
    driver = connection.connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)  # noqa: S101 - narrows for mypy
    return driver


@cache
def _columns(table: type[Record]) -> tuple[str, ...]:
    """Return what an audit row tells of a new row of a table."""
    return tuple(c.key for c in inspect(table).column_attrs if c.key not in {"id", "written"})


def _changes(row: Record) -> Iterator[tuple[str, list[Any]]]:
    table: type[Record] = type(row)
    for column in _columns(table):
        history = get_history(row, column)
        if history.added:
            before = stored(history.deleted[0]) if history.deleted else None
            yield column, [before, stored(history.added[0])]


def link(  # noqa: PLR0913 - the fields of an audit row
    previous: str, seq: int, recorded: str, actor: int | None, action: str, changes: str
) -> str:
    """Return the hash that chains an audit row to the one before it."""
    fields = [AUDIT_VERSION, seq, recorded, actor, action, changes, previous]
    return hashlib.sha256(json.dumps(fields, ensure_ascii=False).encode()).hexdigest()


def _no_bulk(state: ORMExecuteState) -> None:
    if state.is_insert or state.is_update or state.is_delete:
        raise TypeError("bulk statements escape the audit; use Ledger.bulk")
