"""dealer: how dealers do, what competitors sell, what the market says (R1, F11)."""

from typing import TYPE_CHECKING, Annotated, Unpack

import typer

from salescli import services
from salescli.commands._checks import CUSTOMER
from salescli.commands._command import write
from salescli.commands._fields import Entry
from salescli.commands._noun import Noun
from salescli.commands._options import Customer, Region, Salesperson
from salescli.commands._telling import code_of, joined, money
from salescli.policy.entries import COMPETITOR, DEALER, Competing, DealerReport
from salescli.text import _

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.tables.market.dealer import DealerStatus

app = typer.Typer()
noun = Noun(app, "dealer")


@write(app, entry=Entry(DEALER, empties=True))
def status(work: "Work", customer: Customer, **given: Unpack[DealerReport]) -> str:
    """Tell how a dealer does today (or --on); what is not given stays, '' empties a field."""
    found = services.dealer.status(work, customer, **given)
    return joined(
        _("status of {code} on {day}, version {version}").format(
            code=code_of(work, found), day=found.valid_from, version=found.version
        ),
        _month(work, found),
    )


def _month(work: "Work", found: "DealerStatus") -> str:
    """Tell what is computed of the month beside what was typed (F11)."""
    figures = services.dealer.month(work, found.customer_id, found.valid_from)
    told = {key: money(work, minor) for key, minor in figures.items()}
    return _(
        "{month} so far: purchased {purchased} (year {purchased_year}), collected {collected},"
        " receivable {receivable}, overdue {overdue}"
    ).format(month=f"{found.valid_from:%Y-%m}", **told)


@write(app, entry=Entry(COMPETITOR))
def competitor(
    work: "Work",
    customer: Customer,
    named: Annotated[str, typer.Argument(metavar="COMPETITOR", help=_("Whose product it is."))],
    product: Annotated[str, typer.Argument(metavar="PRODUCT", help=_("What they sell."))],
    **given: Unpack[Competing],
) -> str:
    """Tell what a competitor sells at an account; told again on its day, the latest counts."""
    seen = services.dealer.competitor(work, customer, named, product, **given)
    return _("{competitor} {product} at {code}, seen on {day}, version {version}").format(
        competitor=seen.competitor,
        product=seen.product,
        code=code_of(work, seen),
        day=seen.seen_on,
        version=seen.version,
    )


@write(app)
def note(
    work: "Work",
    told: Annotated[str, typer.Argument(metavar="TEXT", help=_("What was seen of the market."))],
    customer: Annotated[
        str | None, typer.Option("--customer", help=_("At this account: code or name.")), CUSTOMER
    ] = None,
    region: Region = None,
) -> str:
    """Note what was seen of the market, at an account or in a region."""
    seen = services.dealer.note(work, told, customer=customer, region=region)
    where = seen.region or code_of(work, seen)
    return _("note of {where} on {day}").format(where=where, day=seen.noted_on)


noun.browse(
    _("List the dealers with their last status, and what was noted of regions."),
    _("Show how an account does, its competitors and what was noted of it."),
    _("Show every status of an account, and all that was seen there, over time."),
    word=Customer,
    salesperson=Salesperson,
    region=Region,
)
