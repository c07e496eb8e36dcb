"""What a customer wishes to give back, to exchange or to pay less for is reported (W7.1)."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from salescli import models
from salescli.engine import find
from salescli.engine.steps import begin, label, may_begin, not_before
from salescli.errors import DataError, LeftOutError
from salescli.policy import names, numbers
from salescli.policy.aftersales import ReturnKind, Settlement
from salescli.policy.diagrams import RETURN, ReturnFacts
from salescli.policy.quantity import written
from salescli.services import contract as contracts
from salescli.services.aftersales import causes, known
from salescli.services.delivery import left as rest_of
from salescli.services.delivery import ship
from salescli.services.returning import limits
from salescli.services.returning.fetching import exchangeable
from salescli.text import _

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.services.delivery.left import Sent
    from salescli.tables.aftersales.return_ import GoodsReturn
    from salescli.tables.contract import Contract

_NOTHING: Mapping[int, str] = {}


class Wish(NamedTuple):
    """What a customer wishes: thousandths or minor units by line position, and why."""

    kind: ReturnKind
    reason: str
    quantities: Mapping[int, int] | None = None
    allowed: Mapping[int, int] | None = None
    cause: str | None = None
    settlement: Settlement | None = None
    serials: Mapping[int, str] = _NOTHING


class _Listed(NamedTuple):
    """So much of a line by a note, in thousandths, or minor units of an allowance."""

    sent: "Sent"
    quantity: int
    amount: int = 0


def report(work: "Work", word: str, wish: Wish) -> "GoodsReturn":
    """Report a return, an exchange or an allowance, of a delivery note or a contract (W7.1).

    Without quantities all that may come back; of a contract the latest deliveries first. Raises
    GateShutError for more than was delivered and is not back (W7.2).
    """
    may_begin(work, RETURN, "report")
    contract, went = _went(work, word)
    _consistent(wish)
    listed = [*_listed(went, wish, word)]

    def fill(back: "GoodsReturn") -> None:
        back.lines.extend(
            models.ReturnLine(
                goods_return_id=back.key,
                line_id=one.sent.line,
                shipment_id=one.sent.shipment,
                quantity=one.quantity,
                amount=one.amount,
            )
            for one in listed
        )
        serial(back, contract, wish.serials)

    back = begin(
        work,
        models.GoodsReturn,
        "report",
        facts=_facts(work, contract, went, wish),
        about=word.strip(),
        fill=fill,
        kind=wish.kind,
        contract_id=contract.key,
        reason=names.clean(wish.reason, _("reason")),
        cause=causes.known(work, wish.cause) if wish.cause else None,
        settlement=None
        if wish.kind is ReturnKind.EXCHANGE
        else wish.settlement or Settlement.CREDIT,
    )
    known.of_return(work, back)
    return back


def _went(work: "Work", word: str) -> tuple["Contract", "list[Sent]"]:
    """Find what was delivered: by one note, or of a contract."""
    if not (numbers.fits("note", word) or numbers.fits("ship", word)):
        contract = contracts.itself(work, word)
        return contract, rest_of.sent(work, contract)
    note = ship.found(work, word)
    contract = find.by_id(work, models.Contract, note.contract_id)
    if note.dispatched_on is not None:
        called = note.note_number or label(note)
        not_before(work, _("report a return of"), called, note.dispatched_on)
    return contract, [one for one in rest_of.sent(work, contract) if one.shipment == note.key]


def _consistent(wish: Wish) -> None:
    """Refuse what does not belong to a kind of wish."""
    allowance = wish.kind is ReturnKind.ALLOWANCE
    if allowance != (wish.allowed is not None):
        told = _("an allowance, and nothing else, says how much less is paid: --allow LINE=AMOUNT")
        raise LeftOutError(("--allow",), told) if allowance else DataError(told)
    if allowance and wish.quantities:
        raise DataError(_("by an allowance no goods come back: leave out --line"))
    if wish.kind is ReturnKind.EXCHANGE and wish.settlement:
        raise DataError(_("an exchange moves no money: leave out --settle, or report a return"))


def _listed(went: "list[Sent]", wish: Wish, word: str) -> Iterator[_Listed]:
    """Spread what is wished over the notes, the latest first."""
    if wish.allowed is not None:
        for position, amount in wish.allowed.items():
            yield _Listed(_first(went, position, word), 0, amount)
        return
    asked = wish.quantities
    if asked is None:
        if not any(one.left for one in went):
            raise DataError(
                _("nothing of {document} may come back: it was not delivered, or is back").format(
                    document=word
                )
            )
        yield from (_Listed(one, one.left) for one in went if one.left)
        return
    for position, quantity in asked.items():
        _first(went, position, word)
        rest = quantity
        for one in went:
            if one.position == position and (part := min(rest, one.left)) > 0:
                yield _Listed(one, part)
                rest -= part


def _first(went: "list[Sent]", position: int, word: str) -> "Sent":
    for one in went:
        if one.position == position:
            return one
    raise DataError(
        _("{document} has no line {position} that was delivered").format(
            document=word, position=position
        )
    )


def _facts(work: "Work", contract: "Contract", went: "list[Sent]", wish: Wish) -> ReturnFacts:
    over = limits.Over()
    if wish.allowed is not None:
        lines = {one.position: one.line for one in went}
        asked = {lines[position]: amount for position, amount in wish.allowed.items()}
        over = limits.of_money(work, rest_of.allowable(work, contract), asked)
    for position, quantity in (wish.quantities or {}).items():
        left = sum(one.left for one in went if one.position == position)
        over = max(over, limits.Over(quantity - left, written(left)))
    in_force = exchangeable(contract, wish.kind)
    return ReturnFacts(excess=over.excess, left=over.left, in_force=in_force)


def serial(back: "GoodsReturn", contract: "Contract", told: Mapping[int, str]) -> None:
    """Write serial or batch numbers on the lines of a return, by position in the contract."""
    positions = {line.id: line.position for line in contract.lines}
    for position, numbers_ in told.items():
        parts = [part for part in back.lines if positions[part.line_id] == position]
        if not parts:
            raise DataError(
                _("{document} has no line {position}").format(
                    document=label(back), position=position
                )
            )
        for part in parts:
            part.serials = names.serials(numbers_)
