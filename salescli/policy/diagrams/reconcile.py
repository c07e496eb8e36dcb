"""Reconciliation with customers and dealers: R13 as a table."""

from typing import NamedTuple

from salescli.policy.roles import Role
from salescli.policy.states import ReconciliationState as _S
from salescli.policy.workflow import Begin, Gate, Step, Workflow


class StatementFacts(NamedTuple):
    """What a statement of account needs before it is made."""

    month_over: bool
    stands: bool
    """Whether something moved in the month or stands on the account."""


class AnswerFacts(NamedTuple):
    """What is known of the customer's answer."""

    entered: bool
    explained: bool
    """Whether there is no difference, or its cause is told."""
    by_another: bool = True
    """Whether somebody else has entered it."""


MONTH_OVER: Gate[StatementFacts] = Gate("the month is over", lambda s: s.month_over)
STANDS: Gate[StatementFacts] = Gate(
    "something has moved in the month or stands on the account", lambda s: s.stands
)
ENTERED: Gate[AnswerFacts] = Gate(
    "the customer's balance is entered: reconcile enter", lambda a: a.entered
)
EXPLAINED: Gate[AnswerFacts] = Gate(
    "the difference has its cause: reconcile enter --cause", lambda a: a.explained
)
ANOTHER: Gate[AnswerFacts] = Gate(
    "somebody takes note of it who did not enter it", lambda a: a.by_another
)

_BOTH = (
    (Role.MANAGER, _S.MANAGER_ACKNOWLEDGED, _S.FINANCE_ACKNOWLEDGED),
    (Role.FINANCE, _S.FINANCE_ACKNOWLEDGED, _S.MANAGER_ACKNOWLEDGED),
)
"""Who is told of the result, where it stands after them if they are the first, and if they are not.
"""

RECONCILE = Workflow(
    "reconcile",
    _S.OPEN,
    (
        Step("enter", (_S.OPEN,), None, (Role.CLERK,), "R13"),
        Step(
            "enter",
            (_S.MANAGER_ACKNOWLEDGED, _S.FINANCE_ACKNOWLEDGED, _S.ACKNOWLEDGED),
            _S.OPEN,
            (Role.CLERK,),
            "R13",
        ),
        *(
            Step(
                "acknowledge",
                (_S.OPEN,),
                first,
                (role,),
                "R13",
                (ENTERED, ANOTHER),
                second_person=True,
            )
            for role, first, _other in _BOTH
        ),
        *(
            Step(
                "acknowledge",
                (other,),
                _S.ACKNOWLEDGED,
                (role,),
                "R13",
                (ANOTHER,),
                second_person=True,
                other_than=("acknowledge",),
                rests_on=("acknowledge",),
            )
            for role, _first, other in _BOTH
        ),
        Step("close", (_S.ACKNOWLEDGED,), _S.CLOSED, (Role.CLERK,), "R13", (EXPLAINED,)),
    ),
    (
        Begin(
            "open",
            (Role.CLERK,),
            "R13",
            (MONTH_OVER, STANDS),
            act="open a reconciliation",
            upon="reconcile",
        ),
    ),
)
