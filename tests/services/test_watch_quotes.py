"""Inquiries reported late and tenders not answered in time, through `watch` and a pack (W2)."""

import json

import pytest

from tests._program import Program
from tests.services._quoting import done
from tests.services.conftest import At

Found = list[tuple[str, str, str, str | None, int]]

E1 = "E-2026-0001"


@pytest.fixture
def salescli(at: At) -> Program:
    return at("company").on("2026-11-16")


def overdue(salescli: Program, day: str, who: str = "park") -> Found:
    whole = json.loads(salescli.on(day).looked(f"--as {who} watch --json"))
    return _found(whole["sections"][0]["rows"])


def broken(salescli: Program, week: str) -> Found:
    line = f"--as park report weekly --period {week} --json"
    whole = json.loads(salescli.on("2026-12-31").done(line))
    section = next(s for s in whole["summary"]["sections"] if s["key"] == "breaches")
    return _found(section["rows"])


def _found(rows: list[dict[str, object]]) -> Found:
    keys = ("rule", "document", "due_on", "done_on", "days")
    return [tuple(row[key] for key in keys) for row in rows]  # type: ignore[misc]


def test_news_that_was_told_the_same_day_breaks_nothing(salescli: Program) -> None:
    salescli.done("--as kim inquiry report H1 볼트 --received '2026-11-16 00:10'")

    assert broken(salescli, "2026-W47") == []


def test_news_that_was_told_a_day_later_is_late(salescli: Program) -> None:
    salescli.done("--as kim inquiry report H1 볼트 --received '2026-11-15 23:50'")

    assert overdue(salescli, "2026-11-17") == []  # it has been told by now
    assert broken(salescli, "2026-W47") == [("W2.1", E1, "2026-11-15", "2026-11-16", 1)]
    assert broken(salescli, "2026-W46") == []
    assert broken(salescli, "2026-W48") == []


def test_news_that_was_told_a_week_later_is_late_in_both_weeks(salescli: Program) -> None:
    salescli.done("--as kim inquiry report H1 볼트 --received 2026-11-12")

    assert broken(salescli, "2026-W46") == [("W2.1", E1, "2026-11-12", None, 1)]
    assert broken(salescli, "2026-W47") == [("W2.1", E1, "2026-11-12", "2026-11-16", 4)]


@pytest.fixture
def pursued(salescli: Program) -> Program:
    """Take part in a tender that is due on Wednesday the 18th, and have a bid approved."""
    done(
        salescli,
        "kim inquiry report H1 볼트 --tender --due 2026-11-18",
        "park inquiry decide E-1",
        "kim inquiry line E-1 B1",
        "kim quote draft --inquiry E-1 --bid --valid-until 2026-12-31",
        "kim quote submit Q-d1",
        "park quote approve Q-1",
    )
    return salescli


def test_a_tender_not_answered_by_its_day_is_overdue(pursued: Program) -> None:
    assert overdue(pursued, "2026-11-18") == []
    assert overdue(pursued, "2026-11-19") == [("W2.6", E1, "2026-11-18", None, 1)]
    assert overdue(pursued, "2026-12-01") == [("W2.6", E1, "2026-11-18", None, 13)]


def test_a_bid_on_the_last_day_is_in_time(pursued: Program) -> None:
    pursued.on("2026-11-18").done("--as kim quote send Q-1")

    assert overdue(pursued, "2026-11-19") == []
    assert broken(pursued, "2026-W47") == []


def test_a_late_bid_stays_late_and_a_second_one_does_not_count(pursued: Program) -> None:
    done(pursued.on("2026-11-20"), "kim quote send Q-1", "kim quote draft --revises Q-1")
    done(
        pursued.on("2026-11-23"),
        "kim quote submit Q-d2",
        "park quote approve Q-1-V2",
        "kim quote send Q-1-V2",
    )

    assert overdue(pursued, "2026-11-24") == []
    assert broken(pursued, "2026-W47") == [("W2.6", E1, "2026-11-18", "2026-11-20", 2)]
    assert broken(pursued, "2026-W48") == []


def test_what_was_given_up_in_time_breaks_nothing(pursued: Program) -> None:
    pursued.on("2026-11-18").done("--as park inquiry decide E-1 --no")

    assert overdue(pursued, "2026-11-20") == []
    assert broken(pursued, "2026-W47") == []


def test_what_was_given_up_afterwards_was_late(pursued: Program) -> None:
    pursued.on("2026-11-19").done("--as park inquiry decide E-1 --no")

    assert overdue(pursued, "2026-11-20") == []
    assert broken(pursued, "2026-W47") == [("W2.6", E1, "2026-11-18", "2026-11-19", 1)]


def test_what_nobody_pursues_or_has_no_day_is_not_watched(salescli: Program) -> None:
    done(
        salescli,
        "kim inquiry report H1 볼트 --due 2026-11-17",
        "kim inquiry report H1 너트",
        "park inquiry decide E-2",
    )

    assert overdue(salescli, "2026-11-30") == []


def test_everybody_sees_their_own(pursued: Program) -> None:
    pursued.done("--as admin setting set territory_reads on")

    assert len(overdue(pursued, "2026-11-20", "kim")) == 1
    assert overdue(pursued, "2026-11-20", "han") == []


def test_a_tender_that_was_taken_up_after_the_week_was_not_overdue_in_it(
    salescli: Program,
) -> None:
    done(salescli, "kim inquiry report H1 볼트 --tender --due 2026-11-18")
    salescli.on("2026-11-24").done("--as park inquiry decide E-1")

    late = ("W2.6", E1, "2026-11-18", None)
    assert late not in [found[:4] for found in broken(salescli, "2026-W47")]
    assert late in [found[:4] for found in broken(salescli, "2026-W48")]
