"""Quotations and bids from draft to outcome (W2)."""

from typing import TYPE_CHECKING, Unpack

from salescli import models
from salescli.engine import find, leader, numbers
from salescli.engine.lines import standing
from salescli.engine.steps import advance, label, may_begin
from salescli.errors import DataError
from salescli.policy import names
from salescli.policy.diagrams import QUOTE, QUOTE_DEVIATION, SALES_SIDE
from salescli.policy.entries import QuoteTerms
from salescli.policy.kinds import DeviationBasis
from salescli.policy.standing import declarable, drafted, offered, refused
from salescli.services.quote import lines
from salescli.services.quote.drafting import begin, columns, revise
from salescli.services.quote.ties import close_inquiry, facts
from salescli.services.register import deviations, norm
from salescli.text import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from salescli.engine.work import Work
    from salescli.tables.quote import Quote

_VERSIONS = """
    SELECT id FROM quote
    WHERE (id = :root OR revises_id = :root) AND id <> :id
    ORDER BY revision
"""


_NOT_OFFERED = """
    SELECT COUNT(*) AS lines FROM inquiry_line
    WHERE inquiry_id = :inquiry AND dropped = 0
      AND (product_id IS NULL OR product_id NOT IN (
          SELECT product_id FROM quote_line WHERE quote_id = :id AND dropped = 0
      ))
"""


def draft(  # noqa: PLR0913 - the fields of a quotation
    work: "Work",
    customer: str | None = None,
    *,
    inquiry: str | None = None,
    bid: bool = False,
    revises: str | None = None,
    salesperson: str | None = None,
    **terms: Unpack[QuoteTerms],
) -> "Quote":
    """Begin a quotation or bid: for an account, for an inquiry, or as a new version."""
    may_begin(work, QUOTE, "draft")
    if revises is not None:
        if customer or inquiry or bid or salesperson:
            raise DataError(
                _("a new version is for whom the first was for; give --revises with its terms only")
            )
        return revise(work, find.document(work, models.Quote, revises), terms=terms)
    return begin(
        work,
        customer,
        inquiry=find.document(work, models.Inquiry, inquiry) if inquiry is not None else None,
        bid=bid,
        salesperson=salesperson,
        terms=terms,
    )


def not_offered(work: "Work", quote: "Quote") -> int:
    """Count the lines of its inquiry that a quotation does not offer."""
    found = work.rows(_NOT_OFFERED, inquiry=quote.inquiry_id, id=quote.key)
    return int(found[0]["lines"])


def edit(work: "Work", number: str, **terms: Unpack[QuoteTerms]) -> "Quote":
    """Change the terms of a draft."""
    work.require(_("edit a quotation"), SALES_SIDE, "W2.5")
    quote = _draft(work, number)
    for column, value in columns(work, terms).items():
        setattr(quote, column, value)
    work.add(quote)
    return quote


def line(  # noqa: PLR0913 - the fields of a line
    work: "Work",
    number: str,
    product: str,
    *,
    quantity: int,
    price: int | None = None,
    cost: int | None = None,
    margin_bp: int | None = None,
    discount_bp: int = 0,
) -> "Quote":
    """Add a line to a draft at the list price, a typed one, or one made from a cost (W2.2).

    Quantity in thousandths, amounts in minor units; the margin is a share of the price.
    """
    work.require(_("write a quotation's lines"), SALES_SIDE, "W2.2")
    quote = _draft(work, number)
    lines.add(
        work,
        quote,
        product,
        quantity=quantity,
        price=price,
        cost=cost,
        margin_bp=margin_bp,
        discount_bp=discount_bp,
    )
    return quote


def drop(work: "Work", number: str, position: int) -> "Quote":
    """Take a line out of a draft; its position stays empty."""
    work.require(_("write a quotation's lines"), SALES_SIDE, "W2.2")
    quote = _draft(work, number)
    lines.drop(work, quote, position)
    return quote


def _draft(work: "Work", number: str) -> "Quote":
    quote = find.document(work, models.Quote, number)
    if not drafted(quote.state):
        told = _("{quote} is no draft any more; make a new version: quote draft --revises")
        if "return" in QUOTE.possible(quote.state):
            told = _(
                "{quote} is no draft any more; a manager can return it: quote return,"
                " or make a new version: quote draft --revises"
            )
        raise DataError(told.format(quote=label(quote)))
    work.own_words(_("edit"), label(quote), quote.author_id, "W2.5")
    return quote


def deviate(  # noqa: PLR0913 - the fields of a deviation
    work: "Work",
    number: str,
    *,
    term: str,
    normal: str,
    agreed: str,
    position: int | None = None,
) -> "Quote":
    """Declare a term beyond the norm that the program cannot see, until it is sent (R4)."""
    may_begin(work, QUOTE_DEVIATION, "declare")
    quote = find.document(work, models.Quote, number)
    if not declarable(quote.state):
        raise DataError(
            _(
                "{quote} is {state}, so nothing in it changes any more;"
                " what was sent or lost can have a new version: quote draft --revises"
            ).format(quote=label(quote), state=_(quote.state))
        )
    deviations.declare(work, quote, term=term, position=position, normal=normal, agreed=agreed)
    return quote


def submit(work: "Work", number: str) -> "Quote":
    """Hand a draft to the manager; it gets its number and what is beyond the norm is found (R4)."""
    quote = find.document(work, models.Quote, number)
    # Not before it is allowed: what is refused is still called by its draft number.
    new = {} if quote.number else {"number": _number(work, quote)}
    advance(work, quote, "submit", facts=facts(work, quote), **new)
    norm.record(work, quote, norm.departures(work, quote, standing(quote)))
    return quote


def _number(work: "Work", quote: "Quote") -> str:
    if quote.revises_id is None:
        return numbers.give(work, "quote")
    return f"{find.by_id(work, models.Quote, quote.revises_id).number}-V{quote.revision}"


def return_(work: "Work", number: str) -> "Quote":
    """Give a quotation back to be changed; what was found is found anew, what was refused goes."""
    quote = find.document(work, models.Quote, number)
    advance(work, quote, "return")
    for deviation in deviations.standing(quote):
        if deviation.basis is not DeviationBasis.DECLARED or refused(deviation.state):
            deviations.supersede(work, deviation)
    return quote


def settle(
    work: "Work", number: str, *, reject: bool = False, lines: "Sequence[int]" = ()
) -> "Quote":
    """Decide the open deviations of a quotation, or of some lines, one way or the other (R4)."""
    quote = find.document(work, models.Quote, number)
    deviations.settle(work, quote, reject=reject, positions=lines)
    return quote


def approve(work: "Work", number: str) -> "Quote":
    """Approve a quotation with all its terms; its other versions are superseded (W2.5)."""
    quote = find.document(work, models.Quote, number)
    advance(work, quote, "approve", facts=facts(work, quote))
    root = quote.revises_id or quote.key
    for row in work.rows(_VERSIONS, root=root, id=quote.key):
        other = find.by_id(work, models.Quote, row["id"])
        if offered(other.state):
            advance(work, other, "supersede", closed_on=work.on)
    return quote


def decide(work: "Work", number: str, *, yes: bool = True) -> "Quote":
    """Record what the leader says to a major quotation (W2.5, 1.3.2)."""
    quote = find.document(work, models.Quote, number)
    leader.consult(work, quote, yes=yes)
    return quote


def flag(
    work: "Work", number: str, *, reason: str, lift: bool = False, of: str | None = None
) -> "Quote":
    """Call a quotation major, whatever its amount, or take that back (1.3.2)."""
    quote = find.document(work, models.Quote, number)
    leader.flag(work, quote, reason=reason, lift=lift, of=of)
    return quote


def print_(work: "Work", number: str) -> "Quote":
    """Let the formal document be printed, and remember that it was (W2.5)."""
    quote = find.document(work, models.Quote, number)
    advance(work, quote, "print", facts=facts(work, quote))
    return quote


def send(work: "Work", number: str) -> "Quote":
    """Record that the document was submitted to the customer (W2.6)."""
    quote = find.document(work, models.Quote, number)
    advance(work, quote, "send", facts=facts(work, quote), sent_on=work.on)
    return quote


def won(work: "Work", number: str) -> "Quote":
    """Record that the customer has chosen it (W2.6)."""
    quote = find.document(work, models.Quote, number)
    advance(work, quote, "won", closed_on=work.on)
    close_inquiry(work, quote)
    return quote


def lost(
    work: "Work",
    number: str,
    *,
    reason: str,
    competitor: str | None = None,
    competitor_price: int | None = None,
) -> "Quote":
    """Record that the customer has chosen another, why, and whom (W2.6)."""
    quote = find.document(work, models.Quote, number)
    advance(
        work,
        quote,
        "lost",
        closed_on=work.on,
        lost_reason=names.clean(reason, _("reason")),
        competitor=names.clean(competitor, _("competitor")) if competitor else None,
        competitor_price=competitor_price,
    )
    close_inquiry(work, quote)
    return quote


def withdraw(work: "Work", number: str, *, reason: str) -> "Quote":
    """Take a quotation back, with the reason (W2.6)."""
    quote = find.document(work, models.Quote, number)
    work.note = names.clean(reason, _("reason"))
    advance(work, quote, "withdraw", closed_on=work.on)
    close_inquiry(work, quote)
    return quote
