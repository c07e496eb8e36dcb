"""F11 by hand: what dealers bought, paid and owed in November 2026, and what was told of them."""

from collections.abc import Callable

import pytest

from tests._program import Program
from tests.reports.conftest import Read

NOVEMBER = "F11 --period 2026-11"
FIGURES = "dealer month_target purchased purchased_year collected receivable overdue"
TOLD = "dealer stock sold_through contract_until price_kept promotion rating problems"

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


def sold(n: int, day: str, account: str, much: int, invoice: int = 0) -> str:
    """Sell bolts at 1,000 that are sent and invoiced the same day, due in thirty days."""
    return f"""
        {day} kim    contract draft {account}
        {day} kim    contract line C-d{n} B1 -q {much}
        {day} kim    contract submit C-d{n}
        {day} park   contract confirm C-{n}
        {day} kim    contract sign C-{n}
        {day} lee    contract archive C-{n} --place A-1
        {day} kim    ship request C-{n}
        {day} park   ship approve G-{n}
        {day} lee    ship dispatch G-{n} --carrier 한진
        {day} lee    invoice apply C-{n}
        {day} choi   invoice issue I-{invoice or n}
    """


def paid(n: int, day: str, amount: int, contract: int) -> str:
    """Take a payment in cash for a contract, confirmed by both the same day."""
    return f"""
        {day} kim   collect apply C-{contract}={amount} --method cash
        {day} park  collect confirm P-{n}
        {day} choi  collect confirm P-{n}
    """


def taken_back(day: str, much: int) -> str:
    """Take bolts of the second contract back, settled by a red invoice the same day."""
    return f"""
        {day} kim   return report C-2 --reason 파손 --line 1={much}
        {day} kim   return check R-1 --result 일치
        {day} tan   return verify R-1 --verdict ours --result 진품 --cause material
        {day} kim   return submit R-1
        {day} park  return approve R-1
        {day} mun   return receive R-1
        {day} choi  return settle R-1
    """


def test_what_a_dealer_bought_paid_and_owes_in_a_month(play: Play, read: Read) -> None:
    play("2026-01-05 admin staff add mun 문창고 --role WAREHOUSE")
    play(sold(1, "2026-02-03", "H1", 5))
    play(paid(1, "2026-02-04", 5_000, 1))
    play("2026-10-01 park target set sales 30000 --month 2026-11 --dealer H1")
    play("2026-10-01 park target set sales 20000 --month 2026-11 --dealer H1 --product B1")
    play(sold(2, "2026-10-05", "H1", 20))
    play(sold(3, "2026-11-10", "H1", 12))
    play(taken_back("2026-11-12", 3))
    play(paid(2, "2026-11-16", 4_000, 2))
    play(paid(3, "2026-11-20", 15_000, 3))
    play(sold(4, "2026-12-01", "H1", 1, invoice=5))

    november, totals = read(NOVEMBER, "dealers", FIGURES)
    october, _totals = read("F11 --period 2026-10", "dealers", FIGURES)

    # Bought in November: 12 − 3 came back = 9 bolts, in the year 5 + 20 + 9 = 34.
    # The second contract's invoice of 20,000 was due on 4 November: less 3,000 in red and 4,000
    # paid it is open with 13,000, overdue. The third is paid, and 3,000 more are prepaid.
    # Its total of 30,000 wins over the target of the product.
    assert november == [("H1", "30000", "9000", "34000", "19000", "13000", "13000")]
    assert totals == (None, "30000", "9000", "34000", "19000", "13000", "13000")
    # At October's end nothing was due yet.
    assert october == [("H1", None, "20000", "25000", "0", "20000", "0")]


def test_money_on_the_account_and_a_wrong_invoice(play: Play, read: Read) -> None:
    play(sold(1, "2026-11-02", "H1", 10))
    play("""
        2026-11-03 lee   invoice correct I-1 --reason error --responsible lee --line 1=2
        2026-11-03 choi  invoice issue I-2
        2026-11-04 kim   collect apply 9500 --customer H1 --method cash
        2026-11-04 park  collect confirm P-1
        2026-11-04 choi  collect confirm P-1
    """)

    rows, _totals = read(NOVEMBER, "dealers", FIGURES)

    # 10,000 less 2,000 in red are paid with 8,000 of the 9,500; the rest stands on the account.
    assert rows == [("H1", None, "10000", "10000", "9500", "0", "0")]


def test_the_last_status_of_the_month_stands_there_and_of_no_other(play: Play, read: Read) -> None:
    play("""
        2026-10-05 lee   customer add D2 남해상사 --kind dealer
        2026-10-06 lee   customer edit D2 --salesperson han
        2026-10-20 lee   dealer status D2 --stock '너트 10' --rating poor
        2026-11-05 kim   dealer status H1 --stock '볼트 300' --sold-through 80 --rating good
        2026-11-25 kim   dealer status H1 --sold-through 120.5 --price-kept --promotion 전단
        2026-11-25 kim   dealer status H1 --contract-until 2027-06-30
        2026-12-02 kim   dealer status H1 --stock '볼트 1' --problems 재고
    """)

    november, _totals = read(NOVEMBER, "dealers", TOLD)
    october, _totals = read("F11 --period 2026-10", "dealers", TOLD)

    assert november == [
        ("D2", None, None, None, None, None, None, None),
        ("H1", "볼트 300", "120.5", "2027-06-30", True, "전단", "good", None),
    ]
    assert october == [
        ("D2", "너트 10", None, None, None, None, "poor", None),
        ("H1", None, None, None, None, None, None, None),
    ]


def test_it_is_of_the_dealers_of_the_end_where_they_are_then(play: Play, read: Read) -> None:
    play("""
        2026-11-02 lee   customer add D2 남해상사 --kind dealer --region 경남
        2026-11-02 park  customer edit D2 --salesperson han
        2026-11-03 lee   customer edit H1 --region 경북
        2026-11-20 lee   customer edit H1 --region 경남
        2026-12-01 lee   customer edit H1 --region 부산
        2026-12-01 lee   customer edit D2 --kind end_user
    """)

    november, _totals = read(NOVEMBER, "dealers", "dealer region")
    december, _totals = read("F11 --period 2026-12", "dealers", "dealer region")
    hers, _totals = read(f"{NOVEMBER} --salesperson han", "dealers", "dealer")

    assert november == [("D2", "경남"), ("H1", "경남")]
    assert december == [("H1", "부산")]
    assert hers == [("D2",)]


def test_competitors_are_named_and_listed_as_they_were_seen_last(play: Play, read: Read) -> None:
    play("""
        2026-10-30 kim   dealer competitor H1 삼성볼트 M6볼트 --price 700
        2026-11-03 kim   dealer competitor H1 대한볼트 M6볼트 --price 9000
        2026-11-03 kim   dealer competitor H1 대한볼트 M6볼트 --price 900 --sales '월 200개'
        2026-11-04 kim   dealer competitor H1 신라볼트 M8볼트
        2026-11-05 han   dealer competitor E1 대한볼트 M6볼트
    """)

    rows, _totals = read(NOVEMBER, "dealers", "dealer competitors")
    seen, _none = read(NOVEMBER, "competitors", "dealer seen_on competitor product price sales")

    assert rows == [("H1", "대한볼트 +1")]
    assert seen == [
        ("H1", "2026-11-03", "대한볼트", "M6볼트", "900", "월 200개"),
        ("H1", "2026-11-04", "신라볼트", "M8볼트", None, None),
    ]


def test_the_balance_of_a_dealer_is_reconciled_or_not(play: Play, read: Read) -> None:
    play(sold(1, "2026-11-02", "H1", 10))
    play("2026-12-02 lee reconcile open H1 --month 2026-11")
    (opened,), _totals = read(NOVEMBER, "dealers", "dealer reconciled")
    play("""
        2026-12-03 lee   reconcile enter S-1 --balance 10000 --paper 확인서-1
        2026-12-03 park  reconcile acknowledge S-1
        2026-12-03 choi  reconcile acknowledge S-1
        2026-12-03 lee   reconcile close S-1
    """)
    (closed,), _totals = read(NOVEMBER, "dealers", "dealer reconciled")

    assert (opened, closed) == (("H1", False), ("H1", True))


def test_a_target_of_a_dealer_is_counted_once(play: Play, read: Read, salescli: Program) -> None:
    play("""
        2026-11-02 park target set sales 30000 --month 2026-11 --dealer H1
        2026-11-02 park target set sales 50000 --month 2026-11 --salesperson kim
        2026-11-02 park target set sales 40000 --month 2026-11 --dealer H1
    """)

    rows, _totals = read(NOVEMBER, "dealers", "dealer month_target")
    _rows, totals = read("F4 --period 2026-11", "by_salesperson", "salesperson target")
    _rows, products = read("F4 --period 2026-11", "by_product", "product target")

    assert rows == [("H1", "40000")]
    assert totals == (None, "50000")
    assert products == (None, "0")
    assert (
        salescli.on("2026-12-01")("report F11 --period 2026-11 --as-of 2026-11-30").exit_code == 2
    )
