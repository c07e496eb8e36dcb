"""Problems, from whoever meets with them to the leader, and what departments are asked (MD7)."""

from typing import NamedTuple

from salescli.policy.diagrams._shared import EVERYBODY, flagging, questions
from salescli.policy.gate import Gate
from salescli.policy.kinds import AskedDepartment
from salescli.policy.roles import Role
from salescli.policy.states import IssueState as _T
from salescli.policy.workflow import Begin, Step, Workflow

FAR = 30
"""Days from which on only the manager puts a problem off: by then a month's forms have left it."""


class IssueFacts(NamedTuple):
    """What the gates of a problem look at."""

    answers: bool = True
    """Whether it is theirs, or they look after all of them."""
    raised: bool = False
    """Whether they raised it."""
    differs: bool = False
    """Whether it is about a reconciliation under way whose balances differ still."""
    major: bool = False
    """Whether it is serious, or somebody calls it major."""
    seen: bool = False
    """Whether they raised it, and somebody else called it major or asked about it."""
    unanswered: int = 0
    """How many questions to departments wait for their answers."""


ANSWERS: Gate[IssueFacts] = Gate(
    "its owner, a clerk or the manager says what came of it", lambda f: f.answers
)
NOT_ALONE: Gate[IssueFacts] = Gate(
    "somebody else than who raised it does, for others have asked about it or called it major",
    lambda f: not f.seen,
)
ASKS: Gate[IssueFacts] = Gate(
    "its owner, a clerk or the manager asks about it", lambda f: f.answers
)
REPORTS: Gate[IssueFacts] = Gate(
    "who raised it, its owner, a clerk or the manager puts it to the leader",
    lambda f: f.answers or f.raised,
)
MAJOR: Gate[IssueFacts] = Gate("it is serious, or called major: issue flag", lambda f: f.major)
HEARD: Gate[IssueFacts] = Gate(
    "the leader has decided about it, for it is major: issue escalate", lambda f: not f.major
)
ANSWERED: Gate[IssueFacts] = Gate(
    "the departments that were asked have answered: issue answer", lambda f: not f.unanswered
)
SAME: Gate[IssueFacts] = Gate(
    "the difference that it is about is none, or has its cause and is closed: reconcile enter,"
    " reconcile close",
    lambda f: not f.differs,
    "R13",
)

ASKED_OF_PROBLEM = {
    AskedDepartment.TECHNICAL: (Role.TECH, "MD7"),
    AskedDepartment.PURCHASING: (Role.PURCHASING, "MD7"),
    AskedDepartment.FINANCE: (Role.FINANCE, "MD7"),
    AskedDepartment.DIVISION: (Role.DIVISION, "MD7"),
    AskedDepartment.WAREHOUSE: (Role.WAREHOUSE, "MD7"),
}
"""Who answers for each department; the manager where nobody is in it."""

_OPEN = (_T.OPEN, _T.ESCALATED, _T.DECIDED)

ISSUE = Workflow(
    "issue",
    _T.OPEN,
    (
        Step("assign", _OPEN, None, (Role.MANAGER, Role.CLERK), "MD7", act="give to somebody"),
        Step("consult", _OPEN, None, EVERYBODY, "MD7", (ASKS,), act="ask about"),
        Step("escalate", (_T.OPEN, _T.DECIDED), _T.ESCALATED, EVERYBODY, "MD7", (REPORTS, MAJOR)),
        Step(
            "decide",
            (_T.ESCALATED,),
            _T.DECIDED,
            (Role.LEADER,),
            "MD7",
            second_person=True,
            other_than=("escalate",),
        ),
        Step(
            "close",
            (_T.OPEN,),
            _T.CLOSED,
            EVERYBODY,
            "MD7",
            (ANSWERS, SAME, HEARD, ANSWERED, NOT_ALONE),
        ),
        Step("close", (_T.DECIDED,), _T.CLOSED, EVERYBODY, "MD7", (ANSWERS, SAME, ANSWERED)),
        Step("compare", _OPEN, None, (), "R11", automatic=True),
        Step("agree", _OPEN, _T.CLOSED, (), "R11", automatic=True),
        *flagging(_OPEN),
    ),
    (Begin("raise", EVERYBODY, "MD7", act="raise an issue"),),
)

ISSUE_QUESTION = questions("issue_question", ASKED_OF_PROBLEM)
