"""What is offered in a quotation: lines from the list, from a cost, typed, or copied (W2.2)."""

from typing import TYPE_CHECKING, NamedTuple

from salescli import models
from salescli.engine import find
from salescli.engine.lines import at, next_position, standing, totalled
from salescli.errors import DataError
from salescli.policy.kinds import PriceBasis
from salescli.policy.money import BASIS_POINTS, half_up, worth
from salescli.services.register import norm
from salescli.text import _

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.tables.inquiry import Inquiry
    from salescli.tables.product import Product
    from salescli.tables.quote import Quote

_COPIED = ("product_id", "quantity", "price", "discount_bp", "amount", "basis", "cost", "margin_bp")


class _Price(NamedTuple):
    price: int
    basis: PriceBasis
    cost: int | None = None
    margin_bp: int | None = None


def add(  # noqa: PLR0913 - the fields of a line
    work: "Work",
    quote: "Quote",
    product: str,
    *,
    quantity: int,
    price: int | None,
    cost: int | None,
    margin_bp: int | None,
    discount_bp: int,
) -> None:
    """Offer a product at its list price, at a typed one, or at one made from a cost."""
    item = find.product(work, product)
    if item.discontinued:
        raise DataError(_("product {code} is discontinued").format(code=item.code))
    priced = _priced(work, item, price, cost, margin_bp)
    _append(work, quote, item.key, quantity, priced, discount_bp)


def _priced(
    work: "Work", item: "Product", price: int | None, cost: int | None, margin_bp: int | None
) -> _Price:
    if (cost is None) is not (margin_bp is None) or (price is not None and cost is not None):
        raise DataError(_("give --price, or both --cost and --margin, or none for the list price"))
    if price is not None:
        return _Price(price, PriceBasis.TYPED)
    if cost is None or margin_bp is None:
        return _Price(norm.list_price(work, item), PriceBasis.LIST)
    if margin_bp >= BASIS_POINTS:
        raise DataError(_("the margin is a share of the price, so it is below 100 percent"))
    made = half_up(cost * BASIS_POINTS, BASIS_POINTS - margin_bp)
    return _Price(made, PriceBasis.COST, cost, margin_bp)


def _append(  # noqa: PLR0913 - the fields of a line
    work: "Work",
    quote: "Quote",
    product_id: int,
    quantity: int,
    priced: _Price,
    discount_bp: int = 0,
) -> None:
    quote.lines.append(
        models.QuoteLine(
            quote_id=quote.key,
            position=next_position(quote),
            product_id=product_id,
            quantity=quantity,
            discount_bp=discount_bp,
            amount=worth(quantity, priced.price, discount_bp),
            **priced._asdict(),
        )
    )
    totalled(work, quote)


def drop(work: "Work", quote: "Quote", position: int) -> None:
    """Take a line out; its position stays empty."""
    at(quote, position).dropped = True
    totalled(work, quote)


def from_inquiry(work: "Work", inquiry: "Inquiry", quote: "Quote") -> None:
    """Copy what an inquiry asks for of our products, at the list price of those that have one."""
    for line in standing(inquiry):
        listed = norm.listed(work, line.product_id) if line.product_id else None
        if line.product_id and listed is not None:
            priced = _Price(listed["amount"], PriceBasis.LIST)
            _append(work, quote, line.product_id, line.quantity, priced)


def from_version(work: "Work", before: "Quote", quote: "Quote") -> None:
    """Copy the lines of an earlier version as they were offered."""
    for position, line in enumerate(standing(before), start=1):
        kept = {column: getattr(line, column) for column in _COPIED}
        quote.lines.append(models.QuoteLine(quote_id=quote.key, position=position, **kept))
    totalled(work, quote)
