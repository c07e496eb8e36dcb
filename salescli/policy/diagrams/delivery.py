"""Goods that go out: W4 as tables."""

from collections.abc import Callable
from typing import NamedTuple

from salescli.policy.diagrams._shared import UNBLOCKED
from salescli.policy.roles import Role
from salescli.policy.states import ShipmentState as _S
from salescli.policy.workflow import Begin, Gate, Step, Workflow


class RequestFacts(NamedTuple):
    """Whether the account that goods are requested for is blocked."""

    blocked: Callable[[], bool]


class ShipFacts(NamedTuple):
    """How a goods request, and what was counted for it, compares with its contract."""

    contract_deliverable: bool
    excess: int
    note_matches: bool
    blocked: Callable[[], bool]


WITHIN_CONTRACT: Gate[ShipFacts] = Gate(
    "what is requested in all fits the contract's quantities", lambda s: s.excess <= 0
)
DELIVERABLE: Gate[ShipFacts] = Gate(
    "the contract is archived, or its order confirmed", lambda s: s.contract_deliverable
)
SAME_AS_REQUEST: Gate[ShipFacts] = Gate(
    "the note equals the approved request", lambda s: s.note_matches
)

SHIP = Workflow(
    "ship",
    _S.REQUESTED,
    (
        Step(
            "approve",
            (_S.REQUESTED,),
            _S.APPROVED,
            (Role.MANAGER,),
            "W4.3",
            (DELIVERABLE, WITHIN_CONTRACT),
            second_person=True,
        ),
        Step("reject", (_S.REQUESTED, _S.APPROVED), _S.REJECTED, (Role.MANAGER,), "W4.3"),
        Step(
            "dispatch",
            (_S.APPROVED,),
            _S.DISPATCHED,
            (Role.CLERK,),
            "W4.4",
            (WITHIN_CONTRACT, SAME_AS_REQUEST, UNBLOCKED),
            rests_on=("approve",),
        ),
        Step("receipt", (_S.DISPATCHED,), _S.RECEIVED, (Role.CLERK,), "W4.5"),
    ),
    (
        Begin(
            "request",
            (Role.SALES, Role.CLERK),
            "W4.1",
            (UNBLOCKED,),
            act="request goods",
            upon="request goods of",
        ),
    ),
)
