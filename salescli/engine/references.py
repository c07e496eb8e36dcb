"""What a book refers to in the registers, and what of it is there already."""

import json
from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from salescli.policy import names
from salescli.text import _

if TYPE_CHECKING:
    from salescli.books.located import Record, Value
    from salescli.engine.work import Work

_TABLES = {"salesperson": "employee", "customer": "customer", "product": "product"}
"""Field of a book to the register it refers to."""

KEYS = {"employee": "code", "customer": "code", "product": "code", "contract": "number"}
"""Table to the field that nobody else's entry may have."""

_ENTRIES = {
    table: f"SELECT id, code, name_key, source, source_key FROM {table} ORDER BY id"
    for table in _TABLES.values()
}

_PRESENT = {
    table: f"""
        SELECT source_key FROM {table}
        WHERE source = :source AND source_key IN (SELECT value FROM json_each(:keys))
    """
    for table in KEYS
}

_TAKEN = {
    table: f"SELECT {key} AS code FROM {table} WHERE {key} IN (SELECT value FROM json_each(:codes))"
    for table, key in KEYS.items()
}

_PROFILES = """
    SELECT customer_id, valid_from, region, payment_days FROM customer_profile
    ORDER BY customer_id, valid_from, version
"""


class Standing(NamedTuple):
    """How an account stood from a day on."""

    valid_from: str
    region: str | None
    payment_days: int | None


class References:
    """The registers as a book sees them: by its own keys first, then code, then exact name."""

    def __init__(self, work: "Work", source: str) -> None:
        self._work = work
        self._source = source
        self._entries = cache(self._all_entries)
        self._profiles = cache(self._all_profiles)
        self._matches = cache(self._found)

    def _all_entries(self, table: str) -> dict[str, list[int]]:
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

    def _all_profiles(self) -> dict[int, list[Standing]]:
        found: dict[int, list[Standing]] = {}
        for row in self._work.rows(_PROFILES):
            standing = Standing(row["valid_from"], row["region"], row["payment_days"])
            found.setdefault(row["customer_id"], []).append(standing)
        return found

    def _found(self, field: str, word: str) -> list[int]:
        entries = self._entries(_TABLES[field])
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

    def standing(self, customer: int, day: str) -> Standing | None:
        """Return how an account stood on a day, or at first: its history may come later."""
        known = self._profiles().get(customer, [])
        held = [s for s in known if s.valid_from <= day]
        return held[-1] if held else next(iter(known), None)

    def fresh(self, table: str, records: Sequence["Record"]) -> list["Record"]:
        """Return the records that did not come from this source before."""
        keys = json.dumps([record.source_key for record in records])
        rows = self._work.rows(_PRESENT[table], source=self._source, keys=keys)
        known = {row["source_key"] for row in rows}
        return [record for record in records if record.source_key not in known]

    def taken(self, table: str, records: Iterable["Record"]) -> set[str]:
        """Return the codes or numbers of new records that other entries have."""
        codes = json.dumps([record.values[KEYS[table]] for record in records])
        return {row["code"] for row in self._work.rows(_TAKEN[table], codes=codes)}
