"""Moving money: refunds, corrections and transfers, confirmed as payments are (forms.md, W5.3)."""

from collections.abc import Mapping
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from salescli import models
from salescli.accounts import less
from salescli.engine import find
from salescli.engine.posting import OnAccount
from salescli.engine.steps import begin, label, may_begin, not_before
from salescli.errors import DataError
from salescli.policy import names, numbers
from salescli.policy.diagrams import COLLECT, MoneyFacts
from salescli.policy.kinds import INSTRUMENTS, CollectionKind
from salescli.policy.standing import booked
from salescli.services import contract as contracts
from salescli.services.money.places import Place, rests
from salescli.sql import MONEY_IN
from salescli.text import _, figure

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.tables.contract import Contract
    from salescli.tables.customer import Customer
    from salescli.tables.money.collect import Collection

Parts = Mapping[int | None, int]
"""What a document brings to each contract, or takes from it; None: to the account."""

_BEGINS = {
    CollectionKind.REFUND: "refund",
    CollectionKind.CORRECTION: "correct",
    CollectionKind.TRANSFER: "transfer",
}


class _Moved(NamedTuple):
    """What is moved, how much and why; of money on account, who holds that."""

    parts: Parts
    amount: int
    reason: str
    salesperson_id: int | None = None


_BESIDE = f"""
    SELECT
        (SELECT COUNT(*) FROM collection AS other
         WHERE other.names_id = :id AND other.kind = 'correction' AND other.id <> :own
           AND other.state NOT IN ('withdrawn', 'rejected')) AS corrected,
        (SELECT MIN(other.number) FROM collection AS other
         WHERE other.names_id = :id AND other.kind = 'correction' AND other.id <> :own
           AND other.state NOT IN ('withdrawn', 'rejected', 'confirmed')) AS waiting,
        (SELECT COUNT(*) FROM collection AS refund
         WHERE refund.names_id = :id AND refund.kind = 'refund' AND refund.state = 'confirmed'
           AND NOT EXISTS (SELECT 1 FROM collection AS undo
                           WHERE undo.names_id = refund.id AND undo.state = 'confirmed'))
            AS refunded,
        (SELECT COUNT(*) FROM posting
         WHERE posting.collection_id = :id AND posting.kind = 'bounced') AS bounced,
        (SELECT SUM({less("cleared", "posting")})
         FROM posting
         WHERE posting.collection_id = :id AND posting.booked_on <= :day
           AND (posting.kind IN {MONEY_IN} OR posting.kind = 'cleared')) AS uncleared
"""
"""What has happened to a payment or a refund: corrections under way, refunds that stand."""

_BROUGHT = f"SELECT COALESCE(SUM(amount), 0) AS amount FROM posting WHERE kind IN {MONEY_IN} AND"
_IN_CONTRACT = f"{_BROUGHT} contract_id = :id"
_ON_ACCOUNT = f"{_BROUGHT} contract_id IS NULL AND customer_id = :id"

_HOLDER = """
    SELECT salesperson_id AS id FROM customer_profile
    WHERE customer_id = :customer AND valid_from <= :day AND salesperson_id IS NOT NULL
    ORDER BY valid_from DESC, version DESC LIMIT 1
"""


def fill(document: "Collection", parts: Parts) -> None:
    """Write what a document brings or takes, where."""
    document.parts.extend(
        models.CollectionPart(collection_id=document.key, contract_id=contract, amount=amount)
        for contract, amount in parts.items()
    )


def signed(work: "Work", contract: "Contract") -> None:
    """Refuse money for a contract that is not signed on the business date (W5.2)."""
    if contract.effective_on is None or contract.effective_on > work.on:
        raise DataError(
            _("{contract} is not signed on {day}; a payment needs a signed contract").format(
                contract=label(contract), day=work.on
            )
        )


def account(work: "Work", customer: "Customer") -> OnAccount:
    """Return the account of a customer, with who holds it; DataError where nobody does."""
    held = work.rows(_HOLDER, customer=customer.key, day=work.on.isoformat())
    if not held:
        raise DataError(
            _("nobody holds {customer}; say who does: customer edit --salesperson").format(
                customer=customer.code
            )
        )
    return OnAccount(customer.key, held[0]["id"])


def refund(work: "Work", number: str, amount: int, *, reason: str) -> "Collection":
    """Apply to refund so much of what is prepaid of a payment, in minor units (forms.md)."""
    may_begin(work, COLLECT, "refund")
    payment = find.document(work, models.Collection, number)
    parts: dict[int | None, int] = {}
    rest = amount
    for place, there in rests(work, payment):
        if part := min(rest, there):
            parts[place.key] = -part
            rest -= part
    return _about(work, CollectionKind.REFUND, payment, _Moved(parts, amount, reason))


def correct(work: "Work", number: str, *, reason: str) -> "Collection":
    """Apply to take a payment or a refund back whole, with what it paid (forms.md)."""
    may_begin(work, COLLECT, "correct")
    wrong = find.document(work, models.Collection, number)
    parts = {part.contract_id: -part.amount for part in wrong.parts}
    return _about(work, CollectionKind.CORRECTION, wrong, _Moved(parts, wrong.amount, reason))


def transfer(work: "Work", source: str, target: str, amount: int, *, reason: str) -> "Collection":
    """Apply to move money from a contract to another, in minor units (forms.md).

    An account by its code stands for its money that is for no contract. Raises DataError where
    they are of several customers, or one.
    """
    may_begin(work, COLLECT, "transfer")
    places = [_place(work, word) for word in (source, target)]
    if len({place.customer_id for place in places}) > 1:
        raise DataError(
            _("these are of several customers: take the payment back, and apply for it anew")
        )
    parts = {place.key: sign * amount for place, sign in zip(places, (-1, 1), strict=True)}
    if len(parts) == 1:
        raise DataError(_("money is moved from one place to another; give two"))
    held = [place.salesperson_id for place in places if isinstance(place, OnAccount)]
    moved = _Moved(parts, amount, reason, held[0] if held else None)
    return _begin(work, CollectionKind.TRANSFER, places[0].customer_id, moved, about=source)


def _place(work: "Work", word: str) -> Place:
    if not numbers.fits("contract", names.asked(word, "contract")):
        return account(work, find.customer(work, word))
    contract = contracts.itself(work, word)
    signed(work, contract)
    return contract


def _about(work: "Work", kind: CollectionKind, named: "Collection", moved: _Moved) -> "Collection":
    """Begin what is about a payment or a refund, not before that counts."""
    if named.confirmed_on is not None:
        act = _("refund") if kind is CollectionKind.REFUND else _("correct")
        not_before(work, act, label(named), named.confirmed_on)
    if None in moved.parts:
        customer = find.by_id(work, models.Customer, named.customer_id)
        whose = named.salesperson_id or account(work, customer).salesperson_id
        moved = moved._replace(salesperson_id=whose)
    return _begin(work, kind, named.customer_id, moved, about=label(named), named=named)


def _begin(  # noqa: PLR0913 - what is begun, of whom and about what
    work: "Work",
    kind: CollectionKind,
    customer_id: int,
    moved: _Moved,
    *,
    about: str,
    named: "Collection | None" = None,
) -> "Collection":
    return begin(
        work,
        models.Collection,
        _BEGINS[kind],
        facts=_facts(work, kind, named, moved.parts, moved.amount),
        about=about,
        fill=lambda document: fill(document, moved.parts),
        kind=kind,
        customer_id=customer_id,
        salesperson_id=moved.salesperson_id,
        names_id=named.key if named else None,
        amount=moved.amount,
        reason=names.clean(moved.reason, _("reason")),
    )


def facts(work: "Work", document: "Collection") -> MoneyFacts:
    """Return how what a document takes compares with what is there; a payment takes nothing."""
    if document.kind is CollectionKind.PAYMENT:
        return MoneyFacts()
    named = find.by_id(work, models.Collection, document.names_id) if document.names_id else None
    parts = {part.contract_id: part.amount for part in document.parts}
    return _facts(work, document.kind, named, parts, document.amount, document)


def _facts(  # noqa: PLR0913 - what is compared with what
    work: "Work",
    kind: CollectionKind,
    named: "Collection | None",
    parts: Parts,
    amount: int,
    itself: "Collection | None" = None,
) -> MoneyFacts:
    if named is None:
        return _least(work, amount, _stands(work, parts))
    own, day = itself.key if itself else 0, work.on.isoformat()
    (beside,) = work.rows(_BESIDE, id=named.key, own=own, day=day)
    waiting = beside["waiting"] or ""
    counts = booked(named.state) and not beside["corrected"] and not beside["bounced"]
    if kind is CollectionKind.CORRECTION:
        return MoneyFacts(
            fitting=named.kind in {CollectionKind.PAYMENT, CollectionKind.REFUND},
            counts=counts,
            refunded=beside["refunded"] > 0,
            waiting=waiting,
        )
    held = {place.key: there for place, there in rests(work, named)}
    there = sum(min(-part, held.get(place, 0)) for place, part in parts.items())
    return _least(work, amount, there)._replace(
        fitting=named.kind is CollectionKind.PAYMENT,
        counts=counts,
        cleared=named.method not in INSTRUMENTS or (beside["uncleared"] or 0) <= 0,
        waiting=waiting,
    )


def _least(work: "Work", amount: int, there: int) -> MoneyFacts:
    """Say how an amount compares with what is there, in minor units."""
    return MoneyFacts(excess=amount - there, left=figure(there, work.company.digits))


def _stands(work: "Work", parts: Parts) -> int:
    """Return what was paid where money is moved from, whether it pays an invoice there or not."""
    place, _amount = min(parts.items(), key=itemgetter(1))
    if place is not None:
        return int(work.rows(_IN_CONTRACT, id=place)[0]["amount"])
    target = find.by_id(work, models.Contract, next(key for key in parts if key is not None))
    return int(work.rows(_ON_ACCOUNT, id=target.customer_id)[0]["amount"])
