"""Two months of an account by hand: statements, a late entry, a difference, F8 (R13)."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from tests._program import Program

Query = Callable[[str], list[tuple[Any, ...]]]

pytestmark = pytest.mark.usefixtures("company")

FIRST = """
03-02 kim  contract draft H1
03-02 kim  contract line C-d1 B1 -q 20
03-02 kim  contract submit C-d1
03-02 park contract confirm C-1
03-02 kim  contract sign C-1
03-02 lee  contract archive C-1 --place A-1
03-10 kim  ship request C-1 --line 1=10
03-10 park ship approve G-1
03-10 lee  ship dispatch G-1 --carrier 한진
03-10 lee  invoice apply C-1
03-10 choi invoice issue I-1 --tax-number T-1
03-12 lee  invoice correct I-1 --reason error --responsible lee --line 1=2
03-12 choi invoice issue I-2 --tax-number T-2
03-20 lee  instrument register H1 --kind cheque --instrument 자가-77 --bank 농협 --amount 4000
03-20 kim  collect apply C-1=4000 --method cheque --instrument 자가-77 --bank 농협
03-20 park collect confirm P-1
03-20 choi collect confirm P-1
03-23 kim  contract draft H1
03-23 kim  contract line C-d2 B1 -q 5
03-23 kim  contract submit C-d2
03-23 park contract confirm C-2
03-23 kim  contract sign C-2
03-25 kim  collect apply C-2=3000 --method transfer
03-25 park collect confirm P-2
03-25 choi collect confirm P-2
"""
"""March: 10,000 invoiced and 2,000 of it red; 4,000 paid of the rest, 3,000 prepaid.

8,000 - 4,000 = 4,000 receivable, less 3,000 prepaid: the balance is 1,000.
"""


KEYS = (
    *("booked_on", "what", "document", "contract", "reference"),
    *("invoiced", "collected", "balance"),
)


def told(salescli: Program, lines: str) -> None:
    for line in filter(None, lines.splitlines()):
        day, who, *words = line.split()
        salescli.on(f"2026-{day}").done(f"--as {who} {' '.join(words)}")


def section(salescli: Program, line: str, key: str) -> list[dict[str, Any]]:
    sections = json.loads(salescli.looked(f"--as park {line} --json"))["sections"]
    (rows,) = (one["rows"] for one in sections if one["key"] == key)
    found: list[dict[str, Any]] = rows
    return found


def statement(salescli: Program, number: str) -> list[tuple[str, ...]]:
    rows = section(salescli, f"reconcile show {number}", "statement")
    return [tuple(row[key] or "" for key in KEYS) for row in rows]


def flags(salescli: Program, month: str, as_of: str = "") -> dict[str | None, bool | None]:
    line = f"report F8 --period {month} {f'--as-of {as_of}' if as_of else ''}"
    return {r["contract"]: r["reconciled"] for r in section(salescli, line, "receivables")}


MARCH = [
    ("", "opening", "", "", "", "", "", "0"),
    ("2026-03-10", "invoiced", "I-2026-0001", "C-2026-0001", "T-1", "10000", "", "10000"),
    ("2026-03-12", "red", "I-2026-0002", "C-2026-0001", "T-2", "-2000", "", "8000"),
    ("2026-03-20", "collected", "P-2026-0001", "C-2026-0001", "자가-77", "", "4000", "4000"),
    ("2026-03-25", "collected", "P-2026-0002", "C-2026-0002", "", "", "3000", "1000"),
]


def test_a_statement_says_what_moved_and_stays_as_it_was_sent(salescli: Program) -> None:
    told(salescli, FIRST + "04-01 lee reconcile open H1")
    assert statement(salescli, "S-1") == MARCH

    # 500 came on 31 March and is told on 2 April.
    told(salescli, "04-02 kim collect apply C-1=500 --method cash --on 2026-03-31")
    told(salescli, "04-02 park collect confirm P-3 --on 2026-03-31")
    told(salescli, "04-02 choi collect confirm P-3 --on 2026-03-31")

    assert statement(salescli, "S-1") == MARCH
    (row,) = section(salescli, "reconcile list --month 2026-03", "reconciliations")
    assert (row["opening"], row["closing"], row["changed"]) == ("0", "1000", "-500")
    since = section(salescli, "reconcile show S-1", "since")
    assert [(s["booked_on"], s["recorded_on"], s["document"], s["amount"]) for s in since] == [
        ("2026-03-31", "2026-04-02", "P-2026-0003", "-500")
    ]


TAKEN = """
04-02 kim  collect apply C-2=500 --method cash
04-02 park collect confirm P-3
04-02 choi collect confirm P-3
04-03 kim  collect refund P-3 200 --reason 과납
04-03 park collect confirm P-4
04-03 choi collect confirm P-4
04-03 kim  collect correct P-2 --reason 오기
04-03 park collect confirm P-5
04-03 choi collect confirm P-5
04-06 choi instrument deposit T-1
04-07 choi instrument bounce T-1 --reason 예금부족
05-04 lee  reconcile open H1 --month 2026-04
"""
"""April: from 1,000; less 500 paid, and 200 refunded, 3,000 corrected and 4,000 bounced again."""


def test_what_took_money_is_named_by_its_own_document(salescli: Program) -> None:
    told(salescli, FIRST + "03-20 lee instrument hand-over T-1 --signed-by choi" + TAKEN)
    assert [row[1:3] + row[6:] for row in statement(salescli, "S-1")] == [
        ("opening", "", "", "1000"),
        ("collected", "P-2026-0003", "500", "500"),
        ("refunded", "P-2026-0004", "-200", "700"),
        ("correction", "P-2026-0005", "-3000", "3700"),
        ("bounced", "P-2026-0001", "-4000", "7700"),
    ]
    assert "정정" in salescli.done("--lang ko --as lee reconcile print S-1")
    taken = section(salescli, "customer account H1", "taken")
    assert [(r["what"], r["number"], r["payment"], r["amount"]) for r in taken] == [
        ("refunded", "P-2026-0004", "P-2026-0003", "-200"),
        ("correction", "P-2026-0005", "P-2026-0002", "-3000"),
        ("bounced", "P-2026-0001", "P-2026-0001", "-4000"),
    ]


def test_what_was_taken_back_is_told_and_counts_no_more(salescli: Program) -> None:
    told(salescli, FIRST + "03-20 lee instrument hand-over T-1 --signed-by choi" + TAKEN)
    told(salescli, "05-04 choi instrument give-back T-1 --signed-by 김")

    # 4,000 bounced, 3,000 corrected; of 500, 200 were paid back: 300 is left.
    rows = section(salescli, "collect list", "collections")
    assert [(r["number"][-1], r["amount"], r["taken_back"], r["counted"]) for r in rows] == [
        ("5", "-3000", None, None),
        ("4", "-200", None, "-200"),
        ("3", "500", None, "500"),
        ("2", "3000", "-3000", "0"),
        ("1", "4000", "-4000", "0"),
    ]
    (paper,) = section(salescli, "instrument list --state bounced", "instruments")
    assert [paper[key] for key in ("state", "bounced_on", "paying", "amount", "held")] == [
        *("given_back", "2026-04-07", "P-2026-0001", "4000"),
        None,
    ]
    assert section(salescli, "instrument list --state given_back", "instruments") == [paper]
    assert section(salescli, "instrument list --state cleared", "instruments") == []


def test_a_difference_is_explained_and_closed_and_f8_says_so(salescli: Program) -> None:
    told(salescli, FIRST)
    salescli.on("2026-04-01")
    assert flags(salescli, "2026-03") == {"C-2026-0001": None, "C-2026-0002": None}

    told(salescli, "04-01 lee reconcile open H1")
    told(salescli, "04-03 lee reconcile enter S-1 --balance 500 --paper 회신-1")
    told(salescli, "04-03 lee reconcile enter S-1 --balance 500 --paper 회신-1 --cause 은행마감")
    told(salescli, "04-04 park reconcile acknowledge S-1\n04-06 choi reconcile acknowledge S-1")
    assert flags(salescli, "2026-03") == {"C-2026-0001": False, "C-2026-0002": False}
    told(salescli, "04-07 lee reconcile close S-1")

    (row,) = section(salescli, "reconcile list --state closed", "reconciliations")
    assert (row["closing"], row["their_balance"], row["difference"]) == ("1000", "500", "-500")
    assert (row["cause"], row["changed"]) == ("은행마감", None)
    assert set(flags(salescli, "2026-03").values()) == {True}
    assert set(flags(salescli, "2026-03", "2026-04-06").values()) == {False}
    assert set(flags(salescli, "2026-03", "2026-03-31").values()) == {None}
    assert set(flags(salescli, "2026-04").values()) == {None}


def test_what_their_paper_says_is_what_is_decided(salescli: Program, query: Query) -> None:
    told(salescli, FIRST)
    told(salescli, "04-06 lee reconcile open H1 --month 2026-03")
    for balance in (1000, 900):
        told(salescli, f"04-06 lee reconcile enter S-1 --balance {balance} --paper 회신")
        told(salescli, "04-06 park reconcile acknowledge S-1")

    rows = query("SELECT step, content FROM decision WHERE kind = 'reconcile' ORDER BY id")
    entered, known, again, last = (content for _step, content in rows[1:])
    assert (entered, again) == (known, last)
    assert entered != again


def test_the_next_month_opens_with_what_was_entered_late(salescli: Program) -> None:
    told(salescli, FIRST + "04-01 lee reconcile open H1")
    told(salescli, "04-02 kim collect apply C-1=500 --method cash --on 2026-03-31")
    told(salescli, "04-02 park collect confirm P-3 --on 2026-03-31")
    told(salescli, "04-02 choi collect confirm P-3 --on 2026-03-31")
    # The 2,000 that were taken back in error are invoiced anew.
    told(salescli, "04-10 lee invoice apply C-1\n04-10 choi invoice issue I-3")
    told(salescli, "05-02 lee reconcile open H1")

    assert statement(salescli, "S-2") == [
        ("", "opening", "", "", "", "", "", "500"),
        ("2026-04-10", "invoiced", "I-2026-0003", "C-2026-0001", "", "2000", "", "2500"),
    ]
    paper = salescli.done("--as lee reconcile print S-2 --language en --format md")
    assert "Closing balance of the last statement: 1,000 KRW" in paper
    assert "Balance on 2026-04-30: 2,500 KRW" in paper
    first = salescli.done("--as lee reconcile print S-1 --language en --format md")
    assert "Balance on 2026-03-31: 1,000 KRW" in first
    assert "last statement" not in first


@pytest.mark.parametrize(
    ("language", "title", "amount"),
    [
        ("en", "Statement of account", "Balance on 2026-03-31: -3,000 KRW (paid in advance)"),
        ("ko", "잔액 확인서", "2026-03-31 현재 잔액: -3,000 KRW (선수금)"),
        ("zh", "对账单", "截至2026-03-31余额: -3,000 KRW（预收款）"),
    ],
)
def test_a_statement_speaks_the_customers_language(
    salescli: Program, language: str, title: str, amount: str
) -> None:
    told(salescli, FIRST.split("03-10 kim", maxsplit=1)[0])
    told(salescli, "03-25 kim collect apply C-1=3000 --method transfer")
    told(salescli, "03-25 park collect confirm P-1\n03-25 choi collect confirm P-1")
    told(salescli, f"04-01 lee customer profile H1 --language {language}")
    told(salescli, "04-02 lee reconcile open H1")

    paper = salescli.done("--as lee reconcile print S-1 --format md")

    assert title in paper
    assert amount in paper


def overdue(salescli: Program, day: str) -> list[tuple[str, str, str, str | None]]:
    rows = section(salescli.on(day), "watch", "breaches")
    found = [r for r in rows if r["rule"] == "R13"]
    return [(r["document"], r["customer"], r["due_on"], r["done_on"]) for r in found]


def test_months_are_reconciled_by_the_fifteenth_of_the_next(salescli: Program) -> None:
    salescli.on("2026-03-01").done("--as admin setting set reconcile_since 2026-03-01")
    told(salescli, FIRST)

    assert overdue(salescli, "2026-04-15") == []
    assert overdue(salescli, "2026-04-16") == [("2026-03", "H1", "2026-04-15", None)]

    told(salescli, "04-16 lee reconcile open H1 --month 2026-03")
    assert overdue(salescli, "2026-04-16") == [("S-2026-0001", "H1", "2026-04-15", None)]
    # Nothing moves in April, and 1,000 stand: that month is to be reconciled too.
    assert overdue(salescli, "2026-05-16") == [
        ("S-2026-0001", "H1", "2026-04-15", None),
        ("2026-04", "H1", "2026-05-15", None),
    ]

    # That of April settles March with it.
    for line in (
        "05-16 lee reconcile open H1 --month 2026-04",
        "05-16 lee reconcile enter S-2 --balance 1000 --paper 회신",
        "05-16 park reconcile acknowledge S-2",
        "05-16 choi reconcile acknowledge S-2",
        "05-16 lee reconcile close S-2",
    ):
        told(salescli, line)
    assert overdue(salescli, "2026-05-17") == []


def test_a_month_of_before_is_not_watched(salescli: Program) -> None:
    told(salescli, FIRST)
    salescli.on("2026-04-16").done("--as admin setting set reconcile_since 2026-04-16")

    assert overdue(salescli, "2026-04-16") == []
    assert overdue(salescli, "2026-05-16") == [("2026-04", "H1", "2026-05-15", None)]


def test_a_month_goes_by_the_settings_of_its_end(salescli: Program) -> None:
    salescli.on("2026-03-01").done("--as admin setting set reconcile_since 2026-03-01")
    told(salescli, FIRST)
    salescli.on("2026-04-10").done("--as admin setting set reconcile_since 2027-01-01")
    salescli.done("--as park setting set reconcile_by 5")

    assert overdue(salescli, "2026-04-15") == []
    assert overdue(salescli, "2026-05-16") == [("2026-03", "H1", "2026-04-15", None)]


def test_money_for_no_contract_is_in_the_statement_and_in_f8(salescli: Program) -> None:
    told(salescli, "03-25 kim collect apply 700 --customer H1 --method transfer")
    told(salescli, "03-25 park collect confirm P-1\n03-25 choi collect confirm P-1")
    told(salescli, "04-01 lee reconcile open H1")

    assert [row[1:] for row in statement(salescli, "S-1")] == [
        ("opening", "", "", "", "", "", "0"),
        ("collected", "P-2026-0001", "", "", "", "700", "-700"),
    ]
    assert flags(salescli, "2026-03") == {None: False}
    (row,) = section(salescli, "customer account H1", "contracts")
    assert (row["contract"], row["prepaid"]) == (None, "700")
