"""target: what is to be sold, collected or won in a month."""

from typing import TYPE_CHECKING, Annotated

import typer

from salescli import services
from salescli.commands._command import write
from salescli.commands._noun import Noun
from salescli.commands._options import Salesperson
from salescli.commands._words import amount
from salescli.errors import DataError
from salescli.policy import period as periods
from salescli.policy.kinds import Measure
from salescli.policy.typed import Lean
from salescli.text import _

if TYPE_CHECKING:
    from salescli.engine.work import Work

app = typer.Typer()
noun = Noun(app, "target")

OnlyMonth = Annotated[str | None, typer.Option("--month", help=_("Only this month."))]
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
    label = periods.parse(
        month, periods.Grain.MONTH, work.today, work.company.week_closes, Lean.COMING
    )
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


noun.browse(
    _("List the targets in force."),
    _("Show the targets of a month."),
    _("Show every version of a month's targets."),
    word=Month,
    month=OnlyMonth,
)
