"""How an answer is read as soon as it is typed: a mark beside the option that it is for."""

from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple

from salescli import lists
from salescli.commands._words import day, positive, share, signed
from salescli.policy import quantity
from salescli.policy.typed import lines


class Reads(NamedTuple):
    """Marks a parameter: takes a look and an answer, and refuses one that cannot be taken."""

    read: Callable[[Any, str], object]


def _entry(noun: str, look: Any, word: str) -> object:  # noqa: ANN401 - a look, as of all of them
    return getattr(lists, noun).code(look, word)


def _line(look: Any, word: str) -> object:  # noqa: ANN401
    """Read a product, or lines of products, whatever they cost."""
    if not lines.is_line(word):
        return _entry("product", look, word)
    for one in lines.several(word):
        said = lines.goods(one)
        _entry("product", look, said.product)
        quantity.positive(said.quantity)
    return word


def _quantity(_look: object, word: str) -> object:
    return quantity.positive(word)


CUSTOMER, PERSON, PRODUCT = (
    Reads(partial(_entry, noun)) for noun in ("customer", "staff", "product")
)
QUANTITY, POSITIVE, SIGNED = Reads(_quantity), Reads(positive), Reads(signed)
SHARE, DAY, LINE = Reads(share), Reads(day), Reads(_line)
