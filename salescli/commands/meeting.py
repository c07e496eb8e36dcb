"""meeting: the weekly business meeting, its minutes and the work it assigns (W1.2, W1.5)."""

from typing import TYPE_CHECKING, Annotated

import typer

from salescli import lists, services
from salescli.commands._answers import now_so
from salescli.commands._checks import DAY, PERSON
from salescli.commands._command import parameters, read, write
from salescli.commands._noun import Noun
from salescli.commands._options import Limit, Number, Result, Since, Until
from salescli.commands._words import coming
from salescli.text import _

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.look import Look
    from salescli.render.sheet import Sheet

app = typer.Typer()
noun = Noun(app, "meeting")

Attendees = Annotated[str | None, typer.Option("--attendees", help=_("Who was there."))]
Item = Annotated[int | None, typer.Option("--item", min=1, help=_("The point of the agenda."))]


@write(app)
def open_(
    work: "Work",
    attendees: Attendees = None,
    reason: Annotated[
        str | None, typer.Option("--reason", help=_("Why it is not held on its day."))
    ] = None,
) -> str:
    """Open the meeting over the week that has closed, with its agenda."""
    return now_so(services.meeting.open_(work, attendees=attendees, reason=reason))


@write(app)
def minute(
    work: "Work",
    number: Number,
    text: Annotated[str, typer.Argument(metavar="TEXT", help=_("What was said."))],
    item: Item = None,
    rest: Annotated[
        bool, typer.Option("--rest", help=_("Every point that is not minuted yet."))
    ] = False,
    put_off: Annotated[
        bool, typer.Option("--put-off", help=_("It goes on the agenda of the next meeting."))
    ] = False,
) -> str:
    """Write down what was said, about points of the agenda or at large."""
    meeting = services.meeting.minute(work, number, text, item=item, rest=rest, put_off=put_off)
    return _("{number}: minuted").format(number=meeting.number)


@write(app, decides=True)
def assign(
    work: "Work",
    number: Number,
    task: Annotated[str, typer.Argument(metavar="TASK", help=_("What is to be done."))],
    to: Annotated[str, typer.Option("--to", help=_("Who does it: code or name.")), PERSON],
    due: Annotated[str, typer.Option("--due", help=_("By which day.")), DAY],
) -> str:
    """Give work to somebody, to be done by a day."""
    by = coming(work, due) or work.on
    assigned = services.meeting.assign(work, number, task, to=to, due=by)
    person = work.person(assigned.employee_id)
    return _("{meeting} #{position}: {name}, by {due}").format(
        meeting=services.meeting.called(work, number),
        position=assigned.position,
        name=person.name if person else to,
        due=assigned.due_on,
    )


@write(app)
def done(
    work: "Work",
    number: Number,
    position: Annotated[int, typer.Argument(metavar="N", help=_("Which assignment of it."))],
    result: Result,
) -> str:
    """Report an assignment done, your own or typed for somebody."""
    task = services.meeting.done(work, number, position, result=result)
    return _("{meeting} #{position} is {state}").format(
        meeting=services.meeting.called(work, number), position=task.position, state=_(task.state)
    )


noun.decision("close", _("Close a meeting; the visits reported to it stand from now on."))
noun.look("list", _("List the meetings."))
noun.look(
    "show",
    _("Show a meeting's agenda, minutes and assignments; --out makes a sheet to print."),
    word=Number,
)


@read(app, takes=parameters(since=Since, until=Until, limit=Limit))
def tasks(
    look: "Look",
    who: Annotated[
        str | None,
        typer.Option("--who", "--salesperson", help=_("Only of this employee: code or name.")),
        PERSON,
    ] = None,
    done: Annotated[bool, typer.Option("--done", help=_("Those that are done too."))] = False,
    **days: str | None,
) -> "Sheet":
    """List the assignments that are open."""
    return lists.meeting.tasks(look, who=who, done=done, **days)


noun.look("history", _("Show who took which step with a meeting."), word=Number)
