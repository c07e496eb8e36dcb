"""What waits for an invoice and what is owed, where goods came back: worked out by hand."""

from datetime import date
from types import SimpleNamespace

import pytest

from salescli.policy.goods.supply import OWED, Part, followed
from salescli.policy.kinds import TaxKind
from salescli.policy.money import rate_of_tax, tax_in
from salescli.services.money import waiting
from salescli.watch import invoices as watch

OCT, NOV = "2026-10", "2026-11"


class Goods:
    """What was entered of lines, in the order of recording."""

    def __init__(self) -> None:
        self.rows: list[dict[str, object]] = []

    def sent(self, day: str, quantity: int, amount: int, *, line: int = 1, of: int = 0) -> int:
        """Send goods, or take back so much of a dispatch; return which entry that is."""
        self._enter("dispatched", day, day[:7], (quantity, amount), line, of or None)
        return len(self.rows)

    def back(self, day: str, quantity: int, amount: int, *, of: int) -> None:
        """Take goods back by a red note."""
        self.sent(day, -quantity, -amount, of=of)

    def returned(self, day: str, quantity: int, amount: int) -> None:
        """Take goods back that the customer returned."""
        self._enter("returned", day, day[:7], (quantity, amount), 1, None)

    def invoiced(self, day: str, month: str, quantity: int, amount: int) -> None:
        """Invoice goods of a month."""
        self._enter("invoiced", day, month, (quantity, amount), 1, None)

    def red(self, day: str, month: str, quantity: int, amount: int) -> None:
        """Take back of what was invoiced of a month."""
        self._enter("red", day, month, (quantity, amount), 1, None)

    def _enter(
        self, kind: str, day: str, month: str, part: tuple[int, int], line: int, of: int | None
    ) -> None:
        quantity, amount = part
        self.rows.append(
            {
                "line_id": line,
                "tax_kind": "standard",
                "kind": kind,
                "day": day,
                "told_on": day,
                "exchanged": False,
                "month": month,
                "quantity": quantity,
                "amount": amount,
                "id": len(self.rows) + 1,
                "of": of,
            }
        )

    def lots(self, day: str = "2026-12-31") -> list[tuple[str, waiting.Parts]]:
        """Return what waits for an invoice on a day."""
        told = sorted(self.rows, key=lambda row: int(str(row["line_id"])))
        work = SimpleNamespace(
            on=date.fromisoformat(day),
            rows=lambda sql, **_values: told if sql == waiting._SUPPLIED else [],
        )
        contract = SimpleNamespace(key=1)
        found = waiting.lots(work, contract)  # type: ignore[arg-type]
        return [(lot.month, lot.lines) for lot in found]

    def owed(self, month: str) -> Part:
        """Return what is owed in red of what was sent in a month."""
        return followed(self.rows).stands(OWED, month)

    def owed_days(self) -> list[tuple[str, str | None]]:
        """Return from when until when something was owed in red."""
        found = watch._above_nothing(followed(self.rows), OWED)
        return [
            (f"{since:%m-%d}", f"{done:%m-%d}" if done else None) for since, (done, _told) in found
        ]

    def done(self) -> dict[str, str | None]:
        """Return of each month with deliveries since when all of it is invoiced."""
        found = watch._months(followed(self.rows))
        return {month: f"{done:%m-%d}" if done else None for month, (done, _told) in found}


def test_each_month_is_an_invoice_of_its_own() -> None:
    goods = Goods()
    goods.sent("2026-10-05", 10, 100)
    goods.sent("2026-11-05", 5, 50)

    assert goods.lots() == [(OCT, {1: Part(10, 100)}), (NOV, {1: Part(5, 50)})]
    assert goods.lots("2026-11-04") == [(OCT, {1: Part(10, 100)})]


def test_what_came_back_goes_off_the_oldest_that_waits() -> None:
    """Of 10 and 5 that wait, 12 came back: 3 of the newest month are left."""
    goods = Goods()
    goods.sent("2026-10-05", 10, 100)
    goods.sent("2026-11-05", 5, 50)
    goods.returned("2026-12-02", 12, 120)

    assert goods.lots() == [(NOV, {1: Part(3, 30)})]


def test_a_red_note_takes_what_waits_of_its_own_note_first() -> None:
    """Of 10 and 5 that wait, the 5 never went out: the 10 of October do wait."""
    goods = Goods()
    goods.sent("2026-10-05", 10, 100)
    november = goods.sent("2026-11-05", 5, 50)
    goods.back("2026-12-02", 5, 50, of=november)

    assert goods.lots() == [(OCT, {1: Part(10, 100)})]


def test_a_later_delivery_does_not_make_up_for_what_was_invoiced_and_came_back() -> None:
    """10 sent and invoiced, 3 come back, 5 are sent: 5 wait, and 3 are owed in red."""
    goods = Goods()
    october = goods.sent("2026-10-05", 10, 100)
    goods.invoiced("2026-10-06", OCT, 10, 100)
    goods.back("2026-11-03", 3, 30, of=october)
    assert goods.lots() == []
    goods.sent("2026-11-05", 5, 50)

    assert goods.lots() == [(NOV, {1: Part(5, 50)})]
    assert (goods.owed(OCT), goods.owed(NOV)) == (Part(3, 30), Part(0, 0))
    goods.invoiced("2026-11-06", NOV, 5, 50)
    assert (goods.lots(), goods.owed(OCT)) == ([], Part(3, 30))
    assert goods.owed_days() == [("11-03", None)]
    goods.red("2026-11-09", OCT, 3, 30)
    assert (goods.lots(), goods.owed(OCT)) == ([], Part(0, 0))
    assert goods.owed_days() == [("11-03", "11-09")]


def test_what_waits_is_taken_first_and_only_the_rest_is_owed() -> None:
    """10 sent, 6 of them invoiced, 7 come back: the 4 that waited and 3 that are owed."""
    goods = Goods()
    first = goods.sent("2026-10-05", 6, 60)
    goods.invoiced("2026-10-05", OCT, 6, 60)
    goods.sent("2026-10-06", 4, 40)
    goods.back("2026-10-07", 7, 70, of=first)
    goods.sent("2026-10-08", 2, 20)

    assert goods.lots() == [(OCT, {1: Part(2, 20)})]
    assert goods.owed(OCT) == Part(3, 30)


def test_a_red_one_for_another_reason_leaves_what_is_owed_of_another_month() -> None:
    """3 of October are owed; all 5 of November are taken back in red, and wait again."""
    goods = Goods()
    october = goods.sent("2026-10-05", 10, 100)
    goods.invoiced("2026-10-06", OCT, 10, 100)
    goods.back("2026-11-03", 3, 30, of=october)
    goods.sent("2026-11-05", 5, 50)
    goods.invoiced("2026-11-06", NOV, 5, 50)
    goods.red("2026-11-09", NOV, 5, 50)

    assert goods.lots() == [(NOV, {1: Part(5, 50)})]
    assert goods.owed(OCT) == Part(3, 30)
    goods.red("2026-11-10", OCT, 10, 100)
    assert goods.lots() == [(OCT, {1: Part(7, 70)}), (NOV, {1: Part(5, 50)})]
    assert goods.owed(OCT) == Part(0, 0)


def test_what_is_sent_again_in_place_of_what_came_back_is_owed_and_waits() -> None:
    """A late note of October is invoiced whole, whatever is owed of what was recorded before."""
    goods = Goods()
    october = goods.sent("2026-10-20", 4, 40)
    goods.invoiced("2026-10-21", OCT, 4, 40)
    goods.back("2026-10-22", 4, 40, of=october)
    goods.sent("2026-10-05", 4, 40)

    assert goods.lots("2026-10-10") == [(OCT, {1: Part(4, 40)})]
    assert goods.owed(OCT) == Part(4, 40)


def test_a_won_of_rounding_is_lost_nowhere() -> None:
    """3 of 1/3 of a won: worth 0, 1 and 1; what waits and what is owed is what is left to invoice.

    1 sent (0), 1 sent (1), invoiced; 1 sent (0); 2 come back (1): 1 that waited, and 1 is owed.
    """
    goods = Goods()
    first = goods.sent("2026-10-05", 2, 1)
    goods.invoiced("2026-10-05", OCT, 2, 1)
    goods.sent("2026-10-06", 1, 0)
    goods.back("2026-10-07", 2, 1, of=first)

    assert goods.lots() == []
    assert goods.owed(OCT) == Part(1, 1)


def test_nothing_is_owed_before_it_was_invoiced() -> None:
    goods = Goods()
    first = goods.sent("2026-10-05", 6, 60)
    goods.invoiced("2026-10-09", OCT, 6, 60)
    goods.back("2026-10-07", 2, 20, of=first)

    assert goods.owed_days() == [("10-09", None)]


def test_more_back_than_waits_is_owed_and_makes_no_invoice() -> None:
    goods = Goods()
    first = goods.sent("2026-10-05", 6, 60)
    goods.invoiced("2026-10-05", OCT, 6, 60)
    goods.back("2026-11-07", 3, 30, of=first)

    assert goods.lots() == []


def test_what_costs_nothing_goes_along_with_what_costs_something() -> None:
    goods = Goods()
    goods.sent("2026-10-05", 2, 0)
    assert goods.lots() == []
    goods.sent("2026-11-05", 5, 50, line=2)

    assert goods.lots() == [(NOV, {1: Part(2, 0), 2: Part(5, 50)})]
    goods.invoiced("2026-11-06", NOV, 2, 0)
    assert goods.lots() == [(NOV, {2: Part(5, 50)})]


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


def test_a_red_invoice_is_owed_from_the_day_the_goods_came_back() -> None:
    goods = Goods()
    first = goods.sent("2026-11-02", 10, 100)
    goods.invoiced("2026-11-03", NOV, 10, 100)
    goods.back("2026-11-05", 3, 30, of=first)
    goods.red("2026-11-09", NOV, 3, 30)
    goods.back("2026-11-12", 1, 5, of=first)

    assert goods.owed_days() == [("11-05", "11-09"), ("11-12", None)]


def test_a_month_is_invoiced_when_all_that_stays_delivered_of_it_is() -> None:
    goods = Goods()
    first = goods.sent("2026-11-02", 10, 100)
    goods.invoiced("2026-11-03", NOV, 6, 60)
    goods.back("2026-11-05", 3, 30, of=first)
    assert goods.done() == {NOV: None}
    goods.invoiced("2026-11-09", NOV, 1, 10)

    assert goods.done() == {NOV: "11-09"}


def test_a_small_delivery_after_a_large_return_is_to_be_invoiced_too() -> None:
    """10 of October are invoiced and 3 come back: the 2 of November wait all the same."""
    goods = Goods()
    october = goods.sent("2026-10-05", 10, 100)
    goods.invoiced("2026-10-06", OCT, 10, 100)
    goods.back("2026-11-03", 3, 30, of=october)
    goods.sent("2026-11-05", 2, 20)
    assert goods.done() == {OCT: "10-06", NOV: None}
    goods.invoiced("2026-12-06", NOV, 2, 20)

    assert goods.done() == {OCT: "10-06", NOV: "12-06"}
