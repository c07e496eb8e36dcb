"""What is left of what went: no more of it is taken back, or comes back, than that (W7.2, R8)."""

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from salescli.engine.work import Work
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

_CAME_BACK = """
    SELECT line_id AS line, SUM(received) AS quantity FROM return_line
    WHERE shipment_id = :shipment AND received > 0
    GROUP BY line_id
"""


class Sent(NamedTuple):
    """What went of a line by a note, and what of it was taken back since, in thousandths."""

    shipment: int
    line: int
    position: int
    note: str
    sent: int
    short: int
    """What the customer missed."""
    red: int
    back: int
    """What of it comes back, or is to."""
    serials: str | None

    @property
    def stands(self) -> int:
        """What of it a red note may take back."""
        return self.sent - self.red - self.back

    @property
    def left(self) -> int:
        """What of it may come back: what the customer missed cannot."""
        return max(0, self.sent - max(self.red, self.short) - self.back)


def sent(work: "Work", contract: "Contract", own: int = 0) -> list[Sent]:
    """Return what went of a contract until the business date, the latest note first.

    `own` is a return that is not counted as back.
    """
    day = work.on.isoformat()
    rows = work.rows(_SENT, contract=contract.key, own=own, day=day)
    return [Sent(**{key: row[key] for key in Sent._fields}) for row in rows]


def came_back(work: "Work", shipment: int) -> dict[int, int]:
    """Return by contract line how much of a note is in again, in thousandths."""
    rows = work.rows(_CAME_BACK, shipment=shipment)
    return {row["line"]: row["quantity"] for row in rows}


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
