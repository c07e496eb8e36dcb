"""What forms.md says of any books: whatever happened, the forms agree with each other."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Any

from tests._program import Program
from tests.stories._books import read

AGES = ("not_due", "overdue_1_30", "overdue_31_60", "overdue_61_90", "overdue_over_90")
METHODS = ("cash", "transfer", "cheque", "acceptance_bill", "bank_draft")
SOLD = ("amount", "returned", "net")

Rows = list[dict[str, Any]]
Figures = dict[str, Decimal]
"""By the person, contract or age whose they are; none of them is nothing."""


@dataclass(frozen=True)
class Period:
    """A period with its forms: F3, F5 and F7 of a week, F4 and F8 of a month."""

    start: date
    end: date
    forms: dict[str, dict[str, Any]]

    def rows(self, form: str, section: str) -> Rows:
        rows: Rows = self._section(form, section)["rows"]
        return rows

    def total(self, form: str, section: str, key: str) -> Decimal:
        return Decimal(self._section(form, section)["totals"][key])

    def by(self, name: str, form: str, section: str, key: str) -> Figures:
        """Return a figure by the person or contract whose it is, but where it is nothing."""
        return _counted((row[name], row[key]) for row in self.rows(form, section))

    def _section(self, form: str, key: str) -> dict[str, Any]:
        found: dict[str, Any] = next(s for s in self.forms[form]["sections"] if s["key"] == key)
        return found


def agree(salescli: Program, days: Iterable[date]) -> None:
    """Compare the forms of all months of some days with each other and with all their weeks."""
    spans = list(_spans(sorted({day.replace(day=1) for day in days})))
    salescli.on(spans[-1][1] + timedelta(days=7))
    for first, last in spans:
        months = list(_periods(salescli, first, last, "F4", "F8"))
        weeks = list(_periods(salescli, first, last, "F3", "F5", "F7"))
        for month in months:
            _a_month_agrees(month)
            _a_month_end_is_as_it_stood(salescli, month)
        for before, month in pairwise(months):
            _what_was_collected_goes_on(before, month)
        for week in weeks:
            _a_week_agrees(week)
        _weeks_add_up_to_months(weeks, months)
        _months_to_date_go_on(weeks, months)
        _at_a_months_end_week_and_month_agree(weeks, months)
        _all_is_recorded_by_today(salescli, months[-1])


def _spans(months: list[date]) -> Iterator[tuple[date, date]]:
    """Put months that follow each other together: the first and the last day of each span."""
    first = months[0]
    for month, following in pairwise([*months, date.max]):
        if following != _month_end(month) + timedelta(days=1):
            yield first, _month_end(month)
            first = following


def _periods(salescli: Program, first: date, last: date, *forms: str) -> Iterator[Period]:
    day = first
    while day <= last:
        found = {form: read(salescli, f"{form} {day}") for form in forms}
        span = found[forms[0]]["period"]
        start, end = (date.fromisoformat(span[key]) for key in ("start", "end"))
        yield Period(start, end, found)
        day = end + timedelta(days=1)


def _month_end(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def _counted(figures: Iterable[tuple[str, Any]]) -> Figures:
    sums: Figures = {}
    for name, figure in figures:
        sums[name] = sums.get(name, Decimal(0)) + Decimal(figure)
    return {name: figure for name, figure in sums.items() if figure}


def _sum(parts: Iterable[Figures]) -> Figures:
    return _counted(item for part in parts for item in part.items())


def _a_month_agrees(month: Period) -> None:
    for key in SOLD:
        sums = {month.total("F4", s, key) for s in ("detail", "by_product", "by_salesperson")}
        assert len(sums) == 1, (month.start, key, sums)
    assert month.total("F4", "by_region", "net") == month.total("F4", "detail", "net")
    for row in month.rows("F8", "receivables"):
        assert (row["total"] is None) == (row["contract"] is None)
        figure = {k: Decimal(v or 0) for k, v in row.items() if k in {*AGES, *_STANDING}}
        assert figure["receivable"] - figure["prepaid"] == figure["invoiced"] - figure["collected"]
        assert figure["uninvoiced"] == figure["delivered"] - figure["invoiced"]
        assert sum(figure[age] for age in AGES) == figure["receivable"]
        assert figure["total"] >= figure["delivered"]
        assert min(figure[key] for key in ("receivable", "prepaid", *AGES)) >= 0
    ageing = month.by("age", "F8", "ageing", "receivable")
    assert ageing == _counted((age, month.total("F8", "receivables", age)) for age in AGES)
    assert month.by("salesperson", "F8", "receivables", "collected_in_month") == month.by(
        "salesperson", "F4", "by_salesperson", "collected"
    )


_STANDING = (
    *("total", "delivered", "invoiced", "uninvoiced", "collected", "receivable", "prepaid"),
)


def _a_month_end_is_as_it_stood(salescli: Program, month: Period) -> None:
    """Compare F8 with the ageing of its last day, and with the accounts of its customers."""
    aged = read(salescli, f"aging {month.end}")["sections"][0]["rows"]
    for key in ("receivable", *AGES):
        owed = month.by("contract", "F8", "receivables", key)
        assert owed == _counted((row["contract"], row[key]) for row in aged), (month.start, key)
    for customer in {row["customer"] for row in month.rows("F8", "receivables")}:
        account = read(salescli, f"account {customer} --on {month.end}")["sections"]
        (stood,) = next(s["rows"] for s in account if s["key"] == "standing")
        for key in ("receivable", "prepaid", *AGES):
            all_ = month.by("customer", "F8", "receivables", key)
            assert all_.get(customer, 0) == Decimal(stood[key]), (month.start, customer, key)
        invoices = next(s["totals"] for s in account if s["key"] == "invoices")
        assert Decimal(invoices["open"]) == Decimal(stood["receivable"])


def _what_was_collected_goes_on(before: Period, month: Period) -> None:
    ever = {row["contract"]: row["collected"] for row in before.rows("F8", "receivables")}
    for row in month.rows("F8", "receivables"):
        if row["contract"] in ever:
            now = Decimal(ever[row["contract"]]) + Decimal(row["collected_in_month"])
            assert Decimal(row["collected"]) == now, (month.start, row["contract"])


def _a_week_agrees(week: Period) -> None:
    for key in SOLD:
        assert week.total("F3", "detail", key) == week.total("F3", "by_salesperson", key)
    for row in week.rows("F7", "collection"):
        assert sum(Decimal(row[method]) for method in METHODS) == Decimal(row["collected"])
    collected = week.by("salesperson", "F7", "collection", "collected")
    assert collected == week.by("salesperson", "F5", "work", "collected")


def _weeks_add_up_to_months(weeks: list[Period], months: list[Period]) -> None:
    """Compare sums: all that happened lies in these months, so it lies in these weeks too."""
    for form, section, key in (
        *(("F3", "by_salesperson", key) for key in SOLD),
        *(("F5", "work", key) for key in ("contracts", "contracted", "collected")),
    ):
        by_week = _sum(w.by("salesperson", form, section, key) for w in weeks)
        by_month = _sum(m.by("salesperson", "F4", "by_salesperson", key) for m in months)
        assert by_week == by_month, (form, key)
    assert _sum(w.by("contract", "F7", "collection", "collected") for w in weeks) == _sum(
        m.by("contract", "F8", "receivables", "collected_in_month") for m in months
    )


def _months_to_date_go_on(weeks: list[Period], months: list[Period]) -> None:
    """Compare a week's net with the step of the month to date, over a month's end too."""
    nets = {month.end: month.by("salesperson", "F4", "by_salesperson", "net") for month in months}
    for before, week in pairwise(weeks):
        was, now, net = (
            w.by("salesperson", "F3", "by_salesperson", key)
            for w, key in ((before, "month_to_date"), (week, "month_to_date"), (week, "net"))
        )
        if _month_end(before.end) != _month_end(week.end):
            now = _sum((now, nets[_month_end(before.end)]))
        assert _sum((was, net)) == now, week.start


def _at_a_months_end_week_and_month_agree(weeks: list[Period], months: list[Period]) -> None:
    closing = {week.end: week for week in weeks}
    for month in months:
        if week := closing.get(month.end):
            assert week.rows("F7", "ageing") == month.rows("F8", "ageing")
            owed = month.by("contract", "F8", "receivables", "receivable")
            for contract, balance in week.by("contract", "F7", "collection", "balance").items():
                assert owed[contract] == balance, (week.start, contract)
            assert week.by("salesperson", "F3", "by_salesperson", "month_to_date") == month.by(
                "salesperson", "F4", "by_salesperson", "net"
            )


def _all_is_recorded_by_today(salescli: Program, month: Period) -> None:
    as_of = read(salescli, f"F8 {month.end} --as-of {salescli.clock.day}")
    assert as_of["sections"] == month.forms["F8"]["sections"]
