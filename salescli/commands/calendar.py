"""calendar: holidays and extra working days, and how far back may be entered."""

from typing import TYPE_CHECKING, Annotated

import typer

from salescli import services
from salescli.commands._checks import DAY
from salescli.commands._command import write
from salescli.commands._noun import Noun
from salescli.commands._options import Reason
from salescli.policy.typed import Lean
from salescli.policy.typed import days as typed
from salescli.text import _

if TYPE_CHECKING:
    from salescli.engine.work import Work

app = typer.Typer()
noun = Noun(app, "calendar")

Day = Annotated[str, typer.Argument(metavar="DAY", help=_("The date.")), DAY]


@write(app)
def holiday(
    work: "Work",
    day: Day,
    name: Annotated[str, typer.Argument(metavar="NAME", help=_("What day it is."))],
    working: Annotated[bool, typer.Option("--working", help=_("It is worked."))] = False,
) -> str:
    """Mark a holiday, or with --working a day that is worked after all."""
    off = typed.day(day, work.today, Lean.COMING)
    marked = services.calendar.holiday(work, off, name, working=working)
    return _("{day} {name} is marked").format(day=marked.day, name=marked.name)


@write(app, decides=True)
def late(
    work: "Work",
    since: Annotated[
        str,
        typer.Option("--since", help=_("The earliest business day (--on) that may be entered.")),
        DAY,
    ],
    until: Annotated[
        str, typer.Option("--until", help=_("The last day on which that may be recorded.")), DAY
    ],
    reason: Reason,
) -> str:
    """Let documents, money and visits be entered further back than late_entry_days."""
    leave = services.calendar.late(
        work,
        since=typed.day(since, work.today),
        until=typed.day(until, work.today, Lean.COMING),
        reason=reason,
    )
    return _("days from {since} on may be entered until {until}").format(
        since=leave.since, until=leave.until_on
    )


noun.look("list", _("List the days that depart from the working week, and leaves to enter late."))
noun.look("show", _("Show whether a day is worked, and how it was marked."), word=Day)
noun.look("history", _("Show every mark ever made, and every leave to enter late."))
