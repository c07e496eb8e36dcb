"""What the diagrams of quotations and contracts share: who, which gates, and major cases."""

from collections.abc import Callable
from enum import StrEnum
from typing import NamedTuple, Protocol

from salescli.policy.gate import Gate
from salescli.policy.people.leading import ENDORSE, FLAG, OBJECT, UNFLAG
from salescli.policy.roles import Role
from salescli.policy.states import DeviationState as _D
from salescli.policy.workflow import Begin, Step, Workflow

DECIDERS = (Role.MANAGER, Role.LEADER)
SALES_SIDE = (Role.SALES, Role.CLERK, Role.MANAGER)


class Offered(Protocol):
    """What gates look at in a quotation as in a contract."""

    @property
    def lines(self) -> int:
        """How many lines stand in it."""

    @property
    def open_deviations(self) -> int:
        """How many deviations wait for a decision."""

    @property
    def rejected_deviations(self) -> int:
        """How many deviations were refused and stand in it still."""

    @property
    def open_questions(self) -> int:
        """How many questions about it have no answer."""


class Dealing(Protocol):
    """What gates look at where somebody deals with an account."""

    @property
    def blocked(self) -> Callable[[], bool]:
        """Ask whether the account is blocked."""


class Flags(NamedTuple):
    """What the gates of lifting a flag look at, and whose flag it is."""

    flagged: bool
    liftable: bool = True
    about: int | None = None


HAS_LINES: Gate[Offered] = Gate("it has a line", lambda c: c.lines > 0)
SETTLED: Gate[Offered] = Gate("every deviation is decided", lambda c: c.open_deviations == 0)
NONE_REJECTED: Gate[Offered] = Gate(
    "no rejected deviation stands in it", lambda c: c.rejected_deviations == 0
)
ANSWERED: Gate[Offered] = Gate("every open question is answered", lambda c: c.open_questions == 0)
UNBLOCKED: Gate[Dealing] = Gate(
    "the manager lifts the block of its account: customer block --lift", lambda d: not d.blocked()
)
FLAGGED: Gate[Flags] = Gate("somebody has flagged it", lambda f: f.flagged)
LIFTABLE: Gate[Flags] = Gate("a leader lifts it, for a leader flagged it", lambda f: f.liftable)


def deviating(name: str) -> Workflow:
    """Return the diagram of a term that departs from the norm: decided once (R4)."""
    return Workflow(
        name,
        _D.OPEN,
        (
            *(
                Step(
                    step,
                    (_D.OPEN,),
                    to,
                    DECIDERS,
                    "R4",
                    second_person=True,
                    verb="settle",
                    act="settle the term",
                )
                for step, to in (("accept", _D.ACCEPTED), ("reject", _D.REJECTED))
            ),
        ),
        (Begin("declare", SALES_SIDE, "R4", verb="deviate", act="declare a deviation"),),
    )


def major(
    open_: tuple[StrEnum, ...],
    consulted: tuple[StrEnum, ...],
    clause: str,
    *others: tuple[StrEnum, ...],
) -> tuple[Step, ...]:
    """Return the steps of a document that can be major: flagged, and put to the leader (1.3.2).

    Whoever has flagged a case, or made it, does not take that flag away. The leader is
    `consulted` about the conclusion in some states, and about another act in others.
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
            (FLAGGED, LIFTABLE),
            second_person=True,
            other_than=(FLAG,),
            lasting=True,
            verb="flag",
        ),
        *(
            Step(
                word, states, None, leader, clause, second_person=True, lasting=True, verb="decide"
            )
            for states in (consulted, *others)
            for word in (ENDORSE, OBJECT)
        ),
    )
