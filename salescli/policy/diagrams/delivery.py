"""Goods that go out: W4 as tables."""

from collections.abc import Callable
from typing import NamedTuple

from salescli.policy.diagrams._shared import SALES_SIDE, UNBLOCKED
from salescli.policy.gate import Gate
from salescli.policy.roles import Role
from salescli.policy.states import ShipmentState as _S
from salescli.policy.workflow import Begin, Step, Workflow


class RequestFacts(NamedTuple):
    """Whether the account that goods are requested for is blocked."""

    blocked: Callable[[], bool]


class CorrectionFacts(NamedTuple):
    """Whether a note was sent, and what of it a red note would take back beyond what is left."""

    sent: bool
    excess: int = 0
    alone: bool = False
    """Whether who wrote it types that the manager takes back what the customer signed for."""


class ShipFacts(NamedTuple):
    """How a goods request, and what was counted for it, compares with its contract."""

    excess: int
    note_matches: bool
    blocked: Callable[[], bool]
    has_division: bool
    has_clearance: bool
    uncleared: Callable[[], bool]


class AuthorFacts(NamedTuple):
    """Whether who acts has made the document."""

    own: bool


WITHIN_CONTRACT: Gate[ShipFacts] = Gate(
    "what is requested in all fits the contract's quantities", lambda s: s.excess <= 0
)
SAME_AS_REQUEST: Gate[ShipFacts] = Gate(
    "the note equals the approved request", lambda s: s.note_matches, "R8"
)
HAS_DIVISION: Gate[ShipFacts] = Gate(
    "the setting division_confirms is on",
    lambda s: s.has_division,
    by="setting set division_confirms on",
)
CONFIRMED: Gate[ShipFacts] = Gate(
    "the division confirms it: ship confirm", lambda s: not s.has_division, "W4.2"
)
HAS_CLEARANCE: Gate[ShipFacts] = Gate(
    "the setting finance_clears is on",
    lambda s: s.has_clearance,
    by="setting set finance_clears on",
)
CLEARED: Gate[ShipFacts] = Gate(
    "finance says that it is paid or credit is in order: ship clear",
    lambda s: not s.uncleared(),
)
OWN: Gate[AuthorFacts] = Gate("whoever made it takes it back", lambda s: s.own)
SENT: Gate[CorrectionFacts] = Gate(
    "its goods have gone out", lambda s: s.sent, by="ship dispatch {number}"
)
WITHIN_NOTE: Gate[CorrectionFacts] = Gate(
    "no more is taken back than is left of the note", lambda s: s.excess <= 0
)
BY_TWO: Gate[CorrectionFacts] = Gate(
    "the manager takes back what the customer signed for, typed by nobody who wrote the red note",
    lambda s: not s.alone,
)

_WAITING = (_S.REQUESTED, _S.DIVISION_CONFIRMED)
_UNSENT = (*_WAITING, _S.APPROVED)
_SENT = (_S.DISPATCHED, _S.RECEIVED)


SHIP = Workflow(
    "ship",
    _S.REQUESTED,
    (
        Step("withdraw", _WAITING, _S.WITHDRAWN, SALES_SIDE, "W4.1", (OWN,)),
        Step(
            "confirm",
            (_S.REQUESTED,),
            _S.DIVISION_CONFIRMED,
            (Role.DIVISION,),
            "W4.2",
            (HAS_DIVISION,),
            second_person=True,
        ),
        Step(
            "clear",
            _UNSENT,
            None,
            (Role.FINANCE,),
            "W4.4",
            (HAS_CLEARANCE,),
            second_person=True,
            other_than=("confirm", "approve"),
        ),
        Step(
            "approve",
            (_S.REQUESTED,),
            _S.APPROVED,
            (Role.MANAGER,),
            "W4.3",
            (CONFIRMED, WITHIN_CONTRACT),
            second_person=True,
            other_than=("clear",),
        ),
        Step(
            "approve",
            (_S.DIVISION_CONFIRMED,),
            _S.APPROVED,
            (Role.MANAGER,),
            "W4.3",
            (WITHIN_CONTRACT,),
            second_person=True,
            other_than=("confirm", "clear"),
        ),
        Step("reject", _UNSENT, _S.REJECTED, (Role.MANAGER,), "W4.3"),
        Step("delay", _UNSENT, None, SALES_SIDE, "R7", act="put off"),
        Step(
            "dispatch",
            (_S.APPROVED,),
            _S.DISPATCHED,
            (Role.CLERK,),
            "W4.4",
            (WITHIN_CONTRACT, SAME_AS_REQUEST, CLEARED, UNBLOCKED),
            rests_on=("approve",),
        ),
        Step("file", (_S.APPROVED, *_SENT), None, (Role.CLERK,), "R10", elsewhere=True),
        Step("vouch", _SENT, None, (Role.CLERK,), "R9", act="put", elsewhere=True),
        Step("tell", (_S.DISPATCHED,), None, (Role.SALES,), "W4.4", act="tell the customer about"),
        Step("receipt", (_S.DISPATCHED,), _S.RECEIVED, (Role.CLERK,), "W4.5"),
        Step("withdraw", (_S.CORRECTING,), _S.WITHDRAWN, (Role.CLERK,), "R8", (OWN,)),
        Step(
            "approve",
            (_S.CORRECTING,),
            _S.CORRECTED,
            (Role.MANAGER,),
            "R8",
            (BY_TWO,),
            second_person=True,
        ),
        Step("reject", (_S.CORRECTING,), _S.REJECTED, (Role.MANAGER,), "R8"),
        Step("void", (_S.DISPATCHED,), _S.CORRECTED, (), "R8", automatic=True),
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
        Begin("exchange", (), "W7.5", verb="receive"),
        Begin(
            "correct",
            (Role.CLERK,),
            "R8",
            (SENT, WITHIN_NOTE),
            state=_S.CORRECTING,
            act="correct a delivery note",
            upon="correct",
        ),
    ),
)
