"""F2 by hand: the plan of December 2026, and what was reached in November."""

import json

from salescli.policy.kinds import Measure, PlanGrain
from tests._company import LEAVE
from tests._program import Program
from tests.reports._scene import Scene
from tests.reports.conftest import Form, Read

DECEMBER = "F2 --period 2026-12"
ROW = "salesperson item target last_month_rate"


def november(scene: Scene) -> None:
    """Sell 2,000 in November and collect 1,500, of a first contract."""
    scene.sell("H1", "kim", "11-02", ("B1", "10"))
    scene.send("C-2026-0001", "11-03", l1="2")
    scene.pay("11-20", C1=1_500)


def test_targets_are_items_and_last_months_rate_stands_beside_them(
    scene: Scene, read: Read
) -> None:
    november(scene)
    scene.send("C-2026-0001", "12-01", l1="1")  # a day too late
    scene.pay("12-01", C1=5)
    scene.aim("kim", "2026-11", 8_000)
    scene.aim("kim", "2026-11", 2_000, measure=Measure.COLLECTION)
    scene.aim("kim", "2026-11", 2, measure=Measure.NEW_CUSTOMERS)
    scene.aim("kim", "2026-12", 20_000)
    scene.aim("kim", "2026-12", 6_000, measure=Measure.COLLECTION)
    scene.aim("kim", "2026-12", 5, measure=Measure.NEW_CUSTOMERS)
    scene.aim("han", "2026-12", 9_000, "B1")
    scene.aim("han", "2026-12", 1_000, "N1")

    rows, totals = read(DECEMBER, "plan", ROW)

    assert rows == [
        ("han", "sales", "10000", None),  # no target in November
        ("kim", "sales", "20000", "0.2500"),
        ("kim", "collection", "6000", "0.7500"),
        ("kim", "new_customers", "5", "0.5000"),
    ]
    assert totals == (None, None, None, None)


def test_a_new_customer_is_one_whose_first_contract_is_of_that_month(
    scene: Scene, read: Read
) -> None:
    scene.sell("E1", "han", "10-31", ("B1", "1"))  # a day too early
    scene.sell("E1", "han", "11-02", ("B1", "1"))  # no longer new
    scene.sell("H1", "kim", "11-30", ("B1", "1"))
    scene.sell("H1", "han", "11-30", ("B1", "1"))  # the second of the day
    for who in ("kim", "han"):
        for month in ("2026-11", "2026-12"):
            scene.aim(who, month, 1, measure=Measure.NEW_CUSTOMERS)

    rows, _totals = read(DECEMBER, "plan", ROW)

    assert rows == [
        ("han", "new_customers", "1", "0.0000"),
        ("kim", "new_customers", "1", "1.0000"),
    ]


def test_a_count_reads_as_a_count_in_a_currency_with_decimals(
    salescli: Program, read: Read
) -> None:
    salescli.on("2026-11-02").done("init --company A --currency CNY --admin 관리자")
    salescli.done("--as admin staff add kim 김철수 --role SALES")
    salescli.done("--as admin target set new_customers 5 --month 2026-12 --salesperson kim")
    salescli.done("--as admin target set sales 12.5 --month 2026-12 --salesperson kim")

    assert read(DECEMBER, "plan", "item target", today="2026-11-02")[0] == [
        ("sales", "12.50"),
        ("new_customers", "5.00"),
    ]


def test_what_a_salesperson_plans_stands_with_the_target(scene: Scene, read: Read) -> None:
    scene.aim("kim", "2026-12", 20_000)
    scene.task(
        "sales",
        "kim",
        "11-25",
        PlanGrain.MONTHLY,
        "2026-12",
        key_customers="한솔농협",
        week1="방문",
        week5="마감",
        measures="견본 제공",
        expense_budget=700,
        owner="han",
    )
    scene.task(
        "전시회", "kim", "11-25", PlanGrain.MONTHLY, "2026-12", target=3_000, expense_budget=300
    )
    scene.task("전시회", "kim", "11-25", PlanGrain.WEEKLY, "2026-W50")
    scene.task("전시회", "kim", "11-25", PlanGrain.MONTHLY, "2027-01")
    keys = "item target key_customers week1 week2 week5 measures expense_budget owner"

    rows, totals = read(DECEMBER, "plan", keys)

    assert rows == [
        ("sales", "20000", "한솔농협", "방문", None, "마감", "견본 제공", "700", "han"),
        ("전시회", "3000", None, None, None, None, None, "300", None),
    ]
    assert totals[1] is None
    assert totals[7] == "1000"


def test_a_plan_for_a_measure_without_a_target_has_none(scene: Scene, read: Read) -> None:
    scene.task("collection", "han", "11-25", PlanGrain.MONTHLY, "2026-12", measures="독촉")

    rows, _totals = read(DECEMBER, "plan", f"{ROW} measures")

    assert rows == [("han", "collection", None, None, "독촉")]


def test_a_change_that_the_leader_accepted_says_why(scene: Scene, read: Read) -> None:
    made = scene.task("전시회", "kim", "11-25", PlanGrain.MONTHLY, "2026-12", target=3_000)
    scene.revise(made, "11-26", "참가비 인상", target=4_000)

    rows, _totals = read(DECEMBER, "plan", "item target change_reason")

    assert rows == [("전시회", "4000", "참가비 인상")]


def test_a_change_that_waits_is_not_the_plan_yet(
    scene: Scene, read: Read, salescli: Program
) -> None:
    scene.task("전시회", "kim", "11-25", PlanGrain.MONTHLY, "2026-12", target=3_000)
    line = "--as park plan change W-1 --reason 인상 --target 4000 --on 2026-11-26"
    salescli.on("2026-12-31").done(LEAVE)
    salescli.done(line)

    assert read(DECEMBER, "plan", "item target")[0] == [("전시회", "3000")]


def test_without_a_period_it_is_the_coming_month(scene: Scene, form: Form) -> None:
    assert scene.path.is_file()

    assert [form("F2", today=t)["period"]["label"] for t in ("2026-11-30", "2026-12-01")] == [
        "2026-12",
        "2026-12",  # the first that starts today or later
    ]


def test_one_salespersons_plan_is_theirs(scene: Scene, read: Read) -> None:
    scene.aim("kim", "2026-12", 20_000)
    scene.aim("han", "2026-12", 9_000)

    rows, _totals = read(f"{DECEMBER} --salesperson 김철수", "plan", ROW)

    assert rows == [("kim", "sales", "20000", None)]


def test_an_item_is_worded_and_what_is_typed_stays(scene: Scene, salescli: Program) -> None:
    scene.aim("kim", "2026-12", 20_000)
    scene.task("전시회", "kim", "11-25", PlanGrain.MONTHLY, "2026-12")
    line = "--lang ko report F2 --period 2026-12"

    printed = salescli.on("2026-12-31").done(line)
    rows = json.loads(salescli.done(f"{line} --json"))["sections"][0]["rows"]

    assert "매출" in printed
    assert [row["item"] for row in rows] == ["sales", "전시회"]
