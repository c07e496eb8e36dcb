"""The archive, problems and the daily check: what F7 shows, and what is late (R9 to R11)."""

import json

import pytest

from tests._program import Program
from tests.services.conftest import At
from tests.services.test_watch import broken, overdue

C1, G1, N1, K1 = "C-2026-0001", "G-2026-0001", "N-2026-0001", "K-2026-0001"
WEEK, NEXT = "2026-W47", "2026-W48"
"""Saturday 14 to Friday 20 November, and the week after it."""


@pytest.fixture
def watched(at: At) -> At:
    """Watch the archive and the daily check from Monday 16 November on."""

    def watched(stage: str) -> Program:
        salescli = at(stage)
        for key in ("archive_since", "check_since"):
            salescli.done(f"--as admin setting set {key} 2026-11-16")
        return salescli

    return watched


def only(found: list[tuple[str, str, str, str | None, int]], *rules: str) -> list[object]:
    return [row for row in found if row[0] in rules]


def told(salescli: Program, period: str, *more: str) -> list[tuple[str | None, ...]]:
    line = ["report", "F7", "--period", period, "--json", *more]
    whole = json.loads(salescli(["--as", "park", *line]).out)
    return [
        (row["contract"], row["problem"], row["action"]) for row in whole["sections"][0]["rows"]
    ]


def test_a_difference_is_in_f7_until_it_is_settled_and_stays_in_that_of_then(at: At) -> None:
    """On Wednesday 18 transfers of 8,000 and 999 came in, and finance has 8,000 of them."""
    salescli = at("issued").on("2026-11-18")
    for line in (
        "kim collect apply C-1=8000 --method transfer",
        "kim collect apply C-1=999 --method cash",
        "park collect confirm P-1",
        "choi collect confirm P-1",
        "park collect confirm P-2",
        "choi collect confirm P-2",
    ):
        salescli.done(f"--as {line}")
    said = salescli.done("--as lee collect check --transfer 8000 --cash 0 --by choi --paper S-7")
    assert said == f"2026-11-18 is checked: {K1}"
    salescli.done("--as park issue assign K-1 --action '통장을 대조함'")
    # 999 of cash in the books, none by finance; the only cash is of C-1.
    problem = "2026-11-18, cash: 999 in our books, 0 by finance"

    assert told(salescli, WEEK) == [(C1, problem, "통장을 대조함")]
    salescli.on("2026-11-25").done("--as lee issue close K-1 --result '금고에서 찾음'")
    salescli.done("--as kim collect apply C-1=1000 --method transfer")
    salescli.done("--as park collect confirm P-3")
    salescli.done("--as choi collect confirm P-3")
    salescli.on("2026-11-30")
    assert told(salescli, NEXT) == [(C1, None, None)]
    assert told(salescli, WEEK) == [(C1, problem, "통장을 대조함")]
    assert told(salescli, WEEK, "--as-of", "2026-11-20") == [(C1, problem, "통장을 대조함")]
    assert told(salescli, WEEK, "--as-of", "2026-11-17") == []


def test_what_the_leader_decided_is_the_action_from_its_day_on(at: At) -> None:
    """Put up on Thursday 19, decided on Friday 20: as of Thursday it was to be looked at."""
    salescli = at("paid").on("2026-11-18")
    salescli.done("--as kim issue raise 도산 --about C-1 --severity serious --action 확인")
    salescli.on("2026-11-19").done("--as park issue escalate K-1 --reason x")
    salescli.on("2026-11-20").done("--as ceo issue decide K-1 --text '출고 중지' --owner park")

    assert told(salescli, WEEK) == [(C1, "도산", "출고 중지")]
    assert told(salescli, WEEK, "--as-of", "2026-11-19") == [(C1, "도산", "확인")]
    salescli.on("2026-11-23").done("--as park issue close K-1 --result 변제")
    assert told(salescli, WEEK) == [(C1, "도산", "출고 중지")]


def test_what_is_closed_late_was_open_as_of_then(at: At) -> None:
    """Closed on Monday 23 as of Friday 20: the week has it only for who asks as of Saturday 21."""
    salescli = at("paid").on("2026-11-18")
    salescli.done("--as kim issue raise '단가 이의' --about C-1")
    salescli.on("2026-11-19").done("--as park issue assign K-1 --action 전화")
    salescli.on("2026-11-23").done("--as lee issue close K-1 --result 합의 --on 2026-11-20")

    assert told(salescli, WEEK) == [(C1, None, None)]
    assert told(salescli, WEEK, "--as-of", "2026-11-21") == [(C1, "단가 이의", "전화")]
    assert told(salescli, WEEK, "--as-of", "2026-11-18") == [(C1, "단가 이의", None)]


def test_the_latest_of_two_problems_is_told(at: At) -> None:
    salescli = at("paid")
    salescli.done("--as kim issue raise '단가 이의' --about C-1")
    salescli.done("--as kim issue raise '수량 이의' --about I-1 --action 재검수")

    assert told(salescli, WEEK) == [(C1, "수량 이의", "재검수")]
    salescli.done("--as kim issue close K-2 --result 맞음")
    assert told(salescli, WEEK) == [(C1, "단가 이의", None)]


def test_a_goods_request_is_filed_on_its_approval_day(watched: At) -> None:
    salescli = watched("approved")  # on Tuesday 17

    assert only(overdue(salescli, "2026-11-17"), "R10-request") == []
    late = [("R10-request", G1, "2026-11-17", None, 2)]
    assert only(overdue(salescli, "2026-11-19"), "R10-request") == late
    salescli.done("--as lee archive put G-1")
    assert only(overdue(salescli, "2026-11-20"), "R10-request") == []
    done = ("R10-request", G1, "2026-11-17", "2026-11-19", 2)
    assert only(broken(salescli, WEEK), "R10-request") == [done]


def test_a_request_that_was_filed_in_time_and_told_late_is_no_breach(watched: At) -> None:
    salescli = watched("approved").on("2026-11-19")
    salescli.done("--as lee archive put G-1 --on 2026-11-17")

    assert only(broken(salescli, WEEK), "R10-request") == []


def test_a_voucher_is_on_file_a_working_day_after_the_receipt(watched: At) -> None:
    salescli = watched("received")  # on Wednesday 18

    assert only(overdue(salescli, "2026-11-19"), "R9-voucher") == []
    late = [("R9-voucher", N1, "2026-11-19", None, 1)]
    assert only(overdue(salescli, "2026-11-20"), "R9-voucher") == late
    salescli.done("--as lee archive put N-1 --class voucher --reference 한진-1")
    assert only(overdue(salescli, "2026-11-21"), "R9-voucher") == []
    done = ("R9-voucher", N1, "2026-11-19", "2026-11-20", 1)
    assert only(broken(salescli, WEEK), "R9-voucher") == [done]


@pytest.mark.parametrize("step", ["dispatch G-1 --carrier x", "receipt G-1 --signed-by x"])
def test_a_voucher_that_comes_with_the_goods_is_on_file(watched: At, step: str) -> None:
    salescli = watched("approved" if step.startswith("dispatch") else "dispatched")
    salescli.done(f"--as lee ship {step} --voucher 한진-1")
    if step.startswith("dispatch"):
        salescli.done("--as lee ship receipt G-1 --signed-by x")

    assert only(overdue(salescli, "2026-11-30"), "R9-voucher") == []


def test_a_lent_paper_is_back_by_its_day(watched: At) -> None:
    salescli = watched("archived").on("2026-11-16")
    salescli.done("--as lee archive lend C-1 --to kim --until 2026-11-18")

    assert only(overdue(salescli, "2026-11-18"), "R9-lent") == []
    late = [("R9-lent", C1, "2026-11-18", None, 2)]
    assert only(overdue(salescli, "2026-11-20"), "R9-lent") == late
    salescli.done("--as lee archive back C-1")
    assert only(overdue(salescli, "2026-11-21"), "R9-lent") == []
    done = ("R9-lent", C1, "2026-11-18", "2026-11-20", 2)
    assert only(broken(salescli, WEEK), "R9-lent") == [done]


def test_a_paper_is_lent_for_seven_working_days(at: At) -> None:
    said = at("archived").on("2026-11-16").done("--as lee archive lend C-1 --to kim")

    # Monday 16, without Sunday 22: Tuesday 17 is the first and Tuesday 24 the seventh.
    assert said == "L-2026-0001 is lent · back by 2026-11-24"


def test_a_problem_is_closed_by_its_day_and_another_day_counts_if_given_in_time(at: At) -> None:
    salescli = at("company").on("2026-11-16")
    salescli.done("--as kim issue raise '단가 이의' --about H1 --due 2026-11-17")
    salescli.done("--as kim issue raise '수량 이의' --about H1 --due 2026-11-17")

    assert only(overdue(salescli, "2026-11-17"), "MD7") == []
    salescli.done("--as park issue assign K-1 --due 2026-11-19")
    salescli.on("2026-11-18").done("--as park issue assign K-2 --due 2026-11-19")
    late = [("MD7", "K-2026-0002", "2026-11-17", None, 2)]
    assert only(overdue(salescli, "2026-11-19"), "MD7") == late
    salescli.done("--as kim issue close K-1 --result x")
    salescli.done("--as kim issue close K-2 --result x")
    assert only(overdue(salescli, "2026-11-30"), "MD7") == []
    done = ("MD7", "K-2026-0002", "2026-11-17", "2026-11-19", 2)
    assert only(broken(salescli, WEEK), "MD7") == [done]


def test_a_problem_without_a_day_is_settled_within_five_working_days(at: At) -> None:
    salescli = at("company").on("2026-11-16")
    salescli.done("--as kim issue raise '단가 이의' --about H1")

    # Saturday 21 is the fifth working day after Monday 16.
    assert only(overdue(salescli, "2026-11-21"), "MD7") == []
    late = [("MD7", K1, "2026-11-21", None, 2)]
    assert only(overdue(salescli, "2026-11-23"), "MD7") == late


def test_a_day_that_was_checked_is_no_breach(watched: At) -> None:
    salescli = watched("company").on("2026-11-16")
    salescli.done("--as choi collect check")

    assert only(overdue(salescli, "2026-11-16"), "R11") == []
    assert only(overdue(salescli, "2026-11-17"), "R11") == []
    assert [row[1] for row in overdue(salescli, "2026-11-18") if row[0] == "R11"] == ["2026-11-17"]


def test_every_working_day_is_checked(watched: At) -> None:
    salescli = watched("company").on("2026-11-16")
    salescli.done("--as choi collect check")
    salescli.on("2026-11-18").done("--as choi collect check --on 2026-11-17")

    # Wednesday 18 is told the day after; Sunday 22 is no working day.
    assert only(overdue(salescli, "2026-11-18"), "R11") == []
    late = [("R11", "2026-11-18", "2026-11-18", None, 1)]
    assert only(overdue(salescli, "2026-11-19"), "R11") == late
    assert [row[1] for row in overdue(salescli, "2026-11-23") if row[0] == "R11"] == [
        *("2026-11-18", "2026-11-19", "2026-11-20", "2026-11-21")
    ]


def test_a_note_that_is_taken_back_whole_leaves_nothing_to_file(watched: At) -> None:
    salescli = watched("dispatched")  # approved on Tuesday 17
    late = ("R10-request", G1, "2026-11-17", None, 2)
    assert only(overdue(salescli, "2026-11-19"), "R10-request") == [late]
    salescli.done("--as lee ship correct N-1 --line 1=10 --line 2=3 --reason 반송")
    salescli.done("--as park ship approve G-2")

    assert only(overdue(salescli, "2026-11-30"), "R10-request") == []
    settled = ("R10-request", G1, "2026-11-17", "2026-11-19", 2)
    assert only(broken(salescli, WEEK), "R10-request") == [settled]


def test_what_was_before_the_watch_began_is_not_watched(at: At) -> None:
    salescli = at("received")
    salescli.done("--as admin setting set archive_since 2026-11-19")

    rules = ("R10-request", "R9-voucher", "R11")
    assert only(overdue(salescli, "2026-11-30"), *rules) == []


@pytest.mark.parametrize(
    ("paid", "stated", "about"),
    [
        (("C-1=700", "C-2=300"), 700, "C-2026-0002"),
        (("C-1=700", "C-2=300"), 300, "C-2026-0001"),
        (("C-1=700", "C-2=300"), 900, None),
        (("C-1=500", "C-2=500"), 500, None),
    ],
)
def test_a_difference_is_of_the_contract_that_the_figures_tell(
    at: At, paid: tuple[str, str], stated: int, about: str | None
) -> None:
    salescli = at("signed").on("2026-11-17")
    for line in (
        "kim contract draft H1",
        "kim contract line C-d2 B1 -q 5",
        "kim contract submit C-d2",
        "park contract confirm C-2",
        "kim contract sign C-2",
        *(f"kim collect apply {part} --method transfer" for part in paid),
        *(f"{who} collect confirm P-{n}" for n in (1, 2) for who in ("park", "choi")),
        f"choi collect check --transfer {stated} --owner lee",
    ):
        salescli.done(f"--as {line}")

    (row,) = json.loads(salescli.done("--as park issue list --json"))["sections"][0]["rows"]
    assert (row["contract"], row["owner"]) == (about, "lee")


def test_who_files_keeps_the_paper_unless_they_sell(at: At) -> None:
    salescli = at("signed")
    salescli.done("--as admin staff add jo 조겸직 --role CLERK --role SALES")
    salescli.done("--as jo contract archive C-1 --place A-1")

    (row,) = json.loads(salescli.done("--as park archive list --json"))["sections"][0]["rows"]
    assert (row["number"], row["place"], row["holder"]) == (C1, "A-1", None)
    salescli.done("--as lee archive put C-1 --place A-2")
    (row,) = json.loads(salescli.done("--as park archive list --json"))["sections"][0]["rows"]
    assert (row["place"], row["holder"]) == ("A-2", "lee")
