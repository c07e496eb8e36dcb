"""What an instrument says for what may be done with it (D14; forms.md, Money)."""

from datetime import date

from salescli.policy.kinds import InstrumentKind, Placing
from salescli.policy.states import InstrumentState

RESTS_ON = frozenset(("customer_id", "kind", "serial", "bank", "amount"))
"""What a payment by it rests on."""


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


def lasts(state: InstrumentState) -> bool:
    """Say whether it may still pay, or has paid: it has not come back."""
    return state not in {InstrumentState.BOUNCED, InstrumentState.GIVEN_BACK}


def back_with_clerk(state: InstrumentState) -> bool:
    """Say whether finance, who signed for it, has to sign again once it is corrected."""
    return state is InstrumentState.HANDED_OVER
