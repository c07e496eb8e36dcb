"""Cancelling a contract: what was delivered of it stays, and nothing else (W3)."""

from datetime import date
from typing import TYPE_CHECKING

from salescli import models
from salescli.engine import find
from salescli.engine.posting import post, settle
from salescli.engine.steps import advance, label, not_before
from salescli.errors import DataError
from salescli.policy import names
from salescli.policy.kinds import PostingKind
from salescli.services.contract import goods
from salescli.services.contract.facts import facts
from salescli.text import _

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.tables.contract import Contract

_BEYOND = """
    SELECT line_id AS line,
           SUM(CASE kind WHEN 'dispatched' THEN -amount ELSE amount END) AS amount
    FROM posting
    WHERE contract_id = :contract AND kind IN ('contracted', 'dispatched', 'returned')
    GROUP BY line_id
    HAVING SUM(CASE kind WHEN 'dispatched' THEN -amount ELSE amount END) <> 0
"""
"""What is in force of a line beyond the worth of what was delivered, after allowances."""

_VERSIONS = "SELECT MAX(signed_on) AS signed_on FROM contract WHERE amends_id = :contract"


def cancel(work: "Work", number: str, *, reason: str) -> "Contract":
    """Cancel a contract or a draft with a reason; its number is never given again."""
    contract = find.document(work, models.Contract, number)
    in_force = contract.effective_on is not None
    if in_force and contract.amends_id is not None:
        raise DataError(
            _("{amendment} is in force; amend {contract} again, or cancel that").format(
                amendment=label(contract),
                contract=label(find.by_id(work, models.Contract, contract.amends_id)),
            )
        )
    versions = work.rows(_VERSIONS, contract=contract.key)
    if versions[0]["signed_on"]:
        last = date.fromisoformat(versions[0]["signed_on"])
        not_before(work, _("cancel"), label(contract), last)
    advance(
        work,
        contract,
        "cancel",
        facts=facts(work, contract),
        cancelled_on=work.on,
        cancel_reason=names.clean(reason, _("reason")),
    )
    if in_force:
        _release(work, contract)
    return contract


def _release(work: "Work", contract: "Contract") -> None:
    """Take out of a contract what was not delivered of it."""
    held = goods.quantities(work, contract)
    for line in contract.lines:
        of = held.get(line.key, goods.NOTHING)
        goods.change(work, contract, line, of.contracted, min(of.contracted, of.delivered))
    for row in work.rows(_BEYOND, contract=contract.key):
        line = next(line for line in contract.lines if line.id == row["line"])
        post(
            work,
            PostingKind.CONTRACTED,
            contract,
            booked_on=work.on,
            amount=-row["amount"],
            line_id=line.id,
            product_id=line.product_id,
        )
    settle(work, contract)
