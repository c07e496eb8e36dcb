"""calendar: holidays and extra working days."""

from typing import TYPE_CHECKING, Annotated

import typer

from salescli import services
from salescli.commands._browse import look_at
from salescli.commands._command import write
from salescli.policy.days import parse_date
from salescli.text import _

if TYPE_CHECKING:
    from salescli.engine.work import Work

app = typer.Typer()

Day = Annotated[str, typer.Argument(metavar="DAY", help=_("The date."))]


@write(app)
def holiday(
    work: "Work",
    day: Day,
    name: Annotated[str, typer.Argument(metavar="NAME", help=_("What day it is."))],
    working: Annotated[bool, typer.Option("--working", help=_("It is worked."))] = False,
) -> str:
    """Mark a holiday, or with --working a day that is worked after all."""
    marked = services.calendar.holiday(work, parse_date(day, work.today), name, working=working)
    return _("{day} {name} is marked").format(day=marked.day, name=marked.name)


look_at(app, "calendar", "list", _("List the days that depart from the working week."))
look_at(
    app, "calendar", "show", _("Show whether a day is worked, and how it was marked."), word=Day
)
look_at(app, "calendar", "history", _("Show every mark ever made."))
