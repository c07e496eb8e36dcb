"""calendar: holidays and extra working days."""

from typing import TYPE_CHECKING, Annotated

import typer

from salescli import lists, services
from salescli.commands._command import read, write
from salescli.policy.days import parse_date
from salescli.text import _

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.render.sheet import Sheet
    from salescli.workspace import Look

app = typer.Typer()


@write(app)
def holiday(
    work: "Work",
    day: Annotated[str, typer.Argument(metavar="DAY", help=_("The date."))],
    name: Annotated[str, typer.Argument(metavar="NAME", help=_("What day it is."))],
    working: Annotated[bool, typer.Option("--working", help=_("It is worked."))] = False,
) -> str:
    """Mark a holiday, or with --working a day that is worked after all."""
    marked = services.calendar.holiday(work, parse_date(day, work.today), name, working=working)
    return _("{day} {name} is marked").format(day=marked.day, name=marked.name)


@read(app, "list")
def list_(look: "Look") -> "Sheet":
    """List the days that depart from the working week."""
    return lists.calendar.listed(look)


@read(app)
def show(
    look: "Look",
    day: Annotated[str, typer.Argument(metavar="DAY", help=_("The date."))],
) -> "Sheet":
    """Show whether a day is worked, and how it was marked."""
    return lists.calendar.shown(look, parse_date(day, look.today))


@read(app)
def history(look: "Look") -> "Sheet":
    """Show every mark ever made."""
    return lists.calendar.history(look)
