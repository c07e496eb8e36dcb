"""report: the forms and the packs."""

from typing import TYPE_CHECKING, Annotated

import typer

from salescli import lists, reports
from salescli.commands._command import read
from salescli.commands._options import AsOf, Salesperson
from salescli.errors import UsageError
from salescli.policy.days import parse_date
from salescli.reports import _report
from salescli.text import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from salescli.render.sheet import Document, Sheet
    from salescli.workspace import Look

app = typer.Typer()

Span = Annotated[
    str | None,
    typer.Option("--period", help=_("2026-W47, 2026-11, a date inside it, last-week, this-month.")),
]


def _form(name: str) -> "Callable[..., Sheet]":
    def form(
        look: "Look", period: Span = None, salesperson: Salesperson = None, as_of: AsOf = None
    ) -> "Sheet":
        report = reports.load(name)
        if as_of and not report.dated:
            raise UsageError(_("{form} takes no --as-of").format(form=name))
        return _report.sheet(
            report,
            look,
            _report.chosen(report, look, period),
            salesperson=_code(look, salesperson),
            as_of=parse_date(as_of, look.today) if as_of else None,
        )

    form.__doc__ = _(reports.line(name))
    return form


def _code(look: "Look", word: str | None) -> str | None:
    """Return the code of a salesperson given by code or name."""
    return None if word is None else lists.staff.code(look, word)


for _name in reports.names():
    read(app, _name)(_form(_name))


@read(app)
def weekly(look: "Look", period: Span = None, as_of: AsOf = None) -> "Document":
    """Print what the manager opens before the Saturday meeting."""
    from salescli.reports import packs  # noqa: PLC0415 - start-up

    return packs.weekly(look, period, parse_date(as_of, look.today) if as_of else None)


@read(app)
def monthly(look: "Look", period: Span = None, as_of: AsOf = None) -> "Document":
    """Print the month in figures, form by form."""
    from salescli.reports import packs  # noqa: PLC0415 - start-up

    return packs.monthly(look, period, parse_date(as_of, look.today) if as_of else None)


@read(app, "list")
def list_(look: "Look") -> "Sheet":
    """List the forms that are there."""
    from salescli.lists import report  # noqa: PLC0415 - start-up

    return report.listed(look)
