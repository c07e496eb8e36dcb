"""invoice: what was delivered is invoiced, filed, handed over, and corrected in red (D12, R8)."""

from typing import TYPE_CHECKING, Annotated

import typer

from salescli import lists, services
from salescli.commands import _telling
from salescli.commands._answers import now_so
from salescli.commands._checks import PERSON
from salescli.commands._command import read, write
from salescli.commands._noun import Noun
from salescli.commands._options import ContractNumber, Number, Reason, Tongue
from salescli.commands._words import amount, positions
from salescli.policy import wording
from salescli.policy.kinds import HandOver, RedReason
from salescli.text import _, decimal, grouped, spoken

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.look import Look
    from salescli.render.sheet import Sheet

app = typer.Typer()
noun = Noun(app, "invoice")

TaxNumber = Annotated[
    str | None, typer.Option("--tax-number", help=_("Number of the tax invoice."))
]
Place = Annotated[str, typer.Option("--place", help=_("Where its paper is filed."))]
SignedBy = Annotated[str, typer.Option("--signed-by", help=_("Who signed for it."))]
Means = Annotated[HandOver, typer.Option("--means", help=_("How it got to the customer."))]
Why = Annotated[RedReason, typer.Option("--reason", help=_("Why it is taken back."))]
TakenBack = Annotated[
    list[str] | None,
    typer.Option("--line", help=_("LINE=QUANTITY taken back (default: what came back, or all).")),
]
Replace = Annotated[
    bool,
    typer.Option("--replace", help=_("Apply for what was delivered anew; it keeps the due date.")),
]
Responsible = Annotated[
    str | None,
    typer.Option("--responsible", help=_("Who answers for the error: code or name.")),
    PERSON,
]
Loss = Annotated[str | None, typer.Option("--loss", help=_("The loss by it that they answer for."))]
Red = Annotated[bool, typer.Option("--red", help=_("Only red ones, which take others back."))]


@write(app)
def apply(work: "Work", contract: ContractNumber) -> str:
    """Apply for an invoice over what was delivered and not invoiced: the oldest month first."""
    invoice = services.invoice.apply(work, contract)
    told = [now_so(invoice, work)]
    for lot in services.invoice.rest(work, invoice):
        kind = wording.TAX_KINDS[lot.tax_kind].within(spoken())
        told.append(
            _("another one is for {month}, {kind}: {amount}").format(
                month=lot.month, kind=kind, amount=grouped(decimal(lot.amount, work.company.digits))
            )
        )
    return " · ".join(told)


noun.step("withdraw", _("Take an application of one's own back, before it is issued."))
noun.decision("reject", _("Refuse an application as finance; it can be made again."), reason=Reason)


@write(app, decides=True)
def issue(work: "Work", number: Number, tax_number: TaxNumber = None) -> str:
    """Issue what was applied for, an invoice or a red entry; tax is reckoned by its kind."""
    invoice = services.invoice.issue(work, number, tax_number=tax_number)
    told = [now_so(invoice, work)]
    if invoice.registration is None:
        told.append(
            _("no registration number; entered, it is printed: {command}").format(
                command=f"customer edit {_telling.code_of(work, invoice)} --registration"
            )
        )
    if invoice.due_on is not None:
        told.append(_("due on {day}").format(day=invoice.due_on))
    return _telling.joined(*told)


@write(app)
def file(work: "Work", number: Number, place: Place) -> str:
    """File the application of an invoice that was issued."""
    filed = services.invoice.file(work, number, place=place)
    return f"{now_so(filed, work)} · " + _("filed in {place}").format(place=filed.filed_at)


@write(app, "hand-over")
def hand_over(work: "Work", number: Number, signed_by: SignedBy, means: Means) -> str:
    """Record that the customer got an invoice, and who signed for it."""
    made = services.invoice.hand_over(work, number, signed_by=signed_by, means=means)
    return f"{now_so(made)} · " + _("signed for by {name}").format(name=made.handed_to)


@write(app)
def correct(
    work: "Work",
    number: Number,
    reason: Why,
    line: TakenBack = None,
    replace: Replace = False,
    responsible: Responsible = None,
    loss: Loss = None,
) -> str:
    """Apply for a red entry against an invoice, which finance issues as any other."""
    why = services.invoice.Why(reason, responsible, amount(work, loss))
    red = services.invoice.correct(work, number, why, quantities=positions(line), replace=replace)
    return now_so(red, work)


@read(app, "print")
def print_(look: "Look", number: Number, language: Tongue = None) -> "Sheet":
    """Lay out an invoice as the customer gets it, once it is issued."""
    return lists.tax_invoice.shown(look, number, language=language)


noun.browse(
    _("List invoices and red entries."),
    _("Show an invoice with its lines, payments and red entries."),
    _("Show who took which step with an invoice."),
    red=Red,
)
