"""What is looked at in a return: the deliveries beside it, line by line (W7.2, W7.4)."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from salescli.policy.aftersales import ReturnKind
from salescli.policy.quantity import written
from salescli.services.contract import goods
from salescli.services.delivery import left
from salescli.services.returning.fetching import contract_of
from salescli.text import _, figure

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.tables.aftersales.return_ import GoodsReturn, ReturnLine


def beside_delivery(work: "Work", back: "GoodsReturn") -> Iterator[str]:
    """Tell of each line what went by which note, what may come back, and what does."""
    contract = contract_of(work, back)
    called = goods.called(work, contract)
    went = {(one.shipment, one.line): one for one in left.sent(work, contract, back.key)}
    prices = {line.id: line for line in contract.lines}
    for part in back.lines:
        if (one := went.get((part.shipment_id, part.line_id))) is None:
            continue
        line = prices[part.line_id]
        yield _(
            "line {position} {product} of {note}: {left} may come back, {back} does, price {price},"
            " discount {discount}%"
        ).format(
            position=one.position,
            product=called[part.line_id],
            note=one.note,
            left=written(one.left),
            back=_told(work, back, part),
            price=figure(line.price, work.company.digits),
            discount=figure(line.discount_bp, 2, trim=True),
        )


def listed(work: "Work", back: "GoodsReturn") -> Iterator[str]:
    """Tell what comes back: the position in the contract, the goods, and how much."""
    contract = contract_of(work, back)
    called, positions = goods.called(work, contract), {n.id: n.position for n in contract.lines}
    for part in back.lines:
        yield _("line {position} {product} {back}").format(
            position=positions[part.line_id],
            product=called[part.line_id],
            back=_told(work, back, part),
        )


def _told(work: "Work", back: "GoodsReturn", part: "ReturnLine") -> str:
    if back.kind is ReturnKind.ALLOWANCE:
        return f"{figure(part.amount, work.company.digits)} {work.company.currency}"
    return written(part.quantity if part.received is None else part.received)
