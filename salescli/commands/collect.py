"""collect: payments, confirmed by two people (W5)."""

from typing import TYPE_CHECKING, Annotated

import typer

from salescli import lists, services
from salescli.commands._answers import now_so
from salescli.commands._command import read, write
from salescli.commands._noun import Noun
from salescli.commands._options import Number, OnlyCustomer, Reason, Salesperson
from salescli.commands._words import amount, day, pairs, signed
from salescli.errors import DataError, UsageError
from salescli.policy.kinds import By, DunningMeans, Method, RiskClass
from salescli.policy.states import CollectionState
from salescli.text import _, decimal

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.render.sheet import Sheet
    from salescli.workspace import Look

app = typer.Typer()
noun = Noun(app, "collect")

Owed = Annotated[
    str, typer.Argument(metavar="CONTRACT|CUSTOMER", help=_("A contract, or all of an account."))
]


@write(app)
def apply(
    work: "Work",
    part: Annotated[
        list[str], typer.Argument(metavar="CONTRACT=AMOUNT", help=_("An amount for each contract."))
    ],
    method: Annotated[Method, typer.Option("--method", help=_("How it was paid."))],
    instrument: Annotated[
        str | None, typer.Option("--instrument", help=_("Number of the cheque, bill or draft."))
    ] = None,
    bank: Annotated[
        str | None, typer.Option("--bank", help=_("The bank of the cheque, bill or draft."))
    ] = None,
    invoice: Annotated[
        list[str] | None, typer.Option("--invoice", help=_("Pay this invoice first."))
    ] = None,
) -> str:
    """Apply for a payment to be booked."""
    amounts = {key: _positive(work, word) for key, word in pairs(part, "CONTRACT=AMOUNT").items()}
    collection = services.collect.apply(
        work, amounts, method=method, instrument=instrument, bank=bank, invoices=invoice or ()
    )
    return now_so(collection, work)


def _positive(work: "Work", word: str) -> int:
    value = amount(work, word)
    if not value:
        raise DataError(_("{word!r} is nothing; give an amount above zero").format(word=word))
    return value


@write(app)
def dun(
    work: "Work",
    word: Owed,
    means: Annotated[DunningMeans, typer.Option("--means", help=_("How they were pressed."))],
    result: Annotated[str | None, typer.Option("--result", help=_("What came of it."))] = None,
    promise: Annotated[
        str | None, typer.Option("--promise", help=_("The day they promised to pay on."))
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
        promised_on=day(work, promise),
        amount=_positive(work, promised) if promised else None,
        next_step=next_step,
    )
    told = _("{word} was pressed for payment").format(word=word)
    if not promise:
        return told
    whole = decimal(sum(one.promised or 0 for one in made), work.company.digits)
    return (
        told
        + " · "
        + _("promised on {day}: {amount} {currency}").format(
            day=made[0].promised_on, amount=whole, currency=work.company.currency
        )
    )


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


@read(app)
def aging(
    look: "Look",
    by: Annotated[By, typer.Option("--by", help=_("Whose are added up."))] = By.CONTRACT,
    on: Annotated[str | None, typer.Option("--on", help=_("On this day (default: today)."))] = None,
    customer: OnlyCustomer = None,
    salesperson: Salesperson = None,
) -> "Sheet":
    """Show what is receivable on a day, by its age."""
    return lists.aging.aged(look, by, on=on, customer=customer, salesperson=salesperson)


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
    settling = services.checking.Settling(owner, day(work, due), about)
    checked = services.checking.check(work, stated, settling)
    if not checked.issues:
        return _("{day} is checked: no difference").format(day=work.on)
    return _("{day} is checked: {issues}").format(day=work.on, issues=", ".join(checked.issues))


noun.decision("confirm", _("Confirm a payment, once for sales and once for finance."))


@read(app, "list")
def list_(
    look: "Look",
    state: Annotated[
        CollectionState | None, typer.Option("--state", help=_("Only in this state."))
    ] = None,
    due: Annotated[
        bool, typer.Option("--due", help=_("Whom to press for payment, the oldest debt first."))
    ] = False,
    checks: Annotated[
        bool, typer.Option("--checks", help=_("How days were checked with finance."))
    ] = False,
    customer: OnlyCustomer = None,
    salesperson: Salesperson = None,
) -> "Sheet":
    """List payments, or whom to press for payment."""
    if checks:
        return lists.check.listed(look)
    if due and state:
        raise UsageError(_("--due is of debts, and --state of payments; give one of them"))
    if due:
        return lists.aging.due(look, customer=customer, salesperson=salesperson)
    return lists.collect.listed(look, state=state, customer=customer, salesperson=salesperson)


noun.look("show", _("Show a payment and the invoices it paid."), word=Number)
noun.look("history", _("Show who took which step with a payment."), word=Number)
