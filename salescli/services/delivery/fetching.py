"""Goods requests as the steps of W4 need them: found, with their contract, and what gates ask."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from salescli import models
from salescli.engine import find
from salescli.engine.steps import decisions, label
from salescli.errors import DataError
from salescli.policy import numbers
from salescli.policy.diagrams import ShipFacts
from salescli.services.contract import goods
from salescli.services.register import norm
from salescli.text import _

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.tables.aftersales.return_ import GoodsReturn
    from salescli.tables.contract import Contract
    from salescli.tables.ship import Shipment, ShipmentLine


def found(work: "Work", number: str) -> "Shipment":
    """Fetch a goods request with its lines, by its own number or its delivery note's."""
    if numbers.fits("note", number):
        note, _id = numbers.read("note", number, work.today)
        if noted := work.fetch(models.Shipment, note_number=note):
            # By its own number, so that it is looked up within the territory.
            return find.document(work, models.Shipment, noted.number, called=number)
    return find.document(work, models.Shipment, number)


def contract_of(work: "Work", shipment: "Shipment") -> "Contract":
    """Return the contract that goods are of, with its lines."""
    return find.by_id(work, models.Contract, shipment.contract_id)


def by_position(work: "Work", shipment: "Shipment") -> "dict[int, ShipmentLine]":
    """Return the lines of a request or note by their position in the contract."""
    positions = {line.id: line.position for line in contract_of(work, shipment).lines}
    return {positions[part.line_id]: part for part in shipment.lines}


def at(work: "Work", shipment: "Shipment", position: int) -> "ShipmentLine":
    """Return the line of a note that is of a position of the contract; DataError if none is."""
    if (part := by_position(work, shipment).get(position)) is None:
        raise DataError(
            _("{document} has no line {position}").format(
                document=shipment.note_number or label(shipment), position=position
            )
        )
    return part


def exchanged(work: "Work", shipment: "Shipment") -> "GoodsReturn | None":
    """Return the exchange for which goods go, if they do (W7.5)."""
    if any(row["step"] == "exchange" for row in decisions(work, shipment)):
        return work.fetch(models.GoodsReturn, request_id=shipment.key)
    return None


def facts(
    work: "Work", shipment: "Shipment", counted: Mapping[int, int] | None = None
) -> ShipFacts:
    """Return what the gates of a goods request look at; `counted` by line position."""
    contract, settings = contract_of(work, shipment), work.company.settings
    asked = {place: part.quantity for place, part in by_position(work, shipment).items()}
    clears = settings["finance_clears"] == "on"
    return ShipFacts(
        excess=max((-left for left in goods.left(work, contract).values()), default=0),
        note_matches=counted is None or dict(counted) == asked,
        blocked=blocked(work, contract),
        has_division=settings["division_confirms"] == "on",
        has_clearance=clears,
        uncleared=lambda: (
            clears and not any(row["step"] == "clear" for row in decisions(work, shipment))
        ),
    )


def blocked(work: "Work", contract: "Contract") -> Callable[[], bool]:
    """Return the question whether goods may go neither on their day nor today."""
    return partial(norm.blocked, work, contract.customer_id, work.on, work.today)
