"""quote: quotations and bids, from draft to outcome (W2.5, W2.6)."""

from functools import partial
from typing import TYPE_CHECKING, Annotated, Unpack

import typer

from salescli import lists, services
from salescli.commands import _lines
from salescli.commands._answers import now_so
from salescli.commands._checks import CUSTOMER
from salescli.commands._command import issue, write
from salescli.commands._deviations import settling, with_deviations
from salescli.commands._fields import Entry
from salescli.commands._needed import Unless
from salescli.commands._noun import Noun
from salescli.commands._options import (
    FlagOf,
    Lift,
    No,
    Number,
    Price,
    Reason,
    Salesperson,
    Tongue,
)
from salescli.commands._words import amount, percent
from salescli.policy import quantity as quantities
from salescli.policy.entries import QUOTE_TERMS, QuoteTerms
from salescli.text import _

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.look import Look
    from salescli.render.sheet import Sheet

app = typer.Typer(help=_("Quotations and bids (W2)."), epilog=None)
noun = Noun(app, "quote")

Account = Annotated[
    str | None,
    typer.Argument(metavar="CUSTOMER", help=_("The account: code or name.")),
    CUSTOMER,
    Unless(("inquiry", "revises")),
]
Inquiry = Annotated[str | None, typer.Option("--inquiry", help=_("The inquiry it answers."))]
Bid = Annotated[bool, typer.Option("--bid", help=_("A bid for a tender, not a quotation."))]
Revises = Annotated[
    str | None, typer.Option("--revises", help=_("Make a new version of this quotation."))
]
Cost = Annotated[str | None, typer.Option("--cost", help=_("What one unit costs us."))]
Margin = Annotated[
    str | None,
    typer.Option("--margin", help=_("Percent of the price (not of the cost) that is margin.")),
]
Bids = Annotated[bool, typer.Option("--bids", help=_("Only bids."))]


@write(app, entry=Entry(QUOTE_TERMS))
def draft(
    work: "Work",
    customer: Account = None,
    inquiry: Inquiry = None,
    bid: Bid = False,
    revises: Revises = None,
    salesperson: Salesperson = None,
    line: _lines.Lines = None,
    **terms: Unpack[QuoteTerms],
) -> str:
    """Begin a quotation for a customer or an inquiry, or a new version of one."""
    quote = services.quote.draft(
        work, customer, inquiry=inquiry, bid=bid, revises=revises, salesperson=salesperson, **terms
    )
    _lines.begun(work, quote, line, services.quote.line)
    told = now_so(quote, work)
    if left := services.quote.not_offered(work, quote):
        told += " · " + _("lines of the inquiry not offered yet: {count}").format(count=left)
    return told


@write(app, entry=Entry(QUOTE_TERMS))
def edit(work: "Work", number: Number, **terms: Unpack[QuoteTerms]) -> str:
    """Change the terms of a draft."""
    quote = services.quote.edit(work, number, **terms)
    return now_so(quote, work)


@write(app)
def line(
    work: "Work",
    number: Number,
    product: _lines.Product = None,
    more: _lines.More = None,
    quantity: _lines.Quantity = None,
    price: Price = None,
    cost: Cost = None,
    margin: Margin = None,
    discount: _lines.Discount = None,
    remove: _lines.Remove = None,
) -> str:
    """Add one line or several to a draft, or take one out; --cost and --margin make the price."""
    if remove is not None:
        return now_so(services.quote.drop(work, number, remove), work)
    add = partial(services.quote.line, work, number)
    given = {"quantity": quantity, "price": price, "discount": discount}
    if several := _lines.typed(product, more, cost=cost, margin=margin, **given):
        return now_so(_lines.each(work, several, add), work)
    quote = add(
        product or "",
        quantity=quantities.positive(quantity or "1"),
        price=amount(work, price),
        cost=amount(work, cost),
        margin_bp=None if margin is None else percent(margin),
        discount_bp=percent(discount or "0"),
    )
    return now_so(quote, work)


@write(app)
def deviate(
    work: "Work",
    number: Number,
    term: Annotated[str, typer.Option("--term", help=_("Which term."))],
    normal: Annotated[str, typer.Option("--normal", help=_("What is normal."))],
    agreed: Annotated[str, typer.Option("--agreed", help=_("What is offered instead."))],
    line_: Annotated[int | None, typer.Option("--line", help=_("Of this line."))] = None,
) -> str:
    """Declare a term beyond the norm (R4)."""
    quote = services.quote.deviate(
        work, number, term=term, normal=normal, agreed=agreed, position=line_
    )
    return with_deviations(quote, work)


@write(app)
def submit(work: "Work", number: Number) -> str:
    """Hand a draft to the manager; it gets its number."""
    return with_deviations(services.quote.submit(work, number), work)


noun.decision("return", _("Give a quotation back to its salesperson to be changed."), amount=False)


settling(noun, _("Decide the deviations of a quotation (R4): accept, or --reject."))
noun.decision(
    "approve", _("Approve a quotation or bid with all its terms; only then may it be printed.")
)
noun.decision("decide", _("Agree to a major quotation as the leader, or object to it."), no=No)
noun.decision(
    "flag",
    _("Call a quotation major, so that the leader is consulted, or take that back."),
    reason=Reason,
    lift=Lift,
    of=FlagOf,
)


def _printed(work: "Work", number: str, **_options: object) -> str:
    return now_so(services.quote.print_(work, number), work)


@issue(app, "print", step=_printed)
def print_(look: "Look", number: Number, language: Tongue = None) -> "Sheet":
    """Print the formal quotation or bid, once it is approved."""
    return lists.quotation.shown(look, number, language=language)


noun.step("send", _("Record that the document was submitted to the customer."))
noun.step("won", _("Record that the customer has chosen it."))


@write(app)
def lost(
    work: "Work",
    number: Number,
    reason: Reason,
    competitor: Annotated[str | None, typer.Option("--competitor", help=_("Who won."))] = None,
    competitor_price: Annotated[
        str | None, typer.Option("--competitor-price", help=_("At what total."))
    ] = None,
) -> str:
    """Record that the customer has chosen another, and why."""
    quote = services.quote.lost(
        work,
        number,
        reason=reason,
        competitor=competitor,
        competitor_price=amount(work, competitor_price),
    )
    return now_so(quote, work)


noun.decision(
    "withdraw", _("Take a quotation back; after it was submitted, as the manager."), reason=Reason
)
noun.browse(
    _("List quotations and bids."),
    _("Show a quotation with its lines, deviations and versions."),
    _("Show who took which step with a quotation."),
    bids=Bids,
)
