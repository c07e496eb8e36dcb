"""Entering a checked book: history that happened skips gates, and is marked as imported."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from salescli.books.located import Book, Fault, Record
from salescli.engine.references import KEYS, References
from salescli.errors import FaultyBookError, RoleError
from salescli.policy import names
from salescli.policy.granting import GRANTERS
from salescli.policy.roles import REGISTRARS, Actor
from salescli.services.importing import contracts, registers
from salescli.services.register import norming, twins
from salescli.text import _

if TYPE_CHECKING:
    from salescli.engine.work import Work
    from salescli.services.importing.registers import Made

CHUNK = 1000
"""Records per audit row (design.md 1.10), and held in memory at once."""


class Outcome(NamedTuple):
    """What an import did, in records and in lines of documents."""

    added: int
    lines: int
    present: int
    skipped: int
    faults: list[Fault]


@dataclass(frozen=True)
class _Kind:
    """How the records of one kind of book are checked against the database and made rows."""

    table: str
    references: tuple[str, ...]
    make: Callable[["Work", References, str, Sequence[Record]], "Made"]


_KINDS = {
    "staff": _Kind("employee", (), registers.staff),
    "customers": _Kind("customer", ("salesperson",), registers.customers),
    "products": _Kind("product", (), registers.products),
    "contracts": _Kind("contract", ("customer", "salesperson"), contracts.contracts),
}


def permit(kind: str, actor: Actor) -> None:
    """Refuse whoever may not import books of a kind; asked before one is opened for them."""
    roles = GRANTERS if kind == "staff" else REGISTRARS
    if not actor.plays(roles):
        raise RoleError(_("import {kind}").format(kind=kind), actor.roles, roles, "1.11")


def enter(work: "Work", book: Book, *, skip_errors: bool = False, dry_run: bool = False) -> Outcome:
    """Enter every record that is not there yet: all, or none if one is faulty.

    Raises FaultyBookError with every fault, unless faulty records are to be skipped. A dry run
    makes all rows and enters none: those of a long book would have to be held until its end.
    """
    permit(book.kind, work.actor)
    kind = _KINDS[book.kind]
    references = References(work, book.source)
    faults, records, fresh = [*book.faults], 0, 0
    for chunk in _chunks(book.records):
        new = references.fresh(kind.table, chunk)
        records, fresh = records + len(chunk), fresh + len(new)
        faults += _faults(kind, references, book, new)
        faults += (_fault(book, *found) for found in norming.wrong(work, kind.table, new))
    if faults and not skip_errors:
        raise FaultyBookError(faults)
    added = lines = 0
    named: set[str] = set()
    for chunk in _chunks(_good(kind, references, book, faults)):
        made = kind.make(work, references, book.source, chunk)
        if not dry_run:
            for table, rows in made:
                work.ledger.bulk(table, rows)
            work.seal(work.action)
            named |= {names.key(str(record.values.get("name"))) for record in chunk}
        added += len(chunk)
        lines += sum(len(record.lines) for record in chunk)
    if kind.table in twins.OF:
        twins.warn_of(work, kind.table, named)
    return Outcome(added, lines, records - fresh, fresh - added + book.rejected, faults)


def _chunks(records: Iterable[Record]) -> Iterator[list[Record]]:
    left = iter(records)
    while chunk := list(islice(left, CHUNK)):
        yield chunk


def _good(
    kind: _Kind, references: References, book: Book, faults: Iterable[Fault]
) -> Iterator[Record]:
    """Yield the new records without a fault."""
    bad = {(fault.sheet, fault.row) for fault in faults}
    for chunk in _chunks(book.records):
        for record in references.fresh(kind.table, chunk):
            if bad.isdisjoint(record.places):
                yield record


def _faults(
    kind: _Kind, references: References, book: Book, records: Sequence[Record]
) -> Iterator[Fault]:
    key = KEYS[kind.table]
    taken = references.taken(kind.table, records)
    for record in records:
        if record.values.get(key) in taken:
            why = _("this code is in use by an entry that did not come from this source")
            yield _fault(book, record, key, why)
        for field in kind.references:
            if wrong := references.wrong(field, record.values.get(field)):
                yield _fault(book, record, field, wrong)
        for line in record.lines:
            if wrong := references.wrong("product", line.values.get("product")):
                yield _fault(book, line, "product", wrong)


def _fault(book: Book, record: Record, field: str, why: str) -> Fault:
    column = book.columns.get(field, field)
    return Fault(record.sheet, record.row, column, str(record.values.get(field) or ""), why)
