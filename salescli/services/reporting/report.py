"""Forms handed in as they stand, a version beside the old ones, and reviewed (R16)."""

from typing import TYPE_CHECKING, NamedTuple

from salescli import models
from salescli.engine import find
from salescli.engine.company import actor
from salescli.engine.steps import advance, begin, may_begin
from salescli.engine.territory import writes_for
from salescli.policy import names
from salescli.policy.diagrams import REPORT, ReviewFacts, SubmissionFacts
from salescli.policy.documents import OF_KIND
from salescli.policy.forms import in_charge
from salescli.policy.roles import Role
from salescli.policy.states import ReportState
from salescli.services.reporting.writing import Row, write
from salescli.text import _

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.policy.forms import Filled
    from salescli.tables.papers.report import FormSubmission

__all__ = ["Kept", "Row", "head", "review", "send_back", "submit", "write"]

_HEAD = "SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1"


class Kept(NamedTuple):
    """What is printed of a form: its text, the hashes of it and of its figures, and the audit."""

    sheet: str
    hash: str
    figures: str
    language: str
    audit_count: int
    audit_head: str


def head(work: "Work") -> tuple[int, str]:
    """Return how many audit rows there are, and the hash of the last."""
    last = work.rows(_HEAD)
    return (last[0]["seq"], last[0]["hash"]) if last else (0, "")


def submit(work: "Work", which: "Filled", kept: Kept) -> "FormSubmission":
    """Hand a form in as it stands; again, as a version beside the old ones (R16).

    Raises GateShutError for what is another's to hand in, for a period that is not over, for a plan
    of one that is, and where nothing has changed since the version before.
    """
    way = "submit_own" if which.form.personal else "submit"
    may_begin(work, REPORT, way)
    before = _last(work, which)
    version = before.version + 1 if before else 1
    changed = before is None or before.figures != kept.figures
    return begin(
        work,
        models.FormSubmission,
        way,
        facts=_facts(work, which, before, changed=changed),
        about=which.title,
        title=f"{which.title} v{version}",
        form=which.form.code,
        period=which.period.label,
        start_on=which.period.start,
        end_on=which.period.end,
        salesperson_id=_whose(work, which),
        version=version,
        language=kept.language,
        sheet=kept.sheet,
        hash=kept.hash,
        figures=kept.figures,
        audit_count=kept.audit_count,
        audit_head=kept.audit_head,
    )


def review(work: "Work", which: "Filled", *, opinion: str) -> "FormSubmission":
    """Review the last version of a form with an opinion: the manager, then the leader (R16)."""
    return _reviewed(work, which, "review", opinion)


def send_back(work: "Work", which: "Filled", *, opinion: str) -> "FormSubmission":
    """Send the last version of a form back to be corrected, in a reviewer's place (R16)."""
    return _reviewed(work, which, "return", opinion)


def _reviewed(work: "Work", which: "Filled", step: str, opinion: str) -> "FormSubmission":
    work.note = names.clean(opinion, _("opinion"))
    last = _last(work, which)
    if last is None:
        raise OF_KIND["report"].unknown(which.title)
    advance(work, last, step, facts=ReviewFacts(for_leader=which.form.leader))
    return last


def _last(work: "Work", which: "Filled") -> "FormSubmission | None":
    found = work.select(
        models.FormSubmission,
        "form = :form AND period = :period AND COALESCE(salesperson_id, 0) = :whose"
        " ORDER BY version DESC LIMIT 1",
        form=which.form.code,
        period=which.period.label,
        whose=_whose(work, which) or 0,
    )
    return found[0] if found else None


def _whose(work: "Work", which: "Filled") -> int | None:
    return find.employee(work, which.salesperson).key if which.salesperson else None


def _facts(
    work: "Work", which: "Filled", before: "FormSubmission | None", *, changed: bool
) -> SubmissionFacts:
    owes = which.salesperson or _clerk(work)
    return SubmissionFacts(
        owed=_hands_in(work, owes),
        whose=owes or _("a clerk"),
        over=work.on > which.period.end,
        plan=which.form.plan,
        changed=changed,
        before=ReportState(before.state) if before else None,
        explained=bool(work.note),
    )


def _hands_in(work: "Work", owes: str | None) -> bool:
    """Say whether it is for who decides to hand in what somebody owes; nobody: for any clerk.

    A salesperson who stands in for another hands in theirs; a clerk, of who works here no more.
    """
    if owes is None:
        return work.decider.plays((Role.CLERK,))
    if work.decider.code == owes:
        return True
    named = actor(work, work.on, code=owes)
    if named is None:
        return work.decider.plays((Role.CLERK,))
    return work.decider is work.actor and named is not None and writes_for(work, named.id)


def _clerk(work: "Work") -> str | None:
    """Return the clerk who owes the forms of the department on the business day, if one does."""
    clerks = (one.code for one in work.staff() if one.plays((Role.CLERK,)))
    return in_charge(work.company.settings["forms_clerk"], clerks)
