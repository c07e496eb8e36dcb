"""expense: what is spent to sell, asked for before and claimed after (R3, R5, R6)."""

from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from salescli import lists, services
from salescli.commands._answers import now_so
from salescli.commands._checks import CUSTOMER, POSITIVE
from salescli.commands._command import read, write
from salescli.commands._noun import Noun, asking
from salescli.commands._options import FlagOf, Lift, No, Number, Reason, Salesperson
from salescli.commands._telling import code_of, joined
from salescli.commands._words import day, positive
from salescli.errors import UsageError
from salescli.policy.spending.expenses import LACKS, ExpenseCategory, PaymentForm
from salescli.policy.states import ClaimState, ExpenseState, SpendingState
from salescli.text import _, spoken

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.look import Look
    from salescli.render.sheet import Sheet
    from salescli.tables.spending.expense import Expense

app = typer.Typer()
noun = Noun(app, "expense")

Amount = Annotated[str, typer.Argument(metavar="AMOUNT", help=_("The amount of money.")), POSITIVE]
Account = Annotated[
    str | None, typer.Option("--customer", help=_("For this account: code or name.")), CUSTOMER
]
Special = Annotated[
    bool,
    typer.Option(
        "--special",
        help=_("It is a special expense of the customer, as promotion and temp_labour always are."),
    ),
]


def _promised(work: "Work", asked: "Expense") -> str:
    """Tell what was promised to whom, and on which day."""
    told = _("promised to {code} on {day}").format(code=code_of(work, asked), day=asked.promised_on)
    return joined(now_so(asked, work), told)


@write(app)
def request(
    work: "Work",
    amount: Amount,
    purpose: Annotated[str, typer.Argument(metavar="PURPOSE", help=_("What it is for."))],
    category: Annotated[
        ExpenseCategory, typer.Option("--category", help=_("What it is spent on."))
    ],
    customer: Account = None,
    contract: Annotated[
        str | None, typer.Option("--contract", help=_("The contract that it is for."))
    ] = None,
    special: Special = False,
    salesperson: Salesperson = None,
) -> str:
    """Ask for an expense before it is spent."""
    asked = services.expense.Asked(category, purpose, customer, contract, special, salesperson)
    made = services.expense.request(work, positive(work, amount), asked)
    budget = services.expense.budget(work, made.salesperson_id, made.requested_on)
    return f"{now_so(made, work)} · {budget}"


noun.step(
    "withdraw", _("Take a request or a claim of one's own back, before it is promised or paid.")
)
noun.decision(
    "approve", _("Consent as the manager to a request, or to a claim that nobody consented to.")
)
noun.decision("reject", _("Refuse a request or a claim as the manager."), reason=Reason)
noun.step(
    "promise",
    _("Write down that a special expense was promised to the customer."),
    answer=_promised,
)
noun.decision(
    "form",
    _("Propose as the manager how a special expense is paid."),
    form=Annotated[PaymentForm, typer.Argument(metavar="FORM", help=_("How it is paid."))],
)
noun.decision(
    "decide",
    _("Decide as the leader how a special expense is paid, or about a major one."),
    no=No,
)
noun.decision(
    "flag",
    _("Call a request or a claim major, so that the leader is consulted, or take that back."),
    reason=Reason,
    lift=Lift,
    of=FlagOf,
)


@write(app)
def claim(
    work: "Work",
    amount: Amount,
    voucher: Annotated[
        str, typer.Option("--voucher", help=_("The number of the receipt or invoice."))
    ],
    request_: Annotated[
        str | None, typer.Option("--request", help=_("The request that it was approved by."))
    ] = None,
    spent: Annotated[
        str | None, typer.Option("--spent", help=_("The day it was spent (default: today)."))
    ] = None,
    category: Annotated[
        ExpenseCategory | None,
        typer.Option("--category", help=_("Without a request: what it was spent on.")),
    ] = None,
    purpose: Annotated[
        str | None, typer.Option("--purpose", help=_("What it was for (default: the request's)."))
    ] = None,
    customer: Account = None,
    special: Special = False,
    salesperson: Salesperson = None,
) -> str:
    """Claim what was spent; without consent it is recorded as unapproved."""
    told = services.expense.Spent(
        voucher=voucher,
        on=day(work, spent),
        request=request_,
        category=category,
        purpose=purpose,
        customer=customer,
        special=special,
        salesperson=salesperson,
    )
    made = services.expense.claim(work, positive(work, amount), told)
    answer = now_so(made, work)
    return f"{answer} · {LACKS[made.lack].within(spoken())}" if made.lack else answer


noun.decision("pay", _("Pay a claim as finance."))


@read(app, "list", asked=partial(asking, "expense"))
def list_(
    look: "Look",
    claims: Annotated[bool, typer.Option("--claims", help=_("What was spent."))] = False,
    unapproved: Annotated[
        bool, typer.Option("--unapproved", help=_("Only claims that were spent without consent."))
    ] = False,
    state: Annotated[
        SpendingState | None,
        typer.Option("--state", help=_("Only in this state; of claims with --claims.")),
    ] = None,
    category: Annotated[
        ExpenseCategory | None, typer.Option("--category", help=_("Only of this category."))
    ] = None,
    **asked: str | None,
) -> "Sheet":
    """List requests for expenses, or with --claims what was spent."""
    claims = claims or unapproved
    chosen = {"category": category, **asked}
    if state and state not in [*(ClaimState if claims else ExpenseState)]:
        told = _("{state} is no state of what is listed; with --claims it is of claims, else not")
        raise UsageError(told.format(state=state))
    if claims:
        return lists.expense_claim.listed(look, state=state, unapproved=unapproved, **chosen)
    return lists.expense.listed(look, state=state, **chosen)


noun.look("show", _("Show a request with its claims and the month's budget."), word=Number)
noun.look("history", _("Show who took which step with a request or a claim."), word=Number)
