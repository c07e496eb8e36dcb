"""F8 by hand: how things stand on 30 November 2026."""

import pytest

from tests.reports._scene import Scene
from tests.reports.conftest import Read

NOVEMBER = "F8 --period 2026-11"
AGES = "not_due overdue_1_30 overdue_31_60 overdue_61_90 overdue_over_90"
STAND = "contract total delivered invoiced uninvoiced collected receivable prepaid"


@pytest.mark.parametrize(
    ("due", "age"),
    [
        ("11-30", 0),  # due that day
        ("11-29", 1),
        ("10-31", 1),  # 30 days
        ("10-30", 2),  # 31
        ("10-01", 2),  # 60
        ("09-30", 3),  # 61
        ("09-01", 3),  # 90
        ("08-31", 4),  # 91
    ],
)
def test_an_invoice_has_the_age_of_its_days_overdue(
    scene: Scene, read: Read, due: str, age: int
) -> None:
    scene.owed("H1", "kim", due, 1)

    rows, totals = read(NOVEMBER, "receivables", AGES)

    assert rows == [tuple("1000" if n == age else "0" for n in range(5))]
    assert totals == rows[0]
    shown = [r for r, _share in read(NOVEMBER, "ageing", "receivable share")[0]]  # type: ignore[misc]
    assert tuple(shown) == rows[0]


def test_the_five_ages_add_up_to_the_receivable(scene: Scene, read: Read) -> None:
    number = scene.sell("H1", "kim", "08-31", ("B1", "63"), days=0)
    for on, much in (
        ("08-31", "1"),
        ("09-30", "2"),
        ("10-30", "4"),
        ("10-31", "8"),
        ("11-30", "16"),
    ):
        scene.send(number, on, l1=much)
        scene.bill(number, on)
    scene.pay("11-30", C1=1_500)  # pays the oldest and half a thousand of the next

    rows, _totals = read(NOVEMBER, "receivables", f"receivable {AGES} collected recovery_rate")

    # recovery: 1,500 ÷ (1,500 + 8,000 + 4,000 + 1,500) = 0.1
    assert rows == [("29500", "16000", "8000", "4000", "1500", "0", "1500", "0.1000")]


def test_a_payment_a_day_late_is_of_the_next_month(scene: Scene, read: Read) -> None:
    scene.owed("H1", "kim", "11-10", 5)
    scene.pay("11-30", "cheque", C1=2_000)
    scene.pay("12-01", C1=3_000)
    keys = "collected collected_in_month uncleared receivable recovery_rate"

    november, _totals = read(NOVEMBER, "receivables", keys)
    december, _totals = read("F8 --period 2026-12", "receivables", keys)
    january, _totals = read("F8 --period 2027-01", "receivables", keys, today="2027-02-01")

    assert november == [("2000", "2000", "2000", "3000", "0.4000")]
    assert december == [("5000", "3000", "2000", "0", "1.0000")]
    assert january == []  # at rest, and nothing moved


def test_a_contract_stands_there_as_long_as_something_of_it_is_open(
    scene: Scene, read: Read
) -> None:
    scene.sell("H1", "kim", "10-01", ("B1", "1"))  # undelivered
    scene.sell("H1", "kim", "10-01", ("B1", "2"))  # uninvoiced
    scene.send("C-2026-0002", "10-02")
    scene.owed("H1", "kim", "10-01", 3)  # receivable
    scene.owed("H1", "kim", "10-01", 4)  # prepaid
    scene.pay("10-02", C4=4_100)
    scene.owed("H1", "kim", "10-01", 5)  # at rest since October
    scene.pay("10-31", C5=5_000)
    scene.owed("H1", "kim", "10-01", 6)  # at rest since the 1st
    scene.pay("11-01", C6=6_000)
    scene.sell("H1", "kim", "12-01", ("B1", "7"))  # not yet

    rows, totals = read(NOVEMBER, "receivables", STAND)

    assert rows == [
        ("C-2026-0001", "1000", "0", "0", "0", "0", "0", "0"),
        ("C-2026-0002", "2000", "2000", "0", "2000", "0", "0", "0"),
        ("C-2026-0003", "3000", "3000", "3000", "0", "0", "3000", "0"),
        ("C-2026-0004", "4000", "4000", "4000", "0", "4100", "0", "100"),
        ("C-2026-0006", "6000", "6000", "6000", "0", "6000", "0", "0"),
    ]
    assert totals == (None, "16000", "15000", "13000", "2000", "10100", "3000", "100")


def test_a_month_is_shown_as_it_stood_then(scene: Scene, read: Read) -> None:
    scene.sell("H1", "kim", "10-01", ("B1", "10"))
    scene.send("C-2026-0001", "10-15", l1="4")
    scene.bill("C-2026-0001", "11-05")
    scene.pay("10-20", C1=5_000)

    found = [read(f"F8 --period 2026-{month}", "receivables", STAND)[0][0] for month in (10, 11)]

    assert found == [
        ("C-2026-0001", "10000", "4000", "0", "4000", "5000", "0", "5000"),
        ("C-2026-0001", "10000", "4000", "4000", "0", "5000", "0", "1000"),
    ]


def test_a_contract_is_told_by_its_facts(scene: Scene, read: Read) -> None:
    scene.sell("H1", "kim", "11-10", ("N1", "1"), ("B1", "1"), ("N1", "2"), days=45)
    keys = "customer contract salesperson products signed_on payment_days terms reconciled risk"

    rows, totals = read(NOVEMBER, "receivables", keys)

    assert rows == [
        ("H1", "C-2026-0001", "kim", "너트 +1", "2026-11-10", 45, None, None, "normal"),
    ]
    assert totals == (None,) * 9


def test_as_of_shows_a_contract_that_came_to_rest_later(scene: Scene, read: Read) -> None:
    scene.owed("H1", "kim", "10-10", 5)
    scene.wait(1)
    scene.pay("10-20", C1=5_000)  # recorded late, in a month long closed

    then, _totals = read(f"{NOVEMBER} --as-of 2026-12-31", "receivables", STAND, today="2027-01-02")
    now, _totals = read(NOVEMBER, "receivables", STAND, today="2027-01-02")

    assert then == [("C-2026-0001", "5000", "5000", "5000", "0", "0", "5000", "0")]
    assert now == []
