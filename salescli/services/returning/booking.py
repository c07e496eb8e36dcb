"""What goods that come back move: their worth, what is to be sent for them, what is settled."""

from typing import TYPE_CHECKING

from salescli.engine.posting import post, settle
from salescli.policy.aftersales import ReturnKind
from salescli.policy.kinds import PostingKind
from salescli.policy.money import portion
from salescli.services.contract import goods
from salescli.services.delivery import left as rest_of

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.tables.aftersales.return_ import GoodsReturn, ReturnLine
    from salescli.tables.contract import Contract

_DISPATCHED = """
    SELECT MIN(id) AS id FROM posting
    WHERE line_id = :line AND shipment_id = :shipment AND kind = 'dispatched'
      AND undoes_id IS NULL
"""
"""The entry by which goods went: they are taxed as they were then."""


def value(work: "Work", back: "GoodsReturn", contract: "Contract") -> None:
    """Write on each line what the goods that came are worth: the change that they make.

    By credit never more than is left of the line's worth after allowances (forms.md, Sales).
    """
    prices = {line.id: line for line in contract.lines}
    delivered = {line: of.delivered for line, of in goods.quantities(work, contract).items()}
    left = rest_of.worth(work, contract)
    for part in back.lines:
        line, before = prices[part.line_id], delivered[part.line_id]
        after = before - (part.received or 0)
        part.amount = portion(after, before, line.price, line.discount_bp)
        if back.kind is not ReturnKind.EXCHANGE:
            part.amount = max(0, min(part.amount, left[line.key]))
        delivered[line.key], left[line.key] = after, left[line.key] - part.amount


def come_back(work: "Work", back: "GoodsReturn", contract: "Contract") -> None:
    """Enter what came back, or what is allowed (W7.5)."""
    for part in back.lines:
        _post(work, back, contract, part)
    settle(work, contract)
    goods.follow(work, contract)


def _post(work: "Work", back: "GoodsReturn", contract: "Contract", part: "ReturnLine") -> None:
    quantity = part.received or 0
    if not quantity and not part.amount:
        return
    if back.kind is ReturnKind.EXCHANGE:
        _enter(work, back, contract, part, part.amount, exchange_id=back.id)
    else:
        _enter(work, back, contract, part, part.amount)


def to_credit(work: "Work", back: "GoodsReturn", contract: "Contract") -> None:
    """Turn an exchange for which nothing goes into a return by credit, of the day (W7.5)."""
    for part in back.lines:
        if part.received:
            _enter(work, back, contract, part, -part.amount, sign=-1, exchange_id=back.id)
            left = rest_of.worth(work, contract)[part.line_id]
            _enter(work, back, contract, part, max(0, min(part.amount, left)))
    settle(work, contract)
    goods.follow(work, contract)


def _enter(  # noqa: PLR0913 - what comes back of what, and for which exchange
    work: "Work",
    back: "GoodsReturn",
    contract: "Contract",
    part: "ReturnLine",
    amount: int,
    *,
    sign: int = 1,
    exchange_id: int | None = None,
) -> None:
    post(
        work,
        PostingKind.RETURNED,
        contract,
        booked_on=work.on,
        amount=amount,
        line_id=part.line_id,
        product_id=_product(contract, part),
        shipment_id=part.shipment_id,
        quantity=sign * (part.received or 0),
        undoes_id=work.rows(_DISPATCHED, shipment=part.shipment_id, line=part.line_id)[0]["id"],
        return_id=back.id,
        exchange_id=exchange_id,
    )
    if contract.cancelled_on is not None:
        # What is delivered is all that a cancelled contract is over (forms.md, Sales).
        post(
            work,
            PostingKind.CONTRACTED,
            contract,
            booked_on=work.on,
            amount=-amount,
            line_id=part.line_id,
            product_id=_product(contract, part),
            quantity=-sign * (part.received or 0),
        )


def _product(contract: "Contract", part: "ReturnLine") -> int:
    return next(line.product_id for line in contract.lines if line.id == part.line_id)
