"""The warehouse counts and inspects what comes back; for an exchange other goods go (W7.5)."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from salescli import models
from salescli.engine.steps import advance, allow, begin, label
from salescli.errors import DataError
from salescli.policy import names
from salescli.policy.aftersales import ReturnKind
from salescli.policy.quantity import written
from salescli.policy.workdays import dispatch_due
from salescli.services.returning import booking
from salescli.services.returning.fetching import contract_of, facts, found
from salescli.text import _

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.tables.aftersales.return_ import GoodsReturn
    from salescli.tables.contract import Contract
    from salescli.tables.ship import Shipment

_NONE: Mapping[int, int] = {}


def receive(
    work: "Work",
    number: str,
    *,
    counted: Mapping[int, int] | None = None,
    scrap: Mapping[int, int] = _NONE,
    difference: str | None = None,
) -> "GoodsReturn":
    """Book in what came of an approved return, counted and inspected (W7.5).

    Thousandths by line position; without `counted` all that is listed. An exchange opens its goods
    request, which goes by the next working day (R7).
    """
    back = found(work, number)
    contract = contract_of(work, back)
    received = _spread(back, contract, counted)
    allow(work, back, "receive", facts=(met := facts(work, back, received)))
    spoilt = _spread(back, contract, dict(scrap), received)
    for part in back.lines:
        part.received = received[part.key]
        part.scrap = spoilt[part.key]
        part.good = part.received - part.scrap
    booking.value(work, back, contract)
    told = names.clean(difference, _("difference")) if difference else None
    advance(work, back, "receive", facts=met, received_on=work.on, receipt=told)
    _tell_differences(work, back, contract)
    booking.come_back(work, back, contract)
    if back.kind is ReturnKind.EXCHANGE:
        request = _send_others(work, back, contract)
        # Before it is named.
        work.session.flush()
        back.request_id = request.key
    return back


def _spread(
    back: "GoodsReturn",
    contract: "Contract",
    told: Mapping[int, int] | None,
    most: Mapping[int, int] | None = None,
) -> dict[int, int]:
    """Return so much by the id of a return's line; DataError where nothing comes, or too much.

    Without a word all that is listed. Of a line that comes back from several notes the first are
    filled first, and the last one has what is beyond.
    """
    full = {part.key: part.quantity for part in back.lines} if most is None else dict(most)
    if told is None:
        return full
    positions = {line.id: line.position for line in contract.lines}
    of: dict[int, list[int]] = {}
    for part in back.lines:
        of.setdefault(positions[part.line_id], []).append(part.key)
    found_ = dict.fromkeys(full, 0)
    for position, quantity in told.items():
        if position not in of:
            raise DataError(
                _("{document} has no line {position}").format(
                    document=label(back), position=position
                )
            )
        rest = quantity
        for key in of[position]:
            found_[key] = min(rest, full[key])
            rest -= found_[key]
        found_[of[position][-1]] += rest
    _sensible(back, found_, most)
    return found_


def _sensible(back: "GoodsReturn", told: Mapping[int, int], most: Mapping[int, int] | None) -> None:
    if most is None and not any(told.values()):
        raise DataError(
            _("nothing of {document} has come; it waits, or return reject ends it").format(
                document=label(back)
            )
        )
    if most is not None and any(told[key] > most[key] for key in told):
        raise DataError(
            _("more of {document} is said to be scrap than has come").format(document=label(back))
        )


def _tell_differences(work: "Work", back: "GoodsReturn", contract: "Contract") -> None:
    """Tell what did not come of what is listed: it is not counted, and stays with the customer."""
    positions = {line.id: line.position for line in contract.lines}
    for part in back.lines:
        if part.received != part.quantity:
            work.warnings.append(
                _("line {position}: {listed} listed, {received} came").format(
                    position=positions[part.line_id],
                    listed=written(part.quantity),
                    received=written(part.received or 0),
                )
            )


def _send_others(work: "Work", back: "GoodsReturn", contract: "Contract") -> "Shipment":
    """Open the goods request of an exchange: the same goods, from their receipt on (R7)."""
    wanted: dict[int, int] = {}
    for part in back.lines:
        wanted[part.line_id] = wanted.get(part.line_id, 0) + (part.received or 0)

    def fill(shipment: "Shipment") -> None:
        shipment.lines.extend(
            models.ShipmentLine(shipment_id=shipment.key, line_id=line, quantity=quantity)
            for line, quantity in wanted.items()
            if quantity
        )

    return begin(
        work,
        models.Shipment,
        "exchange",
        about=label(back),
        fill=fill,
        contract_id=contract.key,
        due_on=dispatch_due(work.on, None, work.company.calendar),
    )
