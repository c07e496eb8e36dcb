"""A payment taken back whole: each figure worked out by hand (forms.md, Money)."""

from datetime import date

import pytest

from salescli import models
from salescli.engine import find
from salescli.engine.open import opened
from salescli.policy.kinds import PostingKind
from salescli.policy.roles import Actor, Role
from salescli.services.money import undoing
from tests._program import Program
from tests.services.conftest import At
from tests.services.test_invoice import Query
from tests.services.test_red import paid

LEFT = """
    SELECT kind, amount, booked_on, undoes_id FROM posting
    WHERE collection_id = 1 AND id > (SELECT MIN(id) FROM posting WHERE kind = 'bounced') - 1
    ORDER BY id
"""


def bounce(salescli: Program, number: str, on: str) -> None:
    """Take a payment back on a day, as a bounce of its instrument does."""
    finance = Actor(5, "choi", "최재무", (Role.FINANCE,))
    clock = salescli.clock
    day = date.fromisoformat(on)
    with opened(salescli.path, today=clock.day, clock=clock, actor=finance, on=day) as work:
        collection = find.document(work, models.Collection, number)
        undoing.take_back(work, collection, PostingKind.BOUNCED, day)
        work.seal("bounced")


@pytest.fixture
def settled(at: At) -> Program:
    """Pay an invoice of 10,999 of the 18th whole, and 501 more, on the 20th."""
    salescli = at("issued")
    paid(salescli, "2026-11-20", 1, 11500)
    return salescli.on("2026-11-25")


def test_a_payment_taken_back_opens_what_it_paid(settled: Program, query: Query) -> None:
    bounce(settled, "P-1", "2026-11-25")

    kinds = query("SELECT id, kind FROM posting WHERE collection_id = 1 ORDER BY id")[:2]
    (collected, _one), (applied, _two) = kinds
    assert query(LEFT) == [
        ("bounced", -11500, "2026-11-25", collected),
        ("applied", -10999, "2026-11-25", applied),
    ]
    assert query("SELECT open_until FROM contract") == [("9999-12-31",)]


def test_what_a_red_invoice_displaced_is_taken_back_on_its_own_day(
    settled: Program, query: Query
) -> None:
    """Of 10,999, 6,000 go in red on the 23rd: on the 21st all of it is taken back, late.

    What the red one displaced on the 23rd is undone on the 23rd, so that nothing is below zero.
    """
    settled.done(
        "--as lee invoice correct I-1 --reason error --responsible lee --line 1=6 --on 2026-11-23"
    )
    settled.done("--as choi invoice issue I-2 --on 2026-11-23")
    bounce(settled, "P-1", "2026-11-21")

    assert [row[:3] for row in query(LEFT)] == [
        ("bounced", -11500, "2026-11-21"),
        ("applied", -10999, "2026-11-21"),
        ("applied", 6000, "2026-11-23"),
    ]
    assert query(
        "SELECT SUM(CASE kind WHEN 'invoiced' THEN amount ELSE -amount END) FROM posting"
        " WHERE invoice_id = 1"
    ) == [(4999,)]
