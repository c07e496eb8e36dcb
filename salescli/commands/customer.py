"""customer: accounts of every kind."""

from typing import TYPE_CHECKING, Annotated

import typer

from salescli import services
from salescli.commands._command import read, write
from salescli.commands._options import Customer, Name, Phone, Region, Salesperson
from salescli.commands._words import percent
from salescli.policy.states import CustomerKind
from salescli.reports import lists
from salescli.text import _

if TYPE_CHECKING:
    from salescli.render.sheet import Sheet
    from salescli.services._work import Work
    from salescli.workspace import Look

app = typer.Typer()

Code = Annotated[str, typer.Argument(metavar="CODE", help=_("A code of its own."))]
FullName = Annotated[str, typer.Argument(metavar="NAME", help=_("The full name."))]
SomeKind = Annotated[
    CustomerKind | None, typer.Option("--kind", help=_("dealer, end_user or government."))
]
Address = Annotated[str | None, typer.Option("--address", help=_("The address."))]
Contact = Annotated[str | None, typer.Option("--contact", help=_("Whom to talk to."))]
Position = Annotated[str | None, typer.Option("--position", help=_("Their position."))]
PaymentDays = Annotated[int | None, typer.Option("--payment-days", min=0, help=_("Days to pay."))]
Limit = Annotated[
    str | None, typer.Option("--discount-limit", help=_("Usual largest discount in percent."))
]


def _limit(word: str | None) -> int | None:
    return None if word is None else percent(word)


@write(app)
def add(
    work: "Work",
    code: Code,
    name: FullName,
    kind: Annotated[
        CustomerKind, typer.Option("--kind", help=_("dealer, end_user or government."))
    ],
    region: Region = None,
    salesperson: Salesperson = None,
    address: Address = None,
    contact: Contact = None,
    position: Position = None,
    phone: Phone = None,
    payment_days: PaymentDays = None,
    discount_limit: Limit = None,
) -> str:
    """Enter an account in the register."""
    customer = services.customer.add(
        work,
        code,
        name,
        kind,
        salesperson=salesperson,
        payment_days=payment_days,
        discount_limit_bp=_limit(discount_limit),
        region=region,
        address=address,
        contact=contact,
        position=position,
        phone=phone,
    )
    return _("customer {code} {name} added").format(code=customer.code, name=customer.name)


@write(app)
def edit(
    work: "Work",
    customer: Customer,
    name: Name = None,
    kind: SomeKind = None,
    region: Region = None,
    salesperson: Salesperson = None,
    address: Address = None,
    contact: Contact = None,
    position: Position = None,
    phone: Phone = None,
    payment_days: PaymentDays = None,
    discount_limit: Limit = None,
) -> str:
    """Change an account from today (or --on) on."""
    found = services.customer.edit(
        work,
        customer,
        name=name,
        salesperson=salesperson,
        kind=kind,
        region=region,
        address=address,
        contact=contact,
        position=position,
        phone=phone,
        payment_days=payment_days,
        discount_limit_bp=_limit(discount_limit),
    )
    return _("customer {code} {name} changed").format(code=found.code, name=found.name)


@write(app)
def block(
    work: "Work",
    customer: Customer,
    reason: Annotated[str, typer.Option("--reason", help=_("Why."))],
    lift: Annotated[bool, typer.Option("--lift", help=_("Allow contracts again."))] = False,
) -> str:
    """Stop new contracts with an account, or --lift the stop."""
    found = services.customer.block(work, customer, reason=reason, lift=lift)
    told = _("customer {code} is open again") if lift else _("customer {code} is blocked")
    return told.format(code=found.code)


@read(app, "list")
def list_(look: "Look", kind: SomeKind = None, region: Region = None) -> "Sheet":
    """List the accounts."""
    return lists.customer.listed(look, kind=kind, region=region)


@read(app)
def show(look: "Look", customer: Customer) -> "Sheet":
    """Show an account with its contracts."""
    return lists.customer.shown(look, customer)


@read(app)
def history(look: "Look", customer: Customer) -> "Sheet":
    """Show what an account has been over time."""
    return lists.customer.history(look, customer)
