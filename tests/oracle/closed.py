"""The figures of a closed week: as the program prints them, and as the books have them."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from tests._program import Program
from tests.oracle.books import METHODS, Books, Span, month_start
from tests.oracle.ledger import Ledger

Figures = list[dict[str, object]]

KINDS = {"F3": ("dispatched",), "F7": ("invoiced", "applied", "collected")}
"""What the figures of a form are made of."""

_SELLER = ("salesperson", "amount", "returned", "net", "month_to_date", "dispatches")
_SOLD = ("salesperson", "customer", "product", "quantity", "price", "amount", "returned", "net")

_PAID = (
    *("customer", "contract", "salesperson", "due", "collected", *METHODS),
    *("uncleared", "balance", "collection_rate", "days_overdue"),
)

_POSTED = """
    SELECT kind, booked_on, recorded_on, contract.number, SUM(amount)
    FROM posting JOIN contract ON contract.id = posting.contract_id
    WHERE kind IN ('dispatched', 'invoiced', 'applied', 'collected')
    GROUP BY kind, booked_on, recorded_on, contract.number
"""
_LATE = "SELECT kind FROM posting WHERE booked_on BETWEEN ? AND ? AND recorded_on > ?"


@dataclass
class Weeks:
    """The weeks that have closed: what their forms said that evening, and what they say since."""

    program: Program
    ledger: Ledger
    rows: Callable[..., list[dict[str, Any]]]
    closed: dict[tuple[str, date], tuple[Figures, Figures]] = field(default_factory=dict)
    """Form and evening to all that it said then, and to what the books have of it."""
    changed: set[tuple[str, date]] = field(default_factory=set)

    def close(self, evening: date) -> None:
        """Keep what the forms of the week that has closed say this evening."""
        for form in KINDS:
            said = self._form(form, evening)
            self.closed[form, evening] = figures(said), printed(said)

    def look_back(self) -> Iterator[str]:
        """Yield which closed week is not as the books have it, or changed with nothing late."""
        for (form, evening), (_said, before) in self.closed.items():
            span = week(evening)
            now = printed(self._form(form, evening))
            if now != kept(form, self.ledger.books, span):
                yield f"{form} {label(span)} is not as the books have it: {now}"
            if now != before:
                self.changed.add((form, evening))
                if not self._late(form, evening):
                    yield f"{form} {label(span)} changed, and nothing was late"

    def look_back_at_evenings(self) -> Iterator[str]:
        """Yield what is not so any more as of an evening; look at both days of every figure."""
        for (form, evening), (said, before) in self.closed.items():
            if figures(self._form(form, evening, "--as-of", evening.isoformat())) != said:
                yield f"{form} was not so on {evening}"
            if kept(form, self.ledger.books, replace(week(evening), as_of=evening)) != before:
                yield f"{form} was not as the books had it on {evening}"
        posted = sorted(tuple(row.values()) for row in self.rows(_POSTED))
        if posted != self.ledger.posted():
            yield f"posted is {posted}"

    def _form(self, form: str, evening: date, *more: str) -> Any:  # noqa: ANN401 - of JSON
        words = ["report", form, "--period", label(week(evening)), "--json", *more]
        return json.loads(self.program.done(words))["sections"]

    def _late(self, form: str, evening: date) -> bool:
        """Say whether what moves a form was recorded after its evening, for a day up to its end."""
        days = (*window(form, week(evening)), evening)
        found = self.rows(_LATE, *(day.isoformat() for day in days))
        return any(row["kind"] in KINDS[form] for row in found)


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
