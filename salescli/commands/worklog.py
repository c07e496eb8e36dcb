"""worklog: what somebody did on a day (D2)."""

from typing import TYPE_CHECKING, Annotated

import typer

from salescli import services
from salescli.commands._checks import DAY, PERSON
from salescli.commands._command import write
from salescli.commands._noun import Noun
from salescli.text import _

if TYPE_CHECKING:
    from salescli.engine.work import Work

app = typer.Typer()
noun = Noun(app, "worklog")

Day = Annotated[str, typer.Argument(metavar="DAY", help=_("The day, such as 2026-11-20.")), DAY]
OnlyWeek = Annotated[str | None, typer.Option("--week", help=_("Only this sales week."))]
OnlyMonth = Annotated[str | None, typer.Option("--month", help=_("Only this month."))]
WhoIs = Annotated[
    str | None, typer.Option("--who", "--salesperson", help=_("Whose log: code or name.")), PERSON
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


noun.browse(
    _("List work logs, the latest version of each day."),
    _("Show the work logs of a day."),
    _("Show every version of a day's work logs."),
    word=Day,
    one={"who": WhoIs},
    week=OnlyWeek,
    month=OnlyMonth,
    who=WhoIs,
)
