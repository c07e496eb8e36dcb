"""service: what customers ask service for, from the request to its result (W6, R14)."""

from typing import TYPE_CHECKING, Annotated

import typer

from salescli import lists, services
from salescli.commands import _telling
from salescli.commands._checks import PERSON
from salescli.commands._command import read, write
from salescli.commands._needed import Unless
from salescli.commands._noun import Noun
from salescli.commands._options import (
    Customer,
    No,
    Number,
    Product,
    Reason,
)
from salescli.commands._words import day
from salescli.errors import UsageError
from salescli.policy import quantity
from salescli.policy.aftersales import Handling, ServiceChannel, ServiceMeans, ServiceResult
from salescli.text import Language, _

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.look import Look
    from salescli.render.sheet import Sheet
    from salescli.tables.aftersales.service import ServiceCase

app = typer.Typer()
noun = Noun(app, "service")

Cause = Annotated[
    str | None, typer.Option("--cause", help=_("A cause of the list that the company keeps."))
]
Technician = Annotated[
    str, typer.Option("--to", help=_("Who of the technical department: code or name.")), PERSON
]
ByContract = Annotated[
    str | None, typer.Option("--contract", help=_("The contract that it is charged by."))
]
ByQuote = Annotated[
    str | None, typer.Option("--quote", help=_("The quotation that it is charged by."))
]


def _so(work: "Work", case: "ServiceCase", *more: str) -> str:
    """Tell of whom a case is, where it stands, more, and what comes next for whom."""
    verb = services.service.goes_on(work, case)
    comes = _telling.follows("service", case, verb) if verb else ""
    return _telling.joined(_telling.stands(work, case), *more, comes)


def _told(work: "Work", case: "ServiceCase") -> str:
    """Tell so of a case of which the fault is told, and which one it repeats."""
    earlier = services.service.repeated(work, case)
    repeats = _("repeats {number} of {day}").format(**earlier._asdict()) if earlier else ""
    return _so(work, case, repeats)


@write(app)
def request(
    work: "Work",
    customer: Customer,
    product: Product,
    fault: Annotated[str, typer.Argument(metavar="FAULT", help=_("The fault as it was told."))],
    channel: Annotated[
        ServiceChannel, typer.Option("--channel", help=_("How the request came in."))
    ] = ServiceChannel.TELEPHONE,
    much: Annotated[str, typer.Option("-q", "--quantity", help=_("How much of it."))] = "1",
    serials: Annotated[
        str | None, typer.Option("--serial", help=_("Serial or batch numbers."))
    ] = None,
    cause: Cause = None,
    contract: Annotated[
        str | None, typer.Option("--contract", help=_("The contract that it was sold by."))
    ] = None,
    delivery: Annotated[
        str | None, typer.Option("--delivery", help=_("The delivery that it came with."))
    ] = None,
) -> str:
    """Enter what a customer asks service for."""
    told = services.service.Fault(
        told=fault,
        channel=channel,
        quantity=quantity.positive(much),
        serials=serials,
        cause=cause,
        contract=contract,
        delivery=delivery,
    )
    return _told(work, services.service.request(work, customer, product, told))


noun.step(
    "withdraw",
    _("Take a request of one's own back, before it is given to a technician."),
    answer=_so,
    reason=Reason,
)


@write(app, decides=True)
def accept(
    work: "Work",
    number: Number,
    handling: Annotated[
        Handling, typer.Option("--handling", help=_("By telephone, by a visit, or by a return."))
    ],
    warranty: Annotated[
        bool,
        typer.Option("--warranty", help=_("It is under warranty.")),
        Unless(("charged",)),
    ] = False,
    charged: Annotated[
        bool, typer.Option("--charged", help=_("It is charged to the customer."))
    ] = False,
    cause: Cause = None,
) -> str:
    """Accept a request as the manager, and set how it is handled: --warranty or --charged."""
    if warranty == charged:
        raise UsageError(_("say whether it is under warranty or charged: --warranty or --charged"))
    case = services.service.accept(work, number, handling=handling, warranty=warranty, cause=cause)
    return _told(work, case)


noun.step(
    "apply",
    _("Fill in the after-sales application and pass it to a technician; or to another one."),
    answer=_so,
    technician=Technician,
)


@write(app, decides=True)
def report(
    work: "Work",
    number: Number,
    finding: Annotated[str, typer.Argument(metavar="FINDING", help=_("What was found."))],
    result: Annotated[
        ServiceResult, typer.Option("--result", help=_("Whether it goes on, is solved, or is not."))
    ],
    means: Annotated[
        ServiceMeans, typer.Option("--means", help=_("By telephone, or by a visit."))
    ] = ServiceMeans.TELEPHONE,
    contacted: Annotated[
        str | None, typer.Option("--contacted", help=_("The day of the call or visit."))
    ] = None,
    done: Annotated[str | None, typer.Option("--done", help=_("What was done."))] = None,
    parts: Annotated[str | None, typer.Option("--parts", help=_("The parts used."))] = None,
    cause: Cause = None,
) -> str:
    """Report contact, finding, work and result as the technician, as often as needed."""
    served = services.service.Served(
        means=means,
        finding=finding,
        result=result,
        done=done,
        parts=parts,
        cause=cause,
        contacted_on=day(work, contacted),
    )
    return _told(work, services.service.report(work, number, served))


noun.decision(
    "escalate",
    _("Put what cannot be solved on site to the manager and the leader, as the technician."),
    answer=_so,
    reason=Reason,
)
noun.decision(
    "decide",
    _("Decide as the leader about what cannot be solved on site; --no refuses."),
    answer=_so,
    text=Annotated[str, typer.Option("--text", help=_("What is decided."))],
    no=No,
)
noun.decision(
    "acknowledge",
    _("Take note of the result, once as the manager and once as a clerk."),
    answer=_so,
)


@write(app)
def close(
    work: "Work",
    number: Number,
    satisfaction: Annotated[
        int | None,
        typer.Option("--satisfaction", min=1, max=5, help=_("How satisfied they are, 1 to 5.")),
    ] = None,
    remark: Annotated[
        str | None, typer.Option("--remark", help=_("What the customer says."))
    ] = None,
    contract: ByContract = None,
    quote: ByQuote = None,
) -> str:
    """Close a case that manager and clerk have taken note of, with how satisfied they are."""
    told = services.service.Closing(satisfaction, remark, contract, quote)
    return _so(work, services.service.close(work, number, told))


@read(app, "print")
def print_(
    look: "Look",
    number: Number,
    language: Annotated[
        Language | None, typer.Option("--language", help=_("In which language (default: spoken)."))
    ] = None,
) -> "Sheet":
    """Lay out the service order that the technician takes along, to be signed by the customer."""
    return lists.service_order.shown(look, number, language=language)


noun.browse(
    _("List service cases, and whose turn it is."),
    _("Show a service case with its reports."),
    _("Show who took which step with a service case."),
    technician=Annotated[
        str | None, typer.Option("--technician", help=_("Only of this technician."))
    ],
    open=Annotated[bool, typer.Option("--open", help=_("Only what is not closed."))],
)
