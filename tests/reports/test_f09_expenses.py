"""F9 by hand: what was approved and spent in November 2026, and what was spent without consent."""

from collections.abc import Callable

import pytest

from tests._program import Program
from tests.reports.conftest import Read

OCTOBER, NOVEMBER, DECEMBER = (f"F9 --period 2026-{month}" for month in (10, 11, 12))
FIGURES = "request claim approved spent difference unapproved"

Play = Callable[[str], None]


@pytest.fixture
def play(salescli: Program, company: object) -> Play:
    """Act out lines of a day, who, and a command."""
    assert company

    def play(lines: str) -> None:
        for line in lines.strip().splitlines():
            day, who, command = line.split(maxsplit=2)
            salescli.on(day).done(f"--as {who} {command}")

    return play


MONTHS = """
2026-10-26 kim  expense request 300000 부산출장 --category travel
2026-10-28 park expense approve Y-1
2026-10-30 kim  expense claim 100000 --request Y-1 --voucher 1
2026-11-03 kim  expense claim 150000 --request Y-1 --voucher 2 --spent 2026-11-02
2026-11-04 kim  expense request 80000 접대 --category entertainment --customer H1
2026-11-05 park expense approve Y-2
2026-11-06 kim  expense claim 90000 --request Y-2 --voucher 3
2026-11-09 han  expense claim 25000 --voucher 4 --category transport --purpose 택시
2026-11-10 kim  expense request 500000 판촉 --category promotion --customer H1
2026-11-10 park expense approve Y-3
2026-11-10 kim  expense promise Y-3
2026-11-11 park expense form Y-3 goods
2026-11-12 ceo  expense decide Y-3
2026-11-13 kim  expense claim 450000 --request Y-3 --voucher 5
2026-11-16 han  expense claim 70000 --voucher 6 --category other --purpose 오기
2026-11-17 han  expense withdraw Z-6
2026-11-18 han  expense claim 40000 --voucher 7 --category other --purpose 문구
2026-11-20 park expense reject Z-7 --reason 사적
2026-11-23 han  expense request 60000 출장 --category travel
2026-11-24 han  expense request 10000 출장 --category travel
2026-11-24 park expense approve Y-5
2026-11-25 han  expense withdraw Y-5
2026-11-30 han  expense claim 30000 --voucher 8 --category other --purpose 명함
2026-12-01 park expense approve Z-8
"""
"""Kim spends 250,000 of 300,000 in two months, 90,000 where 80,000 are approved, and 450,000 of a
special 500,000; Han 25,000 and 30,000 that nobody consented to before, 40,000 that is refused and
70,000 that was never spent. A request waits, and one is taken back.
"""


def test_a_request_stands_in_the_month_of_its_approval_and_wherever_it_is_spent(
    play: Play, read: Read
) -> None:
    play(MONTHS)

    rows, totals = read(OCTOBER, "expenses", FIGURES)
    # 300,000 approved, 100,000 spent of it: 200,000 are left.
    assert rows == [("Y-2026-0001", None, "300000", "100000", "200000", False)]
    assert totals == (None, None, "300000", "100000", "200000", None)

    rows, totals = read(NOVEMBER, "expenses", FIGURES)
    assert rows == [
        # 40,000 were refused, so that nothing was spent; yet nobody had consented to it.
        (None, "Z-2026-0007", "0", "0", "0", True),
        (None, "Z-2026-0008", "0", "30000", "-30000", True),
        (None, "Z-2026-0004", "0", "25000", "-25000", True),
        # Approved in October: 300,000 - 100,000 - 150,000 are left of it.
        ("Y-2026-0001", None, "0", "150000", "50000", False),
        ("Y-2026-0002", None, "80000", "90000", "-10000", True),
        ("Y-2026-0003", None, "500000", "450000", "50000", False),
    ]
    # 80,000 + 500,000; 30,000 + 25,000 + 150,000 + 90,000 + 450,000.
    assert totals == (None, None, "580000", "745000", "35000", None)

    assert read(DECEMBER, "expenses", FIGURES) == ([], (None, None, "0", "0", "0", None))


def test_a_row_says_for_whom_of_what_kind_and_with_whose_consent(play: Play, read: Read) -> None:
    play(MONTHS)

    told = "salesperson customer category requested_on special payment_form approver"
    rows, _totals = read(NOVEMBER, "expenses", told)

    assert rows == [
        ("han", None, "other", None, False, None, None),
        ("han", None, "other", None, False, None, None),
        ("han", None, "transport", None, False, None, None),
        ("kim", None, "travel", "2026-10-26", False, None, "park"),
        ("kim", "H1", "entertainment", "2026-11-04", False, None, "park"),
        ("kim", "H1", "promotion", "2026-11-10", True, "goods", "park"),
    ]


def test_what_is_spent_is_compared_with_what_is_sold(play: Play, read: Read) -> None:
    play("""
        2026-11-02 kim  contract draft H1
        2026-11-02 kim  contract line C-d1 B1 -q 2000
        2026-11-02 kim  contract submit C-d1
        2026-11-02 park contract confirm C-d1
        2026-11-02 kim  contract sign C-d1
        2026-11-02 lee  contract archive C-d1 --place A-1
        2026-11-02 kim  ship request C-1
        2026-11-02 park ship approve G-1
        2026-11-03 lee  ship dispatch G-1 --carrier 한진
    """)
    play(MONTHS)

    rows, totals = read(NOVEMBER, "by_salesperson", "salesperson spent net expense_rate")

    # 2,000 bolts at 1,000; Kim spent 150,000 + 90,000 + 450,000: 690,000 of 2,000,000.
    assert rows == [("han", "55000", "0", None), ("kim", "690000", "2000000", "0.3450")]
    # The total is over the rows that have a rate.
    assert totals == (None, "745000", "2000000", "0.3450")


def test_a_form_of_the_past_knows_what_was_known_then(play: Play, read: Read) -> None:
    play(MONTHS)

    def known(day: str, keys: str = FIGURES) -> list[tuple[object, ...]]:
        return read(f"{NOVEMBER} --as-of {day}", "expenses", keys)[0]

    # On the 11th the form was not decided and nothing was spent of the special one.
    assert known("2026-11-11", "request payment_form spent") == [
        (None, None, "25000"),
        ("Y-2026-0001", None, "150000"),
        ("Y-2026-0002", None, "90000"),
        ("Y-2026-0003", None, "0"),
    ]
    # On the 16th 70,000 stood that were taken back on the 17th, ...
    assert ("Z-2026-0006", "70000", True) in known("2026-11-16", "claim spent unapproved")
    # ... on the 19th 40,000 that were refused on the 20th, ...
    assert (None, "Z-2026-0007", "0", "40000", "-40000", True) in known("2026-11-19")
    # ... and on the 24th a request that was withdrawn on the 25th.
    assert ("Y-2026-0005", None, "10000", "0", "10000", False) in known("2026-11-24")
    assert "Y-2026-0005" not in {row[0] for row in known("2026-11-25")}


def test_what_is_taken_back_in_a_later_month_is_taken_back_there(play: Play, read: Read) -> None:
    play("""
        2026-11-28 kim  expense claim 50000 --voucher 1 --category other --purpose 오기
        2026-12-01 kim  expense withdraw Z-1
        2026-12-02 kim  expense request 50000 출장 --category travel
        2026-12-02 park expense approve Y-1
        2026-12-02 kim  expense withdraw Y-1
        2026-12-03 kim  expense claim 20000 --request Y-1 --voucher 2
        2026-12-04 park expense approve Z-2
    """)

    assert read(NOVEMBER, "expenses", FIGURES)[0] == [
        (None, "Z-2026-0001", "0", "50000", "-50000", True)
    ]
    assert read(DECEMBER, "expenses", f"{FIGURES} approver")[0] == [
        (None, "Z-2026-0001", "0", "-50000", "0", False, None),
        # It was taken back: what is spent by it then was approved by nobody.
        ("Y-2026-0001", None, "0", "20000", "-20000", True, None),
    ]


def test_a_consent_that_came_later_names_who_gave_it_and_stays_one(play: Play, read: Read) -> None:
    play("""
        2026-11-02 kim  expense claim 50000 --voucher 1 --category other --purpose 문구
        2026-11-03 park expense approve Z-1
        2026-11-04 choi expense pay Z-1
    """)

    assert read(NOVEMBER, "expenses", "claim approved spent approver unapproved")[0] == [
        ("Z-2026-0001", "0", "50000", "park", True)
    ]


def test_a_salesperson_may_be_asked_for_alone(play: Play, read: Read) -> None:
    play(MONTHS)

    rows, totals = read(f"{NOVEMBER} --salesperson han", "expenses", "claim spent")

    assert [row[0] for row in rows] == ["Z-2026-0007", "Z-2026-0008", "Z-2026-0004"]
    assert totals == (None, "55000")
