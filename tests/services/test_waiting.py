"""What waits for an invoice and what is owed, where goods came back: worked out by hand."""

from datetime import date
from types import SimpleNamespace

import pytest

from salescli.policy.kinds import TaxKind
from salescli.policy.money import rate_of_tax, tax_in
from salescli.services.money import waiting
from salescli.services.money.waiting import Part
from salescli.watch import invoices as watch

OCT, NOV, DEC = "2026-10", "2026-11", "2026-12"


def lots(*rows: tuple[int, str, int, int, str | None]) -> list[tuple[str, waiting.Parts]]:
    """Return what waits where lines moved so in months: quantity, amount, last dispatch."""
    told = [
        {
            "line_id": line,
            "tax_kind": "standard",
            "month": month,
            "quantity": quantity,
            "amount": amount,
            "sent_on": sent,
        }
        for line, month, quantity, amount, sent in rows
    ]
    work = SimpleNamespace(on=date(2026, 12, 31), rows=lambda _sql, **_values: told)
    contract = SimpleNamespace(key=1)
    found = waiting.lots(work, contract)  # type: ignore[arg-type]
    return [(lot.month, lot.lines) for lot in found]


def test_each_month_is_an_invoice_of_its_own() -> None:
    assert lots((1, OCT, 10, 100, "2026-10-05"), (1, NOV, 5, 50, "2026-11-05")) == [
        (OCT, {1: Part(10, 100)}),
        (NOV, {1: Part(5, 50)}),
    ]


def test_what_came_back_goes_off_the_oldest_that_waits() -> None:
    """Of 10 and 5 that wait, 12 came back: 3 of the newest month are left."""
    moved = (
        (1, OCT, 10, 100, "2026-10-05"),
        (1, NOV, 5, 50, "2026-11-05"),
        (1, DEC, -12, -120, None),
    )

    assert lots(*moved) == [(NOV, {1: Part(3, 30)})]


def test_more_back_than_waits_is_owed_and_makes_no_invoice() -> None:
    assert lots((1, OCT, 0, 0, "2026-10-05"), (1, NOV, -3, -30, None)) == []


def test_what_costs_nothing_goes_along_with_what_costs_something() -> None:
    moved = ((1, OCT, 2, 0, "2026-10-05"), (2, NOV, 5, 50, "2026-11-05"))

    assert lots(*moved) == [(NOV, {1: Part(2, 0), 2: Part(5, 50)})]
    assert lots((1, OCT, 2, 0, "2026-10-05")) == []


@pytest.mark.parametrize(
    ("gross", "rate", "tax"),
    [
        (10_000, 1_000, 909),  # 909.09
        (11_000, 1_000, 1_000),
        (17, 1_000, 2),  # 1.545
        (16, 1_000, 1),  # 1.454
        (3, 10_000, 2),  # 1.5, half up
        (10_000, 1_300, 1_150),  # 1150.44
        (12_345, 500, 588),  # 587.857
        (999, 0, 0),
    ],
)
def test_tax_is_rounded_half_up(gross: int, rate: int, tax: int) -> None:
    assert tax_in(gross, rate) == tax


def test_only_what_is_of_the_standard_kind_is_taxed() -> None:
    assert [rate_of_tax(kind, "12.5") for kind in TaxKind] == [1250, 0, 0]


def moved(day: int, delivered: int, invoiced: int) -> dict[str, object]:
    on = f"2026-11-{day:02d}"
    return {"day": on, "told_on": on, "delivered": delivered, "invoiced": invoiced}


def test_a_red_invoice_is_owed_from_the_day_the_goods_came_back() -> None:
    days = watch._stood(
        [moved(2, 100, 0), moved(3, 0, 100), moved(5, -30, 0), moved(9, 0, -30), moved(12, -5, 0)]
    )

    assert [(b.on.day, a.on.day if a else None) for b, a in watch._owed(days)] == [
        (5, 9),
        (12, None),
    ]


def test_a_month_is_invoiced_when_all_that_stays_delivered_of_it_is() -> None:
    days = watch._stood([moved(2, 100, 0), moved(3, 0, 60), moved(5, -30, 0), moved(9, 0, 10)])

    ((end, done),) = watch._months(days)
    assert (end.day, done and done.on.day) == (30, 9)
