"""The forms that are handed in, and who reviews them: R16 as a table."""

from typing import NamedTuple

from salescli.policy.gate import Gate
from salescli.policy.roles import Role
from salescli.policy.states import ReportState
from salescli.policy.workflow import Begin, Step, Workflow


class SubmissionFacts(NamedTuple):
    """What the gates of handing a form in look at."""

    owed: bool = True
    """Whether it is owed by who hands it in, or by whom they stand in for."""
    whose: str = ""
    """Who owes it."""
    over: bool = True
    """Whether its period has ended."""
    plan: bool = False
    changed: bool = True
    """Whether it says something else than the version before."""
    before: ReportState | None = None
    """Where the version before stands."""
    explained: bool = False
    """Whether a note says why it stands as it was."""


class ReviewFacts(NamedTuple):
    """What the gates of a review look at: it is always of the last version."""

    for_leader: bool = True
    """Whether the leader reviews this form too."""


OWED: Gate[SubmissionFacts] = Gate(
    "whoever owes it hands it in, or signs it on paper: {facts.whose}", lambda f: f.owed
)
OVER: Gate[SubmissionFacts] = Gate("its period is over", lambda f: f.plan or f.over)
AHEAD: Gate[SubmissionFacts] = Gate(
    "it is for a period that has not ended", lambda f: not (f.plan and f.over)
)
CHANGED: Gate[SubmissionFacts] = Gate(
    "it says something else than the version before; if that was sent back: or why not, --note",
    lambda f: f.changed or (f.explained and f.before == ReportState.SENT_BACK),
)
FOR_LEADER: Gate[ReviewFacts] = Gate(
    "it is one of the forms that the leader reviews too: F4, F6, F8, F9", lambda f: f.for_leader
)

_R = ReportState
_MANAGER, _LEADER = (Role.MANAGER,), (Role.LEADER,)
_READY = (OWED, OVER, AHEAD, CHANGED)

REPORT = Workflow(
    "report",
    _R.SUBMITTED,
    (
        Step("review", (_R.SUBMITTED,), _R.REVIEWED, _MANAGER, "R16", second_person=True),
        Step(
            "review",
            (_R.REVIEWED,),
            _R.APPROVED,
            _LEADER,
            "R16",
            (FOR_LEADER,),
            second_person=True,
        ),
        Step(
            "return",
            (_R.SUBMITTED,),
            _R.SENT_BACK,
            _MANAGER,
            "R16",
            second_person=True,
            verb="review",
            act="send back",
        ),
        Step(
            "return",
            (_R.REVIEWED,),
            _R.SENT_BACK,
            _LEADER,
            "R16",
            (FOR_LEADER,),
            second_person=True,
            verb="review",
            act="send back",
        ),
    ),
    (
        Begin(
            "submit",
            (Role.CLERK,),
            "R16",
            _READY,
            act="submit a form of the department",
            upon="submit",
        ),
        Begin(
            "submit_own",
            (Role.SALES, Role.CLERK),
            "R16",
            _READY,
            step="submit",
            act="submit a salesperson's form",
            upon="submit",
        ),
    ),
)
