"""issue: problems, who answers for them until when, and what came of them (MD7, R11)."""

from typing import TYPE_CHECKING, Annotated

import typer

from salescli import services
from salescli.commands._answers import now_so
from salescli.commands._command import write
from salescli.commands._noun import Noun
from salescli.commands._options import Number, OnlyCustomer, Result
from salescli.commands._words import day
from salescli.policy.kinds import Severity
from salescli.policy.states import IssueState
from salescli.text import _

if TYPE_CHECKING:
    from salescli.engine.work import Work

app = typer.Typer()
noun = Noun(app, "issue")

Owner = Annotated[str | None, typer.Option("--owner", help=_("Who answers for it: code or name."))]
Due = Annotated[str | None, typer.Option("--due", help=_("By which day it is settled."))]
Action = Annotated[str | None, typer.Option("--action", help=_("What is to be done."))]


@write(app)
def raise_(
    work: "Work",
    subject: Annotated[str, typer.Argument(metavar="TEXT", help=_("What the problem is."))],
    about: Annotated[
        str | None, typer.Option("--about", help=_("A document or an account."))
    ] = None,
    severity: Annotated[
        Severity, typer.Option("--severity", help=_("How bad it is."))
    ] = Severity.NORMAL,
    owner: Owner = None,
    due: Due = None,
    action: Action = None,
) -> str:
    """Raise a problem; it is yours until it is given to somebody else."""
    issue = services.issue.raise_(
        work,
        subject,
        on_what=about,
        severity=severity,
        owner=owner,
        due=day(work, due),
        action=action,
    )
    return now_so(issue)


@write(app)
def assign(
    work: "Work", number: Number, owner: Owner = None, due: Due = None, action: Action = None
) -> str:
    """Give a problem to somebody, until another day, or say what is to be done."""
    return now_so(
        services.issue.assign(work, number, owner=owner, due=day(work, due), action=action)
    )


noun.step("close", _("Close a problem with what came of it."), result=Result)
noun.browse(
    _("List problems."),
    _("Show a problem, and whom it was given to."),
    _("Show who took which step with a problem."),
    state=IssueState,
    customer=OnlyCustomer,
    who=Annotated[str | None, typer.Option("--owner", help=_("Only of this employee."))],
)
