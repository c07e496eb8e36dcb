"""customer: accounts of every kind."""

from typing import TYPE_CHECKING, Annotated, Unpack

import typer

from salescli import lists, services
from salescli.commands._checks import CUSTOMER
from salescli.commands._codes import Following
from salescli.commands._command import read, write
from salescli.commands._fields import Entry
from salescli.commands._noun import Noun
from salescli.commands._options import Customer, Name, Reason, Region
from salescli.commands._words import day
from salescli.policy.entries import ACCOUNT, RECORD, Account, CustomerRecord
from salescli.policy.kinds import CustomerKind
from salescli.text import _

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.look import Look
    from salescli.render.sheet import Sheet

app = typer.Typer()
noun = Noun(app, "customer")

Code = Annotated[
    str, typer.Argument(metavar="CODE", help=_("A code of its own.")), Following("customer")
]
FullName = Annotated[str, typer.Argument(metavar="NAME", help=_("The full name."))]
SomeKind = Annotated[
    CustomerKind | None, typer.Option("--kind", help=_("What kind of account it is."))
]


@write(app, entry=Entry(ACCOUNT), decides=True)
def add(
    work: "Work",
    code: Code,
    name: FullName,
    kind: Annotated[CustomerKind, typer.Option("--kind", help=_("What kind of account it is."))],
    **given: Unpack[Account],
) -> str:
    """Enter an account in the register."""
    customer = services.customer.add(work, code, name, kind, **given)
    return _("customer {code} {name} added").format(code=customer.code, name=customer.name)


@write(app, entry=Entry(ACCOUNT), decides=True)
def edit(
    work: "Work",
    customer: Customer,
    name: Name = None,
    kind: SomeKind = None,
    since: Annotated[
        str | None, typer.Option("--since", help=_("It was known from this earlier day on."))
    ] = None,
    **given: Unpack[Account],
) -> str:
    """Change an account from today (or --on) on."""
    known = day(work, since)
    found = services.customer.edit(work, customer, name=name, kind=kind, since=known, **given)
    return _("customer {code} {name} changed").format(code=found.code, name=found.name)


@write(app, entry=Entry(RECORD, empties=True))
def profile(work: "Work", customer: Customer, **given: Unpack[CustomerRecord]) -> str:
    """Fill in the customer record from today (or --on) on; '' empties a field."""
    found = services.customer.profile(work, customer, **given)
    return _("customer {code} {name} changed").format(code=found.code, name=found.name)


@write(app, decides=True)
def block(
    work: "Work",
    customer: Customer,
    reason: Reason,
    lift: Annotated[bool, typer.Option("--lift", help=_("Lift the block."))] = False,
) -> str:
    """Stop offers, signatures and goods of an account, or --lift the stop."""
    found = services.customer.block(work, customer, reason=reason, lift=lift)
    if lift:
        return _("customer {code} is open again").format(code=found.code)
    told = _("customer {code} is blocked").format(code=found.code)
    if under_way := services.customer.under_way(work, found):
        listed = ", ".join(f"{row['number']} ({_(row['state'])})" for row in under_way)
        told += " · " + _("under way: {documents}").format(documents=listed)
    return told


@write(app, decides=True)
def apart(
    work: "Work",
    customer: Customer,
    other: Annotated[
        str, typer.Argument(metavar="OTHER", help=_("The other account: code or name.")), CUSTOMER
    ],
    reason: Reason,
    lift: Annotated[bool, typer.Option("--lift", help=_("Take that back."))] = False,
) -> str:
    """Note that two accounts of one name are two firms; for major cases LEADER says so (1.3.2)."""
    found = services.customer.apart(work, customer, other, reason=reason, lift=lift)
    if lift:
        return _("customer {code} is one firm with {other}").format(code=found.code, other=other)
    told = _("customer {code} is another firm than {other}").format(code=found.code, other=other)
    if not work.decider.leads:
        told += " · " + _("their cases add up until the LEADER says so too (1.3.2)")
    return told


@read(app)
def account(
    look: "Look",
    customer: Customer,
    on: Annotated[str | None, typer.Option("--on", help=_("On this day (default: today)."))] = None,
    since: Annotated[
        str | None,
        typer.Option("--since", help=_("What moved from this day on (default: a year).")),
    ] = None,
) -> "Sheet":
    """Show all that stands on an account on a day, and what moved before."""
    return lists.account.shown(look, customer, on=on, since=since)


noun.browse(
    _("List the accounts."),
    _("Show an account with its contracts."),
    _("Show what an account has been over time."),
    word=Customer,
    kind=SomeKind,
    region=Region,
)
