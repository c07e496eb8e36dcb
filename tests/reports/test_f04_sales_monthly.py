"""F4 by hand: November 2026, its month before and its month a year ago."""

from datetime import date

from tests._company import LEAVE
from tests._program import Program
from tests.reports._scene import Scene
from tests.reports.conftest import Form, Read

NOVEMBER = "F4 --period 2026-11"


def a_month(scene: Scene) -> None:
    scene.move("H1", "서울", "01-02")
    scene.sell("H1", "kim", "10-01", ("B1", "100"), ("N1", "100"))
    scene.send("C-2026-0001", "10-31", l1="4", l2="2")  # the last day of October
    scene.send("C-2026-0001", "11-01", l1="5")  # the first of November
    scene.send("C-2026-0001", "11-30", l2="3")  # the last of November
    scene.send("C-2026-0001", "12-01", l1="9")
    scene.sell("E1", "han", "11-30", ("B1", "1"))
    scene.send("C-2026-0002", "11-30", l1="1")


def test_products_are_compared_with_last_month_and_last_year(scene: Scene, read: Read) -> None:
    a_month(scene)
    keys = (
        "product quantity amount returned net target achieved"
        " last_month vs_last_month last_year vs_last_year"
    )
    scene.aim("kim", "2026-11", 10_000, "B1")
    scene.aim("kim", "2026-11", 8_000, "B1")
    scene.aim("han", "2026-11", 4_000, "B1")
    scene.aim("han", "2026-11", 99_000)  # a total row is no product's

    rows, totals = read(NOVEMBER, "by_product", keys)

    assert rows == [
        # 6,000 of 12,000; 6,000 after 4,000 is half as much again
        ("B1", "6", "6000", "0", "6000", "12000", "0.5000", "4000", "0.5000", "0", None),
        # 999 after 666
        ("N1", "3", "999", "0", "999", None, None, "666", "0.5000", "0", None),
    ]
    assert totals == (
        *(None, None, "6999", "0", "6999", "12000"),
        # N1 has no target: 6,000 ÷ 12,000; (6,999 - 4,666) ÷ 4,666 = 0.5
        *("0.5000", "4666", "0.5000", "0", None),
    )


def test_a_product_sold_only_before_is_listed_with_what_it_lost(scene: Scene, read: Read) -> None:
    scene.sell("H1", "kim", "10-01", ("B1", "4"))
    scene.send("C-2026-0001", "10-31")

    rows, _totals = read(NOVEMBER, "by_product", "product net last_month vs_last_month")

    assert rows == [("B1", "0", "4000", "-1.0000")]


def test_the_same_month_a_year_ago_is_the_base_if_it_is_above_zero(
    scene: Scene, read: Read
) -> None:
    scene.sell("H1", "kim", "11-02", ("B1", "8"))
    scene.send("C-2026-0001", "11-30", l1="8")
    scene.sell("H1", "kim", "2027-11-01", ("B1", "10"), ("N1", "3"))
    scene.send("C-2027-0001", "2027-11-01")

    rows, totals = read(
        "F4 --period 2027-11",
        "by_product",
        "product net last_year vs_last_year last_month vs_last_month",
        today="2027-12-31",
    )

    assert rows == [
        ("B1", "10000", "8000", "0.2500", "0", None),
        ("N1", "999", "0", None, "0", None),
    ]
    # N1 was not sold a year ago: (10,000 - 8,000) ÷ 8,000 = 0.25
    assert totals == (None, "10999", "8000", "0.2500", "0", None)


def test_salespeople_are_ranked_by_net_and_ties_share(scene: Scene, read: Read) -> None:
    for who in ("bae", "cha"):
        scene.hire(who, "01-02")
    for number, (who, much) in enumerate((("kim", "5"), ("han", "9"), ("cha", "5")), start=1):
        scene.sell("H1", who, "11-02", ("B1", much))
        scene.send(f"C-2026-{number:04d}", "11-03")

    rows, _totals = read(NOVEMBER, "by_salesperson", "rank salesperson net")

    assert rows == [(1, "han", "9000"), (2, "cha", "5000"), (2, "kim", "5000"), (4, "bae", "0")]


def test_contracts_collections_and_deviations_are_counted_on_their_day(
    scene: Scene, read: Read
) -> None:
    scene.sell("H1", "kim", "10-31", ("B1", "100"), discount=600)  # October's, beyond the norm
    scene.sell("H1", "kim", "11-01", ("B1", "10"), days=45, discount=600)  # two deviations
    scene.sell("E1", "han", "11-30", ("B1", "1"))
    scene.send("C-2026-0002", "11-02")
    scene.bill("C-2026-0002", "11-03")
    scene.pay("10-31", C1=50)
    scene.pay("11-30", C1=300, C2=400)
    scene.pay("12-01", C2=9_000)  # a day too late
    keys = (
        "salesperson contracts contracted amount net planned_collection collected"
        " quotes bids bids_won deviations dispatches dispatched_on_time on_time"
    )

    rows, totals = read(NOVEMBER, "by_salesperson", keys)

    nothing = (0, 0, 0)
    assert rows == [
        ("kim", 1, "9400", "9400", "9400", "0", "700", *nothing, 2, 1, 1, "1.0000"),
        ("han", 1, "1000", "0", "0", "0", "0", *nothing, 0, 0, 0, None),
    ]
    assert totals[:7] == (None, 2, "10400", "9400", "9400", "0", "700")
    assert totals[10:] == (2, 1, 1, "1.0000")


OFFERED = "salesperson planned_collection quotes bids bids_won deviations"


def test_planned_collection_is_that_of_final_visits_whose_days_end_in_the_month(
    scene: Scene, read: Read
) -> None:
    for number, (first, last) in enumerate(
        (
            ("10-31", "10-31"),  # a day too early
            ("10-31", "11-01"),
            ("11-30", "11-30"),
            ("11-30", "12-01"),  # a day too late
            ("11-16", "11-16"),  # V-5 is made
            ("11-17", "11-17"),  # V-6 is moved within the month, and is not final again
            ("11-18", "11-18"),  # V-7 is dropped
        )
    ):
        scene.plan("H1", "kim", "10-30", first, last, planned_collection=10**number)
    scene.plan("H1", "kim", "10-30", "11-19", final=False, planned_collection=10**7)
    scene.call("V-2026-0005", "kim", "11-16")
    scene.put_off("V-2026-0006", "kim", "11-16", "11-27")
    scene.give_up("V-2026-0007", "11-16")

    rows, totals = read(NOVEMBER, "by_salesperson", OFFERED)

    assert rows == [("han", "0", 0, 0, 0, 0), ("kim", "10110", 0, 0, 0, 0)]
    assert totals == (None, "10110", 0, 0, 0, 0)


def test_quotes_and_bids_are_counted_on_their_day(scene: Scene, read: Read) -> None:
    scene.offer("H1", "kim", "10-20", "10-31")
    quoted = scene.offer("H1", "kim", "10-20", "11-01", discount=600)  # October's deviation
    bid = scene.offer("H1", "kim", "11-02", "11-30", bid=True, discount=600)
    late = scene.offer("H1", "kim", "11-02", "12-01", bid=True)
    old = scene.offer("E1", "han", "10-20", "10-21", bid=True)
    scene.offer("H1", "kim", "11-02")  # never sent
    scene.win(quoted, "kim", "11-20")  # no bid
    scene.win(bid, "kim", "11-30")
    scene.win(late, "kim", "12-02")
    scene.win(old, "han", "11-01")

    rows, totals = read(NOVEMBER, "by_salesperson", OFFERED)

    assert rows == [("han", "0", 0, 0, 1, 0), ("kim", "0", 1, 1, 1, 1)]
    assert totals == (None, "0", 1, 1, 2, 1)


def test_a_quotes_deviation_that_a_later_return_withdrew_stays_in_its_month(
    scene: Scene, read: Read, salescli: Program
) -> None:
    salescli.on("2026-12-31")
    for line in (
        LEAVE,
        "--as kim quote draft H1 --valid-until 2026-12-31 --on 2026-11-16",
        "--as kim quote line Q-d1 B1 --discount 6 --on 2026-11-16",
        "--as kim quote submit Q-d1 --on 2026-11-16",
    ):
        salescli.done(line)
    before = read(NOVEMBER, "by_salesperson", "salesperson deviations")[0]
    scene.clock.day = date(2027, 1, 1)
    salescli.on("2027-01-01").done("--as park quote return Q-2026-0001")
    line = f"{NOVEMBER} --as-of 2026-12-31"
    then = read(line, "by_salesperson", "salesperson deviations", today="2027-01-01")[0]
    after = read(NOVEMBER, "by_salesperson", "salesperson deviations", today="2027-01-01")[0]

    assert (before, then) == ([("han", 0), ("kim", 1)],) * 2
    assert after == before  # what stood at the end of November stays there


def test_as_of_a_day_shows_plans_and_quotes_as_they_stood(scene: Scene, read: Read) -> None:
    scene.plan("H1", "kim", "10-30", "11-16", planned_collection=1)
    scene.plan("H1", "kim", "10-30", "11-17", planned_collection=20)
    bid = scene.offer("H1", "kim", "11-02", "11-03", bid=True)
    scene.wait(1)
    scene.put_off("V-2026-0001", "kim", "11-16", "12-24")
    scene.plan("H1", "kim", "10-30", "11-18", planned_collection=300)
    scene.offer("H1", "kim", "11-02", "11-04")
    scene.win(bid, "kim", "11-20")

    line = f"{NOVEMBER} --salesperson kim"
    then, _totals = read(
        f"{line} --as-of 2026-12-31", "by_salesperson", OFFERED, today="2027-01-01"
    )
    now, _totals = read(line, "by_salesperson", OFFERED, today="2027-01-01")

    assert then == [("kim", "21", 0, 1, 0, 0)]
    assert now == [("kim", "320", 1, 1, 1, 0)]


def test_a_month_target_is_met_by_the_rate_of_the_totals(scene: Scene, read: Read) -> None:
    a_month(scene)
    scene.aim("kim", "2026-11", 11_998)
    scene.aim("han", "2026-11", 2_000)

    rows, totals = read(NOVEMBER, "by_salesperson", "salesperson net target achieved")

    assert rows == [("kim", "5999", "11998", "0.5000"), ("han", "1000", "2000", "0.5000")]
    assert totals == (None, "6999", "13998", "0.5000")


def test_who_has_no_target_meets_none_of_it(scene: Scene, read: Read) -> None:
    a_month(scene)
    scene.aim("kim", "2026-11", 11_998)
    scene.aim("han", "2026-11", 0)

    rows, totals = read(NOVEMBER, "by_salesperson", "salesperson net target achieved")

    assert rows == [("kim", "5999", "11998", "0.5000"), ("han", "1000", "0", None)]
    assert totals == (None, "6999", "11998", "0.5000")


def test_regions_share_the_whole(scene: Scene, read: Read) -> None:
    a_month(scene)  # H1 in 서울 with 5,999, E1 nowhere with 1,000

    rows, totals = read(NOVEMBER, "by_region", "region customers net share")

    assert rows == [("서울", 1, "5999", "0.8571"), (None, 1, "1000", "0.1429")]
    assert totals == (None, 2, "6999", "1.0000")


def test_who_moves_takes_no_past_sales_along(scene: Scene, read: Read) -> None:
    a_month(scene)  # 5,000 on the 1st, 999 on the 30th, 9,000 on the 1st of December
    scene.send("C-2026-0001", "11-14", l1="1")
    scene.move("H1", "부산", "11-15")  # what is entered already keeps its region
    scene.send("C-2026-0001", "11-14", l1="2")
    scene.send("C-2026-0001", "11-15", l1="7")
    scene.move("H1", "대구", "12-01")

    rows, totals = read(NOVEMBER, "by_region", "region customers net share")
    december, _totals = read("F4 --period 2026-12", "by_region", "region customers net")

    # 7,000 ÷ 16,999 = 0.4118; 8,999 ÷ 16,999 = 0.5294; 1,000 ÷ 16,999 = 0.0588
    assert rows == [
        ("부산", 1, "7000", "0.4118"),
        ("서울", 1, "8999", "0.5294"),
        (None, 1, "1000", "0.0588"),
    ]
    assert totals == (None, 3, "16999", "1.0000")
    assert december == [("서울", 1, "9000")]


def test_a_region_is_written_with_what_is_entered_after_the_move(scene: Scene, read: Read) -> None:
    scene.move("H1", "서울", "01-02")
    scene.move("H1", "부산", "11-20")
    scene.sell("H1", "kim", "11-02", ("B1", "10"))
    scene.send("C-2026-0001", "11-19", l1="4")  # late to be entered, but of its day
    scene.send("C-2026-0001", "11-20", l1="6")

    rows, _totals = read(NOVEMBER, "by_region", "region customers net")

    assert rows == [("부산", 1, "6000"), ("서울", 1, "4000")]


def test_sections_agree_with_each_other(scene: Scene, form: Form) -> None:
    a_month(scene)

    sections = {s["key"]: s["totals"] for s in form(NOVEMBER)["sections"]}

    assert list(sections) == ["detail", "by_product", "by_salesperson", "by_region", "summary"]
    nets = [sections[key]["net"] for key in list(sections)[:4]]
    assert nets == ["6999"] * 4


def test_without_a_period_it_is_the_last_closed_month(scene: Scene, form: Form) -> None:
    assert scene.path.is_file()
    found = [
        form("F4", today=today)["period"]["label"]
        for today in ("2026-11-30", "2026-12-01", "2027-01-01")
    ]

    assert found == ["2026-10", "2026-11", "2026-12"]


def test_deviations_taken_back_later_were_there_as_of_an_earlier_day(
    scene: Scene, read: Read
) -> None:
    from salescli.services import contract  # noqa: PLC0415 - here alone

    with scene._work("lee", "11-16") as work:
        contract.draft(work, "H1", salesperson="kim")
        contract.line(work, "C-d1", "B1", quantity=1_000, discount_bp=900)
        contract.line(work, "C-d1", "N1", quantity=1_000, discount_bp=900)
        scene._turn(work, "park")
        contract.consent(work, "C-d1")
        scene._turn(work, "lee")
        contract.submit(work, "C-d1")
    scene.wait(1)
    with scene._work("park", "11-17") as work:
        contract.return_(work, "C-d1")
    scene.wait(1)
    with scene._work("lee", "11-18") as work:
        contract.drop(work, "C-d1", 2)
        contract.submit(work, "C-d1")

    found = []
    for on in ("2026-12-30", "2026-12-31", "2027-01-01", "2027-01-02"):
        rows, _totals = read(
            f"{NOVEMBER} --as-of {on}",
            "by_salesperson",
            "salesperson deviations",
            today="2027-01-03",
        )
        found.append(dict(rows)["kim"])  # type: ignore[call-overload]

    assert found == [0, 2, 0, 1]
