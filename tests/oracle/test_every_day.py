"""Every deadline on every day of 2000 to 2050, against an almanac that counts (regulation 3.8).

SALESCLI_TORTURE=1 looks at all fifty-one years instead of a few.
"""

import os
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest

from salescli.engine import company
from salescli.engine.company import Company
from salescli.policy import period
from salescli.policy.settings import SETTINGS, WEEKDAYS
from salescli.policy.workdays import dispatch_due
from salescli.watch import contracts, reconciliations
from salescli.watch.finding import worked
from tests.oracle.almanac import FRIDAY, SHORTER_WEEK, SUNDAY, Almanac

LONG = bool(os.environ.get("SALESCLI_TORTURE"))
YEARS = range(2000, 2051) if LONG else (2000, 2003, 2011, 2026, 2050)
"""Leap and common years, one in which the week was made shorter, the first and the last."""
every_year = pytest.mark.parametrize("year", YEARS)

ALMANAC = Almanac()
DAYS = ALMANAC.days
SHORT, LONGER = "monday,tuesday,wednesday,thursday,friday", ",saturday"

WORKING = sorted(s.key for s in SETTINGS.values() if s.line.startswith("working days"))
"""Every setting of a deadline in working days."""


class Told:
    """What was told of the calendar and the settings, long before it counted."""

    def __init__(self, **settings: str) -> None:
        told = {key: setting.default for key, setting in SETTINGS.items()} | settings
        self._settings = [{"key_": k, "value": v, "since": None} for k, v in told.items()]
        self._settings.append({"key_": "workdays", "value": SHORT, "since": SHORTER_WEEK})
        self.company = Company(told, self)

    def rows(self, sql: str, **_values: object) -> list[Mapping[str, Any]]:
        """Answer the two questions that a company asks."""
        if sql == company._VERSIONS:
            return list(self._settings)
        assert sql == company._CALENDAR
        off = [(day, "holiday") for day in ALMANAC.holidays]
        extra = [(day, "working") for day in ALMANAC.extra]
        return [{"day": day, "kind": kind, "told_on": None} for day, kind in sorted(off + extra)]


class Look(Told):
    """What a watch looks at."""

    scope = territory = None


LOOK = Look(workdays=SHORT + LONGER)
CALENDAR = LOOK.company.calendar


def test_the_almanac_is_that_of_known_days() -> None:
    known = {"2000-01-01": 5, "2000-02-29": 1, "2026-11-21": 5, "2044-02-29": 0, "2050-12-31": 5}

    assert {day: DAYS[ALMANAC.place[day]].weekday for day in known} == known
    assert [ALMANAC.week(ALMANAC.place[f"20{year}-01-01"], FRIDAY)[0] for year in (21, 26)] == [
        "2020-W53",
        "2026-W01",
    ]
    assert len(WORKING) > 15


@every_year
def test_a_day_is_worked_or_not(year: int) -> None:
    assert [CALENDAR.is_working(DAYS[n].date) for n in ALMANAC.of(year)] == [
        ALMANAC.worked[n] for n in ALMANAC.of(year)
    ]


@every_year
def test_working_days_are_counted_and_gone_back(year: int) -> None:
    for n in ALMANAC.of(year):
        last = ALMANAC.after(n, 7)

        assert CALENDAR.working_days(DAYS[n].date, DAYS[last].date) == 7 + ALMANAC.worked[n]
        back = CALENDAR.add_working(DAYS[last].date, -7)
        assert back == DAYS[n].date or not ALMANAC.worked[n]


@every_year
@pytest.mark.parametrize("setting", WORKING)
def test_a_deadline_in_working_days_is_that_many_working_days_on(year: int, setting: str) -> None:
    due = worked(LOOK, "day", setting)
    much = int(SETTINGS[setting].default)

    for n in ALMANAC.of(year):
        reached = DAYS[ALMANAC.after(n, much)]
        assert due({"day": DAYS[n].written}) == reached.date, DAYS[n]


@every_year
@pytest.mark.parametrize("ahead", [0, 1, 3, 40])
def test_goods_go_the_next_working_day_or_as_agreed(year: int, ahead: int) -> None:
    for n in ALMANAC.of(year):
        agreed, following = DAYS[n + ahead], DAYS[ALMANAC.after(n, 1)]

        assert dispatch_due(DAYS[n].date, None, CALENDAR) == following.date
        later = max(agreed.written, following.written)
        assert dispatch_due(DAYS[n].date, agreed.date, CALENDAR).isoformat() == later


@every_year
@pytest.mark.parametrize("closes", range(7))
def test_a_day_lies_in_the_week_that_closes_next(year: int, closes: int) -> None:
    for n in ALMANAC.of(year):
        week = period.week_of(DAYS[n].date, closes)
        found = week.label, week.start.isoformat(), week.end.isoformat()

        assert found == ALMANAC.week(n, closes)
        assert period.week_labelled(int(week.label[:4]), int(week.label[6:]), closes) == week


@every_year
@pytest.mark.parametrize("told", ["after_close", *WEEKDAYS])
def test_the_meeting_is_on_its_weekday_or_the_next_working_day(year: int, told: str) -> None:
    meeting = Look(workdays=SHORT + LONGER, meeting_day=told).company.meeting_day

    for n in ALMANAC.of(year):
        if DAYS[n].weekday != FRIDAY:
            continue
        wanted = n + 1  # the day after the week has closed
        while told != "after_close" and DAYS[wanted].weekday != WEEKDAYS.index(told):
            wanted += 1
        assert meeting(DAYS[n].date) == DAYS[ALMANAC.after(wanted - 1, 1)].date, DAYS[n]


@every_year
def test_a_day_of_the_next_month_moves_for_no_holiday(year: int) -> None:
    for n in ALMANAC.of(year):
        month = period.month_of(DAYS[n].date)

        assert contracts._binder_day(month.label).isoformat() == ALMANAC.of_next_month(n, 5)
        by = reconciliations._by(LOOK, month.end)
        assert by.isoformat() == ALMANAC.of_next_month(n, 15)
        assert month.label == DAYS[n].written[:7]
        assert month.end == DAYS[ALMANAC.place[ALMANAC.of_next_month(n, 1)] - 1].date


def _summer(year: int, zone: str) -> tuple[int, int]:
    """Return the places of the Sundays on which summer time begins and ends."""
    sundays = [n for n in ALMANAC.of(year) if DAYS[n].weekday == SUNDAY]

    def of(month: str) -> list[int]:
        return [n for n in sundays if DAYS[n].written[5:7] == month]

    if zone == "Europe/Berlin":
        return of("03")[-1], of("10")[-1]
    return (of("03")[1], of("11")[0]) if year >= 2007 else (of("04")[0], of("10")[-1])


ZONES = {
    "Asia/Seoul": (9, 9),
    "Asia/Shanghai": (8, 8),
    "Europe/Berlin": (1, 2),
    "America/New_York": (-5, -4),
}
"""Hours before Greenwich, in winter and in summer."""


@every_year
@pytest.mark.parametrize("zone", ZONES)
def test_a_day_is_that_of_the_company_from_midnight_to_midnight(year: int, zone: str) -> None:
    day_of = Look(zone=zone).company.day
    winter, summer = ZONES[zone]
    begins, ends = _summer(year, zone)

    for n in ALMANAC.of(year):
        day = DAYS[n].date
        # Clocks change at night, after midnight: the Sunday begins as the Saturday ended.
        at_first = timezone(timedelta(hours=summer if begins < n <= ends else winter))
        at_last = timezone(timedelta(hours=summer if begins <= n < ends else winter))
        first = datetime(day.year, day.month, day.day, tzinfo=at_first).astimezone(UTC)
        last = datetime(day.year, day.month, day.day, 23, 59, 59, 999_999, at_last).astimezone(UTC)

        assert day_of(first.isoformat()) == day_of(last.isoformat()) == day
        before = first - timedelta(microseconds=1)
        assert day_of(before.isoformat()) == DAYS[n - 1].date
