"""Goods go out with their delivery note, or later with a reason, and the customer signs (W4.4)."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from salescli import models
from salescli.engine.numbers import give
from salescli.engine.posting import post, settle
from salescli.engine.steps import advance, allow
from salescli.errors import DataError
from salescli.policy import names
from salescli.policy.kinds import Paper, PostingKind
from salescli.policy.money import portion
from salescli.policy.quantity import written
from salescli.services.contract import goods
from salescli.services.delivery import left
from salescli.services.delivery.fetching import at, contract_of, exchanged, facts, found
from salescli.services.register import filing
from salescli.text import _

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.tables.contract import Contract
    from salescli.tables.ship import Shipment


class Wrong(NamedTuple):
    """What the customer did not find, or found broken, in thousandths by line position."""

    short: Mapping[int, int]
    damaged: Mapping[int, int]


NOTHING = Wrong({}, {})
NONE: Mapping[int, str] = {}


def delay(work: "Work", number: str, *, reason: str, agreed_on: date | None = None) -> "Shipment":
    """Say why goods go later, and until which day that was agreed with the customer (R7)."""
    shipment, why = found(work, number), names.clean(reason, _("reason"))
    if agreed_on is not None and agreed_on <= work.on:
        raise DataError(
            _("the agreed day {day} is not after {on}; leave it out, or give a later one").format(
                day=agreed_on, on=work.on
            )
        )
    advance(work, shipment, "delay")
    work.insert(
        models.ShipmentDelay(
            shipment_id=shipment.key,
            delayed_on=work.on,
            reason=why,
            agreed_on=agreed_on,
            author_id=work.actor.id or None,
            recorded_at=work.now(),
        )
    )
    return shipment


def dispatch(  # noqa: PLR0913 - what is told of it
    work: "Work",
    number: str,
    *,
    carrier: str,
    voucher: str | None = None,
    serials: Mapping[int, str] = NONE,
    counted: Mapping[int, int] | None = None,
) -> "Shipment":
    """Issue the delivery note of an approved request and send the goods (W4.4).

    `counted` is what the warehouse counted, by line position; it must equal the request, and the
    note says who carries it (R8). Serial or batch numbers by line position, for when goods come
    back (W7.2).
    """
    shipment, carrier = found(work, number), names.clean(carrier, _("carrier"))
    contract, met = contract_of(work, shipment), facts(work, shipment, counted)
    allow(work, shipment, "dispatch", facts=met)
    _value(work, shipment, contract)
    for position, told in serials.items():
        at(work, shipment, position).serials = names.serials(told)
    advance(
        work,
        shipment,
        "dispatch",
        facts=met,
        note_number=give(work, "note"),
        dispatched_on=work.on,
        carrier=carrier,
        **_vouched(work, voucher),
    )
    filing.keep(work, Paper.NOTE, filing.of(Paper.NOTE, shipment))
    _keep_voucher(work, shipment, voucher)
    _post(work, shipment, contract)
    advance(work, contract, "deliver")
    settle(work, contract)
    return shipment


def _post(work: "Work", shipment: "Shipment", contract: "Contract") -> None:
    """Enter what goes; an exchange is settled by it (W7.5)."""
    due_on = goods.excused(work, contract, goods.agreed(work, shipment))
    back = exchanged(work, shipment)
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
            exchange_id=back.id if back else None,
        )
    if back is not None:
        advance(work, back, "replace", settled_on=work.on)


def _value(work: "Work", shipment: "Shipment", contract: "Contract") -> None:
    """Write on the delivery note what each line is worth, in recording order."""
    lines = {line.id: line for line in contract.lines}
    held = goods.quantities(work, contract)
    for part in shipment.lines:
        line = lines[part.line_id]
        before = held[line.key].delivered
        part.amount = portion(before, before + part.quantity, line.price, line.discount_bp)


def _vouched(work: "Work", voucher: str | None) -> dict[str, object]:
    """Return what is filled in of the paper of the carrier or the customer, if it came (D19)."""
    if not voucher:
        return {}
    return {"voucher": names.clean(voucher, _("voucher")), "vouched_on": work.on}


def _keep_voucher(
    work: "Work", shipment: "Shipment", voucher: str | None, place: str | None = None
) -> None:
    """Put the voucher on file, if it came (R9)."""
    if voucher:
        what = filing.of(Paper.VOUCHER, shipment)
        filing.keep(work, Paper.VOUCHER, what, place=place, reference=shipment.voucher)


def file(work: "Work", shipment: "Shipment") -> None:
    """File a goods request that was approved (R10)."""
    advance(work, shipment, "file", filed_on=work.on)


def vouch(work: "Work", shipment: "Shipment", voucher: str) -> None:
    """Keep the voucher of goods that came later than they went, or than their receipt (R9, D19)."""
    advance(work, shipment, "vouch", **_vouched(work, voucher))


def tell(work: "Work", number: str, *, whom: str) -> "Shipment":
    """Record that the customer was told that the goods are on their way (W4.4)."""
    shipment = found(work, number)
    told = names.clean(whom, _("who was told"))
    advance(work, shipment, "tell", announced_on=work.on, announced_to=told)
    return shipment


def receipt(  # noqa: PLR0913 - what is told of it
    work: "Work",
    number: str,
    *,
    signed_by: str,
    wrong: Wrong = NOTHING,
    voucher: str | None = None,
    place: str | None = None,
) -> "Shipment":
    """File the confirmation form that the customer signed, and what they found (W4.5, D11)."""
    shipment = found(work, number)
    advance(
        work,
        shipment,
        "receipt",
        received_on=work.on,
        received_by=names.clean(signed_by, _("who signed")),
        **_vouched(work, voucher),
    )
    filing.keep(work, Paper.CONFIRMATION, filing.of(Paper.CONFIRMATION, shipment), place=place)
    _keep_voucher(work, shipment, voucher, place)
    _checked(work, shipment, wrong)
    goods.follow(work, contract_of(work, shipment))
    return shipment


def _checked(work: "Work", shipment: "Shipment", wrong: Wrong) -> None:
    """Write on each line what the customer found: no more can be wrong than was sent.

    What is in again cannot be missing (W7.5).
    """
    told: dict[int | None, tuple[int, int]] = {}
    back = left.came_back(work, shipment.key)
    for position in {**wrong.short, **wrong.damaged}:
        part = at(work, shipment, position)
        short, damaged = wrong.short.get(position, 0), wrong.damaged.get(position, 0)
        told[part.id] = short, damaged
        if short + damaged > part.quantity:
            raise DataError(
                _("line {position} of {document} holds {sent}, and {wrong} is told of it").format(
                    position=position,
                    document=shipment.note_number,
                    sent=written(part.quantity),
                    wrong=written(short + damaged),
                )
            )
        if short + (came := back.get(part.line_id, 0)) > part.quantity:
            raise DataError(
                _(
                    "of line {position} of {document}, {came} came back: no {short} is missing"
                ).format(
                    position=position,
                    document=shipment.note_number,
                    came=written(came),
                    short=written(short),
                )
            )
    for part in shipment.lines:
        part.short, part.damaged = told.get(part.id, (0, 0))
