"""Tranches: each quantity of a contract counts from its own day and keeps its due day (R7)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final, NamedTuple

from salescli.policy.workdays import Calendar, dispatch_due


class Tranche(NamedTuple):
    """A quantity that a contract or an amendment of it added, less what was taken out again."""

    counts_from: date
    quantity: int


Block = tuple[date, date | None]
"""From when until when an account was blocked; None is still."""


class Agreed(NamedTuple):
    """The delivery day of a contract or an amendment: when signed, when recorded too, and which."""

    signed_on: date
    told_on: date
    deliver_by: date | None


class Delay(NamedTuple):
    """A later day that was agreed for goods: when, when that was recorded, and which day."""

    agreed_on: date
    told_on: date
    until: date


def delayed(due_on: date, delays: Iterable[Delay]) -> date:
    """Return the day by which goods leave after what was agreed for them, in that order (R7).

    A later day counts only if it was agreed and recorded by the day that it replaces.
    """
    for delay in delays:
        if delay.until > due_on >= max(delay.agreed_on, delay.told_on):
            due_on = delay.until
    return due_on


def tranches(moves: Iterable[tuple[date, int]]) -> list[Tranche]:
    """Make tranches of what was added to and taken out of a line by day; the latest goes first."""
    by_day: dict[date, int] = {}
    for day, quantity in sorted(moves):
        by_day[day] = by_day.get(day, 0) + quantity
    left: list[Tranche] = []
    for day, quantity in by_day.items():
        if quantity > 0:
            left.append(Tranche(day, quantity))
        while quantity < 0 and left:
            last = left.pop()
            quantity += last.quantity  # noqa: PLW2901 - what is still to be taken out
            if quantity > 0:
                left.append(last._replace(quantity=quantity))
    return left


def after(line: Iterable[Tranche], taken: int) -> list[Tranche]:
    """Return what is left of a line when so much has gone out, the oldest first."""
    left = []
    for tranche in line:
        rest = max(0, tranche.quantity - taken)
        taken = max(0, taken - tranche.quantity)
        if rest:
            left.append(tranche._replace(quantity=rest))
    return left


def chains(origins: Mapping[int, int | None]) -> dict[int, int]:
    """Return each line's first: an amendment that changes a price goes on with the same goods."""
    return {line: _first(line, origins) for line in origins}


def _first(line: int, origins: Mapping[int, int | None]) -> int:
    while (before := origins.get(line)) is not None:
        line = before
    return line


def due(counts_from: date, terms: Sequence[Agreed], calendar: Calendar) -> date:
    """Return the day by which a tranche is dispatched, by the terms in the order of signing.

    An amendment that leaves the delivery day as it was changes nothing; a later day counts only
    if it was agreed and recorded by the day that it replaces, also one of the contract's own day.
    """
    contract, *amended = terms
    own = [t for t in amended if t.signed_on <= counts_from > contract.signed_on]
    first = [contract, *own][-1]
    day, agreed = dispatch_due(counts_from, first.deliver_by, calendar), first.deliver_by
    for term in amended[len(own) :]:
        if term.deliver_by == agreed:
            continue
        agreed = term.deliver_by
        if agreed is not None and agreed > day:
            day = agreed if term.told_on <= day else day
        else:
            day = min(day, dispatch_due(term.signed_on, agreed, calendar))
    return day


def blocks(days: Iterable[tuple[date, bool]]) -> list[Block]:
    """Return the blocks of an account from how it stood, by day; the last word of a day counts."""
    found: list[Block] = []
    for day, blocked in dict(days).items():
        standing = bool(found) and found[-1][1] is None
        if blocked and not standing:
            found.append((day, None))
        elif standing and not blocked:
            found[-1] = (found[-1][0], day)
    return found


_MARK, _APART = "mark", "apart"
_STANDS: Final = {"block": True, "open": False}


class Told(NamedTuple):
    """What was told of an account on a day: a name or number, a block, or whom it is apart from."""

    kind: str
    account: int
    what: str | int | None
    on: date


def stopped(told: Sequence[Told]) -> dict[int, list[Block]]:
    """Return when each account was stopped: by its own blocks, and by others' while one firm.

    A tie counts from the day on which it was told, and until the two were told apart.
    """
    stood: dict[int, list[tuple[date, bool]]] = defaultdict(list)
    for one in told:
        if one.kind in _STANDS:
            stood[one.account].append((one.on, _STANDS[one.kind]))
    found: dict[int, list[Block]] = defaultdict(list)
    for root, days in stood.items():
        if own := blocks(days):
            for account, tied in _tied(told, root).items():
                found[account] += (b for one in own for two in tied for b in _both(one, two))
    return {account: sorted(spans, key=_began) for account, spans in found.items()}


def _began(block: Block) -> date:
    return block[0]


def _both(one: Block, other: Block) -> Iterator[Block]:
    """Yield the days that two spans have in common, if they have any."""
    began = max(one[0], other[0])
    ended = min((end for end in (one[1], other[1]) if end is not None), default=None)
    if ended is None or began < ended:
        yield began, ended


def _tied(told: Sequence[Told], root: int) -> dict[int, list[Block]]:
    """Return from when until when each account was of the firm of one."""
    ties = [one for one in told if one.kind not in _STANDS]
    found: dict[int, list[tuple[date, bool]]] = defaultdict(list)
    for day in sorted({one.on for one in ties}):
        firm = _firm([one for one in ties if one.on <= day], root)
        for account in firm | found.keys():
            found[account].append((day, account in firm))
    return {account: blocks(days) for account, days in found.items()} | {root: [(date.min, None)]}


def _firm(ties: Iterable[Told], root: int) -> set[int]:
    """Return the accounts of one's firm, itself included, by what was told until a day."""
    marks: dict[int, set[object]] = defaultdict(set)
    apart: set[tuple[int, object]] = set()
    for one in ties:
        if one.kind == _MARK:
            marks[one.account].add(one.what)
        elif one.kind == _APART:
            apart.add((one.account, one.what))
        else:
            apart.discard((one.account, one.what))
    firm, left = {root}, [root]
    while left:
        at = left.pop()
        for other in marks.keys() - firm:
            if marks[other] & marks[at] and not {(at, other), (root, other)} & apart:
                firm.add(other)
                left.append(other)
    return firm


def put_off(due_on: date, stopped: Iterable[Block], calendar: Calendar) -> date:
    """Return the day by which blocked goods go out; the end of days while the block stands."""
    for began, lifted in stopped:
        if began <= due_on:
            due_on = date.max if lifted is None else max(due_on, calendar.next_working(lifted))
    return due_on
