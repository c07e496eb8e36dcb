"""Problems: raised, given to somebody until a day, and closed with what came of them (MD7)."""

from datetime import date
from typing import TYPE_CHECKING

from salescli import models
from salescli.engine import find
from salescli.engine.steps import advance, begin, may_begin
from salescli.errors import DataError, LeftOutError
from salescli.policy import names
from salescli.policy.diagrams import ISSUE
from salescli.policy.kinds import Severity
from salescli.policy.roles import Role
from salescli.services.conduct import about
from salescli.services.conduct.about import About
from salescli.services.conduct.asking import answer, consult
from salescli.services.conduct.escalating import decide, escalate, flag
from salescli.services.conduct.standing import KEEPERS, Given, facts, give, owned, until
from salescli.text import _

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.tables.papers.issue import Issue

__all__ = [
    "Given",
    "agree",
    "answer",
    "assign",
    "by_day",
    "close",
    "consult",
    "decide",
    "enter",
    "escalate",
    "flag",
    "owned",
    "raise_",
    "restate",
]


def raise_(  # noqa: PLR0913 - what is told of a problem
    work: "Work",
    subject: str,
    *,
    on_what: str | None = None,
    severity: Severity = Severity.NORMAL,
    owner: str | None = None,
    due: date | None = None,
    action: str | None = None,
) -> "Issue":
    """Raise a problem; it is whoever's it is given to, else of who raises it (MD7)."""
    may_begin(work, ISSUE, "raise")
    if severity is Severity.MINOR:
        work.require(_("call a problem minor"), (Role.MANAGER, Role.LEADER), "MD7")
    of = about.read(work, on_what) if on_what else About()
    given = _given(work, owner, due, action)
    if given.owner_id != work.actor.id:
        work.require(_("give a problem to somebody else"), KEEPERS, "MD7")
    return enter(work, subject, of, given, severity)


def enter(work: "Work", subject: str, of: About, given: Given, severity: Severity) -> "Issue":
    """Enter a problem with who answers for it."""
    issue = begin(
        work,
        models.Issue,
        "raise",
        subject=names.clean(subject, _("subject")),
        severity=severity,
        document=of.document,
        contract_id=of.contract_id,
        customer_id=of.customer_id,
    )
    give(work, issue, given)
    return issue


def assign(
    work: "Work",
    number: str,
    *,
    owner: str | None = None,
    due: date | None = None,
    action: str | None = None,
) -> "Issue":
    """Give a problem to somebody else, until another day, or say what is to be done (MD7)."""
    if owner is None and due is None and action is None:
        raise LeftOutError(
            ("--owner", "--due", "--action"),
            _("what changes? give --owner, --due or --action"),
            either=True,
        )
    issue = find.document(work, models.Issue, number)
    was = owned(work, issue)._replace(given_on=None)
    advance(work, issue, "assign")
    answers = find.at_work(work, owner) if owner else was.owner_id
    given = Given(
        answers,
        until(work, due, answers) if due else was.due_on,
        names.clean(action, _("action")) if action else was.action,
    )
    if given == was:
        raise DataError(_("{number} is given so already").format(number=issue.number))
    give(work, issue, given)
    return issue


def close(work: "Work", number: str, *, result: str) -> "Issue":
    """Close a problem with what came of it: by its owner, a clerk or the manager (MD7)."""
    issue = find.document(work, models.Issue, number)
    advance(
        work,
        issue,
        "close",
        facts=facts(work, issue),
        closed_on=work.on,
        closed_at=work.now(),
        result=names.clean(result, _("result")),
    )
    return issue


def restate(work: "Work", number: str, subject: str, owner: str | None, due: date | None) -> None:
    """Say what a difference is by now, under the number that it has (R11)."""
    issue = find.document(work, models.Issue, number)
    was = owned(work, issue)
    advance(work, issue, "compare")
    answers = find.at_work(work, owner) if owner else was.owner_id
    by = until(work, due, answers) if due else was.due_on
    give(work, issue, Given(answers, by, subject))


def agree(work: "Work", number: str) -> None:
    """Close the problem that a difference was, on the day by which it is none (R11)."""
    issue = find.document(work, models.Issue, number)
    advance(
        work,
        issue,
        "agree",
        closed_on=max(work.on, owned(work, issue).given_on or work.on),
        closed_at=work.now(),
        result=_("agrees now"),
    )


def _given(work: "Work", owner: str | None, due: date | None, action: str | None) -> Given:
    answers = find.at_work(work, owner) if owner else work.actor.id
    return Given(
        answers,
        by_day(work, due, answers),
        names.clean(action, _("action")) if action else None,
    )


def by_day(work: "Work", due: date | None, owner_id: int) -> date:
    """Return the day by which a problem is settled: as given, else that of the setting."""
    if due is not None:
        return until(work, due, owner_id)
    days = int(work.company.settings["problem_days"])
    return work.company.calendar.add_working(work.on, days)
