"""What the diagrams of quotations and contracts share: who, which gates, and major cases."""

from enum import StrEnum

from salescli.policy.roles import Role
from salescli.policy.workflow import ENDORSE, FLAG, OBJECT, UNFLAG, Gate, Step

DECIDERS = (Role.MANAGER, Role.LEADER)
SALES_SIDE = (Role.SALES, Role.CLERK, Role.MANAGER)

HAS_LINES = Gate("it has a line", lambda c: c.lines > 0)
SETTLED = Gate("every deviation is decided", lambda c: c.open_deviations == 0)
NONE_REJECTED = Gate("no rejected deviation stands in it", lambda c: c.rejected_deviations == 0)
ANSWERED = Gate("every open question is answered", lambda c: c.open_questions == 0)


def major(
    open_: tuple[StrEnum, ...], consulted: tuple[StrEnum, ...], clause: str
) -> tuple[Step, ...]:
    """Return the steps of a document that can be major: flagged, and put to the leader (1.3.2).

    Whoever has flagged a case, or made it, does not take the flag away.
    """
    leader = (Role.LEADER,)
    return (
        Step(FLAG, open_, None, (*SALES_SIDE, Role.LEADER), "1.3.2", lasting=True),
        Step(
            UNFLAG,
            open_,
            None,
            DECIDERS,
            "1.3.2",
            (Gate("somebody has flagged it", lambda c: c.flagged),),
            second_person=True,
            other_than=(FLAG,),
            lasting=True,
            verb="flag",
        ),
        Step(ENDORSE, consulted, None, leader, clause, second_person=True, verb="decide"),
        Step(OBJECT, consulted, None, leader, clause, second_person=True, verb="decide"),
    )
