"""Days as people type them: each form comes back as the day it tells, on the side it lies on."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salescli.errors import DataError
from salescli.policy.typed import Lean, days, heard, words
from salescli.text import Language, speak
from tests.policy.typed import _forms as forms

TODAY = date(2026, 11, 25)  # a Wednesday
DAYS = st.dates(date(1910, 1, 1), date(2180, 12, 31))
LEANS = st.sampled_from(Lean)
HAN = (Language.KO, Language.ZH)


def refusal(text: str, lean: Lean = Lean.PAST, today: date = TODAY) -> str:
    with pytest.raises(DataError) as refused:
        days.day(text, today, lean)
    return str(refused.value)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("form", range(len(forms.WHOLE)))
@given(DAYS, DAYS, LEANS)
def test_a_day_told_with_its_year_is_itself(
    language: Language, form: int, day: date, today: date, lean: Lean
) -> None:
    speak(language)

    assert days.day(forms.WHOLE[form](day), today, lean) == day


@pytest.mark.parametrize("form", range(len(forms.YEARLESS)))
@given(DAYS, st.integers(0, 364))
def test_a_day_without_its_year_is_the_last_or_the_next_one(form: int, day: date, far: int) -> None:
    # Within a year there is one such day on each side, but for that of a leap year.
    told, away = forms.YEARLESS[form](day), timedelta(days=far)

    assert days.day(told, day + away, Lean.PAST) == day
    assert days.day(told, day - away, Lean.COMING) == day


@pytest.mark.parametrize("language", HAN)
@pytest.mark.parametrize("form", range(len(forms.NUMBERED)))
@given(DAYS, st.integers(0, 364))
def test_of_numbers_alone_the_month_comes_first_in_korean_and_chinese(
    language: Language, form: int, day: date, far: int
) -> None:
    speak(language)
    told, away = forms.NUMBERED[form](day), timedelta(days=far)

    assert days.day(told, day + away, Lean.PAST) == day
    assert days.day(told, day - away, Lean.COMING) == day


@given(DAYS, st.integers(-99, 99).filter(bool), LEANS)
def test_a_day_told_by_how_far_it_is_from_today_is_itself(
    today: date, far: int, lean: Lean
) -> None:
    day = today + timedelta(days=far)
    for told in forms.counted(today, day):
        assert days.day(told, today, lean) == day, told


@given(DAYS, st.integers(-1, 1), st.integers(0, 6), LEANS)
def test_a_day_of_a_week_is_that_of_the_calendars_week(
    today: date, which: int, weekday: int, lean: Lean
) -> None:
    day = today - timedelta(days=today.weekday()) + timedelta(days=7 * which + weekday)
    for told in forms.of_week(today, day):
        assert days.day(told, today, lean) == day, told


@given(DAYS, st.integers(0, 6))
def test_a_weekday_alone_is_the_last_one_or_the_next_one(day: date, far: int) -> None:
    away = timedelta(days=far)
    names = (
        *(forms.ENGLISH[day.weekday()], forms.ENGLISH[day.weekday()][:3].lower()),
        *(f"{forms.HANGUL[day.weekday()]}요일", f"周{'一二三四五六日'[day.weekday()]}"),
        *(f"星期{'一二三四五六天'[day.weekday()]}", f"礼拜{'一二三四五六日'[day.weekday()]}"),
    )
    for told in names:
        assert days.day(told, day + away, Lean.PAST) == day
        assert days.day(told, day - away, Lean.COMING) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("어제", "2026-11-24"),
        ("오늘", "2026-11-25"),
        ("내일", "2026-11-26"),
        ("昨天", "2026-11-24"),
        ("今天", "2026-11-25"),
        ("next monday", "2026-11-30"),
        ("next-monday", "2026-11-30"),
        ("다음 주 월요일", "2026-11-30"),
        ("下周一", "2026-11-30"),
        ("-3d", "2026-11-22"),
        ("－３ｄ", "2026-11-22"),
        ("\u22123d", "2026-11-22"),
        ("+2w", "2026-12-09"),
        ("-1m", "2026-10-25"),
        ("1년 전", "2025-11-25"),
        ("한 달 뒤", "2026-12-25"),
        ("사흘 전", "2026-11-22"),
        ("일주일 후", "2026-12-02"),
        ("两天后", "2026-11-27"),
        ("그저께", "2026-11-23"),
        ("大后天", "2026-11-28"),
        ("day after tomorrow", "2026-11-27"),
        ("지난달 20일", "2026-10-20"),
        ("下个月五号", "2026-12-05"),
        ("5th of next month", "2026-12-05"),
        ("작년 11월 20일", "2025-11-20"),
        ("明年3月4日", "2027-03-04"),
        ("이달 말", "2026-11-30"),
        ("下月底", "2026-12-31"),
        ("end of last month", "2026-10-31"),
        ("20.11.2026", "2026-11-20"),
        ("11/20/2026", "2026-11-20"),
    ],
)
@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("lean", Lean)
def test_words_mean_the_same_in_whatever_language_is_shown(
    text: str, day: str, language: Language, lean: Lean
) -> None:
    speak(language)

    assert str(days.day(text, TODAY, lean)) == day


@pytest.mark.parametrize(
    ("text", "past", "coming", "near"),
    [
        ("11/20", "2026-11-20", "2027-11-20", "2026-11-20"),
        ("20 Nov", "2026-11-20", "2027-11-20", "2026-11-20"),
        ("11월 25일", "2026-11-25", "2026-11-25", "2026-11-25"),
        ("금요일", "2026-11-20", "2026-11-27", "2026-11-27"),
        ("wed", "2026-11-25", "2026-11-25", "2026-11-25"),
        ("20일", "2026-11-20", "2026-12-20", "2026-11-20"),
        ("31号", "2026-10-31", "2026-12-31", "2026-10-31"),
        ("월말", "2026-10-31", "2026-11-30", "2026-11-30"),
        ("29 Feb", "2024-02-29", "2028-02-29", "2028-02-29"),
    ],
)
def test_what_was_left_out_is_that_of_the_side_it_lies_on(
    text: str, past: str, coming: str, near: str
) -> None:
    found = [str(days.day(text, TODAY, lean)) for lean in (Lean.PAST, Lean.COMING, Lean.NEAR)]

    assert found == [past, coming, near]


def test_the_end_of_something_is_looked_for_from_its_beginning() -> None:
    friday = date(2026, 12, 4)

    assert days.day("월요일", TODAY, Lean.COMING, friday) == date(2026, 12, 7)
    assert days.day("내일", TODAY, Lean.COMING, friday) == date(2026, 11, 26)


def test_in_english_a_day_that_can_be_read_in_two_ways_is_refused_and_both_are_named() -> None:
    assert refusal("3/4") == (
        "'3/4' may be 2026-03-04 Wednesday or 2026-04-03 Friday; write which of them is meant"
    )
    assert "2027-03-04 Thursday or 2027-04-03 Saturday" in refusal("3/4", Lean.COMING)
    assert days.day("11/20", TODAY) == days.day("20/11", TODAY) == date(2026, 11, 20)
    assert days.day("5/5", TODAY) == date(2026, 5, 5)


@pytest.mark.parametrize("language", HAN)
def test_in_korean_and_chinese_the_day_never_comes_first(language: Language) -> None:
    speak(language)

    assert days.day("3/4", TODAY) == date(2026, 3, 4)
    assert "'20/11'" in refusal("20/11")


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("text", ["03/04/2026", "next friday", "다음 금요일", "last tuesday"])
def test_what_means_two_days_in_every_language_is_refused_in_every_language(
    text: str, language: Language
) -> None:
    speak(language)

    assert refusal(text).count("202") >= 2


def test_next_friday_is_refused_only_where_it_can_be_two() -> None:
    assert "2026-11-27 Friday or 2026-12-04 Friday" in refusal("next friday")
    assert days.day("next friday", date(2026, 11, 27)) == date(2026, 12, 4)
    assert days.day("지난 월요일", date(2026, 11, 23)) == date(2026, 11, 16)


def test_a_weekday_in_brackets_has_to_be_the_right_one() -> None:
    assert refusal("11월 20일(월)") == (
        "'11월 20일(월)' cannot be: it is 2026-11-20 Friday; correct the day or its weekday"
    )


@pytest.mark.parametrize(
    "text", ["2/30", "2월 30일", "13월 1일", "32일", "31 Nov", "작년 2월 29일"]
)
@pytest.mark.parametrize("lean", Lean)
def test_a_day_that_is_in_no_calendar_is_refused(text: str, lean: Lean) -> None:
    assert f"there is no day {text!r}" in refusal(text, lean)


@pytest.mark.parametrize("text", ["+300y", "-8000w", "9999-12-31", "20 Nov 1899"])
def test_a_year_that_cannot_be_meant_is_refused(text: str) -> None:
    assert "years go from 1900 to 2199" in refusal(text)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(
    "text",
    [
        *("", "soon", "곧", "3d", "20", "-3", "지난주", "上月", "26-11-20", "2026-11", "3분기"),
        *("20 Nov 2026 10:00", "Nov 20 26", "금", "11/20(x)", "monday week", "-20 Nov"),
    ],
)
def test_what_is_no_day_is_refused_with_the_words_it_takes(text: str, language: Language) -> None:
    speak(language)
    told = refusal(text)

    taken = days.WRITTEN.within(language)
    assert told.endswith(taken)
    speak(Language.KO)  # their 11/20 is one day
    for word in taken.replace(" or ", ", ").split(", "):
        assert days.read(word, TODAY) is not None, word


@pytest.mark.parametrize("language", Language)
def test_every_language_names_its_own_words(language: Language) -> None:
    own = {Language.EN: "yesterday", Language.KO: "어제", Language.ZH: "昨天"}

    assert own[language] in days.WRITTEN.within(language)


@given(st.text() | st.text("0123456789/-.월일年月周上下一二三十 dwago지난다음주"), LEANS)
def test_any_text_is_a_day_or_refused_in_one_line(text: str, lean: Lean) -> None:
    found, told = TODAY, ""
    try:
        found = days.day(text, TODAY, lean)
    except DataError as error:
        told = str(error)

    assert told.isprintable()
    assert 1900 <= found.year <= 2199


@pytest.mark.parametrize(
    ("table", "count"),
    [
        ("DAYS", timedelta(days=1)),
        ("WEEKDAYS", None),
        ("ENDS", None),
        ("END", None),
    ],
)
def test_every_word_of_a_table_is_a_day_in_each_language(
    table: str, count: timedelta | None
) -> None:
    by_language: words.Table = getattr(words, table)

    assert {*by_language} == {*Language}
    for each in by_language.values():
        for meant, several in each.items():
            for word in several.split():
                for typed in (word, word.replace("-", " "), f" {word.upper()} "):
                    day = days.day(typed, TODAY)
                    if table == "WEEKDAYS":
                        assert day.weekday() == meant, word
                    elif count:
                        assert day == TODAY + meant * count, word
                    else:
                        assert (day + timedelta(days=1)).day == 1, word


def test_every_count_and_unit_is_taken_before_and_after_today() -> None:
    steps = {"days": 1, "weeks": 7}
    for unit, by_language in words.UNITS.items():
        for language, names in by_language.items():
            for name in names.split():
                for sides, sign in ((words.BEFORE, -1), (words.AFTER, 1)):
                    for side in sides[language].split():
                        told = days.day(f"2 {name} {side.replace('-', ' ')}", TODAY)
                        if unit in steps:
                            assert told == TODAY + timedelta(days=2 * sign * steps[unit])
                        assert told.day == 25 or unit in steps
    for number, several in words.COUNTS[Language.KO].items():
        for name in several.split():
            assert days.day(f"{name} 전", TODAY) == TODAY - timedelta(days=number)


@pytest.mark.parametrize(
    "table",
    [*("DAYS", "WEEKDAYS", "WEEKS", "WHICH", "MONTHS", "ENDS", "QUARTERS", "YEARS", "NAMES")],
)
def test_no_word_of_a_table_means_two_things(table: str) -> None:
    meanings: dict[str, set[int]] = {}
    for each in getattr(words, table).values():
        for meant, several in each.items():
            for word in several.split():
                meanings.setdefault(words.folded(word), set()).add(meant)

    assert {word for word, meant in meanings.items() if len(meant) > 1} == set()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("어제", "어제 = 2026-11-24 Tuesday"),
        ("today", "today = 2026-11-25 Wednesday"),
        ("20 Nov", "20 Nov = 2026-11-20 Friday"),
        ("2026-11-20", ""),
        ("2026. 11. 20.", ""),
        ("20 Nov 2026", ""),
    ],
)
def test_what_had_to_be_understood_is_told(text: str, told: str) -> None:
    with heard.listening():
        days.day(text, TODAY)
        days.day(text, TODAY)

        assert heard.echoed("done") == (f"done\nread as: {told}" if told else "done")
    assert heard.echoed("done") == "done"


def test_what_a_look_within_a_write_reads_is_told_by_the_write() -> None:
    said: list[str] = []
    with heard.listening():
        with heard.telling(said.append):
            days.day("어제", TODAY)
        assert "어제" in heard.echoed("")
    with heard.telling(said.append):
        days.day("내일", TODAY)
    with heard.telling(said.append):
        days.day("2026-11-25", TODAY)

    assert said == ["read as: 내일 = 2026-11-26 Thursday"]
