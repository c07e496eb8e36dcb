"""How an answer is read at a prompt, as soon as it is typed: by the question that was asked."""

from collections.abc import Callable, Mapping
from typing import Any

from salescli import lists
from salescli.commands._words import day, positive, share, signed
from salescli.policy import quantity
from salescli.policy.typed import lines
from salescli.text import _

Read = Callable[[Any, str], object]
"""Takes a look and an answer, and refuses one that cannot be taken."""


def _account(look: Any, word: str) -> object:  # noqa: ANN401 - a look, as of all of them
    return lists.customer.code(look, word)


def _person(look: Any, word: str) -> object:  # noqa: ANN401
    return lists.staff.code(look, word)


def _product(look: Any, word: str) -> object:  # noqa: ANN401
    return lists.product.code(look, word)


def _line(look: Any, word: str) -> object:  # noqa: ANN401
    """Read a product, or lines of products, whatever they cost."""
    if not lines.is_line(word):
        return _product(look, word)
    for one in lines.several(word):
        said = lines.goods(one)
        _product(look, said.product)
        quantity.positive(said.quantity)
    return word


def _quantity(_look: object, word: str) -> object:
    return quantity.positive(word)


QUESTIONS: Mapping[str, Read] = {
    _("The account: code or name."): _account,
    _("The other account: code or name."): _account,
    _("At this account: code or name."): _account,
    _("For this account: code or name."): _account,
    _("The employee: code or name."): _person,
    _("The salesperson: code or name."): _person,
    _("Who answers for it: code or name."): _person,
    _("Who attended, once for each."): _person,
    _("Who does it: code or name."): _person,
    _("Who gets it: code or name."): _person,
    _("Who has it from now on: code or name."): _person,
    _("Who held it (default: who acts)."): _person,
    _("Who is away: code or name."): _person,
    _("Who of finance signs for it: code or name."): _person,
    _("Who of the technical department: code or name."): _person,
    _("Who: code or name."): _person,
    _("The product: code or name."): _product,
    _("The product, or a line of it: PRODUCT=QUANTITY[xPRICE][-DISCOUNT%]."): _line,
    _("How much."): _quantity,
    _("How much (default: 1)."): _quantity,
    _("The amount of money."): positive,
    _("What it is worth."): positive,
    _("The list price."): share,
    _("How much was lost."): positive,
    _("What they owe by their books; below zero: prepaid."): signed,
    _("By which day."): day,
    _("By which day it is settled."): day,
    _("First day."): day,
    _("Last day."): day,
    _("The date."): day,
    _("The day they promised to pay on."): day,
    _("The day, such as 2026-11-20."): day,
    _("The earliest business day (--on) that may be entered."): day,
    _("The last day on which that may be recorded."): day,
}
"""What a command asks, as its help says it, to how an answer is read."""
