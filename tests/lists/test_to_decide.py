"""Every list of documents that wait for a decision shows what is to be decided.

Over the documents of the newest fixture; what is wanted is reckoned from its tables.
"""

import json
import sqlite3
from contextlib import closing

import pytest

from tests._program import Program
from tests.lists import _halfway
from tests.lists.test_languages import KEPT

_PRICED = """
    SELECT document.number, SUM(ROUND(
        part.quantity / 1000.0 * line.price * (1 - line.discount_bp / 10000.0)
    ))
    FROM {table} AS document JOIN {lines} AS part ON part.{table}_id = document.id
    JOIN contract_line AS line ON line.id = part.line_id
    WHERE document.state IN ({states}) GROUP BY document.id
"""
_OPEN = """
    SELECT COALESCE(document.number, '{prefix}-d' || document.id), COUNT(*)
    FROM {table} AS document JOIN {departing} AS one ON one.{table}_id = document.id
    WHERE one.state = 'open' AND one.superseded = 0 GROUP BY document.id
"""
TO_DECIDE = {
    ("contract", "contracts", "undecided"): _OPEN.format(
        table="contract", departing="deviation", prefix="C"
    ),
    ("contract", "contracts", "drafted"): "SELECT number, total FROM contract"
    " WHERE state = 'submitted'",
    ("quote", "quotes", "undecided"): _OPEN.format(
        table="quote", departing="quote_deviation", prefix="Q"
    ),
    ("quote", "quotes", "total"): "SELECT number, total FROM quote WHERE state = 'submitted'",
    ("inquiry", "inquiries", "amount"): "SELECT number, amount FROM inquiry"
    " WHERE state = 'received' AND amount IS NOT NULL",
    ("visit", "visits", "expected_order"): "SELECT number, expected_order FROM visit"
    " WHERE expected_order IS NOT NULL",
    ("plan", "plans", "target"): "SELECT number, target FROM work_plan"
    " WHERE state IN ('planned', 'proposed') AND target IS NOT NULL",
    ("ship", "shipments", "worth"): _PRICED.format(
        table="shipment", lines="shipment_line", states="'requested', 'division_confirmed'"
    ),
    ("return", "returns", "worth"): _PRICED.format(
        table="goods_return",
        lines="return_line",
        states="'reported', 'checked', 'verified', 'submitted'",
    ),
    ("invoice", "invoices", "amount"): "SELECT number,"
    " CASE WHEN corrects_id IS NULL THEN amount ELSE -amount END FROM invoice"
    " WHERE state = 'applied'",
    ("collect", "collections", "amount"): "SELECT number,"
    " CASE WHEN kind IN ('refund', 'correction') THEN -amount ELSE amount END FROM collection"
    " WHERE state IN ('applied', 'sales_confirmed') AND kind <> 'transfer'",
    ("collect", "collections", "moved"): "SELECT number, amount FROM collection"
    " WHERE state = 'applied' AND kind = 'transfer'",
    ("collect --exceptions", "exceptions", "amount"): "SELECT number, amount FROM private_receipt",
    ("expense", "expenses", "amount"): "SELECT number, amount FROM expense"
    " WHERE state = 'requested'",
    ("expense --claims", "claims", "amount"): "SELECT number, amount FROM expense_claim"
    " WHERE state IN ('claimed', 'unapproved')",
    ("reconcile", "reconciliations", "difference"): "SELECT number, their_balance - closing"
    " FROM reconciliation WHERE their_balance IS NOT NULL",
    ("conduct --proposals", "proposals", "amount"): "SELECT number, amount FROM proposal"
    " WHERE state = 'proposed' AND amount IS NOT NULL",
    ("conduct --losses", "losses", "amount"): "SELECT number, amount FROM liability"
    " WHERE state = 'claimed'",
}
"""Noun, section and column, and what is to be decided by number."""


@pytest.fixture(scope="module")
def halfway(tmp_path_factory: pytest.TempPathFactory) -> Program:
    """Open a copy on the day after its last."""
    return _halfway.halfway(tmp_path_factory.mktemp("decide"))


@pytest.mark.parametrize(("what", "sql"), TO_DECIDE.items(), ids=lambda one: str(one)[:40])
def test_what_is_to_be_decided_is_shown(
    what: tuple[str, str, str], sql: str, halfway: Program
) -> None:
    named, key, column = what
    noun, _space, rest = named.partition(" ")
    with closing(sqlite3.connect(KEPT)) as file:
        wanted = dict(file.execute(sql).fetchall())
    told = json.loads(halfway.done(f"--as park {noun} list {rest} --json"))["sections"]
    rows = next(one["rows"] for one in told if one["key"] == key)
    shown = {row["number"]: row[column] for row in rows}

    assert wanted
    assert {number: float(shown[number]) for number in wanted} == {
        number: float(value) for number, value in wanted.items()
    }
