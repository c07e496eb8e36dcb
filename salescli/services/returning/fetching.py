"""Returns as the steps of W7 need them: found, with their contract, and what gates ask."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from salescli import models
from salescli.engine import find
from salescli.policy.aftersales import ReturnKind
from salescli.policy.diagrams import ReturnFacts
from salescli.services.delivery import left
from salescli.services.returning import limits

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.tables.aftersales.return_ import GoodsReturn
    from salescli.tables.contract import Contract
    from salescli.tables.ship import Shipment

_REPLACED = """
    SELECT COUNT(*) AS n FROM shipment
    WHERE id = :request AND state NOT IN ('rejected', 'withdrawn')
"""


def found(work: "Work", number: str) -> "GoodsReturn":
    """Fetch a return with its lines."""
    return find.document(work, models.GoodsReturn, number)


def contract_of(work: "Work", back: "GoodsReturn") -> "Contract":
    """Return the contract that goods come back of, with its lines."""
    return find.by_id(work, models.Contract, back.contract_id)


def exchangeable(contract: "Contract", kind: ReturnKind) -> bool:
    """Say whether other goods can go, where that is wished: its contract is not cancelled."""
    return contract.cancelled_on is None or kind is not ReturnKind.EXCHANGE


def request(work: "Work", back: "GoodsReturn") -> "Shipment | None":
    """Return the request of the goods that go for an exchange, once it is opened (W7.5)."""
    return find.by_id(work, models.Shipment, back.request_id) if back.request_id else None


def facts(
    work: "Work", back: "GoodsReturn", received: Mapping[int, int] | None = None
) -> ReturnFacts:
    """Return what the gates of a return look at; `received` by the id of its line."""
    contract = contract_of(work, back)
    over = limits.over(work, contract, back, received)
    return ReturnFacts(
        own=back.author_id == work.decider.id,
        excess=over.excess,
        left=over.left,
        in_force=exchangeable(contract, back.kind),
        genuine=bool(back.genuine),
        ours=bool(back.ours),
        goods=back.kind is not ReturnKind.ALLOWANCE,
        arrived=back.kind is ReturnKind.ALLOWANCE,
        within_list=received is None
        or all(received[line.key] <= line.quantity for line in back.lines),
        replaced=bool(work.rows(_REPLACED, request=back.request_id or 0)[0]["n"]),
        strange=strange(work, contract, back),
    )


def strange(work: "Work", contract: "Contract", back: "GoodsReturn") -> str:
    """Return the serial or batch numbers that are none of the deliveries they come back from."""
    went = {(one.shipment, one.line): one.serials for one in left.sent(work, contract, back.key)}
    told = [
        number
        for line in back.lines
        if line.serials and (known := went.get((line.shipment_id, line.line_id)))
        for number in line.serials.split()
        if number not in known.split()
    ]
    return ", ".join(told)
