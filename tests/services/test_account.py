"""A customer's whole account by hand: what stands on a day, and what moved before it."""

import json
from typing import Any

import pytest

from tests._program import Program
from tests.services.test_reconcile import FIRST, section, told

pytestmark = pytest.mark.usefixtures("company")
AGES = ("not_due", "overdue_1_30", "overdue_31_60", "overdue_61_90", "overdue_over_90")


@pytest.fixture
def owing(salescli: Program) -> Program:
    """H1 of the reconciliation: I-1 of 10 March over 10,000 is due on 9 April (30 days)."""
    told(salescli, FIRST)
    told(salescli, "04-20 kim collect dun C-1 --means call --result 확인 --promise 2026-04-25")
    return salescli


def stood(salescli: Program, day: str) -> dict[str, Any]:
    (row,) = section(salescli, f"customer account H1 --on {day}", "standing")
    return row


def test_what_stands_is_told_of_any_day(owing: Program) -> None:
    owing.on("2026-05-11")

    # 8,000 - 4,000 = 4,000 of I-1; 3,000 prepaid to C-2; the cheque of 4,000 has not cleared.
    for day, age, days, promise in (
        ("2026-04-09", "not_due", 0, None),
        ("2026-04-10", "overdue_1_30", 1, None),
        ("2026-04-20", "overdue_1_30", 11, "2026-04-25"),
        ("2026-05-10", "overdue_31_60", 31, "2026-04-25"),
    ):
        row = stood(owing, day)
        assert {key: row[key] for key in AGES if row[key] != "0"} == {age: "4000"}
        assert (row["receivable"], row["prepaid"], row["uncleared"]) == ("4000", "3000", "4000")
        assert (row["days_overdue"], row["promised_on"]) == (days, promise)
    assert stood(owing, "2026-03-19")["receivable"] == "8000"
    assert stood(owing, "2026-03-11")["receivable"] == "10000"
    assert stood(owing, "2026-03-09")["receivable"] == "0"
    assert stood(owing, "2026-05-10")["promised"] == "4000"


def test_the_whole_account_has_every_document(owing: Program) -> None:
    owing.on("2026-05-11")
    told_ = json.loads(owing.done("--as park customer account H1 --json"))["sections"]
    rows = {one["key"]: one["rows"] for one in told_}
    some = {
        "contracts": "contract total delivered invoiced collected receivable prepaid",
        "deliveries": "number contract dispatched_on amount",
        "invoices": "number due_on amount red paid open",
        "instruments": "number kind serial received_on cleared_on amount",
        "payments": "number confirmed_on method instrument amount prepaid uncleared",
        "pressed": "contract dunned_on means promised_on promised",
    }

    assert {k: [[r[n] for n in keys.split()] for r in rows[k]] for k, keys in some.items()} == {
        "contracts": [
            ["C-2026-0001", "20000", "10000", "8000", "4000", "4000", "0"],
            ["C-2026-0002", "5000", "0", "0", "3000", "0", "3000"],
        ],
        "deliveries": [["N-2026-0001", "C-2026-0001", "2026-03-10", "10000"]],
        "invoices": [["I-2026-0001", "2026-04-09", "10000", "-2000", "4000", "4000"]],
        "instruments": [["T-2026-0001", "cheque", "자가-77", "2026-03-20", None, "4000"]],
        "payments": [
            ["P-2026-0001", "2026-03-20", "cheque", "자가-77", "4000", "0", "4000"],
            ["P-2026-0002", "2026-03-25", "transfer", None, "3000", "3000", "0"],
        ],
        "pressed": [["C-2026-0001", "2026-04-20", "call", "2026-04-25", "4000"]],
    }


def test_what_came_to_rest_before_is_left_out(owing: Program) -> None:
    owing.on("2026-05-11")

    line = "customer account H1 --since 2026-04-01"
    assert section(owing, line, "deliveries") == []
    assert [r["number"] for r in section(owing, line, "payments")] == ["P-2026-0001", "P-2026-0002"]
    assert owing("--as park customer account H1 --since 2026-05-12").exit_code == 65
    assert owing("--as park customer account H9").exit_code == 65


def test_a_territory_hides_the_account_of_another(owing: Program) -> None:
    owing.on("2026-05-11").done("--as admin setting set territory_reads on")

    assert owing("--as han customer account H1").exit_code == 65
    (row,) = section_by(owing, "kim", "standing")
    assert row["receivable"] == "4000"


def section_by(salescli: Program, who: str, key: str) -> list[dict[str, Any]]:
    told_ = json.loads(salescli.done(f"--as {who} customer account H1 --json"))["sections"]
    (rows,) = (one["rows"] for one in told_ if one["key"] == key)
    found: list[dict[str, Any]] = rows
    return found


def test_an_entry_of_the_register_says_what_stands(owing: Program) -> None:
    owing.on("2026-05-11").done("--as park collect risk H1 --class watch --reason 지연")

    (row,) = section(owing, "customer show H1", "standing")

    assert (row["receivable"], row["prepaid"], row["risk"]) == ("4000", "3000", "watch")
    assert row["promised_on"] == "2026-04-25"


@pytest.mark.parametrize("language", ["en", "ko", "zh"])
def test_an_account_can_be_printed(owing: Program, language: str) -> None:
    owing.on("2026-05-11")
    for kind in ("table", "md", "csv", "jsonl"):
        assert owing.done(f"--as park --lang {language} customer account H1 --format {kind}")
    out = owing.path.parent / f"{language}.xlsx"
    owing.done(f"--as park --lang {language} customer account H1 --out {out}")
    assert out.stat().st_size


def test_what_is_served_or_comes_back_is_part_of_the_account(owing: Program) -> None:
    told(
        owing,
        """
04-20 kim service request H1 N1 소음 --cause wear
04-20 han service request E1 N1 소음
04-21 kim return report C-1 --reason 파손 --line 1=3
04-23 kim return withdraw R-1
""",
    )
    keys = ("number", "product", "quantity", "result", "closed_on")

    def shown(line: str) -> list[tuple[object, ...]]:
        found = section(owing.on("2026-05-11"), f"customer account H1 {line}", "cases")
        return [tuple(row[key] for key in keys) for row in found]

    served = ("A-2026-0001", "N1", "1", None, None)
    assert shown("") == [served, ("R-2026-0001", "B1", "3", "withdrawn", None)]
    assert shown("--on 2026-04-22") == [served, ("R-2026-0001", "B1", "3", "reported", None)]
    assert shown("--since 2026-05-01") == [served]
    assert shown("--on 2026-04-20") == [served]
