"""inquiry: from the first news to the last answer (W2.1 to W2.4)."""

from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from salescli import services
from salescli.commands import _lines
from salescli.commands._answers import now_so
from salescli.commands._command import write
from salescli.commands._noun import Noun
from salescli.commands._options import (
    Customer,
    FlagOf,
    Lift,
    No,
    Number,
    Reason,
    Salesperson,
)
from salescli.commands._words import amount, coming, instant
from salescli.policy import quantity as quantities
from salescli.policy.kinds import Department
from salescli.policy.typed.lines import ASKED
from salescli.text import _

if TYPE_CHECKING:
    from salescli.engine.work import Work

app = typer.Typer(help=_("Inquiries and tenders (W2)."), epilog=None)
noun = Noun(app, "inquiry")

Subject = Annotated[str, typer.Argument(metavar="SUBJECT", help=_("What it is about."))]
Received = Annotated[
    str | None,
    typer.Option(
        "--received", help=_('When it came in: "2026-11-24 09:30", or a date (default: now).')
    ),
]
Amount = Annotated[str | None, typer.Option("--amount", help=_("What it may be worth."))]
Due = Annotated[str | None, typer.Option("--due", help=_("By when it is to be answered."))]
Line = Annotated[int | None, typer.Option("--line", help=_("About this line."))]
OpenQuestions = Annotated[
    bool, typer.Option("--open-questions", help=_("Only with a question not yet answered."))
]
Text = Annotated[str | None, typer.Argument(metavar="TEXT", help=_("The answer in words."))]
LeadDays = Annotated[
    int | None, typer.Option("--lead-days", min=0, max=3650, help=_("Days to deliver."))
]


@write(app)
def report(
    work: "Work",
    customer: Customer,
    subject: Subject,
    tender: Annotated[bool, typer.Option("--tender", help=_("It is a tender."))] = False,
    received: Received = None,
    amount_: Amount = None,
    due: Due = None,
    salesperson: Salesperson = None,
) -> str:
    """Tell the manager of an inquiry or tender at once."""
    inquiry = services.inquiry.report(
        work,
        customer,
        subject,
        tender=tender,
        received_at=instant(work, received),
        amount=amount(work, amount_),
        due_on=coming(work, due),
        salesperson=salesperson,
    )
    return now_so(inquiry, work)


noun.decision(
    "decide", _("Decide whether to compete, as the manager; as the leader, agree or object."), no=No
)
noun.decision(
    "flag",
    _("Call an inquiry major, so that the leader is consulted, or take that back."),
    reason=Reason,
    lift=Lift,
    of=FlagOf,
)


@write(app)
def line(
    work: "Work",
    number: Number,
    product: _lines.Asked = None,
    more: _lines.More = None,
    description: Annotated[
        str | None, typer.Option("--description", help=_("In the customer's words."))
    ] = None,
    quantity: _lines.Quantity = None,
    unit: Annotated[str | None, typer.Option("--unit", help=_("The unit."))] = None,
    requirement: Annotated[
        str | None, typer.Option("--requirement", help=_("What it has to fulfil."))
    ] = None,
    remove: _lines.Remove = None,
) -> str:
    """Sort what is asked for into one line or several, or take one out."""
    if remove is not None:
        return now_so(services.inquiry.drop(work, number, remove))
    add = partial(services.inquiry.line, work, number)
    said = {"description": description, "unit": unit, "requirement": requirement}
    if several := _lines.typed(product, more, quantity=quantity, **said):
        return now_so(_lines.each(work, several, add, ASKED))
    inquiry = add(product, quantity=quantities.positive(quantity or "1"), **said)
    added = inquiry.lines[-1]
    return _("{number} line {position}: {description}").format(
        number=inquiry.number, position=added.position, description=added.description
    )


@write(app)
def consult(
    work: "Work",
    number: Number,
    question: Annotated[str, typer.Argument(metavar="QUESTION", help=_("What is asked."))],
    to: Annotated[Department, typer.Option("--to", help=_("Who is asked."))],
    line_: Line = None,
) -> str:
    """Ask the technical department, purchasing or the leader about an inquiry."""
    asked = services.inquiry.consult(work, number, question, to=to, line=line_)
    return _("question {position} to {department} is open").format(
        position=asked.position, department=_(asked.department)
    )


@write(app, decides=True)
def answer(
    work: "Work",
    number: Number,
    position: Annotated[int, typer.Argument(metavar="N", help=_("Which question."))],
    text: Text = None,
    model: Annotated[str | None, typer.Option("--model", help=_("The model."))] = None,
    parameters: Annotated[
        str | None, typer.Option("--parameters", help=_("Its technical parameters."))
    ] = None,
    price: Annotated[
        str | None, typer.Option("--price", help=_("What one unit costs to buy."))
    ] = None,
    lead_days: LeadDays = None,
    supplier: Annotated[str | None, typer.Option("--supplier", help=_("Who supplies it."))] = None,
) -> str:
    """Answer a question, as the department that was asked."""
    asked = services.inquiry.answer(
        work,
        number,
        position,
        text,
        model=model,
        parameters=parameters,
        price=amount(work, price),
        lead_days=lead_days,
        supplier=supplier,
    )
    return _("question {position} to {department} is answered").format(
        position=asked.position, department=_(asked.department)
    )


noun.browse(
    _("List inquiries and tenders."),
    _("Show an inquiry with its lines, questions and quotations."),
    _("Show who took which step with an inquiry."),
    open_questions=OpenQuestions,
)
