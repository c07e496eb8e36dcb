"""customer: accounts of every kind."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Any

import typer

from salescli import services
from salescli.commands._browse import browse
from salescli.commands._command import write
from salescli.commands._options import (
    Customer,
    Name,
    PaymentDays,
    Phone,
    Region,
    Salesperson,
)
from salescli.commands._words import amount, percent
from salescli.errors import DataError
from salescli.policy.money import fixed
from salescli.policy.period import parse_date
from salescli.policy.states import CustomerKind
from salescli.text import Language, _

if TYPE_CHECKING:
    from salescli.engine.work import Work

app = typer.Typer()

Code = Annotated[str, typer.Argument(metavar="CODE", help=_("A code of its own."))]
FullName = Annotated[str, typer.Argument(metavar="NAME", help=_("The full name."))]
SomeKind = Annotated[
    CustomerKind | None, typer.Option("--kind", help=_("dealer, end_user or government."))
]
Address = Annotated[str | None, typer.Option("--address", help=_("The address."))]
Contact = Annotated[str | None, typer.Option("--contact", help=_("Whom to talk to."))]
Position = Annotated[str | None, typer.Option("--position", help=_("Their position."))]
Limit = Annotated[
    str | None, typer.Option("--discount-limit", help=_("Usual largest discount in percent."))
]

Nature = Annotated[str | None, typer.Option("--nature", help=_("What kind of enterprise it is."))]
Business = Annotated[str | None, typer.Option("--business", help=_("What it deals in."))]
Assets = Annotated[str | None, typer.Option("--assets", help=_("What it owns, as an amount."))]
Staff = Annotated[str | None, typer.Option("--staff", help=_("How many people work there."))]
Yearly = Annotated[
    str | None, typer.Option("--yearly-purchases", help=_("What it buys in a year, as an amount."))
]
Habits = Annotated[
    str | None, typer.Option("--buying-habits", help=_("When and how it usually buys."))
]
Wanted = Annotated[
    str | None, typer.Option("--wanted-products", help=_("What it may buy from us."))
]
Needs = Annotated[str | None, typer.Option("--needs", help=_("What it asks of goods and terms."))]
Supplier = Annotated[str | None, typer.Option("--current-supplier", help=_("Of whom it buys now."))]
Bank = Annotated[str | None, typer.Option("--bank", help=_("Its bank."))]
Payment = Annotated[str | None, typer.Option("--payment-record", help=_("How it has paid."))]
Since = Annotated[
    str | None, typer.Option("--trading-since", help=_("The day it began to trade with us."))
]
Stage = Annotated[str | None, typer.Option("--stage", help=_("How far we are with it."))]
NextStep = Annotated[str | None, typer.Option("--next-step", help=_("What is to be done next."))]
Speech = Annotated[
    str | None, typer.Option("--language", help=_("Language of its documents: en, ko or zh."))
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
def profile(
    work: "Work",
    customer: Customer,
    nature: Nature = None,
    business: Business = None,
    assets: Assets = None,
    staff: Staff = None,
    yearly_purchases: Yearly = None,
    buying_habits: Habits = None,
    wanted_products: Wanted = None,
    needs: Needs = None,
    current_supplier: Supplier = None,
    bank: Bank = None,
    payment_record: Payment = None,
    trading_since: Since = None,
    stage: Stage = None,
    next_step: NextStep = None,
    region: Region = None,
    address: Address = None,
    contact: Contact = None,
    position: Position = None,
    phone: Phone = None,
    language: Speech = None,
) -> str:
    """Fill in the customer record from today (or --on) on; '' empties a field."""
    found = services.customer.profile(
        work,
        customer,
        nature=_or_empty(nature),
        business=_or_empty(business),
        assets=_or_empty(assets, lambda word: amount(work, word)),
        staff=_or_empty(staff, _people),
        yearly_purchases=_or_empty(yearly_purchases, lambda word: amount(work, word)),
        buying_habits=_or_empty(buying_habits),
        wanted_products=_or_empty(wanted_products),
        needs=_or_empty(needs),
        current_supplier=_or_empty(current_supplier),
        bank=_or_empty(bank),
        payment_record=_or_empty(payment_record),
        trading_since=_or_empty(trading_since, lambda word: parse_date(word, work.today)),
        stage=_or_empty(stage),
        next_step=_or_empty(next_step),
        region=_or_empty(region),
        address=_or_empty(address),
        contact=_or_empty(contact),
        position=_or_empty(position),
        phone=_or_empty(phone),
        language=_or_empty(language, _language),
    )
    return _("customer {code} {name} changed").format(code=found.code, name=found.name)


def _or_empty(word: str | None, read_as: Callable[[str], Any] = str) -> Any:  # noqa: ANN401
    """Read a word, unless it is not given, or an empty one that empties the field."""
    if word is None:
        return None
    return read_as(word) if word.strip() else ""


def _people(word: str) -> int:
    read = fixed(word, 0, "120")
    if read < 0:
        raise DataError(_("{word!r} is below zero; give how many people").format(word=word))
    return read


def _language(word: str) -> str:
    spoken = word.strip().lower()
    if spoken not in list(Language):
        raise DataError(
            _("{word!r} is no language of ours; give one of {languages}").format(
                word=word, languages=", ".join(Language)
            )
        )
    return spoken


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


browse(
    app,
    "customer",
    _("List the accounts."),
    _("Show an account with its contracts."),
    _("Show what an account has been over time."),
    word=Customer,
    kind=SomeKind,
    region=Region,
)
