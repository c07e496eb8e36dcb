"""Expenses by hand: what is spent without consent, what is paid late, and who sees it (R3, R6)."""

import json
import sqlite3
from contextlib import closing

import pytest

from tests._program import Program
from tests.services.test_watch import Found, broken, overdue

pytestmark = pytest.mark.usefixtures("company")

Z1, Z2 = "Z-2026-0001", "Z-2026-0002"

OURS = ("R3", "D17")


def told(salescli: Program, lines: str) -> None:
    for line in lines.strip().splitlines():
        day, _space, typed = line.partition(" ")
        salescli.on(f"2026-{day}").done(f"--as {typed}")


def late(salescli: Program, day: str) -> Found:
    return [row for row in overdue(salescli, f"2026-{day}") if row[0] in OURS]


def was_late(salescli: Program, week: str) -> Found:
    return [row for row in broken(salescli, week) if row[0] in OURS]


@pytest.fixture
def watched(salescli: Program) -> Program:
    """Watch expenses from Monday the second of March on."""
    salescli.on("2026-03-02").done("--as admin setting set expenses_since 2026-03-02")
    return salescli


def test_what_is_spent_without_consent_is_late_until_it_has_it(watched: Program) -> None:
    told(watched, "03-03 kim expense claim 100 --voucher 1 --category other --purpose 문구")

    assert late(watched, "03-03") == []
    assert late(watched, "03-05") == [("R3", Z1, "2026-03-03", None, 2)]
    told(watched, "03-05 park expense approve Z-1")
    assert late(watched, "03-06") == []
    assert was_late(watched, "2026-W10") == [("R3", Z1, "2026-03-03", "2026-03-05", 2)]


@pytest.mark.parametrize(
    "answer", ["park expense approve Z-1", "park expense reject Z-1 --reason x"]
)
def test_an_answer_on_the_day_came_after_it_was_spent(watched: Program, answer: str) -> None:
    told(watched, "03-03 kim expense claim 100 --voucher 1 --category other --purpose 문구")
    told(watched, f"03-03 {answer}")

    assert late(watched, "03-04") == []
    assert was_late(watched, "2026-W10") == [("R3", Z1, "2026-03-03", "2026-03-03", 0)]


def test_a_slip_that_was_taken_back_on_the_day_is_no_breach(watched: Program) -> None:
    told(watched, "03-03 kim expense claim 100 --voucher 1 --category other --purpose 문구")
    told(watched, "03-03 kim expense withdraw Z-1")

    assert was_late(watched, "2026-W10") == []


def test_what_was_consented_to_before_it_was_spent_is_no_breach(watched: Program) -> None:
    told(
        watched,
        """
03-03 kim expense request 100 문구 --category other
03-03 park expense approve Y-1
03-03 kim expense claim 100 --request Y-1 --voucher 1
""",
    )

    assert late(watched, "03-04") == []
    assert was_late(watched, "2026-W10") == []
    refused = watched.on("2026-03-04")("--as park conduct violation R3 Z-1")
    assert (refused.exit_code, "watch finds nothing of R3" in refused.err) == (2, True)


@pytest.mark.parametrize("day", ["03-03", "03-06", "07-15"])
@pytest.mark.parametrize(
    "ended",
    [
        "park expense approve Z-1",
        "park expense reject Z-1 --reason x",
        "kim expense withdraw Z-1",
        "park expense flag Z-1 --reason x",
    ],
)
def test_a_violation_can_be_raised_upon_every_claim_that_lacked_consent(
    watched: Program, ended: str, day: str
) -> None:
    told(watched, "03-03 kim expense claim 100 --voucher 1 --category other --purpose 문구")
    told(watched, f"03-03 {ended}")

    answer = watched.on(f"2026-{day}").done("--as park conduct violation R3 Z-1")
    assert "F-2026-0001" in answer
    (row,) = json.loads(watched.done("--as park conduct list --json"))["sections"][0]["rows"]
    assert (row["rule"], row["document"], row["person"]) == ("R3", Z1, "kim")


def test_what_is_told_days_after_it_was_spent_was_late_from_that_day(watched: Program) -> None:
    claim = "expense claim 100 --voucher 1 --category other --purpose 문구 --spent 2026-03-02"
    told(watched, f"03-05 kim {claim}\n03-05 park expense reject Z-1 --reason 사적")

    assert was_late(watched, "2026-W10") == [("R3", Z1, "2026-03-02", "2026-03-05", 3)]


def test_what_was_taken_back_later_had_no_consent_either(watched: Program) -> None:
    told(
        watched,
        """
03-03 kim expense claim 100 --voucher 1 --category other --purpose 문구
03-05 kim expense withdraw Z-1
""",
    )

    assert was_late(watched, "2026-W10") == [("R3", Z1, "2026-03-03", "2026-03-05", 2)]


def test_consent_counts_from_the_day_on_which_it_was_recorded(watched: Program) -> None:
    told(
        watched,
        """
03-02 kim expense request 100 문구 --category other
03-05 park expense approve Y-1 --on 2026-03-03
03-05 kim expense claim 100 --request Y-1 --voucher 1 --spent 2026-03-04
""",
    )

    assert late(watched, "03-06") == [("R3", Z1, "2026-03-04", None, 2)]
    assert '"too_early"' in watched.done("--as kim expense list --claims --json")


def test_a_claim_is_paid_within_five_working_days(watched: Program) -> None:
    told(
        watched,
        """
03-02 kim expense request 300 문구 --category other
03-02 park expense approve Y-1
03-03 kim expense claim 100 --request Y-1 --voucher 1
03-03 kim expense claim 100 --request Y-1 --voucher 2
03-09 choi expense pay Z-1
""",
    )

    # Tuesday the third and five working days, Saturday among them: Monday the ninth.
    assert late(watched, "03-09") == []
    assert late(watched, "03-11") == [("D17", Z2, "2026-03-09", None, 2)]
    told(watched, "03-11 choi expense pay Z-2")
    assert late(watched, "03-12") == []
    assert was_late(watched, "2026-W11") == [("D17", Z2, "2026-03-09", "2026-03-11", 2)]


def test_what_was_consented_to_later_is_payable_from_then_on(watched: Program) -> None:
    told(
        watched,
        """
03-02 kim expense claim 100 --voucher 1 --category other --purpose 문구
03-06 park expense approve Z-1
""",
    )

    # Friday the sixth and five working days: Thursday the twelfth.
    assert late(watched, "03-12") == []
    assert late(watched, "03-13") == [("D17", Z1, "2026-03-12", None, 1)]


def test_the_days_of_payment_are_a_setting(watched: Program) -> None:
    watched.on("2026-03-02").done("--as admin setting set expense_days 1")
    told(
        watched,
        """
03-02 kim expense request 300 문구 --category other
03-02 park expense approve Y-1
03-03 kim expense claim 100 --request Y-1 --voucher 1
""",
    )

    assert late(watched, "03-05") == [("D17", Z1, "2026-03-04", None, 1)]


def test_what_is_of_before_the_setting_is_not_watched(salescli: Program) -> None:
    told(salescli, "03-02 kim expense claim 100 --voucher 1 --category other --purpose 문구")
    salescli.done("--as admin setting set expenses_since 2026-03-03")

    assert late(salescli, "03-20") == []


def test_a_salesperson_sees_their_own_alone(salescli: Program) -> None:
    salescli.on("2026-03-02").done("--as ceo setting set territory_reads on")
    told(
        salescli,
        """
03-02 kim expense request 100 문구 --category other
03-02 kim expense claim 100 --voucher 1 --category other --purpose 문구
""",
    )

    for line in ("expense list", "expense list --claims"):
        assert "(no rows)" in salescli.done(f"--as han {line}")
        assert "(no rows)" not in salescli.done(f"--as kim {line}")
    for line in ("expense show Y-1", "expense history Z-1", "expense withdraw Z-1"):
        assert salescli(f"--as han {line}").exit_code == 65


def test_a_promise_before_the_consent_fits_no_table(salescli: Program) -> None:
    told(
        salescli,
        """
03-02 kim expense request 100 판촉 --category promotion --customer H1
03-04 park expense approve Y-1
""",
    )

    with (
        closing(sqlite3.connect(salescli.path)) as file,
        pytest.raises(sqlite3.IntegrityError),
    ):
        file.execute("UPDATE expense SET promised_on = '2026-03-03'")


def waiting(salescli: Program, who: str) -> dict[str, dict[str, object]]:
    """Return what waits to be paid for somebody, by its number."""
    whole = json.loads(salescli.looked(f"--as {who} today --json"))
    rows = [part["rows"] for part in whole["sections"] if part["key"] == "expense_pay"]
    return {row["number"]: row for part in rows for row in part}


def test_finance_sees_which_other_claims_name_the_voucher(salescli: Program) -> None:
    told(
        salescli,
        """
03-02 kim expense request 1000 택시 --category travel
03-02 park expense approve Y-1
03-02 kim expense claim 100 --request Y-1 --voucher K-7
03-02 kim expense claim 200 --request Y-1 --voucher k7
03-02 kim expense claim 300 --request Y-1 --voucher 'Ｋ 7'
03-02 kim expense claim 100 --request Y-1 --voucher K-8
03-02 kim expense withdraw Z-3
""",
    )

    found = waiting(salescli, "choi")
    assert {number: row["also_by"] for number, row in found.items()} == {
        Z1: Z2,
        Z2: Z1,
        "Z-2026-0004": None,
    }


def test_who_typed_the_consent_is_not_asked_to_pay(salescli: Program) -> None:
    told(
        salescli,
        """
03-02 ceo staff edit lee --role CLERK --role FINANCE
03-02 ceo staff edit park --role MANAGER --role FINANCE
03-02 kim expense request 1000 택시 --category travel
03-02 lee expense approve Y-1 --by park --paper S-1
03-02 kim expense claim 100 --request Y-1 --voucher 1
""",
    )

    assert [list(waiting(salescli, who)) for who in ("lee", "park", "choi")] == [[], [], [Z1]]
    assert salescli("--as lee expense pay Z-1").exit_code == 76
    assert salescli("--as park expense pay Z-1").exit_code == 76


def test_totals_count_what_was_neither_taken_back_nor_refused(salescli: Program) -> None:
    told(
        salescli,
        """
03-02 kim expense request 1000 택시 --category travel
03-02 park expense approve Y-1
03-02 kim expense request 5000 택시 --category travel
03-02 park expense reject Y-2 --reason 과다
03-02 kim expense request 7000 택시 --category travel
03-02 park expense approve Y-3
03-02 kim expense withdraw Y-3
03-02 kim expense request 9000 택시 --category travel
03-03 kim expense claim 600 --request Y-1 --voucher 1
03-03 kim expense claim 300 --request Y-1 --voucher 2
03-03 kim expense withdraw Z-2
03-03 kim expense claim 70 --voucher 3 --category other --purpose 문구
03-03 park expense reject Z-3 --reason 사적
03-03 kim expense claim 50 --voucher 4 --category other --purpose 문구
""",
    )

    def totals(line: str, section: str = "") -> tuple[object, object]:
        whole = json.loads(salescli.done(f"--as park {line} --json"))["sections"]
        (part,) = [one for one in whole if section in {"", one["key"]}]
        return part["totals"].get("approved"), part["totals"]["spent"]

    # 1,000 are approved; 600 and 50 stand, of which 600 were asked for.
    assert totals("expense list") == ("1000", "600")
    assert totals("expense list --claims") == (None, "650")
    assert totals("report F9 --period 2026-03", "expenses") == ("1000", "650")
