"""Working days, and R7: dispatch within one of them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salescli.errors import DataError
from salescli.policy.workdays import Calendar, Mark, dispatch_due

DAY = timedelta(days=1)
FRIDAY = date(2026, 11, 20)
SATURDAY, SUNDAY, MONDAY, TUESDAY = (FRIDAY + n * DAY for n in range(1, 5))
USUAL = Calendar()
CLOSED_MONDAY = Calendar(holidays=frozenset({MONDAY}))
OPEN_SUNDAY = Calendar(extra=frozenset({SUNDAY}))

DAYS = st.dates(date(2026, 1, 1), date(2026, 3, 31))
SOME = st.frozensets(DAYS, max_size=20)
CALENDARS = st.builds(Calendar, st.frozensets(st.integers(0, 6), min_size=1), SOME, SOME)


def walked(start: date, end: date) -> list[date]:
    return [start + n * DAY for n in range((end - start).days + 1)]


def test_saturday_is_worked_and_sunday_is_not() -> None:
    assert USUAL.is_working(SATURDAY)
    assert not USUAL.is_working(SUNDAY)


def test_a_holiday_is_not_worked_and_an_extra_day_is() -> None:
    assert not CLOSED_MONDAY.is_working(MONDAY)
    assert OPEN_SUNDAY.is_working(SUNDAY)


def test_an_extra_working_day_wins_over_a_holiday() -> None:
    both = Calendar(holidays=frozenset({MONDAY}), extra=frozenset({MONDAY}))

    assert both.is_working(MONDAY)
    assert both.working_days(MONDAY, MONDAY) == 1


@pytest.mark.parametrize("weekdays", [frozenset[int](), frozenset({7}), frozenset({-1, 0})])
def test_a_calendar_needs_a_working_weekday(weekdays: frozenset[int]) -> None:
    with pytest.raises(DataError, match="it needs one to seven of 0"):
        Calendar(weekdays)


@pytest.mark.parametrize(
    ("calendar", "day", "following"),
    [
        (USUAL, FRIDAY, SATURDAY),
        (USUAL, SATURDAY, MONDAY),
        (USUAL, SUNDAY, MONDAY),
        (CLOSED_MONDAY, SATURDAY, TUESDAY),
        (OPEN_SUNDAY, SATURDAY, SUNDAY),
    ],
)
def test_the_next_working_day_is_after_the_day(
    calendar: Calendar, day: date, following: date
) -> None:
    assert calendar.next_working(day) == following


@pytest.mark.parametrize(
    ("day", "n", "reached"),
    [
        (FRIDAY, 0, FRIDAY),
        (SUNDAY, 0, SUNDAY),
        (FRIDAY, 2, MONDAY),
        (FRIDAY, 6, date(2026, 11, 27)),
        (MONDAY, -1, SATURDAY),
        (SUNDAY, -2, FRIDAY),
    ],
)
def test_working_days_are_added_without_sundays(day: date, n: int, reached: date) -> None:
    assert USUAL.add_working(day, n) == reached


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        (FRIDAY, FRIDAY, 1),
        (SUNDAY, SUNDAY, 0),
        (FRIDAY, MONDAY, 3),
        (MONDAY, FRIDAY, 0),
        (date(2026, 11, 1), date(2026, 11, 30), 25),
        (date(2026, 1, 1), date(2026, 12, 31), 313),
    ],
)
def test_working_days_are_counted_with_both_ends(start: date, end: date, days: int) -> None:
    assert USUAL.working_days(start, end) == days


@given(CALENDARS, DAYS, DAYS)
def test_counting_agrees_with_going_day_by_day(calendar: Calendar, start: date, end: date) -> None:
    expected = sum(calendar.is_working(day) for day in walked(start, end))

    assert calendar.working_days(start, end) == expected


@given(CALENDARS, DAYS, st.integers(1, 30))
def test_adding_agrees_with_going_day_by_day(calendar: Calendar, day: date, n: int) -> None:
    later = [d for d in walked(day + DAY, day + 365 * DAY) if calendar.is_working(d)]
    earlier = [d for d in walked(day - 365 * DAY, day - DAY) if calendar.is_working(d)]

    assert calendar.next_working(day) == later[0]
    assert calendar.add_working(day, n) == later[n - 1]
    assert calendar.add_working(day, -n) == earlier[-n]


@pytest.mark.parametrize(
    ("signed_on", "agreed_on", "due"),
    [
        (FRIDAY, None, SATURDAY),
        (SATURDAY, None, MONDAY),
        (SUNDAY, None, MONDAY),
        (SATURDAY, SATURDAY, MONDAY),
        (SATURDAY, MONDAY, MONDAY),
        (SATURDAY, TUESDAY, TUESDAY),
        (FRIDAY, SUNDAY, SUNDAY),  # what was agreed holds, worked or not
    ],
)
def test_dispatch_is_due_the_next_working_day_or_as_agreed_if_later(
    signed_on: date, agreed_on: date | None, due: date
) -> None:
    assert dispatch_due(signed_on, agreed_on, USUAL) == due


@pytest.mark.parametrize(
    ("told_on", "due"),
    [(FRIDAY, TUESDAY), (SUNDAY, TUESDAY), (MONDAY, TUESDAY), (TUESDAY, MONDAY)],
)
def test_what_is_marked_late_moves_no_day_that_had_passed(told_on: date, due: date) -> None:
    """Two working days after Friday, where Saturday is marked as off."""
    late = (Mark(SATURDAY, told_on, worked=False),) if told_on > SATURDAY else ()
    calendar = Calendar(holidays=frozenset({SATURDAY}), late=late)

    assert calendar.add_working(FRIDAY, 2) == due


def test_a_changed_week_counts_from_its_own_day_on() -> None:
    calendar = Calendar(weeks=((MONDAY, frozenset({6})),))
    assert calendar.is_working(SATURDAY)
    assert not calendar.is_working(MONDAY)
    assert calendar.next_working(MONDAY) == SUNDAY + 7 * DAY
