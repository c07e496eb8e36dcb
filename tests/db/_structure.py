"""What a schema is made of, whatever the order and the spelling of its DDL.

Pragmas tell columns, keys and indexes. What they keep to themselves (CHECKs, whether a key waits
for the end of the transaction, the condition of a partial index) is read from the statement.
"""

import re
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from typing import NamedTuple

from tests.db._rows import tables

_TOKEN = re.compile(
    r"""'(?:[^']|'')*'            # a text
      | "[^"]+" | `[^`]+` | \[[^\]]+\]  # a quoted name
      | \w+
      | <= | >= | <> | != | == | \|\| | -> | [^\s\w]""",
    re.VERBOSE,
)
_STARTS = {"constraint", "check", "unique", "primary", "foreign"}


class Column(NamedTuple):
    """A column without its place."""

    type: str
    notnull: int
    default: str | None
    pk: int
    hidden: int


class Key(NamedTuple):
    """A foreign key: from which columns to which, and when it is looked at."""

    columns: tuple[str, ...]
    parent: str
    parents: tuple[str, ...]
    on_update: str
    on_delete: str
    deferred: bool


class Index(NamedTuple):
    """An index: its columns with direction and collation, and which rows it holds."""

    columns: tuple[tuple[str, int, str], ...]
    unique: int
    where: str


class Table(NamedTuple):
    """All that a table promises."""

    strict: int
    without_rowid: int
    columns: dict[str, Column]
    checks: dict[str, str]
    uniques: set[tuple[str, ...]]
    keys: set[Key]
    indexes: dict[str, Index]


def made(statements: Iterable[str]) -> dict[str, Table]:
    """Read the structure that statements make."""
    with closing(sqlite3.connect(":memory:")) as connection:
        for statement in statements:
            connection.execute(statement)
        return structure(connection)


def structure(connection: sqlite3.Connection) -> dict[str, Table]:
    """Read every table of a file."""
    connection.row_factory = sqlite3.Row
    found = {row["name"]: row for row in connection.execute("PRAGMA table_list")}
    return {name: _table(connection, name, found[name]) for name in tables(connection)}


def _table(connection: sqlite3.Connection, name: str, listed: sqlite3.Row) -> Table:
    items = _items(_sql(connection, name))
    columns = connection.execute(f"PRAGMA table_xinfo({name})").fetchall()
    indexes = connection.execute(f"PRAGMA index_list({name})").fetchall()
    return Table(
        strict=listed["strict"],
        without_rowid=listed["wr"],
        columns={
            c["name"]: Column(c["type"], c["notnull"], c["dflt_value"], c["pk"], c["hidden"])
            for c in columns
        },
        checks=_checks(items),
        uniques={
            tuple(column for column, _desc, _coll in _indexed(connection, index["name"]))
            for index in indexes
            if index["origin"] == "u"
        },
        keys=_keys(connection, name, items),
        indexes={
            index["name"]: Index(
                _indexed(connection, index["name"]),
                index["unique"],
                _where(_sql(connection, index["name"])) if index["partial"] else "",
            )
            for index in indexes
            if index["origin"] == "c"
        },
    )


def _sql(connection: sqlite3.Connection, name: str) -> str:
    (sql,) = connection.execute("SELECT sql FROM sqlite_master WHERE name = ?", (name,)).fetchone()
    return str(sql)


def _indexed(connection: sqlite3.Connection, name: str) -> tuple[tuple[str, int, str], ...]:
    rows = connection.execute(f"PRAGMA index_xinfo({name})")
    return tuple((row["name"], row["desc"], row["coll"]) for row in rows if row["key"])


def _keys(connection: sqlite3.Connection, name: str, items: list[list[str]]) -> set[Key]:
    deferred = dict(_deferred(items))
    rows: dict[int, list[sqlite3.Row]] = {}
    for row in connection.execute(f"PRAGMA foreign_key_list({name})"):
        rows.setdefault(row["id"], []).append(row)
    return {
        Key(
            columns := tuple(row["from"] for row in parts),
            parts[0]["table"],
            tuple(row["to"] for row in parts),
            parts[0]["on_update"],
            parts[0]["on_delete"],
            deferred[columns],
        )
        for parts in rows.values()
    }


def _tokens(sql: str) -> list[str]:
    return [
        word if word[0] == "'" else word.strip('"`[]').lower() or word
        for word in _TOKEN.findall(sql)
    ]


def _items(sql: str) -> list[list[str]]:
    """Cut the body of a CREATE TABLE at the commas between its columns and constraints."""
    tokens = _tokens(sql)
    body = tokens[tokens.index("(") + 1 :]
    items: list[list[str]] = [[]]
    depth = 0
    for word in body:
        depth += (word == "(") - (word == ")")
        if depth < 0:
            break
        if word == "," and depth == 0:
            items.append([])
        else:
            items[-1].append(word)
    return items


def _group(tokens: list[str]) -> list[str]:
    """Return what stands between the first bracket and the one that closes it."""
    start = tokens.index("(")
    depth = 0
    for place, word in enumerate(tokens[start:], start):
        depth += (word == "(") - (word == ")")
        if depth == 0:
            return tokens[start + 1 : place]
    raise AssertionError(tokens)


def _checks(items: list[list[str]]) -> dict[str, str]:
    """Read every CHECK by its name; one without is an entry of its own wording."""
    found = {}
    for item in items:
        for place, word in enumerate(item):
            if word == "check":
                told = " ".join(_group(item[place:]))
                named = place > 1 and item[place - 2] == "constraint"
                found[item[place - 1] if named else told] = told
    return found


def _deferred(items: list[list[str]]) -> Iterator[tuple[tuple[str, ...], bool]]:
    """Say of every foreign key whether it waits for the end of the transaction."""
    for item in items:
        if "references" not in item:
            continue
        own = "foreign" not in item
        columns = (item[0],) if own else tuple(t for t in _group(item) if t != ",")
        after = item[item.index("references") + 1 :]
        end = next((place for place, t in enumerate(after) if t in _STARTS), len(after))
        words = " ".join(after[:end])
        waits = "deferrable initially deferred" in words and "not deferrable" not in words
        yield columns, waits


def _where(sql: str) -> str:
    tokens = _tokens(sql)
    return " ".join(tokens[tokens.index("where") + 1 :])
