"""Amendments: a contract changed by a new version, linked to it and signed like one (W3.3)."""

from datetime import date
from typing import TYPE_CHECKING

from salescli import models
from salescli.engine.content import declared
from salescli.engine.lines import next_position, standing, totalled
from salescli.engine.posting import settle
from salescli.engine.steps import begin, label, may_begin, not_before
from salescli.errors import GateShutError, StateError
from salescli.policy.diagrams import CONTRACT
from salescli.policy.money import worth
from salescli.policy.numbers import draft
from salescli.policy.standing import amendable, negotiable
from salescli.policy.states import ContractState
from salescli.services.contract import fetching, goods, meaning
from salescli.services.contract.drafting import agree
from salescli.text import _

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.tables.contract import Contract, ContractLine

_SENT = """
    SELECT MAX(booked_on) AS day FROM posting
    WHERE contract_id = :contract AND kind = 'dispatched'
"""

_VERSIONS = """
    SELECT id, number, state, signed_on FROM contract
    WHERE amends_id = :contract
    ORDER BY id
"""


def amend(
    work: "Work",
    number: str,
    *,
    payment_days: int | None = None,
    deliver_by: date | None = None,
    terms: str | None = None,
) -> "Contract":
    """Begin a new version of a contract in force, with the lines and terms in force."""
    may_begin(work, CONTRACT, "amend")
    root = fetching.itself(work, number)
    _may_be_amended(root)
    revision = _next_revision(work, root)
    agreed = fetching.terms(work, root)

    def fill(amendment: "Contract") -> None:
        agree(work, amendment, payment_days=payment_days, deliver_by=deliver_by, terms=terms)
        _copy(work, amendment, root)

    return begin(
        work,
        models.Contract,
        "amend",
        fill=fill,
        amends_id=root.key,
        revision=revision,
        customer_id=root.customer_id,
        salesperson_id=root.salesperson_id,
        deliver_by=agreed.deliver_by,
        payment_days=agreed.payment_days,
        terms=agreed.terms,
        # It has no figures of its own: they are its contract's.
        open_until=work.on,
    )


def _may_be_amended(root: "Contract") -> None:
    act, number = _("amend"), label(root)
    if not amendable(root.state, signed=True):
        raise StateError(act, number, _(root.state), CONTRACT.possible(root.state))
    if not amendable(root.state, signed=root.signed_on is not None):
        raise GateShutError(act, number, _("the paper of the order is signed"), "W3.6")


def _next_revision(work: "Work", root: "Contract") -> int:
    """Return the number of the next version; one is drafted at a time, after the one before."""
    versions = work.rows(_VERSIONS, contract=root.key)
    for row in versions:
        if negotiable(ContractState(row["state"])):
            name = row["number"] or draft("contract", row["id"])
            until = _("its amendment {amendment} is signed or cancelled").format(amendment=name)
            raise GateShutError(_("amend"), label(root), until, "W3.3")
    signed = [date.fromisoformat(row["signed_on"]) for row in versions if row["signed_on"]]
    not_before(work, _("amend"), label(root), max([*signed, root.effective_on or work.on]))
    return sum(row["number"] is not None for row in versions) + 2


def _copy(work: "Work", amendment: "Contract", root: "Contract") -> None:
    held = goods.quantities(work, root)
    for line in root.lines:
        quantity = held.get(line.key, goods.NOTHING).contracted
        if quantity:
            amendment.lines.append(
                models.ContractLine(
                    contract_id=amendment.key,
                    position=line.position,
                    product_id=line.product_id,
                    quantity=quantity,
                    price=line.price,
                    discount_bp=line.discount_bp,
                    amount=worth(quantity, line.price, line.discount_bp),
                    origin_id=line.key,
                )
            )
    totalled(work, amendment)


def check(work: "Work", amendment: "Contract", root: "Contract") -> None:
    """Refuse to sign an amendment of what is no longer in force, or before goods that left it."""
    if sent := work.rows(_SENT, contract=root.key)[0]["day"]:
        not_before(work, _("sign"), label(amendment), date.fromisoformat(sent))
    if not amendable(root.state, signed=root.signed_on is not None):
        until = _("{contract}, which it changes, is in force").format(contract=label(root))
        raise GateShutError(_("sign"), label(amendment), until, "W3.3")


def enter(work: "Work", amendment: "Contract", root: "Contract") -> None:
    """Enter what a signed amendment changes, as differences of the contract that it changes.

    What was delivered stays on the line it was delivered from, at its price and by its name.
    """
    held = goods.quantities(work, root)
    versions = {n.origin_id: n for n in standing(amendment)}
    for line in list(root.lines):
        of = held.get(line.key, goods.NOTHING)
        contracted, kept = of.contracted, of.kept
        version = versions.get(line.key)
        if version is not None and _unaltered(line, version):
            goods.change(work, root, line, contracted, version.quantity)
            continue
        goods.change(work, root, line, contracted, min(contracted, kept))
        if version is not None and version.quantity > kept:
            _add(work, root, version, version.quantity - kept)
    for version in standing(amendment):
        if version.origin_id is None:
            _add(work, root, version, version.quantity)
    settle(work, root)
    goods.follow(work, root)


def _unaltered(line: "ContractLine", version: "ContractLine") -> bool:
    """Say whether a version of a line leaves its price and what its goods are called."""
    prices = [(n.price, n.discount_bp) for n in (line, version)]
    return prices[0] == prices[1] and meaning.same(meaning.agreed(line), meaning.agreed(version))


def _add(work: "Work", root: "Contract", version: "ContractLine", quantity: int) -> None:
    """Add a line to a contract: a new product, or the rest of one at another price or name."""
    continued = [line for line in root.lines if line.id == version.origin_id]
    line = models.ContractLine(
        contract_id=root.key,
        position=next_position(root),
        product_id=version.product_id,
        quantity=quantity,
        price=version.price,
        discount_bp=version.discount_bp,
        amount=worth(quantity, version.price, version.discount_bp),
        quote_position=continued[0].quote_position if continued else None,
        origin_id=version.origin_id,
        **{column: getattr(version, column) for column in _meant(root)},
    )
    root.lines.append(line)
    work.add(line)
    goods.change(work, root, line, 0, quantity)


def _meant(root: "Contract") -> list[str]:
    """Name the columns of what the amendment was signed with."""
    part = declared(root).part
    return part.worded.split() if part else []
