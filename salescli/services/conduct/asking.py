"""What departments are asked about a problem, and what they answer (MD7)."""

from typing import TYPE_CHECKING

from salescli import models
from salescli.engine import find
from salescli.engine.steps import advance, begin, label
from salescli.errors import DataError
from salescli.policy import names
from salescli.policy.diagrams import ASKED_OF_PROBLEM, QuestionFacts
from salescli.services.conduct.standing import facts
from salescli.text import _

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.policy.kinds import AskedDepartment
    from salescli.tables.papers.issue import IssueQuestion

_NEXT = "SELECT COUNT(*) + 1 AS n FROM issue_question WHERE issue_id = :issue"


def consult(work: "Work", number: str, question: str, *, to: "AskedDepartment") -> "IssueQuestion":
    """Ask a department about a problem, as who answers for it (MD7)."""
    issue = find.document(work, models.Issue, number)
    advance(work, issue, "consult", facts=facts(work, issue))
    return begin(
        work,
        models.IssueQuestion,
        f"consult_{to}",
        issue_id=issue.key,
        position=work.rows(_NEXT, issue=issue.key)[0]["n"],
        department=to,
        question=names.clean(question, _("question")),
    )


def answer(work: "Work", number: str, position: int, text: str) -> "IssueQuestion":
    """Answer a question as the department that was asked; the manager where nobody is in it."""
    issue = find.document(work, models.Issue, number, consulted=True)
    asked = work.fetch(models.IssueQuestion, issue_id=issue.key, position=position)
    if asked is None:
        raise DataError(
            _("{document} has no question {position}").format(
                document=label(issue), position=position
            )
        )
    role, _clause = ASKED_OF_PROBLEM[asked.department]
    staffed = QuestionFacts(staffed=any(one.plays((role,)) for one in work.staff()))
    said = names.clean(text, _("answer"))
    step = f"answer_{asked.department}"
    advance(work, asked, step, facts=staffed, answered_on=work.on, answer=said)
    return asked
