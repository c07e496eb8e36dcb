"""What a book said of an entry when it was last taken, and how it differs now (1.11)."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from salescli import models
from salescli.books.fields import Type
from salescli.books.kinds import KINDS
from salescli.books.located import Fault
from salescli.policy import quantity
from salescli.text import _, decimal

if TYPE_CHECKING:
    from salescli.books.located import Book, Record, Value
    from salescli.engine.work import Work

_SAID = """
    SELECT source_key, said FROM book_entry
    WHERE entered = :entered AND source = :source
      AND source_key IN (SELECT value FROM json_each(:keys))
    ORDER BY id
"""

Told = dict[str, dict[str, str]]
"""The key of a row, none for the entry itself, to its fields as they are told."""


class Said:
    """The entries of a book as they were last taken, and as it tells them now."""

    def __init__(self, work: "Work", table: str, book: "Book") -> None:
        self._work = work
        self._table = table
        self._book = book
        self._digits = work.company.digits
        kind = KINDS[book.kind]
        self._types = {field.key: field.type for field in kind.every}
        self._apart = {field.key for field in kind.fields if field.apart}

    def note(self, records: Sequence["Record"], last: int) -> tuple[type, list[dict[str, Any]]]:
        """Return the rows that keep what is said of entries, with ids after the last one."""
        rows = [
            {
                "id": id_,
                "entered": self._table,
                "source": self._book.source,
                "source_key": record.source_key,
                "recorded_at": self._work.now(),
                "said": json.dumps(self._told(record), ensure_ascii=False),
            }
            for id_, record in enumerate(records, last + 1)
        ]
        return models.BookEntry, rows

    def differences(self, records: Iterable["Record"]) -> list[tuple["Record", list[Fault]]]:
        """Return the known entries of which the book says something else now, and what.

        What was taken before schema 4 is not compared: nobody kept what was said of it.
        """
        found = {record.source_key: record for record in records}
        keys = json.dumps([*found])
        rows = self._work.rows(_SAID, entered=self._table, source=self._book.source, keys=keys)
        last = {row["source_key"]: json.loads(row["said"]) for row in rows}
        compared = ((found[key], [*self._differ(was, found[key])]) for key, was in last.items())
        return [(record, faults) for record, faults in compared if faults]

    def _differ(self, was: Told, record: "Record") -> Iterator[Fault]:
        now = self._told(record)
        lines = {line.source_key: line for line in record.lines}
        for key in {**was, **now}:
            row = lines.get(key, record)
            if key not in now:
                why = _("the line that stood there before is gone: {line}")
                yield Fault(row.sheet, row.row, "", "", why.format(line=_listed(was[key])))
            elif key not in was:
                why = _("the line was not there before: {line}")
                yield Fault(row.sheet, row.row, "", "", why.format(line=_listed(now[key])))
            else:
                yield from self._fields(row, was[key], now[key])

    def _fields(
        self, row: "Record", was: Mapping[str, str], now: Mapping[str, str]
    ) -> Iterator[Fault]:
        for key in {**was, **now}:
            old, new = was.get(key, ""), now.get(key, "")
            if old != new:
                column = self._book.columns.get(key, key)
                why = _("the book said {old!r} before; enter the change by its command")
                yield Fault(row.sheet, row.row, column, new, why.format(old=old))

    def _told(self, record: "Record") -> Told:
        """Tell an entry and its lines; what each line has for itself is told there alone."""
        own = self._apart if record.lines else set()
        rest = {key: value for key, value in record.values.items() if key not in own}
        lines = {line.source_key: self._written(line.values) for line in record.lines}
        return {"": self._written(rest)} | lines

    def _written(self, values: Mapping[str, "Value"]) -> dict[str, str]:
        return {key: self._word(key, value) for key, value in values.items() if value is not None}

    def _word(self, key: str, value: "Value") -> str:
        kind = self._types.get(key)
        if kind is Type.MONEY:
            return decimal(int(str(value)), self._digits)
        if kind is Type.QUANTITY:
            return decimal(int(str(value)), quantity.DIGITS, trim=True)
        if kind is Type.RATE:
            return f"{decimal(int(str(value)), 2, trim=True)}%"
        return str(value)


def _listed(fields: Mapping[str, str]) -> str:
    return ", ".join(f"{key}={value}" for key, value in fields.items())
