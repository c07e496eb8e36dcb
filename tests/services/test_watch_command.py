"""What `watch` tells beside what is overdue: how badly, whose it is, and what mends it."""

import json
import shlex
from typing import Any

import pytest

from salescli.errors import FOUND
from tests._program import Program
from tests.services.conftest import At

DAY = "2026-11-23"


@pytest.fixture
def late(at: At) -> Program:
    """Leave a contract that was signed on Monday 16 unsent, and its papers elsewhere."""
    return at("signed").on(DAY)


def rows(salescli: Program, line: str = "") -> list[dict[str, Any]]:
    whole = json.loads(salescli.looked(f"--as park watch --json {line}"))
    found: list[dict[str, Any]] = whole["sections"][0]["rows"]
    return found


def test_a_finding_says_whose_it_is_how_late_and_what_mends_it(late: Program) -> None:
    (archived,) = rows(late, "--rule W3.5")

    assert {
        key: archived[key] for key in ("document", "days", "working_days", "by", "severity")
    } == {
        "document": "C-2026-0001",
        "days": 7,
        "working_days": 6,  # the Sunday between is not worked
        "by": "CLERK",
        "severity": "normal",
    }
    assert archived["command"] == "salescli contract archive C-2026-0001"


def test_a_holiday_is_no_working_day_late(late: Program) -> None:
    late.done("--as admin calendar holiday 2026-11-19 창립일")

    (archived,) = rows(late, "--rule W3.5")
    assert (archived["days"], archived["working_days"]) == (7, 5)


def test_what_is_told_to_be_typed_mends_it(late: Program) -> None:
    (archived,) = rows(late, "--rule W3.5")

    words = shlex.split(archived["command"])[1:]
    late.done(["--as", "lee", *words, "--place", "A-1"])
    assert rows(late, "--rule W3.5") == []


@pytest.mark.parametrize(
    ("line", "rules"),
    [
        ("--rule R7", {"R7"}),
        ("--rule r7", {"R7"}),
        ("--rule TM2", {"W3.5"}),
        ("--rule TM5", {"R7"}),
        ("--severity serious", {"R7"}),
        ("--salesperson kim", {"R7", "W3.5"}),
        ("--salesperson han", set()),
        ("--rule R9", set()),
    ],
)
def test_it_is_asked_for_by_rule_person_and_severity(
    late: Program, line: str, rules: set[str]
) -> None:
    assert {row["rule"] for row in rows(late, line)} == rules


def test_it_ends_with_one_where_something_is_overdue(late: Program) -> None:
    assert late("--as park watch").exit_code == FOUND
    assert late("--as park watch --rule R9").exit_code == 0
    assert late.on("2026-11-16")("--as park watch").exit_code == 0


def test_what_nothing_is_watched_for_is_refused(late: Program) -> None:
    refused = late("--as park watch --rule R99")

    assert refused.exit_code == 65
    assert "nothing is watched for 'R99'; choose one of: W1.2, " in refused.err
