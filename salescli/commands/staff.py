"""staff: who works here."""

from typing import TYPE_CHECKING, Annotated, Unpack

import typer

from salescli import services
from salescli.commands._checks import DAY, PERSON
from salescli.commands._codes import Following
from salescli.commands._command import parameters, write
from salescli.commands._fields import Entry
from salescli.commands._noun import Noun
from salescli.commands._options import Name, Who
from salescli.commands._words import coming, from_until
from salescli.policy.entries import STAFF, NewStaff, StaffEntry
from salescli.policy.fields import HIRED_ON
from salescli.policy.kinds import AbsenceKind
from salescli.policy.roles import Role
from salescli.policy.typed import Lean, days
from salescli.text import _

if TYPE_CHECKING:
    from salescli.engine.work import Work

app = typer.Typer()
noun = Noun(app, "staff")

Code = Annotated[
    str, typer.Argument(metavar="CODE", help=_("A code of one's own.")), Following("staff")
]
FullName = Annotated[str, typer.Argument(metavar="NAME", help=_("The full name."))]
Former = Annotated[bool, typer.Option("--former", help=_("Also who left."))]
Paper = Annotated[
    str | None, typer.Option("--paper", help=_("The signed sheet; of who leads where nobody does."))
]
SomeRole = Annotated[Role | None, typer.Option("--role", help=_("The role."))]


@write(app, entry=Entry((*STAFF, HIRED_ON)), takes=parameters(paper=Paper))
def add(
    work: "Work",
    code: Code,
    name: FullName,
    role: Annotated[list[Role], typer.Option("--role", help=_("A role; may be repeated."))],
    **given: Unpack[NewStaff],
) -> str:
    """Enter somebody in the staff register."""
    employee = services.staff.add(work, code, name, role, **given)
    return _("staff {code} {name} added").format(code=employee.code, name=employee.name)


@write(app, entry=Entry(STAFF), takes=parameters(paper=Paper))
def edit(
    work: "Work",
    who: Who,
    name: Name = None,
    role: Annotated[
        list[Role] | None, typer.Option("--role", help=_("All roles from then on; repeat it."))
    ] = None,
    **given: Unpack[StaffEntry],
) -> str:
    """Change an entry; roles and region from today (or --on) on."""
    employee = services.staff.edit(work, who, name=name, role=role, **given)
    return _("staff {code} {name} changed").format(code=employee.code, name=employee.name)


@write(app)
def end(work: "Work", who: Who) -> str:
    """Record somebody's last day (--on)."""
    employee = services.staff.end(work, who)
    return _("staff {code} left on {day}").format(code=employee.code, day=employee.ended_on)


@write(app, takes=parameters(paper=Paper))
def absence(
    work: "Work",
    who: Who,
    kind: Annotated[AbsenceKind, typer.Option("--kind", help=_("Why."))],
    from_: Annotated[str, typer.Option("--from", help=_("First day.")), DAY],
    until: Annotated[str | None, typer.Option("--until", help=_("Last day.")), DAY] = None,
    reason: Annotated[str | None, typer.Option("--reason", help=_("In words."))] = None,
) -> str:
    """Record days on which somebody is off or sick."""
    begins = days.day(from_, work.today, Lean.NEAR)  # an illness is told of when it is over, too
    found = services.staff.absence(
        work,
        who,
        kind,
        from_on=begins,
        until_on=coming(work, until, begins),
        reason=reason,
    )
    return _("absent from {first} until {last}").format(first=found.from_on, last=found.until_on)


@write(app, decides=True)
def deputy(
    work: "Work",
    who: Who,
    for_: Annotated[str, typer.Option("--for", help=_("Who is away: code or name.")), PERSON],
    from_: Annotated[str, typer.Option("--from", help=_("First day.")), DAY],
    until: Annotated[str, typer.Option("--until", help=_("Last day.")), DAY],
) -> str:
    """Let WHO write for a salesperson who is away (1.3.4)."""
    first, last = from_until(work, from_, until)
    found = services.staff.deputy(work, who, for_=for_, from_on=first, until_on=last)
    return _("{who} stands in for {away} from {first} until {last}").format(
        who=who, away=for_, first=found.from_on, last=found.until_on
    )


noun.browse(
    _("List the staff."),
    _("Show an employee with roles and absences."),
    _("Show what an entry has been."),
    word=Who,
    role=SomeRole,
    former=Former,
)
