"""Targets: the newest of each key, whose they are, and all their versions."""

import pytest

from salescli import lists
from salescli.engine.work import Work
from salescli.errors import DataError
from salescli.policy.kinds import Measure
from salescli.policy.period import month_labelled
from salescli.render.sheet import Entry
from salescli.services.register import target
from tests.lists._office import KIM, LEE, Office, block, rows

NOVEMBER = month_labelled(2026, 11)


@pytest.fixture
def aimed(office: Office) -> Office:
    def set_(work: Work) -> None:
        target.set_(work, Measure.SALES, NOVEMBER, 1_000_000, salesperson="kim")
        target.set_(work, Measure.SALES, NOVEMBER, 300_000, salesperson="kim", product="P1")
        target.set_(work, Measure.SALES, NOVEMBER, 1_200_000, salesperson="kim")
        target.set_(work, Measure.NEW_CUSTOMERS, NOVEMBER, 3, salesperson="lee")
        target.set_(work, Measure.COLLECTION, NOVEMBER, 500_000, dealer="D1")
        target.set_(work, Measure.SALES, month_labelled(2026, 12), 7, salesperson="lee")

    office.act("target set", set_)
    return office


def test_the_newest_target_of_each_key_is_in_force(aimed: Office) -> None:
    seen = aimed.see(lists.target.listed)

    dealer, fertiliser = Entry("D1", "(주)푸른농장"), Entry("P1", "유기질비료")
    sales, new = Entry("sales", "sales"), Entry("new_customers", "new customers")
    assert block(seen).rows == (
        ("2026-12", sales, LEE, None, None, 7, None),
        ("2026-11", Entry("collection", "collection"), None, dealer, None, 500_000, None),
        ("2026-11", new, LEE, None, None, None, 3),
        ("2026-11", sales, KIM, None, fertiliser, 300_000, None),
        ("2026-11", sales, KIM, None, None, 1_200_000, None),
    )


def test_salespeople_come_before_dealers(aimed: Office) -> None:
    def set_(work: Work) -> None:
        target.set_(work, Measure.COLLECTION, NOVEMBER, 9, salesperson="kim")

    aimed.act("target set", set_)

    assert rows(aimed.see(lists.target.listed), "salesperson", "amount")[1:3] == [
        (KIM, 9),
        (None, 500_000),
    ]


def test_targets_of_one_month_and_all_their_versions(aimed: Office) -> None:
    december = aimed.see(lambda look: lists.target.listed(look, month="next-month"))
    november = aimed.see(lambda look: lists.target.history(look, "2026-11-05"))

    assert rows(december, "month", "amount") == [("2026-12", 7)]
    assert rows(november, "product", "amount", "count", "recorded_at")[2:] == [
        (Entry("P1", "유기질비료"), 300_000, None, "2026-11-20 12:00"),
        (None, 1_000_000, None, "2026-11-20 12:00"),
        (None, 1_200_000, None, "2026-11-20 12:00"),
    ]
    with pytest.raises(DataError, match="is a week"):
        aimed.see(lambda look: lists.target.listed(look, month="2026-W47"))


def test_a_salesperson_sees_their_own_and_their_dealers_targets(aimed: Office) -> None:
    aimed.limited()

    assert rows(aimed.see(lists.target.listed, who="kim"), "amount") == [
        (500_000,),
        (300_000,),
        (1_200_000,),
    ]
    assert rows(aimed.see(lists.target.listed, who="lee"), "count") == [(None,), (3,)]
