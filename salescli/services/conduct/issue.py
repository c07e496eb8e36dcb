"""Problems: raised, given to somebody until a day, and closed with what came of them (MD7)."""

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from salescli import models
from salescli.engine import find
from salescli.engine.steps import advance, begin, may_begin
from salescli.errors import DataError, UsageError
from salescli.policy import names
from salescli.policy.diagrams import ISSUE, IssueFacts
from salescli.policy.kinds import Severity
from salescli.policy.roles import Role
from salescli.services.conduct import about
from salescli.services.conduct.about import About
from salescli.text import _

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.tables.papers.issue import Issue

_KEEPERS = (Role.MANAGER, Role.CLERK)
"""Who gives problems to others, and closes any."""

_OWNER = """
    SELECT owner_id, due_on, action, given_on FROM issue_owner
    WHERE issue_id = :issue
    ORDER BY id DESC LIMIT 1
"""

_DIFFERING = """
    SELECT 1 FROM reconciliation
    WHERE number = :document AND closed_on IS NULL AND their_balance <> closing
"""


class Given(NamedTuple):
    """Who answers for a problem, by which day, and what they are to do."""

    owner_id: int
    due_on: date
    action: str | None


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
    of = about.read(work, on_what) if on_what else About()
    given = _given(work, owner, due, action)
    if given.owner_id != work.actor.id:
        work.require(_("give a problem to somebody else"), _KEEPERS, "MD7")
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
    _give(work, issue, given)
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
        raise UsageError(_("what changes? give --owner, --due or --action"))
    issue = find.document(work, models.Issue, number)
    was = work.rows(_OWNER, issue=issue.key)[0]
    advance(work, issue, "assign")
    given = Given(
        find.at_work(work, owner) if owner else was["owner_id"],
        _ahead(work, due) if due else date.fromisoformat(was["due_on"]),
        names.clean(action, _("action")) if action else was["action"],
    )
    if given == Given(was["owner_id"], date.fromisoformat(was["due_on"]), was["action"]):
        raise DataError(_("{number} is given so already").format(number=issue.number))
    _give(work, issue, given)
    return issue


def close(work: "Work", number: str, *, result: str) -> "Issue":
    """Close a problem with what came of it: by its owner, a clerk or the manager (MD7)."""
    issue = find.document(work, models.Issue, number)
    owner = work.rows(_OWNER, issue=issue.key)[0]["owner_id"]
    answers = owner == work.actor.id or work.actor.plays(_KEEPERS)
    differs = issue.document and work.rows(_DIFFERING, document=issue.document)
    advance(
        work,
        issue,
        "close",
        facts=IssueFacts(answers, bool(differs)),
        closed_on=work.on,
        closed_at=work.now(),
        result=names.clean(result, _("result")),
    )
    return issue


def restate(work: "Work", number: str, subject: str, owner: str | None, due: date | None) -> None:
    """Say what a difference is by now, under the number that it has (R11)."""
    issue, was = _given_so(work, number)
    advance(work, issue, "compare")
    _give(
        work,
        issue,
        Given(
            find.at_work(work, owner) if owner else was.owner_id,
            _ahead(work, due) if due else was.due_on,
            subject,
        ),
    )


def agree(work: "Work", number: str) -> None:
    """Close the problem that a difference was, on the day by which it is none (R11)."""
    issue, was = _given_so(work, number)
    advance(
        work,
        issue,
        "agree",
        closed_on=max(work.on, was.given_on),
        closed_at=work.now(),
        result=_("agrees now"),
    )


class _Was(NamedTuple):
    """Who answers for a problem, by which day, and since when."""

    owner_id: int
    due_on: date
    given_on: date


def _given_so(work: "Work", number: str) -> tuple["Issue", _Was]:
    issue = find.document(work, models.Issue, number)
    (was,) = work.rows(_OWNER, issue=issue.key)
    days = (date.fromisoformat(was[key]) for key in ("due_on", "given_on"))
    return issue, _Was(was["owner_id"], *days)


def _give(work: "Work", issue: "Issue", given: Given) -> None:
    work.insert(
        models.IssueOwner(
            issue_id=issue.key,
            owner_id=given.owner_id,
            due_on=given.due_on,
            action=given.action,
            given_on=work.on,
            author_id=work.actor.id or None,
            recorded_at=work.now(),
        )
    )


def _given(work: "Work", owner: str | None, due: date | None, action: str | None) -> Given:
    return Given(
        find.at_work(work, owner) if owner else work.actor.id,
        by_day(work, due),
        names.clean(action, _("action")) if action else None,
    )


def by_day(work: "Work", due: date | None) -> date:
    """Return the day by which a problem is settled: as given, else that of the setting."""
    if due is not None:
        return _ahead(work, due)
    days = int(work.company.settings["problem_days"])
    return work.company.calendar.add_working(work.on, days)


def _ahead(work: "Work", due: date) -> date:
    """Return a day from the business date on; refuse one that is past."""
    if due < work.on:
        raise DataError(_("{day} is past; give a day from {on} on").format(day=due, on=work.on))
    return due
