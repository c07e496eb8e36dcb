"""archive: papers on file, where they are and to whom they are lent (R9, R10)."""

from typing import TYPE_CHECKING, Annotated

import typer

from salescli import services
from salescli.commands._answers import now_so
from salescli.commands._checks import PERSON
from salescli.commands._command import write
from salescli.commands._noun import Noun
from salescli.commands._options import Number
from salescli.commands._words import coming
from salescli.policy import wording
from salescli.policy.kinds import Paper
from salescli.text import _, spoken

if TYPE_CHECKING:
    from salescli.engine.work import Work

app = typer.Typer()
noun = Noun(app, "archive")

Class = Annotated[
    Paper | None, typer.Option("--class", help=_("Which of its papers (default: its own)."))
]
OfClass = Annotated[Paper | None, typer.Option("--class", help=_("Only papers of this class."))]


@write(app)
def put(
    work: "Work",
    number: Number,
    class_: Class = None,
    place: Annotated[
        str | None, typer.Option("--place", help=_("Where it is kept (default: as usual)."))
    ] = None,
    holder: Annotated[
        str | None, typer.Option("--holder", help=_("Who keeps it; nobody who sells."))
    ] = None,
    reference: Annotated[
        str | None, typer.Option("--reference", help=_("The number that stands on it."))
    ] = None,
) -> str:
    """Put a paper on file, or elsewhere; a goods request is filed by this."""
    filed = services.archive.put(
        work, number, paper=class_, place=place, holder=holder, reference=reference
    )
    paper = wording.PAPERS[filed.paper].within(spoken())
    return _("{number}, {paper}: on file at {place}").format(
        number=filed.number, paper=paper, place=filed.place
    )


@write(app)
def lend(
    work: "Work",
    number: Number,
    to: Annotated[str, typer.Option("--to", help=_("Who gets it: code or name.")), PERSON],
    until: Annotated[
        str | None, typer.Option("--until", help=_("By which day it is back (default: lent_days)."))
    ] = None,
    class_: Class = None,
) -> str:
    """Lend a paper to somebody until a day."""
    loan = services.archive.lend(work, number, to=to, until=coming(work, until), paper=class_)
    return f"{now_so(loan)} · " + _("back by {day}").format(day=loan.until_on)


@write(app)
def back(work: "Work", number: Number, class_: Class = None) -> str:
    """Take back a paper that was lent, by its number or the loan's."""
    return now_so(services.archive.back(work, number, paper=class_))


noun.look(
    "list",
    _("List the papers on file."),
    paper=OfClass,
    who=Annotated[str | None, typer.Option("--holder", help=_("Only what this employee keeps."))],
    lent=Annotated[bool, typer.Option("--lent", help=_("Only what is lent."))],
)
noun.look("show", _("Show the papers of a number, and how they were lent."), word=Number)
noun.look("history", _("Show where the papers of a number have been."), word=Number)
