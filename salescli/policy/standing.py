"""What the state of a document means for what may be done with it or because of it."""

from enum import StrEnum

from salescli.policy.states import CollectionState, ContractState, DeviationState


def editable(state: ContractState) -> bool:
    """Say whether a contract's lines and terms may still be written (design.md 1.6)."""
    return state in {ContractState.DRAFT, ContractState.NEGOTIATING}


def deliverable(state: ContractState, *, ordered: bool = False) -> bool:
    """Say whether goods of a contract, or of an order, may be requested (W4.1, W3.6)."""
    if state in {ContractState.ARCHIVED, ContractState.IN_DELIVERY}:
        return True
    return ordered and state in {ContractState.ORDERED, ContractState.SIGNED}


def undecided(state: DeviationState) -> bool:
    """Say whether a deviation waits for a decision (R4)."""
    return state is DeviationState.OPEN


def refused(state: DeviationState) -> bool:
    """Say whether a deviation must go out of the contract again (R4)."""
    return state is DeviationState.REJECTED


def booked(state: StrEnum | None) -> bool:
    """Say whether both have confirmed a payment, so that it counts (W5.3)."""
    return state is CollectionState.CONFIRMED
