"""Finance settles what came back, in one transaction (W7.5)."""

from typing import TYPE_CHECKING

from salescli.engine.steps import advance, allow
from salescli.policy.aftersales import ReturnKind
from salescli.services.money import returned
from salescli.services.money.returned import Asked, Settled
from salescli.services.returning import booking
from salescli.services.returning.fetching import contract_of, facts, found

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.tables.aftersales.return_ import GoodsReturn


def settle(work: "Work", number: str, asked: Asked) -> "tuple[GoodsReturn, Settled]":
    """Settle what came back as finance: red where it was invoiced, then refund or credit (W7.5).

    An exchange for which nothing goes is settled as a return.
    """
    back = found(work, number)
    contract = contract_of(work, back)
    allow(work, back, "settle", facts=(met := facts(work, back)))
    if back.kind is ReturnKind.EXCHANGE:
        booking.to_credit(work, back, contract)
    settled = returned.pay_for(work, back, contract, asked)
    advance(work, back, "settle", facts=met, settled_on=work.on)
    return back, settled
