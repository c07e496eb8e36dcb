"""issue: problems, who answers for them until when, what the leader decides (MD7, R11)."""

from typing import TYPE_CHECKING, Annotated

import typer

from salescli import services
from salescli.commands._answers import now_so
from salescli.commands._checks import DAY, PERSON
from salescli.commands._command import write
from salescli.commands._noun import Noun
from salescli.commands._options import FlagOf, Lift, Number, Reason, Result
from salescli.commands._telling import joined
from salescli.commands._words import coming
from salescli.policy.kinds import AskedDepartment, Severity
from salescli.text import _

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.tables.papers.issue import Issue, IssueQuestion

app = typer.Typer()
noun = Noun(app, "issue")

Owner = Annotated[
    str | None, typer.Option("--owner", help=_("Who answers for it: code or name.")), PERSON
]
Due = Annotated[str | None, typer.Option("--due", help=_("By which day it is settled.")), DAY]
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
        due=coming(work, due),
        action=action,
    )
    return _given(work, issue)


@write(app)
def assign(
    work: "Work", number: Number, owner: Owner = None, due: Due = None, action: Action = None
) -> str:
    """Give a problem to somebody, until another day, or say what is to be done."""
    return _given(
        work, services.issue.assign(work, number, owner=owner, due=coming(work, due), action=action)
    )


def _given(work: "Work", issue: "Issue") -> str:
    """Tell who answers for a problem now, until when, and what they are to do."""
    owner_id, due, action, _since = services.issue.owned(work, issue)
    who = work.person(owner_id)
    told = _("{name} answers for it until {day}").format(name=who.name if who else "", day=due)
    return joined(now_so(issue), told, action or "")


@write(app)
def consult(
    work: "Work",
    number: Number,
    question: Annotated[str, typer.Argument(metavar="QUESTION", help=_("What is asked."))],
    to: Annotated[
        AskedDepartment,
        typer.Option("--to", help=_("Who is asked.")),
    ],
) -> str:
    """Ask another department about a problem."""
    return _asked(services.issue.consult(work, number, question, to=to))


@write(app, decides=True)
def answer(
    work: "Work",
    number: Number,
    position: Annotated[int, typer.Argument(metavar="N", help=_("Which question."))],
    text: Annotated[str, typer.Argument(metavar="TEXT", help=_("The answer in words."))],
) -> str:
    """Answer a question about a problem, as the department that was asked."""
    return _asked(services.issue.answer(work, number, position, text))


def _asked(asked: "IssueQuestion") -> str:
    told = (
        _("question {position} to {department} is open")
        if asked.answered_on is None
        else _("question {position} to {department} is answered")
    )
    return told.format(position=asked.position, department=_(asked.department))


noun.decision(
    "flag",
    _("Call a problem major, so that the leader decides about it, or take that back."),
    reason=Reason,
    lift=Lift,
    of=FlagOf,
)
noun.decision("escalate", _("Put a major problem to the leader."), reason=Reason)


@write(app, decides=True)
def decide(
    work: "Work",
    number: Number,
    text: Annotated[str, typer.Option("--text", help=_("What is to be done."))],
    owner: Owner = None,
    due: Due = None,
) -> str:
    """Decide as the leader what is done about a problem, by whom and by which day."""
    decided = services.issue.decide(work, number, text=text, owner=owner, due=coming(work, due))
    return _given(work, decided)


noun.step("close", _("Close a problem with what came of it."), result=Result)
noun.browse(
    _("List problems."),
    _("Show a problem: whom it was given to, and what departments were asked."),
    _("Show who took which step with a problem."),
    who=Annotated[str | None, typer.Option("--owner", help=_("Only of this employee."))],
    open=Annotated[bool, typer.Option("--open", help=_("Only what is not closed."))],
    major=Annotated[bool, typer.Option("--major", help=_("Only what is major."))],
)
