"""How a problem stands: who answers for it by which day, and what its gates look at (MD7)."""

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from salescli import models
from salescli.engine.steps import taken
from salescli.errors import DataError
from salescli.policy.diagrams import IssueFacts
from salescli.policy.kinds import Severity
from salescli.policy.people.leading import flags
from salescli.policy.roles import Role
from salescli.text import _

if TYPE_CHECKING:
    from salescli.engine.work import Work
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


def facts(work: "Work", issue: "Issue") -> IssueFacts:
    """Return what the gates of a problem look at, for who decides."""
    who = work.decider
    differs = issue.document and work.rows(_DIFFERING, document=issue.document)
    return IssueFacts(
        answers=owned(work, issue).owner_id == who.id or who.plays(KEEPERS),
        raised=issue.author_id == who.id,
        differs=bool(differs),
        major=issue.severity is Severity.SERIOUS or bool(flags(taken(work, issue))),
        unanswered=work.rows(_UNANSWERED, issue=issue.key)[0]["n"],
    )
