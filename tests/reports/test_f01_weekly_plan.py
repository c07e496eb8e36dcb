"""F1 by hand: the plan of week 2026-W47, Saturday 14 to Friday 20 November."""

import pytest

from salescli.policy.kinds import PlanGrain, VisitMethod
from tests._company import LEAVE
from tests._program import Program
from tests.reports._scene import Scene
from tests.reports.conftest import Form, Read

WEEK = "F1 --period 2026-W47"
ROW = "day salesperson customer customer_kind state result expected_order planned_collection"
WHAT = "day salesperson customer state"


def a_week(scene: Scene) -> None:
    scene.plan("H1", "kim", "11-13", "11-16", expected_order=10_000, planned_collection=3_000)
    scene.plan("E1", "han", "11-13", "11-14", "11-20", expected_order=5_000)  # any day of it
    scene.plan("H1", "kim", "11-14", "11-18", final=False, planned_collection=500)
    scene.plan("H1", "kim", "11-13", "11-19", expected_order=1_000)
    scene.call("V-2026-0001", "kim", "11-16", "12월 지급 약속")
    scene.put_off("V-2026-0004", "kim", "11-18", "11-24")  # V-5, of the week after


def test_a_week_of_visits(scene: Scene, read: Read) -> None:
    a_week(scene)

    rows, totals = read(WEEK, "plan", ROW)

    assert rows == [
        ("2026-11-16", "kim", "H1", "new", "done", "12월 지급 약속", "10000", "3000"),
        ("2026-11-18", "kim", "H1", "new", "planned", None, None, "500"),
        ("2026-11-19", "kim", "H1", "new", "moved", None, None, None),
        (None, "han", "E1", "new", "missed", None, "5000", None),
    ]
    # What was put off counts where it was put off to.
    assert totals == (None, None, None, None, None, None, "15000", "3500")


def test_what_is_done_is_measured_by_all_that_was_not_moved(scene: Scene, read: Read) -> None:
    a_week(scene)

    rows, totals = read(WEEK, "plan", "state done_rate")

    assert rows == [
        ("done", "1.0000"),
        ("planned", "0.0000"),
        ("moved", None),
        ("missed", "0.0000"),
    ]
    assert totals == (None, "0.3333")  # one of three


def test_a_final_visit_is_missed_only_when_its_last_day_is_over(scene: Scene, read: Read) -> None:
    scene.plan("E1", "han", "11-13", "11-14", "11-20")

    last, _totals = read(WEEK, "plan", "state", today="2026-11-20")
    after, _totals = read(WEEK, "plan", "state", today="2026-11-21")

    assert (last, after) == ([("approved",)], [("missed",)])


def test_a_visit_that_was_made_after_its_days_stays_missed_in_both_forms(
    scene: Scene, read: Read
) -> None:
    for on in ("11-16", "11-17", "11-18"):
        scene.plan("H1", "kim", "11-13", on)
    scene.call("V-2026-0001", "kim", "11-16")
    scene.call("V-2026-0002", "kim", "11-19")  # two days late, in its week
    scene.call("V-2026-0003", "kim", "12-08")  # three weeks late

    planned, _totals = read(WEEK, "plan", "day state")
    work = "visits_planned visits_made visits_kept visit_rate"
    (kim,), _totals = read(f"F5{WEEK[2:]} --salesperson kim", "work", work)
    (later,), _totals = read("F5 --period 2026-W50 --salesperson kim", "work", work)

    assert [state for _day, state in planned] == ["done", "missed", "missed"]
    assert kim == (3, 2, 1, "0.3333")
    assert later == (0, 1, 0, None)


def test_a_visit_that_is_handed_in_is_still_planned(scene: Scene, read: Read) -> None:
    scene.plan("H1", "kim", "11-13", "11-16", final=False)
    program = Program(scene.path).on("2026-12-31")
    program.done(LEAVE)
    program.done("--as kim visit submit V-1 --on 2026-11-13")

    assert read(WEEK, "plan", WHAT)[0] == [("2026-11-16", "kim", "H1", "planned")]


def test_the_week_has_what_lies_in_it_and_no_more(scene: Scene, read: Read) -> None:
    scene.plan("H1", "kim", "11-02", "11-13")  # the Friday before
    scene.plan("H1", "kim", "11-02", "11-14")
    scene.plan("H1", "kim", "11-02", "11-20")
    scene.plan("H1", "kim", "11-02", "11-21")  # the Saturday after
    scene.plan("H1", "kim", "11-02", "11-01", "11-30")  # some day of the month
    scene.plan("H1", "kim", "11-02", "11-13", "11-16")  # begins a day too early

    rows, _totals = read(WEEK, "plan", "day weekday")

    assert rows == [("2026-11-14", "saturday"), ("2026-11-20", "friday")]


def test_dropped_and_unplanned_visits_are_no_rows(scene: Scene, read: Read) -> None:
    scene.plan("H1", "kim", "11-13", "11-16")
    scene.give_up("V-2026-0001", "11-14")
    scene.call("H1", "kim", "11-17")  # unplanned
    scene.plan("H1", "kim", "11-13", "11-18", final=False)
    scene.call("V-2026-0003", "kim", "11-18")  # never made final, so unplanned too

    assert read(WEEK, "plan", WHAT) == ([], (None,) * 4)


def test_a_customer_is_existing_from_the_day_after_the_first_contract(
    scene: Scene, read: Read
) -> None:
    scene.sell("H1", "kim", "11-17", ("B1", "1"))
    for on in ("11-16", "11-17", "11-18"):
        scene.plan("H1", "kim", "11-13", on)

    rows, _totals = read(WEEK, "plan", "day customer_kind")

    assert rows == [
        ("2026-11-16", "new"),
        ("2026-11-17", "new"),
        ("2026-11-18", "existing"),
    ]


def test_a_visit_says_how_and_why(scene: Scene, read: Read) -> None:
    scene.sell("H1", "kim", "11-02", ("B1", "1"))
    scene.plan(
        "H1",
        "kim",
        "11-13",
        "11-16",
        contract="C-1",
        method=VisitMethod.TELEPHONE,
        purpose="수금",
        other_work="전시 확인",
        support_needed="견본",
    )
    keys = "contract method purpose other_work support_needed manager_note"

    rows, _totals = read(WEEK, "plan", keys)

    assert rows == [("C-2026-0001", "telephone", "수금", "전시 확인", "견본", None)]


def test_tasks_of_the_week_and_of_a_day_stand_with_the_visits(scene: Scene, read: Read) -> None:
    scene.task("전시회 준비", "han", "11-13", PlanGrain.WEEKLY, "2026-W47", support_needed="차량")
    done = scene.task("도면 확인", "kim", "11-13", PlanGrain.DAILY, "2026-11-17", customer="H1")
    scene.task("재고 조사", "kim", "11-13", PlanGrain.WEEKLY, "2026-W48")
    scene.task("판촉", "kim", "10-30", PlanGrain.MONTHLY, "2026-11")
    scene.finish(done, "kim", "11-17", "맞음")
    keys = "day salesperson customer customer_kind other_work support_needed state result"

    rows, totals = read(WEEK, "plan", f"{keys} done_rate")

    assert rows == [
        ("2026-11-17", "kim", "H1", "new", "도면 확인", None, "done", "맞음", "1.0000"),
        (None, "han", None, None, "전시회 준비", "차량", "missed", None, "0.0000"),
    ]
    assert totals[-1] == "0.5000"


def test_a_task_is_shown_as_the_leader_changed_it(scene: Scene, read: Read) -> None:
    made = scene.task("전시회 준비", "kim", "11-13", PlanGrain.WEEKLY, "2026-W47")
    scene.revise(made, "11-14", "인력 부족", measures="전화로")

    rows, _totals = read(WEEK, "plan", "other_work purpose state")

    assert rows == [("전시회 준비", "전화로", "missed")]


def test_a_result_is_told_as_it_was_corrected_last(
    scene: Scene, read: Read, salescli: Program
) -> None:
    scene.plan("H1", "kim", "11-13", "11-16")
    scene.call("V-2026-0001", "kim", "11-16", "지급 약속")
    salescli.on("2026-12-31")
    for line in (
        LEAVE,
        "--as lee meeting open --on 2026-11-21",
        "--as lee meeting minute M-1 검토 --rest --on 2026-11-21",
        "--as park meeting close M-1 --on 2026-11-21",
        "--as kim visit correct V-1 --field result --to '지급 보류' --reason 오기",
        "--as kim visit correct V-1 --field result --to '지급 거절' --reason 오기",
        "--as kim visit correct V-1 --field met --to 김과장 --reason 누락",
    ):
        salescli.done(line)

    assert read(WEEK, "plan", "result")[0] == [("지급 거절",)]


def test_without_a_period_it_is_the_coming_week(scene: Scene, form: Form) -> None:
    assert scene.path.is_file()
    found = {
        today: form("F1", today=today)["period"]["label"]
        for today in ("2026-11-20", "2026-11-21", "2026-11-22")
    }

    assert found == {
        "2026-11-20": "2026-W48",
        "2026-11-21": "2026-W48",  # Saturday: the meeting is about the week that begins
        "2026-11-22": "2026-W49",
    }


def test_one_salespersons_plan_has_nobody_elses_visits(scene: Scene, read: Read) -> None:
    a_week(scene)

    rows, totals = read(f"{WEEK} --salesperson han", "plan", "salesperson expected_order")

    assert (rows, totals) == ([("han", "5000")], (None, "5000"))


@pytest.mark.usefixtures("company")
@pytest.mark.parametrize("name", ["F1", "F2", "F5", "F12"])
def test_what_is_not_read_from_postings_takes_no_as_of(salescli: Program, name: str) -> None:
    result = salescli.on("2026-12-31")(f"report {name} --as-of 2026-11-20")

    assert (result.exit_code, result.out) == (2, "")
    assert f"{name} takes no --as-of" in result.err
