"""Entering a checked book: history that happened skips gates, and is marked as imported."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from salescli.books.located import Book, Fault, Record
from salescli.engine.references import References
from salescli.errors import FaultyBookError, RoleError
from salescli.policy.roles import PLANNERS, REGISTRARS, Actor
from salescli.services.importing import contracts, registers
from salescli.text import _

if TYPE_CHECKING:
    from salescli.engine.work import Work

CHUNK = 1000
"""Records per audit row (design.md 1.10)."""


class Outcome(NamedTuple):
    """What an import did, in records and in lines of documents."""

    added: int
    lines: int
    present: int
    skipped: int
    faults: list[Fault]


@dataclass(frozen=True)
class _Kind:
    """How the records of one kind of book are checked against the database and entered."""

    table: str
    references: tuple[str, ...]
    enter: Callable[["Work", References, str, Sequence[Record]], None]


_KINDS = {
    "staff": _Kind("employee", (), registers.staff),
    "customers": _Kind("customer", ("salesperson",), registers.customers),
    "products": _Kind("product", (), registers.products),
    "contracts": _Kind("contract", ("customer", "salesperson"), contracts.contracts),
}


def permit(kind: str, actor: Actor) -> None:
    """Refuse whoever may not import books of a kind; asked before one is opened for them."""
    roles = PLANNERS if kind == "staff" else REGISTRARS
    if not actor.plays(roles):
        raise RoleError(_("import {kind}").format(kind=kind), actor.roles, roles, "1.11")


def enter(work: "Work", book: Book, *, skip_errors: bool = False) -> Outcome:
    """Enter every record that is not there yet: all, or none if one is faulty.

    Raises FaultyBookError with every fault, unless faulty records are to be skipped.
    """
    permit(book.kind, work.actor)
    kind = _KINDS[book.kind]
    references = References(work, book.source)
    fresh = [r for r in book.records if r.source_key not in references.present(kind.table)]
    faults = [*book.faults, *_faults(kind, references, book, fresh)]
    if faults and not skip_errors:
        raise FaultyBookError(faults)
    bad = {(fault.sheet, fault.row) for fault in faults}
    good = [r for r in fresh if not _places(r) & bad]
    for chunk in _chunks(good):
        kind.enter(work, references, book.source, chunk)
        work.seal(work.action)
    present = len(book.records) - len(fresh)
    lines = sum(len(record.lines) for record in good)
    return Outcome(len(good), lines, present, len(fresh) - len(good) + _rejected(book), faults)


def _rejected(book: Book) -> int:
    return len({(row.sheet, row.number) for row in book.rejected})


def _places(record: Record) -> set[tuple[str, int]]:
    return {(record.sheet, record.row), *((line.sheet, line.row) for line in record.lines)}


def _chunks(records: Sequence[Record]) -> Iterator[Sequence[Record]]:
    for start in range(0, len(records), CHUNK):
        yield records[start : start + CHUNK]


def _faults(
    kind: _Kind, references: References, book: Book, records: Sequence[Record]
) -> Iterator[Fault]:
    for record in records:
        if why := references.taken(kind.table, record):
            yield _fault(book, record, _key(kind), why)
        for field in kind.references:
            if why := references.wrong(field, record.values.get(field)):
                yield _fault(book, record, field, why)
        for line in record.lines:
            if why := references.wrong("product", line.values.get("product")):
                yield _fault(book, line, "product", why)


def _key(kind: _Kind) -> str:
    return "number" if kind.table == "contract" else "code"


def _fault(book: Book, record: Record, field: str, why: str) -> Fault:
    column = book.columns.get(field, field)
    return Fault(record.sheet, record.row, column, str(record.values.get(field) or ""), why)
