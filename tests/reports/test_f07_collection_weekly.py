"""F7 by hand: week 2026-W47 runs from Saturday 14 to Friday 20 November."""

from tests.reports._scene import Scene
from tests.reports.conftest import Read

WEEK = "F7 --period 2026-W47"
DUE = "contract due collected balance collection_rate days_overdue"


def test_due_is_what_was_open_before_or_issued_in_the_week(scene: Scene, read: Read) -> None:
    scene.owed("H1", "kim", "11-13", 5)  # open at the week's start
    scene.owed("H1", "kim", "11-14", 3)  # issued and due on the first day
    scene.owed("E1", "han", "11-20", 2)  # issued and due on the last day
    scene.owed("E1", "han", "11-21", 9)  # the week after
    scene.pay("11-13", C1=1_000)  # before the week: less is due
    scene.pay("11-14", C1=600)
    scene.pay("11-20", C2=3_000)
    scene.pay("11-21", C3=2_000)  # a day too late

    rows, totals = read(WEEK, "collection", DUE)

    assert rows == [
        ("C-2026-0003", "2000", "0", "2000", "0.0000", 0),
        ("C-2026-0001", "4000", "600", "3400", "0.1500", 7),
        ("C-2026-0002", "3000", "3000", "0", "1.0000", 0),
    ]
    assert totals == (None, "9000", "3600", "5400", "0.4000", 7)


def test_an_invoice_due_after_the_week_is_not_due(scene: Scene, read: Read) -> None:
    for number, issued in ((1, "11-13"), (2, "11-14")):  # due on the 20th and on the 21st
        scene.sell("H1", "kim", "11-02", ("B1", "1"), days=7)
        scene.send(f"C-2026-000{number}", "11-02")
        scene.bill(f"C-2026-000{number}", issued)

    rows, _totals = read(WEEK, "collection", DUE)

    assert rows == [("C-2026-0001", "1000", "0", "1000", "0.0000", 0)]


def test_money_by_method_adds_up_to_what_was_collected(scene: Scene, read: Read) -> None:
    scene.sell("H1", "kim", "11-02", ("B1", "20"))
    for number, method in enumerate(
        ("cash", "transfer", "cheque", "acceptance_bill", "bank_draft", "cash"), start=1
    ):
        scene.pay("11-16", method, C1=number)
    keys = "collected cash transfer cheque acceptance_bill bank_draft uncleared due balance"

    rows, totals = read(WEEK, "collection", keys)

    # 1 + 6 cash, 2 transfer, 3 cheque, 4 bill, 5 draft; the last three are not cleared
    assert rows == [("21", "7", "2", "3", "4", "5", "12", "0", "0")]
    assert totals == rows[0]


def test_a_rate_may_exceed_one_and_is_null_when_nothing_is_due(scene: Scene, read: Read) -> None:
    scene.owed("H1", "kim", "11-02", 2)
    scene.sell("E1", "han", "11-02", ("B1", "5"))
    scene.pay("11-16", C1=3_000)
    scene.pay("11-16", C2=500)

    rows, totals = read(WEEK, "collection", "contract due collected collection_rate")

    assert rows == [
        ("C-2026-0002", "0", "500", None),
        ("C-2026-0001", "2000", "3000", "1.5000"),
    ]
    assert totals == (None, "2000", "3500", "1.7500")


def test_the_longest_delay_counts_from_the_oldest_open_invoice(scene: Scene, read: Read) -> None:
    number = scene.sell("H1", "kim", "10-01", ("B1", "9"), days=0)
    for on, much in (("10-01", "1"), ("11-10", "2"), ("11-20", "3")):
        scene.send(number, on, l1=much)
        scene.bill(number, on)

    before, _totals = read(WEEK, "collection", "due balance days_overdue")
    scene.pay("11-19", C1=1_000)  # pays the one of October
    after, _totals = read(WEEK, "collection", "due balance days_overdue")

    assert before == [("6000", "6000", 50)]  # 1 October to 20 November
    assert after == [("6000", "5000", 10)]


def test_a_payment_before_the_invoice_is_no_payment_of_the_week(scene: Scene, read: Read) -> None:
    scene.sell("H1", "kim", "11-02", ("B1", "4"), days=0)
    scene.pay("11-10", C1=1_500)
    scene.send("C-2026-0001", "11-16")
    scene.bill("C-2026-0001", "11-16")

    rows, _totals = read(WEEK, "collection", DUE)

    # Issued in the week: all of it is due, though a part was prepaid.
    assert rows == [("C-2026-0001", "4000", "0", "2500", "0.0000", 4)]


def test_what_nobody_has_typed_yet_is_missing_and_not_zero(scene: Scene, read: Read) -> None:
    scene.owed("H1", "kim", "11-16", 1)
    keys = "last_dunning dunning_result promised_on problem action"

    rows, totals = read(WEEK, "collection", keys)

    assert rows == [(None,) * 5]
    assert totals == (None,) * 5


PLANNED = "customer contract salesperson due planned collected balance collection_rate"


def test_planned_is_what_final_visits_of_the_week_are_to_collect(scene: Scene, read: Read) -> None:
    scene.owed("H1", "kim", "11-10", 5)  # C-1 is due
    scene.sell("H1", "kim", "11-10", ("B1", "1"))  # C-2 has nothing due
    scene.sell("E1", "han", "11-10", ("B1", "1"))  # C-3 neither, and nothing is planned
    scene.plan("H1", "kim", "11-13", "11-16", contract="C-1", planned_collection=3_000)
    scene.plan("H1", "kim", "11-13", "11-20", contract="C-1", planned_collection=400)
    scene.plan("H1", "kim", "11-13", "11-17", contract="C-2", planned_collection=50)
    scene.plan("H1", "kim", "11-13", "11-18", planned_collection=6)  # for no contract
    scene.plan("H1", "kim", "11-13", "11-19", planned_collection=1)
    scene.plan("E1", "han", "11-13", "11-18", planned_collection=2)
    scene.plan("H1", "kim", "11-13", "11-18")  # to collect nothing
    scene.pay("11-17", C1=1_000)

    rows, totals = read(WEEK, "collection", PLANNED)

    assert rows == [
        ("E1", None, "han", "0", "2", "0", "0", None),
        ("H1", "C-2026-0001", "kim", "5000", "3400", "1000", "4000", "0.2000"),
        ("H1", "C-2026-0002", "kim", "0", "50", "0", "0", None),
        ("H1", None, "kim", "0", "7", "0", "0", None),
    ]
    assert totals == (None, None, None, "5000", "3459", "1000", "4000", "0.2000")


def test_what_is_not_a_final_row_of_the_weeks_plan_is_not_planned(scene: Scene, read: Read) -> None:
    def plan(first: str, last: str, much: int, **more: bool) -> str:
        return scene.plan("H1", "kim", "11-02", first, last, planned_collection=much, **more)

    plan("11-13", "11-13", 1)  # the week before
    plan("11-13", "11-16", 20)  # begins in it
    plan("11-14", "11-20", 300)
    plan("11-20", "11-21", 4_000)  # ends in the week after
    plan("11-16", "11-16", 50_000, final=False)
    moved, made = plan("11-17", "11-17", 600_000), plan("11-18", "11-18", 7_000_000)
    scene.put_off(moved, "kim", "11-16", "11-30")
    scene.call(made, "kim", "11-18")

    rows, _totals = read(WEEK, "collection", PLANNED)

    assert rows == [("H1", None, "kim", "0", "7000300", "0", "0", None)]


def test_planned_is_told_of_one_salesperson(scene: Scene, read: Read) -> None:
    scene.plan("H1", "kim", "11-13", "11-18", planned_collection=6)
    scene.plan("E1", "han", "11-13", "11-18", planned_collection=2)

    rows, _totals = read(f"{WEEK} --salesperson han", "collection", "salesperson planned")

    assert rows == [("han", "2")]


def test_as_of_leaves_out_what_was_recorded_later(scene: Scene, read: Read) -> None:
    scene.owed("H1", "kim", "11-10", 4)
    scene.wait(1)
    scene.pay("11-16", C1=4_000)  # comes to rest only now

    then, _totals = read(f"{WEEK} --as-of 2026-12-31", "collection", DUE, today="2027-01-01")
    now, _totals = read(f"{WEEK} --as-of 2027-01-01", "collection", DUE, today="2027-01-01")

    assert then == [("C-2026-0001", "4000", "0", "4000", "0.0000", 10)]
    assert now == [("C-2026-0001", "4000", "4000", "0", "1.0000", 0)]


def test_the_ageing_is_that_of_the_weeks_end(scene: Scene, read: Read) -> None:
    scene.owed("H1", "kim", "11-20", 3)
    scene.owed("E1", "han", "11-19", 1)

    rows, totals = read(WEEK, "ageing", "age receivable share")

    assert rows == [
        ("not_due", "3000", "0.7500"),
        ("overdue_1_30", "1000", "0.2500"),
        ("overdue_31_60", "0", "0.0000"),
        ("overdue_61_90", "0", "0.0000"),
        ("overdue_over_90", "0", "0.0000"),
    ]
    assert totals == (None, "4000", "1.0000")
    assert read(f"{WEEK} --salesperson han", "ageing", "receivable")[1] == ("1000",)
