"""ship: goods requests and deliveries (W4)."""

from typing import TYPE_CHECKING, Annotated

import typer

from salescli import services
from salescli.commands._answers import now_so
from salescli.commands._command import write
from salescli.commands._noun import Noun
from salescli.commands._options import ContractNumber, Number
from salescli.commands._words import positions
from salescli.policy.states import ShipmentState
from salescli.text import _

if TYPE_CHECKING:
    from salescli.engine.work import Work

app = typer.Typer()
noun = Noun(app, "ship")

SignedBy = Annotated[str, typer.Option("--signed-by", help=_("Who signed for it."))]


@write(app)
def request(
    work: "Work",
    contract: ContractNumber,
    line: Annotated[
        list[str] | None, typer.Option("--line", help=_("LINE=QUANTITY (default: all left)."))
    ] = None,
) -> str:
    """Ask for goods of an archived contract, whole or in part."""
    return now_so(services.ship.request(work, contract, quantities=positions(line)))


noun.decision("approve", _("Approve a goods request after reviewing it against the contract."))
noun.decision("reject", _("Refuse a goods request; its goods can be requested again."))


@write(app)
def dispatch(
    work: "Work",
    number: Number,
    carrier: Annotated[str | None, typer.Option("--carrier", help=_("Who carries it."))] = None,
    counted: Annotated[
        list[str] | None, typer.Option("--counted", help=_("LINE=QUANTITY as counted."))
    ] = None,
) -> str:
    """Issue the delivery note and send the goods."""
    shipment = services.ship.dispatch(work, number, carrier=carrier, counted=positions(counted))
    return f"{now_so(shipment)} · {shipment.note_number}"


noun.step("receipt", _("File the confirmation form that the customer signed."), signed_by=SignedBy)
noun.browse(
    _("List goods requests and deliveries."),
    _("Show a goods request with its lines."),
    _("Show who took which step with a goods request."),
    state=ShipmentState,
)
