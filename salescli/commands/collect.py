"""collect: payments, confirmed by two people (W5)."""

from typing import TYPE_CHECKING, Annotated

import typer

from salescli import services
from salescli.commands._answers import now_so
from salescli.commands._command import write
from salescli.commands._noun import Noun
from salescli.commands._words import amount, pairs
from salescli.errors import DataError
from salescli.policy.states import CollectionState, Method
from salescli.text import _

if TYPE_CHECKING:
    from salescli.engine.work import Work

app = typer.Typer()
noun = Noun(app, "collect")


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


noun.decision("confirm", _("Confirm a payment, once for sales and once for finance."))
noun.browse(
    _("List payments."),
    _("Show a payment and the invoices it paid."),
    _("Show who took which step with a payment."),
    state=CollectionState,
)
