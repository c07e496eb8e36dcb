"""What a book refers to in the registers, and what of it is there already."""

import json
from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from salescli.policy import names
from salescli.text import _

if TYPE_CHECKING:
    from sqlite3 import Cursor

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
    table: f"SELECT {key} FROM {table} WHERE {key} IN (SELECT value FROM json_each(:codes))"
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
    """The registers as a book sees them: by its own keys first, then code, then exact name.

    Asked past the answers that a transaction keeps: a book may be long, and nothing of it is asked
    for twice.
    """

    def __init__(self, work: "Work", source: str) -> None:
        self._work = work
        self._source = source
        self._entries = cache(self._all_entries)
        self._profiles = cache(self._all_profiles)
        self._matches = cache(self._found)

    def _rows(self, sql: str, **values: object) -> "Cursor":
        return self._work.ledger.driver.execute(sql, values)

    def _all_entries(self, table: str) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        rows = self._rows(_ENTRIES[table]).fetchall()
        for id_, _code, name_key, _source, _key in rows:
            found.setdefault(f"n:{name_key}", []).append(id_)
        for id_, code, *_rest in rows:
            found[f"c:{code}"] = [id_]
        for id_, _code, _name_key, source, key in rows:
            if source == self._source:
                found[f"s:{key}"] = [id_]
        return found

    def _all_profiles(self) -> dict[int, list[Standing]]:
        found: dict[int, list[Standing]] = {}
        for customer, *standing in self._rows(_PROFILES):
            found.setdefault(customer, []).append(Standing(*standing))
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
        """Return how an account stood on a day; None before its first profile."""
        held = [s for s in self._profiles().get(customer, ()) if s.valid_from <= day]
        return held[-1] if held else None

    def fresh(self, table: str, records: Sequence["Record"]) -> list["Record"]:
        """Return the records that did not come from this source before."""
        keys = json.dumps([record.source_key for record in records])
        known = {key for (key,) in self._rows(_PRESENT[table], source=self._source, keys=keys)}
        return [record for record in records if record.source_key not in known]

    def taken(self, table: str, records: Iterable["Record"]) -> set[str]:
        """Return the codes or numbers of new records that other entries have."""
        codes = json.dumps([record.values[KEYS[table]] for record in records])
        return {code for (code,) in self._rows(_TAKEN[table], codes=codes)}
