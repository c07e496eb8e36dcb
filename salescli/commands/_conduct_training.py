"""What `conduct` takes of the weekly training: entering one, listing them, finding topics (MD4)."""

from typing import TYPE_CHECKING, Annotated

import typer

from salescli import lists, services
from salescli.commands._checks import PERSON
from salescli.commands._command import parameters, read, write
from salescli.commands._options import Limit, Since, Until
from salescli.text import _

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.look import Look
    from salescli.render.sheet import Sheet

_Week = Annotated[str | None, typer.Option("--week", help=_("Of this sales week."))]


def add(app: typer.Typer) -> None:
    """Add the commands to those of the noun."""
    write(app)(training)
    read(app, takes=parameters(since=Since, until=Until, limit=Limit))(trainings)
    read(app)(topics)


def training(
    work: "Work",
    attended: Annotated[
        list[str], typer.Option("--attended", help=_("Who attended, once for each.")), PERSON
    ],
    topic: Annotated[
        list[str] | None, typer.Option("--topic", help=_("What it was about, in words."))
    ] = None,
    about: Annotated[
        list[str] | None,
        typer.Option("--about", help=_("A problem, service case, return or violation.")),
    ] = None,
    held_by: Annotated[
        str | None, typer.Option("--held-by", help=_("Who held it (default: who acts).")), PERSON
    ] = None,
    week: Annotated[
        str | None,
        typer.Option("--week", help=_("Whose problems were studied (default: the last week's).")),
    ] = None,
    reason: Annotated[
        str | None, typer.Option("--reason", help=_("Why what was entered is corrected."))
    ] = None,
) -> str:
    """Enter the weekly training, or correct it; see for topics: conduct topics."""
    told = services.training.Told(
        tuple(topic or ()), tuple(about or ()), tuple(attended), held_by, week, reason
    )
    entered = services.training.enter(work, told)
    return _("training of {week} on {day}, version {version}").format(
        week=entered.week, day=entered.held_on, version=entered.version
    )


def trainings(look: "Look", week: _Week = None, **days: str | None) -> "Sheet":
    """List the weekly trainings; of a week, its topics and who attended or was absent."""
    return lists.training.listed(look, week=week, **days)


def topics(look: "Look", week: _Week = None) -> "Sheet":
    """List what could be studied: the problems and cases of a week (default: the last)."""
    return lists.training.topics(look, week=week)
