"""Major problems: called so, put to the leader, and decided by them (MD7, 1.3.2, 1.3.3)."""

from datetime import date
from typing import TYPE_CHECKING

from salescli import models
from salescli.engine import find, leader
from salescli.engine.steps import advance
from salescli.policy import names
from salescli.services.conduct.standing import Given, facts, give, owned, until
from salescli.text import _

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.tables.papers.issue import Issue


def escalate(work: "Work", number: str, *, reason: str) -> "Issue":
    """Put a major problem to the leader, who decides within the days of the setting (MD7)."""
    issue = find.document(work, models.Issue, number)
    why = names.clean(reason, _("reason"))
    work.note = work.note or why
    days = int(work.company.settings["problem_decision_days"])
    advance(
        work,
        issue,
        "escalate",
        facts=facts(work, issue),
        escalated_on=work.on,
        decide_by=work.company.calendar.add_working(work.on, days),
        escalated_for=why,
        decided_on=None,
        decision=None,
    )
    return issue


def decide(
    work: "Work", number: str, *, text: str, owner: str | None = None, due: date | None = None
) -> "Issue":
    """Decide as the leader what is done about a problem, by whom and by which day (1.3.3)."""
    issue = find.document(work, models.Issue, number)
    said = names.clean(text, _("decision"))
    work.note = work.note or said
    was = owned(work, issue)
    advance(work, issue, "decide", decided_on=work.on, decision=said)
    owner_id = find.at_work(work, owner) if owner else was.owner_id
    give(work, issue, Given(owner_id, until(work, due, owner_id) if due else was.due_on, said))
    return issue


def flag(
    work: "Work", number: str, *, reason: str, lift: bool = False, of: str | None = None
) -> "Issue":
    """Call a problem major, however it was raised, or take that back (1.3.2)."""
    issue = find.document(work, models.Issue, number)
    leader.flag(work, issue, reason=reason, lift=lift, of=of)
    return issue
