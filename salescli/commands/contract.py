"""contract: from draft to archive (W3)."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from salescli import services
from salescli.commands._command import read, write
from salescli.commands._options import Customer, Number, Salesperson
from salescli.commands._words import amount, day, file_hash, now_so, percent
from salescli.policy import quantity as quantities
from salescli.policy.standing import undecided
from salescli.policy.states import ContractState
from salescli.reports import lists
from salescli.text import _

if TYPE_CHECKING:
    from salescli.policy.workflow import Workflow
    from salescli.render.sheet import Sheet
    from salescli.services._work import Work
    from salescli.workspace import Look

app = typer.Typer(help=_("Sales contracts, from draft to archive (W3)."), epilog=None)

Terms = Annotated[str | None, typer.Option("--terms", help=_("Terms of payment in words."))]
PaymentDays = Annotated[int | None, typer.Option("--payment-days", min=0, help=_("Days to pay."))]
DeliverBy = Annotated[str | None, typer.Option("--deliver-by", help=_("Agreed delivery date."))]
Price = Annotated[str | None, typer.Option("--price", help=_("Unit price (default: list)."))]
Discount = Annotated[str, typer.Option("--discount", help=_("Discount in percent."))]
State = Annotated[ContractState | None, typer.Option("--state", help=_("Only in this state."))]


def _diagram() -> "Workflow":
    from salescli.policy.diagrams import CONTRACT  # noqa: PLC0415 - start-up

    return CONTRACT


@write(app)
def draft(
    work: "Work",
    customer: Customer,
    salesperson: Salesperson = None,
    payment_days: PaymentDays = None,
    deliver_by: DeliverBy = None,
    terms: Terms = None,
) -> str:
    """Begin a contract with a customer."""
    contract = services.contract.draft(
        work,
        customer,
        salesperson=salesperson,
        payment_days=payment_days,
        deliver_by=day(work, deliver_by),
        terms=terms,
    )
    return now_so(contract)


@write(app)
def line(
    work: "Work",
    number: Number,
    product: Annotated[
        str | None, typer.Argument(metavar="PRODUCT", help=_("The product: code or name."))
    ] = None,
    quantity: Annotated[str, typer.Option("--quantity", "-q", help=_("How much."))] = "1",
    price: Price = None,
    discount: Discount = "0",
    remove: Annotated[int | None, typer.Option("--remove", help=_("Take line N out."))] = None,
) -> str:
    """Add a line to a draft, or take one out."""
    if remove is not None:
        return now_so(services.contract.drop(work, number, remove), work)
    contract = services.contract.line(
        work,
        number,
        product or "",
        quantity=quantities.positive(quantity),
        price=amount(work, price),
        discount_bp=percent(discount),
    )
    return now_so(contract, work)


@write(app)
def submit(work: "Work", number: Number) -> str:
    """Hand a draft to the manager; it gets its number."""
    contract = services.contract.submit(work, number)
    open_ = sum(1 for d in contract.deviations if not d.superseded and undecided(d.state))
    told = now_so(contract, work)
    if open_:
        told += " · " + _("deviations from the norm to settle: {count}").format(count=open_)
    return told


@write(app, "return", decides=True)
def return_(work: "Work", number: Number) -> str:
    """Give a contract back to its salesperson to be changed."""
    return now_so(services.contract.return_(work, number))


@write(app, decides=True)
def settle(
    work: "Work",
    number: Number,
    reject: Annotated[bool, typer.Option("--reject", help=_("Say no."))] = False,
) -> str:
    """Decide the deviations of a contract (R4): accept, or --reject."""
    contract = services.contract.settle(work, number, reject=reject)
    decided = [d for d in contract.deviations if not d.superseded]
    return "\n".join(
        f"{contract.number} {d.term} {d.normal} -> {d.agreed}: {_(d.state)}" for d in decided
    )


@write(app, decides=True)
def confirm(work: "Work", number: Number) -> str:
    """Confirm a submitted contract with all its terms."""
    return now_so(services.contract.confirm(work, number), work)


@write(app)
def sign(work: "Work", number: Number) -> str:
    """Record the customer's signature on a confirmed contract."""
    return now_so(services.contract.sign(work, number), work)


@write(app)
def archive(
    work: "Work",
    number: Number,
    place: Annotated[str, typer.Option("--place", help=_("Where the original stands."))],
    scan: Annotated[Path | None, typer.Option("--scan", help=_("Its scanned file."))] = None,
) -> str:
    """File the signed original, the same day."""
    scanned = file_hash(scan) if scan else None
    return now_so(services.contract.archive(work, number, place=place, scan_hash=scanned))


@read(app, "list")
def list_(
    look: "Look",
    state: State = None,
    customer: Annotated[str | None, typer.Option("--customer", help=_("Only of this one."))] = None,
) -> "Sheet":
    """List contracts."""
    return lists.contract.listed(look, state=state, customer=customer)


@read(app, epilog=_diagram)
def show(look: "Look", number: Number) -> "Sheet":
    """Show a contract with its lines and deviations."""
    return lists.contract.shown(look, number)


@read(app)
def history(look: "Look", number: Number) -> "Sheet":
    """Show who took which step with a contract."""
    return lists.contract.history(look, number)
