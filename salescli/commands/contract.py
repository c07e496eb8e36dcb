"""contract: from draft to archive (W3)."""

from functools import partial
from typing import TYPE_CHECKING, Unpack

import typer

from salescli import lists, services
from salescli.commands import _contract_options as option
from salescli.commands import _lines
from salescli.commands._answers import now_so
from salescli.commands._command import read, write
from salescli.commands._deviations import settling, with_deviations
from salescli.commands._fields import Entry
from salescli.commands._noun import Noun
from salescli.commands._options import (
    FlagOf,
    Lift,
    No,
    Number,
    Price,
    Reason,
    Salesperson,
)
from salescli.commands._words import amount, file_hash, percent
from salescli.policy import quantity as quantities
from salescli.policy.entries import CONTRACT_TERMS, ContractTerms
from salescli.text import _

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.look import Look
    from salescli.render.sheet import Sheet

app = typer.Typer(help=_("Sales contracts, from draft to archive (W3)."), epilog=None)
noun = Noun(app, "contract")


@write(app, entry=Entry(CONTRACT_TERMS))
def draft(
    work: "Work",
    customer: option.Account = None,
    quotation: option.Quotation = None,
    phone: option.ByPhone = False,
    fax: option.ByFax = False,
    salesperson: Salesperson = None,
    line: _lines.Lines = None,
    **terms: Unpack[ContractTerms],
) -> str:
    """Begin a contract or an order with a customer, or from an approved quotation."""
    contract = services.contract.draft(
        work,
        customer,
        quotation=quotation,
        means=option.means(phone=phone, fax=fax),
        salesperson=salesperson,
        **terms,
    )
    _lines.begun(work, contract, line, services.contract.line)
    return now_so(contract, work if quotation or line else None)


@write(app, entry=Entry(CONTRACT_TERMS))
def edit(
    work: "Work", number: Number, customer: option.Other = None, **terms: Unpack[ContractTerms]
) -> str:
    """Change the terms of a draft, or with whom it is."""
    contract = services.contract.edit(work, number, customer=customer, **terms)
    return now_so(contract, work)


@write(app)
def line(
    work: "Work",
    number: Number,
    product: _lines.Product = None,
    more: _lines.More = None,
    quantity: _lines.Quantity = None,
    price: Price = None,
    discount: _lines.Discount = None,
    remove: _lines.Remove = None,
    change: option.Change = None,
) -> str:
    """Add one line or several to a draft, change one or take one out."""
    if remove is not None:
        return now_so(services.contract.drop(work, number, remove), work)
    add = partial(services.contract.line, work, number)
    several = _lines.typed(product, more, quantity=quantity, price=price, discount=discount)
    if several:
        return now_so(_lines.each(work, several, add), work)
    said = {"price": amount(work, price)}
    if change is not None:
        contract = services.contract.change(
            work,
            number,
            change,
            quantity=quantities.positive(quantity) if quantity else None,
            discount_bp=percent(discount) if discount else None,
            **said,
        )
        return now_so(contract, work)
    much = quantities.positive(quantity or "1")
    contract = add(product or "", quantity=much, discount_bp=percent(discount or "0"), **said)
    return now_so(contract, work)


noun.decision(
    "consent", _("Let a contract without a quotation be negotiated or go beyond the norm (R4).")
)


@write(app)
def negotiate(
    work: "Work",
    number: Number,
    told: option.Told,
    partner: option.Partner = None,
    open_point: option.OpenPoint = None,
) -> str:
    """Write down a talk with the customer, and what it left open."""
    made = services.contract.negotiate(work, number, told, partner=partner, open_point=open_point)
    return now_so(made, work)


@write(app, decides=True)
def answer(work: "Work", number: Number, position: option.Point, told: option.Told) -> str:
    """Answer a point that a talk left open, as the manager or the leader."""
    point = services.contract.answer(work, number, position, told)
    return f"{number.strip()}: {now_so(point)}"


@write(app)
def deviate(
    work: "Work",
    number: Number,
    term: option.Term,
    normal: option.Normal = "",
    agreed: option.Agreed = "",
    line: option.Line = None,
    withdraw: option.Withdraw = False,
) -> str:
    """Declare a term that departs from what is normal, or take that back."""
    if withdraw:
        contract = services.contract.withdraw(work, number, term=term, position=line)
    else:
        contract = services.contract.deviate(
            work, number, term=term, normal=normal, agreed=agreed, position=line
        )
    return with_deviations(contract, work)


@write(app)
def submit(work: "Work", number: Number) -> str:
    """Hand a draft to the manager; it gets its number."""
    return with_deviations(services.contract.submit(work, number), work)


noun.decision("return", _("Give a contract back to its salesperson to be changed."), amount=False)


settling(noun, _("Decide the deviations of a contract (R4): accept, or --reject."))
noun.decision("confirm", _("Confirm a submitted contract or order with all its terms."))
noun.step(
    "sign",
    _("Record the customer's signature on a confirmed contract, or on the paper of an order."),
)


@write(app)
def archive(work: "Work", number: Number, place: option.Place, scan: option.Scan = None) -> str:
    """File the signed original, the same day."""
    scanned = file_hash(scan) if scan else None
    return now_so(services.contract.archive(work, number, place=place, scan_hash=scanned))


@write(app, entry=Entry(CONTRACT_TERMS))
def amend(work: "Work", number: Number, **terms: Unpack[ContractTerms]) -> str:
    """Begin a new version of a contract in force; it is written and signed like a contract."""
    return now_so(services.contract.amend(work, number, **terms), work)


noun.decision(
    "cancel",
    _("Cancel a contract or a draft; what was delivered stays."),
    amount=False,
    reason=Reason,
)
noun.decision(
    "flag",
    _("Call a contract major, so that the leader is consulted (1.3.2)."),
    amount=False,
    reason=Reason,
    lift=Lift,
    of=FlagOf,
)
noun.decision("decide", _("Record what the leader says to a major contract (1.3.2)."), no=No)


@write(app)
def bind(work: "Work", month: option.Month) -> str:
    """Bind and number the originals of a month's contracts (R15)."""
    label, entries = services.contract.bind(work, month)
    first, last = entries[0].sequence, entries[-1].sequence
    return _("{month}: bound as {first} to {last}").format(month=label, first=first, last=last)


@read(app)
def binder(look: "Look", month: option.Month) -> "Sheet":
    """Show a month's binder, and the numbers that are not in it."""
    return lists.binder.shown(look, month)


noun.browse(
    _("List contracts."),
    _("Show a contract with all that is in it and was said about it."),
    _("Show who took which step with a contract."),
    orders_open=option.OrdersOpen,
)
