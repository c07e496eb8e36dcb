"""Goods requests and deliveries, from request to the customer's confirmation (W4)."""

from typing import TYPE_CHECKING

from salescli.engine.steps import advance
from salescli.policy.diagrams import AuthorFacts
from salescli.services.contract import goods
from salescli.services.delivery import correcting, reviewing
from salescli.services.delivery.correcting import correct, worth
from salescli.services.delivery.fetching import by_position, contract_of, facts, found
from salescli.services.delivery.requesting import request
from salescli.services.delivery.sending import (
    Wrong,
    delay,
    dispatch,
    file,
    receipt,
    tell,
    vouch,
)

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.tables.ship import Shipment

__all__ = [
    "Wrong",
    "approve",
    "by_position",
    "clear",
    "confirm",
    "contract_of",
    "correct",
    "delay",
    "dispatch",
    "file",
    "found",
    "receipt",
    "reject",
    "request",
    "tell",
    "vouch",
    "withdraw",
    "worth",
]


def withdraw(work: "Work", number: str) -> "Shipment":
    """Take a request back before it is approved, as its author (W4.1); a red note too (R8)."""
    shipment = found(work, number)
    advance(work, shipment, "withdraw", facts=AuthorFacts(shipment.author_id == work.decider.id))
    return _freed(work, shipment)


def confirm(work: "Work", number: str) -> "Shipment":
    """Confirm a goods request as the division manager, before the sales manager has it (W4.2)."""
    shipment = found(work, number)
    advance(work, shipment, "confirm", facts=facts(work, shipment))
    return shipment


def clear(work: "Work", number: str) -> "Shipment":
    """Say as finance that payment arrived or credit is in order, so that goods may go (W4.4)."""
    shipment = found(work, number)
    advance(work, shipment, "clear", facts=facts(work, shipment))
    return shipment


def approve(work: "Work", number: str) -> "Shipment":
    """Approve a goods request after reviewing it against the contract (W4.3), or a red note (R8).

    What is reviewed is shown to who decides before it is kept.
    """
    shipment = found(work, number)
    if shipment.corrects_id is not None:
        correcting.approve(work, shipment)
        return shipment
    advance(work, shipment, "approve", facts=facts(work, shipment))
    work.shown.extend(reviewing.beside_contract(work, shipment))
    return shipment


def reject(work: "Work", number: str) -> "Shipment":
    """Refuse a goods request; what it asked for can be requested again (W4.3). Or a red note."""
    shipment = found(work, number)
    advance(work, shipment, "reject")
    return _freed(work, shipment)


def _freed(work: "Work", shipment: "Shipment") -> "Shipment":
    goods.follow(work, contract_of(work, shipment))
    return shipment
