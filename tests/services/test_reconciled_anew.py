"""A month that changes after it was reconciled is reconciled anew, by another version (R13)."""

import pytest

from salescli.watch import reconciliations
from tests._program import Program
from tests.db._rows import raw
from tests.services.test_reconcile import FIRST, flags, overdue, section, statement, told

pytestmark = pytest.mark.usefixtures("company")

MARCH = """
04-01 park calendar late --since 2026-03-01 --until 2026-05-31 --reason 이관
04-01 lee  reconcile open H1
04-02 lee  reconcile enter S-1 --balance 1000 --paper 회신
04-02 park reconcile acknowledge S-1
04-02 choi reconcile acknowledge S-1
04-03 lee  reconcile close S-1
"""

LATE = """
04-07 kim  collect apply C-1=500 --method cash --on 2026-03-31
04-07 park collect confirm P-3 --on 2026-03-31
04-07 choi collect confirm P-3 --on 2026-03-31
"""

ANEW = """
04-20 lee  reconcile open H1 --month 2026-03
04-20 lee  reconcile enter S-2 --balance 500 --paper 재회신
04-20 park reconcile acknowledge S-2
04-20 choi reconcile acknowledge S-2
04-20 lee  reconcile close S-2
"""


def begun(salescli: Program) -> None:
    salescli.on("2026-03-01").done("--as admin setting set reconcile_since 2026-03-01")
    told(salescli, FIRST + MARCH)


def test_the_old_version_stays_as_it_was_and_names_the_new_one(salescli: Program) -> None:
    begun(salescli)
    before = statement(salescli, "S-1")
    told(salescli, LATE + ANEW)

    assert statement(salescli, "S-1") == before
    # 1,000 stood at the end of March; 500 of 31 March were entered on 7 April.
    assert statement(salescli, "S-2")[-1][1:] == (
        *("collected", "P-2026-0003", "C-2026-0001", "", "", "500", "500"),
    )
    (listed,) = section(salescli, "reconcile list", "reconciliations")
    assert (listed["number"], listed["version"], listed["closing"]) == ("S-2026-0002", 2, "500")
    (old,) = section(salescli, "reconcile show S-1", "reconciliation")
    (new,) = section(salescli, "reconcile show S-2", "reconciliation")
    assert (old["state"], old["replaces"], old["replaced_by"]) == ("closed", None, "S-2026-0002")
    assert (new["state"], new["replaces"], new["replaced_by"]) == ("closed", "S-2026-0001", None)
    for day, said in (("2026-04-06", True), ("2026-04-07", False), ("2026-04-20", True)):
        assert set(flags(salescli, "2026-03", day).values()) == {said}


def test_the_next_statement_carries_on_the_last_version(salescli: Program) -> None:
    begun(salescli)
    told(salescli, LATE + ANEW + "05-01 lee reconcile open H1 --month 2026-04")

    # 500 was carried on by S-2, and 500 is what it opens with: nothing is to be told.
    assert "last statement" not in salescli.done("reconcile print S-3 --language en --format md")


def test_it_is_asked_for_by_the_next_day_of_reconciling(salescli: Program) -> None:
    begun(salescli)
    assert overdue(salescli, "2026-04-20") == []
    told(salescli, LATE)

    # Changed on 7 April: the next day of reconciling is 15 April.
    assert overdue(salescli, "2026-04-15") == []
    assert overdue(salescli, "2026-04-16") == [("S-2026-0001", "H1", "2026-04-15", None)]
    told(salescli, ANEW)
    assert overdue(salescli, "2026-04-21") == []


def test_what_changes_on_a_day_of_reconciling_or_later_is_asked_for_by_the_next(
    salescli: Program,
) -> None:
    begun(salescli)
    told(salescli, LATE.replace("04-07", "04-15"))

    # April is due then too: 500 stands at its end.
    assert overdue(salescli, "2026-05-15") == []
    assert overdue(salescli, "2026-05-16") == [
        ("2026-04", "H1", "2026-05-15", None),
        ("S-2026-0001", "H1", "2026-05-15", None),
    ]


def test_the_statement_of_a_later_month_settles_it_too(salescli: Program) -> None:
    begun(salescli)
    told(salescli, LATE)
    april = ANEW.replace("04-20", "05-04").replace("2026-03", "2026-04")
    assert len(overdue(salescli, "2026-05-04")) == 1
    told(salescli, april)

    assert overdue(salescli, "2026-05-16") == []


def test_of_what_changes_after_two_months_only_the_last_is_asked_for(salescli: Program) -> None:
    begun(salescli)
    april = ANEW.replace("04-20", "05-04").replace("2026-03", "2026-04").replace("500", "1000")
    told(salescli, april + LATE.replace("04-07", "05-06"))

    assert overdue(salescli, "2026-05-16") == [("S-2026-0002", "H1", "2026-05-15", None)]


def test_what_cancels_out_is_asked_for_no_more(salescli: Program) -> None:
    begun(salescli)
    told(salescli, LATE)
    told(salescli, "04-08 lee collect correct P-3 --reason 오기 --on 2026-03-31")
    told(salescli, "04-08 park collect confirm P-4 --on 2026-03-31")
    told(salescli, "04-08 choi collect confirm P-4 --on 2026-03-31")

    assert overdue(salescli, "2026-04-16") == []
    refused = salescli.on("2026-04-16")("--as lee reconcile open H1 --month 2026-03")
    assert (refused.exit_code, "changes its balance" in refused.err) == (65, True)


def test_all_that_need_one_are_opened_at_once(salescli: Program) -> None:
    begun(salescli)
    told(salescli, LATE)

    said = salescli.done("--as lee reconcile open --month 2026-03")
    assert said == "statements of 2026-03: 1, S-2026-0002 to S-2026-0002"


def test_what_changed_is_found_by_its_account(salescli: Program) -> None:
    begun(salescli)
    days = {"since": "2026-04-01", "until": "2026-04-30", "before": "2026-02-28", "scope": None}
    with raw(salescli.path) as connection:
        plan = [
            row["detail"]
            for row in connection.execute(f"EXPLAIN QUERY PLAN {reconciliations._CHANGED}", days)
        ]

    growing = {"posting", "made", "closing", "later", "ended", "anew", "told"}
    assert [step for step in plan if step.startswith("SCAN") and step.split()[1] in growing] == []
    assert [step for step in plan if step.endswith("(kind=?)")] == []
    assert [step for step in plan if step.startswith("SEARCH posting")] == [
        "SEARCH posting USING INDEX ix_posting_late (customer_id=? AND recorded_at>?)"
    ]
