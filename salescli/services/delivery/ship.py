"""Goods requests and deliveries, from request to the customer's confirmation (W4)."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from salescli import models
from salescli.engine import find
from salescli.engine.lines import standing
from salescli.engine.numbers import give
from salescli.engine.posting import post, settle
from salescli.engine.steps import advance, allow, begin, label, may_begin, not_before
from salescli.errors import DataError, GateShutError, StateError
from salescli.policy import names, numbers
from salescli.policy.diagrams import CONTRACT, SHIP, RequestFacts, ShipFacts
from salescli.policy.money import portion
from salescli.policy.standing import completed, deliverable, written
from salescli.policy.states import PostingKind
from salescli.services import contract as contracts
from salescli.services.contract import goods
from salescli.services.register import norm
from salescli.text import _, decimal

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.tables.contract import Contract, ContractLine
    from salescli.tables.ship import Shipment


def _found(work: "Work", number: str) -> "Shipment":
    """Fetch a goods request with its lines, by its own number or its delivery note's."""
    if numbers.fits("note", number):
        note, _id = numbers.read("note", number, work.today)
        if noted := work.fetch(models.Shipment, note_number=note):
            return noted
    return find.document(work, models.Shipment, number)


def request(
    work: "Work", contract_number: str, *, quantities: Mapping[int, int] | None = None
) -> "Shipment":
    """Ask for goods of an archived contract or a confirmed order: all that is left, or so much.

    Quantities in thousandths, by line position (W4.1). Raises GateShutError when more is asked
    than the contract holds.
    """
    may_begin(work, SHIP, "request")
    contract = contracts.itself(work, contract_number)
    not_before(work, _("request goods of"), label(contract), _open_from(contract))
    wanted = _wanted(work, contract, quantities)

    def fill(shipment: "Shipment") -> None:
        shipment.lines.extend(
            models.ShipmentLine(shipment_id=shipment.key, line_id=line.key, quantity=quantity)
            for line, quantity in wanted
        )

    return begin(
        work,
        models.Shipment,
        "request",
        facts=RequestFacts(_blocked(work, contract)),
        about=label(contract),
        fill=fill,
        contract_id=contract.key,
        due_on=goods.due_on(work, contract, [line.key for line, _quantity in wanted]),
    )


def _open_from(contract: "Contract") -> date:
    """Return the day from which goods may be requested, or refuse (W4.1, W3.6)."""
    act, number = _("request goods of"), label(contract)
    counted = contract.ordered_on is not None
    if contract.cancelled_on is not None or completed(contract.state):
        raise StateError(act, number, _(contract.state), CONTRACT.possible(contract.state))
    if contract.effective_on is None or not deliverable(contract.state, ordered=counted):
        if written(contract.means):
            raise GateShutError(act, number, _("the contract is archived"), "W4.1")
        raise GateShutError(act, number, _("the manager has confirmed the order"), "W3.6")
    archived = None if counted else contract.archived_on
    return archived or contract.effective_on


def _wanted(
    work: "Work", contract: "Contract", quantities: Mapping[int, int] | None
) -> list[tuple["ContractLine", int]]:
    lines = {line.position: line for line in standing(contract)}
    of = goods.left(work, contract)
    left = {n: max(0, of.get(line.key, 0)) for n, line in lines.items()}
    if quantities is None:
        quantities = {n: rest for n, rest in left.items() if rest > 0}
    if not quantities:
        raise DataError(
            _("all of {contract} has been requested already").format(contract=contract.number)
        )
    for position, quantity in quantities.items():
        if position not in lines:
            raise DataError(
                _("{contract} has no line {position}").format(
                    contract=contract.number, position=position
                )
            )
        if quantity > left[position]:
            until = _("line {position} asks for no more than the {left} left of it").format(
                position=position, left=decimal(left[position], 3, trim=True)
            )
            raise GateShutError(_("request goods of"), str(contract.number), until, "W4.3")
    return [(lines[n], quantity) for n, quantity in quantities.items()]


def approve(work: "Work", number: str) -> "Shipment":
    """Approve a goods request after reviewing it against the contract (W4.3)."""
    shipment = _found(work, number)
    advance(work, shipment, "approve", facts=_facts(work, shipment, None))
    return shipment


def reject(work: "Work", number: str) -> "Shipment":
    """Refuse a goods request; what it asked for can be requested again (W4.3)."""
    shipment = _found(work, number)
    advance(work, shipment, "reject")
    goods.follow(work, find.by_id(work, models.Contract, shipment.contract_id))
    return shipment


def dispatch(
    work: "Work",
    number: str,
    *,
    carrier: str | None = None,
    counted: Mapping[int, int] | None = None,
) -> "Shipment":
    """Issue the delivery note of an approved request and send the goods (W4.4).

    `counted` is what the warehouse counted, by line position; it must equal the request (R8).
    """
    shipment = _found(work, number)
    contract = find.by_id(work, models.Contract, shipment.contract_id)
    facts = _facts(work, shipment, counted)
    allow(work, shipment, "dispatch", facts=facts)
    _value(work, shipment, contract)
    advance(
        work,
        shipment,
        "dispatch",
        facts=facts,
        note_number=give(work, "note"),
        dispatched_on=work.on,
        carrier=names.clean(carrier, _("carrier")) if carrier else None,
    )
    due_on = goods.excused(work, contract, shipment.due_on)
    lines = {line.id: line for line in contract.lines}
    for part in shipment.lines:
        post(
            work,
            PostingKind.DISPATCHED,
            contract,
            booked_on=work.on,
            amount=part.amount,
            line_id=part.line_id,
            product_id=lines[part.line_id].product_id,
            shipment_id=shipment.id,
            quantity=part.quantity,
            due_on=due_on,
        )
    advance(work, contract, "deliver")
    settle(work, contract)
    return shipment


def _value(work: "Work", shipment: "Shipment", contract: "Contract") -> None:
    """Write on the delivery note what each line is worth, in recording order."""
    lines = {line.id: line for line in contract.lines}
    held = goods.quantities(work, contract)
    for part in shipment.lines:
        line = lines[part.line_id]
        before = held[line.key].delivered
        part.amount = portion(before, before + part.quantity, line.price, line.discount_bp)


def receipt(work: "Work", number: str, *, signed_by: str) -> "Shipment":
    """File the confirmation form that the customer signed (W4.5, D11)."""
    shipment = _found(work, number)
    advance(
        work,
        shipment,
        "receipt",
        received_on=work.on,
        received_by=names.clean(signed_by, _("who signed")),
    )
    goods.follow(work, find.by_id(work, models.Contract, shipment.contract_id))
    return shipment


def _facts(work: "Work", shipment: "Shipment", counted: Mapping[int, int] | None) -> ShipFacts:
    contract = find.by_id(work, models.Contract, shipment.contract_id)
    positions = {line.id: line.position for line in contract.lines}
    asked = {positions[part.line_id]: part.quantity for part in shipment.lines}
    return ShipFacts(
        contract_deliverable=deliverable(contract.state, ordered=contract.ordered_on is not None),
        excess=max((-left for left in goods.left(work, contract).values()), default=0),
        note_matches=counted is None or dict(counted) == asked,
        blocked=_blocked(work, contract),
    )


def _blocked(work: "Work", contract: "Contract") -> Callable[[], bool]:
    """Return the question whether goods may go neither on their day nor today."""
    return partial(norm.blocked, work, contract.customer_id, work.on, work.today)
