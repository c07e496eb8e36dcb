"""Rebooking: what a refund, a correction or a transfer moves once it counts (forms.md, Money)."""

from operator import attrgetter
from typing import TYPE_CHECKING

from salescli import models
from salescli.engine import find
from salescli.engine.posting import OnAccount, post
from salescli.policy.kinds import INSTRUMENTS, CollectionKind, PostingKind
from salescli.services.money import allocation, places, undoing
from salescli.services.money.places import Freed, Place, at_rest, rests, standing

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.tables.money.collect import Collection


def pay_back(work: "Work", refund: "Collection") -> None:
    """Enter a refund where its payment is prepaid (forms.md)."""
    payment = find.by_id(work, models.Collection, refund.names_id or 0)
    amounts = {part.contract_id: part.amount for part in refund.parts}
    for place in [place for place, _rest in rests(work, payment) if place.key in amounts]:
        kinds = [PostingKind.REFUNDED]
        if payment.method in INSTRUMENTS:
            # It had cleared: what is refunded of it is not held any more.
            kinds.append(PostingKind.CLEARED)
        for kind in kinds:
            post(
                work,
                kind,
                place,
                booked_on=work.on,
                amount=amounts[place.key],
                collection_id=payment.key,
                method=payment.method,
                cause_id=refund.key,
            )
        at_rest(work, [place], work.on)


def take_back(work: "Work", correction: "Collection") -> None:
    """Take back what a correction names: a payment with what it paid, or a refund (forms.md)."""
    wrong = find.by_id(work, models.Collection, correction.names_id or 0)
    if wrong.kind is CollectionKind.REFUND:
        undoing.take_back_refund(work, wrong, work.on, correction)
    else:
        undoing.take_back(work, wrong, PostingKind.COLLECTED, work.on, correction)


def move(work: "Work", moved: "Collection") -> None:
    """Move money: what is prepaid first, then what was applied last; it pays there (forms.md)."""
    source, target = (
        standing(work, part.contract_id, moved.customer_id, moved.salesperson_id or 0)
        for part in sorted(moved.parts, key=attrgetter("amount"))
    )
    rest = moved.amount
    for place, held in places.prepaid(work, source):
        part = held._replace(amount=min(rest, held.amount))
        rest -= part.amount
        _goes(work, part, place, target, moved)
    if rest and not isinstance(source, OnAccount):
        for part in allocation.release(work, source, rest, moved):
            _goes(work, part, source, target, moved)
    at_rest(work, [source, target], work.on)


def _goes(work: "Work", paid: Freed, source: Place, target: Place, moved: "Collection") -> None:
    if not paid.amount:
        return
    places.move(work, paid, source, target, work.on, moved)
    if not isinstance(target, OnAccount):
        allocation.pay(work, target, paid._replace(since=work.on))
