"""target: what is to be sold, collected or won in a month."""

from typing import TYPE_CHECKING, Annotated

import typer

from salescli import lists, services
from salescli.commands._command import read, write
from salescli.commands._options import Salesperson
from salescli.commands._words import amount
from salescli.errors import DataError
from salescli.policy import period as periods
from salescli.policy.states import Measure
from salescli.text import _

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.render.sheet import Sheet
    from salescli.workspace import Look

app = typer.Typer()

Month = Annotated[str, typer.Option("--month", help=_("The month, such as 2026-11."))]


@write(app, "set")
def set_(
    work: "Work",
    measure: Annotated[Measure, typer.Argument(metavar="MEASURE", help=_("What is counted."))],
    value: Annotated[str, typer.Argument(metavar="VALUE", help=_("Amount, or number."))],
    month: Month,
    salesperson: Salesperson = None,
    dealer: Annotated[str | None, typer.Option("--dealer", help=_("Code or name."))] = None,
    product: Annotated[str | None, typer.Option("--product", help=_("Only this one."))] = None,
) -> str:
    """Set a target; setting it again makes a new version."""
    label = periods.parse(month, periods.Grain.MONTH, work.today, work.company.week_closes)
    target = services.target.set_(
        work,
        measure,
        label,
        _value(work, measure, value),
        salesperson=salesperson,
        dealer=dealer,
        product=product,
    )
    return _("{measure} of {month} for {who}: {value}").format(
        measure=_(measure), month=target.month, who=salesperson or dealer, value=value
    )


def _value(work: "Work", measure: Measure, word: str) -> int:
    if measure is not Measure.NEW_CUSTOMERS:
        return amount(work, word) or 0
    if not word.isdecimal():
        raise DataError(_("{word!r} is no number of customers").format(word=word))
    return int(word)


@read(app, "list")
def list_(
    look: "Look",
    month: Annotated[str | None, typer.Option("--month", help=_("Only this month."))] = None,
) -> "Sheet":
    """List the targets in force."""
    return lists.target.listed(look, month=month)


@read(app)
def show(look: "Look", month: Month) -> "Sheet":
    """Show the targets of a month."""
    return lists.target.listed(look, month=month)


@read(app)
def history(look: "Look", month: Month) -> "Sheet":
    """Show every version of a month's targets."""
    return lists.target.history(look, month)
