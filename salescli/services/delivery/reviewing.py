"""What the manager looks at in a goods request: the contract beside it, line by line (W4.3)."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from salescli.policy.quantity import written
from salescli.services import contract as contracts
from salescli.services.contract import goods
from salescli.services.delivery.fetching import by_position, contract_of
from salescli.text import _, figure

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.tables.ship import Shipment


def beside_contract(work: "Work", shipment: "Shipment") -> Iterator[str]:
    """Tell of each line what is ordered, delivered, asked and left, its price, and the terms."""
    contract = contract_of(work, shipment)
    held, left = goods.quantities(work, contract), goods.left(work, contract)
    lines = {line.position: line for line in contract.lines}
    called = goods.called(work, contract)
    for position, part in sorted(by_position(work, shipment).items()):
        line, of = lines[position], held[part.line_id]
        yield _(
            "line {position} {product}: ordered {ordered}, delivered {delivered}, asked {asked},"
            " left {left}, price {price}, discount {discount}%"
        ).format(
            position=position,
            product=called[part.line_id],
            ordered=written(of.contracted),
            delivered=written(of.delivered),
            asked=written(part.quantity),
            left=written(left[part.line_id]),
            price=figure(line.price, work.company.digits),
            discount=figure(line.discount_bp, 2, trim=True),
        )
    terms = contracts.terms(work, contract)
    yield _("terms of {contract}: {days} days, {terms}; to go by {day}").format(
        contract=contract.number,
        days=terms.payment_days,
        terms=terms.terms or "-",
        day=goods.agreed(work, shipment),
    )
