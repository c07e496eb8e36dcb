"""Sales contracts, orders and amendments, step by step from draft to archive (W3)."""

from itertools import count
from typing import TYPE_CHECKING

from salescli import models
from salescli.engine import find, leader, numbers
from salescli.engine.lines import standing
from salescli.engine.posting import post
from salescli.engine.steps import advance
from salescli.policy import names
from salescli.policy.kinds import Paper, PostingKind
from salescli.policy.standing import written
from salescli.services.contract import amending, goods
from salescli.services.contract.amending import amend
from salescli.services.contract.binder import bind
from salescli.services.contract.cancelling import cancel
from salescli.services.contract.comparing import find_deviations
from salescli.services.contract.drafting import change, draft, drop, edit, line
from salescli.services.contract.facts import facts
from salescli.services.contract.fetching import itself, terms
from salescli.services.contract.negotiating import (
    answer,
    begin_again,
    consent,
    deviate,
    negotiate,
    withdraw,
)
from salescli.services.register import deviations, filing
from salescli.text import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from salescli.engine.work import Work
    from salescli.tables.contract import Contract

__all__ = [
    "amend",
    "answer",
    "archive",
    "bind",
    "cancel",
    "change",
    "confirm",
    "consent",
    "decide",
    "deviate",
    "draft",
    "drop",
    "edit",
    "flag",
    "itself",
    "line",
    "negotiate",
    "return_",
    "settle",
    "sign",
    "submit",
    "terms",
    "withdraw",
]


def submit(work: "Work", number: str) -> "Contract":
    """Hand a draft to the manager; it gets its number and what departs from the norm is found."""
    contract = find.document(work, models.Contract, number)
    # Not before it is allowed: what is refused is still called by its draft number.
    new = {} if contract.number else {"number": _number(work, contract)}
    advance(work, contract, "submit", facts=facts(work, contract), **new)
    find_deviations(work, contract)
    return contract


def _number(work: "Work", contract: "Contract") -> str:
    if contract.amends_id is None:
        return numbers.give(work, "contract")
    root = find.by_id(work, models.Contract, contract.amends_id).number
    return numbers.free(work, "contract", (f"{root}-A{n}" for n in count(contract.revision - 1)))


def return_(work: "Work", number: str) -> "Contract":
    """Give a contract back to be changed; whatever was decided about it binds no more."""
    contract = find.document(work, models.Contract, number)
    advance(work, contract, "return")
    begin_again(work, contract)
    return contract


def settle(
    work: "Work", number: str, *, reject: bool = False, lines: "Sequence[int]" = ()
) -> "Contract":
    """Decide the open deviations of a contract, or of some lines, one way or another (R4, W3.3)."""
    contract = find.document(work, models.Contract, number)
    deviations.settle(work, contract, reject=reject, positions=lines)
    return contract


def confirm(work: "Work", number: str) -> "Contract":
    """Confirm a submitted contract with all its terms (W3.3); an order counts from then (W3.6)."""
    contract = find.document(work, models.Contract, number)
    if written(contract.means):
        advance(work, contract, "confirm", facts=facts(work, contract))
        return contract
    advance(
        work,
        contract,
        "confirm_order",
        facts=facts(work, contract),
        ordered_on=work.on,
        effective_on=work.on,
    )
    _count(work, contract)
    return contract


def sign(work: "Work", number: str) -> "Contract":
    """Record the customer's signature, which opens a contract for delivery (W3.4).

    The paper of an order is signed when the order has counted long since (W3.6).
    """
    contract = find.document(work, models.Contract, number)
    root = (
        None
        if contract.amends_id is None
        else find.by_id(work, models.Contract, contract.amends_id)
    )
    if root is not None:
        amending.check(work, contract, root)
    dated = {"signed_on": work.on}
    counted = contract.ordered_on is not None
    if not counted:
        dated["effective_on"] = work.on
    advance(work, contract, "sign", facts=facts(work, contract), **dated)
    if root is not None:
        amending.enter(work, contract, root)
    elif not counted:
        _count(work, contract)
    return contract


def _count(work: "Work", contract: "Contract") -> None:
    """Enter a contract that has come into force: once itself, and each of its lines."""
    post(work, PostingKind.SIGNED, contract, booked_on=work.on, quantity=1000)
    for line_ in standing(contract):
        goods.change(work, contract, line_, 0, line_.quantity)


def archive(work: "Work", number: str, *, place: str, scan_hash: str | None = None) -> "Contract":
    """File the signed original under a place, with the hash of its scan if there is one (W3.5)."""
    contract = find.document(work, models.Contract, number)
    advance(
        work,
        contract,
        "archive",
        facts=facts(work, contract),
        archived_on=work.on,
        archive_place=names.clean(place, _("place")),
        scan_hash=scan_hash,
    )
    filing.keep(work, Paper.CONTRACT, filing.of(Paper.CONTRACT, contract), place=place)
    return contract


def flag(
    work: "Work", number: str, *, reason: str, lift: bool = False, of: str | None = None
) -> "Contract":
    """Call a contract major, whatever its amount, or take that back (1.3.2)."""
    contract = find.document(work, models.Contract, number)
    leader.flag(work, contract, reason=reason, lift=lift, of=of)
    return contract


def decide(work: "Work", number: str, *, yes: bool = True) -> "Contract":
    """Record what the leader says to a major contract (1.3.2, 1.3.3)."""
    contract = find.document(work, models.Contract, number)
    leader.consult(work, contract, yes=yes)
    return contract
