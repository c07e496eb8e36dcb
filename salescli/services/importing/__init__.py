"""Entering a checked book: history that happened skips gates, and is marked as imported."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from salescli.books.located import Book, Fault, Record
from salescli.engine.references import KEYS, References
from salescli.errors import FaultyBookError, RoleError
from salescli.policy.roles import ADMINISTRATORS, REGISTRARS, Actor
from salescli.services.importing import contracts, registers
from salescli.services.importing.history import History
from salescli.services.importing.said import Said
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
    differ: int
    """Those there already of which the book says something else than before."""
    skipped: int
    faults: list[Fault]

    def told(self, kind: str) -> str:
        """Say what was done with the entries of a kind of book."""
        told = _("{kind}: {added} added, {present} already there, {skipped} skipped")
        if self.differ:
            told = _(
                "{kind}: {added} added, {present} already there, {differ} differ, {skipped} skipped"
            )
        return told.format(kind=kind, **self._asdict())


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
    roles = ADMINISTRATORS if kind == "staff" else REGISTRARS
    if not actor.plays(roles):
        raise RoleError(_("import {kind}").format(kind=kind), actor.roles, roles, "1.11")


def enter(work: "Work", book: Book, *, skip_errors: bool = False, dry_run: bool = False) -> Outcome:
    """Enter every record that is not there yet: all, or none if one is faulty.

    Raises FaultyBookError with every fault, unless faulty records are to be skipped. A dry run
    makes all rows and enters none: those of a long book would have to be held until its end.
    """
    permit(book.kind, work.actor)
    entering = _Entering(work, book)
    looked = entering.look()
    if looked.faults and not skip_errors:
        left = looked.outcome(0, 0, book.rejected)
        # What is there already does not hide what the book says of it now.
        raise FaultyBookError(looked.faults, left.told(book.kind) if left.differ else "")
    return entering.enter(looked, dry_run=dry_run)


class _Looked(NamedTuple):
    """What a first pass over the records of a book found."""

    faults: list[Fault]
    known: int
    fresh: int
    changed: list[Record]
    """Known ones of which the book says something else now."""

    def outcome(self, added: int, lines: int, rejected: int) -> Outcome:
        """Return what was done with it all, after so many were added."""
        differ = len(self.changed)
        left = self.fresh - added + rejected
        return Outcome(added, lines, self.known - differ, differ, left, self.faults)


class _Entering:
    """A book on its way into the database."""

    def __init__(self, work: "Work", book: Book) -> None:
        self._work = work
        self._book = book
        self._kind = _KINDS[book.kind]
        self._references = References(work, book.source)
        self._said = Said(work, self._kind.table, book)

    def look(self) -> _Looked:
        """Find what is there already, what differs and what is wrong."""
        found = _Looked([*self._book.faults], 0, 0, [])
        history = History(self._work, self._book.kind)
        logins = registers.Logins(self._work)
        for chunk in _chunks(self._book.records):
            new = self._references.fresh(self._kind.table, chunk)
            found = found._replace(
                known=found.known + len(chunk) - len(new), fresh=found.fresh + len(new)
            )
            if len(new) < len(chunk):
                for record, faults in self._said.differences(chunk):
                    found.changed.append(record)
                    found.faults.extend(faults)
            found.faults.extend(_faults(self._kind, self._references, self._book, new))
            found.faults.extend(
                _fault(self._book, *wrong)
                for wrong in (
                    *norming.wrong(self._work, self._kind.table, new),
                    *(logins.faults(new) if self._kind.table == "employee" else ()),
                )
            )
            found.faults.extend(
                _fault(self._book, row, field, why)
                for record in new
                for row, field, why in history.faults(record)
            )
        return found

    def enter(self, looked: _Looked, *, dry_run: bool) -> Outcome:
        """Enter what is new and sound, and keep what the book says."""
        added = lines = 0
        keys: set[str] = set()
        if self._kind.table == "employee":
            registers.begins(self._work, self._good(looked))
        for chunk in _chunks(self._good(looked)):
            made = self._kind.make(self._work, self._references, self._book.source, chunk)
            if not dry_run:
                self._keep([*made, self._noted(chunk)])
                keys |= twins.keys(record.values for record in chunk)
            added += len(chunk)
            lines += sum(len(record.lines) for record in chunk)
        if looked.changed and not dry_run:
            self._keep([self._noted(looked.changed)])
        twins.warn_of(self._work, self._kind.table, keys)
        return looked.outcome(added, lines, self._book.rejected)

    def _good(self, looked: _Looked) -> Iterator[Record]:
        """Yield the new records without a fault."""
        bad = {(fault.sheet, fault.row) for fault in looked.faults}
        for chunk in _chunks(self._book.records):
            for record in self._references.fresh(self._kind.table, chunk):
                if bad.isdisjoint(record.places):
                    yield record

    def _noted(self, records: Sequence[Record]) -> tuple[Any, list[dict[str, Any]]]:
        return self._said.note(records, registers.last_id(self._work, "book_entry"))

    def _keep(self, made: "Made") -> None:
        for table, rows in made:
            self._work.ledger.bulk(table, rows)
        self._work.seal(self._work.action)


def _chunks(records: Iterable[Record]) -> Iterator[list[Record]]:
    left = iter(records)
    while chunk := list(islice(left, CHUNK)):
        yield chunk


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
