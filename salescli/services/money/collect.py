"""Collections: applied for by sales, confirmed by two people, allocated to invoices (W5)."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from salescli import models
from salescli.engine import find
from salescli.engine.steps import advance, allow, begin, label, may_begin
from salescli.errors import DataError
from salescli.policy.diagrams import COLLECT
from salescli.policy.kinds import Method
from salescli.policy.standing import booked
from salescli.services import contract as contracts
from salescli.services.money import allocation, instruments
from salescli.services.money.places import at_rest
from salescli.text import _

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.tables.collect import Collection
    from salescli.tables.contract import Contract
    from salescli.tables.invoice import Invoice


def apply(  # noqa: PLR0913 - the fields of a payment
    work: "Work",
    amounts: Mapping[str, int],
    *,
    method: Method,
    instrument: str | None = None,
    bank: str | None = None,
    invoices: Sequence[str] = (),
) -> "Collection":
    """Apply for a payment to be booked: an amount for each contract, in minor units (W5.2).

    Raises DataError when contracts are of several customers or an instrument has no number, and
    RefusedError for an instrument that another payment brought.
    """
    may_begin(work, COLLECT, "apply")
    of = [contracts.itself(work, word) for word in amounts]
    customer = _one_customer(work, of)
    paid = {contract.key: amount for contract, amount in zip(of, amounts.values(), strict=True)}
    named = _named(work, invoices, set(paid))
    paper = instruments.taken(work, method, instrument, bank)

    def fill(collection: "Collection") -> None:
        collection.parts.extend(
            models.CollectionPart(collection_id=collection.key, contract_id=key, amount=amount)
            for key, amount in paid.items()
        )
        collection.named.extend(
            models.NamedInvoice(collection_id=collection.key, invoice_id=one.key, position=n)
            for n, one in enumerate(named, 1)
        )

    return begin(
        work,
        models.Collection,
        "apply",
        fill=fill,
        customer_id=customer,
        method=method,
        amount=sum(paid.values()),
        **paper._asdict(),
    )


def _one_customer(work: "Work", of: Sequence["Contract"]) -> int:
    for contract in of:
        if contract.effective_on is None or contract.effective_on > work.on:
            raise DataError(
                _("{contract} is not signed on {day}; a payment needs a signed contract").format(
                    contract=label(contract), day=work.on
                )
            )
        if of.count(contract) > 1:
            raise DataError(
                _("{contract} is given twice; add its amounts up").format(contract=label(contract))
            )
    if len({contract.customer_id for contract in of}) > 1:
        raise DataError(_("these contracts are of several customers; apply for each alone"))
    return of[0].customer_id


def _named(work: "Work", numbers: Sequence[str], of: set[int]) -> list["Invoice"]:
    named = [find.document(work, models.Invoice, number) for number in numbers]
    for one in named:
        if one.contract_id not in of:
            raise DataError(
                _("invoice {number} belongs to none of these contracts").format(number=one.number)
            )
        if named.count(one) > 1:
            raise DataError(_("invoice {number} is named twice").format(number=one.number))
    return named


def confirm(work: "Work", number: str) -> "Collection":
    """Confirm a payment for sales or for finance; the second one books it (W5.3)."""
    collection = find.document(work, models.Collection, number)
    step = allow(work, collection, "confirm")
    books = booked(step.target)
    advance(work, collection, "confirm", confirmed_on=work.on if books else None)
    if not books:
        return collection
    for part in collection.parts:
        contract = find.by_id(work, models.Contract, part.contract_id or 0)
        allocation.pay_invoices(work, contract, collection, part.amount)
        at_rest(work, [contract], work.on)
    return collection
