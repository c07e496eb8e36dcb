"""invoice: what was delivered is invoiced (D12, R8)."""

from typing import TYPE_CHECKING, Annotated

import typer

from salescli import lists, services
from salescli.commands._command import read, write
from salescli.commands._options import ContractNumber, Number
from salescli.commands._words import now_so
from salescli.policy.states import InvoiceState
from salescli.text import _

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.policy.workflow import Workflow
    from salescli.render.sheet import Sheet
    from salescli.workspace import Look

app = typer.Typer()

State = Annotated[InvoiceState | None, typer.Option("--state", help=_("Only in this state."))]


def _diagram() -> "Workflow":
    from salescli.policy.diagrams import INVOICE  # noqa: PLC0415 - start-up

    return INVOICE


@write(app)
def apply(work: "Work", contract: ContractNumber) -> str:
    """Apply for an invoice over all that was delivered and not invoiced."""
    return now_so(services.invoice.apply(work, contract), work)


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


@read(app, "list")
def list_(look: "Look", state: State = None) -> "Sheet":
    """List invoices."""
    return lists.invoice.listed(look, state=state)


@read(app, epilog=_diagram)
def show(look: "Look", number: Number) -> "Sheet":
    """Show an invoice with its lines and payments."""
    return lists.invoice.shown(look, number)


@read(app)
def history(look: "Look", number: Number) -> "Sheet":
    """Show who took which step with an invoice."""
    return lists.invoice.history(look, number)
