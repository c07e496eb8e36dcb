"""Rows to be changed, as objects of the session, each with the parts declared of it."""

from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple, TypeVar, cast

from sqlalchemy import inspect
from sqlalchemy.orm import make_transient_to_detached
from sqlalchemy.orm.attributes import set_committed_value
from sqlmodel import Session

from salescli.db.answers import Row
from salescli.db.ledger import Ledger
from salescli.policy.documents import OF_TABLE
from salescli.tables._base import Record, stored

R = TypeVar("R", bound=Record)


def selected(
    session: Session, ledger: Ledger, table: type[R], where: str, values: Mapping[str, object]
) -> list[R]:
    """Fetch the rows of a table that a condition chooses, each with the parts declared of it."""
    wanted = {name: stored(value) for name, value in values.items()}
    found = [_object(session, table, row) for row in ledger.rows(_chosen(table, where), **wanted)]
    for part in _parts(table):
        for whole in found:
            if part.name in inspect(whole).unloaded:
                rows = ledger.rows(part.sql, whole=whole.id)
                objects = [_object(session, part.table, row) for row in rows]
                set_committed_value(whole, part.name, objects)
    return found


def _object(session: Session, table: type[R], row: Row) -> R:
    """Return the one object of a row that stands in the database.

    Made from the row instead of by a query of the session, which costs ten times as much.
    """
    known = session.identity_map.get(session.identity_key(table, row["id"]))
    if known is None:
        known = table(**row)
        make_transient_to_detached(known)
        session.add(known)
    return cast("R", known)


class _Part(NamedTuple):
    """A relationship that is fetched with a document, and the SELECT of its rows."""

    name: str
    table: type[Record]
    sql: str


@cache
def _chosen(table: type[Record], where: str) -> str:
    columns = ", ".join(column.key for column in inspect(table).column_attrs)
    return f"SELECT {columns} FROM {table.__tablename__} WHERE {where}"


@cache
def _parts(table: type[Record]) -> tuple[_Part, ...]:
    kind = OF_TABLE.get(str(table.__tablename__))
    return tuple(_part(table, name) for name in kind.along) if kind else ()


def _part(table: type[Record], name: str) -> _Part:
    relationship: Any = inspect(table).relationships[name]
    ((_own, theirs),) = relationship.local_remote_pairs
    order = ", ".join(column.name for column in relationship.order_by)
    part = relationship.mapper.class_
    return _Part(name, part, _chosen(part, f"{theirs.name} = :whole ORDER BY {order}"))
