"""instrument: cheques, bills and drafts, from the register to their money, or back (R9, R12)."""

from typing import TYPE_CHECKING, Annotated

import typer

from salescli import services
from salescli.commands import _telling
from salescli.commands._answers import now_so
from salescli.commands._checks import PERSON, POSITIVE
from salescli.commands._command import write
from salescli.commands._noun import Noun
from salescli.commands._options import Customer, Number, Reason
from salescli.commands._words import coming, day, positive
from salescli.policy.kinds import InstrumentKind, Placing
from salescli.text import _

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.services.money.instrument import Said

app = typer.Typer()
noun = Noun(app, "instrument")

_KIND = typer.Option("--kind", help=_("Its kind; a promissory note is an acceptance_bill."))
_SERIAL = typer.Option("--instrument", help=_("Number of the cheque, bill or draft."))
_BANK = typer.Option("--bank", help=_("The bank that pays, or who accepted it."))
_AMOUNT = typer.Option("--amount", help=_("What it is worth."))
Drawer = Annotated[
    str | None, typer.Option("--drawer", help=_("Who drew it, if not the customer."))
]
Issued = Annotated[str | None, typer.Option("--issued", help=_("The day it was drawn."))]
Matures = Annotated[
    str | None, typer.Option("--matures", help=_("The day it is paid on (default: at sight)."))
]
SignedBy = Annotated[str, typer.Option("--signed-by", help=_("Who signed for it."))]
Due = Annotated[
    bool, typer.Option("--due", help=_("Only what has not cleared, by the day of its maturity."))
]


@write(app)
def register(
    work: "Work",
    customer: Customer,
    kind: Annotated[InstrumentKind, _KIND],
    serial: Annotated[str, _SERIAL],
    bank: Annotated[str, _BANK],
    worth: Annotated[str, _AMOUNT, POSITIVE],
    drawer: Drawer = None,
    issued: Issued = None,
    matures: Matures = None,
) -> str:
    """Register a cheque, bill or draft that a customer brought."""
    said = _said(work, kind, serial, bank, worth, drawer, issued, matures)
    return now_so(services.instrument.register(work, customer, said), work)


def _said(
    work: "Work",
    kind: InstrumentKind | None,
    serial: str | None,
    bank: str | None,
    worth: str | None,
    drawer: str | None,
    issued: str | None,
    matures: str | None,
) -> "Said":
    amount = positive(work, worth) if worth else None
    drawn, due = day(work, issued), coming(work, matures)
    return services.instrument.Said(kind, serial, bank, amount, drawer, drawn, due)


@write(app)
def correct(
    work: "Work",
    number: Number,
    reason: Reason,
    customer: Annotated[
        str | None, typer.Option("--customer", help=_("The account that brought it."))
    ] = None,
    kind: Annotated[InstrumentKind | None, _KIND] = None,
    serial: Annotated[str | None, _SERIAL] = None,
    bank: Annotated[str | None, _BANK] = None,
    worth: Annotated[str | None, _AMOUNT, POSITIVE] = None,
    drawer: Drawer = None,
    issued: Issued = None,
    matures: Matures = None,
) -> str:
    """Correct one's own entry in the register, as long as no payment rests on it."""
    said = _said(work, kind, serial, bank, worth, drawer, issued, matures)
    made = services.instrument.correct(work, number, said, reason=reason, customer=customer)
    return now_so(made, work)


@write(app, "hand-over")
def hand_over(
    work: "Work",
    number: Number,
    signed_by: Annotated[
        str,
        typer.Option("--signed-by", help=_("Who of finance signs for it: code or name.")),
        PERSON,
    ],
) -> str:
    """Hand an instrument over to finance on the day it came."""
    return now_so(services.instrument.hand_over(work, number, signed_by=signed_by), work)


@write(app, decides=True)
def deposit(
    work: "Work",
    number: Number,
    placing: Annotated[
        Placing, typer.Option("--means", help=_("For collection, by discount or by endorsement."))
    ] = Placing.COLLECTION,
    placed_with: Annotated[
        str | None, typer.Option("--with", help=_("The bank, or who took it by endorsement."))
    ] = None,
) -> str:
    """Record as finance that an instrument went to the bank, or to somebody by endorsement."""
    made = services.instrument.deposit(work, number, placing=placing, placed_with=placed_with)
    return now_so(made, work)


noun.decision("clear", _("Record as finance that an instrument was paid."))


@write(app, decides=True)
def bounce(work: "Work", number: Number, reason: Reason) -> str:
    """Record as finance that an instrument was not paid; its payment is taken back."""
    return _telling.bounced(work, services.instrument.bounce(work, number, reason=reason))


@write(app, "give-back")
def give_back(work: "Work", number: Number, signed_by: SignedBy) -> str:
    """Give an instrument that pays nothing back to the customer."""
    return now_so(services.instrument.give_back(work, number, signed_by=signed_by), work)


noun.browse(
    _("List instruments, or what matures when."),
    _("Show an instrument with the payments by it."),
    _("Show who took which step with an instrument."),
    due=Due,
)
