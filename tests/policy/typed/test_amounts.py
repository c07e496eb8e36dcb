"""Amounts and quantities as people type them, with units of three languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salescli.errors import DataError
from salescli.policy import quantity
from salescli.policy.typed import amounts, heard
from salescli.text import Language, speak

HAN = "一二三四五六七八九"
HANGUL = "일이삼사오육칠팔구"
LIMIT = 10**15 - 1


def won(text: str) -> int:
    return amounts.amount(text, 0, "KRW", None)


def wide(text: str) -> str:
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)


def refusal(text: str) -> str:
    with pytest.raises(DataError) as refused:
        won(text)
    return str(refused.value)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("100만", 1_000_000),
        ("1억2천만", 120_000_000),
        ("1억 2천만", 120_000_000),
        ("1억 2,000만 원", 120_000_000),
        ("3만5천원", 35_000),
        ("1.2万", 12_000),
        ("1,000,000", 1_000_000),
        ("１００만", 1_000_000),
        ("１．２万", 12_000),
        ("－１００万", -1_000_000),
        ("1.5천만", 15_000_000),
        ("천만원", 10_000_000),
        ("만원", 10_000),
        ("오백만", 5_000_000),
        ("2천3백4십5", 2_345),
        ("12천원", 12_000),
        ("三万五千", 35_000),
        ("一亿二千万", 120_000_000),
        ("两百万", 2_000_000),
        ("一万零五", 10_005),
        ("1.2万亿", 1_200_000_000_000),
        ("3조", 3_000_000_000_000),
        ("1억2000", 100_002_000),
        ("3만500", 30_500),
        ("12k", 12_000),
        ("1.5m", 1_500_000),
        ("2 million", 2_000_000),
        ("1m 200k", 1_200_000),
        ("2bn", 2_000_000_000),
        ("₩100만", 1_000_000),
        ("100만 KRW", 1_000_000),
        ("(100만원)", -1_000_000),
        ("△3천", -3_000),
        ("-1.2억", -120_000_000),
        ("0만", 0),
    ],
)
def test_an_amount_may_have_units_of_any_language(
    text: str, value: int, language: Language
) -> None:
    speak(language)

    assert won(text) == value


def test_units_of_minor_units_are_whole_units_of_the_currency() -> None:
    assert amounts.amount("1.2万元", 2, "CNY") == 1_200_000
    assert amounts.amount("$1.5k", 2, "USD") == 150_000
    assert amounts.amount("0.00001억", 3, "BHD") == 1_000_000


@pytest.mark.parametrize(
    "text",
    [
        *("1만억", "2천30백", "1만20000", "1만1만", "1백천", "만만", "kk", "1m 1m", "1천2천", "五"),
        *(
            "1,23만",
            "1만,000",
            "1.2억3천만",
            "백만달러",
            "십오십",
            "1만 2 3",
            "만-1",
            "1만개",
            "2억원원",
        ),
    ],
)
def test_what_is_not_clearly_one_amount_is_refused(text: str) -> None:
    assert f"{text!r} cannot be read as a number; write it like 1,234" in refusal(text)


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("3만5", "30,005", "35,000"),
        ("一万五", "10,005", "15,000"),
        ("1억 2", "100,000,002", "120,000,000"),
        ("2천3", "2,003", "2,300"),
    ],
)
def test_a_digit_after_a_unit_may_be_two_amounts_and_both_are_named(
    text: str, one: str, other: str
) -> None:
    assert refusal(text) == f"{text!r} may be {one} or {other}; write which of them is meant"


def test_a_point_before_three_digits_is_asked_about_with_units_too() -> None:
    assert "'1.234만' may be 1.234 or 1234" in refusal("1.234만")
    assert amounts.amount("1.234만", 0, "KRW", ".") == 12_340


def test_what_the_currency_cannot_hold_is_refused() -> None:
    assert "too many decimals" in refusal("1.23456만")
    assert "too large" in refusal("10000조")
    assert "is not in KRW" in refusal("1.2万元")


@pytest.mark.parametrize("language", Language)
def test_the_refusal_names_the_words_it_takes(language: Language) -> None:
    speak(language)
    taken = amounts.WRITTEN.within(language)

    assert refusal("많이").endswith(f"1,234, {taken}")
    for word in taken.replace(" or ", ", ").split(", "):
        assert won(word) > 0


def test_every_unit_and_numeral_is_taken() -> None:
    assert {*amounts.UNITS} == {*Language}
    for by_power in amounts.UNITS.values():
        for power, several in by_power.items():
            for word in several.split():
                assert won(f"3{word}") == won(f"3 {word.upper()}") == 3 * 10**power
                assert won(word) == 10**power
    for row in (HAN, HANGUL):
        for value, numeral in enumerate(row, start=1):
            assert won(f"{numeral}万") == won(f"{numeral}만") == value * 10_000
    assert [*amounts.NUMERALS.values()] == [HANGUL, HAN]


def in_units(value: int, units: dict[str, int], digits: str = "") -> str:
    """Tell a number in units, each as often as it goes, and a numeral for each digit if given."""
    told = ""
    for unit, size in units.items():
        times, value = divmod(value, size)
        told += f"{times}{unit}" if times else ""
    told += str(value) if value else ""
    for n, numeral in enumerate(digits, start=1):
        told = told.replace(str(n), numeral)
    return told or "0"


GREAT = {"조": 10**12, "억": 10**8, "만": 10**4}


@given(st.integers(-LIMIT, LIMIT))
def test_an_amount_told_in_units_is_itself(value: int) -> None:
    sign, size = "-" if value < 0 else "", abs(value)
    korean = sign + in_units(size, GREAT)
    chinese = sign + in_units(size, {"万亿": 10**12, "亿": 10**8, "万": 10**4})
    plain = f"{value:,}"
    tail = size % 10_000
    if not 0 < tail < 10 or size < 10:
        assert won(korean) == won(f"{korean}원") == won(wide(korean)) == value
        assert won(chinese) == won(chinese.replace("万", "萬").replace("亿", "億")) == value
    assert won(plain) == won(wide(plain)) == won(f"{plain}원") == value


@given(st.integers(1, 9_999), st.sampled_from([("만", "万", 10**4), ("억", "亿", 10**8)]))
def test_an_amount_of_one_unit_is_itself(hundredths: int, unit: tuple[str, str, int]) -> None:
    korean, chinese, size = unit
    written = f"{hundredths / 100:.2f}"

    assert won(written + korean) == won(written + chinese) == hundredths * size // 100


@given(st.integers(1, 9).map(lambda n: n * 1000), st.integers(0, 9), st.integers(0, 9))
def test_numerals_are_digits(thousands: int, hundreds: int, tens: int) -> None:
    value = thousands + hundreds * 100 + tens * 10
    korean = in_units(value, {"천": 1000, "백": 100, "십": 10}, HANGUL)
    chinese = in_units(value, {"千": 1000, "百": 100, "十": 10}, HAN)

    assert won(f"{korean}만") == won(f"{chinese}万") == value * 10_000
    assert won(korean) == won(chinese) == value


@given(st.text() | st.text("0123456789.,만억천백십万亿千百km원₩-+()△ 일二零"))
def test_any_text_is_an_amount_or_refused_in_one_line(text: str) -> None:
    told = ""
    try:
        won(text)
    except DataError as error:
        told = str(error)

    assert told.isprintable()


@pytest.mark.parametrize(
    ("text", "thousandths"),
    [("1천", 1_000_000), ("1.2만", 12_000_000), ("１２", 12_000), ("2.5", 2_500), ("백", 100_000)],
)
def test_a_quantity_is_typed_in_the_same_way(text: str, thousandths: int) -> None:
    assert quantity.positive(text) == thousandths


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("100만", "100만 = 1,000,000 KRW"),
        ("1억2천만", "1억2천만 = 120,000,000 KRW"),
        ("(5)", "(5) = -5 KRW"),
        ("1,000", ""),
        ("1000", ""),
        ("₩1,000", ""),
        ("-5", ""),
    ],
)
def test_what_had_to_be_understood_is_told(text: str, told: str) -> None:
    with heard.listening():
        won(text)

        assert heard.echoed("") == (f"read as: {told}" if told else "")


def test_an_amount_and_a_quantity_of_the_same_words_are_both_told() -> None:
    with heard.listening():
        won("1만")
        quantity.positive("1만")

        assert heard.echoed("") == "read as: 1만 = 10,000 KRW, 1만 = 10,000"
