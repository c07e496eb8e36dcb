"""Weeks that close on Friday, months, and dates as people write them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salescli.errors import DataError
from salescli.policy import days, period
from salescli.policy.period import Grain, Period, Window

TODAY = date(2026, 11, 20)  # a Friday
DAYS = st.dates(date(1900, 1, 8), date(2199, 12, 20))
CLOSES = st.integers(0, 6)
GRAINS = st.sampled_from(Grain)
DAY = timedelta(days=1)


def week(label: str, closes: int = period.FRIDAY) -> Period:
    return period.parse(label, Grain.WEEK, TODAY, closes)


def refusal(text: str, grain: Grain) -> str:
    try:
        period.parse(text, grain, TODAY)
    except DataError as error:
        return str(error)
    return ""


@pytest.mark.parametrize(
    ("day", "label", "start", "end"),
    [
        (date(2026, 11, 20), "2026-W47", date(2026, 11, 14), date(2026, 11, 20)),
        (date(2026, 11, 21), "2026-W48", date(2026, 11, 21), date(2026, 11, 27)),
        (date(1998, 4, 20), "1998-W17", date(1998, 4, 18), date(1998, 4, 24)),
        (date(2026, 1, 1), "2026-W01", date(2025, 12, 27), date(2026, 1, 2)),
        (date(2025, 12, 27), "2026-W01", date(2025, 12, 27), date(2026, 1, 2)),
        (date(2027, 1, 1), "2026-W53", date(2026, 12, 26), date(2027, 1, 1)),
        (date(2027, 1, 2), "2027-W01", date(2027, 1, 2), date(2027, 1, 8)),
    ],
)
def test_a_week_runs_saturday_to_friday_and_is_named_by_its_friday(
    day: date, label: str, start: date, end: date
) -> None:
    assert period.week_of(day) == Period(Grain.WEEK, label, start, end)


def test_a_week_that_closes_on_sunday_is_the_iso_week() -> None:
    assert period.week_of(TODAY, 6) == Period(
        Grain.WEEK, "2026-W47", date(2026, 11, 16), date(2026, 11, 22)
    )


def test_a_month_is_the_calendar_month() -> None:
    assert period.month_of(date(2024, 2, 10)) == Period(
        Grain.MONTH, "2024-02", date(2024, 2, 1), date(2024, 2, 29)
    )
    assert period.month_of(date(2026, 12, 31)).end == date(2026, 12, 31)


@given(DAYS, CLOSES)
def test_every_day_lies_in_exactly_one_week(day: date, closes: int) -> None:
    found = period.week_of(day, closes)

    assert day in found
    assert found.end - found.start == 6 * DAY
    assert found.end.weekday() == closes
    assert day not in period.previous(found)
    assert day not in period.following(found)


@given(DAYS, GRAINS, CLOSES)
def test_periods_tile_the_calendar(day: date, grain: Grain, closes: int) -> None:
    found = period.period_of(day, grain, closes)
    after = period.following(found)

    assert after.start == found.end + DAY
    assert period.previous(after) == found
    assert after == period.period_of(after.start, grain, closes)
    assert after.label > found.label


@given(DAYS, GRAINS, CLOSES)
def test_a_label_leads_back_to_its_period(day: date, grain: Grain, closes: int) -> None:
    found = period.period_of(day, grain, closes)

    assert period.parse(found.label, grain, TODAY, closes) == found
    assert period.parse(day.isoformat(), grain, TODAY, closes) == found
    assert found.label.startswith(f"{found.year}-")


@given(DAYS, CLOSES)
def test_a_week_has_the_iso_year_and_number_of_its_closing_day(day: date, closes: int) -> None:
    found = period.week_of(day, closes)
    year, number, _ = found.end.isocalendar()

    assert (found.year, found.label) == (year, f"{year}-W{number:02d}")
    assert period.week_labelled(year, number, closes) == found


@given(DAYS, GRAINS, CLOSES)
def test_the_last_closed_period_ended_before_today_and_no_later_one_did(
    today: date, grain: Grain, closes: int
) -> None:
    last = period.last_closed(grain, today, closes)

    assert last.end < today <= period.following(last).end


@given(DAYS, GRAINS, CLOSES)
def test_the_coming_period_starts_today_or_later_and_no_earlier_one_does(
    today: date, grain: Grain, closes: int
) -> None:
    first = period.coming(grain, today, closes)

    assert period.previous(first).start < today <= first.start


@pytest.mark.parametrize(
    ("today", "closed", "coming"),
    [
        (date(2026, 11, 20), "2026-W46", "2026-W48"),  # on Friday the week is still open
        (date(2026, 11, 21), "2026-W47", "2026-W48"),  # the Saturday meeting sees all of it
        (date(2026, 11, 22), "2026-W47", "2026-W49"),
    ],
)
def test_the_saturday_meeting_looks_at_a_whole_week(today: date, closed: str, coming: str) -> None:
    assert period.last_closed(Grain.WEEK, today).label == closed
    assert period.coming(Grain.WEEK, today).label == coming


def test_a_plan_made_on_the_first_is_for_that_month() -> None:
    assert period.coming(Grain.MONTH, date(2026, 12, 1)).label == "2026-12"
    assert period.coming(Grain.MONTH, date(2026, 12, 2)).label == "2027-01"
    assert period.last_closed(Grain.MONTH, date(2026, 12, 31)).label == "2026-11"


def test_the_month_of_a_week_is_that_of_its_closing_day() -> None:
    assert period.month_of_week(week("2026-W49")).label == "2026-12"  # 28 November to 4 December
    assert period.month_of_week(week("2026-W48")).label == "2026-11"


def test_last_year_is_compared_month_by_month() -> None:
    february = period.month_labelled(2024, 2)

    assert period.same_month_last_year(february) == period.month_labelled(2023, 2)
    assert period.same_month_last_year(week("2026-W49")) == period.month_labelled(2025, 12)


@pytest.mark.parametrize(
    ("text", "grain", "label"),
    [
        ("2026-W47", Grain.WEEK, "2026-W47"),
        (" 2026-w7 ", Grain.WEEK, "2026-W07"),
        ("2026-W53", Grain.WEEK, "2026-W53"),
        ("2026-11-21", Grain.WEEK, "2026-W48"),
        ("last-week", Grain.WEEK, "2026-W46"),
        ("this-week", Grain.WEEK, "2026-W47"),
        ("Next-Week", Grain.WEEK, "2026-W48"),
        ("today", Grain.WEEK, "2026-W47"),
        ("yesterday", Grain.WEEK, "2026-W47"),
        ("W47", Grain.WEEK, "2026-W47"),
        ("last week", Grain.WEEK, "2026-W46"),
        ("11-20", Grain.WEEK, "2026-W47"),
        ("21 Nov 2026", Grain.WEEK, "2026-W48"),
        ("2026-11", Grain.MONTH, "2026-11"),
        ("2026-2", Grain.MONTH, "2026-02"),
        ("2026년 11월 30일", Grain.MONTH, "2026-11"),
        ("last-month", Grain.MONTH, "2026-10"),
        ("this-month", Grain.MONTH, "2026-11"),
        ("next-month", Grain.MONTH, "2026-12"),
        ("today", Grain.MONTH, "2026-11"),
        ("yesterday", Grain.MONTH, "2026-11"),
    ],
)
def test_a_period_is_given_as_label_date_or_word(text: str, grain: Grain, label: str) -> None:
    assert period.parse(text, grain, TODAY).label == label


@pytest.mark.parametrize(
    ("text", "grain"),
    [
        ("2026-W47", Grain.MONTH),
        ("last-week", Grain.MONTH),
        ("2026-11", Grain.WEEK),
        ("next-month", Grain.WEEK),
    ],
)
def test_a_week_is_not_taken_for_a_month_nor_a_month_for_a_week(text: str, grain: Grain) -> None:
    with pytest.raises(DataError, match=rf"'{text}' is a \w+, and a {grain} is wanted; give 2026-"):
        period.parse(text, grain, TODAY)


def test_the_refusal_of_a_week_says_what_is_taken() -> None:
    with pytest.raises(DataError) as refused:
        period.parse("2026-W47", Grain.MONTH, TODAY)

    assert str(refused.value) == (
        "'2026-W47' is a week, and a month is wanted; give 2026-11, 2026-11-20,"
        " last-month, this-month, next-month, today or yesterday"
    )


@pytest.mark.parametrize("text", ["2026-W54", "2025-W53", "2026-W00", "2026-W99"])
def test_a_week_the_year_has_not_is_refused(text: str) -> None:
    with pytest.raises(DataError, match=r"there is no week .* has the weeks W01 to W5[23]"):
        week(text)


@pytest.mark.parametrize("text", ["2026-00", "2026-13"])
def test_a_month_the_year_has_not_is_refused(text: str) -> None:
    with pytest.raises(DataError, match="there is no month"):
        period.parse(text, Grain.MONTH, TODAY)


@pytest.mark.parametrize("text", ["0001-W01", "9999-W52", "0026-11-20", "9999-12-31", "22000101"])
def test_a_year_that_cannot_be_meant_is_refused(text: str) -> None:
    with pytest.raises(DataError, match="cannot be meant: years go from 1900 to 2199"):
        week(text)


@pytest.mark.parametrize("text", ["", "week", "47", "lastly", "2026-W", "2026-1120"])
def test_what_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(DataError, match="is not a week; give 2026-W47"):
        week(text)


@pytest.mark.parametrize(
    "text",
    [
        *("2026-11-20", "2026.11.20", "2026/11/20", "20261120", "2026. 11. 20.", "2026.11.20."),
        *(
            "2026년 11월 20일",
            "2026년11월20일",
            "2026年11月20日",
            "２０２６－１１－２０",
            " today ",
        ),
        "2026년 11월 20일",  # taken apart, as macOS writes it
    ],
)
def test_a_date_is_read_however_its_year_leads(text: str) -> None:
    assert days.parse_date(text, TODAY) == TODAY


@pytest.mark.parametrize(
    "text",
    [
        *("20 Nov 2026", "Nov 20 2026", "November 20, 2026", "20. nov. 2026", "2026 Nov 20"),
        *("20-Nov-2026", "2026-NOV-20", "２０ Ｎｏｖ ２０２６", " 20 november 2026 "),
        *("20 Nov", "Nov 20", "November 20", "nov. 20", "20-Nov"),
    ],
)
def test_a_date_may_name_its_month_and_leave_the_year_to_today(text: str) -> None:
    assert days.parse_date(text, TODAY) == TODAY


def test_the_year_of_today_need_not_be_now() -> None:
    assert days.parse_date("29 Feb", date(2028, 1, 31)) == date(2028, 2, 29)
    assert days.parse_date("May 5", date(1999, 12, 31)) == date(1999, 5, 5)


@pytest.mark.parametrize(
    "text",
    [
        *("Nov", "Nov 2026", "2026 Nov", "3", "20", "Nov 32", "32 Nov"),  # which day
        *("20 2026", "20", "Fri", "Fri 20 2026", "20 Novem 20 2026"),  # which month
        *("Nov 20 26", "20 Nov 26", "26 Nov 20", "20 Nov 0026", "2026 Nov 20 2027"),  # which year
        *("20 Nov 2026 10:00", "Fri 20 Nov 2026", "20 Nov 2026 UTC", "20 Nov 103015", "20Nov2026"),
        *("-20 Nov 2026", "20 Nov 2026,", "2.0 Nov 2026", "20 11 Nov 2026", "20th Nov 2026"),
    ],
)
def test_of_a_date_that_names_its_month_nothing_else_is_filled_in(text: str) -> None:
    with pytest.raises(DataError, match="is not a date with the year first"):
        days.parse_date(text, TODAY)


@pytest.mark.parametrize("text", ["Feb 29", "31 Nov 2026", "0 Nov", "32 Nov 2026", "20 Novem 2026"])
def test_a_named_day_that_is_in_no_calendar_is_refused(text: str) -> None:
    with pytest.raises(DataError, match="there is no day"):
        days.parse_date(text, TODAY)


@pytest.mark.parametrize("text", ["20 Nov 1899", "2200-Nov-20"])
def test_a_named_day_in_a_year_that_cannot_be_meant_is_refused(text: str) -> None:
    with pytest.raises(DataError, match="cannot be meant: years go from 1900 to 2199"):
        days.parse_date(text, TODAY)


def test_a_date_may_leave_out_zeros_or_be_yesterday() -> None:
    assert days.parse_date("2026-3-4", TODAY) == date(2026, 3, 4)
    assert days.parse_date("yesterday", TODAY) == date(2026, 11, 19)


@pytest.mark.parametrize(
    "text",
    [
        *("", "03/04/2026", "20.11.2026", "11-20", "26-11-20", "2026-11/20", "2026-11", "2026324"),
        *(
            "tomorrow",
            "2026-11-20 10:00",
            "-2026-11-20",
            "2026년 11월",
            "٢٠٢٦-١١-٢٠",
        ),
    ],
)
def test_a_date_that_could_be_read_in_two_ways_is_refused(text: str) -> None:
    with pytest.raises(DataError, match="is not a date with the year first"):
        days.parse_date(text, TODAY)


@pytest.mark.parametrize("text", ["2026-02-29", "2026.13.01", "20260431", "2026년 0월 1일"])
def test_a_day_that_is_in_no_calendar_is_refused(text: str) -> None:
    with pytest.raises(DataError, match="there is no day"):
        days.parse_date(text, TODAY)


@given(DAYS)
def test_a_written_date_is_read_back(day: date) -> None:
    for form in ("%Y-%m-%d", "%Y.%m.%d", "%Y/%m/%d", "%Y%m%d", "%Y년 %m월 %d일", "%Y年%m月%d日"):
        assert days.parse_date(day.strftime(form), TODAY) == day
    for form in ("%d %b %Y", "%B %d, %Y", "%Y-%b-%d"):
        assert days.parse_date(day.strftime(form), TODAY) == day
    assert days.parse_date(day.strftime("%b %d"), day) == day


@given(st.text("0123456789 .,-novNOVfebsunamtz:/+"))
def test_any_text_is_the_day_it_says_or_refused(text: str) -> None:
    try:
        day = days.parse_date(text, TODAY)
    except DataError:
        return
    assert str(day.day) in text


@given(st.text() | st.text("0123456789-./Ww년월일 "), GRAINS)
def test_any_text_is_a_period_or_refused_in_one_line(text: str, grain: Grain) -> None:
    assert refusal(text, grain).isprintable()


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2026-11-24", date(2026, 11, 24), date(2026, 11, 24)),
        ("2026. 11. 24.", date(2026, 11, 24), date(2026, 11, 24)),
        ("24 Nov 2026", date(2026, 11, 24), date(2026, 11, 24)),
        ("Nov 24", date(2026, 11, 24), date(2026, 11, 24)),
        ("today", TODAY, TODAY),
        ("2026-W48", date(2026, 11, 21), date(2026, 11, 27)),
        ("２０２６－w48", date(2026, 11, 21), date(2026, 11, 27)),
        ("Next-Week", date(2026, 11, 21), date(2026, 11, 27)),
        ("2026-12", date(2026, 12, 1), date(2026, 12, 31)),
        ("this-month", date(2026, 11, 1), date(2026, 11, 30)),
        ("Nov 2026", date(2026, 11, 1), date(2026, 11, 30)),
    ],
)
def test_a_window_is_a_day_a_week_or_a_month(text: str, start: date, end: date) -> None:
    assert period.window(text, TODAY) == (start, end)


def test_the_window_of_a_week_closes_when_the_company_says() -> None:
    assert period.window("2026-W48", TODAY, 6) == (date(2026, 11, 23), date(2026, 11, 29))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("soon", "'soon' is no day, week or month; give 2026-11-20, 2026-W47"),
        ("", "is no day, week or month"),
        ("2026-W54", "there is no week 2026-W54"),
        ("2026-13", "there is no month 2026-13"),
        ("2026-11-31", "there is no day"),
        ("Nov 31", "there is no day"),
        ("2026", "is no day, week or month"),
    ],
)
def test_what_is_no_window_is_refused(text: str, why: str) -> None:
    with pytest.raises(DataError, match=why):
        period.window(text, TODAY)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("2026-W47", "2026-W47"),
        ("2026-11", "2026-11"),
        ("2026-11-20", "2026-W47"),
        ("21 Nov 2026", "2026-W48"),
        ("today", "2026-W47"),
        ("last-week", "2026-W46"),
        ("Next-Month", "2026-12"),
    ],
)
def test_a_register_is_asked_for_by_week_or_month(text: str, label: str) -> None:
    assert period.parse_either(text, TODAY).label == label


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("soon", "'soon' is neither a week nor a month; give 2026-W47, last-week, 2026-11"),
        ("2026-W60", "there is no week 2026-W60"),
        ("2026-13", "there is no month 2026-13"),
        ("2026-02-30", "there is no day"),
    ],
)
def test_what_is_neither_is_refused(text: str, why: str) -> None:
    with pytest.raises(DataError, match=why):
        period.parse_either(text, TODAY)


def test_the_weeks_that_start_in_a_period() -> None:
    november = period.month_of(date(2026, 11, 20))

    assert [w.label for w in period.weeks_of(november)] == [
        "2026-W46",  # from Saturday the 7th
        "2026-W47",
        "2026-W48",
        "2026-W49",  # from the 28th, into December
    ]
    assert period.weeks_of(week("2026-W47")) == (week("2026-W47"),)


@given(DAYS, CLOSES)
def test_no_month_has_more_weeks_than_a_form_asks_for(day: date, closes: int) -> None:
    weeks = period.weeks_of(period.month_of(day), closes)

    assert 4 <= len(weeks) <= 5
    assert all(w.start in period.month_of(day) for w in weeks)


@pytest.mark.parametrize("closes", range(7))
def test_weeks_are_those_whose_first_day_lies_within(closes: int) -> None:
    """Day by day: a week is of a period if the day after the close before it is."""
    for first in (date(2026, 1, 1) + timedelta(days=n) for n in range(14)):
        for length in (0, 6, 7, 30):
            span = Window(first, first + timedelta(days=length))
            begun = [
                day
                for day in (first + timedelta(days=n) for n in range(length + 1))
                if day.weekday() == (closes + 1) % 7
            ]

            assert [week.start for week in period.weeks_of(span, closes)] == begun
