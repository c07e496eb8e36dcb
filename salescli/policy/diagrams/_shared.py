"""What the diagrams of quotations and contracts share: who, which gates, and major cases."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any, NamedTuple, Protocol

from salescli.policy.gate import Gate
from salescli.policy.people.leading import ENDORSE, FLAG, OBJECT, UNFLAG
from salescli.policy.roles import Role
from salescli.policy.states import DeviationState as _D
from salescli.policy.states import QuestionState as _A
from salescli.policy.workflow import Begin, Step, Workflow

DECIDERS = (Role.MANAGER, Role.LEADER)
SALES_SIDE = (Role.SALES, Role.CLERK, Role.MANAGER)
EVERYBODY = tuple(role for role in Role if role is not Role.ADMIN)
"""Whoever meets with problems, and can be given one."""


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


HAS_LINES: Gate[Offered] = Gate("it has a line", lambda c: c.lines > 0, by="{noun} line {number}")
SETTLED: Gate[Offered] = Gate(
    "every deviation is decided", lambda c: c.open_deviations == 0, by="{noun} settle {number}"
)
NONE_REJECTED: Gate[Offered] = Gate(
    "no rejected deviation stands in it",
    lambda c: c.rejected_deviations == 0,
    by="{noun} return {number}",
)
ANSWERED: Gate[Offered] = Gate(
    "every open question is answered",
    lambda c: c.open_questions == 0,
    by="contract answer {number}",
)
UNBLOCKED: Gate[Dealing] = Gate(
    "the manager lifts the block of its account: customer block --lift", lambda d: not d.blocked()
)
FLAGGED: Gate[Flags] = Gate(
    "somebody has flagged it", lambda f: f.flagged, by="{noun} flag {number}"
)
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


class QuestionFacts(NamedTuple):
    """Whether somebody in the department that was asked works here on the day of an answer."""

    staffed: bool


UNSTAFFED: Gate[QuestionFacts] = Gate(
    "the department itself answers, for somebody in it works here", lambda a: not a.staffed
)


def questions(name: str, asked: Mapping[Any, tuple[Role, str]]) -> Workflow:
    """Return the diagram of questions: each department answers its own, by its clause.

    Where nobody is in it the manager does.
    """
    return Workflow(
        name,
        _A.OPEN,
        (
            *(
                Step(f"answer_{of}", (_A.OPEN,), _A.ANSWERED, by, clause, gates, verb="answer")
                for of, (role, clause) in asked.items()
                for by, gates in (((role,), ()), ((Role.MANAGER,), (UNSTAFFED,)))
            ),
        ),
        tuple(
            Begin(f"consult_{of}", (), clause, step="consult")
            for of, (_role, clause) in asked.items()
        ),
    )


def flagging(open_: tuple[StrEnum, ...]) -> tuple[Step, ...]:
    """Return the steps by which a document is called major, and that is taken back (1.3.2).

    Whoever has flagged a case, or made it, does not take that flag away.
    """
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
    )


def major(
    open_: tuple[StrEnum, ...],
    consulted: tuple[StrEnum, ...],
    clause: str,
    *others: tuple[StrEnum, ...],
) -> tuple[Step, ...]:
    """Return the steps of a document that can be major: flagged, and put to the leader (1.3.2).

    The leader is `consulted` about the conclusion in some states, and about another act in others.
    """
    leader = (Role.LEADER,)
    return (
        *flagging(open_),
        *(
            Step(
                word, states, None, leader, clause, second_person=True, lasting=True, verb="decide"
            )
            for states in (consulted, *others)
            for word in (ENDORSE, OBJECT)
        ),
    )
