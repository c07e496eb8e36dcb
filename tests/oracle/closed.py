"""The figures of a closed week: as the program prints them, and as the books have them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from tests.oracle.books import METHODS, Books, Span, month_start

Figures = list[dict[str, object]]

KINDS = {"F3": ("dispatched",), "F7": ("invoiced", "applied", "collected")}
"""What the figures of a form are made of."""

_SELLER = ("salesperson", "amount", "returned", "net", "month_to_date", "dispatches")
_SOLD = ("salesperson", "customer", "product", "quantity", "price", "amount", "returned", "net")

_PAID = (
    *("customer", "contract", "salesperson", "due", "collected", *METHODS),
    *("uncleared", "balance", "collection_rate", "days_overdue"),
)


def week(evening: date) -> Span:
    """Return the week that closed before an evening."""
    return Span(evening - timedelta(days=7), evening - timedelta(days=1))


def label(span: Span) -> str:
    """Return what the program calls a week."""
    return span.end.strftime("%G-W%V")


def window(form: str, span: Span) -> tuple[date, date]:
    """Return the days of which something moves a form: what is open has no first one."""
    first = min(span.start, month_start(span.end)) if form == "F3" else date.min
    return first, span.end


def printed(sections: Sequence[Mapping[str, Any]]) -> Figures:
    """Return of what the program prints the figures that the books have."""
    rows = {section["key"]: section["rows"] for section in sections}
    if "collection" in rows:
        return _only(rows["collection"], _PAID)
    sellers = [row for row in rows["by_salesperson"] if _moved(row)]
    return _only(rows["detail"], _SOLD) + _only(sellers, _SELLER)


def figures(sections: Sequence[Mapping[str, Any]]) -> Figures:
    """Return all that a form says but for names, which are those of the register today."""
    return [
        {key: told for key, told in row.items() if not key.endswith("_name")}
        for section in sections
        for row in (*section["rows"], section["totals"] or {})
    ]


def kept(form: str, books: Books, span: Span) -> Figures:
    """Return what the books make of a week."""
    if form == "F7":
        return _only(books.collection(span), _PAID)
    sellers = [row for row in books.weekly_by_salesperson(span) if _moved(row)]
    return _only(books.detail(span), _SOLD) + _only(sellers, _SELLER)


def _moved(row: Mapping[str, object]) -> bool:
    return (row["amount"], row["month_to_date"]) != ("0", "0")


def _only(rows: Iterable[Mapping[str, object]], keys: Sequence[str]) -> Figures:
    return [{key: row[key] for key in keys} for row in rows]
