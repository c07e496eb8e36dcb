"""Cancelling a contract: what was delivered of it stays, and nothing else (W3)."""

from datetime import date
from typing import TYPE_CHECKING

from salescli import models
from salescli.engine import find
from salescli.engine.posting import settle
from salescli.engine.steps import advance, label, not_before
from salescli.errors import DataError
from salescli.policy import names
from salescli.services.contract import goods
from salescli.services.contract.facts import facts
from salescli.text import _

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.tables.contract import Contract

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
        contracted, delivered = held.get(line.key, goods.NOTHING)
        goods.change(work, contract, line, contracted, min(contracted, delivered))
    settle(work, contract)
