"""Goods requests and deliveries, from request to the customer's confirmation (W4)."""

from collections.abc import Mapping
from types import SimpleNamespace
from typing import TYPE_CHECKING

from salescli.errors import DataError, GateShutError
from salescli.policy import names
from salescli.policy.diagrams import CONTRACT, SHIPMENT
from salescli.policy.money import portion
from salescli.policy.roles import Role
from salescli.policy.standing import deliverable
from salescli.policy.states import PostingKind
from salescli.policy.workdays import dispatch_due
from salescli.services import _find, _numbers
from salescli.services import contract as contracts
from salescli.services._posting import post, settle
from salescli.services._steps import advance, allow, begun, label, not_before
from salescli.text import _, decimal

if TYPE_CHECKING:
    from salescli.services._work import Work
    from salescli.tables.contract import Contract, ContractLine
    from salescli.tables.delivery import Shipment

_REQUESTED = """
    SELECT shipment_line.line_id AS line, SUM(shipment_line.quantity) AS quantity
    FROM shipment_line JOIN shipment ON shipment.id = shipment_line.shipment_id
    WHERE shipment.contract_id = :contract AND shipment.state <> 'rejected'
    GROUP BY shipment_line.line_id
"""

_DELIVERED = """
    SELECT SUM(CASE kind WHEN 'dispatched' THEN quantity ELSE -quantity END) AS quantity
    FROM posting WHERE line_id = :line AND kind IN ('dispatched', 'returned')
"""

_UNFINISHED = """
    SELECT COUNT(*) AS n FROM shipment
    WHERE contract_id = :contract AND state IN ('requested', 'approved', 'dispatched')
"""


def find(work: "Work", number: str) -> "Shipment":
    """Fetch a goods request with its lines, by its own number or its delivery note's."""
    from sqlalchemy.orm import selectinload  # noqa: PLC0415 - start-up
    from sqlmodel import select  # noqa: PLC0415 - start-up

    from salescli.models import Shipment  # noqa: PLC0415 - start-up

    wanted = select(Shipment).options(selectinload(Shipment.lines))  # type: ignore[arg-type]
    if number.strip().upper().startswith(_numbers.PREFIX["note"]):
        note, _id = _numbers.read("note", number, work.today)
        if noted := work.session.exec(wanted.where(Shipment.note_number == note)).first():
            return noted
    return _find.document(work, wanted, "ship", number)


def request(
    work: "Work", contract_number: str, *, quantities: Mapping[int, int] | None = None
) -> "Shipment":
    """Ask for goods of an archived contract: all that is left, or so much by line position (W4.1).

    Quantities in thousandths. Raises GateShutError when more is asked than the contract holds.
    """
    from salescli.models import Shipment, ShipmentLine  # noqa: PLC0415 - start-up

    work.require(_("request goods"), (Role.SALES, Role.CLERK), "W4.1")
    contract = contracts.find(work, contract_number)
    act, number = _("request goods of"), label(contract)
    if not deliverable(contract.state) or contract.signed_on is None:
        raise GateShutError(act, number, _("the contract is archived"), "W4.1")
    not_before(work, act, number, contract.archived_on or contract.signed_on)
    if work.on < contract.signed_on:
        raise DataError(
            _("{contract} was signed on {day}; goods cannot be requested before").format(
                contract=number, day=contract.signed_on
            )
        )
    wanted = _wanted(work, contract, quantities)
    shipment = Shipment(
        number=_numbers.give(work, "shipment", work.on),
        contract_id=contract.key,
        author_id=work.actor.id or None,
        requested_on=work.on,
        created_at=work.now(),
        due_on=dispatch_due(contract.signed_on, contract.deliver_by, work.company.calendar),
        lines=[],
    )
    work.add(shipment)
    shipment.lines.extend(
        ShipmentLine(shipment_id=shipment.key, line_id=line.key, quantity=quantity)
        for line, quantity in wanted
    )
    work.add(shipment)
    begun(work, SHIPMENT, "request", shipment, "W4.1")
    return shipment


def _wanted(
    work: "Work", contract: "Contract", quantities: Mapping[int, int] | None
) -> list[tuple["ContractLine", int]]:
    lines = {line.position: line for line in contracts.standing(contract)}
    requested = {
        row["line"]: row["quantity"] for row in work.rows(_REQUESTED, contract=contract.key)
    }
    left = {n: line.quantity - requested.get(line.id, 0) for n, line in lines.items()}
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
    shipment = find(work, number)
    advance(work, SHIPMENT, "approve", shipment, facts=_facts(work, shipment, None))
    return shipment


def reject(work: "Work", number: str) -> "Shipment":
    """Refuse a goods request; what it asked for can be requested again (W4.3)."""
    shipment = find(work, number)
    advance(work, SHIPMENT, "reject", shipment)
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
    shipment = find(work, number)
    contract = contracts.by_id(work, shipment.contract_id)
    facts = _facts(work, shipment, counted)
    allow(work, SHIPMENT, "dispatch", shipment, facts=facts)
    _value(work, shipment, contract)
    advance(
        work,
        SHIPMENT,
        "dispatch",
        shipment,
        facts=facts,
        note_number=_numbers.give(work, "note", work.on),
        dispatched_on=work.on,
        carrier=names.clean(carrier, _("carrier")) if carrier else None,
    )
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
            due_on=shipment.due_on,
        )
    advance(work, CONTRACT, "deliver", contract)
    settle(work, contract)
    return shipment


def _value(work: "Work", shipment: "Shipment", contract: "Contract") -> None:
    """Write on the delivery note what each line is worth, in recording order."""
    lines = {line.id: line for line in contract.lines}
    for part in shipment.lines:
        line = lines[part.line_id]
        before = work.rows(_DELIVERED, line=line.id)[0]["quantity"] or 0
        part.amount = portion(before, before + part.quantity, line.price, line.discount_bp)


def receipt(work: "Work", number: str, *, signed_by: str) -> "Shipment":
    """File the confirmation form that the customer signed (W4.5, D11)."""
    shipment = find(work, number)
    advance(
        work,
        SHIPMENT,
        "receipt",
        shipment,
        received_on=work.on,
        received_by=names.clean(signed_by, _("who signed")),
    )
    contract = contracts.by_id(work, shipment.contract_id)
    unfinished = work.rows(_UNFINISHED, contract=contract.key)[0]["n"]
    if not unfinished and not _left(work, contract):
        advance(work, CONTRACT, "complete", contract)
    return shipment


def _left(work: "Work", contract: "Contract") -> bool:
    return any(
        line.quantity > (work.rows(_DELIVERED, line=line.id)[0]["quantity"] or 0)
        for line in contracts.standing(contract)
    )


def _facts(
    work: "Work", shipment: "Shipment", counted: Mapping[int, int] | None
) -> SimpleNamespace:
    contract = contracts.by_id(work, shipment.contract_id)
    requested = {
        row["line"]: row["quantity"] for row in work.rows(_REQUESTED, contract=contract.key)
    }
    positions = {line.id: line.position for line in contract.lines}
    asked = {positions[part.line_id]: part.quantity for part in shipment.lines}
    return SimpleNamespace(
        contract_deliverable=deliverable(contract.state),
        excess=max(
            (requested.get(n.id, 0) - n.quantity for n in contracts.standing(contract)), default=0
        ),
        note_matches=counted is None or dict(counted) == asked,
    )
