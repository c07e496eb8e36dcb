"""What came back is taken off invoices in red; then it is refunded, or stays as credit (W7.5)."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from salescli import models
from salescli.engine import find
from salescli.engine.steps import begin, label
from salescli.errors import DataError
from salescli.policy.aftersales import Settlement
from salescli.policy.diagrams import MoneyFacts
from salescli.policy.goods.supply import NOTHING, Part
from salescli.policy.kinds import INSTRUMENTS, CollectionKind, PostingKind, RedReason
from salescli.services.money import allocation, issuing, moving, red, waiting
from salescli.services.money.places import Freed, at_rest
from salescli.services.money.waiting import Parts
from salescli.text import _, figure

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.tables.aftersales.return_ import GoodsReturn
    from salescli.tables.contract import Contract
    from salescli.tables.money.collect import Collection
    from salescli.tables.money.invoice import Invoice

_ISSUED = """
    SELECT id FROM invoice
    WHERE contract_id = :contract AND state = 'issued' AND corrects_id IS NULL
      AND issued_on <= :day
    ORDER BY CASE WHEN id = :first THEN 0 ELSE 1 END, issued_on DESC, id DESC
"""

_CAME_BACK = """
    SELECT line_id AS line, SUM(quantity) AS quantity, SUM(amount) AS amount FROM posting
    WHERE return_id = :id AND kind = 'returned' AND exchange_id IS NULL
    GROUP BY line_id
"""

_UNCLEARED = """
    SELECT SUM(CASE kind WHEN 'cleared' THEN -amount ELSE amount END) AS amount FROM posting
    WHERE collection_id = :collection AND kind IN ('collected', 'bounced', 'refunded', 'cleared')
"""


class Asked(NamedTuple):
    """What finance says of a settlement."""

    invoice: str | None = None
    """The invoice taken back first; the latest, if none is named."""
    tax_numbers: Sequence[str] = ()
    """Of each red invoice its own, in their order; none, if nothing is said."""
    amount: int | None = None
    """How much is refunded of what is displaced, in minor units; all, if nothing is said."""


class Settled(NamedTuple):
    """What a settlement has written: red invoices, refunds that wait, and what is credited."""

    reds: "list[tuple[Invoice, Invoice]]"
    """Each with the invoice that it takes back."""
    refunds: "list[Collection]"
    credited: int
    """What was displaced and pays other invoices, or is prepaid, in minor units."""


def pay_for(work: "Work", back: "GoodsReturn", contract: "Contract", asked: Asked) -> Settled:
    """Take what came back off invoices in red, then refund or credit what that displaces (W7.5).

    A refund is applied for and confirmed by finance at once; the sales department confirms it too
    (W5.3). All else pays other open invoices, or is prepaid (forms.md, Money).
    """
    named = find.document(work, models.Invoice, asked.invoice) if asked.invoice else None
    _belongs(back, contract, named)
    freed: list[Freed] = []
    reds = []
    numbers = iter(asked.tax_numbers)
    for original, parts in _owed(work, back, contract, named):
        note = _red(work, back, contract, original, parts, next(numbers, None))
        reds.append((note, original))
        freed += allocation.displace(work, contract, original)
    _numbered(asked, len(reds))
    kept, rest = _parted(work, back, freed, asked.amount)
    allocation.pay_anew(work, contract, rest, None)
    refunds = [_refund(work, back, contract, payment, part) for payment, part in kept.items()]
    at_rest(work, [contract], work.on)
    return Settled(reds, refunds, sum(each.amount for each in rest))


def _belongs(back: "GoodsReturn", contract: "Contract", named: "Invoice | None") -> None:
    if named is not None and named.contract_id != contract.key:
        raise DataError(
            _("invoice {number} is not of {contract}, which {document} is of").format(
                number=named.number, contract=label(contract), document=label(back)
            )
        )


def _numbered(asked: Asked, reds: int) -> None:
    """Refuse tax numbers that are not one for each red invoice."""
    if asked.tax_numbers and len(asked.tax_numbers) != reds:
        raise DataError(
            _("of red invoices there are {n}: give each its number, or none: --tax-number").format(
                n=reds
            )
        )


def _owed(
    work: "Work", back: "GoodsReturn", contract: "Contract", named: "Invoice | None"
) -> "Iterator[tuple[Invoice, Parts]]":
    """Yield the invoices on which it is red, with how much of each line: at most what came back."""
    came = work.rows(_CAME_BACK, id=back.key)
    left = {row["line"]: Part(row["quantity"], row["amount"]) for row in came}
    first = named.key if named else 0
    rows = work.rows(_ISSUED, contract=contract.key, day=work.on.isoformat(), first=first)
    for row in rows:
        original = find.by_id(work, models.Invoice, row["id"])
        owed, rest = waiting.owed(work, contract, original), red.rest(work, original)
        parts = {
            line: Part(*map(min, part, owed.get(line, NOTHING), rest.get(line, NOTHING)))
            for line, part in left.items()
        }
        parts = {line: part for line, part in parts.items() if part != NOTHING}
        if any(part.amount for part in parts.values()):
            for line, part in parts.items():
                before = left[line]
                left[line] = Part(before.quantity - part.quantity, before.amount - part.amount)
            yield original, parts


def _red(  # noqa: PLR0913 - what is taken back of what
    work: "Work",
    back: "GoodsReturn",
    contract: "Contract",
    original: "Invoice",
    parts: Parts,
    tax_number: str | None,
) -> "Invoice":
    amount = sum(part.amount for part in parts.values())
    note = begin(
        work,
        models.Invoice,
        "settle",
        about=label(original),
        fill=lambda note: red.fill(note, parts),
        contract_id=contract.key,
        amount=amount,
        supply_on=original.supply_on,
        tax_kind=original.tax_kind,
        corrects_id=original.key,
        reason=RedReason.RETURN,
        return_id=back.key,
        **issuing.taken_back(work, contract, original, amount, tax_number),
    )
    issuing.move(work, PostingKind.RED, contract, note, of=original)
    return note


def _parted(
    work: "Work", back: "GoodsReturn", freed: Iterable[Freed], most: int | None
) -> tuple[dict[int, int], list[Freed]]:
    """Part what was displaced into refunds by payment, and what stays with us.

    Nothing is refunded from an instrument that has not cleared (forms.md, Money).
    """
    freed = list(freed)
    if most is not None and back.settlement is not Settlement.REFUND:
        raise DataError(
            _("{document} is settled by credit: leave out --amount").format(document=label(back))
        )
    there = sum(each.amount for each in freed)
    left = 0 if back.settlement is not Settlement.REFUND else there if most is None else most
    if left > there:
        raise DataError(
            _("no more than {amount} is displaced by it, and can be refunded").format(
                amount=f"{figure(there, work.company.digits)} {work.company.currency}"
            )
        )
    kept: dict[int, int] = {}
    rest = []
    for each in freed:
        part = min(left, each.amount) if _cleared(work, each) else 0
        if part:
            kept[each.collection] = kept.get(each.collection, 0) + part
        if part < each.amount:
            rest.append(each._replace(amount=each.amount - part))
        left -= part
    if most is None and left:
        work.warnings.append(
            _("{amount} of it was paid by what has not cleared: it is credited").format(
                amount=f"{figure(left, work.company.digits)} {work.company.currency}"
            )
        )
    if most is not None and left:
        raise DataError(
            _("what pays it has not cleared: {amount} cannot be refunded yet").format(
                amount=f"{figure(left, work.company.digits)} {work.company.currency}"
            )
        )
    return kept, rest


def _cleared(work: "Work", freed: Freed) -> bool:
    if freed.method not in INSTRUMENTS:
        return True
    return (work.rows(_UNCLEARED, collection=freed.collection)[0]["amount"] or 0) <= 0


def _refund(
    work: "Work", back: "GoodsReturn", contract: "Contract", payment: int, amount: int
) -> "Collection":
    """Apply to refund so much of a payment, confirmed by finance with that (W5.3)."""
    of = find.by_id(work, models.Collection, payment)
    return begin(
        work,
        models.Collection,
        "settle",
        facts=MoneyFacts(),
        about=label(of),
        fill=lambda refund: moving.fill(refund, {contract.key: -amount}),
        customer_id=of.customer_id,
        kind=CollectionKind.REFUND,
        names_id=of.key,
        amount=amount,
        reason=back.reason,
        return_id=back.key,
    )
