"""worklog: what somebody did on a day (D2)."""

from typing import TYPE_CHECKING, Annotated

import typer

from salescli import lists, services
from salescli.commands._command import read, write
from salescli.text import _

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.render.sheet import Sheet
    from salescli.workspace import Look

app = typer.Typer()

Day = Annotated[str, typer.Argument(metavar="DAY", help=_("The day, such as 2026-11-20."))]
WhoIs = Annotated[
    str | None, typer.Option("--who", "--salesperson", help=_("Whose log: code or name."))
]


@write(app)
def write_(
    work: "Work",
    told: Annotated[str, typer.Argument(metavar="TEXT", help=_("What was done."))],
    travelled: Annotated[bool, typer.Option("--travelled", help=_("Away on a trip."))] = False,
    problem: Annotated[
        str | None, typer.Option("--problem", help=_("A problem for the meeting."))
    ] = None,
    who: WhoIs = None,
) -> str:
    """Write the log of a day (--on); written again, it is a new version."""
    log = services.worklog.write(work, told, travelled=travelled, problem=problem, who=who)
    return _("work log of {day}, version {version}").format(day=log.day, version=log.version)


@read(app, "list")
def list_(
    look: "Look",
    week: Annotated[str | None, typer.Option("--week", help=_("Only this sales week."))] = None,
    month: Annotated[str | None, typer.Option("--month", help=_("Only this month."))] = None,
    who: WhoIs = None,
) -> "Sheet":
    """List work logs, the latest version of each day."""
    return lists.worklog.listed(look, week=week, month=month, who=who)


@read(app)
def show(look: "Look", day: Day, who: WhoIs = None) -> "Sheet":
    """Show the work logs of a day."""
    return lists.worklog.shown(look, day, who=who)


@read(app)
def history(look: "Look", day: Day, who: WhoIs = None) -> "Sheet":
    """Show every version of a day's work logs."""
    return lists.worklog.history(look, day, who=who)
