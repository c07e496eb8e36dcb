"""Goods that come back, and allowances: W7 as a table."""

from typing import NamedTuple

from salescli.policy.diagrams._shared import SALES_SIDE
from salescli.policy.gate import Gate
from salescli.policy.roles import Role
from salescli.policy.states import ReturnState as _R
from salescli.policy.workflow import Begin, Step, Workflow


class ReturnFacts(NamedTuple):
    """What a return asks for, and how that compares with what was delivered (W7.2, W7.3)."""

    own: bool = True
    """Whether who acts has reported it."""
    excess: int = 0
    """By how much more comes back of a line than was delivered and is not back already."""
    left: str = ""
    """How much that is, as a refusal says it."""
    in_force: bool = True
    """Whether other goods can go for these: their contract was not cancelled."""
    genuine: bool = True
    ours: bool = True
    """Whether the cause is ours."""
    goods: bool = True
    """Whether goods come back at all: an allowance has none."""
    arrived: bool = True
    """Whether there are none to wait for."""
    within_list: bool = True
    """Whether no more of a line has come than its list says."""
    replaced: bool = False
    """Whether other goods go for it, by a request that stands."""
    strange: str = ""
    """Serial or batch numbers that did not go with the deliveries."""


WITHIN_DELIVERY: Gate[ReturnFacts] = Gate(
    "no more comes back than was delivered and is not back yet: {facts.left}",
    lambda r: r.excess <= 0,
    "W7.2",
)
EXCHANGEABLE: Gate[ReturnFacts] = Gate(
    "its contract is in force: a cancelled one has its goods returned, not exchanged",
    lambda r: r.in_force,
)
SAME_NUMBERS: Gate[ReturnFacts] = Gate(
    "its serial or batch numbers are those that went and are not back: {facts.strange}",
    lambda r: not r.strange,
    "W7.2",
)
OWN: Gate[ReturnFacts] = Gate("whoever made it takes it back", lambda r: r.own)
GENUINE: Gate[ReturnFacts] = Gate(
    "the goods are found to be ours: else return reject, with the talk", lambda r: r.genuine, "W7.3"
)
OURS: Gate[ReturnFacts] = Gate(
    "the cause is found to be ours: else return reject, with the talk", lambda r: r.ours, "W7.3"
)
HAS_GOODS: Gate[ReturnFacts] = Gate(
    "goods come back by it: an allowance is settled at once", lambda r: r.goods
)
UNMOVED: Gate[ReturnFacts] = Gate("it counts already: return settle", lambda r: r.goods)
WITHIN_LIST: Gate[ReturnFacts] = Gate(
    "no more is received than its list says: what is beyond goes back", lambda r: r.within_list
)
ARRIVED: Gate[ReturnFacts] = Gate("its goods are in: return receive", lambda r: r.arrived)
UNREPLACED: Gate[ReturnFacts] = Gate(
    "no other goods go for it: an exchange is settled when they are dispatched",
    lambda r: not r.replaced,
)

_SALES, _MANAGER = (Role.SALES,), (Role.MANAGER,)
_OPEN = (_R.REPORTED, _R.CHECKED, _R.VERIFIED)
_AGREES = (WITHIN_DELIVERY, SAME_NUMBERS)
_SETTLED_BY_TWO = ("approve", "receive")

RETURN = Workflow(
    "return",
    _R.REPORTED,
    (
        Step("withdraw", (*_OPEN, _R.SUBMITTED), _R.WITHDRAWN, SALES_SIDE, "W7.1", (OWN,)),
        Step("check", (_R.REPORTED,), _R.CHECKED, (*_SALES, *_MANAGER), "W7.2", _AGREES),
        Step(
            "verify",
            (_R.CHECKED, _R.VERIFIED),
            _R.VERIFIED,
            (Role.TECH,),
            "W7.3",
            second_person=True,
            other_than=("check",),
        ),
        Step("reject", _OPEN, _R.REJECTED, (*_SALES, *_MANAGER), "W7.3"),
        Step(
            "submit",
            (_R.VERIFIED,),
            _R.SUBMITTED,
            SALES_SIDE,
            "W7.4",
            (GENUINE, OURS, WITHIN_DELIVERY),
        ),
        Step(
            "approve",
            (_R.SUBMITTED,),
            _R.APPROVED,
            _MANAGER,
            "W7.4",
            (WITHIN_DELIVERY, EXCHANGEABLE),
            second_person=True,
        ),
        Step("reject", (_R.SUBMITTED,), _R.REJECTED, _MANAGER, "W7.4"),
        Step("reject", (_R.APPROVED,), _R.REJECTED, _MANAGER, "W7.4", (UNMOVED,)),
        Step(
            "receive",
            (_R.APPROVED,),
            _R.BOOKED_IN,
            (Role.WAREHOUSE,),
            "W7.5",
            (HAS_GOODS, WITHIN_LIST, WITHIN_DELIVERY, EXCHANGEABLE),
        ),
        Step(
            "settle",
            (_R.APPROVED,),
            _R.SETTLED,
            (Role.FINANCE,),
            "W7.5",
            (ARRIVED,),
            second_person=True,
            other_than=_SETTLED_BY_TWO,
        ),
        Step(
            "settle",
            (_R.BOOKED_IN,),
            _R.SETTLED,
            (Role.FINANCE,),
            "W7.5",
            (UNREPLACED,),
            second_person=True,
            other_than=_SETTLED_BY_TWO,
        ),
        Step("replace", (_R.BOOKED_IN,), _R.SETTLED, (), "W7.5", automatic=True),
    ),
    (
        Begin(
            "report",
            (Role.SALES, Role.CLERK),
            "W7.1",
            (WITHIN_DELIVERY, EXCHANGEABLE),
            act="report a return",
            upon="report a return of",
        ),
    ),
)
