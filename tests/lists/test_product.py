"""The register of products: the price of today, and all there have been."""

from datetime import date

from salescli import lists
from salescli.render.sheet import Entry
from salescli.services.register import product
from tests.lists._office import Office, as_it_is, block, rows


def test_products_are_listed_with_the_price_of_today(office: Office) -> None:
    office.act("product price", lambda w: product.price(w, "P1", 13_000), on=date(2026, 11, 20))
    office.act("product price", lambda w: product.price(w, "P1", 99_000), on=date(2026, 12, 1))
    office.act("product edit", lambda w: product.edit(w, "P2", discontinued=True))

    today = office.see(lists.product.listed)
    yesterday = office.see(lists.product.listed, today="2026-11-19")
    everything = office.see(lambda look: lists.product.listed(look, discontinued=True))

    assert block(today).rows == (
        (
            "P1",
            "유기질비료",
            "20kg",
            "포",
            None,
            13_000,
            300,
            Entry("standard", "standard"),
            False,
            False,
        ),
    )
    assert rows(yesterday, "code", "price") == [("P1", 12_000)]
    assert rows(everything, "code", "discontinued") == [("P1", False), ("P2", True)]


def test_the_last_version_of_a_days_price_counts(office: Office) -> None:
    office.act("product price", lambda w: product.price(w, "P1", 13_000))
    office.act("product price", lambda w: product.price(w, "P1", 13_500, discount_limit_bp=200))

    seen = office.see(lambda look: lists.product.shown(look, "유기질비료"))

    assert rows(seen, "price", "discount_limit") == [(13_500, 200)]
    assert block(seen, "prices").rows == (
        ("2026-11-02", 12_000, 300, "2026-11-20 12:00"),
        ("2026-11-20", 13_000, 300, "2026-11-20 12:00"),
        ("2026-11-20", 13_500, 200, "2026-11-20 12:00"),
    )


def test_a_flag_that_was_changed_reads_as_one(office: Office) -> None:
    office.act("product edit", lambda w: product.edit(w, "P2", discontinued=True))

    seen = office.see(lambda look: lists.product.history(look, "P2"))

    assert [b.key for b in seen.blocks] == ["prices", "decisions", "changes"]
    assert rows(seen, "action", "field", "before", "after", section="changes")[-1] == (
        "product edit",
        Entry("discontinued", "Discontinued"),
        as_it_is("false"),
        as_it_is("true"),
    )


def test_a_product_without_a_price_yet_is_listed_all_the_same(office: Office) -> None:
    seen = office.see(lists.product.listed, today="2026-11-01")

    assert rows(seen, "code", "price") == [("P1", None), ("P2", None)]
