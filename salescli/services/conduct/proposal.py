"""Proposals of penalties and rewards, and what the leader decides about them (R17, MD3, D21)."""

from typing import TYPE_CHECKING, NamedTuple

from salescli import models
from salescli.engine import find
from salescli.engine.steps import advance, begin, decisions
from salescli.errors import DataError
from salescli.policy import names
from salescli.policy.diagrams import ConductFacts, PenaltyFacts
from salescli.policy.diagrams._shared import EVERYBODY
from salescli.policy.kinds import Measured
from salescli.policy.money import amount
from salescli.policy.people import fining
from salescli.policy.people.fining import FineRange
from salescli.policy.roles import Role
from salescli.services.conduct.about import written
from salescli.services.conduct.whom import led_or_signed, others
from salescli.text import _, figure

if TYPE_CHECKING:
    from datetime import date

    from salescli.engine.work import Work
    from salescli.tables.conduct.proposal import Proposal
    from salescli.tables.conduct.violation import Violation


class Penalty(NamedTuple):
    """What follows a violation: a fine in minor units with the manager's share, or none."""

    kind: Measured
    fine: int | None = None
    joint: int | None = None
    """What the manager is fined along with it; 0: nothing."""
    reason: str | None = None
    """Why; None: the facts of the violation."""


def propose(work: "Work", number: str, penalty: Penalty) -> "Proposal":
    """Propose a penalty for a violation, or none, as the manager (MD3)."""
    violation = find.document(work, models.Violation, number)
    advance(work, violation, "propose", facts=_facts(work, violation, penalty))
    return _begin(work, "propose", violation, penalty)


def judge(work: "Work", number: str, penalty: Penalty) -> "Proposal":
    """Decide, as the leader alone, what follows a manager's own violation (MD7)."""
    violation = find.document(work, models.Violation, number)
    facts = _facts(work, violation, penalty)
    advance(work, violation, "judge", facts=facts, closed_on=work.on)
    return _begin(work, "judge", violation, penalty, work.on)


def reward(  # noqa: PLR0913 - what is told of a reward
    work: "Work",
    person: str,
    kind: Measured,
    *,
    reason: str,
    money: int | None = None,
    document: str | None = None,
) -> "Proposal":
    """Propose a praise or money for somebody, as the manager; anybody may for a manager (MD3)."""
    who = find.at_work(work, person)
    above = any(one.manages or one.leads for one in work.staff() if one.id == who)
    work.deciding(_("propose a reward"), EVERYBODY if above else (Role.MANAGER,), "MD3")
    return begin(
        work,
        models.Proposal,
        "reward",
        facts=PenaltyFacts(others=others(work, who)),
        about=person,
        employee_id=who,
        kind=kind,
        amount=money,
        reason=names.clean(reason, _("reason")),
        document=written(work, document) if document else None,
    )


def decide(work: "Work", number: str, *, yes: bool) -> "Proposal":
    """Say yes or no to a proposal, as the leader; a no leaves the violation open (R17)."""
    proposal = find.document(work, models.Proposal, number)
    hit = (proposal.employee_id, *([proposal.manager_id] if proposal.joint else []))
    facts = ConductFacts(
        others=others(work, *hit), led_or_signed=led_or_signed(work, proposal.employee_id)
    )
    advance(work, proposal, "accept" if yes else "refuse", facts=facts, closed_on=work.on)
    _go_on(work, proposal, ended=yes)
    return proposal


def withdraw(work: "Work", number: str) -> "Proposal":
    """Take back a proposal that one has made, which leaves the violation open (D21)."""
    proposal = find.document(work, models.Proposal, number)
    own = ConductFacts(own=work.decider.id in {proposal.author_id, _proposed_by(work, proposal)})
    advance(work, proposal, "withdraw", facts=own, closed_on=work.on)
    _go_on(work, proposal, ended=False)
    return proposal


def _proposed_by(work: "Work", proposal: "Proposal") -> int | None:
    """Return whose proposal it is, where a clerk typed it from a signed sheet."""
    by: int | None = decisions(work, proposal)[0]["decided_by"]
    return by


def _go_on(work: "Work", proposal: "Proposal", *, ended: bool) -> None:
    """Let a violation be decided, or be open again, with what was proposed upon it."""
    if proposal.violation_id is None:
        return
    violation = find.by_id(work, models.Violation, proposal.violation_id)
    if ended:
        advance(work, violation, "settle", closed_on=work.on)
    else:
        advance(work, violation, "reopen")


def _begin(
    work: "Work",
    name: str,
    violation: "Violation",
    penalty: Penalty,
    closed_on: "date | None" = None,
) -> "Proposal":
    if penalty.joint is not None and (violation.manager_id is None or penalty.fine is None):
        raise DataError(_("nobody is fined along with it; leave out --joint"))
    share = violation.manager_id is not None and penalty.fine is not None
    return begin(
        work,
        models.Proposal,
        name,
        violation_id=violation.key,
        document=violation.document,
        employee_id=violation.employee_id,
        kind=penalty.kind,
        amount=penalty.fine,
        manager_id=violation.manager_id,
        joint=(penalty.joint or 0) if share else None,
        reason=names.clean(penalty.reason, _("reason")) if penalty.reason else violation.told,
        closed_on=closed_on,
    )


def _facts(work: "Work", violation: "Violation", penalty: Penalty) -> PenaltyFacts:
    span = range_of(work, violation.happened_on)
    fines = [fine for fine in (penalty.fine, penalty.joint) if fine]
    beside = (one for one in work.staff() if one.id != violation.employee_id)
    return PenaltyFacts(
        others=others(work, violation.employee_id),
        staff=not violation.of_manager,
        ranged=not fines or span is not None,
        within=span is None or all(span.least <= fine <= span.most for fine in fines),
        span=_worded(work, span) if span else "",
        led=violation.of_manager or not any(one.manages for one in beside),
        led_or_signed=led_or_signed(work, violation.employee_id),
    )


def range_of(work: "Work", day: "date") -> FineRange | None:
    """Return from what to what a fine goes for a day: the stricter of that day's and today's."""
    return fining.stricter(_range(work, one) for one in (day, work.today))


def _range(work: "Work", day: "date") -> FineRange | None:
    company = work.company
    ends = [
        fining.bound(key, company.currency, company.then(key, day))
        for key in ("fine_least", "fine_most")
    ]
    known = [amount(word, company.digits) for word in ends if word]
    return FineRange(*known) if len(known) == len(ends) else None


def _worded(work: "Work", span: FineRange) -> str:
    least, most = (figure(fine, work.company.digits) for fine in span)
    return f"{least}-{most} {work.company.currency}"
