"""F5 by hand: week 2026-W47 has the working days 14 and 16 to 20 November; the 15th is Sunday."""

from datetime import date

import pytest

from salescli import watch
from salescli.policy.roles import Role
from salescli.workspace import Workspace
from tests._company import LEAVE
from tests._program import Program
from tests.reports._scene import Scene, day
from tests.reports.conftest import Read

WEEK = "F5 --period 2026-W47"
DAYS = "salesperson days_worked days_travelled days_off work_logs"
VISITS = (
    "salesperson visits_planned visits_made visits_unplanned visits_kept visit_rate"
    " new_customers return_visits"
)
MONEY = "salesperson quotes contracts contracted collected violations"
LATE = "salesperson late_reports"


def test_days_worked_are_working_days_less_absences(scene: Scene, read: Read) -> None:
    scene.away("kim", "11-18", "11-19")
    scene.away("kim", "11-19", "11-20")  # the 19th counts once
    scene.away("han", "11-13", "11-15")  # only the 14th is a working day of the week

    rows, totals = read(WEEK, "work", DAYS)

    assert rows == [("han", 5, 0, 1, 0), ("kim", 3, 0, 3, 0)]
    assert totals == (None, 8, 0, 4, 0)


def test_the_calendar_says_which_days_are_worked(scene: Scene, read: Read) -> None:
    scene.mark("11-15", working=True)
    scene.mark("11-16")
    scene.mark("11-17")
    scene.mark("11-17", working=True)  # the last word counts
    scene.mark("11-21")  # the week after

    rows, _totals = read(WEEK, "work", DAYS)

    assert rows == [("han", 6, 0, 0, 0), ("kim", 6, 0, 0, 0)]


def test_who_comes_or_goes_works_on_the_days_between(scene: Scene, read: Read) -> None:
    scene.hire("bae", "11-18")
    scene.hire("old", "01-02")
    scene.leave("old", "11-16")
    scene.hire("yoo", "01-02", Role.MANAGER)

    rows, _totals = read(WEEK, "work", DAYS)

    assert [row[:2] for row in rows] == [("bae", 3), ("han", 6), ("kim", 6), ("old", 2)]


def test_a_day_that_has_not_come_is_neither_worked_nor_off(scene: Scene, read: Read) -> None:
    scene.away("kim", "11-17", "11-20")

    rows, _totals = read(WEEK, "work", DAYS, today="2026-11-17")

    assert rows == [("han", 3, 0, 0, 0), ("kim", 2, 0, 1, 0)]


def test_travel_is_what_the_latest_work_log_of_a_day_says(scene: Scene, read: Read) -> None:
    scene.log("kim", "11-13", travelled=True)  # the week before
    scene.log("kim", "11-16", travelled=True)
    scene.log("kim", "11-16")  # not travelled after all
    scene.log("kim", "11-17", travelled=True)
    scene.log("kim", "11-20")
    scene.log("park", "11-20", travelled=True)

    rows, totals = read(WEEK, "work", DAYS)

    assert rows == [("han", 6, 0, 0, 0), ("kim", 6, 1, 0, 3), ("park", 6, 1, 0, 1)]
    assert totals == (None, 18, 2, 0, 4)


def test_visits_are_measured_against_what_was_final(scene: Scene, read: Read) -> None:
    for on in ("11-16", "11-17", "11-18", "11-19"):
        scene.plan("H1", "kim", "11-13", on)  # V-1 to V-4
    scene.plan("H1", "kim", "11-13", "11-20", final=False)  # V-5, never approved
    scene.plan("H1", "kim", "11-02", "11-13")  # V-6, the week before
    scene.call("V-2026-0001", "kim", "11-16")
    scene.call("V-2026-0006", "kim", "11-17")  # late, but made in the week
    scene.put_off("V-2026-0003", "kim", "11-17", "11-25")  # V-7: planned for another week
    scene.give_up("V-2026-0004", "11-18")
    scene.call("H1", "kim", "11-20")  # V-5 was not final, so unplanned
    scene.call("E1", "han", "11-20")
    scene.call("E1", "han", "11-21")  # the week after

    rows, totals = read(WEEK, "work", VISITS)

    assert rows == [
        ("han", 0, 1, 1, 0, None, 1, 0),
        ("kim", 2, 3, 1, 1, "0.5000", 3, 0),
    ]
    assert totals == (None, 2, 4, 2, 1, "0.5000", 4, 0)


def test_a_customer_is_existing_from_the_day_after_the_first_contract(
    scene: Scene, read: Read
) -> None:
    scene.sell("H1", "kim", "11-17", ("B1", "1"))
    for on in ("11-16", "11-17", "11-18"):
        scene.call("H1", "kim", on)

    rows, _totals = read(f"{WEEK} --salesperson kim", "work", VISITS)

    assert rows == [("kim", 0, 3, 3, 0, None, 2, 1)]


@pytest.mark.parametrize(
    ("signed_on", "kind", "fresh", "again"),
    [("11-16", "existing", 0, 1), ("11-17", "new", 1, 0), ("11-18", "new", 1, 0)],
)
def test_a_plan_and_its_visit_say_the_same_of_a_customer(
    scene: Scene, read: Read, signed_on: str, kind: str, fresh: int, again: int
) -> None:
    scene.sell("H1", "kim", signed_on, ("B1", "1"))
    number = scene.plan("H1", "kim", "11-13", "11-17")
    scene.call(number, "kim", "11-17")

    planned, _totals = read("F1 --period 2026-W47", "plan", "day customer_kind")
    made, _totals = read(
        f"{WEEK} --salesperson kim", "work", "salesperson new_customers return_visits"
    )

    assert planned == [("2026-11-17", kind)]
    assert made == [("kim", fresh, again)]


def test_quotes_contracts_and_money_count_on_their_day(scene: Scene, read: Read) -> None:
    scene.offer("H1", "kim", "11-10", "11-13")  # the Friday before
    scene.offer("H1", "kim", "11-10", "11-14")
    scene.offer("H1", "kim", "11-10", "11-20", bid=True)  # a bid was sent as well
    scene.offer("H1", "kim", "11-10", "11-21")
    scene.offer("H1", "kim", "11-10")  # never sent
    scene.sell("H1", "kim", "11-13", ("B1", "100"))
    scene.sell("E1", "han", "11-20", ("B1", "2"))
    scene.pay("11-14", C1=300)
    scene.pay("11-20", C1=30)
    scene.pay("11-21", C1=3)

    rows, totals = read(WEEK, "work", MONEY)

    assert rows == [("han", 0, 1, "2000", "0", 0), ("kim", 2, 0, "0", "330", 0)]
    assert totals == (None, 2, 1, "2000", "330", 0)


@pytest.mark.parametrize(
    ("handed_on", "late"),
    [("11-13", 0), ("11-14", 0), ("11-15", 1), ("11-20", 1), (None, 1)],
)
def test_the_weeks_plan_is_due_at_the_meeting_on_its_first_day(
    scene: Scene, read: Read, handed_on: str | None, late: int
) -> None:
    scene.watch_visits("11-14")
    scene.plan("E1", "han", "11-12", "11-16", handed_on="11-13")
    scene.plan("H1", "kim", "11-12", "11-20", final=handed_on is not None, handed_on=handed_on)

    rows, totals = read(WEEK, "work", LATE)

    assert rows == [("han", 0), ("kim", late)]
    assert totals == (None, late)


def test_a_plan_that_was_returned_had_been_handed_in(
    scene: Scene, read: Read, salescli: Program
) -> None:
    scene.watch_visits("11-01")
    scene.plan("E1", "han", "11-12", "11-16")
    scene.plan("H1", "kim", "11-12", "11-16", final=False)
    salescli.on("2026-12-31")
    for line in (
        LEAVE,
        "--as kim visit submit V-2 --on 2026-11-13",
        "--as park visit return V-2 --on 2026-11-14",
        "--as kim visit submit V-2 --on 2026-11-16",
    ):
        salescli.done(line)

    assert read(WEEK, "work", LATE)[0] == [("han", 0), ("kim", 0)]


def test_who_owes_a_plan(scene: Scene, read: Read) -> None:
    scene.watch_visits("11-01")
    scene.hire("bae", "11-18")  # not there on the first day
    scene.hire("old", "01-02")
    scene.leave("old", "11-16")
    scene.away("kim", "11-10", "11-20")  # away the whole week

    assert read(WEEK, "work", LATE)[0] == [("bae", 0), ("han", 1), ("kim", 0), ("old", 1)]


@pytest.mark.parametrize(("today", "late"), [("2026-11-14", 0), ("2026-11-15", 1)])
def test_a_plan_is_not_late_before_its_meeting_is_over(
    scene: Scene, read: Read, today: str, late: int
) -> None:
    scene.watch_visits("11-01")

    assert read(WEEK, "work", LATE, today=today)[0] == [("han", late), ("kim", late)]


def test_nobody_owed_a_plan_before_visits_were_watched(scene: Scene, read: Read) -> None:
    scene.watch_visits("11-15")

    assert read(WEEK, "work", LATE)[0] == [("han", 0), ("kim", 0)]


def test_the_watch_of_late_plans_finds_the_same(scene: Scene, read: Read) -> None:
    scene.watch_visits("11-14")
    scene.plan("H1", "kim", "11-12", "11-16", handed_on="11-16")
    scene.hire("bae", "11-18")

    with Workspace(db=str(scene.path), clock=scene.clock).read() as look:
        found = watch.broken(look, day("11-14"), date(2026, 11, 20))
    late = sorted(f.salesperson or "" for f in found if f.rule == "W1.2")

    rows, _totals = read(WEEK, "work", LATE)
    assert [who for who, reports in rows if reports] == late == ["han", "kim"]


def test_whoever_else_has_a_figure_is_listed(scene: Scene, read: Read) -> None:
    scene.call("H1", "park", "11-16")
    scene.sell("H1", "ceo", "11-16", ("B1", "1"))

    rows, _totals = read(WEEK, "work", "salesperson visits_made contracts")

    assert rows == [("ceo", 0, 1), ("han", 0, 0), ("kim", 1, 0)]


def test_one_salespersons_form_is_theirs(scene: Scene, read: Read) -> None:
    scene.call("H1", "kim", "11-16")
    scene.call("E1", "han", "11-16")

    rows, totals = read(f"{WEEK} --salesperson han", "work", "salesperson visits_made")

    assert (rows, totals) == ([("han", 1)], (None, 1))
