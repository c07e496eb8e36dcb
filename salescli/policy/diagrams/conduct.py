"""Violations, penalties and rewards, losses: R6, R17, MD3, MD7 and D21 as tables."""

from typing import NamedTuple

from salescli.policy.diagrams._shared import EVERYBODY
from salescli.policy.gate import Gate
from salescli.policy.roles import Role
from salescli.policy.states import LiabilityState as _L
from salescli.policy.states import ProposalState as _P
from salescli.policy.states import ViolationState as _V
from salescli.policy.workflow import Begin, Step, Workflow


class ConductFacts(NamedTuple):
    """Whom a violation, a proposal or a loss is about, beside who acts."""

    others: bool = True
    """Whether it is about somebody else than who decides, or types it."""
    own: bool = True
    """Whether who acts has entered it."""
    led: bool = True
    """Whether it is a manager's, so that the leader alone decides about it."""
    minor: bool = True
    """Whether it is not major, or for the leader already."""
    led_or_signed: bool = True
    """Whether somebody leads beside whom it is about, or a paper tells of it."""
    lossy: bool = False
    """Whether it is of a rule by which somebody bears a loss, and none was told of."""


class PenaltyFacts(NamedTuple):
    """What is proposed or decided for a violation or a merit, and of whom."""

    others: bool = True
    staff: bool = True
    """Whether it is of somebody about whom the manager proposes."""
    ranged: bool = True
    """Whether anybody has set from what to what a fine goes."""
    within: bool = True
    """Whether the fine and the manager's share are in that range."""
    span: str = ""
    """That range, in words."""
    led: bool = True
    led_or_signed: bool = True


OTHERS: Gate[ConductFacts] = Gate(
    "somebody else does: nobody decides about themselves", lambda c: c.others, "1.3.1"
)
OWN: Gate[ConductFacts] = Gate("whoever made it takes it back", lambda c: c.own)
MINOR: Gate[ConductFacts] = Gate("the leader decides, for it is major", lambda c: c.minor, "1.3.2")
TOLD: Gate[ConductFacts | PenaltyFacts] = Gate(
    "a paper of the owners says so, for nobody else leads: --paper",
    lambda c: c.led_or_signed,
    "1.3.1",
)
LOSSY: Gate[ConductFacts] = Gate(
    "it is a violation of R6 or R8 whose loss nobody has told of", lambda c: c.lossy
)
NOT_ONESELF: Gate[PenaltyFacts] = Gate(
    "somebody else does: nobody decides about themselves", lambda p: p.others, "1.3.1"
)
OF_STAFF: Gate[PenaltyFacts] = Gate(
    "the leader decides about it alone, for it is a manager's: conduct decide --fine",
    lambda p: p.staff,
    "MD7",
)
OF_MANAGER: Gate[PenaltyFacts] = Gate(
    "the manager has proposed something: conduct propose", lambda p: p.led
)
RANGED: Gate[PenaltyFacts] = Gate(
    "ADMIN or LEADER has set from what to what a fine goes: salescli setting set fine_least AMOUNT;"
    " salescli setting set fine_most AMOUNT",
    lambda p: p.ranged,
)
WITHIN: Gate[PenaltyFacts] = Gate(
    "the fine is in the range of that day: {facts.span}", lambda p: p.within
)

_MANAGER, _LEADER = (Role.MANAGER,), (Role.LEADER,)
_FINE = (RANGED, WITHIN)

VIOLATION = Workflow(
    "violation",
    _V.RAISED,
    (
        Step("withdraw", (_V.RAISED,), _V.WITHDRAWN, EVERYBODY, "R17", (OWN,)),
        Step(
            "propose",
            (_V.RAISED,),
            _V.PROPOSED,
            _MANAGER,
            "MD3",
            (NOT_ONESELF, OF_STAFF, *_FINE),
            act="propose a penalty for",
        ),
        Step(
            "harmless",
            (_V.RAISED, _V.PROPOSED, _V.DECIDED),
            None,
            (Role.FINANCE, *_MANAGER),
            "R6",
            (OTHERS, LOSSY),
            verb="liability",
            act="say that nothing was lost by",
            elsewhere=True,
        ),
        Step("reopen", (_V.PROPOSED,), _V.RAISED, (), "R17", automatic=True),
        Step("settle", (_V.PROPOSED,), _V.DECIDED, (), "R17", automatic=True),
        Step(
            "judge",
            (_V.RAISED,),
            _V.DECIDED,
            _LEADER,
            "MD7",
            (NOT_ONESELF, OF_MANAGER, TOLD, *_FINE),
            second_person=True,
            other_than=("raise",),
            verb="decide",
        ),
    ),
    (Begin("raise", EVERYBODY, "R17", verb="violation", act="raise a violation"),),
)

PROPOSAL = Workflow(
    "proposal",
    _P.PROPOSED,
    (
        Step("withdraw", (_P.PROPOSED,), _P.WITHDRAWN, EVERYBODY, "D21", (OWN,)),
        *(
            Step(
                name,
                (_P.PROPOSED,),
                target,
                _LEADER,
                "R17",
                (OTHERS, TOLD),
                second_person=True,
                other_than=("propose", "reward"),
                verb="decide",
            )
            for name, target in (("accept", _P.ACCEPTED), ("refuse", _P.REFUSED))
        ),
    ),
    (
        Begin("propose", (), "R17"),
        Begin("reward", (), "MD3", (NOT_ONESELF,), act="propose a reward", upon="reward"),
        Begin("judge", (), "MD7", state=_P.ACCEPTED, verb="decide"),
    ),
)

LIABILITY = Workflow(
    "liability",
    _L.CLAIMED,
    (
        Step("withdraw", (_L.CLAIMED,), _L.WITHDRAWN, EVERYBODY, "R6", (OWN,)),
        *(
            Step(
                name,
                (_L.CLAIMED,),
                target,
                (*_MANAGER, *_LEADER),
                "R6",
                (OTHERS, MINOR, TOLD),
                second_person=True,
                other_than=("claim",),
                verb="decide",
            )
            for name, target in (("accept", _L.OWED), ("refuse", _L.REFUSED))
        ),
        Step(
            "settle",
            (_L.OWED,),
            _L.SETTLED,
            (Role.FINANCE,),
            "R6",
            (OTHERS,),
            verb="liability",
            act="settle",
        ),
    ),
    (Begin("claim", EVERYBODY, "R6", verb="liability", act="enter a loss"),),
)
