"""The demonstration from visit to contract: every state, the planted breaches, the packs."""

import json
import sqlite3
from collections import Counter
from datetime import date, timedelta
from enum import StrEnum
from pathlib import Path

import pytest

from salescli import watch
from salescli.policy import kinds, states
from salescli.policy.rules.watched import WATCHED
from salescli.workspace import Workspace
from tests._program import Program
from tests.demo_fixture import Breach, column, demo_db, planted, rows

__all__ = ["demo_db", "rows"]

FIRST, STANDS = date(2023, 12, 1), date(2026, 11, 21)


@pytest.mark.parametrize(
    ("table", "kinds"),
    [
        ("visit", states.VisitState),
        ("meeting", states.MeetingState),
        ("meeting_task", states.TaskState),
        ("work_plan", states.PlanState),
        ("inquiry", states.InquiryState),
        ("inquiry_question", states.QuestionState),
        ("quote", states.QuoteState),
        ("quote_deviation", states.DeviationState),
        ("collection", states.CollectionState),
        ("private_receipt", states.PrivateReceiptState),
        ("instrument", states.InstrumentState),
        ("archive_loan", states.LoanState),
        ("issue", states.IssueState),
        ("issue_question", states.QuestionState),
        ("asset", states.AssetState),
        ("reconciliation", states.ReconciliationState),
        ("service_case", states.ServiceState),
        ("goods_return", states.ReturnState),
        ("expense", states.ExpenseState),
        ("expense_claim", states.ClaimState),
        ("form_submission", states.ReportState),
    ],
)
def test_every_state_is_there_at_the_end(
    rows: sqlite3.Cursor, table: str, kinds: type[StrEnum]
) -> None:
    assert set(column(rows, f"SELECT DISTINCT state FROM {table}")) == set(kinds)


def test_open_points_of_talks_stand_open_and_answered(rows: sqlite3.Cursor) -> None:
    found = column(rows, "SELECT DISTINCT state FROM negotiation WHERE open_point IS NOT NULL")

    assert set(found) == set(states.QuestionState)


def test_exactly_the_planted_breaches_are_found(demo_db: Path) -> None:
    with Workspace(db=str(demo_db)).read() as look:
        calendar = look.company.calendar
        found = [
            Breach(
                f.rule,
                f.due_on,
                f.salesperson or "",
                None
                if f.done_on is None
                else calendar.working_days(f.due_on, f.done_on) - calendar.is_working(f.due_on),
            )
            for f in watch.broken(look, FIRST, STANDS)
        ]

    assert sorted(found, key=str) == sorted(planted(), key=str)
    assert {breach.rule for breach in planted()} == {*WATCHED}


def test_watch_lists_what_was_never_done_and_nothing_else(demo_db: Path) -> None:
    told = json.loads(Program(demo_db).looked("--as M01 watch --json"))["sections"][0]["rows"]
    history = STANDS - timedelta(days=31)  # a log of a day long ago helps nobody

    assert sorted((row["rule"], row["due_on"], row["salesperson"] or "") for row in told) == sorted(
        (one.rule, one.due.isoformat(), one.who)
        for one in planted()
        if one.late is None and not (one.rule == "TM1" and one.due < history)
    )


def test_each_rule_is_broken_more_than_once(demo_db: Path) -> None:
    with Workspace(db=str(demo_db)).read() as look:
        found = Counter(f.rule for f in watch.broken(look, FIRST, STANDS))

    assert {rule for rule, times in found.items() if times < 2} == set()


def test_each_rule_of_delivery_and_payment_is_kept_too(demo_db: Path) -> None:
    with Workspace(db=str(demo_db)).read() as look:
        found = watch.looked(look, FIRST, STANDS)
    kept = {f.rule for f in found if f.done_on is not None and f.done_on <= f.due_on}

    assert {breach.rule for breach in planted()} - kept == set()


def test_money_moves_in_every_way_and_a_major_refund_is_the_leaders(rows: sqlite3.Cursor) -> None:
    moved = "SELECT DISTINCT kind FROM collection WHERE state = 'confirmed'"
    assert set(column(rows, moved)) == set(kinds.CollectionKind)
    asked = "SELECT step FROM decision WHERE kind = 'collect' AND step IN ('flag', 'endorse')"
    assert column(rows, asked) == ["flag", "endorse"]
    kept = """
        SELECT amount FROM posting
        WHERE contract_id IS NULL AND customer_id IS NOT NULL ORDER BY id
    """
    assert column(rows, kept) == [477000, -477000]


def test_something_of_every_kind_waits(rows: sqlite3.Cursor) -> None:
    waiting = {
        "visits": "SELECT COUNT(*) FROM visit WHERE state = 'submitted'",
        "the meeting": "SELECT COUNT(*) FROM meeting WHERE state = 'open'"
        " AND held_on = '2026-11-21'",
        "work assigned": "SELECT COUNT(*) FROM meeting_task WHERE state = 'open'",
        "next month": "SELECT COUNT(*) FROM work_plan WHERE state = 'planned'"
        " AND label = '2026-12'",
        "a change": "SELECT COUNT(*) FROM work_plan WHERE state = 'proposed'",
        "an inquiry": "SELECT COUNT(*) FROM inquiry WHERE state = 'received'",
        "a question": "SELECT COUNT(*) FROM inquiry_question WHERE state = 'open'",
        "a quotation": "SELECT COUNT(*) FROM quote JOIN quote_deviation AS beyond"
        " ON beyond.quote_id = quote.id"
        " WHERE quote.state = 'submitted' AND beyond.state = 'open'",
        "a talk": "SELECT COUNT(*) FROM negotiation WHERE state = 'open'",
        "an order": "SELECT COUNT(*) FROM contract"
        " WHERE ordered_on IS NOT NULL AND signed_on IS NULL",
        "a deviation": "SELECT COUNT(*) FROM deviation WHERE state = 'open'",
    }

    assert [what for what, sql in waiting.items() if not column(rows, sql)[0]] == []


def test_a_day_on_the_road_is_one_with_a_visit_at_a_customers(rows: sqlite3.Cursor) -> None:
    sql = """
        SELECT log.travelled, EXISTS (
            SELECT 1 FROM visit WHERE visit.salesperson_id = log.employee_id
              AND visit.visited_on = log.day AND visit.method = 'on_site'
        ) AS outside, COUNT(*), COUNT(log.problem)
        FROM work_log AS log GROUP BY 1, 2
    """
    found = {(out, visited): tuple(told) for out, visited, *told in rows.execute(sql).fetchall()}

    assert set(found) == {(0, 0), (1, 1)}
    assert all(0 < problems < days // 10 for days, problems in found.values())


def test_a_few_visits_are_not_planned(rows: sqlite3.Cursor) -> None:
    (share,) = column(rows, "SELECT 100 * SUM(unplanned) / COUNT(*) FROM visit")

    assert 5 <= share <= 12


def test_the_record_of_every_account_is_filled_in(rows: sqlite3.Cursor) -> None:
    sql = """
        SELECT customer.code FROM customer
        WHERE NOT EXISTS (
            SELECT 1 FROM customer_profile AS known WHERE known.customer_id = customer.id
              AND known.nature IS NOT NULL AND known.bank IS NOT NULL AND known.stage IS NOT NULL
        )
    """

    assert column(rows, sql) == []


def test_plans_name_the_customers_of_whose_they_are(rows: sqlite3.Cursor) -> None:
    sql = """
        SELECT plan.key_customers, GROUP_CONCAT(customer.name, '|')
        FROM work_plan AS plan
        JOIN customer_profile AS known ON known.salesperson_id = plan.employee_id
        JOIN customer ON customer.id = known.customer_id
        WHERE plan.key_customers IS NOT NULL GROUP BY plan.id
    """
    named = [
        (set(names.split(", ")), set(theirs.split("|")))
        for names, theirs in rows.execute(sql).fetchall()
    ]

    assert named
    assert all(names <= theirs for names, theirs in named)


@pytest.mark.parametrize(
    ("kind", "made", "decided"),
    [
        ("visit", "plan", "approve"),
        ("inquiry", "report", "pursue"),
        ("quote", "draft", "approve"),
        ("contract", "draft", "confirm_order"),
        ("plan", "set", "approve"),
    ],
)
def test_nobody_decides_about_what_they_made(
    rows: sqlite3.Cursor, kind: str, made: str, decided: str
) -> None:
    sql = """
        SELECT COUNT(*), SUM(made.decided_by = later.decided_by)
        FROM decision AS made JOIN decision AS later
          ON later.kind = made.kind AND later.document_id = made.document_id
        WHERE made.kind = ? AND made.step = ? AND later.step = ?
    """
    count, own = rows.execute(sql, (kind, made, decided)).fetchone()

    assert (count > 0, own) == (True, 0)


def test_major_cases_were_put_to_the_leader(rows: sqlite3.Cursor) -> None:
    asked = "SELECT DISTINCT kind FROM decision WHERE step = 'endorse'"

    assert set(column(rows, asked)) >= {"contract", "inquiry", "quote"}
    assert column(rows, "SELECT COUNT(*) FROM decision WHERE step = 'flag'")[0] > 0


def test_no_major_contract_was_confirmed_without_the_leader(rows: sqlite3.Cursor) -> None:
    sql = """
        SELECT confirmed.document_id, EXISTS (
            SELECT 1 FROM decision AS said
            WHERE said.kind = 'contract' AND said.document_id = confirmed.document_id
              AND said.step = 'endorse' AND said.id < confirmed.id
        ) AS asked
        FROM decision AS confirmed JOIN contract AS own ON own.id = confirmed.document_id
        WHERE confirmed.kind = 'contract' AND confirmed.step IN ('confirm', 'confirm_order')
          AND confirmed.decided_on >= '2026-06-01' AND own.amends_id IS NULL
          AND own.total + (
              SELECT COALESCE(SUM(other.total), 0) FROM contract AS other
              WHERE other.customer_id = own.customer_id AND other.id <> own.id
                AND other.amends_id IS NULL
                AND ABS(JULIANDAY(other.drafted_on) - JULIANDAY(own.drafted_on)) <= 30
                AND COALESCE((
                    SELECT last.step NOT IN ('return', 'cancel') FROM decision AS last
                    WHERE last.kind = 'contract' AND last.document_id = other.id
                      AND last.step IN ('submit', 'return', 'cancel') AND last.id < confirmed.id
                    ORDER BY last.id DESC LIMIT 1
                ), 0)
          ) > 60000000
    """
    asked = [said for _contract, said in rows.execute(sql).fetchall()]

    assert asked
    assert all(asked)


def test_contracts_come_by_every_way(rows: sqlite3.Cursor) -> None:
    assert set(column(rows, "SELECT DISTINCT means FROM contract")) == set(kinds.ContractMeans)
    assert column(rows, "SELECT COUNT(*) FROM contract_basis")[0] > 10
    amended = "SELECT COUNT(*) FROM contract WHERE amends_id IS NOT NULL AND state = 'archived'"
    assert column(rows, amended) == [2]
    based = "SELECT DISTINCT basis FROM deviation"
    assert set(column(rows, based)) == {"norm", "quotation", "contract"}
    beyond = "SELECT DISTINCT term FROM deviation WHERE basis = 'quotation' AND state = 'accepted'"
    assert set(column(rows, beyond)) == {"payment_days", "deliver_by"}


@pytest.mark.parametrize("pack", ["weekly", "monthly"])
def test_a_pack_has_something_in_every_form(demo_db: Path, pack: str) -> None:
    whole = json.loads(Program(demo_db).done(f"report {pack} --json"))
    empty = {
        (form["form"], section["key"])
        for form in (whole["summary"], *whole["forms"])
        for section in form["sections"]
        if not section["rows"]
    }

    assert empty == set()
    assert {form["form"] for form in whole["forms"]} >= {"F12", "F1" if pack == "weekly" else "F2"}
