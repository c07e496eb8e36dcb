"""Which days a plan of each grain is for, in all the words for them."""

from datetime import date

import pytest

from salescli.errors import DataError
from salescli.policy.kinds import PlanGrain
from salescli.policy.planning import Span, span

TODAY = date(2026, 11, 19)


@pytest.mark.parametrize(
    ("grain", "word", "label", "start", "end"),
    [
        (PlanGrain.ANNUAL, "2027", "2027", "2027-01-01", "2027-12-31"),
        (PlanGrain.ANNUAL, " ２０２６ ", "2026", "2026-01-01", "2026-12-31"),
        (PlanGrain.MONTHLY, "2026-12", "2026-12", "2026-12-01", "2026-12-31"),
        (PlanGrain.MONTHLY, "next-month", "2026-12", "2026-12-01", "2026-12-31"),
        (PlanGrain.MONTHLY, "2027-02-03", "2027-02", "2027-02-01", "2027-02-28"),
        (PlanGrain.WEEKLY, "2026-W48", "2026-W48", "2026-11-21", "2026-11-27"),
        (PlanGrain.WEEKLY, "next-week", "2026-W48", "2026-11-21", "2026-11-27"),
        (PlanGrain.DAILY, "2026-11-25", "2026-11-25", "2026-11-25", "2026-11-25"),
        (PlanGrain.DAILY, "today", "2026-11-19", "2026-11-19", "2026-11-19"),
        (PlanGrain.DAILY, "2026년 11월 25일", "2026-11-25", "2026-11-25", "2026-11-25"),
    ],
)
def test_a_plan_is_for_the_days_of_its_period(
    grain: PlanGrain, word: str, label: str, start: str, end: str
) -> None:
    found = span(grain, word, TODAY)

    assert found == Span(label, date.fromisoformat(start), date.fromisoformat(end))


def test_a_week_closes_when_the_company_says() -> None:
    found = span(PlanGrain.WEEKLY, "2026-W48", TODAY, closes=6)

    assert (found.start, found.end) == (date(2026, 11, 23), date(2026, 11, 29))


@pytest.mark.parametrize(
    ("grain", "word", "told"),
    [
        (PlanGrain.ANNUAL, "2026-12", "is no year; write it like 2026"),
        (PlanGrain.ANNUAL, "다음 달", "is no year"),
        (PlanGrain.ANNUAL, "20260", "is no year"),
        (PlanGrain.ANNUAL, "1200", "the year 1200 cannot be meant"),
        (PlanGrain.MONTHLY, "2026-W48", "a month is wanted"),
        (PlanGrain.MONTHLY, "2026-13", "there is no month 2026-13"),
        (PlanGrain.WEEKLY, "2026-12", "a week is wanted"),
        (PlanGrain.WEEKLY, "2026-W54", "there is no week 2026-W54"),
        (PlanGrain.DAILY, "2026-W48", "is not a date"),
        (PlanGrain.DAILY, "2026-02-30", "there is no day"),
    ],
)
def test_what_is_no_such_period_is_refused(grain: PlanGrain, word: str, told: str) -> None:
    with pytest.raises(DataError, match=told):
        span(grain, word, TODAY)
