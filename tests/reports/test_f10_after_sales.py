"""F10 by hand: what came back and what was served in November 2026, and what became of it."""

from collections.abc import Callable

import pytest

from tests._program import Program
from tests.reports.conftest import Read

NOVEMBER = "F10 --period 2026-11"
ENDED = "kind number quantity handling result closed_on days refunded"
KNOWN = "number cause genuine owner result closed_on days"

SOLD = """
2026-09-01 admin staff add mun 문창고 --role WAREHOUSE
2026-09-01 kim   contract draft H1
2026-09-01 kim   contract line C-d1 B1 -q 100
2026-09-01 kim   contract line C-d1 N1 -q 10
2026-09-01 kim   contract submit C-d1
2026-09-01 park  contract confirm C-1
2026-09-01 kim   contract sign C-1
2026-09-01 lee   contract archive C-1 --place A-1
2026-09-01 kim   ship request C-1
2026-09-01 park  ship approve G-1
2026-09-02 lee   ship dispatch G-1 --carrier 한진
2026-09-02 lee   invoice apply C-1
2026-09-02 choi  invoice issue I-1
"""
"""A hundred bolts at 1,000 and ten nuts at 2,500 went to H1 and were invoiced."""

Play = Callable[[str], None]


@pytest.fixture
def play(salescli: Program, company: object) -> Play:
    """Act out lines of a day, who, and a command."""
    assert company

    def play(lines: str) -> None:
        for line in lines.strip().splitlines():
            day, who, command = line.split(maxsplit=2)
            salescli.on(day).done(f"--as {who} {command}")

    play(SOLD)
    return play


def approved(number: str, day: str, cause: str = "material") -> str:
    """Take a reported return to the manager's approval, all on one day."""
    return f"""
        {day} kim   return check {number} --result 일치
        {day} tan   return verify {number} --verdict ours --result 진품 --cause {cause}
        {day} lee   return submit {number}
        {day} park  return approve {number}
    """


def solved(number: str, day: str) -> str:
    """Take a requested case to its end: accepted, served, solved and closed on one day."""
    return f"""
        {day} park  service accept {number} --handling visit --warranty
        {day} lee   service apply {number} --to tan
        {day} tan   service report {number} 교체 --cause wear --result solved
        {day} park  service acknowledge {number}
        {day} lee   service acknowledge {number}
        {day} lee   service close {number} --satisfaction 5
    """


def test_each_kind_is_told_by_what_became_of_it(play: Play, read: Read) -> None:
    play("2026-11-02 kim service request H1 B1 '소음' -q 2 --cause wear")
    play(solved("A-1", "2026-11-05"))
    play("2026-11-02 kim return report C-1 --reason 파손 --line 1=3")
    play("2026-11-03 kim return report C-1 --kind exchange --reason 오납 --line 2=4")
    play("2026-11-04 kim return report C-1 --kind allowance --reason 변색 --allow 1=700")
    for number in ("R-1", "R-2", "R-3"):
        play(approved(number, "2026-11-05"))
    play("""
        2026-11-06 mun   return receive R-1
        2026-11-06 mun   return receive R-2
        2026-11-09 choi  return settle R-1
        2026-11-09 park  ship approve G-2
        2026-11-10 lee   ship dispatch G-2 --carrier 한진
        2026-11-11 choi  return settle R-3
    """)

    rows, totals = read(NOVEMBER, "cases", ENDED)
    kinds, whole = read(NOVEMBER, "by_kind", "kind cases closed refunded")

    # Three bolts at 1,000; an exchange takes nothing back; the allowance is 700: 3,700 in all.
    # From the report to the end: 3, 7, 7 (the replacement went on the 10th) and 7 days.
    assert rows == [
        ("service", "A-2026-0001", "2", "visit", "solved", "2026-11-05", 3, None),
        ("return", "R-2026-0001", "3", "credit", "settled", "2026-11-09", 7, "3000"),
        ("exchange", "R-2026-0002", "4", "exchange", "settled", "2026-11-10", 7, "0"),
        ("allowance", "R-2026-0003", "0", "credit", "settled", "2026-11-11", 7, "700"),
    ]
    assert totals == (None, None, None, None, None, None, 24, "3700")
    assert kinds == [
        ("service", 1, 1, "0"),
        ("return", 1, 1, "3000"),
        ("exchange", 1, 1, "0"),
        ("allowance", 1, 1, "700"),
    ]
    assert whole == (None, 4, 4, "3700")


def test_a_row_tells_whose_goods_they_are_and_who_handles_them(play: Play, read: Read) -> None:
    play("""
        2026-11-02 lee product edit B1 --spec M8
        2026-11-02 kim service request H1 B1 '소음' --cause wear
        2026-11-03 kim return report C-1 --reason 파손 --line 2=1.5 --cause transport
    """)
    keys = "customer product spec received_on cause genuine escalated owner repeated"

    rows, totals = read(NOVEMBER, "cases", keys)

    assert rows == [
        ("H1", "B1", "M8", "2026-11-02", "wear", None, False, "kim", False),
        ("H1", "N1", None, "2026-11-03", "transport", None, False, "kim", False),
    ]
    assert totals == (None,) * 9


def test_what_is_open_counts_its_days_to_the_end_of_each_month(play: Play, read: Read) -> None:
    play("2026-11-20 kim service request H1 B1 '소음'")
    play("2026-11-25 kim return report C-1 --reason 파손 --line 1=3")
    play(solved("A-1", "2026-12-04"))
    play(approved("R-1", "2026-12-07"))

    november, _totals = read(NOVEMBER, "cases", ENDED)
    december, _totals = read("F10 --period 2026-12", "cases", ENDED)
    january, _totals = read("F10 --period 2027-01", "cases", ENDED, today="2027-02-01")
    october, _totals = read("F10 --period 2026-10", "cases", ENDED)

    assert november == [
        ("service", "A-2026-0001", "1", None, None, None, 10, None),
        ("return", "R-2026-0001", "3", "credit", "reported", None, 5, None),
    ]
    assert december == [
        ("service", "A-2026-0001", "1", "visit", "solved", "2026-12-04", 14, None),
        ("return", "R-2026-0001", "3", "credit", "approved", None, 36, None),
    ]
    # The return is open still, since the 25th of November: 5 days, and 31 of each month after.
    assert january == [("return", "R-2026-0001", "3", "credit", "approved", None, 67, None)]
    assert october == []


def test_a_month_knows_what_was_known_at_its_end(play: Play, read: Read) -> None:
    play("2026-11-20 kim service request H1 B1 '소음' --cause operation")
    play("2026-11-25 kim return report C-1 --reason 파손 --line 1=3 --cause transport")
    play(solved("A-1", "2026-12-04"))
    play("""
        2026-12-07 kim  return check R-1 --result 일치
        2026-12-07 tan  return verify R-1 --verdict not_genuine --result 모조품 --cause wrong_goods
        2026-12-08 kim  return reject R-1 --reason '당사 제품이 아님을 설명'
    """)

    november, _totals = read(NOVEMBER, "cases", KNOWN)
    december, _totals = read("F10 --period 2026-12", "cases", KNOWN)

    assert november == [
        ("A-2026-0001", "operation", None, "kim", None, None, 10),
        ("R-2026-0001", "transport", None, "kim", "reported", None, 5),
    ]
    assert december == [
        ("A-2026-0001", "wear", None, "tan", "solved", "2026-12-04", 14),
        ("R-2026-0001", "wrong_goods", False, "kim", "rejected", None, 13),
    ]


def test_as_of_leaves_out_what_was_recorded_later(play: Play, read: Read) -> None:
    play("2026-11-20 kim service request H1 B1 '소음' --cause operation")
    play("2026-11-20 kim return report C-1 --reason 파손 --line 1=3")
    play(approved("R-1", "2026-11-21"))
    play("""
        2026-11-23 park  service accept A-1 --handling visit --warranty
        2026-11-23 lee   service apply A-1 --to tan
        2026-12-04 tan   service report A-1 교체 --cause wear --result solved --on 2026-11-27
        2026-12-04 park  service acknowledge A-1 --on 2026-11-27
        2026-12-04 lee   service acknowledge A-1 --on 2026-11-27
        2026-12-04 lee   service close A-1 --satisfaction 5 --on 2026-11-27
        2026-12-04 mun   return receive R-1 --on 2026-11-28
        2026-12-07 choi  return settle R-1 --on 2026-11-30
    """)
    keys = "number cause handling result closed_on days refunded"

    def told(line: str) -> list[object]:
        return list(read(f"F10 --period {line}", "cases", keys)[0])

    closed = [
        ("A-2026-0001", "wear", "visit", "solved", "2026-11-27", 7, None),
        ("R-2026-0001", "material", "credit", "settled", "2026-11-30", 10, "3000"),
    ]
    open_ = [
        ("A-2026-0001", "operation", "visit", None, None, 10, None),
        ("R-2026-0001", "material", "credit", "approved", None, 10, None),
    ]
    assert told("2026-11") == told("2026-11 --as-of 2026-12-07") == closed
    assert told("2026-11 --as-of 2026-12-03") == open_
    # The service was told, and the goods; that they were settled, three days later.
    booked_in = ("R-2026-0001", "material", "credit", "booked_in", None, 10, "3000")
    assert told("2026-11 --as-of 2026-12-04") == [closed[0], booked_in]
    # On the 3rd of December both passed for open; what is known now had ended before December.
    assert [row[5] for row in told("2026-12 --as-of 2026-12-03")] == [41, 41]  # type: ignore[index]
    assert told("2026-12") == []
    assert told("2026-11 --as-of 2026-11-19") == []


def test_what_is_taken_back_or_turned_down_was_received_and_ends_by_that(
    play: Play, read: Read
) -> None:
    play("""
        2026-11-02 kim service request H1 B1 '소음'
        2026-11-04 kim service withdraw A-1 --reason 오해
        2026-11-02 kim return report C-1 --reason 파손 --line 1=3
        2026-11-05 kim return withdraw R-1
        2026-11-09 kim return report C-1 --reason 파손 --line 1=4
        2026-11-12 kim return reject R-2 --reason '고객과 협의'
    """)

    rows, _totals = read(NOVEMBER, "cases", ENDED)
    kinds, _totals = read(NOVEMBER, "by_kind", "kind cases closed")

    assert rows == [
        ("service", "A-2026-0001", "1", None, "withdrawn", None, 2, None),
        ("return", "R-2026-0001", "3", "credit", "withdrawn", None, 3, None),
        ("return", "R-2026-0002", "4", "credit", "rejected", None, 3, None),
    ]
    # Neither closed nor settled; its days end with it all the same.
    assert kinds == [("service", 1, 0), ("return", 2, 0), ("exchange", 0, 0), ("allowance", 0, 0)]
    assert read("F10 --period 2026-12", "cases", ENDED)[0] == []


def test_a_return_of_two_lines_has_two_rows_and_counts_once(play: Play, read: Read) -> None:
    play("2026-11-02 kim return report C-1 --reason 파손 --line 1=3 --line 2=2 --settle refund")
    play(approved("R-1", "2026-11-03"))
    listed, _totals = read(NOVEMBER, "cases", ENDED)
    play("2026-11-04 mun return receive R-1 --counted 1=2 --difference '하나는 고객 보관'")

    received, _totals = read(NOVEMBER, "cases", f"product {ENDED}")
    kinds, whole = read(NOVEMBER, "by_kind", "kind cases closed refunded")

    assert [row[2] for row in listed] == ["3", "2"]
    # Two of the three bolts came, at 1,000 each, and no nut; to the 30th it is 28 days.
    number, came = "R-2026-0001", ("refund", "booked_in", None, 28)
    assert received == [
        ("B1", "return", number, "2", *came, "2000"),
        ("N1", "return", number, "0", *came, "0"),
    ]
    assert kinds[1] == ("return", 1, 0, "2000")
    assert whole == (None, 1, 0, "2000")


def test_a_line_that_went_by_two_notes_is_one_row(play: Play, read: Read) -> None:
    play("""
        2026-11-02 kim   contract draft H1
        2026-11-02 kim   contract line C-d2 B1 -q 10
        2026-11-02 kim   contract submit C-d2
        2026-11-02 park  contract confirm C-2
        2026-11-02 kim   contract sign C-2
        2026-11-02 lee   contract archive C-2 --place A-2
        2026-11-02 kim   ship request C-2 --line 1=6
        2026-11-02 park  ship approve G-2
        2026-11-02 lee   ship dispatch G-2 --carrier 한진
        2026-11-03 kim   ship request C-2 --line 1=4
        2026-11-03 park  ship approve G-3
        2026-11-03 lee   ship dispatch G-3 --carrier 한진
        2026-11-03 kim   return report C-2 --reason 파손
    """)
    play(approved("R-1", "2026-11-04"))
    listed, _totals = read(NOVEMBER, "cases", ENDED)
    play("2026-11-05 mun return receive R-1 --counted 1=7 --difference '셋은 고객 보관'")
    play("2026-11-09 choi return settle R-1")

    settled, totals = read(NOVEMBER, "cases", ENDED)

    # Six and four went; ten are listed, seven came at 1,000 each; from the 3rd to the 9th it is 6.
    assert listed == [("return", "R-2026-0001", "10", "credit", "approved", None, 27, None)]
    assert settled == [("return", "R-2026-0001", "7", "credit", "settled", "2026-11-09", 6, "7000")]
    assert totals == (None, None, None, None, None, None, 6, "7000")


def test_an_exchange_for_which_nothing_goes_is_a_return_in_the_end(play: Play, read: Read) -> None:
    play("2026-11-02 kim return report C-1 --kind exchange --reason 오납 --line 1=3")
    play(approved("R-1", "2026-11-03"))
    before, _totals = read(NOVEMBER, "cases", ENDED)
    play("""
        2026-11-04 mun   return receive R-1
        2026-12-01 park  ship reject G-2
        2026-12-02 choi  return settle R-1
    """)

    november, _totals = read(NOVEMBER, "cases", ENDED)
    december, _totals = read("F10 --period 2026-12", "cases", ENDED)

    number = "R-2026-0001"
    # Nothing is taken back yet; then the goods are in, whose worth is to go again; then it is owed.
    assert before == [("exchange", number, "3", "exchange", "approved", None, 28, None)]
    assert november == [("exchange", number, "3", "exchange", "booked_in", None, 28, "0")]
    assert december == [("return", number, "3", "credit", "settled", "2026-12-02", 30, "3000")]


def test_what_could_not_be_solved_on_site_is_told(play: Play, read: Read) -> None:
    play("""
        2026-11-26 kim   service request H1 B1 '소음'
        2026-11-26 park  service accept A-1 --handling telephone --charged
        2026-11-27 lee   service apply A-1 --to tan
        2026-11-27 tan   service report A-1 통화 --result unsolved
        2026-12-01 tan   service escalate A-1 --reason '부품 없음'
    """)
    keys = "number handling result escalated owner"

    november, _totals = read(NOVEMBER, "cases", keys)
    december, _totals = read("F10 --period 2026-12", "cases", keys)
    kinds, _totals = read("F10 --period 2026-12", "by_kind", "kind escalated")

    assert november == [("A-2026-0001", "telephone", "unsolved", False, "tan")]
    assert december == [("A-2026-0001", "telephone", "unsolved", True, "tan")]
    assert kinds[0] == ("service", 1)


def test_a_fault_that_came_within_ninety_days_before_is_repeated(play: Play, read: Read) -> None:
    play("""
        2026-09-03 kim service request H1 B1 '파손' --cause transport
        2026-09-04 kim service request H1 N1 '파손' --cause transport
        2026-11-02 kim service request H1 B1 '소음' --cause wear
        2026-11-03 kim service request H1 B1 '소음'
        2026-12-02 kim service request H1 B1 '파손' --cause transport
        2026-12-04 kim return report C-1 --reason 파손 --line 1=3 --line 2=1 --cause transport
        2026-12-04 kim return report C-1 --reason 파손 --line 2=2 --cause transport
        2026-12-04 lee service request E1 N1 '파손' --cause transport
        2026-12-05 lee service request H1 N1 '파손' --cause transport
    """)

    rows, _totals = read("F10 --period 2026-12", "cases", "number product repeated")

    # The 2nd of December is 90 days after the 3rd of September; the 4th is 91 after the nut of the
    # 4th. The bolts of the 4th repeat those of the 2nd, its second list of nuts the first one, and
    # the service of the 5th both. E1 is another customer; nobody knows the cause of the 3rd.
    assert rows == [
        ("A-2026-0001", "B1", False),
        ("A-2026-0002", "N1", False),
        ("A-2026-0003", "B1", False),
        ("A-2026-0004", "B1", False),
        ("A-2026-0005", "B1", True),
        ("A-2026-0006", "N1", False),
        ("A-2026-0007", "N1", True),
        ("R-2026-0001", "B1", True),
        ("R-2026-0001", "N1", False),
        ("R-2026-0002", "N1", True),
    ]


def test_what_was_taken_back_is_not_repeated_and_the_days_are_those_of_then(
    play: Play, read: Read
) -> None:
    play("""
        2026-11-02 kim   service request H1 B1 '파손' --cause transport
        2026-11-03 kim   service withdraw A-1 --reason 오해
        2026-11-04 kim   service request H1 B1 '파손' --cause transport
        2026-11-10 kim   service request H1 B1 '파손' --cause transport
        2026-11-11 park  setting set repeat_days 5
        2026-11-16 kim   service request H1 B1 '파손' --cause transport
        2026-11-21 kim   service request H1 B1 '파손' --cause transport
    """)

    rows, _totals = read(NOVEMBER, "cases", "number repeated")

    # Two days after what was taken back; 6 days after by the 90 of then; 6 and 5 days by the 5.
    assert [repeated for _number, repeated in rows] == [False, False, True, False, True]


def test_what_was_rejected_is_neither_repeated_nor_repeats(play: Play, read: Read) -> None:
    play("""
        2026-11-02 kim return report C-1 --reason 파손 --line 1=3 --cause transport
        2026-11-03 kim return report C-1 --reason 파손 --line 1=4 --cause transport
        2026-11-05 kim return reject R-1 --reason '고객과 협의'
        2026-12-01 kim service request H1 B1 '파손' --cause transport
        2026-12-02 kim return reject R-2 --reason '고객과 협의'
    """)

    november, _totals = read(NOVEMBER, "cases", "number repeated")
    december, _totals = read("F10 --period 2026-12", "cases", "number repeated")

    # The second list would repeat the first; it stood when November ended, and not in December.
    assert november == [("R-2026-0001", False), ("R-2026-0002", False)]
    assert december == [("A-2026-0001", False), ("R-2026-0002", False)]


def test_a_salesperson_sees_the_cases_of_their_own(play: Play, read: Read) -> None:
    play("""
        2026-11-02 kim service request H1 B1 '소음'
        2026-11-02 lee service request E1 B1 '소음'
        2026-11-03 kim return report C-1 --reason 파손 --line 1=3
    """)

    kim, _totals = read(f"{NOVEMBER} --salesperson kim", "cases", "number customer")
    han, _totals = read(f"{NOVEMBER} --salesperson han", "cases", "number customer")
    kinds, _totals = read(f"{NOVEMBER} --salesperson han", "by_kind", "kind cases")

    assert kim == [("A-2026-0001", "H1"), ("R-2026-0001", "H1")]
    assert han == [("A-2026-0002", "E1")]
    assert [cases for _kind, cases in kinds] == [1, 0, 0, 0]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ko", ("애프터서비스 및 반품 월 통계표", "반품", "자재 불량", "승인", "접수일")),
        ("zh", ("售后服务及退换货月统计表", "退货", "材料缺陷", "已批准", "受理日期")),
        ("en", ("After-sales and returns monthly statistics", "return", "material", "approved")),
    ],
)
def test_it_is_worded_in_three_languages(
    play: Play, salescli: Program, language: str, words: tuple[str, ...]
) -> None:
    play("2026-11-02 kim return report C-1 --reason 파손 --line 1=3")
    play(approved("R-1", "2026-11-03"))

    said = salescli.done(f"--lang {language} report {NOVEMBER} --format md")

    assert [word for word in words if word not in said] == []
