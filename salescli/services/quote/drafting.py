"""How a quotation begins: for an account, for an inquiry, or as a new version of another."""

from functools import partial
from typing import TYPE_CHECKING, Any

from salescli import models
from salescli.engine import find, steps
from salescli.engine.steps import label
from salescli.errors import DataError, LeftOutError, StateError
from salescli.policy.diagrams import QUOTE
from salescli.policy.entries import QUOTE_TERMS
from salescli.policy.fields import clean
from salescli.policy.standing import revisable
from salescli.services.quote import lines
from salescli.services.register import norm, parties
from salescli.text import _, spoken

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.policy.entries import QuoteTerms
    from salescli.tables.customer import Customer
    from salescli.tables.inquiry import Inquiry
    from salescli.tables.quote import Quote

_LAST = "SELECT MAX(revision) AS last FROM quote WHERE id = :root OR revises_id = :root"


def columns(work: "Work", terms: "QuoteTerms") -> dict[str, Any]:
    """Return what was said of the terms, checked, by column."""
    until = terms.get("valid_until")
    if until is not None and until < work.on:
        raise DataError(
            _("a quotation of {on} cannot end on {day}; give a later date").format(
                on=work.on, day=until
            )
        )
    given = {column: value for column, value in terms.items() if value not in {None, ""}}
    return given | clean(QUOTE_TERMS, given)


def begin(  # noqa: PLR0913 - the fields of a quotation
    work: "Work",
    customer: str | None,
    *,
    inquiry: "Inquiry | None",
    bid: bool,
    salesperson: str | None,
    terms: "QuoteTerms",
) -> "Quote":
    """Begin the first version for an account, or for the one that inquires."""
    if bid and inquiry is None:
        raise LeftOutError(
            ("--inquiry",), _("a bid answers an inquiry or tender; give --inquiry NUMBER")
        )
    account = _for(work, customer, inquiry)
    profile = norm.profile(work, account.key)
    parties.unblocked(work, account)
    usual = inquiry.salesperson_id if inquiry else profile["salesperson_id"]
    usually: dict[str, Any] = {
        "payment_days": norm.payment_days(work, profile),
        "language": profile["language"] or spoken().value,
    }
    return steps.begin(
        work,
        models.Quote,
        "draft",
        fill=partial(lines.from_inquiry, work, inquiry) if inquiry else None,
        customer_id=account.key,
        salesperson_id=parties.salesperson(work, salesperson, usual),
        inquiry_id=inquiry.key if inquiry else None,
        bid=bid,
        **usually | columns(work, terms),
    )


def _for(work: "Work", customer: str | None, inquiry: "Inquiry | None") -> "Customer":
    if inquiry is None:
        return find.customer(work, customer or "")
    account = find.by_id(work, models.Customer, inquiry.customer_id)
    if customer is not None and find.customer(work, customer).key != account.key:
        raise DataError(
            _("{inquiry} is not from {code}; leave CUSTOMER out").format(
                inquiry=label(inquiry), code=customer
            )
        )
    return account


def revise(work: "Work", before: "Quote", *, terms: "QuoteTerms") -> "Quote":
    """Begin a new version of a quotation; the lines are copied, what was decided is not."""
    if not revisable(before.state):
        possible = QUOTE.possible(before.state)
        raise StateError(_("revise"), label(before), _(before.state), possible)
    account = find.by_id(work, models.Customer, before.customer_id)
    parties.unblocked(work, account)
    root = before.revises_id or before.key
    return steps.begin(
        work,
        models.Quote,
        "draft",
        fill=partial(lines.from_version, work, before),
        customer_id=before.customer_id,
        salesperson_id=before.salesperson_id,
        inquiry_id=before.inquiry_id,
        bid=before.bid,
        revises_id=root,
        revision=work.rows(_LAST, root=root)[0]["last"] + 1,
        **_kept(work, before) | columns(work, terms),
    )


def _kept(work: "Work", before: "Quote") -> dict[str, Any]:
    """Return the terms of the version before; a validity that has passed has to be said anew."""
    columns = ("payment_days", "lead_days", "terms", "language")
    kept = {column: getattr(before, column) for column in columns}
    if before.valid_until is not None and before.valid_until >= work.on:
        kept["valid_until"] = before.valid_until
    return kept
