"""Names made clean, compared as a reader would, and codes."""

import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from salescli.errors import DataError
from salescli.policy import names

MARKS = [
    "주식회사",
    "(주)",
    "㈜",
    "有限公司",
    "株式会社",
    " Co., Ltd.",
    " Inc.",
    ",ltd",
    " S.A.",
    "co",
]
NAMED = st.lists(st.sampled_from([*MARKS, "한빛", "Acme", " ", ",", ".", "&"]), max_size=8)


def accepted(check: Callable[..., str], *words: str) -> str | None:
    try:
        return check(*words)
    except DataError as error:
        assert_one_line(str(error))
        return None


def assert_one_line(message: str) -> None:
    assert message.isprintable()


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("  한빛 농자재 \n", "한빛 농자재"),
        ("a  b\u3000\u00a0c", "a b c"),
        (unicodedata.normalize("NFD", "한빛"), "한빛"),
        ("e\u0301", "é"),
        ("[/bold]", "[/bold]"),
        ("=1+1", "=1+1"),
        ("👩\u200d🌾", "👩\u200d🌾"),
    ],
)
def test_a_name_is_composed_and_single_spaced(text: str, cleaned: str) -> None:
    assert names.clean(text, "customer name") == cleaned


@pytest.mark.parametrize("text", ["", "  ", "\n", "\u3000", "\u200b", "\u3164", "\ufeff \u2800"])
def test_a_name_with_nothing_to_see_is_refused(text: str) -> None:
    with pytest.raises(DataError, match="the customer name is empty; give it a text"):
        names.clean(text, "customer name")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\nb", "U+000A"),
        ("a\tb", "U+0009"),
        ("a\x1b[31mb", "U+001B"),
        ("a\x85b", "U+0085"),
        ("a\u2028b", "U+2028"),
        ("a\u202eb", "U+202E"),
        ("a\ud800b", "U+D800"),
    ],
)
def test_a_name_that_could_steer_a_terminal_is_refused(text: str, shown: str) -> None:
    with pytest.raises(DataError) as refusal:
        names.clean(text, "address")

    assert str(refusal.value).startswith("the address 'a")
    assert shown in str(refusal.value)
    assert str(refusal.value).isprintable()


@given(st.text())
def test_a_name_cleaned_twice_is_cleaned_once(text: str) -> None:
    cleaned = accepted(names.clean, text, "name")

    assert cleaned is None or names.clean(cleaned, "name") == cleaned


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("한빛농자재", "(주)한빛 농자재"),
        ("한빛농자재", "㈜한빛농자재"),
        ("한빛농자재", "주식회사 한빛농자재"),
        ("한빛농자재", "한빛농자재 주식회사"),
        ("한빛농자재", "한빛농자재（주）"),
        ("한빛농자재 서울지점", "한빛농자재(주) 서울지점"),
        ("대한", "(유)대한"),
        ("北京天地", "北京天地有限公司"),
        ("北京天地", "北京天地股份有限公司"),
        ("北京天地", "北京天地有限责任公司"),
        ("日立", "株式会社日立"),
        ("日立", "㈱日立"),
        ("Acme", "ＡＣＭＥ"),
        ("Acme", "ACME Co., Ltd."),
        ("Acme", "Acme Co.,Ltd"),
        ("Acme", "acme company limited"),
        ("Acme", "Acme, Inc."),
        ("Acme", "Acme Corp"),
        ("Acme", "Acme LLC"),
        ("Acme", "Acme GmbH & Co. KG"),
        ("Acme", "Acme S.A."),
        ("Acme", "주식회사 Acme Co., Ltd."),
        ("Straße", "STRASSE"),
        ("Acme", "Ac\u200bme"),
    ],
)
def test_spellings_of_one_name_have_one_key(one: str, other: str) -> None:
    assert names.key(one) == names.key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Cin", "Cinco"),
        ("Siemens", "Siemens PLC"),
        ("Pipe 15", "Pipe 1.5"),
        ("한국", "한국회사"),
        ("농협", "농협주"),
        ("Acme Inc. Seoul", "Acme Seoul"),
        ("NISSA", "NIS"),
    ],
)
def test_what_only_looks_like_a_company_mark_is_kept(one: str, other: str) -> None:
    assert names.key(one) != names.key(other)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("㈜", "(주)"),
        ("주식회사", "주식회사"),
        ("Co., Ltd.", "co.,ltd."),
        ("Inc", "inc"),
        ("(주) 有限公司", "(주)有限公司"),
        ("  ", ""),
    ],
)
def test_a_name_that_is_nothing_but_a_mark_keeps_itself(text: str, key: str) -> None:
    assert names.key(text) == key


@given(st.text() | NAMED.map("".join))
@example("\u0345")
@example("주식회사Inc")
def test_a_key_is_its_own_key(text: str) -> None:
    key = names.key(text)

    assert names.key(key) == key
    assert not any(character.isspace() for character in key)


@given(st.text(st.characters(categories=["L", "N"]), min_size=1), st.sampled_from(MARKS[:4]))
def test_a_mark_in_front_or_behind_does_not_change_the_key(name: str, mark: str) -> None:
    assert names.key(mark + name) == names.key(name + mark) == names.key(name)


@pytest.mark.parametrize("text", [", " * 20_000, "inc " * 8_000 + "x", "x" + "有限公司" * 8_000])
def test_a_key_of_a_hostile_cell_is_made_all_the_same(text: str) -> None:
    assert names.key(text)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("P-01", "P-01"),
        ("kim", "kim"),
        ("Ａ１", "A1"),
        (" 김_1.2 ", "김_1.2"),
        ("농기계", "농기계"),
        ("हिन्दी", "हिन्दी"),
        ("7", "7"),
        ("x" * 32, "x" * 32),
    ],
)
def test_a_code_is_letters_digits_and_a_few_signs(text: str, code: str) -> None:
    assert names.code(text) == code


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            " ",
            "-x",
            "--all",
            "_x",
            ".",
            "..",
            ".hidden",
            "a b",
            "a/b",
            "a\\b",
            "a,b",
            "x" * 33,
        ),
        *("a\nb", "a\u202eb", "a\u200bb", "a\u3164", "=1", "①+", "a:b", "\u0301a", "👩", "a*"),
    ],
)
def test_what_cannot_be_typed_as_one_word_is_no_code(text: str) -> None:
    with pytest.raises(DataError, match="cannot be a code: it takes up to 32"):
        names.code(text)


@given(st.text())
def test_a_code_is_its_own_code(text: str) -> None:
    code = accepted(names.code, text)

    assert code is None or names.code(code) == code


def test_a_word_is_asked_for_as_codes_are_stored() -> None:
    assert names.asked(" Ｂ１ ", "product") == "B1"
    with pytest.raises(DataError, match="product"):
        names.asked("\udcff", "product")
