"""Collections: applied for by sales, confirmed by two people, allocated to invoices (W5)."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING, NamedTuple, Required, TypedDict, Unpack

from salescli import models
from salescli.engine import find, leader
from salescli.engine.firm import gives_back
from salescli.engine.posting import OnAccount
from salescli.engine.steps import advance, allow, begin, label, may_begin
from salescli.errors import DataError
from salescli.policy import names, numbers
from salescli.policy.diagrams import COLLECT, MoneyFacts
from salescli.policy.kinds import CollectionKind, Method
from salescli.policy.standing import booked
from salescli.services import contract as contracts
from salescli.services.money import allocation, moving, paid, papers, private_receipt, rebooking
from salescli.services.money.moving import correct, refund, transfer
from salescli.services.money.places import at_rest
from salescli.text import _, decimal

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.tables.contract import Contract
    from salescli.tables.money.collect import Collection
    from salescli.tables.money.invoice import Invoice
    from salescli.tables.money.private_receipt import PrivateReceipt

__all__ = [
    "How",
    "apply",
    "apply_for",
    "confirm",
    "correct",
    "decide",
    "except_",
    "flag",
    "paid_by",
    "refund",
    "reject",
    "remit",
    "transfer",
    "withdraw",
]

except_, remit, paid_by = private_receipt.ask, private_receipt.remit, paid.by


class How(TypedDict, total=False):
    """How money was paid, and who took it: somebody by code or name, else the company's account."""

    method: Required[Method]
    instrument: str | None
    bank: str | None
    received_by: str | None
    exception: str | None


BY_COMPANY = "received_by: company"
"""What the history says of cash of which nobody is said to have received it (R2)."""


class _Paid(NamedTuple):
    """What is paid: so much for each contract or the customer, and for which invoices first."""

    customer_id: int
    parts: Mapping[int | None, int]
    named: Sequence["Invoice"] = ()
    salesperson_id: int | None = None


def apply(
    work: "Work",
    amounts: Mapping[str, int],
    *,
    invoices: Sequence[str] = (),
    **how: Unpack[How],
) -> "Collection":
    """Apply for a payment to be booked: an amount for each contract or invoice, in minor units.

    Raises DataError when contracts are of several customers or an instrument has no number, and
    RefusedError for an instrument that another payment brought (W5.2, R12).
    """
    may_begin(work, COLLECT, "apply")
    found = [_of(work, word) for word in amounts]
    customer = _one_customer(work, [of for of, one in found if not one], [of for of, _one in found])
    given: dict[int | None, int] = {}
    for (of, _one), amount in zip(found, amounts.values(), strict=True):
        given[of.key] = given.get(of.key, 0) + amount
    named = [one for _of, one in found if one]
    named += [find.document(work, models.Invoice, number) for number in invoices]
    _check_named(named, set(given))
    return _apply(work, _Paid(customer, given, named), how)


def apply_for(work: "Work", customer: str, amount: int, **how: Unpack[How]) -> "Collection":
    """Apply for a payment for a customer, whatever it pays; the rest stands on account (W5.2)."""
    may_begin(work, COLLECT, "apply")
    account = moving.account(work, find.customer(work, customer))
    all_of_it = _Paid(account.customer_id, {None: amount}, (), account.salesperson_id)
    return _apply(work, all_of_it, how)


def _apply(work: "Work", of: _Paid, how: How) -> "Collection":
    method = how["method"]
    paper, row = papers.taken(work, method, how.get("instrument"), how.get("bank"))
    amount = sum(of.parts.values())
    fits = papers.fits(work, method, row, of.customer_id, amount)
    taken = private_receipt.taken(
        work, how.get("received_by"), how.get("exception"), of=of.customer_id, amount=amount
    )

    if method is Method.CASH and taken.receiver_id is None:
        work.note = work.note or BY_COMPANY

    def fill(collection: "Collection") -> None:
        moving.fill(collection, of.parts)
        collection.named.extend(
            models.NamedInvoice(collection_id=collection.key, invoice_id=one.key, position=n)
            for n, one in enumerate(of.named, 1)
        )

    return begin(
        work,
        models.Collection,
        "apply",
        facts=fits._replace(excepted=taken.excepted, taken=taken.come),
        about=paper.instrument or _(method),
        fill=fill,
        customer_id=of.customer_id,
        salesperson_id=of.salesperson_id,
        method=method,
        amount=amount,
        receiver_id=taken.receiver_id,
        exception_id=taken.exception_id,
        **paper._asdict(),
    )


def _of(work: "Work", word: str) -> "tuple[Contract, Invoice | None]":
    """Find the contract that is paid: by its number, or by that of an invoice."""
    if not numbers.fits("invoice", word):
        return contracts.itself(work, word), None
    one = find.document(work, models.Invoice, word)
    return find.by_id(work, models.Contract, one.contract_id), one


def _one_customer(work: "Work", alone: Sequence["Contract"], of: Sequence["Contract"]) -> int:
    for contract in of:
        moving.signed(work, contract)
        if alone.count(contract) > 1:
            raise DataError(
                _("{contract} is given twice; add its amounts up").format(contract=label(contract))
            )
    if len({contract.customer_id for contract in of}) > 1:
        raise DataError(_("these contracts are of several customers; apply for each alone"))
    return of[0].customer_id


def _check_named(named: Sequence["Invoice"], of: AbstractSet[int | None]) -> None:
    for one in named:
        if one.contract_id not in of:
            raise DataError(
                _("invoice {number} belongs to none of these contracts").format(number=one.number)
            )
        if named.count(one) > 1:
            raise DataError(_("invoice {number} is named twice").format(number=one.number))


def confirm(work: "Work", number: str) -> "Collection | PrivateReceipt":
    """Confirm a payment for sales or for finance; the second one books it (W5.3).

    So with what refunds, takes back or moves one; an exception the manager confirms (R2).
    """
    if private_receipt.fits(number):
        return private_receipt.allow(work, number)
    collection = find.document(work, models.Collection, number)
    paper = papers.of(work, collection)
    received = collection.receiver_id == work.decider.id
    facts = moving.facts(work, collection)._replace(
        came_back=papers.came_back(paper), received=received
    )
    step = allow(work, collection, "confirm", facts=facts)
    books = booked(step.target)
    on = work.on if books else None
    advance(work, collection, "confirm", facts=facts, confirmed_on=on)
    if books:
        _BOOKS[collection.kind](work, collection)
        if paper is not None:
            papers.clear(work, paper)
    return collection


def _pay(work: "Work", collection: "Collection") -> None:
    for part in collection.parts:
        if part.contract_id is None:
            account = OnAccount(collection.customer_id, collection.salesperson_id or 0)
            allocation.pay_from_account(work, collection, account)
            return
        contract = find.by_id(work, models.Contract, part.contract_id)
        allocation.pay_invoices(work, contract, collection, part.amount)
        at_rest(work, [contract], work.on)


_BOOKS = {
    CollectionKind.PAYMENT: _pay,
    CollectionKind.REFUND: rebooking.pay_back,
    CollectionKind.CORRECTION: rebooking.take_back,
    CollectionKind.TRANSFER: rebooking.move,
}


def withdraw(work: "Work", number: str) -> "Collection | PrivateReceipt":
    """Take an application of one's own back, as long as it does not count (W5.2)."""
    if private_receipt.fits(number):
        return private_receipt.withdraw(work, number)
    collection = find.document(work, models.Collection, number)
    own = collection.author_id == work.decider.id
    advance(work, collection, "withdraw", facts=MoneyFacts(own=own))
    _unsettled(work, collection)
    return collection


def reject(work: "Work", number: str, *, reason: str) -> "Collection | PrivateReceipt":
    """Refuse an application as either of those who confirm it (W5.3)."""
    work.note = names.clean(reason, _("reason"))
    if private_receipt.fits(number):
        return private_receipt.refuse(work, number)
    collection = find.document(work, models.Collection, number)
    advance(work, collection, "reject")
    _unsettled(work, collection)
    return collection


def _unsettled(work: "Work", refused: "Collection") -> None:
    """Tell that what a return was settled by does not come about (W7.5)."""
    if refused.return_id is not None:
        back = find.by_id(work, models.GoodsReturn, refused.return_id)
        payment = find.by_id(work, models.Collection, refused.names_id or 0)
        amount = decimal(refused.amount, work.company.digits)
        work.warnings.append(
            _("{document} is not settled by it: collect refund {payment} {amount}").format(
                document=label(back), payment=payment.number, amount=amount
            )
        )


def flag(
    work: "Work", number: str, *, reason: str, lift: bool = False, of: str | None = None
) -> "Collection":
    """Call a refund or a payment's correction major, or take that back (1.3.2)."""
    found = _given_back(work, number)
    leader.flag(work, found, reason=reason, lift=lift, of=of)
    return found


def decide(work: "Work", number: str, *, yes: bool = True) -> "Collection":
    """Say yes or no to a refund or the correction of a payment as the leader (1.3.3)."""
    found = _given_back(work, number)
    leader.consult(work, found, yes=yes)
    return found


def _given_back(work: "Work", number: str) -> "Collection":
    found = find.document(work, models.Collection, number)
    if not gives_back(work, found):
        raise DataError(
            _(
                "{number} is no refund and takes no payment back; only these are put to the leader"
            ).format(number=label(found))
        )
    return found
