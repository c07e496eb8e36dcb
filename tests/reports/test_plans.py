"""No form reads the whole history: its statements search, they do not scan (design.md 4.5)."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from salescli import reports
from salescli.policy import period as periods
from salescli.policy.period import Grain
from salescli.reports import (
    _report,
    f10_after_sales,
    f11_dealers,
    f12_customers,
    waiting,
)
from salescli.reports._section import Section
from salescli.reports.packs import _summary
from salescli.reports.waiting.agenda import AGENDA
from salescli.services.register import setup
from salescli.workspace import Workspace

GROWING = (
    *("posting", "contract", "contract_line", "shipment", "invoice", "collection", "deviation"),
    *("visit", "visit_correction", "work_log", "work_plan", "profile_change", "decision"),
    *("inquiry", "quote", "quote_line", "quote_deviation"),
    *("service_case", "service_report", "goods_return", "return_line", "assessment"),
    *("expense", "expense_claim"),
    *("dealer_status", "competitor_info", "market_note", "target"),
)
"""Tables that grow with the history; registers may be read whole."""

OF_FEW = ("ix_invoice_loss",)
"""Indexes of those rows alone that are looked for."""

NAMED = re.compile(r"(?:FROM|JOIN)\s+(\w+)\s+AS\s+(\w+)")


def sections() -> Iterator[tuple[str, Grain, Section]]:
    for name in reports.names():
        report = reports.load(name)
        for section in report.sections:
            yield f"{name}.{section.key}", report.grain, section
    for section in _summary.sections(Grain.WEEK):
        yield f"summary.{section.key}", Grain.WEEK, section


def today() -> Iterator[Section]:
    yield from (turn.section for turn in waiting.TURNS)
    yield from (section for _of, section in AGENDA)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("plans") / "sales.db"
    now = datetime(2026, 11, 20, 3, tzinfo=UTC)
    setup.create(made, {"company": "A"}, today=date(2026, 11, 20), clock=lambda: now, mark="test")
    return made


def planned(path: Path, grain: Grain, section: Section) -> list[str]:
    """Say how SQLite reads a statement of a period, step by step."""
    with Workspace(db=str(path)).read() as look:
        period = periods.last_closed(grain, date(2026, 11, 20))
        values = _report.parameters(look, period, [section], salesperson=None, as_of=None)
        plan = look.rows(f"EXPLAIN QUERY PLAN {section.sql}", **values)
        return [step["detail"] for step in plan]


def whole(sql: str, steps: list[str]) -> list[str]:
    """Say what is read whole of tables that grow, whatever a statement calls them.

    An index of some rows alone is short, however long its table.
    """
    called = {alias: table for table, alias in NAMED.findall(sql) if f"{alias} AS (" not in sql}
    scans = [step.split() for step in steps if step.startswith("SCAN ")]
    known = [(called.get(scan[1], scan[1]), scan[-1]) for scan in scans]
    return [table for table, index in known if table in GROWING and index not in OF_FEW]


@pytest.mark.parametrize(
    ("grain", "section"),
    [(grain, section) for _name, grain, section in sections()],
    ids=[name for name, _grain, _section in sections()],
)
def test_a_statement_of_a_period_scans_no_table_that_grows(
    path: Path, grain: Grain, section: Section
) -> None:
    assert whole(section.sql, planned(path, grain, section)) == []


@pytest.mark.parametrize("section", [*today()], ids=lambda section: section.key)
def test_what_waits_is_found_by_where_it_stands(path: Path, section: Section) -> None:
    told = {"me": 1, "leads": 0, "managers": ",2,", "major_amount": 0, "scope": None}
    told |= {"leaders": ",3,", "division": 1, "clearance": 1}
    days = {"today": "2026-11-20", "ahead": "2026-11-27"}
    with Workspace(db=str(path)).read() as look:
        rows = look.rows(f"EXPLAIN QUERY PLAN {section.sql}", **told, **days)
    steps = [row["detail"] for row in rows]

    # Vouchers that look alike are told apart by hand, from all that there are.
    known = ["expense_claim"] if section.key == "expense_pay" else []
    assert whole(section.sql, steps) == known
    # A column that most rows leave empty finds most of them.
    assert [step for step in steps if "(replaces_id=?)" in step] == []


def test_what_changed_of_the_accounts_is_found_by_its_day(path: Path) -> None:
    first, *others = planned(path, Grain.WEEK, f12_customers.CHANGES)

    assert first.startswith("SEARCH profile_change USING INDEX ix_profile_change_day (changed_on>")
    assert [step for step in others if "profile_change" in step] == []


def test_the_visits_of_an_account_are_known_from_its_last(path: Path) -> None:
    steps = planned(path, Grain.WEEK, f12_customers.CUSTOMERS)

    assert [step for step in steps if "visit" in step] == [
        "SEARCH visit USING INTEGER PRIMARY KEY (rowid=?) LEFT-JOIN",
        "SEARCH made USING COVERING INDEX ix_visit_customer (customer_id=? AND visited_on<?)",
    ]
    assert [step for step in steps if "B-TREE" in step] == []


def test_faults_of_before_are_found_by_their_day(path: Path) -> None:
    cases = next(s for s in f10_after_sales.REPORT.sections if s.key == "cases")
    earlier = [step for step in planned(path, Grain.MONTH, cases) if step.split()[1] == "earlier"]

    assert [step.partition("(")[2] for step in earlier] == [
        "customer_id=? AND product_id=? AND requested_on>? AND requested_on<?)",
        "reported_on>? AND reported_on<?)",
    ]


def test_a_dealers_figures_are_found_by_its_contracts(path: Path) -> None:
    dealers, competitors = f11_dealers.REPORT.sections
    steps = planned(path, Grain.MONTH, dealers)
    postings = [step for step in steps if step.split()[1] == "posting"]

    assert {step.split()[0] for step in postings} == {"SEARCH"}
    assert [step.partition("INDEX ")[2].split()[0] for step in postings] == [
        *("ix_posting_contract", "ix_posting_contract", "ix_posting_account"),
        "ix_posting_contract",
        "ix_posting_late",
    ]
    assert planned(path, Grain.MONTH, competitors)[0].startswith(
        "SEARCH competitor_info USING INDEX ix_competitor_info_day (seen_on>"
    )
