"""ship: goods requests and deliveries (W4)."""

from typing import TYPE_CHECKING, Annotated

import typer

from salescli import lists, services
from salescli.commands import _telling
from salescli.commands._answers import now_so
from salescli.commands._command import read, write
from salescli.commands._noun import Noun
from salescli.commands._options import ContractNumber, Number, Reason, Tongue
from salescli.commands._words import by_line, coming, positions
from salescli.text import _

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.look import Look
    from salescli.render.sheet import Sheet

app = typer.Typer()
noun = Noun(app, "ship")

SignedBy = Annotated[str, typer.Option("--signed-by", help=_("Who signed for it."))]
Voucher = Annotated[
    str | None,
    typer.Option("--voucher", help=_("The number of the carrier's or the customer's voucher.")),
]
Whom = Annotated[str, typer.Option("--to", help=_("Who was told, and how."))]
Lines = Annotated[
    list[str] | None, typer.Option("--line", help=_("LINE=QUANTITY (default: all left)."))
]
TakenBack = Annotated[
    list[str] | None,
    typer.Option("--line", help=_("LINE=QUANTITY taken back (default: what was found short).")),
]


@write(app)
def request(work: "Work", contract: ContractNumber, line: Lines = None) -> str:
    """Ask for goods of an archived contract, whole or in part."""
    return now_so(services.ship.request(work, contract, quantities=positions(line)))


noun.step("withdraw", _("Take a goods request or red note of one's own back, before its approval."))
noun.decision("confirm", _("Confirm a goods request as the division manager."))
noun.decision(
    "clear", _("Say as finance that payment arrived or credit is in order, so that goods may go.")
)
noun.decision(
    "approve",
    _("Approve a goods request after reviewing it against the contract; or a red note."),
)
noun.decision("reject", _("Refuse a goods request or a red note; what it asked for is free again."))


@write(app)
def delay(
    work: "Work",
    number: Number,
    reason: Reason,
    agreed: Annotated[
        str | None, typer.Option("--agreed", help=_("The later day agreed with the customer."))
    ] = None,
) -> str:
    """Say why goods go later, and until which day that was agreed."""
    return now_so(services.ship.delay(work, number, reason=reason, agreed_on=coming(work, agreed)))


@write(app)
def dispatch(
    work: "Work",
    number: Number,
    carrier: Annotated[
        str, typer.Option("--carrier", help=_("Who carries it; the customer, if they fetch it."))
    ],
    voucher: Voucher = None,
    serial: Annotated[
        list[str] | None,
        typer.Option("--serial", help=_("LINE=SERIAL or batch numbers that go.")),
    ] = None,
    counted: Annotated[
        list[str] | None, typer.Option("--counted", help=_("LINE=QUANTITY as counted."))
    ] = None,
) -> str:
    """Issue the delivery note and send the goods."""
    shipment = services.ship.dispatch(
        work,
        number,
        carrier=carrier,
        voucher=voucher,
        serials=by_line(serial, "LINE=SERIAL"),
        counted=positions(counted),
    )
    return f"{now_so(shipment)} · {shipment.note_number}"


noun.step("tell", _("Record that the customer was told that the goods are coming."), whom=Whom)


@write(app)
def receipt(
    work: "Work",
    number: Number,
    signed_by: SignedBy,
    short: Annotated[
        list[str] | None, typer.Option("--short", help=_("LINE=QUANTITY that was missing."))
    ] = None,
    damaged: Annotated[
        list[str] | None, typer.Option("--damaged", help=_("LINE=QUANTITY that was damaged."))
    ] = None,
    voucher: Voucher = None,
    place: Annotated[
        str | None, typer.Option("--place", help=_("Where it is kept (default: as usual)."))
    ] = None,
) -> str:
    """File the confirmation form that the customer signed, with what was missing or damaged."""
    wrong = services.ship.Wrong(positions(short) or {}, positions(damaged) or {})
    shipment = services.ship.receipt(
        work, number, signed_by=signed_by, wrong=wrong, voucher=voucher, place=place
    )
    if not short and not damaged:
        return now_so(shipment)
    return _telling.received(work, shipment, wrong.short, wrong.damaged)


@write(app)
def correct(work: "Work", number: Number, reason: Reason, line: TakenBack = None) -> str:
    """Write a red note against a delivery note, for the manager to approve."""
    red = services.ship.correct(work, number, reason=reason, quantities=positions(line))
    return _telling.taken_back(work, red)


@read(app)
def note(look: "Look", number: Number, language: Tongue = None) -> "Sheet":
    """Lay the delivery note out as it goes with the goods, to be signed by who gets them."""
    return lists.delivery_note.shown(look, number, language=language)


noun.browse(
    _("List goods requests and deliveries."),
    _("Show a goods request beside its contract, with its lines, delays and red notes."),
    _("Show who took which step with a goods request."),
)
