"""Instruments: from the customer's hand to finance, to the bank and its money (D14, R12)."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from salescli.policy.gate import Gate
from salescli.policy.kinds import InstrumentKind, Placing
from salescli.policy.roles import Role
from salescli.policy.states import InstrumentState as _T
from salescli.policy.workflow import Begin, Step, Workflow


class InstrumentFacts(NamedTuple):
    """What an instrument says, who signs for it, and what rests on it."""

    limited: bool = True
    """Whether its maturity is known, where it is a bill."""
    signed: bool = True
    """Whether somebody of finance signs for it who does not hand it over."""
    matured: bool = True
    """Whether the day has come on which it is paid."""
    paying: bool = False
    """Whether a payment by it waits or is booked."""
    outside: bool = True
    """Whether who signs that it came back is nobody who works here."""
    own_entry: bool = True
    """Whether who acts has registered it, or whoever did works here no more."""


LIMITED: Gate[InstrumentFacts] = Gate(
    "the day of its maturity is known, and not before it was drawn: --matures", lambda i: i.limited
)
SIGNED_FOR: Gate[InstrumentFacts] = Gate(
    "somebody else of finance signs for it: --signed-by", lambda i: i.signed
)
MATURED: Gate[InstrumentFacts] = Gate("it is paid at its maturity", lambda i: i.matured)
UNPAID: Gate[InstrumentFacts] = Gate(
    "no payment by it waits or is booked", lambda i: not i.paying, by="collect reject NUMBER"
)
OUTSIDE: Gate[InstrumentFacts] = Gate(
    "whoever signs for it does not work here: --signed-by", lambda i: i.outside
)
OWN_ENTRY: Gate[InstrumentFacts] = Gate("whoever registered it corrects it", lambda i: i.own_entry)

_CLERK, _FINANCE = (Role.CLERK,), (Role.FINANCE,)
_CORRECT = (OWN_ENTRY, UNPAID, LIMITED)
_GIVE_BACK = (UNPAID, OUTSIDE)
_WITH_FINANCE = (_T.HANDED_OVER, _T.DEPOSITED)

INSTRUMENT = Workflow(
    "instrument",
    _T.REGISTERED,
    (
        Step("correct", (_T.REGISTERED,), None, _CLERK, "D14", _CORRECT),
        Step("correct", _WITH_FINANCE, _T.REGISTERED, _CLERK, "D14", _CORRECT),
        Step(
            "hand-over",
            (_T.REGISTERED,),
            _T.HANDED_OVER,
            _CLERK,
            "R12",
            (SIGNED_FOR,),
            act="hand over",
        ),
        Step("deposit", (_T.HANDED_OVER,), _T.DEPOSITED, _FINANCE, "W5.4"),
        Step(
            "clear",
            (_T.DEPOSITED,),
            _T.CLEARED,
            _FINANCE,
            "W5.4",
            (MATURED,),
            act="clear the instrument",
        ),
        Step("bounce", (_T.DEPOSITED,), _T.BOUNCED, _FINANCE, "W5.4"),
        Step(
            "give-back",
            (_T.REGISTERED,),
            _T.GIVEN_BACK,
            (*_CLERK, *_FINANCE),
            "R9",
            _GIVE_BACK,
            act="give back",
        ),
        Step(
            "give-back",
            (_T.HANDED_OVER, _T.BOUNCED),
            _T.GIVEN_BACK,
            _FINANCE,
            "R9",
            _GIVE_BACK,
            act="give back",
        ),
    ),
    (Begin("register", _CLERK, "R12", (LIMITED,), act="register an instrument", upon="register"),),
)

RESTS_ON = frozenset(("customer_id", "kind", "serial", "bank", "amount", "matures_on"))
"""What a payment by it rests on."""


def rested_on(before: Mapping[str, object], told: Mapping[str, object]) -> bool:
    """Say whether a correction changes what a payment rests on; what was left out is no change."""
    return any(before[key] is not None for key in RESTS_ON.intersection(told))


def limited(kind: InstrumentKind, drawn_on: date | None, matures_on: date | None) -> bool:
    """Say whether its maturity is known, where it is a bill, and not before it was drawn."""
    if matures_on is None:
        return kind is not InstrumentKind.ACCEPTANCE_BILL
    return drawn_on is None or drawn_on <= matures_on


def payable(
    kind: InstrumentKind, placing: Placing | None, matures_on: date | None, day: date
) -> bool:
    """Say whether it may be paid on a day: a cheque or draft at sight, whatever it says.

    A bill, and what was discounted or endorsed, is not paid before its maturity.
    """
    at_sight = kind is not InstrumentKind.ACCEPTANCE_BILL and placing is Placing.COLLECTION
    return at_sight or matures_on is None or matures_on <= day


def lasts(state: _T) -> bool:
    """Say whether it may still pay, or has paid: it has not come back."""
    return state not in {_T.BOUNCED, _T.GIVEN_BACK}
