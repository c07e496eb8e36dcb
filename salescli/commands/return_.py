"""return: goods that come back, exchanges and allowances (W7)."""

from typing import TYPE_CHECKING, Annotated

import typer

from salescli import lists, services
from salescli.commands import _telling
from salescli.commands._command import read, write
from salescli.commands._noun import Noun
from salescli.commands._options import Number, Reason, Tongue
from salescli.commands._words import by_line, positions, positive
from salescli.policy import aftersales
from salescli.policy.aftersales import ReturnKind, Settlement, Verdict
from salescli.policy.standing import goes_on
from salescli.text import _, spoken

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.look import Look
    from salescli.render.sheet import Sheet
    from salescli.tables.aftersales.return_ import GoodsReturn

app = typer.Typer()
noun = Noun(app, "return")

What = Annotated[str, typer.Argument(metavar="WHAT", help=_("The delivery note, or the contract."))]
Kind = Annotated[
    ReturnKind, typer.Option("--kind", help=_("What it is about (default: a return)."))
]
Lines = Annotated[
    list[str] | None,
    typer.Option("--line", help=_("LINE=QUANTITY that comes back (default: all that may).")),
]
Allowed = Annotated[
    list[str] | None, typer.Option("--allow", help=_("LINE=AMOUNT that is paid less."))
]
Cause = Annotated[
    str | None, typer.Option("--cause", help=_("One of the setting causes (setting list)."))
]
By = Annotated[
    Settlement | None,
    typer.Option("--settle", help=_("credit or refund of what was paid (default: credit).")),
]
Serials = Annotated[
    list[str] | None, typer.Option("--serial", help=_("LINE=SERIAL or batch numbers."))
]
Found = Annotated[str, typer.Option("--result", help=_("What was found."))]
Counted = Annotated[
    list[str] | None,
    typer.Option("--counted", help=_("LINE=QUANTITY that came (default: as listed).")),
]
Scrap = Annotated[
    list[str] | None, typer.Option("--scrap", help=_("LINE=QUANTITY of it that is no good."))
]
Difference = Annotated[
    str | None, typer.Option("--difference", help=_("What differs from the list."))
]
OfInvoice = Annotated[
    str | None,
    typer.Option("--invoice", help=_("The invoice taken back first (default: the latest).")),
]
TaxNumbers = Annotated[
    list[str] | None,
    typer.Option("--tax-number", help=_("Number of each red tax invoice, in their order.")),
]
Refunded = Annotated[
    str | None,
    typer.Option("--amount", help=_("So much is refunded (default: all that was paid).")),
]
Finding = Annotated[
    Verdict,
    typer.Option("--verdict", help=_("Whose the cause is, or that the goods are not genuine.")),
]
OnlyKind = Annotated[ReturnKind | None, typer.Option("--kind", help=_("Only of this kind."))]
Open = Annotated[bool, typer.Option("--open", help=_("Only what is not settled yet."))]


@write(app)
def report(
    work: "Work",
    what: What,
    reason: Reason,
    kind: Kind = ReturnKind.RETURN,
    line: Lines = None,
    allow: Allowed = None,
    cause: Cause = None,
    settle: By = None,
    serial: Serials = None,
) -> str:
    """Report that a customer wishes to give goods back, to exchange them or to pay less."""
    allowed = {at: positive(work, word) for at, word in by_line(allow, "LINE=AMOUNT").items()}
    wish = services.return_.Wish(
        kind=kind,
        reason=reason,
        quantities=positions(line),
        allowed=allowed or None,
        cause=cause,
        settlement=settle,
        serials=by_line(serial, "LINE=SERIAL"),
    )
    return _so(work, services.return_.report(work, what, wish))


def _so(work: "Work", back: "GoodsReturn") -> str:
    """Tell of whom it is, what comes back, where it stands, and what comes next for whom."""
    sound = bool(back.genuine and back.ours)
    verb = goes_on(back.state, back.kind, sound=sound)
    if not verb:
        return _told(work, back)
    return _told(work, back, _telling.follows("return", back, verb))


def _told(work: "Work", back: "GoodsReturn", *more: str) -> str:
    """Tell of whom it is, where it stands, what comes back, and more."""
    listed = services.return_.listed(work, back)
    return _telling.joined(_telling.stands(work, back), *listed, *more)


noun.step(
    "withdraw",
    _("Take a return of one's own back, before the manager has approved it."),
    answer=_so,
)


@write(app)
def check(work: "Work", number: Number, result: Found, serial: Serials = None) -> str:
    """Compare what comes back with its contract and deliveries, as the salesperson."""
    serials = by_line(serial, "LINE=SERIAL")
    return _so(work, services.return_.check(work, number, result=result, serials=serials))


@write(app, decides=True)
def verify(
    work: "Work", number: Number, verdict: Finding, result: Found, cause: Cause = None
) -> str:
    """Say as the technical department whether the goods are ours, and the cause too."""
    back = services.return_.verify(work, number, verdict=verdict, result=result, cause=cause)
    return _telling.joined(aftersales.VERDICTS[verdict].within(spoken()), _so(work, back))


noun.decision(
    "reject", _("Send it back to the customer, with the talk on record."), answer=_so, reason=Reason
)
noun.step("submit", _("Give the verified list to the manager."), answer=_so)
noun.decision(
    "approve", _("Approve the list of what comes back, beside what was delivered."), answer=_so
)


@write(app, decides=True)
def receive(
    work: "Work",
    number: Number,
    counted: Counted = None,
    scrap: Scrap = None,
    difference: Difference = None,
) -> str:
    """Book in what came back, counted and inspected by the warehouse."""
    back = services.return_.receive(
        work,
        number,
        counted=positions(counted),
        scrap=positions(scrap) or {},
        difference=difference,
    )
    if (request := services.return_.request(work, back)) is None:
        return _so(work, back)
    goods = _("goods go for it: {request}").format(request=request.number)
    return _told(work, back, goods, _telling.follows("ship", request, "approve"))


@write(app, decides=True)
def settle(
    work: "Work",
    number: Number,
    invoice: OfInvoice = None,
    tax_number: TaxNumbers = None,
    refunded: Refunded = None,
) -> str:
    """Settle as finance what came back: red where it was invoiced, then credit or refund."""
    asked = services.return_.Asked(
        invoice, tax_number or (), positive(work, refunded) if refunded else None
    )
    back, done = services.return_.settle(work, number, asked)
    told = [_telling.stands(work, back)]
    told += [
        _("red invoice {number} of {original}: {amount}").format(
            number=red.number, original=original.number, amount=_telling.money(work, red.amount)
        )
        for red, original in done.reds
    ]
    for refund in done.refunds:
        told.append(
            _("refund {number}: {amount}").format(
                number=refund.number, amount=_telling.money(work, refund.amount)
            )
        )
        told.append(_telling.follows("collect", refund, "confirm"))
    if done.credited:
        amount_ = _telling.money(work, done.credited)
        told.append(_("{amount} is credited").format(amount=amount_))
    return _telling.joined(*told)


@read(app, "print")
def print_(look: "Look", number: Number, language: Tongue = None) -> "Sheet":
    """Lay the red-letter list out as it goes with the goods, to be signed."""
    return lists.return_list.shown(look, number, language=language)


noun.browse(
    _("List returns, exchanges and allowances."),
    _("Show one with its lines, what was found and how it was settled."),
    _("Show who took which step with one."),
    kind=OnlyKind,
    open=Open,
)
