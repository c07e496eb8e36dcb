"""After-sales service, from the request to its result: W6 and R14 as a table."""

from typing import NamedTuple

from salescli.policy.gate import Gate
from salescli.policy.roles import Role
from salescli.policy.states import ServiceState as _S
from salescli.policy.workflow import Begin, Step, Workflow


class RequestedFacts(NamedTuple):
    """What of the goods came to the customer by what a request names."""

    covered: bool = True
    delivered: str = ""
    """How much of the product was delivered by it."""


class ServiceFacts(NamedTuple):
    """What the gates of a service case look at."""

    own: bool = True
    """Whether who acts has requested it."""
    technical: bool = True
    """Whether somebody of the technical department is named."""
    assigned: bool = True
    """Whether it was given to who reports."""
    ended: bool = True
    """Whether the last report says that it is solved or not."""
    decided: bool = True
    """Whether the leader has decided about what the last report did not solve."""
    charged: bool = True
    """Whether it is under warranty, or names what it is charged by."""
    heard: bool = True
    """Whether the customer's satisfaction is noted, or why it is not."""


COVERED: Gate[RequestedFacts] = Gate(
    "what it names has brought the customer as much of the product: {facts.delivered}",
    lambda r: r.covered,
)
OWN: Gate[ServiceFacts] = Gate("whoever made it takes it back", lambda s: s.own)
TECHNICAL: Gate[ServiceFacts] = Gate(
    "somebody of the technical department is named: --to", lambda s: s.technical
)
ASSIGNED: Gate[ServiceFacts] = Gate(
    "whoever it was given to tells of it; others are given it by service apply --to",
    lambda s: s.assigned,
)
ENDED: Gate[ServiceFacts] = Gate(
    "the last report says how it ended: service report --result", lambda s: s.ended
)
DECIDED: Gate[ServiceFacts] = Gate(
    "the leader has decided about what was not solved: service escalate",
    lambda s: s.decided,
    clause="R14",
)
CHARGED: Gate[ServiceFacts] = Gate(
    "what is charged names its contract or quotation: --contract, --quote", lambda s: s.charged
)
HEARD: Gate[ServiceFacts] = Gate(
    "the customer's satisfaction is noted, or why it is not: --satisfaction, --remark",
    lambda s: s.heard,
)

_CLERK, _TECH = (Role.CLERK,), (Role.TECH,)
_REQUESTING = (Role.SALES, Role.CLERK, Role.TECH)
_SERVED = (_S.APPLIED, _S.IN_SERVICE)
_TOLD = (_S.MANAGER_ACKNOWLEDGED, _S.CLERK_ACKNOWLEDGED, _S.ACKNOWLEDGED)

_BOTH = (
    (Role.MANAGER, _S.MANAGER_ACKNOWLEDGED, _S.CLERK_ACKNOWLEDGED),
    (Role.CLERK, _S.CLERK_ACKNOWLEDGED, _S.MANAGER_ACKNOWLEDGED),
)
"""Who is told of the result, where it stands after them if they are the first, and if they are not.
"""

SERVICE = Workflow(
    "service",
    _S.REQUESTED,
    (
        Step("withdraw", (_S.REQUESTED, _S.ACCEPTED), _S.WITHDRAWN, _REQUESTING, "W6.1", (OWN,)),
        Step(
            "accept",
            (_S.REQUESTED,),
            _S.ACCEPTED,
            (Role.MANAGER,),
            "W6.1",
            second_person=True,
            act="accept the request",
        ),
        Step(
            "apply",
            (_S.ACCEPTED,),
            _S.APPLIED,
            _CLERK,
            "W6.2",
            (TECHNICAL,),
            act="pass to the technician",
        ),
        Step(
            "give",
            (*_SERVED, _S.ESCALATED),
            None,
            _CLERK,
            "W6.2",
            (TECHNICAL,),
            verb="apply",
            act="give away",
        ),
        *(
            Step(
                "report", states, target, _TECH, clause, (ASSIGNED,), act="report on the service of"
            )
            for states, target, clause in (
                (_SERVED, _S.IN_SERVICE, "W6.3"),
                ((_S.ESCALATED,), None, "W6.3"),
                (_TOLD, _S.IN_SERVICE, "W6.4"),
            )
        ),
        Step("escalate", _SERVED, _S.ESCALATED, _TECH, "W6.5", (ASSIGNED,)),
        Step(
            "decide",
            (_S.ESCALATED,),
            _S.IN_SERVICE,
            (Role.LEADER,),
            "R14",
            second_person=True,
            other_than=("escalate",),
        ),
        *(
            Step("acknowledge", (_S.IN_SERVICE,), first, (role,), "W6.4", (ENDED, DECIDED))
            for role, first, _other in _BOTH
        ),
        *(
            Step(
                "acknowledge",
                (other,),
                _S.ACKNOWLEDGED,
                (role,),
                "W6.4",
                other_than=("acknowledge",),
            )
            for role, _first, other in _BOTH
        ),
        Step("close", (_S.ACKNOWLEDGED,), _S.CLOSED, _CLERK, "W6.4", (CHARGED, HEARD)),
    ),
    (
        Begin(
            "request",
            _REQUESTING,
            "W6.1",
            (COVERED,),
            act="request service",
            upon="request service for",
        ),
    ),
    anew=_S.IN_SERVICE,
)
