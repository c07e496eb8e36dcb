"""What of a contract is in force, delivered and under way, as its postings have it."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from salescli.engine.posting import post
from salescli.engine.steps import advance
from salescli.firms import standing
from salescli.policy.goods.tranches import (
    Agreed,
    Delay,
    Told,
    after,
    chains,
    delayed,
    due,
    put_off,
    stopped,
    tranches,
)
from salescli.policy.kinds import PostingKind
from salescli.policy.money import portion
from salescli.policy.standing import completed, in_delivery
from salescli.sql import told_on

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.tables.contract import Contract, ContractLine
    from salescli.tables.ship import Shipment

_DAY = timedelta(days=1)

_LINES = """
    SELECT line_id AS line,
           SUM(CASE kind WHEN 'contracted' THEN quantity ELSE 0 END) AS contracted,
           SUM(CASE kind WHEN 'dispatched' THEN quantity
                         WHEN 'returned' THEN -quantity ELSE 0 END) AS delivered,
           SUM(CASE WHEN kind = 'returned' AND exchange_id IS NULL THEN quantity ELSE 0 END)
               AS credited,
           SUM(CASE WHEN kind = 'dispatched' AND exchange_id IS NULL THEN quantity ELSE 0 END)
               AS kept
    FROM posting
    WHERE contract_id = :contract AND kind IN ('contracted', 'dispatched', 'returned')
    GROUP BY line_id
"""

_WORDS = """
    SELECT contract_line.id AS line, COALESCE(contract_line.product_name, product.name) AS name
    FROM contract_line JOIN product ON product.id = contract_line.product_id
    WHERE contract_line.contract_id = :contract
"""

_UNDER_WAY = """
    SELECT COUNT(*) AS requests,
           COALESCE(SUM(CASE state WHEN 'dispatched' THEN 0 ELSE 1 END), 0) AS unsent
    FROM shipment
    WHERE contract_id = :contract
      AND state IN ('requested', 'division_confirmed', 'approved', 'dispatched')
"""

_ASKED = """
    SELECT shipment_line.line_id AS line,
           CASE WHEN shipment.corrects_id IS NULL THEN shipment_line.quantity
                ELSE -shipment_line.quantity END AS quantity,
           CASE WHEN shipment.corrects_id IS NULL THEN shipment.requested_on
                ELSE shipment.dispatched_on END AS day
    FROM shipment_line JOIN shipment ON shipment.id = shipment_line.shipment_id
    WHERE shipment.contract_id = :contract
      AND shipment.state NOT IN ('rejected', 'withdrawn', 'correcting')
      AND shipment.id NOT IN (
          SELECT request_id FROM goods_return
          WHERE contract_id = :contract AND request_id IS NOT NULL)
"""
"""What was asked for, less what red notes took back: from their day on it is to be asked again.

What came in to be exchanged and the goods that go for it are neither: they have their own request.
"""

_EVER = f"""
    SELECT asked.line AS line,
           SUM(CASE WHEN asked.quantity > 0 THEN asked.quantity ELSE 0 END) AS quantity
    FROM ({_ASKED}) AS asked
    GROUP BY asked.line
"""

_LEFT = f"""
    WITH moved AS (
        SELECT line_id AS line, booked_on AS day, quantity AS quantity FROM posting
        WHERE contract_id = :contract AND kind = 'contracted'
        UNION ALL
        SELECT line_id, :day, 0 FROM posting
        WHERE contract_id = :contract AND kind = 'contracted'
        UNION ALL
        SELECT asked.line, asked.day, -asked.quantity FROM ({_ASKED}) AS asked
    ),
    stood AS (
        SELECT line, day, SUM(SUM(quantity)) OVER (PARTITION BY line ORDER BY day) AS rest
        FROM moved
        GROUP BY line, day
    )
    SELECT line, MIN(rest) AS rest FROM stood WHERE day >= :day GROUP BY line
"""
"""What of a line is asked for by nobody, on the day on which that is least from one on."""

_ADDED = """
    SELECT posting.line_id AS line, contract_line.origin_id AS origin, posting.booked_on AS day,
           CASE posting.kind WHEN 'dispatched' THEN -posting.quantity
                             ELSE posting.quantity END AS quantity
    FROM posting JOIN contract_line ON contract_line.id = posting.line_id
    WHERE posting.contract_id = :contract
      AND (posting.kind = 'contracted' OR (posting.kind = 'dispatched' AND posting.quantity < 0))
"""
"""What is to be asked for from which day on: as contracted, or since a red note took it back."""

_AGREED = f"""
    SELECT contract.effective_on AS signed_on, contract.deliver_by AS deliver_by,
           COALESCE({told_on("contract", "sign")}, contract.effective_on) AS told_on
    FROM contract
    WHERE contract.effective_on IS NOT NULL
      AND (contract.id = :contract OR contract.amends_id = :contract)
    ORDER BY contract.revision
"""

_DELAYED = """
    SELECT delayed_on, COALESCE(recorded_on, delayed_on) AS told_on, agreed_on
    FROM shipment_delay
    WHERE shipment_id = :shipment AND agreed_on IS NOT NULL
    ORDER BY id
"""

_FIRM = standing("SELECT :customer, :customer")


class Quantities(NamedTuple):
    """What of a line is in force, delivered, and back by credit, in thousandths."""

    contracted: int
    delivered: int
    credited: int = 0
    kept: int = 0
    """What was delivered for good: the customer has it, was credited for it, or exchanges it."""

    @property
    def left(self) -> int:
        """What is to be delivered still: also what came in to be exchanged (forms.md, Money)."""
        return self.contracted - self.delivered - self.credited


NOTHING = Quantities(0, 0)


def quantities(work: "Work", contract: "Contract") -> dict[int, Quantities]:
    """Return what of every line is in force and delivered, by its id."""
    return {
        row["line"]: Quantities(row["contracted"], row["delivered"], row["credited"], row["kept"])
        for row in work.rows(_LINES, contract=contract.key)
    }


def called(work: "Work", contract: "Contract") -> dict[int, str]:
    """Return what the goods of every line are called, by its id."""
    return {row["line"]: row["name"] for row in work.rows(_WORDS, contract=contract.key)}


def left(work: "Work", contract: "Contract") -> dict[int, int]:
    """Return what may still be requested of every line: each quantity from its own day on.

    Below 0 more is requested than the contract holds, on the business date or some later day.
    """
    rows = work.rows(_LEFT, contract=contract.key, day=work.on.isoformat())
    return {row["line"]: row["rest"] for row in rows}


def unsent(work: "Work", contract: "Contract") -> int:
    """Count the goods requests that have not left the house."""
    return int(work.rows(_UNDER_WAY, contract=contract.key)[0]["unsent"])


def due_on(work: "Work", contract: "Contract", lines: Iterable[int]) -> date:
    """Return the day by which the oldest of what is left to request of some lines leaves (R7)."""
    agreed = [
        Agreed(_day(row["signed_on"]), _day(row["told_on"]), _optional(row["deliver_by"]))
        for row in work.rows(_AGREED, contract=contract.key)
    ]
    added = work.rows(_ADDED, contract=contract.key)
    chain = chains({row["line"]: row["origin"] for row in added})
    asked: dict[int, int] = {}
    for row in work.rows(_EVER, contract=contract.key):
        first = chain[row["line"]]
        asked[first] = asked.get(first, 0) + row["quantity"]
    days = []
    for first in {chain[line] for line in lines}:
        moves = [(_day(n["day"]), n["quantity"]) for n in added if chain[n["line"]] == first]
        whole = tranches(moves)
        # Of a line that was closed at another price, more may be asked for than is left.
        days.append((after(whole, asked.get(first, 0)) or whole)[0].counts_from)
    return min(due(day, agreed, work.company.calendar) for day in days)


def agreed(work: "Work", shipment: "Shipment") -> date:
    """Return the day by which the goods of a request leave, as agreed since it was made (R7)."""
    rows = work.rows(_DELAYED, shipment=shipment.key)
    delays = [Delay(_day(n["delayed_on"]), _day(n["told_on"]), _day(n["agreed_on"])) for n in rows]
    return delayed(shipment.due_on, delays)


def excused(work: "Work", contract: "Contract", due_on: date) -> date:
    """Return the day by which goods that were due on one had to leave, after blocks of it (R7).

    A day that was no working day after all, told before it came, is no due day; an agreed one is.
    """
    calendar = work.company.calendar
    worked = calendar.next_working(due_on - _DAY)
    if worked != due_on and due_on not in _agreed_days(work, contract):
        due_on = worked
    if work.on <= due_on:
        return due_on
    told = [
        Told(n["kind"], n["account"], n["what"], work.company.day(n["at"]))
        for n in work.rows(_FIRM, customer=contract.customer_id)
    ]
    return put_off(due_on, stopped(told).get(contract.customer_id, ()), calendar)


def _agreed_days(work: "Work", contract: "Contract") -> set[date | None]:
    rows = work.rows(_AGREED, contract=contract.key)
    return {_optional(row["deliver_by"]) for row in rows}


def _day(word: str) -> date:
    return date.fromisoformat(word)


def _optional(word: str | None) -> date | None:
    return _day(word) if word else None


def change(work: "Work", contract: "Contract", line: "ContractLine", before: int, to: int) -> None:
    """Enter that another quantity of a line is in force, worth the change it makes."""
    if before == to:
        return
    post(
        work,
        PostingKind.CONTRACTED,
        contract,
        booked_on=work.on,
        amount=portion(before, to, line.price, line.discount_bp),
        line_id=line.id,
        product_id=line.product_id,
        quantity=to - before,
    )


def follow(work: "Work", contract: "Contract") -> None:
    """Complete a contract all of which is delivered and filed; open it again if goods are left."""
    left = any(n.left > 0 for n in quantities(work, contract).values())
    unfinished = work.rows(_UNDER_WAY, contract=contract.key)[0]["requests"]
    if completed(contract.state) and left:
        advance(work, contract, "reopen")
    elif in_delivery(contract.state) and not left and not unfinished:
        advance(work, contract, "complete")
