"""Vehicles, supplies and trainings by hand: named, proposed upon, held in time (MD4, MD5)."""

import pytest

from tests._program import Program
from tests.services.test_watch import Found, broken, overdue
from tests.services.test_watch_problems import told

pytestmark = pytest.mark.usefixtures("company")

U1 = "U-2026-0001"


@pytest.fixture
def watched(salescli: Program) -> Program:
    salescli.on("2026-03-02").done("--as admin setting set assets_since 2026-03-02")
    return salescli


def late(salescli: Program, day: str, rule: str = "MD5") -> Found:
    return [row for row in overdue(salescli, f"2026-{day}") if row[0].startswith(rule)]


def was_late(salescli: Program, week: str, rule: str = "MD5") -> Found:
    return [row for row in broken(salescli, f"2026-{week}") if row[0].startswith(rule)]


def test_what_nobody_has_is_late_after_five_working_days(watched: Program) -> None:
    # Entered on Monday the second: due on Saturday the seventh, a working day.
    told(watched, "03-02 lee asset add 노트북 --kind supply")

    assert late(watched, "03-07") == []
    assert late(watched, "03-09") == [("MD5", U1, "2026-03-07", None, 2)]
    told(watched, "03-10 lee asset assign U-1 --to kim --condition x --paper y")
    assert late(watched, "03-11") == []
    assert was_late(watched, "W11") == [("MD5", U1, "2026-03-07", "2026-03-10", 3)]


def test_what_was_taken_back_has_somebody_again_or_goes_out_of_use(watched: Program) -> None:
    told(
        watched,
        """
        03-02 lee asset add 노트북 --kind supply
        03-02 lee asset assign U-1 --to kim --condition x --paper y
        03-09 lee asset return U-1 --condition x --paper z
        """,
    )

    # Taken back on Monday the ninth: due on Saturday the fourteenth.
    assert late(watched, "03-14") == []
    assert late(watched, "03-16") == [("MD5", U1, "2026-03-14", None, 2)]
    told(watched, "03-16 park asset return U-1 --retire 고장")
    assert late(watched, "03-17") == []


def test_what_somebody_had_who_left_is_taken_back(watched: Program) -> None:
    told(
        watched,
        """
        03-02 lee asset add 노트북 --kind supply
        03-02 lee asset assign U-1 --to han --condition x --paper y
        03-09 admin staff end han
        """,
    )

    # Han left on Monday the ninth: due on Saturday the fourteenth.
    assert late(watched, "03-14") == []
    assert late(watched, "03-17") == [("MD5", U1, "2026-03-14", None, 3)]
    told(watched, "03-17 lee asset return U-1 --condition x --paper z")
    # From then on nobody has it: five working days more.
    assert late(watched, "03-23") == []
    assert was_late(watched, "W12") == [("MD5", U1, "2026-03-14", "2026-03-17", 3)]
    assert late(watched, "03-24") == [("MD5", U1, "2026-03-23", None, 1)]


def test_what_was_given_back_before_they_left_is_no_breach(watched: Program) -> None:
    told(
        watched,
        """
        03-02 lee asset add 노트북 --kind supply
        03-02 lee asset assign U-1 --to han --condition x --paper y
        03-06 lee asset return U-1 --condition x --paper z
        03-06 lee asset assign U-1 --to kim --condition x --paper z2
        03-09 admin staff end han
        """,
    )

    assert late(watched, "03-31") == []


def test_upon_a_damage_something_is_proposed_within_five_working_days(watched: Program) -> None:
    told(
        watched,
        """
        03-02 lee asset add '1톤 트럭' --kind vehicle --odometer 10
        03-02 lee asset assign U-1 --to kim --condition x --paper y
        03-03 lee asset inspect U-1 양호 --result sound
        03-04 lee asset inspect U-1 파손 --result damaged --cause 후진 --answers kim
        """,
    )

    # Found on Wednesday the fourth: Thursday to Saturday, Monday, Tuesday the tenth.
    assert late(watched, "03-10") == []
    assert late(watched, "03-11") == [("MD5-damage", U1, "2026-03-10", None, 1)]
    told(
        watched,
        """
        03-12 park conduct violation MD5 U-1 --person kim --facts 후진
        03-12 park conduct propose F-1 --warning --reason 주의
        """,
    )
    assert late(watched, "03-13") == []
    assert was_late(watched, "W11") == [("MD5-damage", U1, "2026-03-10", "2026-03-12", 2)]


def test_a_reward_about_it_is_a_proposal_too(watched: Program) -> None:
    told(
        watched,
        """
        03-02 lee asset add '1톤 트럭' --kind vehicle --odometer 10
        03-02 lee asset assign U-1 --to kim --condition x --paper y
        03-04 lee asset inspect U-1 파손 --result damaged --cause 낙석 --answers kim
        03-05 park conduct reward kim --reason '피해를 줄임' --document U-1
        """,
    )

    assert late(watched, "03-31") == []


def test_each_week_has_its_training_by_its_saturday(salescli: Program) -> None:
    # The week 2026-W10 closes on Friday the sixth, the next one on the thirteenth.
    told(
        salescli,
        """
        02-28 admin setting set training_since 2026-02-28
        03-07 park conduct training --topic x --attended kim
        03-17 park conduct training --topic x --attended kim
        """,
    )

    assert late(salescli, "03-17", "MD4") == []
    assert was_late(salescli, "W11", "MD4") == []
    assert was_late(salescli, "W12", "MD4") == [("MD4", "2026-W11", "2026-03-14", "2026-03-17", 3)]
    # That of 2026-W12 is due on Saturday the twenty-first.
    assert late(salescli, "03-21", "MD4") == []
    assert late(salescli, "03-23", "MD4") == [("MD4", "2026-W12", "2026-03-21", None, 2)]
    told(salescli, "03-23 park conduct training --topic x --attended kim --week 2026-W12")
    assert late(salescli, "03-24", "MD4") == []


def test_where_nobody_sells_nobody_is_trained(salescli: Program) -> None:
    told(
        salescli,
        """
        02-28 admin setting set training_since 2026-02-28
        03-02 admin staff end kim
        03-02 admin staff end han
        """,
    )

    assert late(salescli, "03-31", "MD4") == []
