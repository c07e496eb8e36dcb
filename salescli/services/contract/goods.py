"""What of a contract is in force, delivered and under way, as its postings have it."""

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from salescli.engine.posting import post
from salescli.engine.steps import advance
from salescli.policy.money import portion
from salescli.policy.standing import completed, in_delivery
from salescli.policy.states import PostingKind
from salescli.policy.workdays import dispatch_due
from salescli.services.contract.fetching import terms

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.tables.contract import Contract, ContractLine

_LINES = """
    SELECT line_id AS line,
           SUM(CASE kind WHEN 'contracted' THEN quantity ELSE 0 END) AS contracted,
           SUM(CASE kind WHEN 'dispatched' THEN quantity
                         WHEN 'returned' THEN -quantity ELSE 0 END) AS delivered
    FROM posting
    WHERE contract_id = :contract AND kind IN ('contracted', 'dispatched', 'returned')
    GROUP BY line_id
"""

_UNDER_WAY = """
    SELECT COUNT(*) AS requests,
           COALESCE(SUM(CASE state WHEN 'dispatched' THEN 0 ELSE 1 END), 0) AS unsent
    FROM shipment
    WHERE contract_id = :contract AND state IN ('requested', 'approved', 'dispatched')
"""

_ADDED = """
    SELECT MAX(booked_on) AS day
    FROM (
        SELECT booked_on, SUM(quantity) AS quantity FROM posting
        WHERE contract_id = :contract AND kind = 'contracted'
        GROUP BY booked_on
    ) AS moved
    WHERE quantity > 0
"""


class Quantities(NamedTuple):
    """What of a line is in force and what is delivered, in thousandths."""

    contracted: int
    delivered: int


NOTHING = Quantities(0, 0)


def quantities(work: "Work", contract: "Contract") -> dict[int, Quantities]:
    """Return what of every line is in force and delivered, by its id."""
    return {
        row["line"]: Quantities(row["contracted"], row["delivered"])
        for row in work.rows(_LINES, contract=contract.key)
    }


def unsent(work: "Work", contract: "Contract") -> int:
    """Count the goods requests that have not left the house."""
    return int(work.rows(_UNDER_WAY, contract=contract.key)[0]["unsent"])


def due_on(work: "Work", contract: "Contract") -> date:
    """Return the day by which a contract's goods leave: counted from when they were last added."""
    added = work.rows(_ADDED, contract=contract.key)[0]["day"]
    return dispatch_due(
        date.fromisoformat(added), terms(work, contract).deliver_by, work.company.calendar
    )


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
    left = any(n.contracted > n.delivered for n in quantities(work, contract).values())
    unfinished = work.rows(_UNDER_WAY, contract=contract.key)[0]["requests"]
    if completed(contract.state) and left:
        advance(work, contract, "reopen")
    elif in_delivery(contract.state) and not left and not unfinished:
        advance(work, contract, "complete")
