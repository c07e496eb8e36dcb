"""invoice: what was delivered is invoiced (D12, R8)."""

from typing import TYPE_CHECKING, Annotated

import typer

from salescli import services
from salescli.commands._answers import now_so
from salescli.commands._command import write
from salescli.commands._noun import Noun
from salescli.commands._options import ContractNumber, Number
from salescli.policy.states import InvoiceState
from salescli.text import _

if TYPE_CHECKING:
    from salescli.engine.work import Work

app = typer.Typer()
noun = Noun(app, "invoice")


noun.step(
    "apply",
    _("Apply for an invoice over all that was delivered and not invoiced."),
    word=ContractNumber,
)


@write(app, decides=True)
def issue(
    work: "Work",
    number: Number,
    tax_number: Annotated[
        str | None, typer.Option("--tax-number", help=_("Number of the tax invoice."))
    ] = None,
) -> str:
    """Issue an invoice that was applied for."""
    invoice = services.invoice.issue(work, number, tax_number=tax_number)
    return f"{now_so(invoice, work)} · " + _("due on {day}").format(day=invoice.due_on)


noun.browse(
    _("List invoices."),
    _("Show an invoice with its lines and payments."),
    _("Show who took which step with an invoice."),
    state=InvoiceState,
)
