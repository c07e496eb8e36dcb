"""What waits too long after a violation: MD3 for the proposal, R17 for the decision (3.8).

2026-11-16 is a Monday; the company works on Saturdays too.
"""

import pytest

from tests._program import Program
from tests.services.conftest import At
from tests.services.test_watch import Found, overdue

RAISED = "--as kim conduct violation R9 --person han --facts 분실"


@pytest.fixture
def watched(at: At) -> Program:
    """Watch violations from the sixteenth on: five working days to propose, ten to decide."""
    salescli = at("company").on("2026-11-16")
    salescli.done("--as admin setting set conduct_since 2026-11-16")
    return salescli


def of(salescli: Program, day: str) -> Found:
    return [row for row in overdue(salescli, day) if row[0] in {"MD3", "R17"}]


def test_a_violation_waits_five_working_days_for_a_proposal(watched: Program) -> None:
    watched.done(RAISED)  # Monday the 16th: due on Saturday the 21st

    assert of(watched, "2026-11-21") == []
    assert of(watched, "2026-11-23") == [("MD3", "F-2026-0001", "2026-11-21", None, 2)]


def test_what_was_proposed_in_time_waits_ten_days_for_the_leader(watched: Program) -> None:
    watched.done(RAISED)
    watched.on("2026-11-21").done("--as park conduct propose F-1 --warning")

    # Ten working days after Saturday the 21st, without the Sundays 22 and 29: Thursday 3 December.
    assert of(watched, "2026-12-03") == []
    assert of(watched, "2026-12-04") == [("R17", "D-2026-0001", "2026-12-03", None, 1)]
    watched.on("2026-12-04").done("--as ceo conduct decide D-1")
    assert of(watched, "2026-12-04") == []


def test_what_was_refused_waits_anew(watched: Program) -> None:
    watched.done(RAISED)
    watched.done("--as park conduct propose F-1 --warning")
    watched.on("2026-11-18").done("--as ceo conduct decide D-1 --no")

    # Wednesday the 18th and five working days: Tuesday the 24th.
    assert of(watched, "2026-11-24") == []
    assert of(watched, "2026-11-25") == [("MD3", "F-2026-0001", "2026-11-24", None, 1)]


def test_a_managers_own_waits_for_the_leader_alone(watched: Program) -> None:
    watched.done(RAISED.replace("han", "park"))

    # Monday the 16th and ten working days: Friday the 27th.
    assert of(watched, "2026-11-27") == []
    assert of(watched, "2026-11-28") == [("R17", "F-2026-0001", "2026-11-27", None, 1)]
    watched.done("--as ceo conduct decide F-1 --nothing")
    assert of(watched, "2026-11-28") == []


def test_what_was_withdrawn_waits_for_nobody(watched: Program) -> None:
    watched.done(RAISED)
    watched.on("2026-11-20").done("--as kim conduct withdraw F-1")

    assert of(watched, "2026-11-30") == []


def test_what_was_raised_before_it_is_watched_is_not_told(at: At) -> None:
    salescli = at("company").on("2026-11-16")
    salescli.done("--as admin setting set conduct_since 2026-11-17")
    salescli.done(RAISED)

    assert of(salescli, "2026-12-31") == []
