"""collect: payments and what moves them, confirmed by two people (W5, R2)."""

from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from salescli import lists, services
from salescli.commands import _telling
from salescli.commands._answers import now_so
from salescli.commands._checks import DAY, POSITIVE
from salescli.commands._command import parameters, read, write
from salescli.commands._noun import Noun, asking
from salescli.commands._options import (
    Customer,
    FlagOf,
    Lift,
    No,
    Number,
    OnlyCustomer,
    Reason,
    Salesperson,
)
from salescli.commands._words import alone, coming, pairs, positive, signed
from salescli.errors import UsageError
from salescli.policy.kinds import By, CollectionKind, DunningMeans, Method, RiskClass
from salescli.policy.states import CollectionState, MoneyState
from salescli.text import _

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.look import Look
    from salescli.render.sheet import Sheet

app = typer.Typer()
noun = Noun(app, "collect")

Owed = Annotated[
    str, typer.Argument(metavar="CONTRACT|CUSTOMER", help=_("A contract, or all of an account."))
]
Money = Annotated[str, typer.Argument(metavar="AMOUNT", help=_("The amount of money.")), POSITIVE]
Place = Annotated[str, typer.Argument(metavar="FROM", help=_("A contract, or an account."))]

Instrument = Annotated[
    str | None,
    typer.Option(help=_("Number of the cheque, bill or draft: its own, or that of the register.")),
]


@write(app)
def apply(
    work: "Work",
    part: Annotated[
        list[str],
        typer.Argument(
            metavar="CONTRACT=AMOUNT",
            help=_("An amount for each contract or invoice; with --customer one amount."),
        ),
    ],
    method: Annotated[Method, typer.Option("--method", help=_("How it was paid."))],
    customer: Annotated[
        str | None,
        typer.Option("--customer", help=_("For all that this account owes; the rest stands.")),
    ] = None,
    instrument: Instrument = None,
    bank: Annotated[
        str | None, typer.Option("--bank", help=_("The bank of the cheque, bill or draft."))
    ] = None,
    invoice: Annotated[
        list[str] | None, typer.Option("--invoice", help=_("Pay this invoice first."))
    ] = None,
    received_by: Annotated[
        str | None,
        typer.Option("--received-by", help=_("Who took it (default: the company's account).")),
    ] = None,
    exception: Annotated[
        str | None, typer.Option("--exception", help=_("What allows a salesperson to take it."))
    ] = None,
) -> str:
    """Apply for a payment to be booked."""
    how = services.collect.How(
        method=method,
        instrument=instrument,
        bank=bank,
        received_by=received_by,
        exception=exception,
    )
    if customer is not None:
        made = services.collect.apply_for(work, customer, alone(work, part, invoice), **how)
    else:
        given = pairs(part, "CONTRACT=AMOUNT").items()
        amounts = {key: positive(work, word) for key, word in given}
        made = services.collect.apply(work, amounts, invoices=invoice or (), **how)
    told = now_so(made, work)
    if method is not Method.CASH or received_by:
        return told
    return told + " · " + _("received at the company's till; otherwise say --received-by")


@write(app)
def dun(
    work: "Work",
    word: Owed,
    means: Annotated[DunningMeans, typer.Option("--means", help=_("How they were pressed."))],
    result: Annotated[str | None, typer.Option("--result", help=_("What came of it."))] = None,
    promise: Annotated[
        str | None, typer.Option("--promise", help=_("The day they promised to pay on.")), DAY
    ] = None,
    promised: Annotated[
        str | None, typer.Option("--amount", help=_("How much they promised (default: all)."))
    ] = None,
    next_step: Annotated[
        str | None, typer.Option("--next-step", help=_("What is to be done next."))
    ] = None,
) -> str:
    """Write down that a customer was pressed to pay, and what they promised (W5.1)."""
    made = services.dunning.dun(
        work,
        word,
        means=means,
        result=result,
        promised_on=coming(work, promise),
        amount=positive(work, promised) if promised else None,
        next_step=next_step,
    )
    return _telling.pressed(work, made)


@write(app, decides=True)
def risk(
    work: "Work",
    word: Owed,
    grade: Annotated[RiskClass, typer.Option("--class", help=_("How likely it is lost."))],
    reason: Reason,
) -> str:
    """Say how likely a debt is lost, of an account or of one contract; nothing is written off."""
    services.dunning.risk(work, word, grade, reason=reason)
    return _("{word}: risk {grade}").format(word=word, grade=_(grade))


@read(app, takes=parameters(customer=OnlyCustomer, salesperson=Salesperson))
def aging(
    look: "Look",
    by: Annotated[By, typer.Option("--by", help=_("Whose are added up."))] = By.CONTRACT,
    on: Annotated[str | None, typer.Option("--on", help=_("On this day (default: today)."))] = None,
    **whose: str | None,
) -> "Sheet":
    """Show what is receivable on a day, by its age."""
    return lists.aging.aged(look, by, on=on, **whose)


Stated = Annotated[str | None, typer.Option(help=_("What finance says came in by it."))]


@write(app, decides=True)
def check(
    work: "Work",
    cash: Stated = None,
    transfer: Stated = None,
    cheque: Stated = None,
    acceptance_bill: Stated = None,
    bank_draft: Stated = None,
    owner: Annotated[
        str | None, typer.Option("--owner", help=_("Who settles a difference (default: you)."))
    ] = None,
    due: Annotated[
        str | None, typer.Option("--due", help=_("By which day (default: problem_days)."))
    ] = None,
    about: Annotated[
        str | None, typer.Option("--about", help=_("The payment or contract that differs."))
    ] = None,
) -> str:
    """Compare a day's payments with what finance says; each difference becomes an issue."""
    words = zip(Method, (cash, transfer, cheque, acceptance_bill, bank_draft), strict=True)
    stated = {method: signed(work, word) for method, word in words if word is not None}
    settling = services.checking.Settling(owner, coming(work, due), about)
    checked = services.checking.check(work, stated, settling)
    told = [_("{day} is checked: no difference").format(day=work.on)]
    if checked.issues:
        issues = ", ".join(checked.issues)
        told = [_("{day} is checked: {issues}").format(day=work.on, issues=issues)]
    told += [_("{number} agrees now").format(number=number) for number in checked.agreed]
    return " · ".join(told)


noun.decision("confirm", _("Confirm a payment, once for sales and once for finance."))
noun.step("withdraw", _("Take an application of one's own back, before it counts."))
noun.decision("reject", _("Refuse an application, as either of those who confirm."), reason=Reason)


@write(app)
def correct(work: "Work", number: Number, reason: Reason) -> str:
    """Take back a payment or a refund whole, with what it paid."""
    return _telling.corrected(work, services.collect.correct(work, number, reason=reason))


@write(app)
def refund(work: "Work", number: Number, amount_: Money, reason: Reason) -> str:
    """Pay back so much of what is prepaid of a payment."""
    return now_so(
        services.collect.refund(work, number, positive(work, amount_), reason=reason), work
    )


@write(app)
def transfer(
    work: "Work",
    source: Place,
    target: Annotated[str, typer.Argument(metavar="TO", help=_("A contract, or an account."))],
    amount_: Money,
    reason: Reason,
) -> str:
    """Move money to another contract: what is prepaid first, then what paid last."""
    value = positive(work, amount_)
    return now_so(services.collect.transfer(work, source, target, value, reason=reason), work)


noun.decision(
    "flag",
    _("Call a refund major, so that the leader is consulted, or take that back."),
    reason=Reason,
    lift=Lift,
    of=FlagOf,
)
noun.decision("decide", _("Agree to a major refund as the leader, or object."), no=No)


@write(app, "except")
def except_(
    work: "Work",
    customer: Customer,
    amount_: Money,
    reason: Reason,
    date: Annotated[
        str | None, typer.Option("--date", help=_("The day it is taken (default: today)."))
    ] = None,
    salesperson: Annotated[
        str | None, typer.Option("--salesperson", help=_("Who takes it (default: who asks)."))
    ] = None,
) -> str:
    """Ask that a salesperson may take a customer's money themselves (R2)."""
    asked = services.collect.except_(
        work,
        customer,
        positive(work, amount_),
        reason=reason,
        taken_on=coming(work, date),
        salesperson=salesperson,
    )
    return now_so(asked, work)


noun.decision("remit", _("Confirm, as finance, that such money has reached the company."))


@read(app, "list", asked=partial(asking, "collect"))
def list_(
    look: "Look",
    state: Annotated[
        MoneyState | None,
        typer.Option(
            "--state", help=_("Only in this state; with --exceptions also what was paid by one.")
        ),
    ] = None,
    kind: Annotated[
        CollectionKind | None, typer.Option("--kind", help=_("Only of this kind."))
    ] = None,
    due: Annotated[
        bool, typer.Option("--due", help=_("Whom to press for payment, the oldest debt first."))
    ] = False,
    checks: Annotated[
        bool, typer.Option("--checks", help=_("How days were checked with finance."))
    ] = False,
    exceptions: Annotated[
        bool, typer.Option("--exceptions", help=_("What salespeople took as an exception."))
    ] = False,
    **asked: str | None,
) -> "Sheet":
    """List payments and what moves them, exceptions, or whom to press for payment."""
    days, others = {key: asked[key] for key in ("since", "until")}, due + checks + exceptions
    whose = {key: asked[key] for key in ("customer", "salesperson")}
    if others > 1 or (others and kind) or (checks and any(whose.values())):
        raise UsageError(_("--due, --checks, --exceptions list no payment; give one of them alone"))
    if state and (due or checks):
        raise UsageError(_("--due and --checks list what has no state; leave --state out"))
    if state and not exceptions and state not in [*CollectionState]:
        told = _("{state} is a state of exceptions; give --exceptions too")
        raise UsageError(told.format(state=state))
    if checks:
        return lists.check.listed(look, **days)
    if due:
        return lists.aging.due(look, **asked)
    if exceptions:
        return lists.private_receipt.listed(look, state=state, **asked)
    return lists.collect.listed(look, state=state, kind=kind, **asked)


noun.look("show", _("Show a payment and the invoices it paid."), word=Number)
noun.look("history", _("Show who took which step with a payment."), word=Number)
