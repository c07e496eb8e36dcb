"""The how-manieth of its account a visit is: by its own day, however late it is told (D3)."""

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from unittest import mock

from hypothesis import example, given, settings
from hypothesis import strategies as st

from salescli.db import file, guards, migrate
from salescli.engine import company
from salescli.engine.open import opened
from salescli.policy.period import Window
from salescli.policy.roles import SETUP
from salescli.services import visit
from tests._program import Clock
from tests.db._chain import broken, departures
from tests.db._rows import dump, raw
from tests.services._visits import approved, hold, planned, recounted
from tests.services.conftest import At

FIRST = date(2026, 3, 2)
PLANNED = 6
DAYS = st.integers(0, 8)
TOLD = st.one_of(
    st.tuples(st.sampled_from(["H1", "E1"]), DAYS),
    st.tuples(st.integers(1, PLANNED).map("V-{}".format), DAYS),
)
"""A visit without a plan, or one of the plans, again as well; and the day on which it was made."""


def ordinals(path: Path) -> dict[int, int | None]:
    return {row["id"]: row["ordinal"] for row in dump(path)["visit"]}


def told(path: Path) -> dict[int, Any]:
    """Return what the last audit row tells of the numbers: of which visit, from what to what."""
    changes = json.loads(dump(path)["audit"][-1]["changes"])
    return {id_: what["ordinal"] for table, id_, what in changes if table == "visit"}


def test_a_visit_told_late_moves_the_later_ones_of_its_account_on(at: At) -> None:
    salescli = at("company")
    approved(salescli, on="2026-11-23")
    for day, account in (("19", "H1"), ("23", "V-1"), ("23", "H1"), ("24", "E1"), ("25", "H1")):
        salescli.on(f"2026-11-{day}").done(f"--as lee visit record {account} --result 협의")
    assert ordinals(salescli.path) == {1: 2, 2: 1, 3: 3, 4: 1, 5: 4}

    salescli.done("--as lee visit record H1 --result 협의 --on 2026-11-20")

    assert ordinals(salescli.path) == {1: 3, 2: 1, 3: 4, 4: 1, 5: 5, 6: 2}
    assert told(salescli.path) == {6: 2, 1: [2, 3], 3: [3, 4], 5: [4, 5]}
    assert (broken(salescli.path), departures(salescli.path)) == ([], [])


def test_the_plan_of_a_day_comes_before_what_was_told_without_one(at: At) -> None:
    salescli = at("company")
    number = approved(salescli, on="2026-11-20")
    salescli.done("--as lee visit record H1 --salesperson han --result 협의")
    salescli.on("2026-11-20").done("--as lee visit record H1 --salesperson han --result 협의")

    salescli.done(f"--as kim visit record {number} --result 협의")

    assert ordinals(salescli.path) == {1: 2, 2: 1, 3: 3}


def test_recorded_again_or_corrected_it_keeps_its_number(at: At) -> None:
    salescli = at("company")
    for day in ("19", "20", "20"):
        salescli.on(f"2026-11-{day}").done("--as kim visit record H1 --result 협의")
    salescli.done("--as kim visit record V-1 --result 견적")
    hold(salescli.on("2026-11-21"), "2026-11-21")
    salescli.done("--as kim visit correct V-2 --field result --to 보류 --reason 오기")

    assert ordinals(salescli.path) == {1: 1, 2: 2, 3: 3}


@given(st.lists(TOLD, max_size=14))
@example([("H1", 0), ("H1", 1), ("V-2", 1)])
@settings(max_examples=40)
def test_in_whatever_order_they_are_told_the_numbers_are_those_of_a_recount(
    company_file: Path, records: list[tuple[str, int]]
) -> None:
    clock, today = Clock(FIRST), FIRST + timedelta(days=30)
    with opened(company_file, today=today, clock=clock, actor=SETUP, dry_run=True) as work:
        work.on = FIRST
        actor = company.actor(work, today, code="lee")
        assert actor is not None
        work.actor = work.decider = actor
        for n in range(PLANNED):
            visit.plan(work, "H1" if n % 3 else "E1", span=Window(FIRST, FIRST))
        last: dict[str, int] = {}
        for what, days in records:
            # A plan is not recorded again before the day of its last step.
            last[what] = max(days, last.get(what, 0) if what.startswith("V-") else 0)
            # As if it were that day: of another one a visit is not recorded again.
            work.on = work.today = FIRST + timedelta(days=last[what])
            visit.record(work, what, result="협의")
        rows = work.rows("SELECT id, customer_id, visited_on, ordinal FROM visit")

    assert {row["id"]: row["ordinal"] for row in rows} == recounted(rows)


def test_a_migration_numbers_them_as_recording_does(at: At) -> None:
    salescli = at("company")
    planned(salescli, on="2026-11-23")
    for day, account in (("23", "H1"), ("23", "V-1"), ("20", "H1"), ("24", "E1"), ("19", "H1")):
        line = f"--as lee visit record {account} --result 협의 --on 2026-11-{day}"
        salescli.on("2026-11-25").done(line)
    planned(salescli, on="2026-11-27")
    before = dump(salescli.path)

    with raw(salescli.path) as connection:
        guards.remove(connection)
        connection.execute("ALTER TABLE visit DROP COLUMN ordinal")
        connection.execute("PRAGMA user_version=2")
        with mock.patch.object(file, "VERSION", 3):
            migrate.upgrade(connection, salescli.path)

    assert dump(salescli.path) == before
    assert ordinals(salescli.path) == recounted(before["visit"])
    assert recounted(before["visit"]) == {1: 3, 2: 4, 3: 2, 4: 1, 5: 1, 6: None}
