"""meeting: the weekly business meeting, its minutes and the work it assigns (W1.2, W1.5)."""

from typing import TYPE_CHECKING, Annotated

import typer

from salescli import lists, services
from salescli.commands._browse import look_at
from salescli.commands._command import read, write
from salescli.commands._options import Number
from salescli.commands._words import day, now_so
from salescli.policy.states import MeetingState
from salescli.text import _

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.render.sheet import Sheet
    from salescli.workspace import Look

app = typer.Typer()

Attendees = Annotated[str | None, typer.Option("--attendees", help=_("Who was there."))]
Item = Annotated[int | None, typer.Option("--item", min=1, help=_("The point of the agenda."))]


@write(app)
def open_(work: "Work", attendees: Attendees = None) -> str:
    """Open the meeting over the week that has closed, with its agenda."""
    return now_so(services.meeting.open_(work, attendees=attendees))


@write(app)
def minute(
    work: "Work",
    number: Number,
    text: Annotated[str, typer.Argument(metavar="TEXT", help=_("What was said."))],
    item: Item = None,
) -> str:
    """Write down what was said, about a point of the agenda or at large."""
    meeting = services.meeting.minute(work, number, text, item=item)
    return _("{number}: minuted").format(number=meeting.number)


@write(app, decides=True)
def assign(
    work: "Work",
    number: Number,
    task: Annotated[str, typer.Argument(metavar="TASK", help=_("What is to be done."))],
    to: Annotated[str, typer.Option("--to", help=_("Who does it: code or name."))],
    due: Annotated[str, typer.Option("--due", help=_("By which day."))],
) -> str:
    """Give work to somebody, to be done by a day."""
    by = day(work, due) or work.on
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
    result: Annotated[str, typer.Option("--result", help=_("What came of it."))],
) -> str:
    """Report an assignment done, your own or typed for somebody."""
    task = services.meeting.done(work, number, position, result=result)
    return _("{meeting} #{position} is {state}").format(
        meeting=services.meeting.called(work, number),
        position=task.position,
        state=_(task.state),
    )


@write(app, decides=True)
def close(work: "Work", number: Number) -> str:
    """Close a meeting; the visits reported to it stand from now on."""
    return now_so(services.meeting.close(work, number))


look_at(app, "meeting", "list", _("List the meetings."), state=MeetingState)


look_at(
    app,
    "meeting",
    "show",
    _("Show a meeting's agenda, minutes and assignments; --out makes a sheet to print."),
    word=Number,
)


@read(app)
def tasks(
    look: "Look",
    who: Annotated[
        str | None, typer.Option("--who", help=_("Only of this employee: code or name."))
    ] = None,
    all_: Annotated[bool, typer.Option("--all", help=_("Those that are done too."))] = False,
) -> "Sheet":
    """List the assignments that are open."""
    return lists.meeting.tasks(look, who=who, done=all_)


look_at(app, "meeting", "history", _("Show who took which step with a meeting."), word=Number)
