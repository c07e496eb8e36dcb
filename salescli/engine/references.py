"""What the words of a book refer to in the registers, looked up once for the whole book."""

from functools import cache
from typing import TYPE_CHECKING

from salescli.policy import names
from salescli.text import _

if TYPE_CHECKING:
    from salescli.books.located import Record, Value
    from salescli.engine.work import Work

_TABLES = {"salesperson": "employee", "customer": "customer", "product": "product"}
"""Field of a book to the register it refers to."""

_ENTRIES = {
    "employee": "SELECT id, code, name_key, source, source_key FROM employee ORDER BY id",
    "customer": "SELECT id, code, name_key, source, source_key FROM customer ORDER BY id",
    "product": "SELECT id, code, name_key, source, source_key FROM product ORDER BY id",
}

_PRESENT = {
    "employee": "SELECT source_key FROM employee WHERE source = :source",
    "customer": "SELECT source_key FROM customer WHERE source = :source",
    "product": "SELECT source_key FROM product WHERE source = :source",
    "contract": "SELECT source_key FROM contract WHERE source = :source",
}

_TAKEN = {
    "employee": "SELECT code AS code FROM employee",
    "customer": "SELECT code AS code FROM customer",
    "product": "SELECT code AS code FROM product",
    "contract": "SELECT number AS code FROM contract WHERE number IS NOT NULL",
}


class References:
    """The registers as a book sees them: by its own keys first, then code, then exact name."""

    def __init__(self, work: "Work", source: str) -> None:
        self._work = work
        self._source = source
        self.entries = cache(self._entries)
        self.present = cache(self._present)
        self._codes = cache(self._taken)

    def _entries(self, table: str) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        rows = self._work.rows(_ENTRIES[table])
        for row in rows:
            found.setdefault(f"n:{row['name_key']}", []).append(row["id"])
        for row in rows:
            found[f"c:{row['code']}"] = [row["id"]]
        for row in rows:
            if row["source"] == self._source:
                found[f"s:{row['source_key']}"] = [row["id"]]
        return found

    def _present(self, table: str) -> frozenset[str]:
        rows = self._work.rows(_PRESENT[table], source=self._source)
        return frozenset(row["source_key"] for row in rows)

    def _taken(self, table: str) -> frozenset[str]:
        return frozenset(row["code"] for row in self._work.rows(_TAKEN[table]))

    def _matches(self, field: str, word: str) -> list[int]:
        entries = self.entries(_TABLES[field])
        for key in (f"s:{word}", f"c:{word}", f"n:{names.key(word)}"):
            if key in entries:
                return entries[key]
        return []

    def id(self, field: str, word: "Value") -> int:
        """Return the id of the entry a checked word refers to."""
        return self._matches(field, str(word))[0]

    def wrong(self, field: str, word: "Value") -> str | None:
        """Say why a word refers to no entry, or to several; None if it is right or empty."""
        if word is None:
            return None
        found = self._matches(field, str(word))
        if not found:
            return _("there is no such {field}; import or add it first").format(field=_(field))
        return _("it fits more than one {field}").format(field=_(field)) if found[1:] else None

    def taken(self, table: str, record: "Record") -> str | None:
        """Say why a new entry's code or number cannot be its own."""
        code = record.values.get("number" if table == "contract" else "code")
        if code in self._codes(table):
            return _("this code is in use by an entry that did not come from this source")
        return None
