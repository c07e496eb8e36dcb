"""What a row says against itself: an end before its start, a deed of tomorrow."""

from collections.abc import Container
from datetime import date

from salescli.books.columns import Sheet
from salescli.books.fields import Kind
from salescli.books.located import Fault, Row, Value
from salescli.text import _


class Contradictions:
    """The contradictions that rows of a kind can hold, as seen today."""

    def __init__(self, kind: Kind, today: date) -> None:
        self._orders = kind.orders
        self._happened = tuple(field.key for field in kind.fields if field.happened)
        self._today = today

    def find(
        self,
        sheet: Sheet,
        row: Row,
        values: dict[str, Value],
        faults: list[Fault],
        *,
        among: Container[str] | None = None,
    ) -> None:
        """Add a fault for every contradiction of a row: of all its fields, or of those `among`."""
        for key in self._happened:
            if (among is None or key in among) and _after(values.get(key), self._today):
                reason = _("it is after today, {today}").format(today=self._today)
                faults.append(sheet.fault(row, key, reason))
        for first, then in self._orders:
            if (among is None or then in among) and _after(values.get(first), values.get(then)):
                reason = _("it is before {first}, {day}").format(
                    first=_named(sheet, first), day=values[first]
                )
                faults.append(sheet.fault(row, then, reason))


def _after(one: Value, other: Value) -> bool:
    return isinstance(one, date) and isinstance(other, date) and one > other


def _named(sheet: Sheet, key: str) -> str:
    column = sheet.column(key)
    return column.place if column else key
