"""The territory by hand: an account nobody saw for thirty days, and what counts as seen (R1)."""

import pytest

from salescli.watch import territory
from salescli.workspace import Workspace
from tests._program import Program
from tests.services.test_watch import Found, broken, overdue

pytestmark = pytest.mark.usefixtures("company")

SINCE = "03-02 admin setting set territory_since 2026-03-02"


def told(salescli: Program, lines: str) -> None:
    for line in lines.strip().splitlines():
        day, _space, typed = line.strip().partition(" ")
        salescli.on(f"2026-{day}").done(f"--as {typed}")


def late(salescli: Program, day: str, who: str = "park") -> Found:
    return [row for row in overdue(salescli, f"2026-{day}", who) if row[0] == "R1"]


def was_late(salescli: Program, week: str) -> Found:
    return [row for row in broken(salescli, f"2026-{week}") if row[0] == "R1"]


@pytest.fixture
def watched(salescli: Program) -> Program:
    told(salescli, SINCE)
    return salescli


def test_an_account_is_seen_within_thirty_days_of_when_the_watch_began(watched: Program) -> None:
    # 2 March and thirty days are 1 April; E1 and H1 were entered on 2 January.
    assert late(watched, "04-01") == []
    assert late(watched, "04-02") == [
        ("R1", "E1", "2026-04-01", None, 1),
        ("R1", "H1", "2026-04-01", None, 1),
    ]
    assert [row[1] for row in late(watched, "04-02", "kim")] == ["E1", "H1"]


@pytest.mark.parametrize(
    "seen",
    [
        "kim visit record H1 --result 협의",
        "kim customer profile H1 --needs 배송",
        "kim dealer status H1 --stock 1",
        "kim dealer competitor H1 대한볼트 M6볼트",
        "lee dealer note 조용함 --customer H1",
    ],
)
def test_what_is_told_of_it_begins_the_days_anew(watched: Program, seen: str) -> None:
    told(watched, f"03-20 {seen}")

    # 20 March and thirty days are 19 April.
    assert [row[1] for row in late(watched, "04-19")] == ["E1"]
    assert late(watched, "04-20")[1] == ("R1", "H1", "2026-04-19", None, 1)


@pytest.mark.parametrize(
    "other",
    [
        "park customer edit H1 --payment-days 20",
        "park customer edit H1 --salesperson han",
        "lee customer edit E1 --region 경북",
        "lee customer add X1 남해상사 --kind dealer",
    ],
)
def test_what_tells_nothing_of_its_business_does_not(watched: Program, other: str) -> None:
    told(watched, f"03-20 {other}")

    assert ("R1", "H1", "2026-04-01", None, 1) in late(watched, "04-02")


def test_a_note_of_a_region_is_of_none_of_its_accounts(watched: Program) -> None:
    told(watched, "03-03 lee customer edit H1 --region 경북")
    told(watched, "03-20 kim dealer note '단가 경쟁' --region 경북")

    # Its region was told on 3 March: thirty days are 2 April.
    assert ("R1", "H1", "2026-04-02", None, 1) in late(watched, "04-03")


def test_what_was_seen_late_was_late_in_its_week(watched: Program) -> None:
    told(watched, "03-31 han visit record E1 --result 협의")
    told(watched, "04-10 kim dealer note 늦음 --customer H1")

    assert late(watched, "04-11") == []
    assert was_late(watched, "W14") == [("R1", "H1", "2026-04-01", None, 2)]
    assert was_late(watched, "W15") == [("R1", "H1", "2026-04-01", "2026-04-10", 9)]
    assert was_late(watched, "W16") == []


def test_what_was_seen_in_time_and_told_late_is_told_late(watched: Program) -> None:
    told(watched, "03-31 han visit record E1 --result 협의")
    told(watched, "04-03 kim dealer note 조용함 --customer H1 --on 2026-03-31")

    assert late(watched, "04-03") == []
    told_late = watched.on("2026-04-03").done("--as park watch --section told_late --json")
    assert '"due_on": "2026-04-01"' in told_late
    assert '"recorded_on": "2026-04-03"' in told_late


def test_a_blocked_account_is_not_to_be_seen_until_it_is_open_again(watched: Program) -> None:
    told(watched, "03-20 park customer block H1 --reason 부도")
    told(watched, "04-20 park customer block H1 --reason 정상화 --lift")

    # Opened on 20 April: thirty days are 20 May.
    assert [row[1] for row in late(watched, "05-20")] == ["E1"]
    assert ("R1", "H1", "2026-05-20", None, 1) in late(watched, "05-21")


def test_a_block_ends_what_was_late(watched: Program) -> None:
    told(watched, "04-10 park customer block H1 --reason 부도")

    assert [row[1] for row in late(watched, "04-11")] == ["E1"]
    assert ("R1", "H1", "2026-04-01", None, 2) in was_late(watched, "W14")
    assert ("R1", "H1", "2026-04-01", "2026-04-10", 9) in was_late(watched, "W15")


def test_an_account_in_nobodys_territory_is_to_be_seen_once_somebody_has_it(
    watched: Program,
) -> None:
    told(watched, "03-03 lee customer add D2 남해상사 --kind dealer --region 경남")

    assert [row[1] for row in late(watched, "05-02")] == ["E1", "H1"]
    told(watched, "05-04 park customer edit D2 --salesperson han")
    # 4 May and thirty days are 3 June.
    assert [row[1] for row in late(watched, "06-03")] == ["E1", "H1"]
    assert ("R1", "D2", "2026-06-03", None, 1) in late(watched, "06-04")


def test_the_days_are_those_of_the_setting_when_it_was_seen_last(watched: Program) -> None:
    told(watched, "03-10 kim dealer note 조용함 --customer H1")
    told(watched, "03-11 kim visit plan H1 --for 2026-03-20")
    told(watched, "03-11 kim visit submit --week 2026-W12")
    told(watched, "03-12 park setting set territory_days 10")
    told(watched, "03-20 han dealer note 조용함 --customer E1")

    # H1 was seen when thirty days held, E1 when ten did.
    assert late(watched, "04-09") == [("R1", "E1", "2026-03-30", None, 10)]
    assert ("R1", "H1", "2026-04-09", None, 1) in late(watched, "04-10")


def test_books_of_before_are_not_watched(salescli: Program) -> None:
    assert late(salescli, "12-31") == []


def test_it_looks_into_the_days_and_into_indexes(salescli: Program) -> None:
    days = {"since": "2026-03-02", "until": "2026-04-02", "after": "2026-04-03"}
    with Workspace(db=str(salescli.path)).read() as look:
        plan = look.rows(f"EXPLAIN QUERY PLAN {territory._GAPS}", scope=None, **days)
    growing = ("visit", "profile_change", "dealer_status", "competitor_info", "market_note")
    steps = [step["detail"].split() for step in plan]

    found = [step for step in steps if step[1] in growing]
    assert {step[0] for step in found} == {"SEARCH"}
    assert len(found) == 2 * len(territory.TURNS)
