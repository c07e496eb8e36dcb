"""Returns as the steps of W7 need them: found, with their contract, and what gates ask."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from salescli import models
from salescli.engine import find
from salescli.policy.aftersales import ReturnKind
from salescli.policy.diagrams import ReturnFacts
from salescli.policy.money import THOUSANDTHS
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


_BACK = """
    SELECT return_line.shipment_id AS shipment, return_line.line_id AS line,
           return_line.serials AS serials
    FROM goods_return JOIN return_line ON return_line.goods_return_id = goods_return.id
    WHERE goods_return.contract_id = :contract AND goods_return.id <> :own
      AND goods_return.state NOT IN ('withdrawn', 'rejected') AND return_line.serials IS NOT NULL
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
    """Return the numbers that none of its deliveries has, or of which the piece is back already.

    A number is a piece's where as many are on record as went; else it is a batch's.
    """
    went = {(one.shipment, one.line): one for one in left.sent(work, contract, back.key)}
    others: dict[tuple[int, int], set[str]] = {}
    for row in work.rows(_BACK, contract=contract.key, own=back.key):
        others.setdefault((row["shipment"], row["line"]), set()).update(row["serials"].split())
    told = []
    for line in back.lines:
        place = line.shipment_id, line.line_id
        if not line.serials or place not in went or not (serials := went[place].serials):
            continue
        known = serials.split()
        by_piece = len(known) * THOUSANDTHS == went[place].sent
        gone = others.get(place, set()) if by_piece else set()
        asked = line.serials.split()
        twice = {n for n in asked if by_piece and asked.count(n) > 1}
        told += [n for n in dict.fromkeys(asked) if n not in known or n in gone | twice]
    return ", ".join(told)
