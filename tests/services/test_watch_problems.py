"""Major problems by hand: put to the leader the next working day, decided within three (MD7)."""

import pytest

from tests._program import Program
from tests.services.test_watch import Found, broken, overdue

pytestmark = pytest.mark.usefixtures("company")

K1, K2 = "K-2026-0001", "K-2026-0002"
OURS = ("MD7-escalated", "MD7-decided")


def told(salescli: Program, lines: str) -> None:
    for line in lines.strip().splitlines():
        day, _space, typed = line.strip().partition(" ")
        salescli.on(f"2026-{day}").done(f"--as {typed}")


@pytest.fixture
def watched(salescli: Program) -> Program:
    salescli.on("2026-03-02").done("--as admin setting set issue_since 2026-03-02")
    return salescli


def late(salescli: Program, day: str) -> Found:
    return [row for row in overdue(salescli, f"2026-{day}") if row[0] in OURS]


def was_late(salescli: Program, week: str) -> Found:
    return [row for row in broken(salescli, f"2026-{week}") if row[0] in OURS]


def test_a_serious_problem_is_late_once_the_next_working_day_is_over(watched: Program) -> None:
    # Raised on Monday the second, it is due on Tuesday the third.
    told(watched, "03-02 kim issue raise 도산 --about H1 --severity serious")

    assert late(watched, "03-03") == []
    assert late(watched, "03-04") == [("MD7-escalated", K1, "2026-03-03", None, 1)]
    told(watched, "03-05 park issue escalate K-1 --reason x")
    assert late(watched, "03-05") == []
    assert was_late(watched, "W10") == [("MD7-escalated", K1, "2026-03-03", "2026-03-05", 2)]


def test_over_a_weekend_it_is_due_on_monday(watched: Program) -> None:
    # Raised on Saturday the seventh, a working day; Sunday is none, so Monday the ninth.
    told(watched, "03-07 kim issue raise 도산 --about H1 --severity serious")
    told(watched, "03-09 kim issue escalate K-1 --reason x")

    assert late(watched, "03-10") == []


def test_what_is_called_major_is_due_from_that_day_whoever_calls_it_so_again(
    watched: Program,
) -> None:
    told(
        watched,
        """
        03-02 kim issue raise 이의 --about H1
        03-09 lee issue flag K-1 --reason x
        03-10 park issue flag K-1 --reason x
        """,
    )

    # One problem, once: from the first flag, of Monday the ninth.
    assert late(watched, "03-11") == [("MD7-escalated", K1, "2026-03-10", None, 1)]
    told(watched, "03-12 ceo issue flag K-1 --lift --of lee --reason x")
    # The other flag stands, and was due on Wednesday the eleventh.
    assert late(watched, "03-13") == [("MD7-escalated", K1, "2026-03-11", None, 2)]
    told(watched, "03-13 ceo issue flag K-1 --lift --of park --reason x")
    assert late(watched, "03-14") == []
    assert was_late(watched, "W11") == [
        ("MD7-escalated", K1, "2026-03-10", "2026-03-12", 2),
        ("MD7-escalated", K1, "2026-03-11", "2026-03-13", 2),
    ]


def test_what_is_no_major_one_is_not_watched(watched: Program) -> None:
    told(watched, "03-02 kim issue raise 이의 --about H1")

    assert late(watched, "03-31") == []


def test_the_leader_decides_within_three_working_days_each_time(watched: Program) -> None:
    # Put up on Tuesday the third: Wednesday, Thursday, Friday the sixth.
    told(
        watched,
        """
        03-02 kim issue raise 도산 --about H1 --severity serious
        03-03 park issue escalate K-1 --reason x
        """,
    )

    assert late(watched, "03-06") == []
    assert late(watched, "03-07") == [("MD7-decided", K1, "2026-03-06", None, 1)]
    told(
        watched,
        """
        03-09 ceo issue decide K-1 --text x
        03-09 kim issue escalate K-1 --reason y
        """,
    )
    assert late(watched, "03-12") == []
    # Put up again on Monday the ninth: due on Thursday the twelfth.
    assert late(watched, "03-13") == [("MD7-decided", K1, "2026-03-12", None, 1)]
    told(watched, "03-13 ceo issue decide K-1 --text y")
    assert late(watched, "03-14") == []
    assert was_late(watched, "W11") == [
        ("MD7-decided", K1, "2026-03-06", "2026-03-09", 3),
        ("MD7-decided", K1, "2026-03-12", "2026-03-13", 1),
    ]


def test_what_was_in_time_and_recorded_later_is_told_late(watched: Program) -> None:
    told(
        watched,
        """
        03-02 kim issue raise 도산 --about H1 --severity serious
        03-06 park issue escalate K-1 --reason x --on 2026-03-03
        """,
    )

    assert '"told_late"' in watched.looked("--as park watch --json")
    assert late(watched, "03-06") == []
    assert was_late(watched, "W10") == []


def test_it_is_watched_from_the_day_of_the_setting_on(salescli: Program) -> None:
    told(
        salescli,
        """
        03-02 kim issue raise 도산 --severity serious
        03-09 kim issue raise 화재 --severity serious
        03-09 admin setting set issue_since 2026-03-09
        """,
    )

    assert late(salescli, "03-20") == [("MD7-escalated", K2, "2026-03-10", None, 10)]
