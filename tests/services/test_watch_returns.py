"""Returns by hand: what was approved and did not come, and what came and was not settled (W7.5)."""

import pytest

from tests._program import Program
from tests.services.test_watch import Found, broken, overdue

pytestmark = pytest.mark.usefixtures("company")

R1 = "R-2026-0001"
OURS = ("W7.5", "W7.5-settled")

SOLD = """
03-02 admin setting set return_since 2026-03-02
03-02 admin staff add mun 문창고 --role WAREHOUSE
03-02 kim contract draft H1
03-02 kim contract line C-d1 B1 -q 10
03-02 kim contract submit C-d1
03-02 park contract confirm C-1
03-02 kim contract sign C-1
03-02 lee contract archive C-1 --place A-1
03-02 kim ship request C-1
03-02 park ship approve G-1
03-03 lee ship dispatch G-1 --carrier 한진
03-03 lee invoice apply C-1
03-03 choi invoice issue I-1
"""


def told(salescli: Program, lines: str) -> None:
    for line in lines.strip().splitlines():
        day, _space, typed = line.partition(" ")
        salescli.on(f"2026-{day}").done(f"--as {typed}")


def approved(what: str) -> str:
    """Report a return and let it be approved, all on Monday the ninth."""
    return f"""
03-09 kim return report C-1 --reason 파손 {what}
03-09 kim return check R-1 --result 일치
03-09 tan return verify R-1 --verdict ours --result 진품
03-09 kim return submit R-1
03-09 park return approve R-1
"""


def late(salescli: Program, day: str) -> Found:
    return [row for row in overdue(salescli, f"2026-{day}") if row[0] in OURS]


def was_late(salescli: Program, week: str) -> Found:
    return [row for row in broken(salescli, f"2026-{week}") if row[0] in OURS]


@pytest.fixture
def sold(salescli: Program) -> Program:
    told(salescli, SOLD)
    return salescli


def test_goods_come_within_fourteen_working_days_of_the_approval(sold: Program) -> None:
    told(sold, approved("--line 1=3"))

    # From the 9th: 10 to 14, 16 to 21, and 23, 24 and 25, a Wednesday, as the fourteenth.
    assert late(sold, "03-25") == []
    assert late(sold, "03-27") == [("W7.5", R1, "2026-03-25", None, 2)]
    told(sold, "03-27 mun return receive R-1")
    assert late(sold, "03-28") == []
    assert was_late(sold, "W13") == [("W7.5", R1, "2026-03-25", "2026-03-27", 2)]


def test_what_came_is_settled_within_five_working_days(sold: Program) -> None:
    told(sold, approved("--line 1=3"))
    told(sold, "03-25 mun return receive R-1")

    # From the 25th: 26, 27, 28, 30 and 31, a Tuesday.
    assert late(sold, "03-31") == []
    assert late(sold, "04-01") == [("W7.5-settled", R1, "2026-03-31", None, 1)]
    told(sold, "04-02 choi return settle R-1")
    assert late(sold, "04-03") == []
    assert was_late(sold, "W14") == [("W7.5-settled", R1, "2026-03-31", "2026-04-02", 2)]


def test_what_was_in_time_and_entered_later_is_no_breach(sold: Program) -> None:
    told(sold, approved("--line 1=3"))
    told(sold, "03-27 mun return receive R-1 --on 2026-03-25")
    told(sold, "04-02 choi return settle R-1 --on 2026-03-31")

    assert was_late(sold, "W13") == was_late(sold, "W14") == []


def test_what_is_rejected_after_all_need_not_come(sold: Program) -> None:
    told(sold, approved("--line 1=3"))
    told(sold, "03-26 park return reject R-1 --reason '고객이 계속 사용'")

    assert late(sold, "04-20") == []
    assert was_late(sold, "W13") == [("W7.5", R1, "2026-03-25", "2026-03-26", 1)]


def test_an_allowance_is_settled_from_its_approval_on(sold: Program) -> None:
    told(sold, approved("--kind allowance --allow 1=700"))

    # From the 9th: 10 to 14, a Saturday; no goods are waited for.
    assert late(sold, "03-14") == []
    assert late(sold, "03-31") == [("W7.5-settled", R1, "2026-03-14", None, 17)]


def test_an_exchange_is_settled_only_where_no_other_goods_go(sold: Program) -> None:
    told(sold, approved("--kind exchange --line 1=3"))
    told(sold, "03-10 mun return receive R-1")

    assert late(sold, "04-20") == []  # that the others go is watched by R7
    told(sold, "04-20 park ship reject G-2")
    # From the 20th of April: 21 to 25, a Saturday.
    assert late(sold, "04-25") == []
    assert late(sold, "04-27") == [("W7.5-settled", R1, "2026-04-25", None, 2)]


def test_what_was_approved_before_the_setting_is_not_watched(sold: Program) -> None:
    told(sold, "03-04 admin setting set return_since 2026-03-10")
    told(sold, approved("--line 1=3"))

    assert late(sold, "04-20") == []


PAID_BACK = """
03-03 kim collect apply C-1=10000 --method transfer
03-03 park collect confirm P-1
03-03 choi collect confirm P-1
"""
"""All ten of 1,000 are paid; then an allowance of 700 is settled by the refund P-2."""

REFUNDED = """
03-10 choi return settle R-1
03-11 park collect reject P-2 --reason '계좌 오류'
"""


@pytest.fixture
def refused(sold: Program) -> Program:
    told(sold, PAID_BACK)
    told(sold, approved("--kind allowance --allow 1=700 --settle refund"))
    told(sold, REFUNDED)
    return sold


def test_a_refund_that_is_refused_is_settled_anew_in_as_many_days(refused: Program) -> None:
    # From the 11th: 12, 13, 14, 16 and 17, a Tuesday.
    assert late(refused, "03-17") == []
    assert late(refused, "03-19") == [("W7.5-settled", R1, "2026-03-17", None, 2)]
    told(refused, "03-19 lee collect refund P-1 700 --reason 변색")
    assert late(refused, "03-20") == []
    assert was_late(refused, "W12") == [("W7.5-settled", R1, "2026-03-17", "2026-03-19", 2)]
    # Where that one is refused too, its money waits as long as it did.
    told(refused, "03-20 choi collect reject P-3 --reason '계좌 오류'")
    assert late(refused, "03-21") == [("W7.5-settled", R1, "2026-03-17", None, 4)]


def test_what_a_refused_refund_left_may_pay_an_invoice_instead(refused: Program) -> None:
    told(
        refused,
        """
03-12 kim contract draft H1
03-12 kim contract line C-d2 B1 -q 1
03-12 kim contract submit C-d2
03-12 park contract confirm C-2
03-12 kim contract sign C-2
03-12 lee contract archive C-2 --place A-2
03-12 kim collect transfer C-1 C-2 700 --reason 상계
03-12 park collect confirm P-3
03-12 choi collect confirm P-3
""",
    )

    assert late(refused, "03-20") == []
    assert was_late(refused, "W12") == []


def test_who_refuses_a_refund_is_told_what_is_not_settled(sold: Program) -> None:
    told(sold, PAID_BACK)
    told(sold, approved("--kind allowance --allow 1=700 --settle refund"))
    told(sold, "03-10 choi return settle R-1")

    result = sold.on("2026-03-11")("--as park collect reject P-2 --reason '계좌 오류'")

    assert f"{R1} is not settled by it: collect refund P-2026-0001 700" in result.err
