"""Lines of goods as people type them: what each word says, and what is none."""

import pytest

from salescli.errors import DataError
from salescli.policy.typed import lines
from salescli.text import Language, speak

SAID = {
    "B1=100": ("B1", "100", None, None),
    "B1=1,000": ("B1", "1,000", None, None),
    "B1=3만": ("B1", "3만", None, None),
    "B1=2.5x1200": ("B1", "2.5", "1200", None),
    "B1=20X1,200원-5%": ("B1", "20", "1,200원", "5"),
    "B1=20×1200-2.5%": ("B1", "20", "1200", "2.5"),
    "B1=20*1200": ("B1", "20", "1200", None),
    "B1=100-5%": ("B1", "100", None, "5"),
    "B1＝１００ｘ５": ("B1", "100", "5", None),
    "M8-5x20=2": ("M8-5x20", "2", None, None),
    "육각 볼트(大)=3": ("육각 볼트(大)", "3", None, None),
    '"A=B, 3x4"=7x2': ("A=B, 3x4", "7", "2", None),
    "A=B=3": ("A=B", "3", None, None),
}
"""A word to its product, quantity, price and discount."""

NONE = ["B1", "B1=", "=3", "B1=x5", "B1=5x", "B1=5x6x7", "B1=5-%", "B1=5-3%-3%", ""]

SEVERAL = {
    "B1=100": ["B1=100"],
    "B1=1,000": ["B1=1,000"],
    "B1=1,000,B2=20x1,200-5%": ["B1=1,000", "B2=20x1,200-5%"],
    "B1=100, B2=5 ,": ["B1=100", "B2=5"],
    "B1=100、B2=5,200=1": ["B1=100", "B2=5", "200=1"],
    'B1=5,"볼트, 대"=3': ["B1=5", '"볼트, 대"=3'],
    "볼트, 대=3": ["볼트, 대=3"],
    "볼트, 대": ["볼트, 대"],
}


@pytest.mark.parametrize("word", SAID)
def test_a_line_says_product_quantity_price_and_discount(word: str) -> None:
    said = lines.goods(word)

    assert (said.product, said.quantity.strip(), said.price, said.discount) == SAID[word]


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("word", NONE)
def test_what_is_no_line_is_named_with_the_form(word: str, language: Language) -> None:
    speak(language)

    with pytest.raises(DataError) as refused:
        lines.goods(word)

    assert repr(word) in str(refused.value)
    assert lines.FORM.within(language) in str(refused.value)


@pytest.mark.parametrize("word", ["B1=5x3", "B1=5-3%"])
def test_a_line_that_is_asked_for_has_no_price(word: str) -> None:
    with pytest.raises(DataError, match=r"PRODUCT=QTY$"):
        lines.goods(word, lines.ASKED)


@pytest.mark.parametrize("word", SEVERAL)
def test_several_are_told_apart_by_comma_and_figures_keep_theirs(word: str) -> None:
    assert lines.several(word) == SEVERAL[word]
