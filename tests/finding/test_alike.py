"""2,000 misspelt, respaced or abbreviated names over 2,000 firms in three languages."""

from collections.abc import Mapping, Sequence
from datetime import date
from time import process_time
from typing import Any

import pytest

from salescli import alike
from salescli.policy import names
from tests.finding._mangled import Firm, firms, mangled

MANY = 2_000
TODAY = date(2026, 11, 20)


class Register:
    """A register of firms, as a reader answers it."""

    def __init__(self, of: Sequence[str]) -> None:
        self._rows = [
            {"code": f"K{n:05d}", "name": name, "word": names.key(name)}
            for n, name in enumerate(of)
        ]

    def rows(self, _sql: str, **_values: object) -> Sequence[Mapping[str, Any]]:
        return self._rows

    def near(self, word: str) -> list[str]:
        """Return the names of the candidates, best first."""
        found = alike.candidates(self, "customer", word, today=TODAY, scope=None)
        return [one.name for one in found]


@pytest.fixture(scope="module")
def of() -> list[Firm]:
    return firms(MANY)


@pytest.fixture(scope="module")
def register(of: list[Firm]) -> Register:
    return Register([firm.name for firm in of])


@pytest.fixture(scope="module")
def typed(of: list[Firm]) -> list[tuple[Firm, str]]:
    return list(mangled(of))


def test_the_right_firm_is_first_and_with_hardly_an_exception_among_five(
    of: list[Firm], typed: list[tuple[Firm, str]], register: Register
) -> None:
    found = [(firm.name, register.near(word)) for firm, word in typed]
    first = [name for name, near in found if near[:1] == [name]]
    listed = [name for name, near in found if name in near]

    assert len({firm.bare for firm in of}) == len(typed) == MANY
    assert {firm.language for firm in of} == {"ko", "zh", "en"}
    assert all(len(near) <= alike.MOST for _name, near in found)
    assert len(first) >= 0.97 * MANY
    assert len(listed) >= 0.995 * MANY


def test_most_of_what_is_looked_for_is_no_firm_s_name(
    of: list[Firm], typed: list[tuple[Firm, str]]
) -> None:
    """Else it would be found without being like anything; the others are respaced or wide."""
    there = {names.key(firm.name) for firm in of}

    assert len([word for _firm, word in typed if names.key(word) in there]) < 0.25 * MANY


def test_a_search_costs_less_than_to_fold_the_names_once(
    of: list[Firm], typed: list[tuple[Firm, str]], register: Register
) -> None:
    """That is 20 to 40 ms for 2,000 of them; 30 ms is the most that a search may take."""
    words = [word for _firm, word in typed[::40]]
    register.near(words[0])

    began = process_time()
    for word in words:
        register.near(word)
    searched = (process_time() - began) / len(words)
    names.key.cache_clear()
    began = process_time()
    for firm in of:
        names.key(firm.name)
    folded = process_time() - began

    assert searched <= folded


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("ㅍㄹㄴㅈ", "(주)푸른농장"),
        ("ㅍㄹ", "(주)푸른농장"),
        ("푸른", "(주)푸른농장"),
        ("주식회사 푸른 놈장", "(주)푸른농장"),
        ("푸르농장", "(주)푸른농장"),
        ("greenvaley", "Green Valley Foods GmbH"),
        ("GVF", "Green Valley Foods GmbH"),
        ("GREEN VALLEY FOOD", "Green Valley Foods GmbH"),
        ("ＧＲＥＥＮ", "Green Valley Foods GmbH"),
        ("绿州农业", "上海绿洲农业有限公司"),
        ("上海绿洲", "上海绿洲农业有限公司"),
        ("上海洲绿农业股份有限公司", "上海绿洲农业有限公司"),
        ("엘엔비테크", "엘앤비테크㈜"),
    ],
)
def test_a_name_is_found_as_people_type_it(word: str, name: str) -> None:
    others = ["새벽농원", "Blue Ridge Mills Inc.", "大连金江机械有限公司"]
    every = ["(주)푸른농장", "Green Valley Foods GmbH", "上海绿洲农业有限公司", "엘앤비테크㈜"]

    assert Register([*others, *every]).near(word)[:1] == [name]


FAR = ("없음", "H9", "zzz", "1234567890", "서울특별시청", "ㅋㅋㅋㅋ", "北", "%", "_")


@pytest.mark.parametrize("word", FAR)
def test_what_is_like_nothing_finds_nothing(word: str) -> None:
    assert Register(["(주)푸른농장", "새벽농원", "Green Valley Foods GmbH"]).near(word) == []
