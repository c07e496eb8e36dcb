"""Reading a register: each row is an entry of its own, known by its code."""

from collections.abc import Iterator

from salescli.books.columns import Sheet
from salescli.books.contradictions import Contradictions
from salescli.books.documents import again
from salescli.books.located import Fault, Record, Table, Value, text


def records(
    table: Table, sheet: Sheet, key: str, rules: Contradictions, faults: list[Fault]
) -> Iterator[Record]:
    """Yield the sound entries in the order of the book; add the faults of the others."""
    first: dict[Value, int] = {}
    for row in table.rows:
        seen = len(faults)
        values = sheet.read(row, faults)
        rules.find(sheet, row, values, faults)
        code = values.get(key)
        if code in first:
            faults.append(sheet.fault(row, key, again(first[code])))
        elif code is not None:
            first[code] = row.number
        if len(faults) == seen:
            yield Record(text(code), row.sheet, row.number, values)
