"""Asking for goods of a contract or a confirmed order, within what is left of it (W4.1)."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from salescli import models
from salescli.engine.lines import standing
from salescli.engine.steps import begin, label, may_begin, not_before
from salescli.errors import DataError, GateShutError, StateError
from salescli.policy.diagrams import CONTRACT, SHIP, RequestFacts
from salescli.policy.standing import completed, deliverable, written
from salescli.services import contract as contracts
from salescli.services.contract import goods
from salescli.services.delivery.fetching import blocked
from salescli.text import _, figure

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.tables.contract import Contract, ContractLine
    from salescli.tables.ship import Shipment


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
        facts=RequestFacts(blocked(work, contract)),
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
                position=position, left=figure(left[position], 3, trim=True)
            )
            raise GateShutError(_("request goods of"), str(contract.number), until, "W4.3")
    return [(lines[n], quantity) for n, quantity in quantities.items()]
