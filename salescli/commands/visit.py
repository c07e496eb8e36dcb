"""visit: planned, submitted, made final, made and recorded (W1.1 to W1.4)."""

from typing import TYPE_CHECKING, Annotated, Unpack

import typer

from salescli import lists, services
from salescli.commands._answers import now_so
from salescli.commands._command import parameters, read, write
from salescli.commands._fields import Entry
from salescli.commands._noun import Noun
from salescli.commands._options import Customer, Number, Reason, Result, Salesperson
from salescli.commands._together import With
from salescli.errors import UsageError
from salescli.policy.entries import RECORDED, VISIT, PlannedVisit, VisitPlan, VisitRecord
from salescli.policy.fields import SALESPERSON
from salescli.policy.kinds import VisitFact, VisitStanding
from salescli.policy.period import Grain, Window, parse, window
from salescli.policy.typed import Lean
from salescli.text import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from salescli.engine.work import Work
    from salescli.look import Look
    from salescli.policy.period import Period
    from salescli.policy.states import VisitState
    from salescli.render.sheet import Sheet
    from salescli.tables.visit import Visit

app = typer.Typer()
noun = Noun(app, "visit")

When = Annotated[str, typer.Option("--for", help=_("A day, a sales week or a month."))]
SomeWhen = Annotated[str | None, typer.Option("--for", help=_("A day, a sales week or a month."))]
Some = Annotated[
    str | None, typer.Argument(metavar="NUMBER", help=_("One visit (or --week, --month)."))
]
Week = Annotated[str | None, typer.Option("--week", help=_("All of a sales week: 2026-W48."))]
Month = Annotated[str | None, typer.Option("--month", help=_("All of a month: 2026-12."))]
OfWeek = Annotated[Salesperson, With(("week", "month"))]
CHOSEN = parameters(number=Some, week=Week, month=Month, salesperson=OfWeek)


@write(app, entry=Entry((*VISIT, SALESPERSON)))
def plan(work: "Work", customer: Customer, when: When, **given: Unpack[PlannedVisit]) -> str:
    """Plan a visit to an account for a day, a sales week or a month."""
    visit = services.visit.plan(work, customer, span=_days(work, when), **given)
    return _planned(visit)


@write(app, entry=Entry(VISIT))
def edit(work: "Work", number: Number, when: SomeWhen = None, **given: Unpack[VisitPlan]) -> str:
    """Change a planned visit until it is submitted."""
    span = _days(work, when) if when else None
    visit = services.visit.edit(work, number, span=span, **given)
    return _planned(visit)


def _days(work: "Work", when: str) -> Window:
    return window(when, work.today, work.company.week_closes, Lean.COMING, work.on)


def _planned(visit: "Visit") -> str:
    days = dict.fromkeys([str(visit.from_on), str(visit.until_on)])
    return f"{now_so(visit)} · {' – '.join(days)}"


@write(app, takes=CHOSEN)
def submit(work: "Work", **chosen: str | None) -> str:
    """Put the planned visits of a week before the manager, by its meeting."""
    visits = _chosen(work, services.visit.TO_SUBMIT, **chosen)
    services.visit.submit(work, visits)
    return _told(visits)


@write(app, decides=True, several=True, takes=CHOSEN)
def approve(work: "Work", **chosen: str | None) -> str:
    """Make the submitted visits of a week final; --note is kept with each."""
    visits = _chosen(work, services.visit.TO_DECIDE, **chosen)
    return _told([services.visit.approve(work, visit.number) for visit in visits])


@write(app, "return", decides=True, several=True, takes=CHOSEN)
def return_(work: "Work", **chosen: str | None) -> str:
    """Give the submitted visits of a week back to be planned again."""
    visits = _chosen(work, services.visit.TO_DECIDE, **chosen)
    return _told([services.visit.return_(work, visit.number) for visit in visits])


def _chosen(
    work: "Work",
    state: "VisitState",
    number: str | None = None,
    week: str | None = None,
    month: str | None = None,
    salesperson: str | None = None,
) -> "list[Visit]":
    span = _span(work, week, month)
    return services.visit.chosen(work, number, span=span, salesperson=salesperson, state=state)


def _span(work: "Work", week: str | None, month: str | None) -> "Period | None":
    if week and month:
        raise UsageError(_("give --week or --month, not both"))
    word = week or month
    if word is None:
        return None
    grain = Grain.WEEK if week else Grain.MONTH
    return parse(word, grain, work.today, work.company.week_closes, Lean.NEAR)


def _told(visits: "Sequence[Visit]") -> str:
    if len(visits) == 1:
        return now_so(visits[0])
    return _("{count} visits are {state}").format(count=len(visits), state=_(visits[0].state))


@write(app, decides=True)
def move(
    work: "Work",
    number: Number,
    to: Annotated[str, typer.Option("--to", help=_("A day, a sales week or a month."))],
    reason: Reason,
) -> str:
    """Plan a visit for another day; one that was handed in begins anew."""
    return _planned(services.visit.move(work, number, span=_days(work, to), reason=reason))


noun.decision("drop", _("Give up a planned visit."), reason=Reason)


@write(app, entry=Entry(RECORDED, empties=True))
def record(
    work: "Work",
    what: Annotated[
        str, typer.Argument(metavar="WHAT", help=_("The visit's number, or the account."))
    ],
    result: Result,
    **told: Unpack[VisitRecord],
) -> str:
    """Record a visit that was made (--on DAY); told again, what is not given stays, '' empties."""
    visit = services.visit.record(work, what, result=result, **told)
    said = now_so(visit)
    return f"{said} · {_('unplanned')}" if visit.unplanned else said


@write(app)
def correct(
    work: "Work",
    number: Number,
    field: Annotated[VisitFact, typer.Option("--field", help=_("What is wrong."))],
    to: Annotated[str, typer.Option("--to", help=_("What is right."))],
    reason: Reason,
) -> str:
    """Correct a record after its meeting; the record itself stays as it was."""
    visit = services.visit.correct(work, number, field=field, to=to, reason=reason)
    return _("{field} of {number} is corrected").format(field=_(field), number=visit.number)


noun.look(
    "list",
    _("List visits planned for or made in a week or month."),
    week=Week,
    month=Month,
    state=VisitStanding,
)


@read(app)
def outlook(look: "Look", month: Month = None, salesperson: Salesperson = None) -> "Sheet":
    """Show a month's plans against its targets, and the accounts to visit."""
    return lists.outlook.listed(look, month=month, salesperson=salesperson)


noun.look("show", _("Show a visit, its record and what was corrected in it."), word=Number)
noun.look("history", _("Show who took which step with a visit."), word=Number)
