"""F12 by hand: accounts as they stood at a period's end, and what changed in it."""

import json
from datetime import date
from typing import Any

import pytest

from salescli.policy.kinds import CustomerKind
from salescli.services.register import customer
from tests._company import LEAVE
from tests._program import Program
from tests.reports._scene import Scene
from tests.reports.conftest import Form, Read
from tests.services._visits import hold

WEEK = "F12 --period 2026-W47"
CHANGE = "customer field old new changed_on by"


def changes(read: Read, line: str = WEEK) -> list[Any]:
    return read(line, "changes", CHANGE)[0]


def test_an_account_is_shown_as_it_stood_at_the_end(scene: Scene, read: Read) -> None:
    scene.learn("H1", "kim", "11-02", bank="농협", staff=40, assets=1_000, stage="상담")
    scene.learn("H1", "kim", "11-20", bank="국민", yearly_purchases=500)
    scene.learn("H1", "kim", "11-21", bank="하나", assets=9_999)  # a day too late
    scene.learn("E1", "han", "11-20", assets=200, trading_since=date(2020, 3, 1))
    keys = "customer kind bank assets staff yearly_purchases trading_since stage salesperson"

    rows, totals = read(WEEK, "customers", keys)

    assert rows == [
        ("E1", "end_user", None, "200", None, None, "2020-03-01", None, "han"),
        ("H1", "dealer", "국민", "1000", 40, "500", None, "상담", "kim"),
    ]
    assert totals == (None, None, None, "1200", 40, "500", None, None, None)


def test_all_of_the_record_is_there(scene: Scene, form: Form) -> None:
    texts = {
        key: key.upper()
        for key in (
            *("region", "address", "contact", "position", "phone", "nature", "business"),
            *("buying_habits", "wanted_products", "needs", "current_supplier", "bank"),
            *("payment_record", "stage", "next_step"),
        )
    }
    numbers = {"assets": 3, "staff": 4, "yearly_purchases": 5}
    scene.learn("H1", "kim", "11-16", **texts, **numbers, trading_since=date(2019, 5, 6))

    row = form(WEEK)["sections"][0]["rows"][1]

    assert row == {
        "customer": "H1",
        "customer_name": "(주)한솔농협",
        "kind": "dealer",
        **texts,
        "assets": "3",
        "staff": 4,
        "yearly_purchases": "5",
        "trading_since": "2019-05-06",
        "visits": 0,
        "last_visit": None,
        "salesperson": "kim",
        "salesperson_name": "김철수",
    }


def test_visits_are_counted_up_to_the_end(scene: Scene, read: Read) -> None:
    scene.plan("H1", "kim", "11-02", "11-19")
    scene.plan("H1", "kim", "11-02", "11-20")  # never made
    scene.call("H1", "kim", "03-02")
    scene.call("V-2026-0001", "kim", "11-19")
    scene.call("H1", "kim", "11-21")  # a day too late

    rows, totals = read(WEEK, "customers", "customer visits last_visit")

    assert rows == [("E1", 0, None), ("H1", 2, "2026-11-19")]
    assert totals == (None, 2, None)


def test_a_visit_told_late_counts_from_its_own_day(
    scene: Scene, salescli: Program, read: Read
) -> None:
    plan = scene.plan("H1", "kim", "11-02", "11-18", final=False)
    scene.call("H1", "kim", "11-02")
    scene.call("H1", "kim", "11-16")
    scene.call("H1", "kim", "11-18")
    scene.call(plan, "kim", "11-18")  # has its number from before, so it comes before that
    scene.call("E1", "han", "11-16")
    late = scene.call("H1", "kim", "11-09")

    salescli.on("2026-12-31").done(LEAVE)

    def known(week: str) -> list[Any]:
        return read(f"F12 --period 2026-W{week}", "customers", "customer visits last_visit")[0]

    def check() -> None:
        assert known("44") == [("E1", 0, None), ("H1", 0, None)]
        assert known("45") == [("E1", 0, None), ("H1", 1, "2026-11-02")]
        assert known("46") == [("E1", 0, None), ("H1", 2, "2026-11-09")]
        assert known("47") == [("E1", 1, "2026-11-16"), ("H1", 5, "2026-11-18")]
        assert known("48") == known("47")

    check()
    scene.call(late, "kim", "11-09", "견적 요청")  # recorded again, which keeps its place
    check()
    hold(salescli.on("2026-12-31"), "2026-11-21")
    salescli.done(f"--as kim visit correct {late} --field result --to 보류 --reason 오기")
    check()


def test_an_account_is_there_from_the_day_it_was_registered(scene: Scene, read: Read) -> None:
    for code, on in (("A1", "11-20"), ("A2", "11-21")):
        with scene._work("lee", on) as work:
            customer.add(work, code, code, CustomerKind.GOVERNMENT, salesperson="kim")

    rows, _totals = read(WEEK, "customers", "customer kind")

    assert rows == [("A1", "government"), ("E1", "end_user"), ("H1", "dealer")]


def test_every_change_of_the_period_is_told(scene: Scene, read: Read) -> None:
    scene.learn("H1", "kim", "11-13", bank="농협")  # the week before
    scene.learn("H1", "kim", "11-14", bank="국민", assets=1_200)
    scene.learn("H1", "lee", "11-20", bank="하나", trading_since=date(2020, 1, 2))
    scene.learn("H1", "kim", "11-21", bank="우리")  # the week after
    scene.learn("E1", "han", "11-16", staff=7)

    assert changes(read) == [
        ("E1", "staff", None, "7", "2026-11-16", "han"),
        ("H1", "assets", None, "1200", "2026-11-14", "kim"),
        ("H1", "bank", "농협", "국민", "2026-11-14", "kim"),
        ("H1", "bank", "국민", "하나", "2026-11-20", "lee"),
        ("H1", "trading_since", None, "2020-01-02", "2026-11-20", "lee"),
    ]


def test_a_month_can_be_asked_for_as_well(scene: Scene, form: Form, read: Read) -> None:
    scene.learn("H1", "kim", "11-01", bank="농협")
    scene.learn("H1", "kim", "11-30", bank="국민")

    rows = changes(read, "F12 --period 2026-11")
    labels = [
        form(f"F12 {more}", today="2026-12-03")["period"]["label"]
        for more in ("", "--period last-month", "--period 2026-11-20", "--period this-week")
    ]

    assert [row[3] for row in rows] == ["농협", "국민"]
    assert labels == ["2026-W48", "2026-11", "2026-W47", "2026-W49"]


@pytest.mark.usefixtures("company")
def test_a_period_that_is_neither_is_refused(salescli: Program) -> None:
    result = salescli("report F12 --period soon")

    assert (result.exit_code, result.out) == (65, "")
    assert "'soon' is neither a week nor a month; give 2026-W47" in result.err


def test_an_account_goes_with_who_has_it_at_the_end(scene: Scene, read: Read) -> None:
    scene.learn("H1", "kim", "11-16", bank="농협")
    with scene._work("lee", "11-20") as work:
        customer.edit(work, "H1", salesperson="han")

    whose = {
        who: read(f"{WEEK} --salesperson {who}", "customers", "customer")[0]
        for who in ("kim", "han")
    }

    assert whose == {"kim": [], "han": [("E1",), ("H1",)]}
    assert changes(read, f"{WEEK} --salesperson han") == [
        ("H1", "bank", None, "농협", "2026-11-16", "kim"),
        ("H1", "salesperson", "kim", "han", "2026-11-20", "lee"),
    ]


def test_a_field_is_worded_and_scripts_read_its_key(scene: Scene, salescli: Program) -> None:
    scene.learn("H1", "kim", "11-16", current_supplier="대동")
    line = f"--lang ko report {WEEK}"

    printed = salescli.on("2026-12-31").done(line)
    rows = json.loads(salescli.done(f"{line} --json"))["sections"][1]["rows"]

    assert "현 공급자" in printed
    assert rows[0]["field"] == "current_supplier"
