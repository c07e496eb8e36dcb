"""By how much a return exceeds what may come back of its deliveries (W7.2)."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from salescli.policy.aftersales import ReturnKind
from salescli.policy.quantity import written
from salescli.services.delivery import left as rest_of
from salescli.text import figure

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.tables.aftersales.return_ import GoodsReturn
    from salescli.tables.contract import Contract


class Over(NamedTuple):
    """By how much more comes back than may, and how much may, as it is told."""

    excess: int = 0
    left: str = ""


def over(
    work: "Work",
    contract: "Contract",
    back: "GoodsReturn",
    received: Mapping[int, int] | None = None,
) -> Over:
    """Return by how much a return exceeds what may come back: as listed, or as received."""
    if back.kind is ReturnKind.ALLOWANCE:
        asked = {line.line_id: line.amount for line in back.lines}
        return of_money(work, rest_of.allowable(work, contract, back.key), asked)
    left = {(one.shipment, one.line): one.left for one in rest_of.sent(work, contract, back.key)}
    quantities = {line.key: line.quantity for line in back.lines} | dict(received or {})
    pairs = ((quantities[n.key], left.get((n.shipment_id, n.line_id), 0)) for n in back.lines)
    return _worst((asked - rest, written(rest)) for asked, rest in pairs)


def of_money(work: "Work", left: Mapping[int, int], asked: Mapping[int, int]) -> Over:
    """Return by how much allowances exceed what the goods of a line are worth."""
    rests = ((amount, left.get(line, 0)) for line, amount in asked.items())
    return _worst((amount - rest, figure(rest, work.company.digits)) for amount, rest in rests)


def _worst(overs: Iterator[tuple[int, str]]) -> Over:
    return max((Over(excess, left) for excess, left in overs), default=Over())
