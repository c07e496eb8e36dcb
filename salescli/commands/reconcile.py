"""reconcile: the monthly statement of an account, the customer's answer, who was told (R13)."""

from typing import TYPE_CHECKING, Annotated

import typer

from salescli import lists, services
from salescli.commands._answers import now_so
from salescli.commands._checks import SIGNED
from salescli.commands._command import read, write
from salescli.commands._noun import Noun
from salescli.commands._options import Number, Tongue
from salescli.commands._words import day, signed
from salescli.policy import period as periods
from salescli.text import _, decimal, grouped

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.look import Look
    from salescli.render.sheet import Sheet
    from salescli.tables.money.reconcile import Reconciliation

app = typer.Typer()
noun = Noun(app, "reconcile")

Whose = Annotated[
    str | None,
    typer.Argument(metavar="CUSTOMER", help=_("The account (default: all that need one).")),
]
Month = Annotated[
    str | None, typer.Option("--month", help=_("The month (default: the last that is over)."))
]
OnlyMonth = Annotated[str | None, typer.Option("--month", help=_("Only this month."))]
Balance = Annotated[
    str,
    typer.Option("--balance", help=_("What they owe by their books; below zero: prepaid.")),
    SIGNED,
]
TheirPaper = Annotated[str, typer.Option("--paper", help=_("The paper that says so."))]
Dated = Annotated[
    str | None, typer.Option("--dated", help=_("The day of their paper (default: the same day)."))
]
Cause = Annotated[str | None, typer.Option("--cause", help=_("Why it is not our balance."))]


@write(app, "open")
def open_(work: "Work", customer: Whose = None, month: Month = None) -> str:
    """Make the statement of account of a month; what it says stays, whatever is entered later."""
    closes = work.company.week_closes
    if month is None:
        of = periods.last_closed(periods.Grain.MONTH, work.on, closes)
    else:
        of = periods.parse(month, periods.Grain.MONTH, work.today, closes)
    if customer is not None:
        return _told(work, services.reconcile.open_(work, customer, of))
    made = services.reconcile.open_all(work, of)
    return _("statements of {month}: {count}, {first} to {last}").format(
        month=of.label, count=len(made), first=made[0].number, last=made[-1].number
    )


def _told(work: "Work", made: "Reconciliation") -> str:
    return f"{now_so(made)} · " + _("balance {amount} {currency}").format(
        amount=grouped(decimal(made.closing, work.company.digits)), currency=work.company.currency
    )


@write(app)
def enter(
    work: "Work",
    number: Number,
    balance: Balance,
    their_paper: TheirPaper,
    dated: Dated = None,
    cause: Cause = None,
) -> str:
    """Enter the customer's balance; entered anew, it is acknowledged anew."""
    answer = services.reconcile.Answer(signed(work, balance), their_paper, day(work, dated), cause)
    made = services.reconcile.enter(work, number, answer)
    told = _told(work, made)
    if not (difference := (made.their_balance or 0) - made.closing):
        return f"{told} · " + _("no difference")
    return f"{told} · " + _("difference {amount}").format(
        amount=grouped(decimal(difference, work.company.digits))
    )


@read(app, "print")
def print_(look: "Look", number: Number, language: Tongue = None) -> "Sheet":
    """Lay out a statement of account as the customer gets it."""
    return lists.statement.shown(look, number, language=language)


noun.decision("acknowledge", _("Take note of the result, once as manager and once as finance."))
noun.step("close", _("Close what both took note of, with the cause of any difference."))
noun.browse(
    _("List reconciliations, and which have changed since they were made."),
    _("Show a reconciliation with its statement and what was entered since."),
    _("Show who took which step with a reconciliation."),
    month=OnlyMonth,
)
