"""Weeks, months, quarters and years as people type them, and the days they begin and end on."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salescli.errors import DataError
from salescli.policy import period, planning
from salescli.policy.kinds import PlanGrain
from salescli.policy.period import FRIDAY, Grain
from salescli.policy.typed import Lean, heard, taken, words
from salescli.text import Language, speak

TODAY = date(2026, 11, 25)  # a Wednesday, in the sales week from 21 to 27 November
DAYS = st.dates(date(1910, 1, 1), date(2180, 12, 31))
HAN = "一二三四五六七八九"
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August"),
    *("September", "October", "November", "December"),
)


def han(number: int) -> str:
    return HAN[number - 1] if number < 10 else "十" + (HAN[number - 11] if number > 10 else "")


def bounds(text: str, today: date = TODAY) -> tuple[str, str]:
    return str(period.since(text, today)), str(period.until(text, today))


SAID = {
    ("2026-11-14", "2026-11-20"): "지난주, last week, 上周, 저번 주, W47, 47주차, 第47周, 2026-W47",
    ("2026-11-21", "2026-11-27"): "이번 주, this-week, 本周, 这个星期, week 48",
    ("2026-11-28", "2026-12-04"): "다음 주, next week, 下周, 下个礼拜",
    ("2026-10-01", "2026-10-31"): "지난달, last month, 上月, 上个月, 10월, 2026.10",
    ("2026-11-01", "2026-11-30"): "11월, Nov, 十一月, 11月份, 2026/11, 2026-11, 202611",
    ("2026-12-01", "2026-12-31"): "다음 달, next-month, 下月",
    ("2025-12-01", "2025-12-31"): "12월, December, 十二月, Dec 2025, 작년 12월",
    ("2026-07-01", "2026-09-30"): "3분기, 3/4분기, Q3, 三季度, 지난 분기, last quarter, 上季度",
    ("2025-10-01", "2025-12-31"): "작년 4분기, 2025년 4분기, 去年四季度, 2025-Q4, Q4 2025",
    ("2025-01-01", "2025-12-31"): "작년, last year, 去年, 2025, 2025년, 2025年",
    ("2026-01-01", "2026-12-31"): "올해, this year, 今年, 2026年",
    ("2026-11-24", "2026-11-24"): "어제, yesterday, 昨天, -1d",
}


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(
    ("text", "first", "last"),
    [(word, *days) for days, several in SAID.items() for word in several.split(", ")],
)
def test_what_is_looked_for_is_from_its_first_day_or_until_its_last(
    text: str, first: str, last: str, language: Language
) -> None:
    speak(language)

    assert bounds(text) == (first, last)


@pytest.mark.parametrize(
    ("text", "past", "coming", "near"),
    [
        ("11월", "2026-11", "2026-11", "2026-11"),
        ("12월", "2025-12", "2026-12", "2026-12"),
        ("3월", "2026-03", "2027-03", "2027-03"),
        ("10月", "2026-10", "2027-10", "2026-10"),
        ("내년 1월", "2027-01", "2027-01", "2027-01"),
        ("금요일", "2026-11", "2026-11", "2026-11"),
    ],
)
def test_a_month_without_its_year_is_that_of_its_side(
    text: str, past: str, coming: str, near: str
) -> None:
    found = [
        period.parse(text, Grain.MONTH, TODAY, FRIDAY, lean).label
        for lean in (Lean.PAST, Lean.COMING, Lean.NEAR)
    ]

    assert found == [past, coming, near]


@pytest.mark.parametrize(
    ("text", "past", "coming"),
    [
        ("W47", "2026-W47", "2027-W47"),
        ("48주", "2026-W48", "2026-W48"),
        ("W49", "2025-W49", "2026-W49"),
        ("금요일", "2026-W47", "2026-W48"),
        ("53주차", "2020-W53", "2026-W53"),
        ("上周五", "2026-W47", "2026-W47"),
    ],
)
def test_a_week_without_its_year_is_that_of_its_side(text: str, past: str, coming: str) -> None:
    if past.startswith("2020"):
        with pytest.raises(DataError, match="there is no week '53주차'"):
            period.parse(text, Grain.WEEK, TODAY)
    else:
        assert period.parse(text, Grain.WEEK, TODAY).label == past
    assert period.parse(text, Grain.WEEK, TODAY, FRIDAY, Lean.COMING).label == coming


@given(DAYS, DAYS, st.integers(0, 6), st.sampled_from(Lean))
def test_a_period_told_in_each_form_is_itself(
    day: date, today: date, closes: int, lean: Lean
) -> None:
    month, week = period.month_of(day), period.week_of(day, closes)
    year, number = week.label.split("-W")
    for told in (
        *(month.label, f"{day.year}년 {day.month}월", f"{day.year}年{day.month}月", f"{day:%Y/%m}"),
        *(f"{MONTHS[day.month - 1]} {day.year}", f"{day.year}年{han(day.month)}月", f"{day:%Y%m}"),
    ):
        assert period.parse(told, Grain.MONTH, today, closes, lean) == month, told
    for told in (week.label, f"{year}년 {int(number)}주차", f"{year}年第{int(number)}周"):
        assert period.parse(told, Grain.WEEK, today, closes, lean) == week, told


@given(DAYS, st.integers(0, 11))
def test_a_month_by_its_name_alone_is_the_last_or_the_next_one(today: date, far: int) -> None:
    month = period.month_of(today)
    before, after = month, month
    for _n in range(far):
        before, after = period.previous(before), period.following(after)
    for found, lean in ((before, Lean.PAST), (after, Lean.COMING)):
        number = found.start.month
        for told in (f"{number}월", f"{number}月", f"{han(number)}月", MONTHS[number - 1][:3]):
            assert period.parse(told, Grain.MONTH, today, FRIDAY, lean) == found


@pytest.mark.parametrize(
    ("table", "days", "months"),
    [("WEEKS", 7, 0), ("MONTHS", 0, 1), ("QUARTERS", 0, 3), ("YEARS", 0, 12)],
)
def test_every_word_of_a_table_is_so_far_from_now(table: str, days: int, months: int) -> None:
    by_language: words.Table = getattr(words, table)

    assert {*by_language} == {*Language}
    for each in by_language.values():
        for meant, several in each.items():
            then = TODAY + timedelta(days=days * meant)
            month = TODAY.year * 12 + TODAY.month - 1 + months * meant
            for word in several.split():
                for typed in (word, word.replace("-", " "), f" {word.upper()} "):
                    first, last = period.since(typed, TODAY), period.until(typed, TODAY)
                    if days:
                        assert (first, last) == period.week_of(then)[2:], word
                    else:
                        start = month // months * months
                        assert first == date(start // 12, start % 12 + 1, 1), word
                        assert first <= last, word
                        assert (last + timedelta(days=1)).day == 1, word


def test_every_name_of_a_month_is_that_month() -> None:
    for number, several in words.NAMES[Language.EN].items():
        for name in several.split():
            assert period.parse(name, Grain.MONTH, TODAY).start.month == number


@pytest.mark.parametrize("text", ["13월", "W54", "60주차", "2025년 13월"])
def test_what_no_year_has_is_refused(text: str) -> None:
    with pytest.raises(DataError, match=f"there is no (week|month) '{text}'"):
        period.since(text, TODAY)


@pytest.mark.parametrize("language", Language)
def test_a_quarter_is_no_month_and_the_refusal_names_what_is(language: Language) -> None:
    speak(language)
    with pytest.raises(DataError) as refused:
        period.parse("3분기", Grain.MONTH, TODAY)

    assert str(refused.value).endswith(taken.OF["month"].within(language))


@pytest.mark.parametrize("language", Language)
def test_all_that_a_refusal_names_is_taken(language: Language) -> None:
    def named(told: str) -> list[str]:
        return told.replace(" or ", ", ").split(", ")

    speak(Language.KO)  # their 11/20 is one day
    for word in named(taken.OF["week"].within(language)):
        assert period.parse(word, Grain.WEEK, TODAY)
    for word in named(taken.OF["month"].within(language)):
        assert period.parse(word, Grain.MONTH, TODAY)
    for word in named(taken.EITHER.within(language)):
        assert period.parse_either(word, TODAY)
    for word in named(taken.ANY.within(language)):
        assert period.window(word, TODAY, FRIDAY, Lean.COMING)
    for word in named(taken.LONGER.within(language)):
        assert period.since(word, TODAY) <= period.until(word, TODAY)
    for word in named(taken.YEAR.within(language)):
        assert period.year(word, TODAY).month == 1


@pytest.mark.parametrize("text", ["", "soon", "5분기", "11-2026", "0분기", "20261", "week"])
def test_what_is_no_time_at_all_is_refused(text: str) -> None:
    with pytest.raises(DataError, match="is no day, week, month, quarter or year; give 2026-11-20"):
        period.until(text, TODAY)


@pytest.mark.parametrize(
    ("grain", "word", "label"),
    [
        (PlanGrain.ANNUAL, "내년", "2027"),
        (PlanGrain.ANNUAL, "2027", "2027"),
        (PlanGrain.MONTHLY, "3월", "2027-03"),
        (PlanGrain.MONTHLY, "다음 달", "2026-12"),
        (PlanGrain.WEEKLY, "下周", "2026-W49"),
        (PlanGrain.DAILY, "금요일", "2026-11-27"),
        (PlanGrain.DAILY, "내일", "2026-11-26"),
    ],
)
def test_a_plan_is_for_the_next_such_time(grain: PlanGrain, word: str, label: str) -> None:
    assert planning.span(grain, word, TODAY).label == label


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("지난주", "지난주 = 2026-W47 (2026-11-14 – 2026-11-20)"),
        ("금요일", "금요일 = 2026-W47 (2026-11-14 – 2026-11-20)"),
        ("2026-w47", ""),
    ],
)
def test_what_had_to_be_understood_is_told(text: str, told: str) -> None:
    with heard.listening():
        period.parse(text, Grain.WEEK, TODAY)

        assert heard.echoed("") == (f"read as: {told}" if told else "")


def test_days_that_had_to_be_understood_are_told() -> None:
    with heard.listening():
        period.window("내일", TODAY, FRIDAY, Lean.COMING)
        period.window("2026-11-27", TODAY, FRIDAY, Lean.COMING)
        period.until("上月", TODAY)
        period.year("올해", TODAY)

        assert heard.echoed("") == (
            "read as: 내일 = 2026-11-26 Thursday,"
            " 上月 = 2026-10-01 Thursday – 2026-10-31 Saturday, 올해 = 2026"
        )
