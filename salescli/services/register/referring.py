"""What refers to a document: the rows of every table that names it, as the schema says."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from salescli.engine.content import declared

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.tables._base import Record

_NAMING = """
    SELECT kept.name AS name, key_."from" AS of
    FROM sqlite_master AS kept JOIN pragma_foreign_key_list(kept.name) AS key_
    WHERE kept.type = 'table' AND key_."table" = :table
    ORDER BY kept.name, key_."from"
"""


class Referring(NamedTuple):
    """A row that names a document, and the audit row that last wrote it."""

    table: str
    id: int
    written: int


def referring(work: "Work", document: "Record", *, since: int = 0) -> Iterator[Referring]:
    """Yield the rows that name a document and were written since an audit row."""
    for row in work.rows(_NAMING, table=declared(document).table):
        table, column = row["name"], row["of"]
        sql = f"SELECT id, written FROM {table} WHERE {column} = :id AND written >= :since"
        for found in work.rows(sql, id=document.key, since=since):
            yield Referring(table, found["id"], found["written"])
