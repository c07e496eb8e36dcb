"""Several lines in one go: B1=100 B2=20x1200, in a draft and where one is begun."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import typer

from salescli.commands._checks import LINE, QUANTITY
from salescli.commands._needed import Unless
from salescli.commands._together import Alone
from salescli.commands._words import amount, percent
from salescli.errors import DataError, UsageError
from salescli.policy import quantity
from salescli.policy.typed import lines
from salescli.text import Text, _

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.tables._base import Record

D = TypeVar("D")

Product = Annotated[
    str | None,
    typer.Argument(
        metavar="PRODUCT",
        help=_("The product, or a line of it: PRODUCT=QTY[xPRICE][-PERCENT%]."),
    ),
    LINE,
    Unless(("remove", "change")),
]
Asked = Annotated[
    str | None,
    typer.Argument(metavar="PRODUCT", help=_("The product, or a line of it: PRODUCT=QTY.")),
    LINE,
]
More = Annotated[
    list[str] | None, typer.Argument(metavar="LINE", help=_("More lines of the same form."))
]
Lines = Annotated[
    list[str] | None,
    typer.Option("--line", help=_("A line, several by comma: PRODUCT=QTY[xPRICE][-PERCENT%].")),
]
Quantity = Annotated[
    str | None, typer.Option("--quantity", "-q", help=_("How much (default: 1).")), QUANTITY
]
Discount = Annotated[
    str | None, typer.Option("--discount", help=_("Discount in percent (default: none)."))
]
Remove = Annotated[int | None, typer.Option("--remove", help=_("Take line N out.")), Alone()]


def typed(product: str | None, more: list[str] | None, **options: object) -> list[str]:
    """Return the lines that were typed; none where it is a product, and its options say how much.

    Raises UsageError for an option beside a line: a line says it all.
    """
    if not product or (not more and not lines.is_line(product)):
        return []
    for name, value in options.items():
        if value is not None:
            raise UsageError(
                _("{option} does not go with {word!r}; write all of a line as {form}").format(
                    option=f"--{name}", word=product, form=lines.form()
                )
            )
    return [product, *(more or [])]


def each(work: "Work", words: list[str], add: Callable[..., D], form: Text = lines.FORM) -> D:
    """Add every line and return what they were added to; DataError names each that is wrong."""
    made: D | None = None
    wrong: dict[str, DataError] = {}
    for word in (line for typed in words for line in lines.several(typed)):
        try:
            said = lines.goods(word, form)
            read = _read(work, said, priced=form is lines.FORM)
        except DataError as error:
            why = str(error)
            told = why if repr(word) in why else f"{word!r}: {why}"
            wrong[told] = DataError(told)
            continue
        try:
            made = add(said.product, **read)
        except DataError as error:
            wrong[str(error)] = error
    if len(wrong) == 1:
        raise next(iter(wrong.values()))
    if made is None or wrong:
        raise DataError("; ".join(wrong))
    return made


def begun(
    work: "Work", document: "Record", words: list[str] | None, add: Callable[..., object]
) -> None:
    """Add the lines that were given where a document is begun."""
    from salescli.engine.steps import label  # noqa: PLC0415 - start-up

    if words:
        each(work, words, partial(add, work, label(document)))


def _read(work: "Work", said: lines.Goods, *, priced: bool) -> dict[str, Any]:
    read: dict[str, Any] = {"quantity": quantity.positive(said.quantity)}
    if priced:
        read["price"] = amount(work, said.price)
        read["discount_bp"] = percent(said.discount or "0")
    return read
