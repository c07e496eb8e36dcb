"""How a problem stands: who answers for it by which day, and what its gates look at (MD7)."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from salescli import models
from salescli.engine.steps import taken
from salescli.errors import DataError, RefusedError
from salescli.policy.diagrams import IssueFacts
from salescli.policy.diagrams.issue import FAR
from salescli.policy.kinds import Severity
from salescli.policy.people.leading import FLAG, flags
from salescli.policy.roles import Role
from salescli.text import _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from salescli.engine.work import Work
    from salescli.policy.workflow import Taken
    from salescli.tables.papers.issue import Issue

KEEPERS = (Role.MANAGER, Role.CLERK)
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

_ASKED_BY_OTHERS = """
    SELECT 1 FROM issue_question WHERE issue_id = :issue AND COALESCE(author_id, 0) <> :who LIMIT 1
"""

_UNANSWERED = "SELECT COUNT(*) AS n FROM issue_question WHERE issue_id = :issue AND state = 'open'"


class Given(NamedTuple):
    """Who answers for a problem, by which day, and what they are to do."""

    owner_id: int
    due_on: date
    action: str | None
    given_on: date | None = None


def owned(work: "Work", issue: "Issue") -> Given:
    """Return who answers for a problem now, and since when."""
    (row,) = work.rows(_OWNER, issue=issue.key)
    due_on, given_on = (date.fromisoformat(row[key]) for key in ("due_on", "given_on"))
    return Given(row["owner_id"], due_on, row["action"], given_on)


def give(work: "Work", issue: "Issue", given: Given) -> None:
    """Write down who answers for a problem from the business date on."""
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


def ahead(work: "Work", due: date) -> date:
    """Return a day from the business date on; refuse one that is past."""
    if due < work.on:
        raise DataError(_("{day} is past; give a day from {on} on").format(day=due, on=work.on))
    return due


def until(work: "Work", due: date, owner_id: int) -> date:
    """Return by which day a problem is settled; far ahead only the manager puts it (MD7).

    Nobody puts off for so long what they answer for themselves.
    """
    day = ahead(work, due)
    if day <= work.on + timedelta(days=FAR):
        return day
    act = _("put off a problem for more than {days} days").format(days=FAR)
    work.deciding(act, (Role.MANAGER, Role.LEADER), "MD7")
    if owner_id in {work.decider.id, work.actor.id}:
        raise RefusedError(
            _("{day} is more than {days} days ahead, and nobody puts off their own so far").format(
                day=day, days=FAR
            )
            + " (MD7)"
        )
    return day


def facts(work: "Work", issue: "Issue") -> IssueFacts:
    """Return what the gates of a problem look at, for who decides."""
    who, history = work.decider, taken(work, issue)
    differs = issue.document and work.rows(_DIFFERING, document=issue.document)
    return IssueFacts(
        answers=owned(work, issue).owner_id == who.id or who.plays(KEEPERS),
        raised=issue.author_id == who.id,
        differs=bool(differs),
        major=issue.severity is Severity.SERIOUS or bool(flags(history)),
        seen=issue.author_id in {who.id, work.actor.id} and _others(work, issue, history),
        unanswered=work.rows(_UNANSWERED, issue=issue.key)[0]["n"],
    )


def _others(work: "Work", issue: "Issue", history: "Iterable[Taken]") -> bool:
    """Say whether somebody else than who raised it called a problem major or asked about it."""
    made = issue.author_id or 0
    flagged = any(one.step == FLAG and one.by != made for one in history)
    return flagged or bool(work.rows(_ASKED_BY_OTHERS, issue=issue.key, who=made))
