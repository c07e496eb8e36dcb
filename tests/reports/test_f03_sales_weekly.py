"""F3 by hand: week 2026-W47 runs from Saturday 14 to Friday 20 November."""

import csv
from pathlib import Path

from openpyxl import load_workbook

from salescli.policy.roles import Role
from tests._program import Program
from tests.reports._scene import Scene
from tests.reports.conftest import Form, Read

BY = "salesperson amount returned net month_target month_to_date achieved dispatches"
TIME = "salesperson dispatches dispatched_on_time on_time"


def a_week(scene: Scene) -> None:
    scene.sell("H1", "kim", "11-13", ("B1", "20"), ("N1", "3"))  # Friday: due on Saturday
    scene.send("C-2026-0001", "11-13", l1="2")  # Friday: the week before
    scene.send("C-2026-0001", "11-14", l1="10")  # Saturday: the first day
    scene.send("C-2026-0001", "11-16", l1="5")
    scene.send("C-2026-0001", "11-20", l2="3")  # Friday: the last day
    scene.sell("E1", "han", "11-19", ("B1", "10"), by="11-30")
    scene.send("C-2026-0002", "11-20", l1="7")
    scene.send("C-2026-0002", "11-21", l1="1")  # Saturday: the week after


def test_a_week_runs_from_saturday_to_friday(scene: Scene, form: Form) -> None:
    a_week(scene)
    whole = form("F3 --period 2026-W47")

    assert whole["period"] == {
        "label": "2026-W47",
        "start": "2026-11-14",
        "end": "2026-11-20",
    }
    assert whole["scope"] == "department"
    assert whole["as_of"] is None


def test_the_detail_is_what_was_dispatched_in_the_week(scene: Scene, read: Read) -> None:
    a_week(scene)
    keys = "salesperson customer product unit quantity price amount returned net note"

    rows, totals = read("F3 --period 2026-W47", "detail", keys)

    assert rows == [
        ("han", "E1", "B1", "개", "7", "1000", "7000", "0", "7000", None),
        ("kim", "H1", "B1", "개", "15", "1000", "15000", "0", "15000", None),
        ("kim", "H1", "N1", "개", "3", "333", "999", "0", "999", None),
    ]
    assert totals == (None, None, None, None, None, None, "22999", "0", "22999", None)


def test_targets_are_the_months_and_a_total_wins_over_products(scene: Scene, read: Read) -> None:
    a_week(scene)
    for amount, item in ((50_000, "B1"), (20_000, None), (10_000, "N1"), (40_000, None)):
        scene.aim("kim", "2026-11", amount, item)  # the newest total row: 40,000
    for amount, item in ((8_000, "B1"), (2_000, "N1"), (18_000, "B1")):
        scene.aim("han", "2026-11", amount, item)  # the newest of each product: 20,000
    scene.aim("han", "2026-12", 1)

    rows, totals = read("F3 --period 2026-W47", "by_salesperson", BY)

    assert rows == [
        ("han", "7000", "0", "7000", "20000", "7000", "0.3500", 1),
        ("kim", "15999", "0", "15999", "40000", "17999", "0.4500", 3),
    ]
    # 24,999 of 60,000 is 0.41665, and half a ten-thousandth goes up.
    assert totals == (None, "22999", "0", "22999", "60000", "24999", "0.4167", 4)


def test_on_time_is_the_next_working_day_or_the_agreed_one(scene: Scene, read: Read) -> None:
    a_week(scene)

    rows, totals = read("F3 --period 2026-W47", "by_salesperson", TIME)

    assert rows == [("han", 1, 1, "1.0000"), ("kim", 3, 1, "0.3333")]
    assert totals == (None, 4, 2, "0.5000")


def test_the_agreed_day_itself_is_on_time_and_the_day_after_is_not(
    scene: Scene, read: Read
) -> None:
    scene.sell("H1", "kim", "11-10", ("B1", "2"), by="11-18")
    scene.send("C-2026-0001", "11-18", l1="1")
    scene.send("C-2026-0001", "11-19", l1="1")

    rows, _totals = read("F3 --period 2026-W47", "by_salesperson", TIME)

    assert rows == [("han", 0, 0, None), ("kim", 2, 1, "0.5000")]


def test_the_month_to_date_may_be_below_the_weeks_net(scene: Scene, read: Read) -> None:
    # 2026-W49 runs from 28 November to 4 December, and is December's.
    scene.sell("H1", "kim", "11-27", ("B1", "20"))
    scene.send("C-2026-0001", "11-28", l1="10")
    scene.send("C-2026-0001", "12-01", l1="3")
    scene.aim("kim", "2026-11", 99)
    scene.aim("kim", "2026-12", 6_000)

    rows, _totals = read("F3 --period 2026-W49", "by_salesperson", BY)

    assert rows == [
        ("han", "0", "0", "0", None, "0", None, 0),
        ("kim", "13000", "0", "13000", "6000", "3000", "0.5000", 1 + 1),
    ]


def test_everybody_who_sells_is_listed_and_who_has_left_is_not(scene: Scene, read: Read) -> None:
    scene.hire("bae", "11-20")  # first day on the last of the week
    scene.hire("new", "11-21")  # the day after it
    scene.hire("old", "01-02")
    scene.leave("old", "11-13")  # last day before the week
    scene.hire("out", "01-02")
    scene.leave("out", "11-14")  # last day on the first of the week
    scene.hire("yoo", "01-02", Role.MANAGER)

    rows, _totals = read("F3 --period 2026-W47", "by_salesperson", "salesperson net")

    assert rows == [("bae", "0"), ("han", "0"), ("kim", "0"), ("out", "0")]


def test_whoever_else_has_a_figure_is_listed_too(scene: Scene, read: Read) -> None:
    scene.sell("H1", "park", "11-02", ("B1", "4"))
    scene.send("C-2026-0001", "11-02")
    scene.aim("ceo", "2026-11", 500)

    rows, _totals = read(
        "F3 --period 2026-W47", "by_salesperson", "salesperson net month_target month_to_date"
    )

    assert rows == [
        ("ceo", "0", "500", "0"),
        ("han", "0", None, "0"),
        ("kim", "0", None, "0"),
        ("park", "0", None, "4000"),
    ]


def test_a_week_without_sales_has_no_detail_and_zero_totals(scene: Scene, read: Read) -> None:
    assert scene.path.is_file()

    assert read("F3 --period 2026-W47", "detail", "quantity amount net") == ([], (None, "0", "0"))


def test_a_price_is_amount_by_quantity_rounded(scene: Scene, read: Read) -> None:
    # 1.5 nuts at 333 are 499.5, so 500; 500 ÷ 1.5 is 333.3…
    scene.sell("H1", "kim", "11-16", ("N1", "1.5"))
    scene.send("C-2026-0001", "11-16")

    rows, _totals = read("F3 --period 2026-W47", "detail", "quantity price amount")

    assert rows == [("1.5", "333", "500")]


def test_without_a_period_it_is_the_last_closed_week(scene: Scene, form: Form) -> None:
    assert scene.path.is_file()
    found = {
        today: form("F3", today=today)["period"]["label"]
        for today in ("2026-11-20", "2026-11-21", "2026-11-27", "2026-11-28")
    }

    assert found == {
        "2026-11-20": "2026-W46",  # Friday: this week has not ended before today
        "2026-11-21": "2026-W47",
        "2026-11-27": "2026-W47",
        "2026-11-28": "2026-W48",
    }


def test_one_salespersons_form_has_nobody_elses_figures(scene: Scene, read: Read) -> None:
    a_week(scene)
    scene.aim("han", "2026-11", 1)

    assert read("F3 --period 2026-W47 --salesperson kim", "detail", "salesperson net") == (
        [("kim", "15000"), ("kim", "999")],
        (None, "15999"),
    )
    assert read("F3 --period 2026-W47 --salesperson 김철수", "by_salesperson", BY)[0] == [
        ("kim", "15999", "0", "15999", None, "17999", None, 3)
    ]


def test_what_was_recorded_later_was_not_there_as_of_an_earlier_day(
    scene: Scene, read: Read
) -> None:
    scene.aim("kim", "2026-11", 20_000)
    scene.sell("H1", "kim", "11-16", ("B1", "9"))
    scene.send("C-2026-0001", "11-16", l1="4")
    scene.wait(1)
    scene.send("C-2026-0001", "11-17", l1="5")
    scene.aim("kim", "2026-11", 90_000)
    scene.hire("late", "11-01")

    line, keys = "F3 --period 2026-W47", "salesperson net month_target"
    then, _totals = read(f"{line} --as-of 2026-12-31", "by_salesperson", keys, today="2027-01-02")
    now, _totals = read(f"{line} --as-of 2027-01-01", "by_salesperson", keys, today="2027-01-02")
    live, _totals = read(line, "by_salesperson", keys, today="2027-01-02")

    assert then == [("han", "0", None), ("kim", "4000", "20000")]
    assert now == [("han", "0", None), ("kim", "9000", "90000"), ("late", "0", None)]
    assert live == now


def test_a_total_rate_is_over_those_with_a_target_in_every_format(
    scene: Scene, read: Read, salescli: Program, tmp_path: Path
) -> None:
    """By the 20th kim sold 17,999 of 40,000 in the month; han's 7,000 are for no target."""
    a_week(scene)
    scene.aim("kim", "2026-11", 40_000)

    rows, totals = read("F3 --period 2026-W47", "by_salesperson", BY)

    assert [row[6] for row in rows] == [None, "0.4500"]
    assert totals == (None, "22999", "0", "22999", "40000", "24999", "0.4500", 4)
    line = "report F3 --period 2026-W47 --format"
    told = [*csv.DictReader(salescli.done(f"{line} csv --section by_salesperson").splitlines())]
    assert [row["achieved"] for row in told] == ["", "0.4500", "0.4500"]
    assert salescli.done(f"{line} md --section by_salesperson").count("45.0%") == 2
    salescli.done(f"{line} xlsx --out {tmp_path}/f3.xlsx")
    found = [
        next(row for row in [*page.rows][::-1] if str(row[0].value) == "Total")[6].value
        for values in (False, True)
        for page in (load_workbook(tmp_path / "f3.xlsx", data_only=values)["F3"],)
    ]
    assert "SUMPRODUCT(ISNUMBER(" in found[0]
    assert found[1] == 0.45
