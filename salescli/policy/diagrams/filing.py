"""What is lent from the archive, and problems with whoever answers for them, as tables."""

from typing import NamedTuple

from salescli.policy.gate import Gate
from salescli.policy.roles import Role
from salescli.policy.states import IssueState as _T
from salescli.policy.states import LoanState as _L
from salescli.policy.workflow import Begin, Step, Workflow


class LoanFacts(NamedTuple):
    """What is looked at before a paper leaves the archive."""

    lent: bool
    in_time: bool
    """Whether it comes back within the working days that the setting gives."""


class IssueFacts(NamedTuple):
    """Who wants to close a problem."""

    answers: bool
    """Whether it is theirs, or they look after all of them."""
    differs: bool = False
    """Whether it is about a reconciliation under way whose balances differ still."""


BACK: Gate[LoanFacts] = Gate("it is back: archive back", lambda f: not f.lent)
IN_TIME: Gate[LoanFacts] = Gate("it comes back within lent_days", lambda f: f.in_time)
ANSWERS: Gate[IssueFacts] = Gate(
    "its owner, a clerk or the manager says what came of it", lambda f: f.answers
)
SAME: Gate[IssueFacts] = Gate(
    "the difference that it is about is none, or has its cause and is closed: reconcile enter,"
    " reconcile close",
    lambda f: not f.differs,
    "R13",
)

_CLERK = (Role.CLERK,)
EVERYBODY = tuple(role for role in Role if role is not Role.ADMIN)
"""Whoever meets with problems, and can be given one."""

ARCHIVE = Workflow(
    "archive",
    _L.LENT,
    (Step("back", (_L.LENT,), _L.RETURNED, _CLERK, "R9", act="take back"),),
    (Begin("lend", _CLERK, "R9", (BACK, IN_TIME), act="lend papers", upon="lend"),),
)

ISSUE = Workflow(
    "issue",
    _T.OPEN,
    (
        Step(
            "assign",
            (_T.OPEN,),
            None,
            (Role.MANAGER, Role.CLERK),
            "MD7",
            act="give to somebody",
        ),
        Step("close", (_T.OPEN,), _T.CLOSED, EVERYBODY, "MD7", (ANSWERS, SAME)),
        Step("compare", (_T.OPEN,), None, (), "R11", automatic=True),
        Step("agree", (_T.OPEN,), _T.CLOSED, (), "R11", automatic=True),
    ),
    (Begin("raise", EVERYBODY, "MD7", act="raise an issue"),),
)
