"""What may come back: no more of a delivery than went by it and is not back already (W7.2)."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from salescli.policy.aftersales import ReturnKind
from salescli.policy.quantity import written
from salescli.text import decimal

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.tables.aftersales.return_ import GoodsReturn
    from salescli.tables.contract import Contract

_SENT = """
    SELECT shipment.id AS shipment, shipment_line.line_id AS line, shipment.note_number AS note,
           shipment.dispatched_on AS sent_on, contract_line.position AS position,
           shipment_line.quantity AS sent, COALESCE(shipment_line.short, 0) AS short,
           shipment_line.serials AS serials,
           COALESCE((
               SELECT SUM(part.quantity)
               FROM shipment AS red JOIN shipment_line AS part ON part.shipment_id = red.id
               WHERE red.corrects_id = shipment.id AND red.state IN ('correcting', 'corrected')
                 AND part.line_id = shipment_line.line_id
           ), 0) AS red,
           COALESCE((
               SELECT SUM(COALESCE(back.received, back.quantity))
               FROM return_line AS back JOIN goods_return ON goods_return.id = back.goods_return_id
               WHERE back.shipment_id = shipment.id AND back.line_id = shipment_line.line_id
                 AND goods_return.id <> :own
                 AND goods_return.state NOT IN ('withdrawn', 'rejected')
           ), 0) AS back
    FROM shipment
    JOIN shipment_line ON shipment_line.shipment_id = shipment.id
    JOIN contract_line ON contract_line.id = shipment_line.line_id
    WHERE shipment.contract_id = :contract AND shipment.state IN ('dispatched', 'received')
      AND shipment.dispatched_on <= :day
    ORDER BY shipment.dispatched_on DESC, shipment.id DESC, contract_line.position
"""
"""What went of each line by each note, the latest first, and what of it was taken back since."""

_WORTH = """
    SELECT line, SUM(amount) AS amount
    FROM (
        SELECT line_id AS line,
               CASE kind WHEN 'dispatched' THEN amount ELSE -amount END AS amount
        FROM posting
        WHERE contract_id = :contract AND kind IN ('dispatched', 'returned')
        UNION ALL
        SELECT waiting.line_id, -waiting.amount
        FROM goods_return JOIN return_line AS waiting ON waiting.goods_return_id = goods_return.id
        WHERE goods_return.contract_id = :contract AND goods_return.kind = 'allowance'
          AND goods_return.id <> :own AND :asked = 1
          AND goods_return.state IN ('reported', 'checked', 'verified', 'submitted')
    ) AS moved
    GROUP BY line
"""
"""What is left of the worth of what was delivered; after allowances that wait too, if asked."""


class Sent(NamedTuple):
    """What went of a line by a note, and how much of it may come back, in thousandths."""

    shipment: int
    line: int
    position: int
    note: str
    left: int
    back: int
    """What of it comes back already."""
    serials: str | None


class Over(NamedTuple):
    """By how much more comes back than may, and how much may, as it is told."""

    excess: int = 0
    left: str = ""


def sent(work: "Work", contract: "Contract", own: int = 0) -> list[Sent]:
    """Return what went of a contract until the business date, the latest note first.

    `own` is a return that is not counted as back. What the customer missed cannot come back.
    """
    day = work.on.isoformat()
    return [
        Sent(
            row["shipment"],
            row["line"],
            row["position"],
            row["note"],
            max(0, row["sent"] - max(row["red"], row["short"]) - row["back"]),
            row["back"],
            row["serials"],
        )
        for row in work.rows(_SENT, contract=contract.key, own=own, day=day)
    ]


def worth(work: "Work", contract: "Contract") -> dict[int, int]:
    """Return what is left of the worth of each line's goods, in minor units."""
    return _left(work, contract)


def allowable(work: "Work", contract: "Contract", own: int = 0) -> dict[int, int]:
    """Return how much less may be paid for each line: what is left after what is asked for too.

    `own` is an allowance that is not counted as asked for.
    """
    return _left(work, contract, own=own, asked=1)


def _left(work: "Work", contract: "Contract", own: int = 0, asked: int = 0) -> dict[int, int]:
    rows = work.rows(_WORTH, contract=contract.key, own=own, asked=asked)
    return {row["line"]: row["amount"] for row in rows}


def over(
    work: "Work",
    contract: "Contract",
    back: "GoodsReturn",
    received: Mapping[int, int] | None = None,
) -> Over:
    """Return by how much a return exceeds what may come back: as listed, or as received."""
    if back.kind is ReturnKind.ALLOWANCE:
        asked = {line.line_id: line.amount for line in back.lines}
        return of_money(work, allowable(work, contract, back.key), asked)
    left = {(one.shipment, one.line): one.left for one in sent(work, contract, back.key)}
    quantities = {line.key: line.quantity for line in back.lines} | dict(received or {})
    pairs = ((quantities[n.key], left.get((n.shipment_id, n.line_id), 0)) for n in back.lines)
    return _worst((asked - rest, written(rest)) for asked, rest in pairs)


def of_money(work: "Work", left: Mapping[int, int], asked: Mapping[int, int]) -> Over:
    """Return by how much allowances exceed what the goods of a line are worth."""
    rests = ((amount, left.get(line, 0)) for line, amount in asked.items())
    return _worst((amount - rest, decimal(rest, work.company.digits)) for amount, rest in rests)


def _worst(overs: Iterator[tuple[int, str]]) -> Over:
    return max((Over(excess, left) for excess, left in overs), default=Over())
